"""The scale on which yearly changes of an indicator are comparable between regions and years."""

from enum import IntEnum

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray, along_leading

OFFSET_SHARE = 0.0025
"""Offset of the logit as a share of the range between the bounds: 0.25 points of a percentage (methods.md, 1)."""
LOG_RATIO = 10.0
"""The logarithm is used while the smallest value stays above a tenth of the median (methods.md, 1)."""


class Transform(IntEnum):
    """Scale of the differences."""

    IDENTITY = 0
    SQUARE_ROOT = 1
    LOG = 2
    LOGIT = 3


def transforms_by_cutoff(values: FloatArray, *, member: BoolArray, lower: FloatArray, upper: FloatArray) -> IntArray:
    """Scale of each indicator as one would have chosen it at each cutoff.

    Parameters
    ----------
    values
        (T, P, R) in original units, NaN where missing.
    member
        (P, R), rows that count in the median.
    lower, upper
        (P,) bounds of the indicator, NaN for none.

    Returns
    -------
    IntArray
        (T, P) codes of `Transform`. Logit if both bounds are given and hold; log if all values are positive and more
        than half of the members' are below ten times the smallest; square root if none is negative; else identity.
    """
    lowest = np.fmin.accumulate(np.fmin.reduce(values, axis=2, initial=np.nan), axis=0)
    highest = np.fmax.accumulate(np.fmax.reduce(values, axis=2, initial=np.nan), axis=0)
    bounded = (lowest >= lower) & (highest <= upper)
    log = (lowest > 0) & (highest < LOG_RATIO * lowest)
    undecided = (lowest > 0) & ~log & ~bounded
    columns = np.flatnonzero(undecided.any(axis=0))
    counted = np.where(member[columns], values[:, columns], np.nan)
    present = np.isfinite(counted).sum(axis=2).cumsum(axis=0)
    for cutoff in np.flatnonzero(undecided.any(axis=1)):
        low = counted[: cutoff + 1] < LOG_RATIO * lowest[cutoff, columns, None]
        majority = 2 * low.sum(axis=(0, 2)) > present[cutoff]
        log[cutoff, columns] |= majority & undecided[cutoff, columns]
    unbounded = np.where(log, Transform.LOG, np.where(lowest >= 0, Transform.SQUARE_ROOT, Transform.IDENTITY))
    return np.where(bounded, Transform.LOGIT, unbounded).astype(np.int64)


def forward(values: FloatArray, codes: IntArray, *, lower: FloatArray, upper: FloatArray) -> FloatArray:
    """Values on the transformed scale.

    Parameters
    ----------
    values
        Original units; `codes`, `lower` and `upper` speak for its leading axes.
    codes
        Codes of `Transform`.
    lower, upper
        Bounds, used by the logit only.

    Returns
    -------
    FloatArray
        Same shape; NaN where the value is missing or outside what the scale can carry.
    """
    out = np.full(values.shape, np.nan)
    for code in np.unique(codes):
        here = codes == code
        out[here] = _forward_one(values[here], code, lower[here], upper[here])
    return out


def inverse(z: FloatArray, codes: IntArray, *, lower: FloatArray, upper: FloatArray) -> FloatArray:
    """Values in original units: the way back from `forward`, never outside the bounds of the scale."""
    out = np.full(z.shape, np.nan)
    for code in np.unique(codes):
        here = codes == code
        out[here] = _inverse_one(z[here], code, lower[here], upper[here])
    return out


def _where_positive(function: np.ufunc, x: FloatArray, positive: BoolArray) -> FloatArray:
    out = np.full(x.shape, np.nan)
    function(x, out=out, where=positive)
    return out


def _forward_one(x: FloatArray, code: int, lower: FloatArray, upper: FloatArray) -> FloatArray:
    if code == Transform.LOGIT:
        low, high = along_leading(lower, ndim=x.ndim), along_leading(upper, ndim=x.ndim)
        offset = OFFSET_SHARE * (high - low)
        below, above = x - low + offset, high - x + offset
        return _where_positive(np.log, below, below > 0) - _where_positive(np.log, above, above > 0)
    if code == Transform.LOG:
        return _where_positive(np.log, x, x > 0)
    if code == Transform.SQUARE_ROOT:
        return _where_positive(np.sqrt, x, x >= 0)
    return x


def _inverse_one(z: FloatArray, code: int, lower: FloatArray, upper: FloatArray) -> FloatArray:
    if code == Transform.LOGIT:
        low, high = along_leading(lower, ndim=z.ndim), along_leading(upper, ndim=z.ndim)
        share = 0.5 * (1.0 + np.tanh(0.5 * z))
        return np.clip(low + (high - low) * ((1.0 + 2.0 * OFFSET_SHARE) * share - OFFSET_SHARE), low, high)
    if code == Transform.LOG:
        return np.exp(np.minimum(z, _LOG_LARGEST))
    if code == Transform.SQUARE_ROOT:
        return np.maximum(z, 0.0) ** 2
    return z


_LOG_LARGEST = float(np.log(np.finfo(float).max))
