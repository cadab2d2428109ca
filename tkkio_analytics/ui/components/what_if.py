"""What if: assumptions beside what they lead to, answered again at every change without the rest of the page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.saved_scenario import SHORT_HASH, ScenarioLink
from tkkio_analytics.domain.scenario import Lever, LeverKind, first_free_year
from tkkio_analytics.domain.scenario_outlook import ScenarioCase, ScenarioOutlook
from tkkio_analytics.errors import TkkioError
from tkkio_analytics.ui import cache, flow, selectors, what_if_address
from tkkio_analytics.ui.components import notices, text, what_if_case, what_if_cases
from tkkio_analytics.ui.components.outlook import goal
from tkkio_analytics.ui.components.saved_scenarios import save_form
from tkkio_analytics.ui.components.sources import definition, origin_items, sources
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors import lever_parts, levers
from tkkio_analytics.ui.selectors.what_if import Question

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_Answer = TypeVar("_Answer")

DESK = (5, 12)
"""Width of the assumptions against that of the answer."""
FALLBACK_REACH = 0.1
"""Reach of a slider as a share of the level, where nothing says what is needed."""
FURTHEST_REACH = 0.25
"""The same at most: beyond it a level would be gone in four years."""
ROOM = 1.25
"""The slider goes further than what the first of the probabilities that is not there already takes."""


def what_if(page: Page, question: Question) -> None:
    """Show the assumptions beside their answer, then what is counted and where it comes from.

    Parameters
    ----------
    page
        The open page.
    question
        What is asked before anything is assumed.
    """
    without = _answered(page, partial(cache.scenario_outlook, scenario=question.scenario))
    if without is None:
        return
    case = selectors.case(page, without, indicators=_by_id(question))
    _desk(page, question, without=without, code=selectors.case_code(case))
    what_if_case.record(page, case)
    for indicator in question.indicators:
        definition(page, indicator)
    sources(page, origin_ids=without.origin_ids)


@st.fragment
def _desk(page: Page, question: Question, *, without: ScenarioOutlook, code: str) -> None:
    """Show the assumptions beside their answer: a change of theirs runs this part of the page alone."""
    ground = ground_of(page, without, question=question)
    head = st.container()
    left, right = st.columns(DESK, gap="large")
    scenario = replace(question.scenario, levers=levers.chosen(ground))
    with head:
        notices.refusals(page)
        found = _answered(page, partial(cache.scenario_outlook, scenario=scenario))
    if found is not None:
        finding(page, found, code=code, head=head, right=right)
    with left:
        flow.title(page.translator.text("what_if.lever.heading"), level=3)
        levers.controls(page, scenario.levers, ground=ground)
    if found is not None:
        in_full(page, found, code=code, left=left, right=right)
        link(page, found)
        save_form(page, scenario)


def _answered(page: Page, ask: Callable[[], _Answer]) -> _Answer | None:
    """Return the answer, None where the question cannot be worked with, which is said."""
    try:
        return ask()
    except TkkioError as error:
        notices.error(page.translator, error)
        return None


def link(page: Page, found: ScenarioOutlook) -> None:
    """Show the link that gives the same figures again, whatever data come."""
    exact = cache.scenario_link(outlook=found)
    href = what_if_address.exact_address(exact, indicators=cache.indicators(), regions=cache.regions())
    opened = element("a", page.translator.text("what_if.link.open"), href=href, target="_self")
    day = date.fromisoformat(exact.day)
    note = page.translator.text("what_if.link.note", release=exact.release_id, day=day)
    flow.show(element("p", opened, element("span", note, class_="tk-note"), class_="tk-text"))


def what_if_again(page: Page, frozen: ScenarioLink) -> None:
    """Show a question computed again on its own release and day, and what newer data would change.

    Parameters
    ----------
    page
        The open page.
    frozen
        The question with its release and day.
    """
    replay = _answered(page, partial(cache.replayed, link=frozen))
    if replay is None:
        return
    say = page.translator.text
    indicators, regions = cache.indicators(), cache.regions()
    now = what_if_address.address(frozen.scenario, indicators=indicators, regions=regions)
    notices.calm(say("what_if.replay.title"), *(page.translator.message(line) for line in replay.explanation))
    flow.show(element("p", element("a", say("what_if.replay.now"), href=now, target="_self"), class_="tk-text"))
    case = selectors.case(page, replay.outlook, indicators=indicators)
    head = st.container()
    left, right = st.columns(DESK, gap="large")
    code = selectors.case_code(case)
    finding(page, replay.outlook, code=code, head=head, right=right)
    in_full(page, replay.outlook, code=code, left=left, right=right)
    what_if_case.record(page, case)
    flow.title(say("what_if.replay.news"), level=3)
    text.lines(page, replay.news)
    flow.title(page.text("heading.sources"))
    items = origin_items(page, origin_ids=replay.outlook.origin_ids)
    version = say("what_if.replay.release", release=frozen.release_id, hash=frozen.release_hash[:SHORT_HASH])
    flow.show(element("ul", [*items, element("li", version)], class_="tk-list tk-small"))


def finding(page: Page, found: ScenarioOutlook, *, code: str, head: "DeltaGenerator", right: "DeltaGenerator") -> None:
    """Show what is read first, before anything that takes a browser longer: the finding and the figures.

    Parameters
    ----------
    page
        The open page.
    found
        The answer.
    code
        Which of its cases is shown in full.
    head, right
        Where the finding and the figures go.
    """
    case = _case(found, code)
    with head:
        if len(found.cases) > 1:
            text.headline(page, [joint.statement for joint in found.joint] or [case.headline])
        else:
            text.headline(page, (case.headline, *_needed(case), *case.reasons))
    if len(found.cases) == 1:
        with right:
            what_if_case.figures(page, case, indicator=cache.indicators()[case.indicator_id])


def in_full(page: Page, found: ScenarioOutlook, *, code: str, left: "DeltaGenerator", right: "DeltaGenerator") -> None:
    """Show the rest of an answer: every case in a row, both paths of one, what it takes and what it rests on.

    Parameters
    ----------
    page
        The open page.
    found
        The answer.
    code
        Which of its cases is shown in full.
    left, right
        Where its parts go.
    """
    case = _case(found, code)
    indicator = cache.indicators()[case.indicator_id]
    merging = next((item for item in found.merging if item.indicator_id == case.indicator_id), None)
    breaks = what_if_case.breaks_of(case, () if merging is None else merging.region_codes)
    if len(found.cases) > 1:
        with right:
            what_if_cases.cases(page, found, indicators=cache.indicators())
        text.headline(page, (case.headline, *_needed(case), *case.reasons))
        left, right = st.columns(DESK, gap="large")
        with right:
            what_if_case.figures(page, case, indicator=indicator)
    with left:
        what_if_case.needed(page, case, indicator=indicator)
    with right:
        what_if_case.chart(page, case, indicator=indicator, breaks=breaks)
        what_if_case.twin(page, case, indicator=indicator, breaks=breaks)
        goal(page, case.target)
    what_if_case.by_year(page, case, indicator=indicator)
    assumed, people = st.columns(2, gap="large")
    with assumed:
        what_if_case.effects(page, case)
    with people:
        what_if_case.people_and_money(page, case)
    notes = (*found.notes, *(() if merging is None else (merging.statement,)))
    what_if_case.grounds(page, case, notes=notes)


def _case(found: ScenarioOutlook, code: str) -> ScenarioCase:
    return {selectors.case_code(item): item for item in found.cases}[code]


def _needed(case: ScenarioCase) -> tuple[Message, ...]:
    """Return what the first of the probabilities takes, and how often areas have moved as fast."""
    for item in case.needed[:1]:
        return (item.statement,) if item.realism is None else (item.statement, item.realism)
    return ()


def ground_of(page: Page, without: ScenarioOutlook, *, question: Question) -> lever_parts.Ground:
    """Return what the controls stand on: how far each slider goes, the first year, and what is assumed unasked."""
    by_indicator = _by_id(question)
    latest = [case.latest_period.year for case in without.cases if case.latest_period is not None]
    has_needed = any(case.needed for case in without.cases)
    default = (
        Lever(kind=LeverKind.REQUIRED_PACE, probability=levers.DEFAULT_PROBABILITY)
        if has_needed
        else Lever(kind=LeverKind.BEST_QUARTILE_PACE)
    )
    return lever_parts.Ground(
        scenario=question.scenario,
        indicators=by_indicator,
        reach={item.id: _reach(without, indicator=item) for item in question.indicators},
        first_year=first_free_year(latest_year=max(latest, default=page.today.year), today_year=page.today.year),
        default=(default,),
    )


def _reach(without: ScenarioOutlook, *, indicator: Indicator) -> float:
    of_indicator = [case for case in without.cases if case.indicator_id == indicator.id]
    needed = [next((abs(item.extra) for item in case.needed if item.extra), 0.0) for case in of_indicator]
    level = max((abs(case.latest_value) for case in of_indicator if case.latest_value is not None), default=0.0) or 1.0
    size = min(ROOM * max(needed, default=0.0), FURTHEST_REACH * level) or FALLBACK_REACH * level
    return lever_parts.reach_of(size, factor=indicator.unit.factor)


def _by_id(question: Question) -> dict[str, Indicator]:
    return {item.id: item for item in question.indicators}
