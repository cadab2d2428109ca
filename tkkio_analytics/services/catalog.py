"""What can be asked about: the regions and indicators of the catalogue, and the periods that have data."""

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import Indicator, Measure, Role
from tkkio_analytics.domain.period import Period
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


def assessable_indicators(repository: Repository) -> tuple[Indicator, ...]:
    """Return the indicators that experts may judge: those that menus offer, and those that are judgements only."""
    return tuple(item for item in repository.catalog.indicators if item.listed or item.measure is Measure.ASSESSMENT)


def indicators_with_data(repository: Repository) -> tuple[Indicator, ...]:
    """Return the listed indicators that have at least one figure of an area."""
    return tuple(item for item in listed_indicators(repository) if periods(repository, indicator_id=item.id))


def followed_indicators(repository: Repository) -> tuple[Indicator, ...]:
    """Return the outcomes with data of areas: the columns of the leadership's grid."""
    return tuple(item for item in indicators_with_data(repository) if item.role is Role.OUTCOME)


def periods(repository: Repository, *, indicator_id: str) -> tuple[Period, ...]:
    """Return the periods in which at least one area has a figure, ascending.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    """
    panel = indicator_panel_of(repository, indicator_id)
    if panel is None:
        return ()
    areas = panel.statuses[panel.area_rows] == obs.Status.OBSERVED.value
    return tuple(period for period, seen in zip(panel.periods, areas.any(axis=0), strict=True) if seen)


def latest_common(repository: Repository, *, indicator_id: str) -> Period | None:
    """Return the period in which areas are compared unless another is chosen, None without any.

    The latest one that as many areas share as any period of the past year: one month's late area does not leave the
    newest comparison with a hole. Of yearly figures that is the latest year.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    """
    panel = indicator_panel_of(repository, indicator_id)
    found = periods(repository, indicator_id=indicator_id)
    if panel is None or not found:
        return None
    counts = (panel.statuses[panel.area_rows] == obs.Status.OBSERVED.value).sum(axis=0)
    recent = [period for period in found if period > found[-1].later(-panel.season)]
    shared = {period: int(counts[period.steps_since(panel.periods[0])]) for period in recent}
    return max(period for period, areas in shared.items() if areas == max(shared.values()))
