"""Headings, findings and lines of text."""

from collections.abc import Iterable, Sequence

import streamlit as st

from tkkio_analytics.domain.message import Message
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page


def heading(page: Page, key: str, /, **params: object) -> None:
    """Show the heading of a part of the page."""
    st.header(page.text(f"heading.{key}", **params), anchor=False)


def headline(page: Page, messages: Sequence[Message]) -> None:
    """Show the findings: the first one large, the others below it."""
    first, *rest = messages
    more = [element("ul", [element("li", page.translator.message(line)) for line in rest])] if rest else []
    lead = element("p", page.translator.message(first))
    st.html(element("section", lead, *more, class_="tk-headline", aria_label=page.text("heading.findings")))


def lines(page: Page, messages: Iterable[Message]) -> None:
    """Show findings as a list."""
    items = [element("li", page.translator.message(line)) for line in messages]
    if items:
        st.html(element("ul", items, class_="tk-list"))


def note(page: Page, message: Message) -> None:
    """Show a quiet line: a caveat, a rule of reading."""
    st.html(element("p", page.translator.message(message), class_="tk-small"))
