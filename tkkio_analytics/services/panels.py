"""The panel and the forecast of each indicator, made once for a release."""

from functools import lru_cache
from typing import Final

from tkkio_analytics.analysis.forecasting import PanelForecast, forecast_panel
from tkkio_analytics.analysis.goals import REFERENCE_DUE_YEAR
from tkkio_analytics.analysis.history import IndicatorPanel, indicator_panel
from tkkio_analytics.analysis.records import MatchedRecords
from tkkio_analytics.analysis.targets import EXTRA_YEARS
from tkkio_analytics.data.repository import Repository

LONGEST_HORIZON: Final = 15
"""Years past which nothing is forecast."""
KEPT: Final = 512
"""Panels kept at hand: several releases of the whole catalogue."""


@lru_cache(maxsize=KEPT)
def indicator_panel_of(repository: Repository, indicator_id: str) -> IndicatorPanel | None:
    """Return the panel of one indicator, or None where it has no annual figure.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    """
    return indicator_panel(
        repository.observations,
        indicator=repository.catalog.indicator(indicator_id),
        regions=repository.catalog.regions,
        breaks=repository.catalog.breaks,
    )


@lru_cache(maxsize=KEPT)
def panel_forecast(repository: Repository, indicator_id: str) -> PanelForecast | None:
    """Return the forecasts of one indicator, or None where it has no annual figure.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    """
    panel = indicator_panel_of(repository, indicator_id)
    if panel is None:
        return None
    until = REFERENCE_DUE_YEAR + EXTRA_YEARS
    horizons = min(max(until - panel.years[-1], 1), LONGEST_HORIZON)
    return forecast_panel(panel, horizons=horizons, borrowed=matched_records(repository).borrowed_spread())


def matched_records(repository: Repository) -> MatchedRecords:
    """Return the method's record on the long Finnish panel, as shipped."""
    return MatchedRecords(table=repository.method_record.table, panel=repository.method_record.panel)
