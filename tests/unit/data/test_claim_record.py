"""The shipped record of claims keeps its promise at every length."""

from pathlib import Path

import pytest

from tkkio_analytics.data.method_record import MethodRecord
from tkkio_analytics.models.claim_panels import World
from tkkio_analytics.models.claim_record import LENGTHS
from tkkio_analytics.models.claim_target_record import TARGET_LENGTHS

KINDS = {
    "change": LENGTHS,
    "comparison": LENGTHS,
    "first": LENGTHS,
    "fastest": LENGTHS,
    "timing": tuple(length for length in LENGTHS if length >= 4),
    "target": TARGET_LENGTHS,
}


@pytest.mark.parametrize("kind", KINDS)
def test_false_claims_were_supported_in_at_most_one_of_twenty_cases(root: Path, kind: str) -> None:
    claims = MethodRecord.from_folder(root / "data" / "reference").claims
    rows = claims[claims["kind"] == kind]
    assert (rows["panels"] >= 100).all()
    promised = rows[[World(world).promised for world in rows["world"]]]
    assert promised["false_supported"].max() <= 0.05
    assert (rows["error"] < 0.02).all()


def test_slow_movements_are_known_to_break_the_promise(root: Path) -> None:
    """Where a decade's wandering is called chance, claims are false more often: the limit of what is promised."""
    claims = MethodRecord.from_folder(root / "data" / "reference").claims
    slow = claims[claims["world"] == World.HELD_OUT_REAL_SLOW.value]
    assert slow["false_supported"].max() > 0.05


@pytest.mark.parametrize("kind", KINDS)
def test_every_length_and_world_was_measured_once(root: Path, kind: str) -> None:
    claims = MethodRecord.from_folder(root / "data" / "reference").claims
    rows = claims[claims["kind"] == kind]
    assert sorted(zip(rows["periods"], rows["world"], strict=True)) == sorted(
        (length, world.value) for length in KINDS[kind] for world in World
    )


def test_larger_differences_are_found_more_often(root: Path) -> None:
    claims = MethodRecord.from_folder(root / "data" / "reference").claims
    plain = claims[(claims["world"] == "plain") & (claims["kind"] != "target")]
    assert (plain["power_2"] <= plain["power_6"]).all()
    change = plain[(plain["kind"] == "change") & (plain["periods"] >= 5)]
    assert change["power_6"].min() > 0.75
    assert change[change["periods"] >= 8]["power_6"].min() > 0.9
