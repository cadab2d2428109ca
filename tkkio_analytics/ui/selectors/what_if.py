"""For whom a what-if question is asked, of which indicators, against which goal and on which history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.period import Frequency
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.saved_scenario import ScenarioLink
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.scenario_outlook import ScenarioCase, ScenarioOutlook
from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.errors import ScenarioError
from tkkio_analytics.ui import cache, own_goal, state, what_if_address
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors import places, series
from tkkio_analytics.ui.selectors.choosing import EVERY, SEVERAL_WIDTH, one_of, several
from tkkio_analytics.ui.what_if_address import OWN_GROUP, members

AREAS_AS: Final = ("one", "group", "merged")
FEWEST_YEARS: Final = 4
"""Years of history that a base period leaves at least: fewer are no panel (methods.md, 2)."""
GOALS_OWN: Final = "goal"
"""Code of a goal's own year."""
FOLDED: Final = ("and", "due", "base")
YEAR_WIDTH: Final = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked before anything is assumed.

    Parameters
    ----------
    scenario
        Without levers.
    indicators
        Its indicators, in its order.
    """

    scenario: Scenario
    indicators: tuple[Indicator, ...]


def question(page: Page) -> Question:
    """Return the question, and draw its choices: area, indicator and goal in sight, the rarer ones folded."""
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    used = any(state.written(name) not in {"", GOALS_OWN, EVERY} for name in FOLDED)
    fold = st.expander(page.translator.text("what_if.control.more"), expanded=used)
    more = fold.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    with row:
        regions, merged = _areas(page)
        first = series.indicator(page, among=_offered())
    with more:
        indicators = (first, *_further(page, first))
    with row:
        goal_id, own = _goal(page, indicators=indicators, regions=regions, merged=merged)
    with more:
        value, year = own or (None, _year(page))
        base_from = _base(page, first)
    asked = Scenario(
        indicator_ids=tuple(indicator.id for indicator in indicators),
        region_codes=tuple(region.code for region in regions),
        merged=merged,
        goal_id=goal_id,
        goal_value=value,
        goal_year=year,
        base_from=base_from,
    )
    return Question(scenario=asked, indicators=indicators)


def _areas(page: Page) -> tuple[tuple[Region, ...], bool]:
    text = page.translator.text
    mode = one_of(
        page, "as", options=AREAS_AS, naming=lambda code: text(f"what_if.as.{code}"), label=text("what_if.control.as")
    )
    if mode == "one":
        return (places.region(page),), False
    every = cache.regions()
    groups = [region for region in every.values() if region.category is RegionCategory.COLLABORATIVE_AREA]
    names = {region.code: page.translator.localized(region.short_name) for region in groups}
    names[OWN_GROUP] = text("what_if.as.own_group")
    chosen = one_of(
        page,
        "of",
        options=tuple(names),
        naming=names.__getitem__,
        widget=st.selectbox,
        label=text("what_if.control.of"),
    )
    codes = _own_group(page) if chosen == OWN_GROUP else members(chosen, every)
    return tuple(every[code] for code in codes), mode == "merged"


def _own_group(page: Page) -> tuple[str, ...]:
    text = page.translator.text
    every = cache.regions()
    counties = [code for code, region in every.items() if region.category is RegionCategory.COUNTY and region.goes_on]
    return several(
        page,
        "areas",
        options=counties,
        naming=lambda code: page.translator.localized(every[code].short_name),
        label=text("what_if.control.areas"),
        placeholder=text("what_if.control.choose_areas"),
    )


def _offered() -> dict[str, Indicator]:
    """Return the indicators that have a better direction and figures: the others have nothing to reach."""
    return {item.id: item for item in cache.indicators_with_data().values() if item.listed}


def _further(page: Page, first: Indicator) -> tuple[Indicator, ...]:
    text = page.translator.text
    others = {code: item for code, item in _offered().items() if code != first.id}
    codes = several(
        page,
        "and",
        options=tuple(others),
        naming=lambda code: page.translator.localized(others[code].short_name),
        label=text("what_if.control.and"),
        placeholder=text("what_if.control.choose_indicators"),
    )
    return tuple(others[code] for code in codes)


def _goal(
    page: Page, *, indicators: Sequence[Indicator], regions: Sequence[Region], merged: bool
) -> tuple[str, tuple[float, int] | None]:
    """Return the goal's id, and the level and year that the reader sets in its place."""
    if len(indicators) > 1:
        return series.reference_goal(page), None
    asked_of = regions[0] if len(regions) == 1 and not merged else cache.nation()
    goal_id = series.goal(page, goals=cache.goals(indicator_id=indicators[0].id, region_code=asked_of.code))
    if goal_id != own_goal.ID:
        return goal_id, None
    return ReferenceGoal.BEST_QUARTILE.value, series.own_target(page, goal_id=goal_id, indicator=indicators[0])


def _year(page: Page) -> int | None:
    text = page.translator.text
    years = tuple(str(page.today.year + ahead) for ahead in range(own_goal.YEARS_AHEAD))
    code = one_of(
        page,
        "due",
        options=(GOALS_OWN, *years),
        naming=lambda code: text("what_if.control.goals_own_year") if code == GOALS_OWN else code,
        widget=st.selectbox,
        label=text("what_if.control.due"),
        width=YEAR_WIDTH,
    )
    return None if code == GOALS_OWN else int(code)


def _base(page: Page, indicator: Indicator) -> int | None:
    text = page.translator.text
    periods = cache.periods(indicator_id=indicator.id)
    yearly = [period.year for period in periods if period.frequency is Frequency.YEARLY]
    starts = tuple(str(year) for year in yearly[1 : len(yearly) - FEWEST_YEARS + 1])
    code = one_of(
        page,
        "base",
        options=(EVERY, *starts),
        naming=lambda code: (
            text("what_if.control.whole_history") if code == EVERY else text("what_if.control.since", year=code)
        ),
        widget=st.selectbox,
        label=text("what_if.control.base"),
        width=YEAR_WIDTH,
    )
    return None if code == EVERY else int(code)


def case(page: Page, found: ScenarioOutlook, *, indicators: Mapping[str, Indicator]) -> ScenarioCase:
    """Return the case that is shown in full: the only one, or the one chosen of several."""
    if len(found.cases) == 1:
        return found.cases[0]
    by_code = {case_code(item): item for item in found.cases}

    def named(code: str) -> str:
        item = by_code[code]
        return ": ".join(
            page.translator.localized(name)
            for name in (item.region.short_name, indicators[item.indicator_id].short_name)
        )

    chosen = one_of(
        page,
        "case",
        options=tuple(by_code),
        naming=named,
        widget=st.selectbox,
        label=page.translator.text("what_if.control.case"),
        width=SEVERAL_WIDTH,
    )
    return by_code[chosen]


def case_code(item: ScenarioCase) -> str:
    """Return what a case is called in the address."""
    return f"{item.region.code}:{item.indicator_id}"


def frozen() -> ScenarioLink | None:
    """Return the question that the address asks to be computed again on its own release, None where it asks of now.

    One that cannot be read is refused, and the page opens on the data in force.
    """
    code = st.query_params.get(what_if_address.BASIS)
    if not code:
        return None
    written = {name: st.query_params[name] for name in what_if_address.NAMES if name in st.query_params}
    try:
        asked = what_if_address.question(written, indicators=cache.indicators(), regions=cache.regions())
        return ScenarioLink.from_code(code, scenario=asked)
    except ScenarioError:
        state.refuse(what_if_address.BASIS, value=code)
        del st.query_params[what_if_address.BASIS]
        return None
