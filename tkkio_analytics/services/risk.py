"""The leadership's grid of signals, and the list of what is at risk."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from tkkio_analytics.analysis import arrangement, signals
from tkkio_analytics.analysis.risk import board as board_of
from tkkio_analytics.analysis.risk import risk_list as risk_list_of
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.risk import Arranged, Arrangement, Board, RiskList, Signals
from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.services.catalog import followed_indicators
from tkkio_analytics.services.panels import indicator_panel_of, panel_forecast
from tkkio_analytics.services.targets import target_outlook

POPULATION: Final = "population"
KEPT: Final = 8192
"""Cells kept at hand: several goals over every area and followed indicator."""


def board(
    repository: Repository,
    *,
    region_codes: Sequence[str],
    goal_id: str = ReferenceGoal.BEST_QUARTILE.value,
    today: date,
) -> Board:
    """Return the signals of the chosen regions on every followed indicator.

    Parameters
    ----------
    repository
        The release in force.
    region_codes
        Rows, in the order to show; a single area gets sentences of its own.
    goal_id
        The reference goal to hold against.
    today
        Decides whether a date has passed.

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    """
    indicators = followed_indicators(repository)
    cells = _cells(repository, tuple(region_codes), goal_id, today)
    regions = [repository.catalog.region(code) for code in region_codes]
    return board_of(
        cells, goal=ReferenceGoal(goal_id), regions=regions, indicators=indicators, origin_ids=_origin_ids(cells)
    )


def arranged(repository: Repository, board: Board, *, by: str) -> Arranged:
    """Return the rows of a grid in groups, and its columns, in the chosen order; ``by`` is its code."""
    regions = {region.code: region for region in repository.catalog.regions}
    return arrangement.arranged(board, by=Arrangement(by), regions=regions)


def risk_list(
    repository: Repository,
    *,
    region_codes: Sequence[str],
    goal_id: str = ReferenceGoal.BEST_QUARTILE.value,
    today: date,
) -> RiskList:
    """Return the flagged pairs of the chosen areas and every followed indicator; parameters as for the board."""
    areas = [repository.catalog.region(code) for code in region_codes]
    codes = tuple(region.code for region in areas if region.category is RegionCategory.COUNTY)
    cells = _cells(repository, codes, goal_id, today)
    return risk_list_of(
        cells,
        goal=ReferenceGoal(goal_id),
        regions={region.code: region for region in repository.catalog.regions},
        indicators={indicator.id: indicator for indicator in repository.catalog.indicators},
        residents=residents(repository),
        origin_ids=_origin_ids(cells),
    )


def residents(repository: Repository) -> dict[str, tuple[int, int]]:
    """Return the latest registered population of each region and its year; none where the catalogue has no count."""
    known = {indicator.id for indicator in repository.catalog.indicators}
    panel = indicator_panel_of(repository, POPULATION) if POPULATION in known else None
    if panel is None:
        return {}
    latest = {region.code: panel.observed_columns(row) for row, region in enumerate(panel.regions)}
    return {
        region.code: (round(panel.values[row, latest[region.code][-1]]), panel.years[latest[region.code][-1]])
        for row, region in enumerate(panel.regions)
        if len(latest[region.code])
    }


def _cells(repository: Repository, codes: tuple[str, ...], goal_id: str, today: date) -> tuple[Signals, ...]:
    indicators = followed_indicators(repository)
    return tuple(_cell(repository, item.id, code, goal_id, today) for code in codes for item in indicators)


@lru_cache(maxsize=KEPT)
def _cell(repository: Repository, indicator_id: str, region_code: str, goal_id: str, today: date) -> Signals:
    outlook = target_outlook(
        repository, indicator_id=indicator_id, region_code=region_code, goal_id=goal_id, today=today
    )
    forecast = panel_forecast(repository, indicator_id)
    if forecast is None:
        return signals.without_data(indicator_id, outlook)
    return signals.signals(forecast, outlook)


def _origin_ids(cells: Sequence[Signals]) -> tuple[str, ...]:
    return tuple(sorted({origin for cell in cells for origin in cell.outlook.origin_ids}))
