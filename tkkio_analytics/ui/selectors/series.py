"""Which indicator, when, and against which goal."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.domain.target import ReferenceGoal, Target
from tkkio_analytics.ui import cache, own_goal, state, words
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import WIDE_MENU, one_of, typed

REFERENCE_GOALS: Final = tuple(goal.value for goal in ReferenceGoal)


def indicator(page: Page, *, among: Mapping[str, Indicator]) -> Indicator:
    """Return the chosen indicator."""
    code = one_of(
        page,
        "indicator",
        options=tuple(among),
        naming=lambda item: _indicator_name(page, among[item]),
        widget=st.selectbox,
    )
    return among[code]


def any_indicator(page: Page) -> Indicator:
    """Return the chosen indicator, of the catalogue or outside it; the latter are at the end of the menu."""
    return indicator(page, among=cache.choosable_indicators(state.written("indicator")))


def period(page: Page, *, periods: Sequence[Period], latest: Period | None) -> Period:
    """Return the chosen period, by default the latest one that the areas share.

    Parameters
    ----------
    page
        The open page.
    periods
        What there is to choose, ascending; this year, unasked, where there is nothing.
    latest
        The one to show unless another is chosen.
    """
    if not periods or latest is None:
        return Period.of_year(page.today.year)
    codes = {of_data.code: of_data for of_data in reversed(periods)}
    code = one_of(
        page,
        "year",
        options=tuple(codes),
        default=latest.code,
        naming=lambda item: page.translator.value(codes[item]),
        widget=st.selectbox,
        label=page.text("control.year" if latest.frequency is Frequency.YEARLY else "control.period"),
    )
    return codes[code]


def reference_goal(page: Page) -> str:
    """Return the reference goal that everything is held against."""
    naming = partial(_reference_name, page)
    return one_of(
        page,
        "goal",
        options=REFERENCE_GOALS,
        naming=naming,
        widget=st.selectbox,
        label=page.text("control.reference_goal"),
    )


def goal(page: Page, *, goals: Sequence[Target]) -> str:
    """Return the id of the chosen goal: a reference goal, a decided one, or the reader's own.

    An indicator without a better direction has no goals, and nothing is asked.
    """
    if not goals:
        return ReferenceGoal.BEST_QUARTILE.value
    names = {target.id: _goal_name(page, target) for target in goals} | {own_goal.ID: page.text("goal.own")}
    default = ReferenceGoal.BEST_QUARTILE.value if ReferenceGoal.BEST_QUARTILE.value in names else next(iter(names))
    return one_of(
        page,
        "goal",
        options=tuple(names),
        default=default,
        naming=names.__getitem__,
        widget=st.selectbox,
        width=WIDE_MENU,
    )


def own_target(page: Page, *, goal_id: str, indicator: Indicator) -> tuple[float, int] | None:
    """Return the reader's own value (published unit) and year; None while another goal is chosen or none is set."""
    if goal_id != own_goal.ID:
        return None
    symbol = page.translator.localized(indicator.unit.symbol)
    written = typed(page, own_goal.VALUE, unit=f" ({symbol})" if symbol else "")
    years = tuple(str(page.today.year + ahead) for ahead in range(own_goal.YEARS_AHEAD))
    due = one_of(page, own_goal.DUE, options=years, default=years[own_goal.DEFAULT_AHEAD], widget=st.selectbox)
    value = own_goal.value(written, factor=indicator.unit.factor)
    if value is None:
        st.caption(page.text("control.own_hint"))
        return None
    return value, int(due)


def _indicator_name(page: Page, indicator: Indicator) -> str:
    name = page.translator.localized(indicator.short_name)
    return name if indicator.no_data_note is None else page.text("control.indicator_without_data", indicator=name)


def _reference_name(page: Page, code: str) -> str:
    return page.text(f"goal.{code}")


def _goal_name(page: Page, target: Target) -> str:
    title = page.translator.value(target.title)
    kind = ", ".join(filter(None, (page.text(f"goal_kind.{target.legal_status}"), words.areas(page, target))))
    return f"{title} ({kind})"
