"""Variances of many short series, each drawn towards what they have in common."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tkkio_analytics.models.arrays import FloatArray

FEWEST_VARIANCES: Final = 4
"""Fewer variances cannot tell how variances differ."""
SMALLEST_SHARE: Final = 1e-4
"""A variance of zero is taken for this share of the median one, so that it has a logarithm."""
NEWTON_STEPS: Final = 50
LARGEST_PRIOR: Final = 1e6
"""Prior degrees of freedom that stand for variances which do not differ at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderated:
    """Variances drawn towards their common value.

    Parameters
    ----------
    variance
        (R,) drawn variances, NaN where there was none.
    degrees
        (R,) degrees of freedom of each after drawing, never more than all series have together.
    prior_variance, prior_degrees
        The common value, and its weight.
    """

    variance: FloatArray
    degrees: FloatArray
    prior_variance: float
    prior_degrees: float


def moderated_variances(variance: FloatArray, degrees: FloatArray) -> Moderated | None:
    """Return variances drawn towards their common value by how much they differ beyond chance.

    Parameters
    ----------
    variance
        (R,) sample variances, NaN where there is none.
    degrees
        (R,) their degrees of freedom.

    Returns
    -------
    Moderated or None
        None where no variance is above zero. With fewer than four nothing is drawn.

    Notes
    -----
    A variance is taken for a scaled chi-square, and the true ones for a scaled inverse chi-square whose scale and
    degrees of freedom are found from the mean and variance of the log sample variances: Smyth (2004), Linear models and
    empirical Bayes methods, Statistical Applications in Genetics and Molecular Biology 3(1), section 6.2.

    Examples
    --------
    >>> found = moderated_variances(np.array([1.0, 1.2, 0.9, 1.1, 8.0]), np.full(5, 4.0))
    >>> bool(found.variance[4] < 8.0), bool(found.variance[0] > 1.0)
    (True, True)
    """
    known = np.isfinite(variance) & (degrees > 0)
    if not known.any() or np.max(variance[known]) <= 0:
        return None
    own, freedom = variance[known], degrees[known]
    if known.sum() < FEWEST_VARIANCES:
        return Moderated(variance=variance, degrees=np.where(known, degrees, np.nan), prior_variance=0, prior_degrees=0)
    prior_variance, prior_degrees = _prior(own, freedom)
    total = freedom + prior_degrees
    drawn, left = np.full(variance.shape, np.nan), np.full(variance.shape, np.nan)
    drawn[known] = (freedom * own + prior_degrees * prior_variance) / total
    left[known] = np.minimum(total, freedom.sum())
    return Moderated(variance=drawn, degrees=left, prior_variance=prior_variance, prior_degrees=prior_degrees)


def _prior(variance: FloatArray, degrees: FloatArray) -> tuple[float, float]:
    """Return the common variance and its degrees of freedom."""
    from scipy.special import digamma, polygamma  # noqa: PLC0415 - costs 0.2 s, and most pages do without it

    positive = variance[variance > 0]
    floor = SMALLEST_SHARE * float(np.median(positive))
    half = degrees / 2.0
    logs = np.log(np.maximum(variance, floor)) - digamma(half) + np.log(half)
    centre = float(logs.mean())
    beyond = float(((logs - centre) ** 2).sum() / (len(logs) - 1) - polygamma(1, half).mean())
    if beyond <= 0:
        return float(np.exp(centre)), LARGEST_PRIOR
    prior = min(2.0 * _inverse_trigamma(beyond), LARGEST_PRIOR)
    return float(np.exp(centre + digamma(prior / 2.0) - np.log(prior / 2.0))), prior


def _inverse_trigamma(value: float) -> float:
    """Return x with trigamma(x) = value, by Newton's method on 1 / trigamma (Smyth 2004, appendix)."""
    from scipy.special import polygamma  # noqa: PLC0415 - as above

    x = 0.5 + 1.0 / value
    for _ in range(NEWTON_STEPS):
        trigamma = float(polygamma(1, x))
        step = trigamma * (1.0 - trigamma / value) / float(polygamma(2, x))
        x += step
        if abs(step) < 1e-9 * x:
            break
    return x
