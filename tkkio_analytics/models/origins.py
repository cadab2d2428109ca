"""What the panel model said at every past origin, beside what happened."""

from dataclasses import dataclass

from tkkio_analytics.models.arrays import BoolArray, FloatArray
from tkkio_analytics.models.predictive import Predictive


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OriginForecasts(Predictive):
    """Forecasts by origin; each used only what was known there.

    Parameters
    ----------
    location, scale
        (T, P, R, H) on the scale that `transform` names, NaN where there was no forecast (fewer than 4 usable points,
        or no value at the origin).
    transform, lower, upper
        (T, P) as chosen at each origin.
    observed
        (T, P, R, H) outcome in original units, NaN where not observed or where a break in measurement lies between.
    history
        (T, P, R) values in original units.
    masked
        (T-1, P, R) breaks in measurement.
    """

    observed: FloatArray
    history: FloatArray
    masked: BoolArray
