"""What can be asked about: the regions and indicators of the catalogue, and the years that have data."""

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import Indicator, Role
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.services.panels import indicator_panel_of


def regions(repository: Repository, *, scope: str | None = None) -> tuple[Region, ...]:
    """Return the regions in their official order.

    Parameters
    ----------
    repository
        The release in force.
    scope
        A region code: the nation gives the 22 areas, a collaborative area its own areas, an area itself; areas
        that a merger has ended are left out. None gives
        every region, the nation and the collaborative areas among them.

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    """
    every = tuple(sorted(repository.catalog.regions, key=lambda region: region.order))
    if scope is None:
        return every
    chosen = repository.catalog.region(scope)
    areas = tuple(region for region in every if region.category is RegionCategory.COUNTY and region.goes_on)
    if chosen.category is RegionCategory.COUNTY:
        return (chosen,)
    if chosen.category is RegionCategory.COLLABORATIVE_AREA:
        return tuple(region for region in areas if region.parent == chosen.code)
    return areas


def listed_indicators(repository: Repository) -> tuple[Indicator, ...]:
    """Return the indicators that menus offer, in the order of the catalogue."""
    return tuple(indicator for indicator in repository.catalog.indicators if indicator.listed)


def indicators_with_data(repository: Repository) -> tuple[Indicator, ...]:
    """Return the listed indicators that have at least one annual figure of an area."""
    return tuple(item for item in listed_indicators(repository) if years(repository, indicator_id=item.id))


def followed_indicators(repository: Repository) -> tuple[Indicator, ...]:
    """Return the outcomes with data of areas: the columns of the leadership's grid."""
    return tuple(item for item in indicators_with_data(repository) if item.role is Role.OUTCOME)


def years(repository: Repository, *, indicator_id: str) -> tuple[int, ...]:
    """Return the years in which at least one area has a figure, ascending.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    """
    panel = indicator_panel_of(repository, indicator_id)
    if panel is None:
        return ()
    areas = panel.statuses[panel.area_rows] == obs.Status.OBSERVED.value
    return tuple(year for year, seen in zip(panel.years, areas.any(axis=0), strict=True) if seen)
