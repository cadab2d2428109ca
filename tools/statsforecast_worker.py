"""Forecast many histories with statsforecast, in an environment of its own (it forces an old pandas).

usage: python statsforecast_worker.py HISTORIES.csv OUT.csv --horizon H --season S

HISTORIES has unique_id, ds (1, 2, ...), y. OUT gets model, unique_id, horizon and one column a quantile level; the time
that each model took, in milliseconds a history, is printed as JSON. Called by bench_forecasts.py.
"""

import argparse
import json
import sys
import time
import warnings

import pandas as pd
from statsforecast import StatsForecast
from statsforecast.models import AutoETS, AutoTheta, DynamicOptimizedTheta, Naive

INTERVALS = {20: (0.4, 0.6), 40: (0.3, 0.7), 60: (0.2, 0.8), 80: (0.1, 0.9), 90: (0.05, 0.95), 95: (0.025, 0.975)}


def main() -> None:
    """Run each model alone, so that each has its own time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("histories")
    parser.add_argument("out")
    parser.add_argument("--horizon", type=int, required=True)
    parser.add_argument("--season", type=int, required=True)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    frame = pd.read_csv(arguments.histories)
    season = arguments.season
    models = {
        "AutoETS": AutoETS(season_length=season),
        "AutoTheta": AutoTheta(season_length=season),
        "DOT": DynamicOptimizedTheta(season_length=season),
    }
    first = frame[frame["unique_id"] == frame["unique_id"].iloc[0]]
    parts, speed = [], {}
    for name, model in models.items():
        forecast(first, model, arguments.horizon)  # compiles
        started = time.perf_counter()
        found = forecast(frame, model, arguments.horizon)
        speed[name] = 1000 * (time.perf_counter() - started) / frame["unique_id"].nunique()
        parts.append(quantiles(found, name))
        print(f"{name}: {speed[name]:.2f} ms a history", file=sys.stderr)
    pd.concat(parts).to_csv(arguments.out, index=False)
    print(json.dumps(speed))


def forecast(frame: pd.DataFrame, model: object, horizon: int) -> pd.DataFrame:
    """Return mean and intervals; a history that a model cannot take falls back to the last value."""
    engine = StatsForecast(models=[model], freq=1, n_jobs=1, fallback_model=Naive())
    return pd.DataFrame(engine.forecast(df=frame, h=horizon, level=list(INTERVALS)))


def quantiles(found: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the intervals as quantiles."""
    column = next(c for c in found.columns if c not in {"unique_id", "ds"} and "-lo-" not in c and "-hi-" not in c)
    table = pd.DataFrame({"model": name, "unique_id": found["unique_id"]})
    table["horizon"] = found.groupby("unique_id").cumcount() + 1
    table["0.5"] = found[column]
    for level, (low, high) in INTERVALS.items():
        table[f"{low:g}"] = found[f"{column}-lo-{level}"]
        table[f"{high:g}"] = found[f"{column}-hi-{level}"]
    return table


if __name__ == "__main__":
    main()
