"""Shapes of real yearly variation, to be laid on levels whose truth is known."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from tkkio_analytics.models.arrays import FloatArray
from tkkio_analytics.models.tidy import TidyPanel

SMOOTHED_OVER: Final = 4
"""Years on either side over which a level is smoothed: what lasts longer than that belongs to it."""
FEWEST_YEARS: Final = 12
FEWEST_SERIES: Final = 15
"""Indicators with fewer whole series, or shorter ones, lend no shape."""


def real_shapes(panel: TidyPanel, *, smoothed_over: int | None = SMOOTHED_OVER) -> tuple[FloatArray, ...]:
    """Return what is left of real panels without their levels, one (series, years) array an indicator.

    Parameters
    ----------
    panel
        Long series of many areas.
    smoothed_over
        Years on either side that the local straight line of each year is fitted to; None for one line over all years,
        which leaves slow movements in the variation.

    Returns
    -------
    tuple of FloatArray
        Scaled so that the median standard deviation of an indicator's series is 1. Rows are areas of the same years, so
        that what moves them together is kept.
    """
    shapes = []
    for values in panel.observations:
        years = np.isfinite(values).any(axis=0)
        whole = values[:, years]
        whole = whole[np.isfinite(whole).all(axis=1)]
        if whole.shape[0] < FEWEST_SERIES or whole.shape[1] < FEWEST_YEARS:
            continue
        left = whole - whole @ _smoother(whole.shape[1], smoothed_over).T
        spread = float(np.median(left.std(axis=1)))
        if spread > 0:
            shapes.append(left / spread)
    return tuple(shapes)


def borrowed(rng: np.random.Generator, shapes: Sequence[FloatArray], *, areas: int, periods: int) -> FloatArray:
    """Return variation of (areas, periods) from a random indicator: years in their order, half the time upside down.

    Parameters
    ----------
    rng
        Source of chance.
    shapes
        As `real_shapes` returns them.
    areas, periods
        More periods than there are years are put together from as few pieces as will do; more areas than there are
        series are taken from other years of the same indicator.
    """
    shape = shapes[int(rng.integers(len(shapes)))]
    rows, years = shape.shape
    pieces = -(-periods // years)
    length = -(-periods // pieces)
    laid: list[FloatArray] = []
    while rows * len(laid) < areas:
        starts = rng.integers(0, years - length + 1, pieces)
        part = np.concatenate([shape[:, start : start + length] for start in starts], axis=1)[:, :periods]
        laid.append(part[rng.permutation(rows)])
    seen = np.concatenate(laid)[:areas]
    return np.asarray(rng.choice([-1.0, 1.0]) * seen[rng.permutation(areas)])


def _smoother(years: int, over: int | None) -> FloatArray:
    """Return the matrix that maps a series to its local straight lines."""
    times = np.arange(years, dtype=float)
    rows = []
    for at in times:
        near = np.ones(years) if over is None else (np.abs(times - at) <= over).astype(float)
        design = np.column_stack([np.ones(years), times - at])
        rows.append(np.linalg.pinv(design * near[:, None])[0] * near)
    return np.array(rows)
