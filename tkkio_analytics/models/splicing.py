"""Series joined over breaks in measurement."""

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray


def break_shifts(z: FloatArray, *, masked: BoolArray) -> FloatArray:
    """How far breaks have moved each series by each period.

    Parameters
    ----------
    z
        (T, P, R), NaN where missing.
    masked
        (T-1, P, R) breaks between periods.

    Returns
    -------
    FloatArray
        (T, P, R) sum of the changes across the breaks so far; a break counts from the last value before it to the
        first after it. Nothing at a period depends on later ones.
    """
    shift = np.zeros(z.shape)
    if not masked.any():
        return shift
    total, last, broken = np.zeros(z.shape[1:]), z[0], np.zeros(z.shape[1:], dtype=bool)
    for t in range(1, len(z)):
        there = np.isfinite(z[t])
        broken = broken | masked[t - 1]
        step = there & broken & np.isfinite(last)
        total = total + np.where(step, np.where(step, z[t], 0.0) - np.where(step, last, 0.0), 0.0)
        shift[t] = total
        last = np.where(there, z[t], last)
        broken = broken & ~there
    return shift


def spliced(z: FloatArray, *, masked: BoolArray) -> FloatArray:
    """Series moved before each break, so that nothing changes across it; the latest values stand as they are.

    Parameters
    ----------
    z, masked
        As for `break_shifts`.

    Returns
    -------
    FloatArray
        (T, P, R).
    """
    shift = break_shifts(z, masked=masked)
    return np.asarray(z + (shift[-1] - shift))
