"""How the areas compare on one indicator."""

from typing import Final

import numpy as np

from tkkio_analytics.analysis.comparison import compare
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.domain.period import Period
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.services.catalog import latest_common, periods
from tkkio_analytics.services.panels import indicator_panel_of

RANK_SEED: Final = 20260818
"""Fixes the draws behind the rank intervals, so that one release always shows the same ones."""


def compare_areas(repository: Repository, *, indicator_id: str, period: Period | None = None) -> Comparison:
    """Return all areas on one indicator.

    Parameters
    ----------
    repository
        The release in force.
    indicator_id
        An indicator of the catalogue.
    period
        A period with data; the latest one that the areas share by default.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    NoDataError
        If it has no figures by area, or none of that period.
    """
    panel = indicator_panel_of(repository, indicator_id)
    available = periods(repository, indicator_id=indicator_id)
    name = repository.catalog.indicator(indicator_id).short_name
    chosen = latest_common(repository, indicator_id=indicator_id) if period is None else period
    if panel is None or chosen is None:
        raise NoDataError("no_area_data", indicator=name)
    if chosen not in available:
        raise NoDataError("no_data_of_year", indicator=name, year=chosen, years=available)
    return compare(panel, period=chosen, rng=np.random.default_rng(RANK_SEED))
