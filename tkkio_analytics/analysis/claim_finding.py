"""What analysis says of a claim, before the service adds sources and the record."""

from dataclasses import dataclass, field
from functools import reduce
from typing import Final

import numpy as np

from tkkio_analytics.analysis.claim_case import OPPOSITE, SAMPLED, ClaimCase
from tkkio_analytics.analysis.quantities import change, level, when
from tkkio_analytics.domain.claim import (
    BreakInside,
    Claim,
    ClaimKind,
    ClaimTest,
    ClaimVerdict,
    Evidence,
    Figure,
    Multiplicity,
)
from tkkio_analytics.domain.indicator import BreakKind
from tkkio_analytics.domain.message import Decimal, Message, message
from tkkio_analytics.models.claim_tests import Difference
from tkkio_analytics.models.yardstick import Yardstick

SMALLEST_SHOWN_P: Final = 0.001
MOST_BESIDE: Final = 5
"""Figures of more areas than this are left to the table of evidence."""
THEN: Final = "claims.strongest.then"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What analysis says of a claim.

    Parameters
    ----------
    claim, statement, verdict, reasons, evidence, multiplicity, strongest
        As in `domain.claim.ClaimReport`; ``statement`` is the claim in one sentence.
    breaks
        Breaks between its periods.
    periods
        How many comparable periods the test rests on, 0 without a test.
    published
        How figures that cover everyone moved, to be said before what is uncertain; None where it is not the question.
    """

    claim: Claim
    statement: Message
    verdict: ClaimVerdict
    reasons: tuple[Message, ...]
    strongest: Message
    evidence: tuple[Evidence, ...] = ()
    multiplicity: Multiplicity | None = None
    breaks: tuple[BreakInside, ...] = ()
    periods: int = 0
    caveats: tuple[Message, ...] = field(default_factory=tuple)
    published: Message | None = None


def verdict_of(tested: Difference, *, sign: int, alpha: float) -> ClaimVerdict:
    """Return what one test says of a claim of this direction.

    Parameters
    ----------
    tested
        The test.
    sign
        1 where more is claimed, -1 where less is.
    alpha
        Two-sided level, after multiplicity.

    Examples
    --------
    >>> verdict_of(Difference(estimate=-3.0, error=1.0, degrees=20.0), sign=-1, alpha=0.05)
    <ClaimVerdict.SUPPORTED: 'supported'>
    """
    if tested.p_value >= alpha:
        return ClaimVerdict.NOT_ENOUGH_EVIDENCE
    return ClaimVerdict.SUPPORTED if tested.estimate * sign > 0 else ClaimVerdict.NOT_SUPPORTED


def joined_verdict(verdicts: tuple[ClaimVerdict, ...]) -> ClaimVerdict:
    """Return the verdict of a claim that holds only where every part of it does."""
    for verdict in (ClaimVerdict.NOT_SUPPORTED, ClaimVerdict.CANNOT_BE_TESTED, ClaimVerdict.NOT_ENOUGH_EVIDENCE):
        if verdict in verdicts:
            return verdict
    return ClaimVerdict.SUPPORTED


def evidence_row(  # noqa: PLR0913 - a row of a table has many columns
    case: ClaimCase,
    tested: Difference,
    *,
    row: int,
    label: Message,
    figures: tuple[Figure, ...],
    verdict: ClaimVerdict,
    alpha: float,
    test: ClaimTest | None = None,
    other: int | None = None,
) -> Evidence:
    """Return one test as a row of evidence, its interval of 1 - ``alpha``."""
    indicator, half = case.panel.indicator, tested.half_width(alpha)
    return Evidence(
        label=label,
        region_code=case.panel.regions[row].code,
        other_code=None if other is None else case.panel.regions[other].code,
        figures=figures,
        difference=change(indicator, tested.estimate),
        lower=change(indicator, tested.estimate - half),
        upper=change(indicator, tested.estimate + half),
        confidence=1.0 - alpha,
        test=test or usual_test(case),
        statistic=tested.statistic,
        degrees=None if tested.degrees == float("inf") else tested.degrees,
        p_value=tested.p_value,
        probability=None,
        n=int(np.isfinite(case.values[row]).sum()),
        alpha=alpha,
        verdict=verdict,
    )


def usual_test(case: ClaimCase) -> ClaimTest:
    """Return which test a single difference of this panel is put to."""
    return ClaimTest.SAMPLING if sampled(case) else ClaimTest.YEARLY_VARIATION


def sampled(case: ClaimCase) -> bool:
    """Say whether the figures come from a sample, and so are uncertain themselves."""
    return case.panel.sampling in SAMPLED


def level_decimals(alpha: float) -> int:
    """Return how many decimals a level of one test is written with: .05, but .025."""
    return next(decimals for decimals in (2, 3) if decimals == 3 or round(alpha, decimals) == alpha)  # noqa: PLR2004


def too_short(case: ClaimCase, yardstick: Yardstick, rows: tuple[int, ...]) -> Message:
    """Return that a test fails for want of history, naming those of some rows whose variation is not known."""
    own = None if yardstick.variation is None else yardstick.variation.own
    unknown = tuple(row for row in rows if own is not None and not np.isfinite(own[row])) or case.rows
    return message("claims.refusal.too_short", region=case.named(unknown))


def figure_at(case: ClaimCase, row: int, position: int) -> Figure:
    """Return one value named by its area and period."""
    words = {"region": case.panel.regions[row].short_name, "period": when(case.periods[position])}
    value = level(case.panel.indicator, float(case.values[row, position]))
    return Figure(label=message("claims.figure.level", **words), value=value)


def p_words(p_value: float) -> Message:
    """Return a p-value in words: three decimals, or less than the smallest of them."""
    if p_value < SMALLEST_SHOWN_P:
        return message("claims.p.small")
    return message("claims.p.value", p=Decimal(value=p_value, decimals=3))


def basis_words(case: ClaimCase) -> Message:
    """Return what a difference was held against, in words."""
    return message(f"claims.basis.{case.panel.sampling}")


def opposite(case: ClaimCase) -> Message:
    """Return the opposite claim in one sentence."""
    return case.with_direction(OPPOSITE[case.claim.direction]).statement()


def breaks_inside(case: ClaimCase, *, tested: bool) -> tuple[BreakInside, ...]:
    """Return the breaks between the claimed periods, with what follows from each.

    Parameters
    ----------
    case
        The claim.
    tested
        Whether a test was made.
    """
    if case.end is None or not case.rows:
        return ()
    first = case.periods[case.start] if case.start is not None else case.periods[case.end]
    whole = case.periods[0] if case.restricted else first
    codes = tuple(case.panel.regions[row].code for row in case.rows)
    found = []
    for item in case.panel.breaks:
        begins = item.begins(case.panel.frequency)
        since = first if item.kind is BreakKind.REGIME else whole
        if not since < begins <= case.periods[case.end] or not any(item.concerns_region(code) for code in codes):
            continue
        key = "regime" if item.kind is BreakKind.REGIME else "restricted" if tested else "untested"
        found.append(BreakInside(item=item, consequence=message(f"claims.break.{key}", label=item.label)))
    return tuple(found)


def level_caveats(case: ClaimCase) -> tuple[Message, ...]:
    """Return that figures of everyone are exact as such, and that a test is about the level behind them."""
    return () if usual_test(case) is ClaimTest.SAMPLING else (message("claims.caveat.register"),)


def refused(case: ClaimCase, reason: Message, *, strongest: Message | None = None) -> Finding:
    """Return the finding of a claim that no test may be put to."""
    return Finding(
        claim=case.claim,
        statement=case.statement(),
        verdict=ClaimVerdict.CANNOT_BE_TESTED,
        reasons=(reason,),
        strongest=strongest or published(case),
        breaks=breaks_inside(case, tested=False),
    )


def published(case: ClaimCase) -> Message:
    """Return the figures as published: what can always be said."""
    return _with_figures(case, "published")


def unsure(case: ClaimCase) -> Message:
    """Return what is sure of a claim that no test decides.

    Figures of everyone moved as they did, whatever it means; of a sample not even that is certain.
    """
    if case.claim.kind in {ClaimKind.FIRST, ClaimKind.FASTEST}:
        return _with_figures(case, "order")
    moved = published_move(case)
    if moved is not None:
        return message("claims.strongest.moved", published=moved)
    return _with_figures(case, "unsure" if sampled(case) else "open")


def published_move(case: ClaimCase) -> Message | None:
    """Return how one region's published figure moved; None for several regions, a sample, or figures of one period."""
    if sampled(case) or len(case.rows) != 1 or case.start is None or case.end is None:
        return None
    first, last = (float(case.values[case.rows[0], at]) for at in (case.start, case.end))
    moved, figures = change(case.panel.indicator, last - first), _figures(case)
    if not np.isfinite(moved.value) or figures is None:
        return None
    shown = round(moved.value * moved.unit.factor, moved.decimals)
    way = "same" if shown == 0 else "rose" if shown > 0 else "fell"
    words = {"indicator": case.panel.indicator.short_name, "change": moved, "figures": figures}
    return message(f"claims.published.{way}", **words)


