"""The parts of one assumption: what it is about, how large, from when, how sure."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeAlias

import streamlit as st

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Quantity, QuantityKind, Share
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.scenario import NEEDED_PROBABILITIES, Lever, LeverKind, Scenario
from tkkio_analytics.ui import cache, own_goal, state
from tkkio_analytics.ui.page import Page

NAME: Final = "lever"
Put: TypeAlias = Callable[[Lever], None]
"""Takes a changed lever's place among the others."""

UNCERTAINTIES: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
RAMPS: Final = (0, 1, 2, 3, 4, 5, 8, 10)
STARTS: Final = 11
"""Start years that are offered, from the first free one on."""
STEPS: Final = 40
"""Stops of the slider on each side of nothing."""
NICE: Final = (1.0, 2.0, 5.0, 10.0)
YEARS_OF_A_LEVEL: Final = 3
"""A change of the level reaches as far as so many years of the slider of a yearly change."""
FIELD_WIDTH: Final = 106
WIDE: Final = 230


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the controls stand on.

    Parameters
    ----------
    scenario
        The question, without levers.
    indicators
        Its indicators by id.
    reach
        How far the slider of a yearly change goes, by indicator, in the published unit.
    first_year
        First year in which a change can act.
    default
        What is assumed unasked.
    """

    scenario: Scenario
    indicators: Mapping[str, Indicator]
    reach: Mapping[str, float]
    first_year: int
    default: tuple[Lever, ...]

    def indicator_of(self, lever: Lever) -> Indicator:
        """Return the indicator in whose unit a lever's amount is written."""
        first = next(iter(self.indicators.values()))
        return self.indicators.get(lever.indicator_id or "", first)


def key(page: Page, place: int, part: str) -> str:
    """Return the session's key of a part of the lever in a place."""
    return f"choice.{page.id}.{NAME}.{place}.{part}"


def about(page: Page, lever: Lever, *, place: int, put: Put, ground: Ground) -> None:
    """Ask which indicator a lever is about; only where there are several."""
    names = {item.id: page.translator.localized(item.short_name) for item in ground.indicators.values()}
    if lever.amount is None:
        names = {"": page.translator.text("what_if.lever.every_indicator")} | names
    _offer(
        page,
        "indicator",
        place=place,
        options=names,
        current=lever.indicator_id or next(iter(names)),
        put=lambda code: put(replace(lever, indicator_id=code or None)),
        width=WIDE,
    )


def peer(page: Page, lever: Lever, *, place: int, put: Put, ground: Ground) -> None:
    """Ask whose pace is meant."""
    names = peers(page, ground)
    _offer(
        page,
        "peer",
        place=place,
        options=names,
        current=lever.peer or "",
        put=lambda code: put(replace(lever, peer=code)),
        width=WIDE,
    )


def peers(page: Page, ground: Ground) -> dict[str, str]:
    """Return the areas whose pace can be taken, by code."""
    return {
        region.code: page.translator.localized(region.short_name)
        for region in cache.regions().values()
        if region.category is RegionCategory.COUNTY
        and region.goes_on
        and region.code not in ground.scenario.region_codes
    }


def probability(page: Page, lever: Lever, *, place: int, put: Put) -> None:
    """Ask how sure reaching the goal should be."""
    current = lever.probability or NEEDED_PROBABILITIES[0]
    shares = sorted({*NEEDED_PROBABILITIES, current})
    _offer(
        page,
        "probability",
        place=place,
        options={_number(share): page.translator.value(Share(value=share)) for share in shares},
        current=_number(current),
        put=lambda code: put(replace(lever, probability=float(code))),
    )


def start(page: Page, lever: Lever, *, place: int, put: Put, ground: Ground) -> None:
    """Ask from when the change acts."""
    years = {"": page.translator.text("what_if.lever.first_free", year=ground.first_year)}
    years |= {str(year): str(year) for year in range(ground.first_year + 1, ground.first_year + STARTS)}
    _offer(
        page,
        "start",
        place=place,
        options=years,
        current="" if lever.start_year in {None, ground.first_year} else str(lever.start_year),
        put=lambda code: put(replace(lever, start_year=int(code) if code else None)),
    )


