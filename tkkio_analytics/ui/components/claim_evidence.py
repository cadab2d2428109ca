"""The tests behind a verdict as a table, and the same at full precision as a file."""

from dataclasses import replace
from functools import partial
from typing import Final

from tkkio_analytics.domain.claim import ClaimReport, Evidence
from tkkio_analytics.domain.message import Decimal, Probability, Quantity, Share
from tkkio_analytics.i18n import formatting
from tkkio_analytics.ui import flow, words
from tkkio_analytics.ui.components import tables
from tkkio_analytics.ui.components.claims import claim_origin_ids, verdict
from tkkio_analytics.ui.components.folds import fold
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Raw, Table, html

HEADERS: Final = ("tested", "figures", "difference", "interval", "test", "p", "n", "says")
NUMERIC: Final = frozenset({"difference", "interval", "p", "n"})
SAVED: Final = (
    *("claim", "tested", "area", "other", "difference", "lower", "upper", "confidence"),
    *("test", "statistic", "degrees", "p", "alpha", "probability", "n", "says", "verdict", "strongest"),
)
SHOWN: Final = 6
"""Tests that are seen at once, the closest ones first; the rest are folded below."""
DECIMALS_OF_P: Final = 3
SMALLEST_P: Final = 0.001
LEVELS: Final = (2, 3, 4, 6)
"""Decimals that a level may be shown with: as few as it needs."""
FINEST: Final = 6
"""Decimals beyond which a level is taken to be the same."""


def claim_evidence(page: Page, report: ClaimReport) -> None:
    """Show every test with its interval, its n and what it says alone, and the button that saves them.

    Parameters
    ----------
    page
        The open page.
    report
        What the data say; without a test nothing is shown.
    """
    if not report.evidence:
        return
    flow.title(_words(page, "heading"))
    shown = Table(
        caption=_words(page, "caption"),
        columns=tuple(
            Column(header=_words(page, name), numeric=name in NUMERIC, wide=name == "test") for name in HEADERS
        ),
        rows=tuple(_row(page, item) for item in report.evidence),
    )
    few = replace(shown, rows=shown.rows[:SHOWN])
    flow.show(html(few))
    if len(shown.rows) > SHOWN:
        every = partial(html, shown)
        fold(page, _words(page, "all", count=str(len(shown.rows))), lambda: flow.show(every()), name="evidence")
    tables.save(page, saved(page, report), origin_ids=claim_origin_ids(report), name="evidence")


def saved(page: Page, report: ClaimReport) -> Table:
    """Return the evidence as it is saved: one value a column, unrounded, in the published unit."""
    say = page.translator.message
    return Table(
        caption=_words(page, "caption"),
        columns=tuple(Column(header=_words(page, name)) for name in SAVED),
        rows=tuple(
            (
                Cell(text=say(report.understood)),
                Cell(text=say(item.label)),
                Cell(text=item.region_code),
                Cell(text=item.other_code or ""),
                *(_raw(_number(quantity)) for quantity in (item.difference, item.lower, item.upper)),
                _raw(item.confidence),
                Cell(text=page.translator.text(f"claims.test.{item.test}")),
                *(_raw(value) for value in (item.statistic, item.degrees, item.p_value, item.alpha, item.probability)),
                _raw(item.n),
                Cell(text=page.translator.text(f"claims.verdict.{item.verdict}")),
                Cell(text=page.translator.text(f"claims.verdict.{report.verdict}")),
                Cell(text=say(report.strongest)),
            )
            for item in report.evidence
        ),
    )


def _row(page: Page, item: Evidence) -> tuple[Cell, ...]:
    value = page.translator.value
    figures = " · ".join(f"{value(figure.label)}: {value(figure.value)}" for figure in item.figures)
    said = page.translator.text(f"claims.verdict.{item.verdict}")
    return (
        Cell(text=value(item.label)),
        Cell(text=figures or words.MISSING),
        Cell(text=words.MISSING if item.difference is None else value(item.difference)),
        _interval(page, item),
        Cell(text=page.translator.text(f"claims.test.{item.test}")),
        _chance(page, item),
        Cell(text=str(item.n)),
        Cell(text=said, markup=verdict(page, item.verdict)),
    )


def _interval(page: Page, item: Evidence) -> Cell:
    if item.lower is None or item.upper is None or item.confidence is None:
        return Cell(text=words.MISSING, tone="tk-none")
    share = Share(value=item.confidence, decimals=0 if _is_round(item.confidence, 2) else 1)
    limits = _words(page, "limits", lower=_bare(page, item.lower), upper=_bare(page, item.upper))
    return Cell(text=limits, note=page.translator.value(share))


def _bare(page: Page, quantity: Quantity) -> str:
    """Return a signed difference without its unit, which stands beside it."""
    shown = quantity.value * quantity.unit.factor
    return formatting.number(shown, decimals=quantity.decimals, language=page.translator.language, signed=True)


def _is_round(value: float, decimals: int) -> bool:
    return round(value, decimals) == round(value, FINEST)


def _chance(page: Page, item: Evidence) -> Cell:
    """Return the p-value with the level it was held against, or the probability of an outlook."""
    value = page.translator.value
    if item.probability is not None:
        return Cell(text=value(Probability(value=item.probability)))
    if item.p_value is None:
        return Cell(text=words.MISSING, tone="tk-none")
    if item.p_value < SMALLEST_P:
        shown = f"< {value(Decimal(value=SMALLEST_P, decimals=DECIMALS_OF_P))}"
    else:
        shown = value(Decimal(value=item.p_value, decimals=DECIMALS_OF_P))
    note = None if item.alpha is None else _words(page, "level", alpha=_level(item.alpha))
    return Cell(text=shown, note=note)


def _level(alpha: float) -> Decimal:
    return Decimal(value=alpha, decimals=next(decimals for decimals in LEVELS if _is_round(alpha, decimals)))


def _number(quantity: Quantity | None) -> float | None:
    return None if quantity is None else quantity.value


def _raw(value: Raw) -> Cell:
    return Cell(text="" if value is None else str(value), raw="" if value is None else value)


def _words(page: Page, name: str, **params: object) -> str:
    return page.translator.text(f"claim_text.evidence.{name}", **params)
