"""How much wider the fan is when the latest change was one of regime: a law, a reform, a pandemic."""

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray, power, ratio
from tkkio_analytics.models.calibration import Errors, Spread

REGIME_RATIO = float(np.sqrt(2.0))
"""Prior: the past speaks for half of what comes, so the variance doubles."""
REGIME_PRIOR = 2.0
"""Earlier regime changes at which the measured ratio is believed by half."""


def regime_widening(errors: Errors, spread: Spread, *, regime: BoolArray, member: BoolArray) -> FloatArray:
    """Factor of the scale at every cutoff.

    Parameters
    ----------
    errors
        Past errors by the period in which they became known.
    spread
        Spread at every cutoff without the factor.
    regime
        (T, K, R) whether the change into each period was one of regime.
    member
        (K, R) rows that make up the panel.

    Returns
    -------
    FloatArray
        (T, K, R), 1 where the latest change was none of regime. Elsewhere the mean size of the errors made right after
        earlier regime changes in units of the scale that stood then, weight 1/h, pooled over the panel and shrunk to
        the root of 2 by 2 regime changes; never below 1, for a change of the world makes nobody surer.
    """
    if not regime.any():
        return np.ones(regime.shape)
    periods, horizons = errors.size.shape[:2]
    total, weight = np.zeros((2, periods, regime.shape[1]))
    changes = np.zeros((periods, regime.shape[1]))
    for h in range(1, min(horizons, periods - 1) + 1):
        scale = spread.step[:-h] * power(np.array(float(h)), spread.growth[:-h])[..., None]
        counted = errors.known[h:, h - 1] & regime[:-h] & member & (scale > 0)
        relative = ratio(np.where(counted, errors.size[h:, h - 1], 0.0), np.where(counted, scale, 1.0))
        total[h:] += relative.sum(axis=2) / h
        weight[h:] += counted.sum(axis=2) / h
        if h == 1:
            changes[1:] = counted.sum(axis=2) > 0
    measured = ratio(total.cumsum(axis=0), weight.cumsum(axis=0))
    count = changes.cumsum(axis=0)
    believed = (REGIME_PRIOR * REGIME_RATIO + count * measured) / (REGIME_PRIOR + count)
    return np.where(regime, np.maximum(believed, 1.0)[..., None], 1.0)


def recent_widening(regime: BoolArray, *, last: IntArray, window: int) -> FloatArray:
    """Factor of the scale of surveys, months and quarters: the prior alone.

    Their past errors after regime changes are too few to measure a ratio, so none is learnt.

    Parameters
    ----------
    regime
        (R, T-1) whether the change into the next period was one of regime.
    last
        (R,) position of each series' last value.
    window
        Latest changes that count: those of one season, or the one between two rounds.

    Returns
    -------
    FloatArray
        (R,) the root of 2 where a regime change lies among them, else 1.

    Examples
    --------
    >>> recent_widening(np.array([[False, True], [True, False]]), last=np.array([2, 2]), window=1).round(3).tolist()
    [1.414, 1.0]
    """
    into = np.arange(1, regime.shape[1] + 1)
    among = regime & (into <= last[:, None]) & (into > last[:, None] - window)
    return np.where(among.any(axis=1), REGIME_RATIO, 1.0)
