"""Headings, findings and lines of text."""

from collections.abc import Iterable, Sequence

from tkkio_analytics.domain.message import Message
from tkkio_analytics.ui import flow, terms
from tkkio_analytics.ui.components.report_link import report_link
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page


def heading(page: Page, key: str, /, **params: object) -> None:
    """Show the heading of a part of the page."""
    flow.title(page.text(f"heading.{key}", **params))


def headline(page: Page, messages: Sequence[Message]) -> None:
    """Show the findings, the first one large and the others below it, and the way to report a wrong one."""
    _opening(page, messages, element("p", report_link(page, figure="headline"), class_="tk-report-line"))


def lead(page: Page, messages: Sequence[Message]) -> None:
    """Show in the same form what a page without figures says first."""
    _opening(page, messages)


def _opening(page: Page, messages: Sequence[Message], *after: Markup) -> None:
    first, *rest = [page.translator.message(line) for line in messages]
    more = [element("ul", [element("li", terms.marked(page, line)) for line in rest])] if rest else []
    opening = element("p", first)
    title = element("h2", page.text("heading.findings"), class_="tk-heard")
    flow.show(element("section", title, opening, *more, *after, class_="tk-headline"))


def lines(page: Page, messages: Iterable[Message]) -> None:
    """Show findings as a list."""
    items = [element("li", terms.marked(page, page.translator.message(line))) for line in messages]
    if items:
        flow.show(element("ul", items, class_="tk-list"))


def note(page: Page, message: Message) -> None:
    """Show a quiet line: a caveat, a rule of reading."""
    flow.show(element("p", terms.marked(page, page.translator.message(message)), class_="tk-small"))
