"""Panels that scenarios rest on: with merged areas, and from a chosen year on; each made once."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tkkio_analytics.analysis.forecasting import PanelForecast
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.merging import Merged, merged, merged_region
from tkkio_analytics.analysis.scenario_base import since
from tkkio_analytics.analysis.scenario_people import Funding, Population
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.services.panels import forecast_of, indicator_panel_of, panel_forecast

KEPT: Final = 256
"""Panels kept at hand: many scenarios over several indicators."""
FUNDING: Final = "state_funding_per_inhabitant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area of a scenario: an area of the catalogue, or the codes of several that are merged."""

    region: Region
    members: tuple[str, ...] = ()


@lru_cache(maxsize=KEPT)
def merged_area(repository: Repository, members: tuple[str, ...]) -> Area:
    """Return the area that others make up together."""
    regions = [repository.catalog.region(code) for code in members]
    return Area(region=merged_region(regions, known=repository.catalog.regions), members=members)


@lru_cache(maxsize=KEPT)
def merged_panel(repository: Repository, indicator_id: str, members: tuple[str, ...]) -> Merged | None:
    """Return the panel with merged areas, or why they cannot be merged; None where the indicator has no figure."""
    panel = indicator_panel_of(repository, indicator_id)
    if panel is None:
        return None
    denominator = repository.catalog.denominator(indicator_id)
    weigher = None if denominator is None else denominator.denominator_id
    return merged(
        panel,
        members=[repository.catalog.region(code) for code in members],
        region=merged_area(repository, members).region,
        denominator=denominator,
        weights=None if weigher is None else indicator_panel_of(repository, weigher),
    )


def history_of(repository: Repository, indicator_id: str, area: Area) -> IndicatorPanel | None:
    """Return the whole history that an area is a row of; None without figures or where areas cannot be merged."""
    if not area.members:
        return indicator_panel_of(repository, indicator_id)
    found = merged_panel(repository, indicator_id, area.members)
    return None if found is None else found.panel


@lru_cache(maxsize=KEPT)
def scenario_forecast(
    repository: Repository, indicator_id: str, members: tuple[str, ...], base_from: int | None
) -> PanelForecast | None:
    """Return the forecasts of the panel that a path without rests on; None where there is nothing to rest on."""
    if not members and base_from is None:
        return panel_forecast(repository, indicator_id)
    panel = indicator_panel_of(repository, indicator_id)
    if members:
        found = merged_panel(repository, indicator_id, members)
        panel = None if found is None else found.panel
    panel = None if panel is None else since(panel, base_from)
    return None if panel is None else forecast_of(repository, panel)


def population_of(repository: Repository, indicator_id: str, area: Area) -> Population | None:
    """Return how many an area's figure is counted on in the latest year, summed where the area has none of its own."""
    denominator = repository.catalog.denominator(indicator_id)
    if denominator is None or denominator.denominator_id is None:
        return None
    panel = indicator_panel_of(repository, denominator.denominator_id)
    if panel is None:
        return None
    codes = area.members or (area.region.code,)
    if area.region.category is RegionCategory.NATION and panel.row(area.region.code) is None:
        codes = tuple(region.code for region in panel.regions if region.category is RegionCategory.COUNTY)
    return _latest_sum(panel, codes)


def is_state_funded(repository: Repository) -> bool:
    """Say whether the release holds state funding of its areas."""
    known = any(indicator.id == FUNDING for indicator in repository.catalog.indicators)
    return known and indicator_panel_of(repository, FUNDING) is not None


def funding_of(repository: Repository, area: Area) -> Funding | None:
    """Return the state funding per inhabitant of an area of the catalogue; None where the release has none of it."""
    panel = indicator_panel_of(repository, FUNDING) if is_state_funded(repository) and not area.members else None
    row = None if panel is None else panel.row(area.region.code)
    if panel is None or row is None or not len(panel.observed_columns(row)):
        return None
    column = int(panel.observed_columns(row)[-1])
    value = float(panel.values[row, column])
    return Funding(indicator=panel.indicator, region=area.region, value=value, year=panel.years[column])


def _latest_sum(panel: IndicatorPanel, codes: tuple[str, ...]) -> Population | None:
    rows = [panel.row(code) for code in codes]
    known = [row for row in rows if row is not None]
    if not known or len(known) < len(codes):
        return None
    shared = set.intersection(*(set(panel.observed_columns(row).tolist()) for row in known))
    if not shared:
        return None
    column = max(shared)
    number = round(float(panel.values[known, column].sum()))
    return Population(number=number, year=panel.years[column], is_sum=len(codes) > 1)
