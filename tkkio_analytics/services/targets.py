"""Goals of an indicator, and the outlook for reaching them."""

from datetime import date

from tkkio_analytics.analysis.goals import OWN_GOAL, applicable, reference_goals, user_goal
from tkkio_analytics.analysis.targets import target_outlook as outlook_of
from tkkio_analytics.analysis.targets import without_data
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.own_indicator import is_own
from tkkio_analytics.domain.target import ReferenceGoal, Target, TargetOutlook
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.services.panels import indicator_panel_of, matched_records, panel_forecast


def goals(repository: Repository, *, indicator_id: str, region_code: str) -> tuple[Target, ...]:
    """Return the goals that can be chosen for one region: reference goals first, then decided ones with a number.

    Raises
    ------
    UnknownIndicatorError, UnknownRegionError
        If there is no such indicator or region.
    """
    repository.catalog.region(region_code)
    panel = indicator_panel_of(repository, indicator_id)
    computed = () if panel is None else reference_goals(panel, region_code=region_code)
    decided = applicable(repository.catalog.targets, indicator_id=indicator_id, region_code=region_code)
    return (*computed, *decided)


def target_outlook(
    repository: Repository,
    *,
    indicator_id: str,
    region_code: str,
    goal_id: str = ReferenceGoal.BEST_QUARTILE.value,
    own_goal: tuple[float, int] | None = None,
    today: date,
) -> TargetOutlook:
    """Return the outlook of one region for one goal.

    Parameters
    ----------
    repository
        The release in force.
    indicator_id, region_code
        The question.
    goal_id
        A reference goal, a target of the registry, or ``own`` together with ``own_goal``.
    own_goal
        Value in the published unit and year that the reader has set.
    today
        Decides whether a date has passed.

    Raises
    ------
    UnknownIndicatorError, UnknownRegionError
        If there is no such indicator or region.
    NoDataError
        If the goal is not one of the indicator's.
    """
    indicator = repository.catalog.indicator(indicator_id)
    repository.catalog.region(region_code)
    forecast = panel_forecast(repository, indicator_id)
    if forecast is None:
        offered = {goal.id: goal for goal in goals(repository, indicator_id=indicator_id, region_code=region_code)}
        return without_data(indicator, region_code=region_code, target=offered.get(goal_id))
    if goal_id == OWN_GOAL and own_goal is not None:
        target: Target | None = user_goal(forecast.panel, value=own_goal[0], due_year=own_goal[1])
    else:
        target = goal_of(goals(repository, indicator_id=indicator_id, region_code=region_code), goal_id)
    return outlook_of(
        forecast, region_code=region_code, target=target, matched=matched_records(repository), today=today
    )


def decided_targets(repository: Repository, *, today: date) -> tuple[TargetOutlook, ...]:
    """Return every target of the registry with its outlook, in the order of the registry.

    A target of the nation or of every area is looked at for the nation; one set for some areas, for each of them.
    Targets of own indicators are their owners': they stand with their indicators.
    """
    return tuple(
        _decided(repository, target, region_code, today)
        for target in repository.catalog.targets
        if not is_own(target.indicator_id)
        for region_code in asked_regions(target, nation=repository.catalog.nation.code)
    )


def asked_regions(target: Target, *, nation: str) -> tuple[str, ...]:
    """Return the regions that a target of the registry is looked at for."""
    return target.region_codes if target.is_area_specific(nation=nation) else (nation,)


def goal_of(available: tuple[Target, ...], goal_id: str) -> Target | None:
    """Return the goal asked for; None for a reference goal that cannot be computed from the data.

    Raises
    ------
    NoDataError
        If it is not one of those available.
    """
    chosen = next((goal for goal in available if goal.id == goal_id), None)
    if chosen is None and goal_id not in set(ReferenceGoal):
        raise NoDataError("unknown_goal", goal=goal_id, goals=tuple(goal.id for goal in available))
    return chosen


def _decided(repository: Repository, target: Target, region_code: str, today: date) -> TargetOutlook:
    if target.indicator_id is None:
        return without_data(None, region_code=region_code, target=target)
    forecast = panel_forecast(repository, target.indicator_id)
    if forecast is None:
        indicator = repository.catalog.indicator(target.indicator_id)
        return without_data(indicator, region_code=region_code, target=target)
    return outlook_of(
        forecast, region_code=region_code, target=target, matched=matched_records(repository), today=today
    )
