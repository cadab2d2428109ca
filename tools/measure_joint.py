"""Measure on a long yearly panel how often joint statements over areas come true, and write it where the app reads it.

usage: python tools/measure_joint.py PANEL.csv [--out data/reference] [--least-points 6] [--horizons 5]

PANEL is the tidy yearly panel that method_record.toml names (series_id, period, value, region, indicator, unit, freq).
The record by length of history and horizon is written to joint_record.csv, and the record over whole histories to
joint_record.toml and the terminal, with the prior of the correlation, which models/joint.py names; each indicator is
measured with the prior of the others. Coverage is the mean over the randomisation of the PIT, so no seed is drawn.
"""

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Final

import pandas as pd
from tqdm import tqdm

from tkkio_analytics.models.joint_prior import prior_correlation, products_by_horizon
from tkkio_analytics.models.joint_record import JOINT_POINTS, JointScore, grown_cases, joint_record, joint_score
from tkkio_analytics.models.tidy import tidy_panel

WORDS: Final = """\
# What joint_record.csv was measured on, and the record over whole histories.
# Made by: python tools/measure_joint.py PANEL.csv

panel_sha256 = "{sha256}"

# Correlation of areas' errors 1, 2, ... years ahead before any error of an indicator's own is seen. What follows, and
# joint_record.csv, was measured with the prior of all other indicators.
prior_correlation = {prior}

[whole_histories]
least_points = {least_points}
horizons = {horizons}
origins = {score.origins}
counts = {score.counts}
coverage = {score.coverage:.6f}
coverage_independent = {score.coverage_independent:.6f}
coverage_stated = {score.coverage_stated:.6f}
correlation = {score.correlation:.6f}
"""


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("panel", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data/reference"))
    parser.add_argument("--least-points", type=int, default=6)
    parser.add_argument("--horizons", type=int, default=5)
    arguments = parser.parse_args()
    panel = tidy_panel(pd.read_csv(arguments.panel, dtype={"period": str}))
    products = products_by_horizon(panel)
    print("prior by years ahead:", prior_correlation(products))
    priors = [prior_correlation(products, left_out=p) for p in range(len(panel.indicators))]
    cases = list(grown_cases(panel, least_points=arguments.least_points, horizons=arguments.horizons, priors=priors))
    for horizon in range(1, arguments.horizons + 1):
        report(f"{horizon} ahead", joint_score(case for case in cases if case.horizon == horizon))
    whole = joint_score(cases)
    report("all", whole)
    with tqdm(total=len(JOINT_POINTS), unit="length", file=sys.stderr) as bar:

        def advance(done: int, _: int) -> None:
            bar.update(done - bar.n)

        record = pd.DataFrame(joint_record(panel, priors=priors, on_progress=advance))
    if whole is None:
        raise SystemExit(1)
    arguments.out.mkdir(parents=True, exist_ok=True)
    record.round(6).to_csv(arguments.out / "joint_record.csv", index=False, lineterminator="\n")
    text = WORDS.format(
        sha256=hashlib.sha256(arguments.panel.read_bytes()).hexdigest(),
        least_points=arguments.least_points,
        horizons=arguments.horizons,
        prior=list(prior_correlation(products)),
        score=whole,
    )
    (arguments.out / "joint_record.toml").write_text(text, encoding="utf-8")
    print(f"{len(record)} rows")


def report(name: str, score: JointScore | None) -> None:
    """Say one score on a line."""
    if score is None:
        print(f"{name}: no counts")
        return
    print(
        f"{name}: coverage {score.coverage:.3f}, independent {score.coverage_independent:.3f}, "
        f"stated interval {score.coverage_stated:.3f}, correlation {score.correlation:.2f}, "
        f"{score.counts} counts from {score.origins} origins"
    )


if __name__ == "__main__":
    main()
