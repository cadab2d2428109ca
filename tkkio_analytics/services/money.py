"""Money beside operations, and comparisons with need taken into account."""

from functools import lru_cache

import numpy as np

from tkkio_analytics.analysis import money as moneys
from tkkio_analytics.analysis import need
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.money import MoneyView
from tkkio_analytics.domain.need import NeedView
from tkkio_analytics.domain.period import Period
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.services.catalog import periods, regions
from tkkio_analytics.services.comparison import RANK_SEED
from tkkio_analytics.services.panels import indicator_panel_of


def money(repository: Repository, *, scope: str) -> MoneyView:
    """Return the money of the areas of a scope.

    Parameters
    ----------
    repository
        The release in force.
    scope
        A region code: the nation gives every area, a collaborative area its own, an area itself.

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    """
    return moneys.money(_data(repository), regions=regions(repository, scope=scope))


def need_adjusted(repository: Repository, *, indicator_id: str, period: Period) -> NeedView:
    """Return all areas on one indicator with need taken into account, or why that is not done.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    NoDataError
        If it has no figures by area of that period.
    """
    indicator = repository.catalog.indicator(indicator_id)
    panel = indicator_panel_of(repository, indicator_id)
    available = periods(repository, indicator_id=indicator_id)
    if panel is None or period not in available:
        raise NoDataError("no_area_data", indicator=indicator.short_name)
    declared = indicator.need_adjustment
    if declared is None or declared.coefficient_id is None:
        return need.refused(indicator, period=period)
    coefficients = indicator_panel_of(repository, declared.coefficient_id)
    if coefficients is None:
        return need.without_coefficient(indicator, period=period)
    found = need.adjusted(panel, coefficients=coefficients, period=period, rng=np.random.default_rng(RANK_SEED))
    return found or need.without_coefficient(indicator, period=period)


@lru_cache(maxsize=8)
def _data(repository: Repository) -> moneys.MoneyData:
    catalog = repository.catalog
    found = {item: indicator_panel_of(repository, item) for item in moneys.INDICATORS if _is_known(repository, item)}
    flags = {
        (entry.indicator_id, entry.region_code, int(entry.period[:4])): entry.reason for entry in catalog.corrections
    }
    return moneys.MoneyData(
        panels={item: panel for item, panel in found.items() if panel is not None},
        flags=flags,
        deadlines=catalog.deficit_deadlines,
        rules=catalog.deficit_rules,
    )


def _is_known(repository: Repository, indicator_id: str) -> bool:
    return any(indicator.id == indicator_id for indicator in repository.catalog.indicators)
