"""The forecast of one indicator for all its regions, by the model that each series allows."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.history import IndicatorPanel, bounds, history_points
from tkkio_analytics.analysis.model_fits import Weights, fit_model, rounds_of
from tkkio_analytics.domain.forecast import QUANTILE_LEVELS, Forecast, ForecastPoint, Route
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.domain.target import Step, Target
from tkkio_analytics.models.origins import OriginForecasts
from tkkio_analytics.models.panel import PanelFit
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.routing import Reason
from tkkio_analytics.models.routing import Route as ModelRoute
from tkkio_analytics.models.seasonal import backtest_seasonal
from tkkio_analytics.models.short import BorrowedSpread
from tkkio_analytics.models.survey import backtest_survey

ROUTES: Final = {
    ModelRoute.PANEL: Route.ANNUAL_PANEL,
    ModelRoute.SURVEY: Route.SURVEY,
    ModelRoute.SEASONAL: Route.SEASONAL,
    ModelRoute.SHORT: Route.SHORT,
    ModelRoute.NONE: Route.NONE,
}
STEPS: Final = {Frequency.YEARLY: Step.YEAR, Frequency.QUARTERLY: Step.QUARTER, Frequency.MONTHLY: Step.MONTH}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PanelForecast:
    """Forecasts of every region of a panel from its last period.

    Parameters
    ----------
    panel
        The history.
    routes, reasons
        Model of each region, and why it speaks, in the order of its rows.
    observations
        Length of each series as its model counts it: usable changes + 1.
    distribution
        Forecasts, shape (1, regions, horizons); NaN where no model speaks. Those of a survey are of the true level.
    weights
        How far the common and each region's own part are believed.
    widening
        Factor of the scale after a change of regime, shape (regions,).
    fit
        The panel model with its past origins; None for surveys with a known error, months and quarters.
    """

    panel: IndicatorPanel
    routes: tuple[Route, ...]
    reasons: tuple[Reason, ...]
    observations: tuple[int, ...]
    distribution: Predictive
    weights: Weights
    widening: NDArray[np.float64]
    fit: PanelFit | None

    @property
    def origin(self) -> Period:
        """Return the last period of the panel, from which horizons count."""
        return self.panel.periods[-1]

    @property
    def origin_year(self) -> int:
        """Return the year of the last period."""
        return self.origin.year

    @property
    def horizons(self) -> int:
        """Return how many periods ahead the forecast goes."""
        return int(self.distribution.location.shape[-1])

    @property
    def step(self) -> Step:
        """Return what the past forecasts step by: a survey's are made from round to round."""
        if self.fit is None and self.panel.frequency is Frequency.YEARLY:
            return Step.ROUND
        return STEPS[self.panel.frequency]

    def steps(self, periods: int) -> int:
        """Return so many periods as steps of the past forecasts: periods, or the rounds that fit into them."""
        if self.step is not Step.ROUND:
            return periods
        gaps = np.diff(self.panel.rounds)
        return max(1, round(periods / float(np.median(gaps)))) if gaps.size else periods

    def row_distribution(self, row: int) -> Predictive:
        """Return the forecasts of one region, shape (1, 1, horizons)."""
        whole = self.distribution
        return replace(whole, location=whole.location[:, row : row + 1], scale=whole.scale[:, row : row + 1])

    def medians(self, row: int) -> dict[Period, float]:
        """Return the middle of the forecast of one region by period, in the published unit; empty without a model."""
        if self.routes[row] is Route.NONE:
            return {}
        return self._by_period(self.row_distribution(row).median[0, 0])

    def probabilities(self, row: int, target: Target) -> dict[Period, float]:
        """Return the probability by period that one region stands at or beyond the target; empty without a model."""
        if self.routes[row] is Route.NONE or target.value is None:
            return {}
        above = self.row_distribution(row).probability_at_least(np.float64(target.value))[0, 0]
        return self._by_period(above if target.at_least else 1.0 - above)

    def forecast(self, row: int, *, until: int) -> Forecast:
        """Return history and fan of one region up to the end of a year.

        Parameters
        ----------
        row
            The region's row.
        until
            Last forecast year.
        """
        points: tuple[ForecastPoint, ...] = ()
        if self.routes[row] is not Route.NONE:
            quantiles = self.row_distribution(row).quantile(list(QUANTILE_LEVELS))[0, 0]
            points = tuple(
                ForecastPoint(period=period, quantiles=dict(zip(QUANTILE_LEVELS, levels.tolist(), strict=True)))
                for period, levels in zip(self._ahead(), quantiles, strict=True)
                if period.year <= until
            )
        return Forecast(
            indicator_id=self.panel.indicator.id,
            region_code=self.panel.regions[row].code,
            route=self.routes[row],
            history=history_points(self.panel, row),
            points=points,
        )

    def _ahead(self) -> tuple[Period, ...]:
        return tuple(self.origin.later(step) for step in range(1, self.horizons + 1))

    def _by_period(self, values: NDArray[np.float64]) -> dict[Period, float]:
        return dict(zip(self._ahead(), values.tolist(), strict=True))


def forecast_panel(panel: IndicatorPanel, *, horizons: int, borrowed: BorrowedSpread) -> PanelForecast:
    """Return the forecasts of all regions of one indicator.

    Parameters
    ----------
    panel
        One indicator. Areas make up the pool; the nation and the collaborative areas are forecast as rows of their own
        that do not count in it.
    horizons
        Periods ahead of the panel's last one.
    borrowed
        Spread for series too short for one of their own, from the matched record.
    """
    found = fit_model(panel, horizons=horizons, borrowed=borrowed)
    return PanelForecast(
        panel=panel,
        routes=tuple(ROUTES[item.route] for item in found.choices),
        reasons=tuple(item.reason for item in found.choices),
        observations=found.observations,
        distribution=found.distribution,
        weights=found.weights,
        widening=found.widening,
        fit=found.yearly,
    )


@lru_cache(maxsize=256)
def past_forecasts(forecast: PanelForecast) -> OriginForecasts:
    """Return what the same model would have said at every past origin; made when first asked for, then kept.

    Those of a survey are of what the next rounds published, for only that can be scored.
    """
    if forecast.fit is not None:
        return forecast.fit.origins
    panel = forecast.panel
    lower, upper = bounds(panel.indicator)
    if forecast.step is Step.ROUND:
        held = rounds_of(panel)
        return backtest_survey(
            held.values,
            years=held.years,
            published=held.published,
            masked=held.masked,
            lower=lower,
            upper=upper,
            member=panel.area_rows,
            rounds=min(forecast.steps(forecast.horizons), max(len(held.columns) - 1, 1)),
        )
    return backtest_seasonal(
        panel.values[None],
        period=panel.season,
        masked=panel.masked[None],
        lower=lower,
        upper=upper,
        member=panel.area_rows,
        horizons=min(forecast.horizons, max(len(panel.periods) - 1, 1)),
    )
