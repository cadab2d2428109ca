"""The controls: each offers codes, shows names in the page's language and keeps its choice in the address."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.domain.framework_view import FrameworkView
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.method import METHODS
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.target import ReferenceGoal, RiskClass, Target
from tkkio_analytics.domain.track_record import Basis, RecordChoice, TrackRecord
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui import cache, own_goal, state
from tkkio_analytics.ui.page import Page

SCOPES: Final = ("nation", "yta", "county")
EVERY: Final = "all"
NATION: Final = "FI"
ROWS: Final = ("25", "100", EVERY)
"""How much of a long list is shown at once; the file holds all of it."""
MENU_WIDTH: Final = 340
"""Pixels, so that two menus and a row of buttons stand side by side."""
REFERENCE_GOALS: Final = tuple(goal.value for goal in ReferenceGoal)
FLAGGED_CLASSES: Final = (RiskClass.VERY_UNLIKELY, RiskClass.UNLIKELY, RiskClass.AT_RISK)


def language(code: str) -> None:
    """Show the choice of language, each by its own name."""
    key = "choice.lang"
    st.session_state[key] = code
    st.segmented_control(
        "Kieli · Språk · Language",
        LANGUAGES,
        format_func=lambda option: Translator(option).text("ui.language.name"),
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=partial(_take, state.LANGUAGE, key),
    )
    state.write(state.LANGUAGE, code=code, default=LANGUAGES[0])


def scope(page: Page) -> str:
    """Return which part of the country is looked at: the nation, a collaborative area or a county."""
    return _one_of(page, "scope", options=SCOPES, naming=lambda code: page.text(f"scope.{code}"))


def region_of_scope(page: Page, *, scope: str) -> Region:
    """Return the region of a scope; the nation needs no choice."""
    every = cache.regions()
    if scope == "nation":
        return every[NATION]
    category = RegionCategory.COLLABORATIVE_AREA if scope == "yta" else RegionCategory.COUNTY
    return _region(page, [region for region in every.values() if region.category is category], label=f"region.{scope}")


def region(page: Page) -> Region:
    """Return the nation or an area."""
    every = cache.regions()
    counties = [region for region in every.values() if region.category is RegionCategory.COUNTY]
    return _region(page, [every[NATION], *counties], label="region.any")


def indicator(page: Page, *, among: Mapping[str, Indicator]) -> Indicator:
    """Return the chosen indicator."""
    code = _one_of(
        page,
        "indicator",
        options=tuple(among),
        naming=lambda item: _indicator_name(page, among[item]),
        widget=st.selectbox,
    )
    return among[code]


def year(page: Page, *, years: Sequence[int]) -> int:
    """Return the chosen year, the latest one by default; this year, unasked, where there is nothing to choose."""
    if not years:
        return page.today.year
    latest_first = tuple(str(of_data) for of_data in reversed(years))
    return int(_one_of(page, "year", options=latest_first, widget=st.selectbox))


def reference_goal(page: Page) -> str:
    """Return the reference goal that everything is held against."""
    naming = partial(_reference_name, page)
    return _one_of(page, "goal", options=REFERENCE_GOALS, naming=naming, widget=st.selectbox, label="reference_goal")


def goal(page: Page, *, goals: Sequence[Target]) -> str:
    """Return the id of the chosen goal: a reference goal, a decided one, or the reader's own.

    An indicator without a better direction has no goals, and nothing is asked.
    """
    if not goals:
        return ReferenceGoal.BEST_QUARTILE.value
    names = {target.id: _goal_name(page, target) for target in goals} | {own_goal.ID: page.text("goal.own")}
    default = ReferenceGoal.BEST_QUARTILE.value if ReferenceGoal.BEST_QUARTILE.value in names else next(iter(names))
    return _one_of(page, "goal", options=tuple(names), default=default, naming=names.__getitem__, widget=st.selectbox)


def own_target(page: Page, *, goal_id: str, indicator: Indicator) -> tuple[float, int] | None:
    """Return the reader's own value (published unit) and year; None while another goal is chosen or none is set."""
    if goal_id != own_goal.ID:
        return None
    symbol = page.translator.localized(indicator.unit.symbol)
    typed = _typed(page, own_goal.VALUE, unit=f" ({symbol})" if symbol else "")
    years = tuple(str(page.today.year + ahead) for ahead in range(own_goal.YEARS_AHEAD))
    due = _one_of(page, own_goal.DUE, options=years, default=years[own_goal.DEFAULT_AHEAD], widget=st.selectbox)
    value = own_goal.value(typed, factor=indicator.unit.factor)
    if value is None:
        st.caption(page.text("control.own_hint"))
        return None
    return value, int(due)


def dimension(page: Page, view: FrameworkView | None) -> str:
    """Return the chosen dimension of the TKKIO framework; empty where there is no framework."""
    if view is None:
        return ""
    names = {item.dimension.id: page.translator.localized(item.dimension.name) for item in view.dimensions}
    return _one_of(
        page,
        "dimension",
        options=tuple(names),
        default=view.opening,
        naming=names.__getitem__,
        widget=st.selectbox,
    )


