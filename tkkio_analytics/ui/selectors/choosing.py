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
    page: Page, name: str, *, options: Sequence[str], naming: Callable[[str], str], join: str
) -> tuple[str, ...]:
    """Return the codes in force for a choice of several, none unasked, and draw it.

    Parameters
    ----------
    page
        The open page.
    name
        Of the choice, as in the address.
    options
        Codes that are offered now.
    naming
        Name of a code.
    join
        What stands between the codes in the address.
    """
    written = [code for code in state.written(name).split(join) if code]
    chosen = tuple(dict.fromkeys(code for code in written if code in options))
    if len(chosen) < len(written) and st.query_params.get(name) == join.join(written):
        state.refuse(name, value=join.join(code for code in written if code not in options))
    key = f"choice.{page.id}.{name}"
    st.session_state[key] = list(chosen)
    st.multiselect(
        page.text(f"control.{name}"),
        options,
        format_func=naming,
        key=key,
        placeholder=page.text(f"control.{name}_none"),
        on_change=partial(_take_several, name, key, join),
        width=MENU_WIDTH,
    )
    state.write(name, code=join.join(chosen), default="")
    return chosen


def _take_several(name: str, key: str, join: str) -> None:
    state.choose(name, code=join.join(st.session_state[key]))


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


def _take_typed(name: str, key: str) -> None:
    state.choose(name, code=own_goal.code(st.session_state[key]))


def take(name: str, key: str) -> None:
    """Remember what the widget of a choice holds."""
    state.choose(name, code=st.session_state[key])
