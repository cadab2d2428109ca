"""What if: a scenario on the release in force, without and with its assumed changes."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from tkkio_analytics.analysis.goals import OWN_GOAL, applicable, reference_goals
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.scenario_base import changed_goal, since
from tkkio_analytics.analysis.scenario_joint import joint_cases
from tkkio_analytics.analysis.scenario_words import scenario_notes
from tkkio_analytics.analysis.scenarios import Baseline, Surroundings, baseline, baseline_without_data, scenario_case
from tkkio_analytics.analysis.targets import target_outlook
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.scenario_outlook import Merging, ScenarioCase, ScenarioOutlook
from tkkio_analytics.domain.target import ReferenceGoal, Target
from tkkio_analytics.services.panels import indicator_panel_of, matched_records
from tkkio_analytics.services.scenario_panels import (
    Area,
    funding_of,
    history_of,
    is_state_funded,
    merged_panel,
    population_of,
    scenario_forecast,
)
from tkkio_analytics.services.scenario_questions import areas_of, checked
from tkkio_analytics.services.targets import goal_of

KEPT: Final = 1024
"""Paths without kept at hand, so that a lever only shifts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """One indicator of one area, against one goal, on one base."""

    indicator_id: str
    area: Area
    base_from: int | None
    goal_id: str
    goal_value: float | None
    goal_year: int | None
    today: date


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Answer:
    base: Baseline
    beside: Surroundings


def scenario_outlook(repository: Repository, scenario: Scenario, *, today: date) -> ScenarioOutlook:
    """Return the answer to a scenario: each indicator and area without and with the assumed changes.

    Parameters
    ----------
    repository
        The release in force.
    scenario
        The question. Collaborative areas stand for their counties; the order of levers does not matter.
    today
        Decides whether a goal's date has passed, and from which year a change acts where that is left open.

    Returns
    -------
    ScenarioOutlook
        The paths without are worked out once for a release and a day; a moved lever only shifts them.

    Raises
    ------
    UnknownIndicatorError, UnknownRegionError
        If there is no such indicator or region.
    NoDataError
        If the goal is not one of the indicator's.
    ScenarioError
        If an assumption or the question itself cannot be worked with.
    """
    question = checked(repository, scenario)
    areas = areas_of(repository, question)
    cases = tuple(
        _case(repository, question, indicator_id, area, today)
        for indicator_id in question.indicator_ids
        for area in areas
    )
    return ScenarioOutlook(
        scenario=scenario,
        cases=cases,
        joint=joint_cases(cases),
        merging=_merging(repository, question, areas),
        notes=scenario_notes(question),
        origin_ids=tuple(sorted({origin for case in cases for origin in case.origin_ids})),
    )


def _case(repository: Repository, scenario: Scenario, indicator_id: str, area: Area, today: date) -> ScenarioCase:
    ask = _Ask(
        indicator_id=indicator_id,
        area=area,
        base_from=scenario.base_from,
        goal_id=scenario.goal_id,
        goal_value=scenario.goal_value,
        goal_year=scenario.goal_year,
        today=today,
    )
    answer = _answer(repository, ask)
    return scenario_case(answer.base, scenario.levers, beside=answer.beside)


@lru_cache(maxsize=KEPT)
def _answer(repository: Repository, ask: _Ask) -> _Answer:
    """Return the path without and what stands beside it."""
    indicator, area = repository.catalog.indicator(ask.indicator_id), ask.area
    history = history_of(repository, ask.indicator_id, area)
    before = None if history is None else _goal_before(repository, ask, history)
    target = before if history is None else changed_goal(history, before, value=ask.goal_value, year=ask.goal_year)
    forecast = scenario_forecast(repository, ask.indicator_id, area.members, ask.base_from)
    panel = indicator_panel_of(repository, ask.indicator_id)
    paces = None if panel is None else since(panel, ask.base_from)
    original = None
    if forecast is None or paces is None:
        why = _why_nothing(repository, ask)
        base = baseline_without_data(indicator, region=area.region, target=target, why=why)
    else:
        matched = matched_records(repository)
        base = baseline(forecast, region=area.region, target=target, matched=matched, paces=paces, today=ask.today)
        if target is not before and before is not None:
            original = target_outlook(
                forecast, region_code=area.region.code, target=before, matched=matched, today=ask.today
            )
    return _Answer(
        base=base,
        beside=Surroundings(
            denominator=repository.catalog.denominator(ask.indicator_id),
            population=population_of(repository, ask.indicator_id, area),
            funding=funding_of(repository, area),
            state_funded=is_state_funded(repository),
            original=original,
        ),
    )


def _goal_before(repository: Repository, ask: _Ask, history: IndicatorPanel) -> Target | None:
    """Return the goal the reader starts from; its level is that of unmerged areas: merging must not move it."""
    if ask.goal_id == OWN_GOAL:
        return None
    panel, code = indicator_panel_of(repository, ask.indicator_id), ask.area.region.code
    computed = () if panel is None else reference_goals(panel, region_code=code)
    own = reference_goals(history, region_code=code)
    merged_own = tuple(goal for goal in own if goal.id == ReferenceGoal.OWN_BEST) if ask.area.members else ()
    shared = tuple(goal for goal in computed if not merged_own or goal.id != ReferenceGoal.OWN_BEST)
    decided = applicable(repository.catalog.targets, indicator_id=ask.indicator_id, region_code=code)
    return goal_of((*shared, *merged_own, *decided), ask.goal_id)


def _why_nothing(repository: Repository, ask: _Ask) -> Message | None:
    """Return why the figures cannot be used: areas that cannot be merged, or none since the first year asked."""
    found = merged_panel(repository, ask.indicator_id, ask.area.members) if ask.area.members else None
    if found is not None and found.panel is None:
        return found.merging.statement
    if ask.base_from is not None and indicator_panel_of(repository, ask.indicator_id) is not None:
        return message("scenarios.reason.nothing_since", first=ask.base_from)
    return None


def _merging(repository: Repository, scenario: Scenario, areas: tuple[Area, ...]) -> tuple[Merging, ...]:
    found = [
        merged_panel(repository, indicator_id, area.members)
        for indicator_id in scenario.indicator_ids
        for area in areas
        if area.members
    ]
    return tuple(item.merging for item in found if item is not None)
