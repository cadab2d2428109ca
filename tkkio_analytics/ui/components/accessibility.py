"""The accessibility statement that Finnish law asks of a public digital service (306/2019)."""

from datetime import date
from typing import Final

from tkkio_analytics.domain.feedback import FeedbackTopic
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.ui import cache, flow, state
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page

ASSESSED: Final = date(2026, 11, 24)
"""The day of the assessment that the statement tells of; a new assessment changes it."""
LACKING: Final = ("charts", "wide", "files", "quotes", "people")
"""What is known to be lacking, by the key of its words."""
AUTHORITY_MAIL: Final = "saavutettavuus@traficom.fi"
AUTHORITY_PHONE: Final = "029 534 5000"
"""As Traficom, the authority since 1.1.2025, is named in public bodies' statements."""


def statement_findings() -> tuple[Message, ...]:
    """Return the status of conformity, what it is measured by, and how."""
    return tuple(message(f"accessibility.{name}") for name in ("status", "basis", "measured"))


def statement(page: Page) -> None:
    """Show the statement, part by part."""
    text, service = page.translator.text, cache.service()
    named = text("accessibility.service", owner=service.owner) if service.owner else None
    _part(page, "service", _paragraph(named or text("accessibility.service_no_owner")))
    if not (service.owner and service.feedback_address):
        flow.show(element("p", text("accessibility.operator"), class_="tk-aside"))
    _part(page, "lacking", element("ul", [_lacking(page, name) for name in LACKING], class_="tk-list"))
    made = text("accessibility.date", day=ASSESSED), text("accessibility.method"), _version(page)
    _part(page, "made", *map(_paragraph, made))
    _part(page, "feedback", _paragraph(_feedback(page)), element("p", _form(page), class_="tk-text"))
    _part(page, "authority", _paragraph(text("accessibility.supervised")), _authority(page))


def _part(page: Page, name: str, *content: Markup) -> None:
    flow.title(page.translator.text(f"accessibility.heading.{name}"))
    flow.show(element("div", *content))


def _paragraph(words: str) -> Markup:
    return element("p", words, class_="tk-text")


def _lacking(page: Page, name: str) -> Markup:
    words = {
        part: page.translator.text(f"accessibility.lacking.{name}.{part}") for part in ("what", "instead", "criterion")
    }
    return element("li", page.translator.text("accessibility.parts", **words))


def _version(page: Page) -> str:
    return page.translator.text(
        "accessibility.version", version=cache.program(), release=page.release.id, hash=page.release.sha256[:12]
    )


def _feedback(page: Page) -> str:
    address = cache.service().feedback_address
    if address:
        return page.translator.text("accessibility.feedback_address", address=address)
    return page.translator.text("accessibility.feedback_form")


def _form(page: Page) -> Markup:
    href = state.address("feedback", topic=FeedbackTopic.ACCESSIBILITY)
    return element("a", page.translator.text("accessibility.feedback_link"), href=href, target="_self")


def _authority(page: Page) -> Markup:
    text = page.translator.text
    site = text("accessibility.site")
    lines: list[str | Markup] = [
        element("strong", text("accessibility.authority")),
        text("accessibility.unit"),
        element("a", site, href=f"https://{site}", target="_blank", rel="noopener"),
        text("accessibility.mail", address=AUTHORITY_MAIL),
        text("accessibility.phone", number=AUTHORITY_PHONE),
    ]
    return element("address", [element("span", line) for line in lines], class_="tk-address")