def supported(case: ClaimCase, statement: Message) -> Message:
    """Return a sentence that passed a test, with the figures as published."""
    figures = _figures(case)
    if figures is None:
        return statement
    return message("claims.strongest.supported", statement=statement, figures=figures)


def _with_figures(case: ClaimCase, key: str) -> Message:
    figures, indicator = _figures(case), case.panel.indicator.short_name
    if figures is None:
        return message("claims.strongest.nothing", indicator=indicator)
    return message(f"claims.strongest.{key}", indicator=indicator, figures=figures)


def _figures(case: ClaimCase) -> Message | None:
    """Return the published figures of the claimed regions, and of a few that they are compared with."""
    positions = [at for at in (case.start, case.turn, case.end) if at is not None]
    beside = case.others if case.claim.kind is ClaimKind.COMPARISON and len(case.others) <= MOST_BESIDE else ()
    seen = [[(row, at) for at in positions if np.isfinite(case.values[row, at])] for row in (*case.rows, *beside)]
    items = [_item(case, pairs) for pairs in seen if pairs]
    return None if not items else reduce(lambda first, then: message(THEN, first=first, then=then), items)


def _item(case: ClaimCase, pairs: list[tuple[int, int]]) -> Message:
    values = tuple(
        message(
            "claims.strongest.at",
            period=when(case.periods[at]),
            value=level(case.panel.indicator, float(case.values[row, at])),
        )
        for row, at in pairs
    )
    return message("claims.strongest.of_area", locative=case.panel.regions[pairs[0][0]].locative, values=values)
