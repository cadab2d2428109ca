"""A figure's short reference: the beginning of a hash over what the figure is."""

from dataclasses import replace
from hashlib import sha256

from tkkio_analytics.domain.figure import CROCKFORD, FigureKind, FigureReference, Measure, fingerprint, shortest_codes
from tkkio_analytics.domain.message import LocalizedText, Quantity, Unit

PER_CENT = LocalizedText(fi="%", sv="%", en="%")
PCT = Unit(id="pct", symbol=PER_CENT, change_symbol=PER_CENT)
FIGURE = FigureReference(
    code="", indicator_id="imagined", region_code="71", period="2025", kind=FigureKind.OBSERVED, measure=Measure.LEVEL,
    goal_id=None, value=Quantity(value=45.3, unit=PCT, decimals=1), sources=(),
)  # fmt: skip


def test_the_fingerprint_is_the_hash_of_what_the_figure_is_in_base_32() -> None:
    parts = "ab12\x1fimagined\x1f71\x1f2025\x1fobserved\x1flevel\x1f\x1f45.3"
    bits = f"{int(sha256(parts.encode()).hexdigest(), 16):0256b}0000"
    expected = "".join(CROCKFORD[int(bits[place : place + 5], 2)] for place in range(0, 260, 5))
    assert fingerprint(FIGURE, release_sha256="ab12") == expected


def test_whatever_makes_it_another_figure_changes_the_fingerprint() -> None:
    others = (
        replace(FIGURE, region_code="72"),
        replace(FIGURE, period="2024"),
        replace(FIGURE, measure=Measure.GOAL),
        replace(FIGURE, goal_id="best_quartile"),
        replace(FIGURE, value=Quantity(value=45.300000000000004, unit=PCT, decimals=1)),
    )
    prints = {fingerprint(found, release_sha256="ab12") for found in (FIGURE, *others)}
    assert len(prints | {fingerprint(FIGURE, release_sha256="ab13")}) == 7


def test_how_many_decimals_are_shown_and_the_code_itself_do_not() -> None:
    coarse = replace(FIGURE, value=Quantity(value=45.3, unit=PCT, decimals=0), code="7K2QF")
    assert fingerprint(coarse, release_sha256="ab12") == fingerprint(FIGURE, release_sha256="ab12")


def test_codes_have_five_characters_and_more_only_where_two_would_be_alike() -> None:
    assert shortest_codes(["AAAAA0B", "AAAAA1B", "BCDEF00", "BCDEF00"]) == {
        "AAAAA0B": "AAAAA0",
        "AAAAA1B": "AAAAA1",
        "BCDEF00": "BCDEF",
    }


def test_references_have_none_of_the_letters_that_are_taken_for_others() -> None:
    assert not set("ILOU") & set(CROCKFORD)
    assert len(CROCKFORD) == 32
