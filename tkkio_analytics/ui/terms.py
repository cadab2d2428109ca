"""The words of the glossary: which there are, and marking them where a text uses them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import streamlit as st

from tkkio_analytics.i18n import Translator
from tkkio_analytics.ui import state
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page

ORIGINS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "county": "act611",
        "yta": "act612",
        "indicator": "ours",
        "target": "ours",
        "reference_level": "ours",
        "probability": "statistics",
        "record": "ours",
        "rank_interval": "ours",
        "confidence_interval": "statistics",
        "coverage": "statistics",
        "interval": "statistics",
        "yearly_variation": "ours",
        "nation": "ours",
        "peer": "ours",
        "need_adjusted": "thl",
        "age_standardised": "thl",
        "realised_pace": "ours",
        "required_pace": "ours",
        "break_measurement": "ours",
        "break_regime": "ours",
        "scenario": "ours",
        "backtest": "ours",
        "brier_skill": "statistics",
        "multiplicity": "statistics",
        "joint": "ours",
        "grant": "act688",
        "assessment": "ours",
        "release": "ours",
        "reference": "ours",
        "suppressed": "statistics",
        "claim": "ours",
        "tkkio": "ministry",
    }
)
"""Each word, and whose it is; a longer phrase stands before a shorter one that it holds."""
UNMARKED: Final = frozenset({"indicator", "county", "nation", "claim", "tkkio", "target"})
"""Words that every page is full of: explained in the glossary, not marked."""
UNMARKED_PAGES: Final = frozenset({"glossary", "accessibility", "feedback", "licences"})
PAGE: Final = "glossary"
_MARKED: Final = "tkkio.terms"


def begin_run() -> None:
    """Begin a run of a page: each word is marked where it is used first."""
    st.session_state[_MARKED] = set()


def marked(page: Page, text: str) -> list[str | Markup]:
    """Return a text in which each word of the glossary, where it is used first on the page, opens its explanation."""
    if page.id in UNMARKED_PAGES:
        return [text]
    done: set[str] = st.session_state.setdefault(_MARKED, set())
    parts: list[str | Markup] = []
    end = 0
    for found in _pattern(page.translator.language).finditer(text):
        term = str(found.lastgroup)
        if term in done:
            continue
        done.add(term)
        parts += [text[end : found.start()], _link(page, term, found[0])]
        end = found.end()
    return [*parts, text[end:]]


def _link(page: Page, term: str, words: str) -> Markup:
    meaning = page.translator.text(f"glossary.term.{term}.meaning")
    href = state.address(PAGE, term=term)
    return element("a", words, href=href, target="_self", title=meaning, class_="tk-term")


@lru_cache(maxsize=3)
def _pattern(language: str) -> re.Pattern[str]:
    text = Translator(language).text
    stems = {term: text(f"glossary.term.{term}.stem") for term in ORIGINS if term not in UNMARKED}
    return re.compile("|".join(rf"(?P<{term}>\b(?:{stem})\w*)" for term, stem in stems.items()), re.IGNORECASE)
