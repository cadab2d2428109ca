"""Sentences that the data support where the claim itself goes too far."""

from dataclasses import replace

import numpy as np

from tkkio_analytics.analysis.claim_case import OPPOSITE, ClaimCase
from tkkio_analytics.analysis.claim_finding import supported, verdict_of
from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.domain.claim import ClaimKind, ClaimVerdict
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.models.claim_tests import Difference, holm
from tkkio_analytics.models.variation import FEWEST_AREAS
from tkkio_analytics.models.yardstick import Yardstick, change_weights, level_weights


def relative(case: ClaimCase, yardstick: Yardstick, *, alpha: float) -> Message | None:
    """Return that an area's change differs from the areas' mean change, None where it does not pass the test.

    What all areas share cancels, so that this may be known where the change itself is not.
    """
    if case.start is None or case.end is None or not case.panel.area_rows[case.rows[0]]:
        return None
    ends = case.values[:, [case.start, case.end]]
    counted = case.panel.area_rows & np.isfinite(ends).all(axis=1)
    crossed = case.broken[:, case.start : case.end].any(axis=1)
    counted &= ~crossed
    if counted.sum() < FEWEST_AREAS:
        return None
    rows = np.where(counted, -1.0 / counted.sum(), 0.0)
    rows[case.rows[0]] += 1.0
    tested = yardstick.test(rows=rows, weights=change_weights(len(case.periods), start=case.start, end=case.end))
    direction = _direction(case, tested, alpha)
    if direction is None:
        return None
    statement = message(f"claims.relative.{direction}", **case.words())
    return supported(case, statement)


def ahead_of(case: ClaimCase, yardstick: Yardstick, *, alpha: float) -> Message | None:
    """Return that an area is ahead of, or behind, some of the other areas; None where it is of none.

    All areas are tested together, so that the level is shared by them (Holm).
    """
    row = case.rows[0]
    if not case.panel.area_rows[row]:
        return None
    found = passing_areas(case, yardstick, alpha=alpha)
    for behind, key in ((False, case.claim.direction), (True, OPPOSITE[case.claim.direction])):
        rows = found[behind]
        if rows:
            words = {**case.words(), "count": count(len(rows)), "areas": case.named(rows)}
            of = "level" if case.start is None else "change"
            statement = message(f"claims.ahead.{of}.{key}", **words)
            return supported(case, statement)
    return None


def passing_areas(case: ClaimCase, yardstick: Yardstick, *, alpha: float) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the areas that the claimed one is ahead of in the claimed direction, and those it is behind."""
    row, at = case.rows[0], (case.end,) if case.start is None else (case.start, case.end)
    rivals = [
        other
        for other in np.flatnonzero(case.panel.area_rows)
        if other != row
        and all(np.isfinite(case.values[other, position]) for position in at)
        and not _crossed(case, int(other))
    ]
    tests = [(int(other), tested) for other in rivals if (tested := beside(case, yardstick, int(other))) is not None]
    if not tests:
        return (), ()
    p_values = holm(np.array([tested.p_value for _, tested in tests]))
    sure = [(other, tested) for (other, tested), p in zip(tests, p_values, strict=True) if p < alpha]
    return (
        tuple(other for other, tested in sure if tested.estimate * case.sign > 0),
        tuple(other for other, tested in sure if tested.estimate * case.sign < 0),
    )


def _crossed(case: ClaimCase, other: int) -> bool:
    """Say whether a measurement break of another area lies within the claimed change."""
    return case.start is not None and case.crosses(other, start=case.start, end=case.end or 0)


def beside(case: ClaimCase, yardstick: Yardstick, other: int) -> Difference | None:
    """Return the test of the claimed area's level, or change, against another area's."""
    rows = np.zeros(len(case.panel.regions))
    rows[case.rows[0]], rows[other] = 1.0, -1.0
    end = case.end or 0
    if case.start is None:
        return yardstick.test(rows=rows, weights=level_weights(len(case.periods), at=end))
    return yardstick.test(rows=rows, weights=change_weights(len(case.periods), start=case.start, end=end))


def since_turn(case: ClaimCase, after: ClaimVerdict) -> Message | None:
    """Return the change since the time of a claim about timing; None where it did not pass its test.

    Parameters
    ----------
    case
        About timing.
    after
        What the test of that change said of the claimed direction.
    """
    if after not in {ClaimVerdict.SUPPORTED, ClaimVerdict.NOT_SUPPORTED}:
        return None
    changed = since(case)
    if after is ClaimVerdict.NOT_SUPPORTED:
        changed = changed.with_direction(OPPOSITE[case.claim.direction])
    return supported(changed, changed.statement())


def since(case: ClaimCase) -> ClaimCase:
    """Return the claim of a change since the time that a claim about timing names."""
    return replace(case, claim=replace(case.claim, kind=ClaimKind.CHANGE), start=case.turn, turn=None)


def some_areas(case: ClaimCase, passing: tuple[int, ...]) -> Message | None:
    """Return that the claim holds for some of its areas; None where it is known of none."""
    if not passing:
        return None
    rest = len(case.rows) - len(passing)
    statement = case.of_rows(passing).statement()
    return message("claims.strongest.some", statement=statement, count=count(rest))


def _direction(case: ClaimCase, tested: Difference | None, alpha: float) -> str | None:
    """Return in which direction a test passes; None where it does not."""
    if tested is None:
        return None
    verdict = verdict_of(tested, sign=case.sign, alpha=alpha)
    if verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE:
        return None
    claimed = case.claim.direction
    return str(claimed if verdict is ClaimVerdict.SUPPORTED else OPPOSITE[claimed])
