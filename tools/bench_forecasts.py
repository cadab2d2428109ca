"""Measure our forecasts beside statsforecast's on every panel of a folder: accuracy and speed, in one run.

usage: python tools/bench_forecasts.py FOLDER [--worker-python PATH] [--out docs/benchmarks.md]
       [--record data/reference/benchmark_record.csv]

FOLDER holds tidy panels (*.csv) and, where only some cutoffs count, grid_<panel>.csv beside them (series_id, cutoff).
The statsforecast models run under another Python, because the library forces an old pandas. The table replaces the one
between the marks in the page, with date, machine and command; the record holds the scores for the methods page.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pandas as pd

from tkkio_analytics.models.backtesting import LEVEL_COLUMNS, run_backtest, score_predictions
from tkkio_analytics.models.tidy import tidy_panel

WORKER: Final = Path(__file__).with_name("statsforecast_worker.py")
BEGIN, END = "<!-- forecasts: begin -->", "<!-- forecasts: end -->"
HORIZONS: Final = {"yearly": 5, "monthly": 12, "quarterly": 8}
SEASONS: Final = {"yearly": 1, "monthly": 12, "quarterly": 4}
SURVEY_HORIZON: Final = 1
OURS: Final = ("panel", "last_value")
RECORDED: Final = ("panel", "model", "horizon", "mae", "crps", "c80", "c95", "skill", "slope")
HEADER: Final = """\
| panel | model | MAE | CRPS | in 80 % | in 95 % | Brier skill | slope | ms a series |
|---|---|---|---|---|---|---|---|---|"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel with the questions asked of it: which cutoffs, how far ahead, and the length of its season."""

    name: str
    frame: pd.DataFrame
    cutoffs: pd.DataFrame | None
    horizon: int
    season: int


def main() -> None:
    """Measure every panel and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worker-python", type=Path, default=Path(".venv-bench/bin/python"))
    parser.add_argument("--out", type=Path, default=Path("docs/benchmarks.md"))
    parser.add_argument("--record", type=Path, default=Path("data/reference/benchmark_record.csv"))
    arguments = parser.parse_args()
    rows = [row for panel in panels(arguments.folder) for row in measured(panel, arguments.worker_python)]
    table = "\n".join([HEADER, *(shown(row) for row in rows)])
    print(table)
    write(arguments.out, table)
    record = pd.DataFrame(rows)[list(RECORDED)]
    record.insert(0, "measured", today())
    record.round(4).to_csv(arguments.record, index=False, lineterminator="\n")


def panels(folder: Path) -> Iterator[Panel]:
    """Yield the panels of a folder, by name."""
    for file in sorted(folder.glob("*.csv")):
        if file.stem.startswith("grid_"):
            continue
        frame = pd.read_csv(file, dtype={"period": str})
        freq = str(frame["freq"].iloc[0])
        grid = folder / f"grid_{file.stem}.csv"
        yield Panel(
            name=file.stem,
            frame=frame,
            cutoffs=pd.read_csv(grid, dtype={"cutoff": str})[["series_id", "cutoff"]] if grid.exists() else None,
            horizon=SURVEY_HORIZON if "se" in frame.columns else HORIZONS[freq],
            season=SEASONS[freq],
        )


def measured(panel: Panel, worker: Path) -> Iterator[dict[str, Any]]:
    """Yield the scores of each model, ours first."""
    ours = run_backtest(panel.frame, horizon=panel.horizon, models=OURS)
    predictions = ours.predictions
    if panel.cutoffs is not None:
        predictions = predictions.merge(panel.cutoffs, on=["series_id", "cutoff"])
    theirs, speed = statsforecast(panel, predictions[predictions["model"] == OURS[0]], worker)
    scores = score_predictions(pd.concat([predictions, theirs], ignore_index=True), tidy_panel(panel.frame))
    for row in scores.to_dict("records"):
        name = str(row["model"])
        milliseconds = ours.ms_per_series.get(name, speed.get(name, float("nan")))
        yield {str(key): value for key, value in row.items()} | {
            "panel": panel.name,
            "horizon": panel.horizon,
            "milliseconds": milliseconds,
        }


def shown(row: dict[str, Any]) -> str:
    """Return a row of the table."""
    return (
        f"| {row['panel']} | {row['model']} | {row['mae']:.3f} | {row['crps']:.3f} | {row['c80']:.3f} "
        f"| {row['c95']:.3f} | {row['skill']:.3f} | {row['slope']:.2f} | {row['milliseconds']:.3f} |"
    )


def statsforecast(panel: Panel, asked: pd.DataFrame, worker: Path) -> tuple[pd.DataFrame, dict[str, float]]:
    """Return the other library's predictions at the same cutoffs, and its milliseconds a history by model."""
    questions = asked[["series_id", "cutoff"]].drop_duplicates().reset_index(drop=True)
    with tempfile.TemporaryDirectory() as folder:
        histories, out = Path(folder) / "histories.csv", Path(folder) / "out.csv"
        cut(panel.frame, questions).to_csv(histories, index=False)
        command = [str(worker), str(WORKER), str(histories), str(out)]
        command += ["--horizon", str(panel.horizon), "--season", str(panel.season)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
        found = pd.read_csv(out)
    found = found.join(questions, on="unique_id").drop(columns="unique_id")
    keys = ["series_id", "cutoff", "horizon"]
    observed = asked[[*keys, "observed"]]
    return found.merge(observed, on=keys)[["model", *keys, "observed", *LEVEL_COLUMNS]], json.loads(done.stdout)


def cut(frame: pd.DataFrame, questions: pd.DataFrame) -> pd.DataFrame:
    """Return the history that each question has seen, numbered from 1, under the question's own number."""
    known = frame.dropna(subset=["value"]).sort_values(["series_id", "period"])
    series = {str(name): part for name, part in known.groupby("series_id")}
    parts = []
    for number, (series_id, cutoff) in enumerate(questions.itertuples(index=False, name=None)):
        values = series[series_id].loc[series[series_id]["period"] <= cutoff, "value"].to_numpy()
        parts.append(pd.DataFrame({"unique_id": number, "ds": range(1, len(values) + 1), "y": values}))
    return pd.concat(parts, ignore_index=True)


def today() -> str:
    """Return the ISO date of the measurement."""
    return datetime.now(tz=UTC).date().isoformat()


def write(page: Path, table: str) -> None:
    """Put the table between the marks of the page."""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    block = f"{BEGIN}\n{today()}, {machine}: `make bench-forecasts PANELS=folder`\n\n{table}\n{END}"
    text = page.read_text(encoding="utf-8")
    text = re.sub(f"{BEGIN}.*{END}", lambda _: block, text, flags=re.DOTALL) if BEGIN in text else f"{text}\n{block}\n"
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
