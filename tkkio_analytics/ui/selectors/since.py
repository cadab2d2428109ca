"""Since when changes are looked at: the previous release, or a day that the reader types."""

from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.ui import state
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import one_of

KINDS: Final = ("release", "day")
DAY: Final = "day"
LONGEST: Final = 10


def since(page: Page) -> date | None:
    """Return the day since which changes are looked at; None for the previous release."""
    words = page.translator.text
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        kind = one_of(
            page,
            "changed",
            options=KINDS,
            naming=lambda code: words(f"changes.since.{code}"),
            label=words("changes.screen.since"),
        )
        if kind != DAY:
            return None
        return _day(page, default=page.today.replace(month=1, day=1))


def iso(written: str) -> str | None:
    """Return a typed day as an ISO date, or None where it is none.

    Examples
    --------
    >>> iso("1.9.2026"), iso("2026-09-01"), iso("31.2.2026")
    ('2026-09-01', '2026-09-01', None)
    """
    parts = written.strip().split(".")
    if len(parts) == len(("day", "month", "year")) and all(part.strip().isdecimal() for part in parts):
        day, month, year = (part.strip() for part in parts)
        written = f"{year:0>4}-{month:0>2}-{day:0>2}"
    try:
        return date.fromisoformat(written.strip()).isoformat()
    except ValueError:
        return None


def _day(page: Page, *, default: date) -> date:
    code = state.written(DAY) or default.isoformat()
    read = iso(code)
    if read is None or read > page.today.isoformat():
        state.refuse(DAY, value=code)
        read = default.isoformat()
        state.choose(DAY, code=read)
    day = date.fromisoformat(read)
    key = f"choice.{page.id}.{DAY}"
    st.session_state[key] = f"{day.day}.{day.month}.{day.year}"
    st.text_input(
        page.translator.text("changes.screen.day"),
        key=key,
        max_chars=LONGEST,
        on_change=partial(_take, key),
        width=220,
    )
    state.write(DAY, code=read, default=default.isoformat())
    return day


def _take(key: str) -> None:
    typed = str(st.session_state[key])
    state.choose(DAY, code=iso(typed) or typed)
