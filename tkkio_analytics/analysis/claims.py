"""Is it true: claims about one or several areas, put to a test."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from tkkio_analytics.analysis.claim_case import ClaimCase, refusal
from tkkio_analytics.analysis.claim_finding import (
    Finding,
    basis_words,
    breaks_inside,
    evidence_row,
    figure_at,
    joined_verdict,
    level_caveats,
    level_decimals,
    opposite,
    p_words,
    published_move,
    refused,
    sampled,
    supported,
    too_short,
    unsure,
    usual_test,
    verdict_of,
)
from tkkio_analytics.analysis.claim_periods import claim_case
from tkkio_analytics.analysis.claim_strongest import ahead_of, relative, since, since_turn, some_areas
from tkkio_analytics.analysis.claim_winner import winner
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.domain.claim import Claim, ClaimKind, ClaimTest, ClaimVerdict, Evidence, Multiplicity
from tkkio_analytics.domain.message import Decimal, LocalizedText, Message, message
from tkkio_analytics.models.claim_tests import ALPHA, PAST_ALPHA, Difference, holm
from tkkio_analytics.models.yardstick import Yardstick, change_weights, level_weights, turn_weights

LEVEL_DECIMALS: Final = 4


def finding_of(
    panel: IndicatorPanel,
    claim: Claim,
    *,
    others: Sequence[str] = (),
    other_name: LocalizedText | Message | None = None,
) -> Finding:
    """Return what the figures say of a claim; goals are asked in `analysis.claim_targets`.

    Parameters
    ----------
    panel
        The indicator.
    claim
        Any claim but one about a target.
    others, other_name
        Codes of the regions it is compared with, of several their unweighted mean; and where that is, in words.
    """
    case = claim_case(panel, claim, others=others, other_name=other_name)
    if len(case.rows) < len(claim.region_codes):
        return refused(case, message("claims.refusal.no_series", indicator=panel.indicator.short_name))
    reason = refusal(case)
    if reason is None and claim.kind is ClaimKind.COMPARISON:
        reason = _refused_others(case)
    if reason is not None:
        return refused(case, reason)
    split = None if case.turn is None else case.turn + 1
    yardstick = case.yardstick(split=split)
    if yardstick is None:
        return refused(case, message("claims.refusal.constant", indicator=panel.indicator.short_name))
    if claim.kind in {ClaimKind.FIRST, ClaimKind.FASTEST}:
        return winner(case, yardstick)
    return _each(case, yardstick)


def _refused_others(case: ClaimCase) -> Message | None:
    """Return why there is nothing to compare with; None where there is."""
    if set(case.rows) & set(case.others):
        return message("claims.refusal.with_itself")
    known = _known_others(case)
    if not known or len(known) == 1 < len(case.others):
        return message("claims.refusal.no_other", other=case.other_words())
    return None


def _known_others(case: ClaimCase) -> tuple[int, ...]:
    return tuple(row for row in case.others if case.end is not None and np.isfinite(case.values[row, case.end]))


def _each(case: ClaimCase, yardstick: Yardstick) -> Finding:
    """Return the finding of a claim that every claimed region is tested for."""
    alpha = _level(case) / _searched(case)
    rows: list[tuple[Evidence, ...]] = []
    for row in case.rows:
        found = _evidence(case, yardstick, row=row, alpha=alpha)
        if found is None:
            return refused(case, too_short(case, yardstick, (row, *_known_others(case))))
        rows.append(found)
    verdicts = tuple(_of_area(found, len(case.rows), alpha) for found in rows)
    verdict = joined_verdict(verdicts)
    evidence = tuple(item for found in rows for item in found)
    return Finding(
        claim=case.claim,
        statement=case.statement(),
        verdict=verdict,
        reasons=_reasons(case, verdict, evidence, alpha),
        strongest=_strongest(case, yardstick, verdict, rows, alpha),
        evidence=evidence,
        multiplicity=_multiplicity(case),
        breaks=breaks_inside(case, tested=True),
        periods=len(case.periods),
        caveats=(*_timing_caveats(case), *level_caveats(case)),
        published=published_move(_asked(case)) if verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE else None,
    )


def _timing_caveats(case: ClaimCase) -> tuple[Message, ...]:
    return (message("claims.caveat.timing"),) if case.claim.kind is ClaimKind.TIMING else ()


def _asked(case: ClaimCase) -> ClaimCase:
    """Return the claim about the change that is tested: of one about timing the change since."""
    return since(case) if case.claim.kind is ClaimKind.TIMING else case


def _level(case: ClaimCase) -> float:
    """Return the level of one test: stricter where a series is held against its own past by yearly variation."""
    own_past = case.claim.kind in {ClaimKind.CHANGE, ClaimKind.TIMING}
    return PAST_ALPHA if own_past and usual_test(case) is ClaimTest.YEARLY_VARIATION else ALPHA


def _searched(case: ClaimCase) -> int:
    """Return among how many areas the claimed ones were picked."""
    return max(int(case.panel.area_rows.sum()), 1) if case.claim.searched else 1


def _of_area(found: tuple[Evidence, ...], areas: int, alpha: float) -> ClaimVerdict:
    """Return the verdict on one region: all its tests must pass; against it, the level is shared by all tests."""
    tests = len(found) * areas
    against = [
        item for item in found if item.verdict is ClaimVerdict.NOT_SUPPORTED and (item.p_value or 0.0) < alpha / tests
    ]
    if against:
        return ClaimVerdict.NOT_SUPPORTED
    if all(item.verdict is ClaimVerdict.SUPPORTED for item in found):
        return ClaimVerdict.SUPPORTED
    return ClaimVerdict.NOT_ENOUGH_EVIDENCE


def _evidence(case: ClaimCase, yardstick: Yardstick, *, row: int, alpha: float) -> tuple[Evidence, ...] | None:
    """Return the tests of one region, None where its variation is not known."""
    rows, periods, end = np.zeros(len(case.panel.regions)), len(case.periods), case.end or 0
    rows[row] = 1.0
    if case.claim.kind is ClaimKind.COMPARISON:
        others = _known_others(case)
        rows[list(others)] = -1.0 / len(others)
        tested = yardstick.test(rows=rows, weights=level_weights(periods, at=end))
        return None if tested is None else (_comparison_row(case, tested, row, others, alpha),)
    start = (case.start if case.turn is None else case.turn) or 0
    after = yardstick.test(rows=rows, weights=change_weights(periods, start=start, end=end))
    if after is None:
        return None
    changed = _change_row(case, after, row, (start, end), alpha)
    if case.turn is None:
        return (changed,)
    weights = turn_weights(periods, start=case.start or 0, turn=case.turn, end=end, times=case.times)
    turned = yardstick.test(rows=rows, weights=weights)
    return None if turned is None else (changed, _turn_row(case, turned, row, alpha))


def _change_row(case: ClaimCase, tested: Difference, row: int, between: tuple[int, int], alpha: float) -> Evidence:
    region = case.panel.regions[row]
    timing = case.claim.kind is ClaimKind.TIMING
    return evidence_row(
        case,
        tested,
        row=row,
        label=message(f"claims.evidence.{'after' if timing else 'change'}", region=region.short_name),
        figures=tuple(figure_at(case, row, at) for at in between),
        verdict=verdict_of(tested, sign=case.sign, alpha=alpha),
        alpha=alpha,
        test=ClaimTest.BEFORE_AND_AFTER if timing else None,
    )


def _turn_row(case: ClaimCase, tested: Difference, row: int, alpha: float) -> Evidence:
    region = case.panel.regions[row]
    positions = (case.start or 0, case.turn or 0, case.end or 0)
    return evidence_row(
        case,
        tested,
        row=row,
        label=message("claims.evidence.turn", region=region.short_name),
        figures=tuple(figure_at(case, row, at) for at in positions),
        verdict=verdict_of(tested, sign=case.sign, alpha=alpha),
        alpha=alpha,
        test=ClaimTest.BEFORE_AND_AFTER,
    )


def _comparison_row(case: ClaimCase, tested: Difference, row: int, others: tuple[int, ...], alpha: float) -> Evidence:
    region, end = case.panel.regions[row], case.end or 0
    return evidence_row(
        case,
        tested,
        row=row,
        label=message("claims.evidence.comparison", region=region.short_name, other=case.other_words()),
        figures=tuple(figure_at(case, at, end) for at in (row, *others)),
        verdict=verdict_of(tested, sign=case.sign, alpha=alpha),
        alpha=alpha,
        other=others[0] if len(others) == 1 else None,
    )


def _reasons(
    case: ClaimCase, verdict: ClaimVerdict, evidence: tuple[Evidence, ...], alpha: float
) -> tuple[Message, ...]:
    """Return why the verdict is what it is: the deciding test, what it was held against, and what it does not mean."""
    of_areas = "several" if len(case.rows) > 1 else "one"
    said = ClaimVerdict.SUPPORTED if verdict is ClaimVerdict.SUPPORTED else verdict
    deciding = [item for item in evidence if item.verdict is said] or list(evidence)
    largest = max(item.p_value or 0.0 for item in deciding)
    smallest = min(item.p_value or 0.0 for item in deciding)
    p_value = smallest if verdict is ClaimVerdict.NOT_SUPPORTED else largest
    words = {
        "p": p_words(p_value),
        "alpha": Decimal(value=alpha, decimals=LEVEL_DECIMALS if case.claim.searched else level_decimals(alpha)),
        "basis": basis_words(case),
        "opposite": opposite(case),
    }
    lines = [message(f"claims.reason.{verdict}.{of_areas}", **words)]
    if verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE:
        lines.append(message(f"claims.reason.{'not_no_change' if sampled(case) else 'still_published'}"))
    if case.restricted:
        lines.append(message("claims.reason.restricted", first=case.words()["first"]))
    return tuple(lines)


def _strongest(
    case: ClaimCase, yardstick: Yardstick, verdict: ClaimVerdict, rows: list[tuple[Evidence, ...]], alpha: float
) -> Message:
    """Return the strongest sentence that the tests support, else the figures as published."""
    if verdict is ClaimVerdict.SUPPORTED:
        return supported(case, case.statement())
    if len(case.rows) > 1:
        return some_areas(case, _passing(case, rows, alpha)) or unsure(case)
    if case.claim.kind is ClaimKind.TIMING:
        return since_turn(case, rows[0][0].verdict) or unsure(since(case))
    if verdict is ClaimVerdict.NOT_SUPPORTED:
        return supported(case, opposite(case))
    if case.claim.kind is ClaimKind.CHANGE:
        return relative(case, yardstick, alpha=alpha / 2) or unsure(case)
    return ahead_of(case, yardstick, alpha=alpha / 2) or unsure(case)


def _passing(case: ClaimCase, rows: list[tuple[Evidence, ...]], alpha: float) -> tuple[int, ...]:
    """Return the regions for which the claim passes when all of them share the level."""
    largest = np.array([max(item.p_value or 0.0 for item in found) for found in rows])
    right = [all(item.verdict is ClaimVerdict.SUPPORTED for item in found) for found in rows]
    return tuple(
        row for row, passes, p_value in zip(case.rows, right, holm(largest), strict=True) if passes and p_value < alpha
    )


def _multiplicity(case: ClaimCase) -> Multiplicity | None:
    searched, alpha = _searched(case), _level(case)
    level = Decimal(value=alpha, decimals=level_decimals(alpha))
    if searched > 1:
        words = {"count": count(searched), "alpha": Decimal(value=alpha / searched, decimals=LEVEL_DECIMALS)}
        statement = message("claims.multiplicity.searched", level=level, **words)
        return Multiplicity(comparisons=searched, alpha=alpha, alpha_each=alpha / searched, statement=statement)
    if len(case.rows) > 1:
        statement = message("claims.multiplicity.several", count=count(len(case.rows)), level=level)
        return Multiplicity(comparisons=len(case.rows), alpha=alpha, alpha_each=alpha, statement=statement)
    return None
