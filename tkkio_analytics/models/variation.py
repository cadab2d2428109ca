"""How much levels vary from year to year: each area's own part, and the part that the areas share."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray
from tkkio_analytics.models.moderation import moderated_variances

FEWEST_AREAS: Final = 4
"""Areas needed before a movement is called common to them, as in a comparison."""
FEWEST_CHANGES: Final = 2
"""Changes of a series without which it says nothing of its variation."""
CHANGES_FOR_MEMORY: Final = 3
"""Changes of a series from which its memory is measured; with fewer it is taken to be `LEVEL_MEMORY`."""
MEMORY_GRID: Final = tuple(step / 20 for step in range(20))
"""Correlations of one period's variation with the next one's that are tried."""
LEAST_MEMORY: Final = 0.1
"""Own variation is never taken to be forgotten faster: the estimate from short histories is too rough for that."""
LEVEL_MEMORY: Final = 0.7
"""What lasts longer than this is the level itself and no variation around it."""
COMMON_MEMORY: Final = LEVEL_MEMORY
"""Memory of the common movement: one series is too little to measure it on, so it is the longest that is variation."""
MEMORY_ERRORS: Final = 1.0
"""Standard errors of the measured correlation that the memory is taken above its estimate: too short a memory promises
too much, too long a one only finds less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """Variation of the levels of a panel from period to period.

    Parameters
    ----------
    own, degrees
        (R,) variance of a series' change from one period to the next, around its mean, when the areas' common change is
        taken out, and its degrees of freedom; NaN where it is not known.
    common, common_degrees
        The same of the common change; 0 where there are too few areas to have one.
    memory
        Correlation of the own variation of one period with that of the next.
    n
        (R,) changes that the own variance was measured on, + 1.
    """

    own: FloatArray
    degrees: FloatArray
    common: float
    common_degrees: float
    memory: float
    n: FloatArray


def yearly_variation(
    values: FloatArray, *, areas: BoolArray, broken: BoolArray | None = None, split: int | None = None
) -> Variation | None:
    """Return the variation of every series.

    Parameters
    ----------
    values
        (R, T) levels, NaN where missing.
    areas
        (R,) which rows are areas.
    broken
        (R, T - 1) changes that a measurement break lies in.
    split
        Column from which a series may have another mean change than before it, or None.

    Returns
    -------
    Variation or None
        None where no area, or without areas no series, varies.

    Notes
    -----
    y_it = level + c_t + e_it, where c_t is common to the areas and both parts are autoregressive of order one. From the
    changes d_it the areas' mean change of the period is taken out, then each series' own mean change. Their squares are
    scaled by the expectation under the memory (a trace), and drawn together by `moderated_variances`. The memory is
    where the pooled lag-one correlation of these residuals equals its expectation, so that short histories do not bias
    it.
    """
    changes = np.diff(values, axis=1)
    if broken is not None:
        changes = np.where(broken, np.nan, changes)
    common = _common(changes, areas)
    residual = changes - common
    memory = _memory(residual[areas] if areas.sum() >= FEWEST_AREAS else residual)
    own = _variances(_centred(residual, split), memory=memory, split=split)
    shared = areas.sum() >= FEWEST_AREAS
    variance, degrees = own
    if shared:
        variance = np.where(areas, variance * areas.sum() / (areas.sum() - 1.0), variance)
        drawn = moderated_variances(variance[areas], degrees[areas])
        if drawn is None:
            return None
        variance[areas], degrees[areas] = drawn.variance, drawn.degrees
    elif not (variance > 0).any():
        return None
    path = _variances(_centred(common[None], split), memory=COMMON_MEMORY, split=split)
    return Variation(
        own=variance,
        degrees=degrees,
        common=float(path[0][0]) if shared else 0.0,
        common_degrees=float(path[1][0]) if shared else 1.0,
        memory=memory,
        n=np.isfinite(residual).sum(axis=1) + 1.0,
    )


def contrast_share(weights: FloatArray, *, memory: float) -> float:
    """Return the variance of a weighted sum of levels, in units of the variance of a change between two periods.

    Parameters
    ----------
    weights
        (T,) weight of each period.
    memory
        Correlation of the variation of one period with that of the next. Where the weights do not sum to zero, a level
        is asked for, and it is taken to be at most `LEVEL_MEMORY`.

    Examples
    --------
    >>> contrast_share(np.array([-1.0, 1.0]), memory=0.4)
    1.0
    """
    kept = min(memory, LEVEL_MEMORY) if abs(weights.sum()) > 1e-9 else memory  # noqa: PLR2004 - rounding
    share = float(weights @ _correlation(kept, len(weights)) @ weights)
    return round(share / (2.0 * (1.0 - kept)), 12)


