"""How wrong smoothed levels have been over all horizons, and the spread that follows from it."""

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, power, ratio
from tkkio_analytics.models.calibration import GROWTH as YEARLY_GROWTH
from tkkio_analytics.models.calibration import GROWTH_MOST, GROWTH_PRIOR, SCALE_PRIOR, SPREAD_PRIOR, Errors, Spread
from tkkio_analytics.models.inputs import breaks_before
from tkkio_analytics.models.pooling import damped_years

GROWTH = 0.25
"""Prior of the growth: a level averaged over months grows uncertain slower than a year's (methods.md, 2)."""
MIN_POINTS_AT_ORIGIN = 3
EM_STEPS = 10
"""Steps from a scale of 1; further ones change it by less than a thousandth."""
LEAST_HORIZON = 5
"""Errors are used to one season ahead, and at least to this many periods, as in the annual model."""


def level_errors(y: FloatArray, *, level: FloatArray, drift: FloatArray, masked: BoolArray, period: int) -> Errors:
    """Errors of the level at every past origin, by the period of the origin.

    Parameters
    ----------
    y, level, drift
        (T, P, R) values without season, the level at each origin, and its believed change per season.
    masked
        (T-1, P, R) breaks in measurement: an error whose span crosses one is dropped.
    period
        Periods in a season.

    Returns
    -------
    Errors
        Entry [t, h-1] is of the forecast made at t; (T, H, P, R) with H one season.
    """
    horizons = max(period, LEAST_HORIZON)
    ready = np.isfinite(y) & (np.isfinite(y).cumsum(axis=0) >= MIN_POINTS_AT_ORIGIN)
    breaks = breaks_before(masked)
    shape = (len(y), horizons, *y.shape[1:])
    size, known = np.zeros(shape), np.zeros(shape, dtype=bool)
    for h in range(1, min(horizons, len(y) - 1) + 1):
        ahead = damped_years(np.array(h / period))
        there = ready[:-h] & np.isfinite(y[h:]) & (breaks[h:] == breaks[:-h])
        error = np.where(there, y[h:], 0.0) - np.where(there, level[:-h] + drift[:-h] * ahead, 0.0)
        known[:-h, h - 1] = there
        size[:-h, h - 1] = np.abs(error)
    return Errors(size=size, known=known)


def level_spread(errors: Errors, *, member: BoolArray) -> Spread:
    """Spread in the last period.

    Parameters
    ----------
    errors
        Of the levels, by origin.
    member
        (P, R) rows that make up the panel.

    Returns
    -------
    Spread
        (1, P, R) and (1, P). The scale of a series is its mean absolute error over all horizons, each error divided by
        h to the growth and weighed 1/h, shrunk to the panel with 5 observations; a common factor makes the errors
        Student-t with 4 degrees of freedom.
    """
    ahead = np.arange(1.0, errors.size.shape[1] + 1.0)[:, None, None]
    counted: BoolArray = errors.known & member
    growth = _growth(errors, counted)
    weight = errors.known / ahead
    standard = errors.size / power(ahead, growth[:, None])
    total, each = (weight * standard).sum(axis=(0, 1)), weight.sum(axis=(0, 1))
    panel = ratio((total * member).sum(axis=1), (each * member).sum(axis=1))[:, None]
    step = (total + SCALE_PRIOR * panel) / (each + SCALE_PRIOR)
    learnt = ((each * member).sum(axis=1) > 0)[:, None] | (each > 0)
    step = np.where(learnt, step, np.nan)
    origins = (counted[:, 0].sum(axis=2) > 0).sum(axis=0)
    factor = _factor(standard, np.where(counted, weight, 0.0), step=step, origins=origins)
    return Spread(step=(step * factor[:, None])[None], growth=growth[None])


def spread_ahead(spread: Spread, ahead: FloatArray, *, period: int) -> FloatArray:
    """Scale so many periods ahead; past one season it grows as fast as a yearly series'.

    Parameters
    ----------
    spread
        Of the last period.
    ahead
        (P, R, H) periods.
    period
        Periods in a season.

    Returns
    -------
    FloatArray
        (P, R, H). Within a season errors are measured; what lies further is years ahead, where a level wanders as in
        the yearly model (its prior growth), not as slowly as from month to month.

    Examples
    --------
    >>> flat = Spread(step=np.ones((1, 1, 1)), growth=np.zeros((1, 1)))
    >>> spread_ahead(flat, np.array([[[1.0, 12.0, 24.0]]]), period=12).round(2).tolist()
    [[[1.0, 1.0, 1.52]]]
    """
    within = np.minimum(ahead, period)
    beyond = power(np.maximum(ahead / period, 1.0), np.array(YEARLY_GROWTH))
    return np.asarray(spread.at(within[None])[0] * beyond)


def _growth(errors: Errors, counted: BoolArray) -> FloatArray:
    """Log ratio of mean errors at h and at 1 from the same origins, over log h, shrunk to the prior."""
    evidence, weight = np.zeros((2, counted.shape[2]))
    for h in range(2, counted.shape[1] + 1):
        both = counted[:, h - 1] & counted[:, 0]
        far, near = (np.where(both, errors.size[:, i - 1], 0.0).sum(axis=(0, 2)) for i in (h, 1))
        used = (far > 0) & (near > 0)
        origins = both.any(axis=2).sum(axis=0) * used
        evidence += origins / h * np.log(h) * (np.log(np.where(used, far, 1.0)) - np.log(np.where(used, near, 1.0)))
        weight += origins / h * np.log(h) ** 2
    return np.clip((GROWTH_PRIOR * GROWTH + evidence) / (GROWTH_PRIOR + weight), 0.0, GROWTH_MOST)


def _factor(standard: FloatArray, weight: FloatArray, *, step: FloatArray, origins: FloatArray) -> FloatArray:
    """Scale of t4 by EM (Lange, Little & Taylor 1989, JASA 84), shrunk to 1 by 15 origins."""
    relative = ratio(standard, np.broadcast_to(np.nan_to_num(step), standard.shape)) ** 2
    total = weight.sum(axis=(0, 1, 3))
    squared = np.ones(len(total))
    for _ in range(EM_STEPS):
        share = relative / (relative + 4.0 * squared[:, None])
        estimate = 5.0 * squared * ratio((weight * share).sum(axis=(0, 1, 3)), total)
        squared = (SPREAD_PRIOR + origins * estimate) / (SPREAD_PRIOR + origins)
    return np.sqrt(squared)
