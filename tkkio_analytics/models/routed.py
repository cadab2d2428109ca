"""What the model of each indicator of a tidy panel would have said at its past cutoffs."""

from collections.abc import Iterator

import numpy as np

from tkkio_analytics.domain.period import Frequency
from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray
from tkkio_analytics.models.origins import OriginForecasts
from tkkio_analytics.models.panel import backtest_panel
from tkkio_analytics.models.routing import PANEL_POINTS, SHORT_POINTS, Route
from tkkio_analytics.models.scoring import LEVELS
from tkkio_analytics.models.season import MIN_SEASONS
from tkkio_analytics.models.seasonal import backtest_seasonal
from tkkio_analytics.models.survey import PublishedError, backtest_survey
from tkkio_analytics.models.tidy import TidyPanel


def indicator_routes(panel: TidyPanel) -> list[Route]:
    """Model of each indicator.

    Parameters
    ----------
    panel
        Tidy panel.

    Returns
    -------
    list[Route]
        Seasonal for months and quarters; survey for years with a standard error, or for shares with respondents;
        otherwise the yearly panel model.
    """
    bounded = np.isfinite(panel.lower) & np.isfinite(panel.upper)
    sampled = (panel.se > 0).any(axis=(1, 2)) | ((panel.respondents > 0).any(axis=(1, 2)) & bounded)
    return [
        Route.SEASONAL if frequency is not Frequency.YEARLY else Route.SURVEY if survey else Route.PANEL
        for frequency, survey in zip(panel.frequency, sampled, strict=True)
    ]


def usable_cutoffs(panel: TidyPanel, *, min_points: int | None) -> BoolArray:
    """Cutoffs from which a series is forecast, (P, R, T).

    Parameters
    ----------
    panel
        Tidy panel.
    min_points
        Fewest values up to a cutoff, where that is more than the model takes anyway.

    Returns
    -------
    BoolArray
        True where there is a value (in a round with some error, of a survey), the model has its fewest points (4 in
        consecutive years, 3 rounds, 2 seasons) and a value follows.
    """
    observed = np.isfinite(panel.observations)
    routes = indicator_routes(panel)
    sampled = np.array([route is Route.SURVEY for route in routes])[:, None, None]
    there = observed & (((panel.se > 0) | (panel.respondents > 0)).any(axis=1, keepdims=True) | ~sampled)
    consecutive = np.zeros(there.shape, dtype=np.int64)
    np.cumsum(there[..., 1:] & there[..., :-1], axis=2, out=consecutive[..., 1:])
    seen = there.cumsum(axis=2)
    later = np.flip(np.cumsum(np.flip(observed, axis=2), axis=2), axis=2) - observed
    least = np.array([_fewest_values(r, f) for r, f in zip(routes, panel.frequency, strict=True)])
    asked = np.maximum(least, min_points or 0)[:, None, None]
    chained: BoolArray = sampled | (consecutive + 1 >= PANEL_POINTS)
    usable: BoolArray = there & (seen >= asked) & chained & (later > 0)
    return usable


def fewest_values(panel: TidyPanel) -> int:
    """Return the fewest values that the model of any indicator takes."""
    return min(_fewest_values(r, f) for r, f in zip(indicator_routes(panel), panel.frequency, strict=True))


def routed_quantiles(
    panel: TidyPanel, *, indicator: IntArray, region: IntArray, cutoff: IntArray, horizon: int
) -> FloatArray:
    """Quantiles by each indicator's own model.

    Parameters
    ----------
    panel
        Tidy panel.
    indicator, region, cutoff
        (N,) indices of the forecasts asked for.
    horizon
        Periods, or rounds of a survey.

    Returns
    -------
    FloatArray
        (N, H, L) at `scoring.LEVELS`.
    """
    out = np.full((indicator.size, horizon, LEVELS.size), np.nan)
    for rows, origins, padding in _groups(panel, horizon=horizon):
        place = np.full(len(panel.lower), -1)
        place[rows] = np.arange(rows.size)
        asked = place[indicator] >= 0
        levels = origins.quantile(LEVELS)
        out[asked] = levels[cutoff[asked] - padding, place[indicator[asked]], region[asked]]
    return out


def _fewest_values(route: Route, frequency: Frequency) -> int:
    if route is Route.SEASONAL:
        return MIN_SEASONS * frequency.periods
    return SHORT_POINTS if route is Route.SURVEY else PANEL_POINTS


def _groups(panel: TidyPanel, *, horizon: int) -> Iterator[tuple[IntArray, OriginForecasts, int]]:
    """Yield indicators of one model and frequency, their forecasts, and the periods of padding cut off."""
    routes = np.array(indicator_routes(panel), dtype=object)
    for key in sorted(set(zip(routes, panel.frequency, strict=True))):
        rows = np.flatnonzero((routes == key[0]) & (panel.frequency == key[1]))
        padding = int(np.isfinite(panel.time[rows]).any(axis=0).argmax())
        yield rows, _origins(panel, rows, padding, horizon=horizon), padding


def _origins(panel: TidyPanel, rows: IntArray, padding: int, *, horizon: int) -> OriginForecasts:
    route, frequency = indicator_routes(panel)[rows[0]], panel.frequency[rows[0]]
    values, lower, upper = panel.observations[rows, :, padding:], panel.lower[rows], panel.upper[rows]
    if route is Route.SEASONAL:
        return backtest_seasonal(values, period=frequency.periods, lower=lower, upper=upper, horizons=horizon)
    if route is Route.SURVEY:
        published = PublishedError(se=panel.se[rows, :, padding:], n=panel.respondents[rows, :, padding:])
        years = panel.time[rows, padding:]
        return backtest_survey(values, years=years, published=published, lower=lower, upper=upper, rounds=horizon)
    return backtest_panel(values, lower=lower, upper=upper, horizons=horizon)