def _common(changes: FloatArray, areas: BoolArray) -> FloatArray:
    """Return the areas' mean change, (T - 1,): 0 without enough areas, NaN where too few of them have one."""
    if areas.sum() < FEWEST_AREAS:
        return np.zeros(changes.shape[1])
    counts = np.isfinite(changes[areas]).sum(axis=0)
    total = np.nansum(changes[areas], axis=0)
    return np.where(counts >= FEWEST_AREAS, total / np.maximum(counts, 1), np.nan)


def _centred(changes: FloatArray, split: int | None) -> FloatArray:
    """Return changes around their mean, before and after the split apart."""
    out = changes.copy()
    for part in _parts(changes.shape[1], split):
        piece = out[:, part]
        counts = np.isfinite(piece).sum(axis=1, keepdims=True)
        out[:, part] = piece - np.nansum(piece, axis=1, keepdims=True) / np.maximum(counts, 1)
    return out


def _parts(changes: int, split: int | None) -> tuple[slice, ...]:
    """Return the changes before the split column and those into it and later."""
    if split is None:
        return (slice(0, changes),)
    return slice(0, max(split - 1, 0)), slice(max(split - 1, 0), changes)


def _variances(residual: FloatArray, *, memory: float, split: int | None) -> tuple[FloatArray, FloatArray]:
    """Return the variance of each series' change and its degrees of freedom, NaN and 0 where too short."""
    variance, degrees = np.full(len(residual), np.nan), np.zeros(len(residual))
    parts = _parts(residual.shape[1], split)
    counts = np.column_stack([np.isfinite(residual[:, part]).sum(axis=1) for part in parts])
    squares = np.nansum(residual**2, axis=1)
    for found in {tuple(row) for row in counts.tolist()}:
        trace, freedom, _ = _expected(round(memory, 2), found)
        if sum(found) >= FEWEST_CHANGES and freedom > 0:
            rows = (counts == found).all(axis=1)
            variance[rows], degrees[rows] = squares[rows] / trace, freedom
    return variance, degrees


def _memory(residual: FloatArray) -> float:
    """Return the correlation of own variation from one period to the next, `LEAST_MEMORY` at least."""
    counts = np.isfinite(residual).sum(axis=1)
    changes = int(np.median(counts)) if len(counts) else 0
    if changes < CHANGES_FOR_MEMORY:
        return LEVEL_MEMORY
    centred = _centred(residual, None)
    squares = np.nansum(centred**2)
    if squares <= 0:
        return LEVEL_MEMORY
    beside, total = np.nansum(centred[:, 1:] * centred[:, :-1], axis=1), np.nansum(centred**2, axis=1)
    found = float(beside.sum() / squares)
    error = float(np.sqrt(((beside - found * total) ** 2).sum()) / squares)
    expected = [_expected(memory, (changes,))[2] for memory in MEMORY_GRID]
    return max(LEAST_MEMORY, float(np.interp(found + MEMORY_ERRORS * error, expected, MEMORY_GRID)))


@lru_cache(maxsize=4096)
def _expected(memory: float, counts: tuple[int, ...]) -> tuple[float, float, float]:
    """Return what residual squares sum to in units of the variance, their degrees of freedom, and lag-one correlation.

    Parameters
    ----------
    memory
        Of the variation.
    counts
        Changes in each part that has a mean of its own; they are taken to follow one another.
    """
    changes = sum(counts)
    if changes - sum(count > 0 for count in counts) < 1:
        return 0.0, 0.0, 0.0
    levels = _correlation(memory, changes + 1) / (2.0 * (1.0 - memory))
    difference = np.diff(np.eye(changes + 1), axis=0)
    centring, start = np.eye(changes), 0
    for count in counts:
        centring[start : start + count, start : start + count] -= 1.0 / max(count, 1)
        start += count
    covariance = centring @ difference @ levels @ difference.T @ centring
    trace = float(np.trace(covariance))
    beside = float(np.trace(covariance, offset=1))
    return trace, trace**2 / float((covariance**2).sum()), beside / trace


def _correlation(memory: float, size: int) -> FloatArray:
    steps = np.abs(np.subtract.outer(np.arange(size), np.arange(size)))
    return np.asarray(memory**steps, dtype=float)
