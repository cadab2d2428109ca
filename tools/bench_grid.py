"""Time the forecasts of a whole grid: 22 areas x 50 indicators with back-test and probability, on one core.

usage: OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 python tools/bench_grid.py [--repeats 20]

The series are seeded random walks in per cent. Beside it, in the same run, statsmodels' ETS on some of the same series;
on a noisy machine the ratio says more than the milliseconds.
"""

import argparse
import time
import warnings
from collections.abc import Callable
from functools import partial
from typing import Final

import numpy as np
import pandas as pd
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

from tkkio_analytics.models.panel import fit_panel

AREAS: Final = 22
INDICATORS: Final = 50
HORIZONS: Final = 5
ETS_SERIES: Final = 20


def main() -> None:
    """Print one line a length of history."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--repeats", type=int, default=20)
    repeats = parser.parse_args().repeats
    print("| years | grid, ms (best) | grid, ms (median) | ms a series | ETS, ms a series | times faster |")
    print("|---|---|---|---|---|---|")
    for years in (5, 10, 20):
        values = panel(years)
        times = [timed(partial(answers, values)) for _ in range(repeats)]
        some = values.reshape(-1, years)[:ETS_SERIES]
        ets = float(np.median([timed(partial(ets_forecast, pd.Series(series))) for series in some]))
        each = float(np.median(times)) / (AREAS * INDICATORS)
        print(f"| {years} | {min(times):.1f} | {np.median(times):.1f} | {each:.4f} | {ets:.1f} | {ets / each:.0f} |")


def panel(years: int) -> np.ndarray:
    """Return seeded shares, (indicators, areas, years)."""
    rng = np.random.default_rng(22)
    start = rng.uniform(20, 80, size=(INDICATORS, AREAS, 1))
    return np.asarray(np.clip(start + rng.normal(0, 1.5, size=(INDICATORS, AREAS, years)).cumsum(axis=2), 1, 99))


def answers(values: np.ndarray) -> np.ndarray:
    """Return the probability of ending above the last value, and make the back-test on the way."""
    fit = fit_panel(values, lower=0.0, upper=100.0, horizons=HORIZONS)
    return fit.probability_at_least(values[..., -1], horizon=HORIZONS)


def ets_forecast(series: pd.Series) -> pd.DataFrame:
    """Return the 80 % interval of a damped ETS of one series."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = ETSModel(series, error="add", trend="add", damped_trend=True).fit(disp=False)
        prediction = fitted.get_prediction(len(series), len(series) + HORIZONS - 1)
        return pd.DataFrame(prediction.summary_frame(alpha=0.2))


def timed(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes, in milliseconds."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
