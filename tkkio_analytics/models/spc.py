"""The XmR chart of NHS Making Data Count: limits, special causes, and whether a target lies within them.

References
----------
NHS England, Making Data Count; nhs-r-community/NHSRplotthedots (ptd_spc_standard, ptd_calculate_point_type,
ptd_calculate_assurance_type).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

LIMIT_FACTOR: Final = 2.66
"""Limits in units of the mean moving range: 3 / 1.128, the sigma of an individual value."""
SCREENING_FACTOR: Final = 3.267
"""Upper limit of a moving range in units of their mean; those above it do not count in the limits."""
NEAR: Final = 2 / 3
"""Close to a limit: beyond two thirds of the way to it."""
RUN: Final = 7
"""Points of a run on one side of the mean, and of a rise or fall."""
FEWEST_POINTS: Final = 12
"""With fewer the limits are trial limits."""


class SpecialCause(StrEnum):
    """Rules by which a point stands out, in their order of priority."""

    OUTSIDE_LIMITS = "outside_limits"
    TREND = "trend"
    NEAR_LIMIT = "near_limit"
    """Two of three points close to the same limit."""
    SHIFT = "shift"


class Assurance(StrEnum):
    """Whether the process, left as it is, can be expected to meet a target."""

    CONSISTENT_PASS = "consistent_pass"  # noqa: S105 - a verdict, not a secret
    INCONSISTENT = "inconsistent"
    CONSISTENT_FAIL = "consistent_fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class XmrLimits:
    """Mean and process limits, in the unit of the values."""

    mean: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """Why the latest point stands out, and to which side (+1 high or rising, -1 low or falling)."""

    cause: SpecialCause
    side: int


def xmr_limits(values: npt.ArrayLike) -> XmrLimits:
    """Return mean +- 2.66 x mean moving range, moving ranges above 3.267 x their mean screened out once.

    Parameters
    ----------
    values
        Two or more in time order; a constant series has limits that meet.

    Examples
    --------
    >>> found = xmr_limits([10.0, 12.0, 10.0, 12.0])
    >>> found.mean, round(found.lower, 6), round(found.upper, 6)
    (11.0, 5.68, 16.32)
    """
    value = np.asarray(values, dtype=float)
    ranges = np.abs(np.diff(value))
    kept = ranges[ranges <= SCREENING_FACTOR * ranges.mean()]
    reach = LIMIT_FACTOR * float(kept.mean())
    mean = float(value.mean())
    return XmrLimits(mean=mean, lower=mean - reach, upper=mean + reach)


def latest_variation(values: npt.ArrayLike, *, limits: XmrLimits) -> Variation | None:
    """Return the special cause of the latest point by the rule that comes first, None for common cause.

    Parameters
    ----------
    values
        In time order.
    limits
        Of the same series.

    Examples
    --------
    >>> series = [10.0, 12.0] * 6 + [30.0]
    >>> latest_variation(series, limits=xmr_limits(series))
    Variation(cause=<SpecialCause.OUTSIDE_LIMITS: 'outside_limits'>, side=1)
    """
    value = np.asarray(values, dtype=float)
    sides = np.sign(value - limits.mean).astype(int)
    outside = (value > limits.upper) | (value < limits.lower)
    near = ~outside & (np.abs(value - limits.mean) > NEAR * (limits.upper - limits.mean))
    if outside[-1]:
        return Variation(cause=SpecialCause.OUTSIDE_LIMITS, side=int(sides[-1]))
    steps = _one_sign(np.sign(np.diff(value[-RUN:])).astype(int), RUN - 1)
    if steps:
        return Variation(cause=SpecialCause.TREND, side=steps)
    beside = _one_sign(sides[-3:], 3)
    if beside and near[-1] and near[-3:].sum() >= 2:  # noqa: PLR2004 - two of three
        return Variation(cause=SpecialCause.NEAR_LIMIT, side=beside)
    shifted = _one_sign(sides[-RUN:], RUN)
    return Variation(cause=SpecialCause.SHIFT, side=shifted) if shifted else None


def assurance(limits: XmrLimits, *, target: float, at_least: bool) -> Assurance:
    """Return whether the limits leave a target out; the path towards it plays no part.

    Parameters
    ----------
    limits
        Of the series.
    target
        In the unit of the values.
    at_least
        Whether the value must be at least the target rather than at most.

    Examples
    --------
    >>> assurance(XmrLimits(mean=50.0, lower=45.0, upper=55.0), target=60.0, at_least=True)
    <Assurance.CONSISTENT_FAIL: 'consistent_fail'>
    """
    if target > limits.upper:
        return Assurance.CONSISTENT_FAIL if at_least else Assurance.CONSISTENT_PASS
    if target < limits.lower:
        return Assurance.CONSISTENT_PASS if at_least else Assurance.CONSISTENT_FAIL
    return Assurance.INCONSISTENT


def _one_sign(signs: npt.NDArray[np.int_], length: int) -> int:
    """Return the sign that all of ``length`` signs share, 0 where they do not, or where there are fewer."""
    shared = set(signs.tolist())
    return shared.pop() if len(signs) == length and len(shared) == 1 else 0
