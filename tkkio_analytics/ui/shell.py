"""The frame around every page: language, styles, heading, and what happens when something goes wrong."""

import logging
from contextlib import nullcontext
from typing import TYPE_CHECKING, Final

import streamlit as st
from starlette.middleware import Middleware

from tkkio_analytics.errors import TkkioError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.ui import cache, selectors, state, terms
from tkkio_analytics.ui.components import notices, release_notices
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.middleware import Frontend
from tkkio_analytics.ui.page import Page

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

MIDDLEWARE: Final = (Middleware(Frontend),)
_log = logging.getLogger(__name__)


def frame() -> str:
    """Draw what is on every page and return the language in force."""
    code = state.language()
    translator = Translator(code)
    st.set_page_config(layout="wide", initial_sidebar_state="auto")
    brand = element("strong", translator.text("ui.app.name")), element("span", translator.text("ui.app.subtitle"))
    with st.sidebar:
        updated = translator.text("ui.app.updated")
        st.html(element("div", *brand, class_="tk-brand", data_tkkio_lang=code, data_tkkio_updated=updated))
    return code


def run(page: "StreamlitPage", *, language: str) -> None:
    """Run a page; one of our errors becomes a notice in the page's language, and the app stays up."""
    try:
        page.run()
    except TkkioError as error:
        _log.warning("page %s: %s", page.url_path or page.title, error)
        notices.error(Translator(language), error)


def unexpected(error: Exception) -> bool:
    """Show a notice in place of a fault of ours, whose details go to the log.

    Parameters
    ----------
    error
        What was not foreseen.

    Returns
    -------
    bool
        True: the reader has been told.
    """
    _log.error("fault", exc_info=error)
    notices.fault(Translator(state.language()))
    return True


def open_page(page_id: str) -> Page:
    """Draw a page's heading and choice of language, and return what its parts are handed.

    Parameters
    ----------
    page_id
        Name of the page's file and of its texts.
    """
    cache.begin_run()
    terms.begin_run()
    state.arrive(page_id)
    code = state.language()
    translator = Translator(code)
    title = translator.text(f"ui.page.{page_id}.title")
    st.set_page_config(page_title=f"{title} – {translator.text('ui.app.name')}")
    with st.sidebar:
        selectors.data_set(translator)
    banner = st.empty()
    heading, choice = st.columns([5, 4], vertical_alignment="top")
    with choice, st.container(horizontal_alignment="right"):
        selectors.language(code)
    with heading:
        st.title(title, anchor=False)
        st.html(element("p", translator.text(f"ui.page.{page_id}.answers"), class_="tk-lead"))
    # A spinner is a thread of its own: shown only where a release is read, which takes a second.
    with nullcontext() if cache.at_hand() else st.spinner(translator.text("ui.app.loading")):
        trouble = cache.trouble()
        page = Page(id=page_id, translator=translator, today=cache.today(), release=cache.release())
    if trouble is not None:
        notices.error(translator, trouble)
    state.write(state.RELEASE, code=cache.pinned(), default="")
    with st.sidebar:
        release_notices.release_shown(page)
    release_notices.other_release(page)
    if page.practice:
        st.set_page_config(page_title=f"{page.text('practice.title')}: {title} – {page.text('app.name')}")
        with banner:
            notices.practice(page)
    return page
