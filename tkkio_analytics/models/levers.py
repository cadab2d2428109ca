"""Assumed changes laid on a forecast, and the change that a probability takes."""

from dataclasses import replace
from math import inf, sqrt

import numpy as np

from tkkio_analytics.models.arrays import FloatArray
from tkkio_analytics.models.normal import normal_quantile
from tkkio_analytics.models.predictive import Family, Predictive
from tkkio_analytics.models.student import t4_quantile
from tkkio_analytics.models.transform import Transform, forward, inverse

SMALLEST_SHARE = 0.01
"""Where the scale cannot carry a zero (logarithm), no change takes the middle below this share of what it was."""
TOLERANCE = 1e-9
"""Relative error within which a number is taken to have come back from the transformed scale unchanged."""


def growth(elapsed_years: FloatArray, *, ramp_years: float, yearly: bool) -> FloatArray:
    """How much of a lever is there, in multiples of its amount.

    Parameters
    ----------
    elapsed_years
        Years since the lever's start, any shape; nothing is there before 0.
    ramp_years
        Years over which it grows to its full size.
    yearly
        Whether the amount is a change per year, which accumulates, or a change of the level, which stays.

    Returns
    -------
    FloatArray
        Same shape. Of a level ``min(1, e / r)``; of a yearly change the time integral of that: ``e^2 / 2r`` within the
        ramp and ``e - r / 2`` after it.

    Examples
    --------
    >>> growth(np.array([0.0, 1.0, 2.0, 3.0]), ramp_years=2, yearly=True).tolist()
    [0.0, 0.25, 1.0, 2.0]
    """
    elapsed = np.maximum(elapsed_years, 0.0)
    if ramp_years <= 0:
        return elapsed if yearly else (elapsed > 0).astype(float)
    if not yearly:
        return np.minimum(elapsed / ramp_years, 1.0)
    return np.where(elapsed < ramp_years, elapsed**2 / (2.0 * ramp_years), elapsed - ramp_years / 2.0)


def shifted(path: Predictive, *, added: FloatArray, added_sd: FloatArray) -> Predictive:
    """Forecasts with an assumed change laid on them.

    Parameters
    ----------
    path
        Forecasts of one indicator, shape (1, R, H).
    added, added_sd
        Change of the median and its standard deviation in original units; broadcast against (1, R, H).

    Returns
    -------
    Predictive
        On the transformed scale the location moves by ``D = f(m + added) - f(m)``, so that the median moves by exactly
        what is assumed until it meets a bound; the scale becomes ``sqrt(s^2 + u^2)`` with ``u = added_sd D / added``,
        the standard deviation told on that scale by the same secant. Where ``added`` is 0 but uncertain, ``u`` is half
        the distance from ``f(m - added_sd)`` to ``f(m + added_sd)``. Where both are 0 nothing changes, to the last bit.
    """
    shape = path.location.shape
    added, added_sd = np.broadcast_to(added, shape), np.broadcast_to(added_sd, shape)
    middle = path.median
    distance = _distance(path, middle, added)
    around = 0.5 * np.abs(_distance(path, middle, added_sd) - _distance(path, middle, -added_sd))
    slope = np.divide(distance, added, out=np.zeros(shape), where=added != 0)
    spread = np.where(added != 0, np.abs(added_sd * slope), around)
    moved = np.where(added != 0, path.location + distance, path.location)
    wider = np.where(spread > 0, np.hypot(path.scale, spread), path.scale)
    return replace(path, location=moved, scale=wider)


