"""Measure on simulated panels how often false claims are called supported, and write it where the app reads it.

usage: python tools/measure_claims.py [--out data/reference] [--panels 300] [--target-panels 100] [--workers 2]

Every kind of claim is put to panels of 22 areas and 3 to 20 periods in each of the worlds of models/claim_panels.py,
where the truth is known. What is measured and what counts as true is told in docs/methods.md. Nothing real is used.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from joblib import Parallel, delayed  # type: ignore[import-untyped]
from tqdm import tqdm

from tkkio_analytics.analysis.claim_targets import SURE
from tkkio_analytics.domain.claim import ClaimKind
from tkkio_analytics.models.claim_panels import World
from tkkio_analytics.models.claim_record import EFFECTS, ClaimScore, claim_cases, claim_score
from tkkio_analytics.models.claim_target_record import TARGET_LENGTHS, target_score

DIGITS = 4


def main() -> None:
    """Write the record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=Path("data/reference"))
    parser.add_argument("--panels", type=int, default=300)
    parser.add_argument("--target-panels", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=20261124)
    arguments = parser.parse_args()
    with Parallel(n_jobs=arguments.workers, return_as="generator") as workers:
        cases = claim_cases()
        tested = workers(delayed(tested_score)(case, arguments.panels, arguments.seed) for case in cases)
        rows = [row(score, arguments.panels) for score in tqdm(tested, total=len(cases), unit="case", file=sys.stderr)]
    rows += [row(score, arguments.target_panels) for score in targets(arguments.target_panels, arguments.seed)]
    table = pd.DataFrame(rows)
    arguments.out.mkdir(parents=True, exist_ok=True)
    table.round(DIGITS).to_csv(arguments.out / "claim_record.csv", index=False, lineterminator="\n")
    print(table.groupby(["kind", "periods"])["false_supported"].max().round(3).to_string())
    print(f"{len(table)} rows")


def tested_score(case: tuple[ClaimKind, World, int], panels: int, seed: int) -> ClaimScore:
    """Return the score of one case; it does not depend on the others."""
    kind, world, periods = case
    return claim_score(kind, world=world, periods=periods, panels=panels, seed=seed)


def targets(panels: int, seed: int) -> Iterator[ClaimScore]:
    """Yield the scores of claims about goals."""
    for periods in tqdm(TARGET_LENGTHS, unit="length", file=sys.stderr):
        for world in World:
            yield target_score(world=world, periods=periods, panels=panels, seed=seed, sure=SURE)


def row(score: ClaimScore, panels: int) -> dict[str, object]:
    """Return one score as a row of the record."""
    return {
        "kind": score.kind.value,
        "periods": score.periods,
        "world": score.world.value,
        "panels": panels,
        "claims": score.claims,
        "false_supported": score.false_supported,
        **{f"power_{effect}": score.power.get(effect) for effect in EFFECTS},
    }


if __name__ == "__main__":
    main()
