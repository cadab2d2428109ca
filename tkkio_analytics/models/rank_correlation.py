"""Whether two measures order the same units alike, and how sure that is."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

NORMAL_95: Final = 1.959964
"""Two-sided 95 % point of the standard normal distribution."""
LARGEST: Final = 1.0 - 1e-9
"""A perfect correlation has no finite Fisher value."""
FEWEST: Final = 4
"""The interval's variance divides by n - 3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankCorrelation:
    """Spearman's rank correlation with its 95 % interval."""

    coefficient: float
    lower: float
    upper: float
    n: int


def rank_correlation(first: NDArray[np.float64], second: NDArray[np.float64]) -> RankCorrelation | None:
    """Return Spearman's rank correlation; equal values share the mean of their ranks.

    Parameters
    ----------
    first, second
        Shape (n,), finite.

    Returns
    -------
    RankCorrelation or None
        None with fewer than four units, or where one of the measures does not vary.

    Notes
    -----
    The interval is Fisher's with the variance (1 + rho^2 / 2) / (n - 3) of Bonett and Wright, Psychometrika 65 (2000),
    which holds its level in small samples; nothing is drawn, so the same figures always give the same interval.

    Examples
    --------
    >>> found = rank_correlation(np.array([1.0, 2, 3, 4, 5]), np.array([2.0, 1, 4, 3, 5]))
    >>> round(found.coefficient, 2)
    0.8
    """
    n = len(first)
    if n < FEWEST or np.ptp(first) == 0 or np.ptp(second) == 0:
        return None
    rho = float(np.corrcoef(ranks(first), ranks(second))[0, 1])
    centre = math.atanh(min(max(rho, -LARGEST), LARGEST))
    width = NORMAL_95 * math.sqrt((1 + rho**2 / 2) / (n - 3))
    return RankCorrelation(coefficient=rho, lower=math.tanh(centre - width), upper=math.tanh(centre + width), n=n)


def ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ranks from 1, equal values sharing the mean of theirs.

    Examples
    --------
    >>> ranks(np.array([10.0, 30, 10])).tolist()
    [1.5, 3.0, 1.5]
    """
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    mean: NDArray[np.float64] = last - (counts - 1) / 2
    return mean[inverse]
