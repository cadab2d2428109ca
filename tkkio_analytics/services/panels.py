"""The panel and the forecast of each indicator, made once for a release."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.forecasting import PanelForecast, forecast_panel
from tkkio_analytics.analysis.goals import REFERENCE_DUE_YEAR
from tkkio_analytics.analysis.history import IndicatorPanel, indicator_panel
from tkkio_analytics.analysis.records import MatchedRecords
from tkkio_analytics.analysis.targets import EXTRA_YEARS
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.period import Period

LONGEST_HORIZON: Final = 15
"""Years past which nothing is forecast."""
KEPT: Final = 512
"""Panels kept at hand: several releases of the whole catalogue."""


@lru_cache(maxsize=KEPT)
def indicator_panel_of(repository: Repository, indicator_id: str) -> IndicatorPanel | None:
    """Return the panel of one indicator, or None where it has no figure.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    """
    indicator = repository.catalog.indicator(indicator_id)
    if indicator_id in repository.outside.rows:
        observations = repository.rows_of(indicator_id)
    else:
        rows = _rows_by_indicator(repository).get(indicator_id)
        if rows is None:
            return None
        observations = repository.observations.iloc[rows]
    return indicator_panel(
        observations,
        indicator=indicator,
        regions=repository.catalog.regions,
        breaks=repository.catalog.breaks,
    )


@lru_cache(maxsize=KEPT)
def panel_forecast(repository: Repository, indicator_id: str) -> PanelForecast | None:
    """Return the forecasts of one indicator, or None where it has no figure.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    """
    panel = indicator_panel_of(repository, indicator_id)
    if panel is None:
        return None
    return forecast_of(repository, panel)


def forecast_of(repository: Repository, panel: IndicatorPanel) -> PanelForecast:
    """Return the forecasts of a panel, as far ahead as any is shown; not kept."""
    until = REFERENCE_DUE_YEAR + EXTRA_YEARS
    steps = Period.last_of_year(until, panel.frequency).steps_since(panel.periods[-1])
    horizons = min(max(steps, 1), LONGEST_HORIZON * panel.season)
    return forecast_panel(panel, horizons=horizons, borrowed=matched_records(repository).borrowed_spread())


@lru_cache(maxsize=8)
def _rows_by_indicator(repository: Repository) -> dict[str, NDArray[np.intp]]:
    """Return the positions of each indicator's rows, found once instead of once for every indicator."""
    grouped = repository.observations.groupby(obs.INDICATOR, observed=True, sort=False).indices
    return {str(indicator_id): np.asarray(rows, dtype=np.intp) for indicator_id, rows in grouped.items()}


@lru_cache(maxsize=8)
def matched_records(repository: Repository) -> MatchedRecords:
    """Return the method's record on the long Finnish panel, as shipped."""
    record = repository.method_record
    return MatchedRecords(table=record.table, surveys=record.surveys, panel=record.panel)