def ramp(page: Page, lever: Lever, *, place: int, put: Put) -> None:
    """Ask over how many years the change grows."""
    text = page.translator.text
    years = [count for count in sorted({*RAMPS, lever.ramp_years}) if count or lever.kind is not LeverKind.RAMP]
    names = {str(count): text("what_if.lever.years", count=count) for count in years}
    if "0" in names:
        names["0"] = text("what_if.lever.at_once")
    _offer(
        page,
        "ramp",
        place=place,
        options=names,
        current=str(lever.ramp_years),
        put=lambda code: put(replace(lever, ramp_years=int(code))),
    )


def uncertainty(page: Page, lever: Lever, *, place: int, put: Put) -> None:
    """Ask how sure the change itself is."""
    spreads = sorted({*UNCERTAINTIES, lever.uncertainty})
    _offer(
        page,
        "uncertainty",
        place=place,
        options={
            _number(spread): page.translator.text("what_if.lever.give_or_take", share=Share(value=spread))
            for spread in spreads
        },
        current=_number(lever.uncertainty),
        put=lambda code: put(replace(lever, uncertainty=float(code))),
    )


def slider(page: Page, lever: Lever, *, place: int, put: Put, ground: Ground) -> None:
    """Ask how large the change is by a slider that words each stop."""
    indicator = ground.indicator_of(lever)
    factor = indicator.unit.factor
    shown = (lever.amount or 0.0) * factor
    stops = {_number(stop): stop for stop in _stops(ground.reach[indicator.id] * factor, lever.kind)}
    stops.setdefault(_number(shown), shown)
    ordered = sorted(stops, key=stops.__getitem__)
    held = key(page, place, "slider")
    st.session_state[held] = _number(shown)
    st.select_slider(
        page.translator.text(f"what_if.lever.amount_{lever.kind}"),
        ordered,
        format_func=lambda code: _worded(page, indicator, stops[code] / factor, kind=lever.kind),
        key=held,
        on_change=lambda: put(replace(lever, amount=float(st.session_state[held]) / factor)),
        label_visibility="collapsed",
    )


def number(page: Page, lever: Lever, *, place: int, put: Put, ground: Ground) -> None:
    """Ask how large the change is by a field for an exact number."""
    factor = ground.indicator_of(lever).unit.factor
    shown = (lever.amount or 0.0) * factor
    field = key(page, place, "number")
    st.session_state[field] = own_goal.shown(_number(shown), language=page.translator.language)
    st.text_input(
        page.translator.text(f"what_if.lever.amount_{lever.kind}"),
        key=field,
        max_chars=14,
        width=FIELD_WIDTH,
        on_change=partial(_take_number, field, lever, put, factor),
    )


def reach_of(needed: float, *, factor: float) -> float:
    """Return how far the slider goes: a round number that leaves what is needed well inside.

    Examples
    --------
    >>> reach_of(1.3, factor=1.0), reach_of(0.004, factor=100.0)
    (2.0, 0.005)
    """
    size = max(abs(needed) * factor, 1e-9)
    power = 10.0 ** math.floor(math.log10(size))
    return next(step * power for step in NICE if step * power >= size * (1 - 1e-12)) / factor


def _stops(reach: float, kind: LeverKind) -> list[float]:
    whole = reach if kind is LeverKind.PACE else reach_of(reach * YEARS_OF_A_LEVEL, factor=1.0)
    return [round(whole * step / STEPS, 10) for step in range(-STEPS, STEPS + 1)]


def _worded(page: Page, indicator: Indicator, value: float, *, kind: LeverKind) -> str:
    if kind is LeverKind.PACE:
        return page.translator.value(labels.pace(indicator, value))
    fine = Quantity(value=value, unit=indicator.unit, decimals=indicator.decimals + 1, kind=QuantityKind.CHANGE)
    return page.translator.value(fine)


def _take_number(field: str, lever: Lever, put: Put, factor: float) -> None:
    written = st.session_state[field]
    value = own_goal.value(written, factor=factor)
    if value is None:
        state.refuse(NAME, value=written)
    else:
        put(replace(lever, amount=value))


def _number(value: float) -> str:
    return f"{value + 0.0:.10g}"


def _offer(
    page: Page,
    part: str,
    *,
    place: int,
    options: Mapping[str, str],
    current: str,
    put: Callable[[str], None],
    width: int = FIELD_WIDTH,
) -> None:
    offered = dict(options) | ({} if current in options else {current: current})
    held = key(page, place, part)
    st.session_state[held] = current
    st.selectbox(
        page.translator.text(f"what_if.lever.{part}"),
        tuple(offered),
        format_func=offered.__getitem__,
        key=held,
        on_change=lambda: put(st.session_state[held]),
        width=width,
    )
