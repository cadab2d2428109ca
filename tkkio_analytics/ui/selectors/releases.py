"""The choice of a day whose knowledge is shown, and of two releases to hold side by side."""

from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.ui import cache, state, words
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import one_of

KNOWN_ON: Final = "choice.known_on"
_DAY: Final = "tkkio.known_on"
WIDTH: Final = 520
"""Pixels of a menu of releases, which are named by what they were frozen for."""


def known_on(page: Page) -> date:
    """Return the day whose knowledge is shown, and draw the choice; another day opens what was known on it."""
    shown = cache.pinned()
    day: date = st.session_state.get(_DAY) or page.today
    if cache.known_on(day) not in {shown, None}:
        day = next(date.fromisoformat(entry.created) for entry in cache.release_summaries() if entry.id == shown)
    st.session_state[KNOWN_ON] = day
    st.date_input(
        page.translator.text("releases.known_on"),
        key=KNOWN_ON,
        min_value=date(2020, 1, 1),
        max_value=max(day, page.today),
        format="DD.MM.YYYY",
        width=240,
        on_change=partial(_open, KNOWN_ON),
    )
    return day


def two_releases(page: Page) -> tuple[str, str]:
    """Return the earlier and the later of the releases to compare: the two newest unasked."""
    known = cache.releases()
    said, naming = page.translator.text, partial(words.release_name, page)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        earlier, later = known[min(1, len(known) - 1)], known[0]
        before = one_of(
            page,
            "before",
            options=known,
            default=earlier,
            naming=naming,
            widget=st.selectbox,
            width=WIDTH,
            label=said("releases.before"),
        )
        after = one_of(
            page,
            "after",
            options=known,
            default=later,
            naming=naming,
            widget=st.selectbox,
            width=WIDTH,
            label=said("releases.after"),
        )
    return before, after


def _open(key: str) -> None:
    """Open what was known on the chosen day; before the first release there is nothing to open."""
    day: date = st.session_state[key]
    st.session_state[_DAY] = day
    release = cache.known_on(day)
    if release is not None:
        state.choose(state.RELEASE, code=release)
