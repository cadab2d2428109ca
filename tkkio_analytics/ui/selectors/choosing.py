"""One choice: codes are offered, names in the page's language are shown, and the address keeps what is chosen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.ui import own_goal, state
from tkkio_analytics.ui.page import Page

EVERY: Final = "all"
"""Code of a choice that narrows nothing."""
MENU_WIDTH: Final = 340
"""Pixels, so that two menus and a row of buttons stand side by side."""
SEVERAL_WIDTH: Final = 520
"""Pixels of a choice of several, so that three names fit on a line."""
WIDE_MENU: Final = 560
"""Pixels of a menu of goals, whose names are sentences."""


def one_of(
    page: Page,
    name: str,
    *,
    options: Sequence[str],
    default: str | None = None,
    naming: Callable[[str], str] = str,
    widget: Callable[..., str | None] = st.segmented_control,
    label: str | None = None,
    width: int = MENU_WIDTH,
) -> str:
    """Return the code in force for a choice, and draw it.

    Parameters
    ----------
    page
        The open page.
    name
        Of the choice, as in the address.
    options
        Codes that are offered now, at least one.
    default
        Code in force unasked; the first if not given.
    naming
        Name of a code.
    widget
        Buttons in a row, or ``st.selectbox``.
    label
        Words of the label; those of the choice's own name if not given.
    width
        Of a menu, in pixels.
    """
    fallback = options[0] if default is None else default
    code = state.chosen(name, options=options, default=fallback)
    key = f"choice.{page.id}.{name}"
    st.session_state[key] = code
    extra = {"required": True} if widget is st.segmented_control else {"width": width}
    widget(
        page.text(f"control.{name}") if label is None else label,
        options,
        format_func=naming,
        key=key,
        on_change=partial(take, name, key),
        **extra,
    )
    state.write(name, code=code, default=fallback)
    return code


def several(
    page: Page,
    name: str,
    *,
    options: Sequence[str],
    naming: Callable[[str], str],
    label: str,
    placeholder: str,
    most: int | None = None,
) -> tuple[str, ...]:
    """Return the codes in force for a choice of any number of things, and draw it.

    Parameters
    ----------
    page
        The open page.
    name
        Of the choice, as in the address, which holds the codes with commas between.
    options
        Codes that are offered now; one that is not is refused.
    naming
        Name of a code.
    label, placeholder
        Words above it, and in it while nothing is chosen.
    most
        How many may be chosen; None for any number.
    """
    asked = tuple(dict.fromkeys(filter(None, state.written(name).split(","))))
    for unknown in (code for code in asked if code not in options):
        state.refuse(name, value=unknown)
    chosen = tuple(code for code in asked if code in options)[:most]
    state.choose(name, code=",".join(chosen))
    key = f"choice.{page.id}.{name}"
    st.session_state[key] = list(chosen)
    st.multiselect(
        label,
        options,
        format_func=naming,
        key=key,
        placeholder=placeholder,
        max_selections=most,
        on_change=partial(_take_several, name, key),
        width=SEVERAL_WIDTH,
    )
    state.write(name, code=",".join(chosen), default="")
    return chosen


def typed(page: Page, name: str, *, unit: str) -> str:
    """Return a number that the reader types, as a code; empty where there is none."""
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


def _take_several(name: str, key: str) -> None:
    state.choose(name, code=",".join(st.session_state[key]))


def _take_typed(name: str, key: str) -> None:
    state.choose(name, code=own_goal.code(st.session_state[key]))


def take(name: str, key: str) -> None:
    """Remember what the widget of a choice holds."""
    state.choose(name, code=st.session_state[key])
