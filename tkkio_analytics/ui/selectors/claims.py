"""What is claimed, part by part: each part a code in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from tkkio_analytics.domain.claim import Claim, ClaimKind, Direction
from tkkio_analytics.domain.indicator import Indicator, Polarity
from tkkio_analytics.domain.peers import Comparator
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.ui import cache, own_goal
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import one_of, several
from tkkio_analytics.ui.selectors.series import goal, indicator, own_target, period

CHOOSE: Final = "choose"
WRITE: Final = "write"
WAYS_IN: Final = (CHOOSE, WRITE)
FIRST: Final = "first"
"""Code of the first comparable period, which the test finds."""
NO: Final = "no"
YES: Final = "yes"
SUPERLATIVES: Final = frozenset({ClaimKind.FIRST, ClaimKind.FASTEST})
MOVES: Final = frozenset({ClaimKind.CHANGE, ClaimKind.FASTEST, ClaimKind.TIMING})
DIRECTIONS: Final = tuple(way.value for way in Direction)
NEUTRAL_DIRECTIONS: Final = (Direction.HIGHER.value, Direction.LOWER.value)
NARROW: Final = 240
"""Pixels of a menu of periods."""
REFORM: Final = Period.of_year(2023)
"""A timing is asked about the reform of 2023 unless another year is chosen."""


def way_in(page: Page) -> str:
    """Return whether the claim is chosen part by part or written as a sentence."""
    return one_of(page, "by", options=WAYS_IN, naming=lambda code: page.translator.text(f"claim_text.by.{code}"))


def claim(page: Page) -> Claim:
    """Return the claim that is chosen; what is not asked of its kind is left to the test."""
    text = page.translator.text
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        kinds = tuple(kind.value for kind in ClaimKind)
        naming = {code: text(f"claim_text.option.{code}") for code in kinds}
        kind = ClaimKind(one_of(page, "claim", options=kinds, naming=naming.__getitem__, widget=st.selectbox))
        regions = _regions(page, kind)
        chosen = indicator(page, among=cache.indicators())
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        return _whole(page, Claim(kind=kind, region_codes=regions, indicator_id=chosen.id), of=chosen)


def codes(claim: Claim, *, factor: float, nation: str) -> Mapping[str, str]:
    """Return the choices by which `claim` comes to the same claim again.

    Parameters
    ----------
    claim
        A claim, as a sentence was understood.
    factor
        Of its indicator's unit: shown value = published value x factor.
    nation
        Its code.
    """
    others = Comparator.NATION.value if claim.others in {(), (nation,)} else claim.others[0]
    first, last = claim.from_period, claim.to_period
    level = "" if claim.goal_value is None else own_goal.code(f"{claim.goal_value * factor:.10g}")
    return {
        "by": CHOOSE,
        "claim": claim.kind.value,
        "region": claim.region_codes[0],
        "also": ",".join(claim.region_codes[1:]),
        "indicator": claim.indicator_id,
        "way": claim.direction.value,
        "against": others,
        "from": FIRST if first is None else first.code,
        "to": "" if last is None else last.code,
        "year": "" if last is None else last.code,
        "since": "" if claim.since is None else claim.since.code,
        "goal": claim.goal_id or "",
        own_goal.VALUE: level,
        own_goal.DUE: "" if claim.goal_year is None else str(claim.goal_year),
        "searched": YES if claim.searched else NO,
    }


def _regions(page: Page, kind: ClaimKind) -> tuple[str, ...]:
    offered = offered_regions(superlative=kind in SUPERLATIVES)
    names = {item.code: page.translator.localized(item.short_name) for item in offered}
    label = page.text("control.region.any")
    first = one_of(page, "region", options=tuple(names), naming=names.__getitem__, widget=st.selectbox, label=label)
    if kind in SUPERLATIVES:
        return (first,)
    more = tuple(code for code in names if code != first)
    chosen = several(
        page,
        "also",
        options=more,
        naming=names.__getitem__,
        label=page.text("control.also"),
        placeholder=page.text("control.also_none"),
    )
    return (first, *chosen)


def offered_regions(*, superlative: bool) -> tuple[Region, ...]:
    """Return the regions that a claim can be about: the areas, and unless it is about the first of them, wider ones."""
    every = [item for item in cache.regions().values() if item.goes_on]
    areas = tuple(item for item in every if item.category is RegionCategory.COUNTY)
    wider = tuple(item for item in every if item.category is not RegionCategory.COUNTY)
    return areas if superlative else (*areas, *wider)


def others(page: Page, *, regions: Sequence[str]) -> Mapping[str, str]:
    """Return what an area can be held against, by code with its name."""
    groups = {code.value: page.translator.text(f"peers.comparator.{code}") for code in Comparator}
    areas = {
        item.code: page.translator.localized(item.short_name)
        for item in offered_regions(superlative=False)
        if item.category is not RegionCategory.NATION and item.code not in regions
    }
    return groups | areas


def _whole(page: Page, claim: Claim, *, of: Indicator) -> Claim:
    """Return a claim with the parts that its kind has besides its areas and its indicator."""
    periods = cache.periods(indicator_id=of.id)
    if claim.kind is ClaimKind.TARGET:
        claim = _with_goal(page, claim, of=of)
    else:
        claim = replace(claim, direction=_direction(page, claim.kind, of=of))
    if claim.kind is ClaimKind.COMPARISON:
        claim = replace(claim, others=_against(page, regions=claim.region_codes))
    if claim.kind in {ClaimKind.COMPARISON, ClaimKind.FIRST} and periods:
        latest = cache.latest_common(indicator_id=of.id)
        claim = replace(claim, to_period=period(page, periods=periods, latest=latest))
    if claim.kind in MOVES and len(periods) > 1:
        claim = _with_span(page, claim, periods=periods)
    if claim.kind in SUPERLATIVES:
        return claim
    naming = {code: page.translator.text(f"claim_text.searched.{code}") for code in (NO, YES)}
    return replace(claim, searched=one_of(page, "searched", options=(NO, YES), naming=naming.__getitem__) == YES)


def _direction(page: Page, kind: ClaimKind, *, of: Indicator) -> Direction:
    options = NEUTRAL_DIRECTIONS if of.polarity is Polarity.NEUTRAL else DIRECTIONS
    family = "change" if kind in MOVES else "first" if kind is ClaimKind.FIRST else "level"
    naming = {code: page.translator.text(f"claim_text.way.{family}_{code}") for code in options}
    return Direction(one_of(page, "way", options=options, naming=naming.__getitem__))


def _against(page: Page, *, regions: tuple[str, ...]) -> tuple[str, ...]:
    names = others(page, regions=regions)
    return (one_of(page, "against", options=tuple(names), naming=names.__getitem__, widget=st.selectbox),)


def _with_span(page: Page, claim: Claim, *, periods: Sequence[Period]) -> Claim:
    by_code = {item.code: item for item in periods}
    starts = (FIRST, *list(by_code)[:-1])
    start = _period_code(page, "from", starts, by_code, default=FIRST)
    ends = tuple(code for code, item in by_code.items() if item > by_code.get(start, periods[0]))
    end = _period_code(page, "to", ends, by_code, default=ends[-1])
    claim = replace(claim, from_period=by_code.get(start), to_period=by_code[end])
    if claim.kind is not ClaimKind.TIMING:
        return claim
    since = tuple(code for code in ends if by_code[code] <= by_code[end])
    reform = REFORM.first_in(periods[0].frequency).code
    chosen = _period_code(page, "since", since, by_code, default=reform if reform in since else since[0])
    return replace(claim, since=by_code[chosen])


def _period_code(page: Page, name: str, options: Sequence[str], by_code: Mapping[str, Period], *, default: str) -> str:
    naming = {code: page.translator.value(item) for code, item in by_code.items()}
    naming[FIRST] = page.translator.text("claim_text.first_comparable")
    return one_of(
        page,
        name,
        options=options,
        default=default,
        naming=naming.__getitem__,
        widget=st.selectbox,
        width=NARROW,
    )


def _with_goal(page: Page, claim: Claim, *, of: Indicator) -> Claim:
    goals = cache.goals(indicator_id=of.id, region_code=claim.region_codes[0])
    goal_id = goal(page, goals=goals)
    own = own_target(page, goal_id=goal_id, indicator=of)
    if goal_id == own_goal.ID and own is None:
        return replace(claim, goal_id=ReferenceGoal.BEST_QUARTILE.value)
    level, year = own or (None, None)
    return replace(claim, goal_id=goal_id, goal_value=level, goal_year=year)
