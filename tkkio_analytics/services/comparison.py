"""How the areas compare on one indicator."""

from typing import Final

import numpy as np

from tkkio_analytics.analysis.comparison import compare
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.services.catalog import years
from tkkio_analytics.services.panels import indicator_panel_of

RANK_SEED: Final = 20260818
"""Fixes the draws behind the rank intervals, so that one release always shows the same ones."""


def compare_areas(repository: Repository, *, indicator_id: str, year: int | None = None) -> Comparison:
    """Return all areas on one indicator.

    Parameters
    ----------
    repository
        The release in force.
    indicator_id
        An indicator of the catalogue.
    year
        A year with data; the latest one by default.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    NoDataError
        If it has no figures by area, or none of that year.
    """
    panel = indicator_panel_of(repository, indicator_id)
    available = years(repository, indicator_id=indicator_id)
    name = repository.catalog.indicator(indicator_id).short_name
    if panel is None or not available:
        raise NoDataError("no_area_data", indicator=name)
    chosen = available[-1] if year is None else year
    if chosen not in available:
        raise NoDataError("no_data_of_year", indicator=name, year=chosen, years=tuple(map(str, available)))
    return compare(panel, year=chosen, rng=np.random.default_rng(RANK_SEED))
