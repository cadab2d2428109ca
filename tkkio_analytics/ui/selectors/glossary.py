"""Which word of the glossary is sought, kept in the address."""

from dataclasses import dataclass
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.ui import state, terms
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import take

LONGEST: Final = 60
WIDTH: Final = 420


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Words that are searched for, and the term that a link names; each empty when there is none."""

    words: str
    term: str


def sought_term(page: Page) -> Sought:
    """Return what is sought, and draw the field for it."""
    term = state.given("term")
    if term and term not in terms.ORIGINS:
        state.refuse("term", value=term)
        term = ""
    words = state.written("word")[:LONGEST]
    key = f"choice.{page.id}.word"
    st.session_state[key] = words
    st.text_input(
        page.translator.text("glossary.q"),
        key=key,
        max_chars=LONGEST,
        on_change=partial(take, "word", key),
        width=WIDTH,
    )
    state.write("word", code=words, default="")
    return Sought(words=words, term=term)
