"""Where a series stands: exponential means averaged over several memories, and its drift from season to season."""

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray, ratio
from tkkio_analytics.models.pooling import shrunken_drift
from tkkio_analytics.models.trend import trend

SMOOTHINGS = (0.1, 0.3, 0.6)
"""Weight of the newest value in each of the averaged means (methods.md, 2)."""
DRIFT_SEASONS = 4
"""Fewest whole seasons that show a drift (methods.md, 2)."""


def smoothed_level(y: FloatArray) -> FloatArray:
    """Exponential mean at every period, averaged over the smoothings, (T, P, R).

    Parameters
    ----------
    y
        (T, P, R), NaN where missing: a missing value lets the older ones age.

    Returns
    -------
    FloatArray
        NaN before the first value. The weights of the values there are sum to 1 from the first on.
    """
    keep = 1.0 - np.array(SMOOTHINGS).reshape((-1, *(1,) * (y.ndim - 1)))
    there = np.isfinite(y)
    value = np.where(there, y, 0.0)
    total, weight = np.zeros((2, len(SMOOTHINGS), *y.shape[1:]))
    out = np.full(y.shape, np.nan)
    for t in range(len(y)):
        total, weight = keep * total + value[t], keep * weight + there[t]
        seen = (weight > 0).all(axis=0)
        out[t] = np.where(seen, ratio(total, weight).mean(axis=0), np.nan)
    return out


def season_drift(y: FloatArray, *, period: int, member: BoolArray) -> FloatArray:
    """Believed change per season at every period, (T, P, R): steps 1-4 of the panel model on means of whole seasons.

    Parameters
    ----------
    y
        (T, P, R) values without season, NaN where missing.
    period
        Periods in a season.
    member
        (P, R) rows that make up the panel.

    Returns
    -------
    FloatArray
        0 where a series has fewer than 4 seasons, counted back from the period.
    """
    drift = np.zeros(y.shape)
    if len(y) < DRIFT_SEASONS * period:
        return drift
    mean = _season_mean(y, period=period)
    for first in range(period):
        blocks = mean[first::period]
        if len(blocks) < DRIFT_SEASONS:
            continue
        masked = np.zeros((len(blocks) - 1, *blocks.shape[1:]), dtype=bool)
        moments = trend(blocks, masked=masked, member=member)
        enough = (moments.changes >= DRIFT_SEASONS - 1) & (blocks_seen(blocks) >= DRIFT_SEASONS)
        drift[first::period] = np.where(enough, shrunken_drift(moments, member=member).per_year, 0.0)
    return drift


def blocks_seen(blocks: FloatArray) -> IntArray:
    """Seasons with a mean up to each one, (T, P, R)."""
    return np.isfinite(blocks).cumsum(axis=0)


def _season_mean(y: FloatArray, *, period: int) -> FloatArray:
    """Mean of the season that ends in each period, NaN where more than half of it is missing."""
    there = np.isfinite(y)
    value = np.concatenate([np.zeros((1, *y.shape[1:])), np.where(there, y, 0.0).cumsum(axis=0)])
    count = np.concatenate([np.zeros((1, *y.shape[1:])), there.cumsum(axis=0)])
    out = np.full(y.shape, np.nan)
    seen = count[period:] - count[:-period]
    out[period - 1 :] = np.where(2 * seen >= period, ratio(value[period:] - value[:-period], seen), np.nan)
    return out