def needed_change(
    path: Predictive, *, row: int, horizon: int, goal: float, at_least: bool, probability: float, uncertainty: float
) -> float | None:
    """Change of the median that gives a probability of reaching a goal, in closed form.

    Parameters
    ----------
    path
        Forecasts of one indicator, shape (1, R, H).
    row, horizon
        Which region, and periods ahead from 1.
    goal, at_least
        Level in original units, and whether it is reached from below.
    probability
        Aimed at, from .5 up to below 1.
    uncertainty
        Standard deviation of the change as a share of its size.

    Returns
    -------
    float or None
        In original units, to be laid on by `shifted` with ``added_sd = uncertainty * abs(added)``; 0 where the path
        has the probability already; None where no change gives it, or only one past a bound.

    Notes
    -----
    With G the distance to the goal on the transformed scale, D the shift, s the scale, q the quantile of the
    probability and c the uncertainty, ``(D - G) / sqrt(s^2 + c^2 D^2) = q``. See `needed_shift` for its root.
    """
    one = replace(
        path,
        location=path.location[:, row : row + 1, horizon - 1 : horizon],
        scale=path.scale[:, row : row + 1, horizon - 1 : horizon],
    )
    above = float(one.probability_at_least(goal)[0, 0, 0])
    now = above if at_least else 1.0 - above
    if np.isnan(now):
        return None
    if now >= probability:
        return 0.0
    sign = 1.0 if at_least else -1.0
    aim = float(forward(np.full((1, 1, 1), goal), path.transform, lower=path.lower, upper=path.upper)[0, 0, 0])
    if not np.isfinite(aim) or above in {0.0, 1.0}:
        return None
    quantile = normal_quantile if path.family is Family.NORMAL else t4_quantile
    shift = needed_shift(
        gap=sign * (aim - float(one.location[0, 0, 0])),
        scale=float(one.scale[0, 0, 0]),
        quantile=float(quantile(probability)) if probability != 0.5 else 0.0,  # noqa: PLR2004 - the median
        uncertainty=uncertainty,
    )
    return None if shift is None else _in_units(one, sign * shift)


def needed_shift(*, gap: float, scale: float, quantile: float, uncertainty: float) -> float | None:
    """Smallest positive root D of ``D - gap = quantile * sqrt(scale^2 + uncertainty^2 D^2)``.

    Parameters
    ----------
    gap
        Distance from the location to the goal, positive while the goal is ahead.
    scale
        Of the forecast.
    quantile
        Of the probability aimed at, 0 or above.
    uncertainty
        Standard deviation of the shift as a share of it.

    Returns
    -------
    float or None
        Squared, the equation is ``(1 - q^2 c^2) D^2 - 2 G D + G^2 - q^2 s^2 = 0``; of its roots those with ``D >= G``
        count. None where there is none: for ``q c >= 1`` the doubt about the change may grow faster than the change.

    Examples
    --------
    >>> needed_shift(gap=3.0, scale=2.0, quantile=1.5, uncertainty=0.0)
    6.0
    """
    lead = 1.0 - (quantile * uncertainty) ** 2
    rest = gap * gap - (quantile * scale) ** 2
    root = (quantile * scale) ** 2 * lead + (quantile * uncertainty * gap) ** 2
    if root < 0:
        return None
    # Citardauq form beside the usual one: neither root is lost to cancellation, nor to a lead of 0.
    half = gap + (sqrt(root) if gap >= 0 else -sqrt(root))
    found = [part / whole for part, whole in ((half, lead), (rest, half)) if whole != 0]
    close = TOLERANCE * max(abs(gap), quantile * scale)
    return min((shift for shift in found if shift > 0 and shift - gap >= -close and shift < inf), default=None)


def _distance(path: Predictive, middle: FloatArray, added: FloatArray) -> FloatArray:
    """Distance on the transformed scale from the medians to where a change takes them, at most to the bounds."""
    there = path.inside(middle + added)
    log = (path.transform == Transform.LOG).reshape(-1, 1, 1)
    there = np.where(log, np.maximum(there, SMALLEST_SHARE * middle), there)
    there = np.where(path.transform.reshape(-1, 1, 1) == Transform.SQUARE_ROOT, np.maximum(there, 0.0), there)
    scale = {"lower": path.lower, "upper": path.upper}
    return forward(there, path.transform, **scale) - forward(middle, path.transform, **scale)


def _in_units(one: Predictive, shift: float) -> float | None:
    """Change in original units that moves a single median by a shift; None where a bound is in the way."""
    scale = {"lower": one.lower, "upper": one.upper}
    middle = one.median
    aim = forward(middle, one.transform, **scale) + shift
    there = inverse(aim, one.transform, **scale)
    change = float((there - middle)[0, 0, 0])
    reached = float(_distance(one, middle, there - middle)[0, 0, 0])
    return change if abs(reached - shift) <= TOLERANCE * max(1.0, abs(shift)) else None
