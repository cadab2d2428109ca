"""What the catalogue is searched for and narrowed to, kept in the address."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.domain.catalogue import CatalogueFilters, DataState, ItemKind
from tkkio_analytics.ui import cache, state
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import EVERY, one_of, take
from tkkio_analytics.ui.selectors.lists import rows

LONGEST_QUERY: Final = 120
TOPICS: Final = (
    "access",
    "quality",
    "health",
    "personnel",
    "economy",
    "digital",
    "cooperation",
    "preparedness",
    "research",
    "population",
    "need",
)
FOLDED: Final = ("objective", "topic", "document")
WORDS_WIDTH: Final = 704
"""Pixels: as wide as two of the menus below it."""


def query(page: Page) -> str:
    """Return the words that are searched for; empty when nothing is."""
    code = state.written("q")[:LONGEST_QUERY]
    key = f"choice.{page.id}.q"
    st.session_state[key] = code
    st.text_input(
        page.translator.text("data.control.q"),
        key=key,
        max_chars=LONGEST_QUERY,
        placeholder=page.translator.text("data.control.example"),
        on_change=partial(take, "q", key),
        width=WORDS_WIDTH,
    )
    state.write("q", code=code, default="")
    return code


def narrowed(page: Page) -> tuple[CatalogueFilters, int | None]:
    """Return what the list is narrowed to, and how many rows are shown; None for every row.

    The rarer ways of narrowing stand folded until one of them is in force.
    """
    text, localized = page.translator.text, page.translator.localized
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        kind = _one_of(page, "kind", names={kind.value: text(f"data.kinds.{kind}") for kind in ItemKind})
        figures = _one_of(page, "figures", names={item.value: text(f"data.state.{item}") for item in DataState})
        shown = rows(page)
    numbered = {item.id: f"{item.number}. {localized(item.name)}" for item in cache.objectives().values()}
    titles = {item.id: localized(item.title) for item in cache.documents().values()}
    folded = not any(state.written(name) not in {"", EVERY} for name in FOLDED)
    with (
        st.expander(text("data.control.more"), expanded=not folded),
        st.container(horizontal=True, vertical_alignment="bottom", gap="medium"),
    ):
        goal = _one_of(page, "objective", names=numbered)
        topic = _one_of(page, "topic", names={topic: text(f"data.topic.{topic}") for topic in TOPICS})
        document = _one_of(page, "document", names=titles)
    chosen = CatalogueFilters(
        kind=None if kind is None else ItemKind(kind),
        goal=goal,
        topic=topic,
        data=None if figures is None else DataState(figures),
        document=document,
    )
    return chosen, shown


def _one_of(page: Page, name: str, *, names: Mapping[str, str]) -> str | None:
    offered = {EVERY: page.translator.text(f"data.every.{name}"), **names}
    label = page.translator.text(f"data.control.{name}")
    code = one_of(page, name, options=tuple(offered), naming=offered.__getitem__, widget=st.selectbox, label=label)
    return None if code == EVERY else code
