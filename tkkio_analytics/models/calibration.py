"""How wrong the same rule has been at every past origin, and the spread that follows from it."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray, power, ratio
from tkkio_analytics.models.inputs import breaks_before
from tkkio_analytics.models.pooling import damped_years, drift_doubt
from tkkio_analytics.models.reversion import Reversion
from tkkio_analytics.models.trend import MEMORIES

CALIBRATION_HORIZON = 5
"""Longest past error used, in years; fixed, so that a longer question does not change a shorter answer."""
MIN_CHANGES_AT_ORIGIN = 2
"""A past origin needs three points (methods.md, 1.6)."""
SCALE_PRIOR = 5.0
ERROR_RECENCY = 0.9
GROWTH = 0.6
GROWTH_PRIOR = 20.0
GROWTH_MOST = 1.5
SPREAD_PRIOR = 15.0
"""Constants of methods.md, 1.6 and "Ideas that helped": recency per year, priors counted in observations or origins."""
SCALE_MEMORIES = np.array(MEMORIES)[:, None, None]
"""A scale is averaged over the memories of the drift: the short one widens the fan at once after a shock and lets go of
it soon, the long one keeps calm years steady."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Past errors filed under the period in which they became known.

    Parameters
    ----------
    size
        (T, H, K, R) absolute errors on the transformed scale; entry [t, h-1] is of the forecast made at t - h; 0 where
        there is none.
    known
        (T, H, K, R) where there is one.
    """

    size: FloatArray
    known: BoolArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Spread of the forecast made at each cutoff: scale of the t distribution at horizon h.

    Parameters
    ----------
    step
        (T, K, R) scale one year ahead; NaN where the panel has no past error.
    growth
        (T, K) exponent of the horizon.
    """

    step: FloatArray
    growth: FloatArray

    def at(self, years: FloatArray) -> FloatArray:
        """Return ``step * years**growth``; `years` broadcasts against (T, K, R, H)."""
        return np.asarray(self.step[..., None] * power(years, self.growth[..., None, None]))


def past_errors(
    z: FloatArray,
    *,
    drift: FloatArray,
    changes: IntArray,
    masked: BoolArray,
    reverting: Reversion | None = None,
) -> Errors:
    """Errors of the rule at every past origin, by the period in which they became known.

    Parameters
    ----------
    z, drift
        (T, K, R) transformed values and drift per year as believed at each origin.
    changes
        (T, K, R) usable changes at each origin.
    masked
        (T-1, K, R) breaks in measurement: an error whose span crosses one is dropped.
    reverting
        What was expected to come back; nothing if not given.

    Returns
    -------
    Errors
        For horizons 1..5 from origins of three points or more, in units of the doubt about the drift there.
    """
    periods = z.shape[0]
    breaks, ready = breaks_before(masked), ready_origins(z, changes)
    forward_by = damped_years(np.arange(1.0, CALIBRATION_HORIZON + 1.0))
    shape = (periods, CALIBRATION_HORIZON, *z.shape[1:])
    size, known = np.zeros(shape), np.zeros(shape, dtype=bool)
    for h in range(1, min(CALIBRATION_HORIZON, periods - 1) + 1):
        expected = z[:-h] + drift[:-h] * forward_by[h - 1]
        if reverting is not None:
            expected += reverting.after(np.array([float(h)]))[:-h, ..., 0]
        error = np.abs(z[h:] - expected) / drift_doubt(np.array(float(h)), np.arange(periods + 0.0))[changes[:-h]]
        there = np.isfinite(error) & ready[:-h] & (breaks[h:] == breaks[:-h])
        known[h:, h - 1] = there
        size[h:, h - 1] = np.where(there, error, 0.0)
    return Errors(size=size, known=known)


def ready_origins(z: FloatArray, changes: IntArray) -> BoolArray:
    """Origins whose errors count: a value, and three points."""
    return np.isfinite(z) & (changes >= MIN_CHANGES_AT_ORIGIN)


def calibrated_spread(errors: Errors, *, member: BoolArray) -> Spread:
    """Spread at every cutoff from the errors known by then: step 6 of the panel model.

    Parameters
    ----------
    errors
        Past errors.
    member
        (K, R) rows that make up the panel.

    Returns
    -------
    Spread
        A row's scale is its recency-weighted mean absolute one-year error, shrunk to the panel's; the growth with the
        horizon is shrunk to 0.6; a common factor makes the errors Student-t with 4 degrees of freedom.
    """
    step = _shrunken_step(errors, member=member)
    growth = _shrunken_growth(errors, member=member)
    factor = _spread_factor(errors, step=step, growth=growth, member=member)
    return Spread(step=step * factor[..., None], growth=growth)


