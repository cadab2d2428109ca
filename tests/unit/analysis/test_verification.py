"""What became of a figure is told apart: equal, edited, revised, removed, a list that was tampered with."""

from datetime import date

import pytest

from tkkio_analytics.analysis.verification import holds, verdicts
from tkkio_analytics.domain.briefing import BriefingKind
from tkkio_analytics.domain.figure import FigureKind, Measure, fingerprint_of
from tkkio_analytics.domain.message import Decimal, message
from tkkio_analytics.domain.verification import (
    Expected,
    FigureList,
    ListedFigure,
    Verdict,
    WrittenFigure,
    WrittenFile,
)

RELEASE = "ab" * 32
PLACE = message("verify.place.page", number=1)
PARTS = ("imagined", "71", "2025", "observed", "level", "")
CODE = fingerprint_of(RELEASE, *PARTS, "45.3")[:5]


def entry(*, exact: str = "45.3", text: str = "45,3", code: str = CODE) -> ListedFigure:
    return ListedFigure(
        code=code,
        indicator_id="imagined",
        region_code="71",
        period="2025",
        kind=FigureKind.OBSERVED,
        measure=Measure.LEVEL,
        goal_id=None,
        exact=exact,
        text=text,
        snapshots=(),
    )


def file(*figures: WrittenFigure, listed: ListedFigure | None = None) -> WrittenFile:
    listing = FigureList(
        kind=BriefingKind.NEGOTIATION,
        language="fi",
        region_code="71",
        date=date(2026, 11, 24),
        release_id="2026-11-22-1",
        release_sha256=RELEASE,
        practice=False,
        figures=(listed or entry(),),
    )
    return WrittenFile(listing=listing, figures=figures)


def shown(text: str | None = "45,3", *, number: float | None = None, code: str = CODE) -> WrittenFigure:
    return WrittenFigure(place=PLACE, code=code, text=text, number=number)


def says(value: float) -> dict[str, Expected]:
    text = f"{value:.1f}".replace(".", ",")
    return {CODE: Expected(value=Decimal(value=value, decimals=1), text=text, number=value)}


SAME = says(45.3)


@pytest.mark.parametrize(
    ("written", "named", "current", "verdict"),
    [
        ((shown(),), SAME, SAME, Verdict.SAME),
        ((shown(),), SAME, None, Verdict.SAME),
        ((shown(None),), SAME, SAME, Verdict.SAME),
        ((shown(number=45.3),), SAME, SAME, Verdict.SAME),
        ((shown(),), SAME, says(46.0), Verdict.REVISED),
        ((shown(),), SAME, {}, Verdict.SUPERSEDED),
        ((shown("46,0"),), SAME, says(46.0), Verdict.EDITED),
        ((shown("145,3"),), SAME, SAME, Verdict.EDITED),
        ((shown(number=45.4),), SAME, SAME, Verdict.EDITED),
        ((shown(), shown("45,4")), SAME, SAME, Verdict.EDITED),
        ((), SAME, SAME, Verdict.REMOVED),
        ((shown(),), {}, SAME, Verdict.UNTRACEABLE),
        ((shown("45,4"),), {}, SAME, Verdict.EDITED),
    ],
)
def test_verdicts_are_told_apart(
    written: tuple[WrittenFigure, ...], named: dict, current: dict | None, verdict: Verdict
) -> None:
    (found,) = verdicts(file(*written), named=named, current=current)
    assert found.verdict is verdict


def test_an_edited_figure_says_where_and_what_stands_there() -> None:
    second = WrittenFigure(place=message("verify.place.page", number=2), code=CODE, text="nyt 45,4")
    (found,) = verdicts(file(shown(), second), named=SAME, current=None)
    assert (found.place, found.shown) == (second.place, "nyt 45,4")
    assert found.named is not None
    assert found.named.text == "45,3"


@pytest.mark.parametrize("listed", [entry(exact="46.0"), entry(text="46,0"), entry(exact="x"), entry(code="00000")])
def test_a_list_that_was_edited_is_caught_even_where_the_page_agrees(listed: ListedFigure) -> None:
    (found,) = verdicts(file(shown("46,0", code=listed.code), listed=listed), named=SAME, current=None)
    assert found.verdict is Verdict.LIST_EDITED


def test_a_reference_that_the_list_lacks_is_unknown() -> None:
    found = verdicts(file(shown(), shown("1,0", code="ZZZZZ")), named=SAME, current=None)
    assert [figure.verdict for figure in found] == [Verdict.SAME, Verdict.UNKNOWN]


@pytest.mark.parametrize(
    ("text", "figure", "held"),
    [
        ("oli 45,3\xa0% (2025)", "45,3 %", True),
        ("oli 145,3 %", "45,3 %", False),
        ("oli −45,3 %", "45,3 %", False),
        ("oli 45,35", "45,3", False),
        ("oli 1.5", "5", False),
        ("oli 2 245 kpl", "245 kpl", False),
        ("vuonna 2025 245 kpl", "245 kpl", True),
        ("tarvitaan −127,4 / 1 000 as./\nv nyt", "−127,4 / 1 000 as./v", True),
        ("väli 5–10 %", "10 %", True),
        ("palve\xad\nlu 3 kpl", "3 kpl", True),
    ],
)
def test_a_figure_is_found_whole_or_not_at_all(text: str, figure: str, held: bool) -> None:  # noqa: FBT001 - the expected answer
    assert holds(text, figure) is held
