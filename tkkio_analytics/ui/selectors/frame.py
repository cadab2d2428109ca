"""The choices of every page: language, and real or practice data."""

from functools import partial

import streamlit as st

from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui import state
from tkkio_analytics.ui.selectors.choosing import take


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
        on_change=partial(take, state.LANGUAGE, key),
    )
    state.write(state.LANGUAGE, code=code, default=LANGUAGES[0])


def data_set(translator: Translator) -> None:
    """Show the choice between the real data and the practice data."""
    key = "choice.data"
    st.session_state[key] = state.data_set()
    st.segmented_control(
        translator.text("ui.control.data"),
        state.DATA_SETS,
        format_func=lambda option: translator.text(f"ui.data.{option}"),
        key=key,
        required=True,
        on_change=partial(take, state.DATA, key),
    )
    state.write(state.DATA, code=st.session_state[key], default=state.REAL)
