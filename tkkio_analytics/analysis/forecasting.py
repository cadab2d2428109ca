"""The forecast of one indicator for all its regions, by the model that each series allows."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.history import IndicatorPanel, history_points
from tkkio_analytics.domain.forecast import QUANTILE_LEVELS, Forecast, ForecastPoint, Route
from tkkio_analytics.domain.target import Target
from tkkio_analytics.models.panel import PanelFit, fit_panel
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.routing import Route as ModelRoute
from tkkio_analytics.models.routing import route
from tkkio_analytics.models.short import BorrowedSpread, fit_short

ROUTES: Final = {
    ModelRoute.PANEL: Route.ANNUAL_PANEL,
    ModelRoute.SHORT: Route.SHORT,
    ModelRoute.NONE: Route.NONE,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PanelForecast:
    """Forecasts of every region of a panel from its last year.

    Parameters
    ----------
    panel
        The history.
    routes
        Model of each region, in the order of its rows.
    observations
        Length of each series as its model counts it: usable changes + 1.
    distribution
        Student t forecasts, shape (1, regions, horizons); NaN where no model speaks.
    fit
        The panel model with its weights and past origins.
    """

    panel: IndicatorPanel
    routes: tuple[Route, ...]
    observations: tuple[int, ...]
    distribution: Predictive
    fit: PanelFit

    @property
    def origin_year(self) -> int:
        """Return the last year of the panel, from which horizons count."""
        return self.panel.years[-1]

    @property
    def horizons(self) -> int:
        """Return how many years ahead the forecast goes."""
        return int(self.distribution.location.shape[-1])

    def row_distribution(self, row: int) -> Predictive:
        """Return the forecasts of one region, shape (1, 1, horizons)."""
        whole = self.distribution
        return replace(whole, location=whole.location[:, row : row + 1], scale=whole.scale[:, row : row + 1])

    def medians(self, row: int) -> dict[int, float]:
        """Return the middle of the forecast of one region by year, in the published unit; empty without a model."""
        if self.routes[row] is Route.NONE:
            return {}
        return self._by_year(self.row_distribution(row).median[0, 0])

    def probabilities(self, row: int, target: Target) -> dict[int, float]:
        """Return the probability by year that one region stands at or beyond the target; empty without a model."""
        if self.routes[row] is Route.NONE or target.value is None:
            return {}
        above = self.row_distribution(row).probability_at_least(np.float64(target.value))[0, 0]
        return self._by_year(above if target.at_least else 1.0 - above)

    def forecast(self, row: int, *, until: int) -> Forecast:
        """Return history and fan of one region up to a year.

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
            years = range(self.origin_year + 1, min(until, self.origin_year + self.horizons) + 1)
            points = tuple(
                ForecastPoint(year=year, quantiles=dict(zip(QUANTILE_LEVELS, quantiles[h].tolist(), strict=True)))
                for h, year in enumerate(years)
            )
        return Forecast(
            indicator_id=self.panel.indicator.id,
            region_code=self.panel.regions[row].code,
            route=self.routes[row],
            history=history_points(self.panel, row),
            points=points,
        )

    def _by_year(self, values: NDArray[np.float64]) -> dict[int, float]:
        first = self.origin_year + 1
        return dict(zip(range(first, first + self.horizons), values.tolist(), strict=True))


def forecast_panel(panel: IndicatorPanel, *, horizons: int, borrowed: BorrowedSpread) -> PanelForecast:
    """Return the forecasts of all regions of one indicator.

    Parameters
    ----------
    panel
        One indicator. Areas make up the pool; the nation and the collaborative areas are forecast as rows of their own
        that do not count in it.
    horizons
        Years ahead of the panel's last year.
    borrowed
        Spread for series too short for one of their own, from the matched record.
    """
    lower = np.nan if panel.indicator.lower_bound is None else panel.indicator.lower_bound
    upper = np.nan if panel.indicator.upper_bound is None else panel.indicator.upper_bound
    values, masked, member = panel.values[None], panel.masked[None], panel.area_rows
    regime = panel.regime[None]
    fit = fit_panel(values, masked=masked, lower=lower, upper=upper, member=member, regime=regime, horizons=horizons)
    short = fit_short(
        values,
        years=np.array(panel.years, dtype=float),
        borrowed=borrowed,
        masked=masked,
        lower=lower,
        upper=upper,
        member=member,
        years_ahead=np.arange(1.0, horizons + 1.0),
    )
    chosen = [route(int(fit.n[0, row]), rounds=panel.n_observations(row)) for row in range(len(panel.regions))]
    use = {kind: np.array([item is kind for item in chosen])[None, :, None] for kind in ModelRoute}
    return PanelForecast(
        panel=panel,
        routes=tuple(ROUTES[item] for item in chosen),
        observations=tuple(
            int(fit.n[0, row]) if item is ModelRoute.PANEL else panel.n_observations(row)
            for row, item in enumerate(chosen)
        ),
        distribution=Predictive(
            location=_merged(use, fit.location, short.location),
            scale=_merged(use, fit.scale, short.scale),
            transform=fit.transform,
            lower=fit.lower,
            upper=fit.upper,
        ),
        fit=fit,
    )


def _merged(use: dict[ModelRoute, np.ndarray], fitted: np.ndarray, short: np.ndarray) -> np.ndarray:
    return np.where(use[ModelRoute.PANEL], fitted, np.where(use[ModelRoute.SHORT], short, np.nan))