def risk_class(page: Page) -> str:
    """Return the risk class that the list is narrowed to, or every class."""
    options = (EVERY, *(of_risk.value for of_risk in FLAGGED_CLASSES))
    return _one_of(page, "class", options=options, naming=lambda code: page.text(f"trajectory.{code}"))


def rows(page: Page) -> int | None:
    """Return how many rows of a long list are shown; None for every row."""
    naming = {code: page.text("control.every_row") if code == EVERY else code for code in ROWS}
    code = _one_of(page, "rows", options=ROWS, naming=naming.__getitem__)
    return None if code == EVERY else int(code)


def record_choice(page: Page, answer: TrackRecord) -> RecordChoice:
    """Return which record is looked at; the first followed indicator's length and horizon unless another is chosen.

    Parameters
    ----------
    page
        The open page.
    answer
        What there is to look at.
    """
    basis = Basis(_one_of(page, "record", options=tuple(Basis), naming=lambda code: page.text(f"record_basis.{code}")))
    first = answer.first_choice
    indicator_id, length = first.indicator_id, first.n_observations
    if basis is Basis.OWN and answer.tracks:
        every = cache.indicators()
        checked = {track.indicator_id: every[track.indicator_id] for track in answer.tracks}
        indicator_id = indicator(page, among=checked).id
    if basis is Basis.MATCHED and answer.lengths:
        length = int(_number_of(page, "n", options=answer.lengths, default=length))
    years = int(_number_of(page, "horizon", options=answer.horizons, default=first.horizon_years))
    return RecordChoice(basis=basis, indicator_id=indicator_id, n_observations=length, horizon_years=years)


def opened_method() -> str:
    """Return the method whose text the address asks to be open, or none."""
    options = (EVERY, *(method.id.value for method in METHODS))
    code = state.chosen("method", options=options, default=EVERY)
    state.write("method", code=code, default=EVERY)
    return code


def _number_of(page: Page, name: str, *, options: Sequence[int], default: int) -> str:
    codes = tuple(str(option) for option in options)
    naming = {str(option): page.text(f"control.{name}_option", count=option) for option in options}
    return _one_of(
        page,
        name,
        options=codes,
        default=str(default) if default in options else codes[0],
        naming=naming.__getitem__,
        widget=st.selectbox,
    )


def indicator_filter(page: Page) -> str:
    """Return the indicator that the list is narrowed to, or every one."""
    followed = cache.followed_indicators()
    names = {EVERY: page.text("control.every_indicator")}
    names |= {item.id: page.translator.localized(item.short_name) for item in followed.values()}
    return _one_of(page, "indicator", options=tuple(names), naming=names.__getitem__, widget=st.selectbox)


def _region(page: Page, regions: Sequence[Region], *, label: str) -> Region:
    by_code = {region.code: region for region in regions}
    code = _one_of(
        page,
        "region",
        options=tuple(by_code),
        naming=lambda item: page.translator.localized(by_code[item].short_name),
        widget=st.selectbox,
        label=label,
    )
    return by_code[code]


def _indicator_name(page: Page, indicator: Indicator) -> str:
    name = page.translator.localized(indicator.short_name)
    return name if indicator.no_data_note is None else page.text("control.indicator_without_data", indicator=name)


def _reference_name(page: Page, code: str) -> str:
    return page.text(f"goal.{code}")


def _goal_name(page: Page, target: Target) -> str:
    title = page.translator.value(target.title)
    return f"{title} ({page.text(f'goal_kind.{target.legal_status}')})"


def _one_of(
    page: Page,
    name: str,
    *,
    options: Sequence[str],
    default: str | None = None,
    naming: Callable[[str], str] = str,
    widget: Callable[..., str | None] = st.segmented_control,
    label: str | None = None,
) -> str:
    fallback = options[0] if default is None else default
    code = state.chosen(name, options=options, default=fallback)
    key = f"choice.{page.id}.{name}"
    st.session_state[key] = code
    extra = {"required": True} if widget is st.segmented_control else {"width": MENU_WIDTH}
    widget(
        page.text(f"control.{label or name}"),
        options,
        format_func=naming,
        key=key,
        on_change=partial(_take, name, key),
        **extra,
    )
    state.write(name, code=code, default=fallback)
    return code


def _typed(page: Page, name: str, *, unit: str) -> str:
    code = state.written(name)
    if code and own_goal.value(code, factor=1.0) is None:
        state.refuse(name, value=code)
        code = ""
    key = f"choice.{page.id}.{name}"
    st.session_state[key] = own_goal.shown(code, language=page.translator.language)
    st.text_input(
        page.text(f"control.{name}", unit=unit), key=key, max_chars=14, on_change=partial(_take_typed, name, key)
    )
    state.write(name, code=code, default="")
    return code


def _take_typed(name: str, key: str) -> None:
    state.choose(name, code=own_goal.code(st.session_state[key]))


def _take(name: str, key: str) -> None:
    state.choose(name, code=st.session_state[key])
