"""Whether a scenario can be worked with as it was asked, and the areas it is about."""

import math
from collections import Counter
from dataclasses import replace
from typing import Final

from tkkio_analytics.analysis.goals import OWN_GOAL
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.lever_text import MOST_LEVERS, checked_lever
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.scenario import SET_PACE_KINDS, Scenario
from tkkio_analytics.errors import ScenarioError
from tkkio_analytics.services.catalog import regions
from tkkio_analytics.services.scenario_panels import Area, merged_area

MOST_CASES: Final = 250
"""Indicators times areas that one scenario answers: every area on ten indicators."""
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100


def checked(repository: Repository, scenario: Scenario) -> Scenario:
    """Return the scenario with double names taken out, collaborative areas as their counties, and everything known.

    Parameters
    ----------
    repository
        The release in force.
    scenario
        As it was asked.

    Raises
    ------
    UnknownIndicatorError, UnknownRegionError
        If there is no such indicator, area or other area of a lever.
    ScenarioError
        If nothing or too much was asked, areas cannot be merged, a goal is no number, or levers contradict each other.
    """
    codes = _codes(repository, scenario)
    indicator_ids = tuple(dict.fromkeys(scenario.indicator_ids))
    if not indicator_ids:
        raise ScenarioError("scenario_without_indicator")
    cases = len(indicator_ids) * (1 if scenario.merged else len(codes))
    if cases > MOST_CASES:
        raise ScenarioError("scenario_too_large", count=cases, most=MOST_CASES)
    for indicator_id in indicator_ids:
        repository.catalog.indicator(indicator_id)
    _check_levers(repository, scenario, indicator_ids)
    _check_goal(repository, scenario, indicator_ids)
    return replace(scenario, indicator_ids=indicator_ids, region_codes=codes)


def areas_of(repository: Repository, scenario: Scenario) -> tuple[Area, ...]:
    """Return the areas of a checked scenario: each by itself, or all of them merged."""
    if scenario.merged:
        return (merged_area(repository, scenario.region_codes),)
    return tuple(Area(region=repository.catalog.region(code)) for code in scenario.region_codes)


def _codes(repository: Repository, scenario: Scenario) -> tuple[str, ...]:
    """Return the areas asked, those of a collaborative area in its place; merged ones in official order."""
    chosen = [repository.catalog.region(code) for code in scenario.region_codes]
    if not chosen:
        raise ScenarioError("scenario_without_area")
    found = []
    for region in chosen:
        if region.category is RegionCategory.COLLABORATIVE_AREA:
            found += list(regions(repository, scope=region.code))
        else:
            found.append(region)
    distinct = list(dict.fromkeys(found))
    if not distinct:
        raise ScenarioError("scenario_without_area")
    if not scenario.merged:
        return tuple(region.code for region in distinct)
    if any(region.category is RegionCategory.NATION for region in distinct):
        raise ScenarioError("merging_the_nation")
    if len(distinct) < 2:  # noqa: PLR2004 - one area is merged with none
        raise ScenarioError("merging_one_area", region=distinct[0].short_name)
    return tuple(region.code for region in sorted(distinct, key=lambda region: region.order))


def _check_levers(repository: Repository, scenario: Scenario, indicator_ids: tuple[str, ...]) -> None:
    if len(scenario.levers) > MOST_LEVERS:
        raise ScenarioError("too_many_levers", count=len(scenario.levers), most=MOST_LEVERS)
    for lever in scenario.levers:
        checked_lever(lever)
        if lever.peer is not None:
            repository.catalog.region(lever.peer)
        if lever.indicator_id is not None and lever.indicator_id not in indicator_ids:
            raise ScenarioError("lever_of_other_indicator", indicator=lever.indicator_id, kind=lever.kind.value)
    set_paces = Counter(
        indicator_id
        for indicator_id in indicator_ids
        for lever in scenario.levers
        if lever.kind in SET_PACE_KINDS and lever.concerns(indicator_id)
    )
    for indicator_id, number in set_paces.items():
        if number > 1:
            raise ScenarioError("two_set_paces", indicator=repository.catalog.indicator(indicator_id).short_name)


def _check_goal(repository: Repository, scenario: Scenario, indicator_ids: tuple[str, ...]) -> None:
    value = scenario.goal_value
    if scenario.goal_id == OWN_GOAL and (value is None or scenario.goal_year is None):
        raise ScenarioError("goal_incomplete")
    if value is not None:
        if len(indicator_ids) > 1:
            raise ScenarioError("goal_of_several_indicators", count=len(indicator_ids))
        indicator = repository.catalog.indicator(indicator_ids[0])
        lower, upper = indicator.lower_bound, indicator.upper_bound
        inside = (lower is None or value >= lower) and (upper is None or value <= upper)
        if not math.isfinite(value) or not inside:
            raise ScenarioError("goal_out_of_bounds", value=str(value), indicator=indicator.short_name)
    for name, year in (("goal_year", scenario.goal_year), ("base_year", scenario.base_from)):
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            raise ScenarioError("scenario_year", year=str(year), field=name, first=str(FIRST_YEAR), last=str(LAST_YEAR))
