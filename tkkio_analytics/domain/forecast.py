"""Forecasts: history, fan and the model that made them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tkkio_analytics.domain.period import Period

QUANTILE_LEVELS: Final = (0.025, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.975)


class Route(StrEnum):
    """Which model the data allow."""

    ANNUAL_PANEL = "annual_panel"
    SURVEY = "survey"
    """Survey with a known sampling error: the forecast is of the true level."""
    SEASONAL = "seasonal"
    """Months or quarters."""
    SHORT = "short"
    """Three observations: last value and the panel's drift, flagged weak."""
    NONE = "none"
    """Two observations or fewer: no probability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPoint:
    """One observation of a series; ``value`` is None where it is missing or suppressed.

    ``lower`` and ``upper`` are the 95 % interval of its published standard error, None without one.
    """

    period: Period
    value: float | None
    status: str
    after_measurement_break: bool
    """The change into this period is not used: the ruler changed."""
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastPoint:
    """Quantiles of one forecast period, by quantile level, in the indicator's published unit."""

    period: Period
    quantiles: Mapping[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """History and fan of one region and indicator.

    Parameters
    ----------
    indicator_id, region_code
        Whose series it is.
    route
        The model used.
    history
        Every period of the series, ascending.
    points
        Forecast periods, ascending; empty for Route.NONE.
    """

    indicator_id: str
    region_code: str
    route: Route
    history: tuple[HistoryPoint, ...]
    points: tuple[ForecastPoint, ...]
