"""Predictive distributions: Student's t or normal on the transformed scale, told in original units."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from tkkio_analytics.models.arrays import FloatArray, IntArray, along_leading
from tkkio_analytics.models.normal import normal_cdf, normal_quantile
from tkkio_analytics.models.student import t4_cdf, t4_quantile
from tkkio_analytics.models.transform import Transform, forward, inverse


class Family(StrEnum):
    """Shape of the distribution on the transformed scale."""

    STUDENT_T4 = "student_t4"
    """Spread learnt from past errors."""
    NORMAL = "normal"
    """Spread made of known variances."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Predictive:
    """Forecasts of any shape whose leading axes carry the scale of the indicator.

    Parameters
    ----------
    location, scale
        (..., R, H) on the transformed scale, NaN where there is no forecast.
    transform
        (...) codes of `Transform`, the leading axes of `location`.
    lower, upper
        Bounds in original units, same shape as `transform`, NaN for none.
    family
        Distribution that location and scale speak of.
    """

    location: FloatArray
    scale: FloatArray
    transform: IntArray
    lower: FloatArray
    upper: FloatArray
    family: Family = Family.STUDENT_T4

    def quantile(self, levels: FloatArray | list[float]) -> FloatArray:
        """Quantiles in original units.

        Parameters
        ----------
        levels
            (L,) probabilities between 0 and 1.

        Returns
        -------
        FloatArray
            (..., R, H, L); ordered as the levels are, inside the bounds, NaN where there is no forecast.
        """
        standard = normal_quantile if self.family is Family.NORMAL else t4_quantile
        z = self.location[..., None] + self.scale[..., None] * standard(np.asarray(levels, dtype=float))
        return self.inside(inverse(z, self.transform, lower=self.lower, upper=self.upper))

    @property
    def median(self) -> FloatArray:
        """Median path in original units, (..., R, H)."""
        return self.inside(inverse(self.location, self.transform, lower=self.lower, upper=self.upper))

    def probability_at_least(self, threshold: FloatArray | float, *, horizon: int | None = None) -> FloatArray:
        """Probability that the outcome is at or above a threshold.

        Parameters
        ----------
        threshold
            Original units; broadcasts against (..., R, H), or against (..., R) with a `horizon`.
        horizon
            Periods ahead, from 1; all horizons if not given.

        Returns
        -------
        FloatArray
            (..., R, H), or (..., R) with a `horizon`; NaN where there is no forecast. One minus it is the probability
            of staying below.
        """
        location, scale = self.location, self.scale
        if horizon is not None:
            location, scale = location[..., horizon - 1], scale[..., horizon - 1]
        aim = np.array(np.broadcast_to(np.asarray(threshold, dtype=float), location.shape))
        z = forward(aim, self.transform, lower=self.lower, upper=self.upper)
        zero = np.where(np.isin(self.transform, (Transform.LOG, Transform.SQUARE_ROOT)), 0.0, np.nan)
        floor = along_leading(np.fmax(zero, self.lower), ndim=location.ndim)
        upper = along_leading(self.upper, ndim=location.ndim)
        sure = aim <= floor
        result = np.where(sure, 1.0, np.where(aim > upper, 0.0, self._upper_tail(z - location, scale)))
        return np.where(np.isfinite(location) & np.isfinite(scale) & np.isfinite(aim), result, np.nan)

    def inside(self, values: FloatArray) -> FloatArray:
        """Values kept within the bounds of the indicator, shape (..., R, H) or more."""
        lower, upper = along_leading(self.lower, ndim=values.ndim), along_leading(self.upper, ndim=values.ndim)
        floored = np.where(values < lower, lower, values)
        return np.where(floored > upper, upper, floored)

    def _upper_tail(self, distance: FloatArray, scale: FloatArray) -> FloatArray:
        """P(error >= distance); a scale of 0 puts all probability on the location."""
        spread = scale > 0
        standardised = np.full(distance.shape, np.nan)
        np.divide(distance, scale, out=standardised, where=spread)
        below = normal_cdf if self.family is Family.NORMAL else t4_cdf
        return np.where(spread, below(-standardised), (distance <= 0).astype(float))
