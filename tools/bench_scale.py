"""Time the three models from a hundred series to all of Sotkanet (3 500 indicators x 30 areas), with peak memory.

usage: OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 python tools/bench_scale.py [--out docs/benchmarks.md]

Seeded walks in per cent: ten years for the annual model, 36 months for the seasonal one, five rounds with a standard
error for the survey model. Each cell of the table is a process of its own, so that its peak memory is its own. The best
of several runs counts, in time of the processor, which other work on the machine disturbs less. The table replaces the
one between the marks in the page, with date, machine and command.
"""

import argparse
import multiprocessing
import os
import platform
import re
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.seasonal import fit_seasonal
from tkkio_analytics.models.survey import PublishedError, fit_survey

SIZES: Final = ((5, 20), (50, 20), (500, 20), (3500, 30))
"""Indicators and areas."""
BEGIN, END = "<!-- scale: begin -->", "<!-- scale: end -->"
HEADER: Final = """\
| model | series | ms a series | all, s | peak memory, MB |
|---|---|---|---|---|"""
SECONDS: Final = 3.0
"""Runs are repeated until they have taken this long together."""


def main() -> None:
    """Measure every model at every size and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=Path("docs/benchmarks.md"))
    arguments = parser.parse_args()
    rows = [HEADER]
    for name in MODELS:
        for indicators, areas in SIZES:
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                milliseconds, megabytes = pool.apply(measured, (name, indicators, areas))
            series = indicators * areas
            each = milliseconds / series
            rows.append(f"| {name} | {series} | {each:.4f} | {milliseconds / 1000:.2f} | {megabytes:.0f} |")
            print(rows[-1], flush=True)
    write(arguments.out, "\n".join(rows))


def measured(name: str, indicators: int, areas: int) -> tuple[float, float]:
    """Return the milliseconds of the best run and the peak memory of the process in megabytes."""
    work = MODELS[name](indicators, areas)
    times: list[float] = []
    while sum(times) < 1000 * SECONDS:
        start = time.process_time()
        work()
        times.append(1000 * (time.process_time() - start))
    return min(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def annual(indicators: int, areas: int) -> Callable[[], object]:
    """Return the annual model's work, back-test included."""
    values = walks(indicators, areas, 10)
    return lambda: fit_panel(values, lower=0.0, upper=100.0)


def seasonal(indicators: int, areas: int) -> Callable[[], object]:
    """Return the seasonal model's work, past errors included."""
    values = walks(indicators, areas, 36)
    return lambda: fit_seasonal(values, period=12, lower=0.0, upper=100.0)


def survey(indicators: int, areas: int) -> Callable[[], object]:
    """Return the survey model's work."""
    values = walks(indicators, areas, 5)
    published = PublishedError(se=np.ones(values.shape))
    return lambda: fit_survey(values, years=np.arange(2021.0, 2026.0), published=published, lower=0.0, upper=100.0)


MODELS: Final = {"annual": annual, "seasonal": seasonal, "survey": survey}


def walks(indicators: int, areas: int, periods: int) -> np.ndarray:
    """Return seeded shares, (indicators, areas, periods)."""
    rng = np.random.default_rng(105)
    start = rng.uniform(20, 80, size=(indicators, areas, 1))
    return np.asarray(np.clip(start + rng.normal(0, 1.5, size=(indicators, areas, periods)).cumsum(axis=2), 1, 99))


def write(page: Path, table: str) -> None:
    """Put the table between the marks of the page."""
    day = datetime.now(tz=UTC).date().isoformat()
    machine = f"Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores (one used)"
    command = "OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 python tools/bench_scale.py"
    block = f"{BEGIN}\n{day}, {machine}, {platform.machine()}: `{command}`\n\n{table}\n{END}"
    text = page.read_text(encoding="utf-8")
    text = re.sub(f"{BEGIN}.*{END}", lambda _: block, text, flags=re.DOTALL) if BEGIN in text else f"{text}\n{block}\n"
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
