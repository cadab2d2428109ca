"""Nearest neighbours on standardised features, and how well they stand small changes."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

DRAWS: Final = 400
JITTER: Final = 0.15
"""Standard deviations: what the most unsettled feature, need, moved from 2022 to 2023 on average (0.147)."""


def standardised(features: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return features with mean 0 and standard deviation 1; one that does not vary becomes 0.

    Parameters
    ----------
    features
        Shape (areas, features), finite.

    Examples
    --------
    >>> standardised(np.array([[1.0, 5.0], [3.0, 5.0]])).tolist()
    [[-1.0, 0.0], [1.0, 0.0]]
    """
    spread = features.std(axis=0)
    centred = features - features.mean(axis=0)
    scaled: NDArray[np.float64] = np.divide(centred, spread, out=np.zeros_like(centred), where=spread > 0)
    return scaled


def nearest(standard: NDArray[np.float64], *, count: int) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return distances and rows of the nearest other areas, the nearest first, each of shape (areas, count).

    Parameters
    ----------
    standard
        Standardised features, shape (areas, features).
    count
        How many; fewer than there are areas.
    """
    from sklearn.neighbors import NearestNeighbors  # noqa: PLC0415 - a second that only views with peers need

    distances, rows = NearestNeighbors(n_neighbors=count, algorithm="kd_tree").fit(standard).kneighbors()
    return np.asarray(distances, dtype=float), np.asarray(rows, dtype=np.intp)


def kept_under_jitter(
    standard: NDArray[np.float64], *, count: int, rng: np.random.Generator, size: float = JITTER, draws: int = DRAWS
) -> NDArray[np.float64]:
    """Return how often column j stays among the nearest of row i when every figure changes a little.

    Parameters
    ----------
    standard
        Standardised features, shape (areas, features).
    count
        How many neighbours count.
    rng
        For the changes; the same state gives the same shares.
    size
        Standard deviation of the changes, in standard deviations of a feature.
    draws
        How many times.

    Returns
    -------
    numpy.ndarray
        Shares 0-1, shape (areas, areas); a row sums to ``count``.
    """
    changed = standard + rng.normal(0.0, size, (draws, *standard.shape))
    shares: NDArray[np.float64] = among_nearest(changed, count=count).mean(axis=0)
    return shares


def kept_without_one(standard: NDArray[np.float64], *, count: int) -> NDArray[np.int64]:
    """Return in how many cases column j stays among the nearest of row i when one feature is left out."""
    fewer = np.stack([np.delete(standard, left_out, axis=1) for left_out in range(standard.shape[1])])
    return np.asarray(among_nearest(fewer, count=count).sum(axis=0), dtype=np.int64)


def among_nearest(batch: NDArray[np.float64], *, count: int) -> NDArray[np.bool_]:
    """Return whether column j is among the nearest of row i, for many small tables at once.

    `nearest` says the same of one table; hundreds of calls to it would take a second instead of a few milliseconds.

    Parameters
    ----------
    batch
        Shape (tables, areas, features).
    count
        How many neighbours count.

    Returns
    -------
    numpy.ndarray
        Shape (tables, areas, areas).
    """
    areas = batch.shape[1]
    squared = ((batch[:, :, None, :] - batch[:, None, :, :]) ** 2).sum(axis=-1)
    squared[:, np.arange(areas), np.arange(areas)] = np.inf
    among = np.zeros(squared.shape, dtype=bool)
    np.put_along_axis(among, squared.argsort(axis=-1, kind="stable")[..., :count], values=True, axis=-1)
    return among
