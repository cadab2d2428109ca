"""Measure on simulated panels how often false claims are called supported, and write it where the app reads it.

usage: python tools/measure_claims.py PANEL.csv [--worlds all] [--out data/reference] [--panels 300] [--workers 2]

Every kind of claim is put to panels of 22 areas and 3 to 20 periods in each of the worlds of models/claim_panels.py,
where the truth is known. What is measured and what counts as true is told in docs/methods.md. PANEL is the tidy yearly
panel that method_record.toml names: two of the worlds that were held out borrow the shape of its variation. With
``--worlds tuned`` or ``held_out`` only those are measured, and the rows of the others stay as they are in the file.
"""

import argparse
import sys
from pathlib import Path

import pandas as pd
from joblib import Parallel, delayed  # type: ignore[import-untyped]
from tqdm import tqdm

from tkkio_analytics.analysis.claim_targets import SURE
from tkkio_analytics.domain.claim import ClaimKind
from tkkio_analytics.models.arrays import FloatArray
from tkkio_analytics.models.claim_panels import World
from tkkio_analytics.models.claim_record import EFFECTS, ClaimScore, claim_cases, claim_score
from tkkio_analytics.models.claim_shapes import real_shapes
from tkkio_analytics.models.claim_target_record import TARGET_LENGTHS, target_score
from tkkio_analytics.models.tidy import TidyPanel, tidy_panel

DIGITS = 4


def main() -> None:
    """Write the record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("panel", type=Path)
    parser.add_argument("--worlds", choices=("all", "tuned", "held_out"), default="all")
    parser.add_argument("--out", type=Path, default=Path("data/reference"))
    parser.add_argument("--panels", type=int, default=300)
    parser.add_argument("--target-panels", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=20261124)
    arguments = parser.parse_args()
    worlds = tuple(w for w in World if arguments.worlds == "all" or w.held_out == (arguments.worlds == "held_out"))
    shapes = shapes_of(tidy_panel(pd.read_csv(arguments.panel, dtype={"period": str})))
    tested = [(kind, world, periods) for kind, world, periods in claim_cases() if world in worlds]
    goals = [(ClaimKind.TARGET, world, periods) for periods in TARGET_LENGTHS for world in worlds]
    cases = [(case, arguments.panels) for case in tested] + [(case, arguments.target_panels) for case in goals]
    with Parallel(n_jobs=arguments.workers, return_as="generator") as workers:
        scores = workers(delayed(score)(case, panels, arguments.seed, shapes) for case, panels in cases)
        rows = [row(found) for found in tqdm(scores, total=len(cases), unit="case", file=sys.stderr)]
    table = joined(pd.DataFrame(rows), arguments.out / "claim_record.csv", worlds)
    arguments.out.mkdir(parents=True, exist_ok=True)
    table.round(DIGITS).to_csv(arguments.out / "claim_record.csv", index=False, lineterminator="\n")
    table["set"] = [("tuned", "held out")[World(world).held_out] for world in table["world"]]
    print(table.groupby(["set", "kind", "periods"])["false_supported"].max().round(3).to_string())
    print(f"{len(table)} rows")


def shapes_of(panel: TidyPanel) -> dict[World, tuple[FloatArray, ...]]:
    """Return the real variation that worlds borrow."""
    return {
        World.HELD_OUT_REAL: real_shapes(panel),
        World.HELD_OUT_REAL_SLOW: real_shapes(panel, smoothed_over=None),
    }


def score(
    case: tuple[ClaimKind, World, int], panels: int, seed: int, shapes: dict[World, tuple[FloatArray, ...]]
) -> tuple[ClaimScore, int]:
    """Return the score of one case, which does not depend on the others, and how many panels it rests on."""
    kind, world, periods = case
    lent = shapes.get(world, ())
    if kind is ClaimKind.TARGET:
        return target_score(world=world, periods=periods, panels=panels, seed=seed, sure=SURE, shapes=lent), panels
    return claim_score(kind, world=world, periods=periods, panels=panels, seed=seed, shapes=lent), panels


def joined(measured: pd.DataFrame, path: Path, worlds: tuple[World, ...]) -> pd.DataFrame:
    """Return what was measured and, of worlds that were not, what the file holds, in the order of the cases."""
    kept = pd.read_csv(path) if path.exists() else pd.DataFrame(columns=measured.columns)
    kept = kept[~kept["world"].isin([world.value for world in worlds])]
    table = pd.concat([kept, measured], ignore_index=True) if len(kept) else measured
    kinds = [*dict.fromkeys(kind.value for kind, _, _ in claim_cases()), ClaimKind.TARGET.value]
    order = [
        (kinds.index(kind), periods, list(World).index(World(world)))
        for kind, periods, world in zip(table["kind"], table["periods"], table["world"], strict=True)
    ]
    return table.iloc[sorted(range(len(table)), key=order.__getitem__)].reset_index(drop=True)


def row(measured: tuple[ClaimScore, int]) -> dict[str, object]:
    """Return one score as a row of the record."""
    found, panels = measured
    return {
        "kind": found.kind.value,
        "periods": found.periods,
        "world": found.world.value,
        "panels": panels,
        "claims": found.claims,
        "false_supported": found.false_supported,
        **{f"power_{effect}": found.power.get(effect) for effect in EFFECTS},
        "error": found.error,
    }


if __name__ == "__main__":
    main()
