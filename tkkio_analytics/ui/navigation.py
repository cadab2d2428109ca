"""The pages and the sections of the menu."""

import logging
from collections.abc import Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tkkio_analytics.i18n import LANGUAGES, Translator

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "follow": ("overview", "compare", "trends", "risks"),
    "prepare": ("what_if", "claims", "briefing"),
    "tkkio": ("tkkio", "entry", "funding"),
    "knowledge": ("data", "methods", "glossary"),
    "service": ("licences", "accessibility", "feedback"),
}
"""Sections of the menu and their pages, the first page being the front page."""


def every_page() -> tuple[str, ...]:
    """Return the pages in the order of the menu."""
    return tuple(page for pages in SECTIONS.values() for page in pages)


def build(language: str = LANGUAGES[0]) -> "StreamlitPage":
    """Return the page that the address asks for, and draw the menu.

    Parameters
    ----------
    language
        Of the titles.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return st.navigation(_menu(language), expanded=True)
    # A page asks the operating system for its file as it is made; a run marks the pages that it is handed as its own.
    made = _kept_menu(language)
    return st.navigation({title: [copy(page) for page in pages] for title, pages in made.items()}, expanded=True)


@lru_cache(maxsize=len(LANGUAGES))
def _kept_menu(language: str) -> "Mapping[str, Sequence[StreamlitPage]]":
    return _menu(language)


def _menu(language: str) -> "dict[str, list[StreamlitPage]]":
    translator = Translator(language)
    front = next(iter(SECTIONS.values()))[0]
    return {
        translator.text(f"ui.section.{section}"): [
            st.Page(f"pages/{page}.py", title=translator.text(f"ui.page.{page}.title"), default=page == front)
            for page in pages
        ]
        for section, pages in SECTIONS.items()
    }


def before_the_first_visitor() -> None:
    """Switch off Streamlit's older way of finding pages, which one call does while the server imports ``app.py``.

    The server has no visitor yet, and Streamlit would warn of that in the terminal once for every page.
    """
    warnings = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    level = warnings.level
    warnings.setLevel(logging.ERROR)
    build()
    warnings.setLevel(level)


def path(page_id: str) -> str:
    """Return the address of a page, relative to any other page."""
    front = next(iter(SECTIONS.values()))[0]
    return "./" if page_id == front else page_id
