"""How far a survey's estimate may be from the truth, on the transformed scale."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray, along_leading
from tkkio_analytics.models.transform import OFFSET_SHARE, Transform


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """Variance of estimates on the transformed scale.

    Parameters
    ----------
    variance
        (T, P, R), NaN where there is no value or nothing is known.
    simple
        (T, P, R) where it follows from the number of respondents alone, as of a simple random sample.
    """

    variance: FloatArray
    simple: BoolArray


def sampling_variance(
    values: FloatArray,
    codes: IntArray,
    *,
    se: FloatArray,
    n: FloatArray,
    lower: FloatArray,
    upper: FloatArray,
) -> Sampling:
    """Variance of estimates on the transformed scale, by the delta method.

    Parameters
    ----------
    values
        (T, P, R) published estimates, NaN where missing.
    codes
        (P,) codes of `Transform`.
    se
        (T, P, R) published standard errors in the unit of the values. Missing, or 0 and less: not published, for no
        sample is without error.
    n
        (T, P, R) respondents, used where no standard error is published.
    lower, upper
        (P,) bounds, NaN for none.

    Returns
    -------
    Sampling
        An estimate published without error beside others of its round takes
        the median variance of that round; NaN where the whole round has none.
    """
    published = np.where(se > 0, se, np.nan)
    error = np.where(np.isnan(published), binomial_error(values, n, lower=lower, upper=upper), published)
    with np.errstate(over="ignore"):
        variance = (error * _slope(values, codes, error=error, lower=lower, upper=upper)) ** 2
    simple = np.isnan(published) & np.isfinite(error)
    known = np.isfinite(variance) & np.isfinite(values) & (variance > 0)
    variance = np.where(known, variance, np.nan)
    filled = np.where(np.isfinite(values) & ~known, _round_median(variance, known)[..., None], variance)
    return Sampling(variance=filled, simple=simple & known)


def binomial_error(values: FloatArray, n: FloatArray, *, lower: FloatArray, upper: FloatArray) -> FloatArray:
    """Return the standard error of shares of n respondents, in the unit of the values.

    Notes
    -----
    Half a respondent is added on each side (Jeffreys' prior; Brown, Cai & DasGupta 2001, Statistical Science 16), so
    that nobody among 50 is not taken for certainty. NaN for an indicator without both bounds: n says nothing there.
    """
    low, high = along_leading(lower, ndim=2), along_leading(upper, ndim=2)
    size = np.where(n > 0, n, np.nan)
    share = ((values - low) / (high - low) * size + 0.5) / (size + 1.0)
    product = share * (1.0 - share)
    return np.asarray((high - low) * np.sqrt(np.where(product > 0, product, np.nan) / size))


def _round_median(variance: FloatArray, known: BoolArray) -> FloatArray:
    """Median over the areas of each round, (T, P), NaN without any."""
    ordered = np.sort(np.where(known, variance, np.inf), axis=2)
    count = known.sum(axis=2)
    middle = [np.maximum((count - i) // 2, 0)[..., None] for i in (1, 0)]
    low, high = (np.take_along_axis(ordered, at, axis=2)[..., 0] for at in middle)
    return np.where(count > 0, (low + np.where(count > 0, high, low)) / 2.0, np.nan)


def _slope(
    values: FloatArray, codes: IntArray, *, error: FloatArray, lower: FloatArray, upper: FloatArray
) -> FloatArray:
    """Return the derivative of the transform; that of the root is taken one standard error from zero at the nearest."""
    out = np.full(values.shape, np.nan)
    for i, code in enumerate(codes):
        x = values[:, i]
        if code == Transform.LOGIT:
            offset = OFFSET_SHARE * (upper[i] - lower[i])
            out[:, i] = 1.0 / (x - lower[i] + offset) + 1.0 / (upper[i] - x + offset)
        elif code == Transform.LOG:
            out[:, i] = 1.0 / np.where(x > 0, x, np.nan)
        elif code == Transform.SQUARE_ROOT:
            near = np.fmax(x, error[:, i])
            out[:, i] = 0.5 / np.sqrt(np.where(near > 0, near, np.nan))
        else:
            out[:, i] = 1.0
    return out
