"""How fast each series has been changing: recency-weighted changes at every past cutoff."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray, ratio

MEMORIES = (0.3, 0.6, 0.9)
"""Weight of a change one year older, for each of the averaged memories (methods.md, 1, "Ideas that helped")."""

SINGLE = 1.0 - 1e-9
"""Concentration of weights from which there is in effect one change, and no variance to speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """Recency-weighted mean and variance of changes, as known at each cutoff.

    Parameters
    ----------
    mean, variance
        (T, M, ...) weighted mean, and unbiased weighted variance of one change.
    concentration
        (T, M, ...) sum of squared normalised weights: the variance of the mean is `variance * concentration`.
    """

    mean: FloatArray
    variance: FloatArray
    concentration: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Changes of the panel and of each series against it.

    Parameters
    ----------
    panel
        Moments of the panel's mean change, (T, M, K).
    deviation
        Moments of a series' change minus the panel's in the same year, (T, M, K, R).
    changes
        (T, K, R) number of usable changes up to the cutoff.
    """

    panel: Moments
    deviation: Moments
    changes: IntArray


def recency_moments(changes: FloatArray, usable: BoolArray) -> Moments:
    """Weighted moments at every cutoff by one pass forward in time.

    Parameters
    ----------
    changes
        (T-1, ...) change into each period; anything where it is not usable.
    usable
        (T-1, ...) which changes count.

    Returns
    -------
    Moments
        At cutoffs 0..T-1; nothing at a cutoff depends on later changes.

    Notes
    -----
    Age counts usable changes: a year that a break hides makes the years before it no less telling.

    The update of a weighted mean and sum of squares is West's (1979, Communications of the ACM 22(9)), which stays
    exact for constant changes where the difference of two sums would not.
    """
    steps, shape = changes.shape[0], changes.shape[1:]
    memory = np.array(MEMORIES).reshape((-1,) + (1,) * len(shape))
    means, spreads, weights, squares = (np.zeros((steps + 1, len(MEMORIES), *shape)) for _ in range(4))
    present = usable.astype(float)
    filled = np.where(usable, changes, 0.0)
    complete = [bool(here.all()) for here in usable]
    for t in range(steps):
        keep = memory if complete[t] else np.where(usable[t], memory, 1.0)
        weights[t + 1] = keep * weights[t] + present[t]
        squares[t + 1] = keep**2 * squares[t] + present[t]
        surprise = (filled[t] - means[t]) * present[t]
        means[t + 1] = means[t] + surprise / np.where(weights[t + 1] > 0, weights[t + 1], 1.0)
        spreads[t + 1] = keep * spreads[t] + surprise * (filled[t] - means[t + 1])
    concentration = np.minimum(ratio(squares, weights**2), 1.0)
    freedom = np.where(concentration < SINGLE, 1.0 - concentration, 0.0)
    return Moments(mean=means, variance=ratio(ratio(spreads, weights), freedom), concentration=concentration)


def trend(z: FloatArray, *, masked: BoolArray, member: BoolArray) -> Trend:
    """Describe the changes of a panel on the transformed scale.

    Parameters
    ----------
    z
        (T, K, R) transformed values, NaN where missing.
    masked
        (T-1, K, R) changes that are a break in measurement, not a change of the world.
    member
        (K, R) rows that make up the panel.

    Returns
    -------
    Trend
        Moments and counts at every cutoff.

    Notes
    -----
    A series' deviation is taken year by year, so that one which started late is compared with the panel in the same
    years; in a complete panel it equals d_i - m of methods.md.
    """
    step = np.diff(z, axis=0)
    usable = np.isfinite(step) & ~masked
    step = np.where(usable, step, 0.0)
    counted = usable & member
    regions = counted.sum(axis=2)
    mean_change = ratio(np.where(counted, step, 0.0).sum(axis=2), regions.astype(float))
    changes = np.zeros(z.shape, dtype=np.int64)
    np.cumsum(usable, axis=0, out=changes[1:])
    return Trend(
        panel=recency_moments(mean_change, regions > 0),
        deviation=recency_moments(step - mean_change[..., None], usable),
        changes=changes,
    )


def recency_mean(changes: FloatArray, usable: BoolArray) -> FloatArray:
    """Recency-weighted mean change at the last cutoff, averaged over the memories, (...)."""
    age: IntArray = np.flip(np.cumsum(np.flip(usable, axis=0), axis=0), axis=0) - usable
    filled = np.where(usable, changes, 0.0)
    means = []
    for memory in MEMORIES:
        weight = usable * memory**age
        means.append(ratio((weight * filled).sum(axis=0), weight.sum(axis=0)))
    return np.asarray(np.mean(means, axis=0))