def _shrunken_step(errors: Errors, *, member: BoolArray) -> FloatArray:
    known, size = errors.known[:, 0], errors.size[:, 0]
    shape = (len(known), len(MEMORIES), *known.shape[1:])
    weight, total = np.zeros(shape), np.zeros(shape)
    weight[0], total[0] = known[0], size[0]
    for t in range(1, len(known)):
        weight[t] = SCALE_MEMORIES * weight[t - 1] + known[t]
        total[t] = SCALE_MEMORIES * total[t - 1] + size[t]
    panel_weight = (weight * member).sum(axis=3, keepdims=True)
    panel = ratio((total * member).sum(axis=3, keepdims=True), panel_weight)
    shrunk = ((total + SCALE_PRIOR * panel) / (weight + SCALE_PRIOR)).mean(axis=1)
    learnt: BoolArray = panel_weight[:, -1] > 0
    if learnt.all() or not known.any():
        return np.where(learnt, shrunk, np.nan)
    own = np.where(weight[:, -1] > 0, ratio(total, weight).mean(axis=1), np.nan)
    return np.where(learnt, shrunk, own)


def _shrunken_growth(errors: Errors, *, member: BoolArray) -> FloatArray:
    """Growth exponent: log ratio of mean errors at h and at 1 from the same origins, over log h."""
    periods, horizons = errors.size.shape[:2]
    evidence, weight = np.zeros((2, periods, member.shape[0]))
    for h in range(2, min(horizons, periods - 1) + 1):
        both = errors.known[h:, h - 1] & errors.known[1 : periods - h + 1, 0] & member
        far = np.cumsum(np.where(both, errors.size[h:, h - 1], 0.0).sum(axis=2), axis=0)
        near = np.cumsum(np.where(both, errors.size[1 : periods - h + 1, 0], 0.0).sum(axis=2), axis=0)
        origins = np.cumsum(both.any(axis=2), axis=0) * ((far > 0) & (near > 0))
        counted = origins > 0
        log_ratio = np.log(np.where(counted, far, 1.0)) - np.log(np.where(counted, near, 1.0))
        evidence[h:] += origins / h * np.log(h) * log_ratio
        weight[h:] += origins / h * np.log(h) ** 2
    return np.clip((GROWTH_PRIOR * GROWTH + evidence) / (GROWTH_PRIOR + weight), 0.0, GROWTH_MOST)


def _spread_factor(errors: Errors, *, step: FloatArray, growth: FloatArray, member: BoolArray) -> FloatArray:
    """Scale of the t distribution of standardised errors, (T, K), by EM as errors arrive.

    Each error is standardised by the scale that stood before it became known and weighed by the factor of then (Lange,
    Little & Taylor 1989, JASA 84; online: Cappé & Moulines 2009, JRSS B 71), so that the cost grows with the length of
    the panel and not with its square.
    """
    ahead = np.arange(1.0, errors.size.shape[1] + 1.0)[:, None]
    spread = np.full(errors.size.shape, np.nan)
    spread[1:] = step[:-1, None] * power(ahead, growth[:-1, None])[..., None]
    usable = spread > 0
    weight = np.where(member & usable, errors.known / ahead[..., None], 0.0)
    total = weight.sum(axis=3).sum(axis=1)
    origins = np.cumsum(total > 0, axis=0)
    square = ratio(errors.size, np.where(usable, spread, 0.0)) ** 2
    factor, squared = np.ones(growth.shape), np.ones(growth.shape[1])
    explained, known = np.zeros((2, growth.shape[1]))
    for t in range(1, len(growth)):
        held = squared[:, None]
        arrived = weight[t] * square[t] / (square[t] + 4.0 * held)
        explained = ERROR_RECENCY * explained + 5.0 * squared * arrived.sum(axis=2).sum(axis=0)
        known = ERROR_RECENCY * known + total[t]
        estimate = ratio(explained, known)
        squared = (SPREAD_PRIOR + origins[t] * estimate) / (SPREAD_PRIOR + origins[t])
        factor[t] = np.sqrt(squared)
    return factor
