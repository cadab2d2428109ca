"""A what-if question as the codes of an address, and back: what a link holds, whoever wrote it and whenever."""

from collections.abc import Mapping
from typing import Final

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.lever_text import levers_text, parse_levers
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.saved_scenario import ScenarioLink
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.errors import ScenarioError
from tkkio_analytics.ui import navigation, own_goal, state

PAGE: Final = "what_if"
BASIS: Final = "basis"
LEVER: Final = "lever"
NOTHING: Final = "none"
"""Code of a view in which nothing is assumed."""
OWN_GROUP: Final = "own"
NAMES: Final = (
    "as",
    "of",
    "areas",
    "region",
    "indicator",
    "and",
    "goal",
    own_goal.VALUE,
    own_goal.DUE,
    "due",
    "base",
    LEVER,
)
"""Choices that make up the question."""


def address(scenario: Scenario, *, indicators: Mapping[str, Indicator], regions: Mapping[str, Region]) -> str:
    """Return the link that opens a question on the data in force."""
    return state.address(navigation.path(PAGE), **codes(scenario, indicators=indicators, regions=regions))


def exact_address(link: ScenarioLink, *, indicators: Mapping[str, Indicator], regions: Mapping[str, Region]) -> str:
    """Return the link that computes a question again on its own release and day."""
    asked = codes(link.scenario, indicators=indicators, regions=regions)
    return state.address(navigation.path(PAGE), **asked, **{BASIS: link.code})


def codes(scenario: Scenario, *, indicators: Mapping[str, Indicator], regions: Mapping[str, Region]) -> dict[str, str]:
    """Return a question as the page's choices; what is the default everywhere is left out.

    Parameters
    ----------
    scenario
        The question.
    indicators, regions
        By id and code: the unit that a level is typed in, and whether a code is a group's.
    """
    first, *more = scenario.indicator_ids
    found = _areas(scenario, regions) | {"indicator": first}
    if more:
        found["and"] = ",".join(more)
    if scenario.goal_value is not None:
        found |= {"goal": own_goal.ID, own_goal.VALUE: _written(scenario.goal_value * indicators[first].unit.factor)}
    elif scenario.goal_id != ReferenceGoal.BEST_QUARTILE.value:
        found["goal"] = scenario.goal_id
    if scenario.goal_year is not None:
        found["due" if scenario.goal_value is None else own_goal.DUE] = str(scenario.goal_year)
    if scenario.base_from is not None:
        found["base"] = str(scenario.base_from)
    return found | {LEVER: levers_text(scenario.levers) or NOTHING}


def question(
    written: Mapping[str, str], *, indicators: Mapping[str, Indicator], regions: Mapping[str, Region]
) -> Scenario:
    """Return the question that a link holds, whatever the page would offer today.

    Parameters
    ----------
    written
        The choices as `codes` wrote them.
    indicators, regions
        By id and code.

    Raises
    ------
    ScenarioError
        If a part of it cannot be read.
    """
    ids = (written.get("indicator", ""), *filter(None, written.get("and", "").split(",")))
    value, goal_id = None, written.get("goal", ReferenceGoal.BEST_QUARTILE.value)
    if goal_id == own_goal.ID:
        goal_id, factor = ReferenceGoal.BEST_QUARTILE.value, 1.0
        factor = indicators[ids[0]].unit.factor if ids[0] in indicators else 1.0
        value = own_goal.value(written.get(own_goal.VALUE, ""), factor=factor)
        if value is None:
            raise ScenarioError("scenario_link_broken", code=written.get(own_goal.VALUE, ""))
    levers = written.get(LEVER, NOTHING)
    return Scenario(
        indicator_ids=ids,
        region_codes=_codes(written, regions),
        merged=written.get("as") == "merged",
        levers=() if levers == NOTHING else parse_levers(levers),
        goal_id=goal_id,
        goal_value=value,
        goal_year=_year(written.get("due" if value is None else own_goal.DUE)),
        base_from=_year(written.get("base")),
    )


def _areas(scenario: Scenario, regions: Mapping[str, Region]) -> dict[str, str]:
    first = scenario.region_codes[0] if len(scenario.region_codes) == 1 else ""
    as_group = "merged" if scenario.merged else "group"
    if first and regions[first].category is RegionCategory.COLLABORATIVE_AREA:
        return {"as": as_group, "of": first}
    if first and not scenario.merged:
        return {"region": first}
    whole = _group_of(scenario.region_codes, regions)
    return {"as": as_group} | ({"of": whole} if whole else {"of": OWN_GROUP, "areas": ",".join(scenario.region_codes)})


def _group_of(chosen: tuple[str, ...], regions: Mapping[str, Region]) -> str | None:
    """Return the collaborative area whose members exactly are chosen, in its order; None where there is none."""
    parents = {regions[code].parent for code in chosen if code in regions}
    for parent in parents - {None}:
        if parent is not None and chosen == members(parent, regions):
            return parent
    return None


def members(group: str, regions: Mapping[str, Region]) -> tuple[str, ...]:
    """Return the areas of a collaborative area that go on, in official order."""
    return tuple(region.code for region in regions.values() if region.parent == group and region.goes_on)


def _codes(written: Mapping[str, str], regions: Mapping[str, Region]) -> tuple[str, ...]:
    if written.get("as", "one") == "one":
        return (written.get("region", next(iter(regions))),)
    group = written.get("of", "")
    if group in {"", OWN_GROUP}:
        return tuple(filter(None, written.get("areas", "").split(",")))
    return members(group, regions)


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    if not (written.isascii() and written.isdigit()) or len(written) > len("2029"):
        raise ScenarioError("scenario_link_broken", code=written)
    return int(written)


def _written(value: float) -> str:
    return f"{value:.12g}"
