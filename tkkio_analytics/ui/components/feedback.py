"""The form that reports a wrong figure or an obstacle, and the reports for whoever may answer them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

import streamlit as st

from tkkio_analytics.domain.feedback import Feedback, FeedbackStatus, FeedbackTopic
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.errors import EntryError, TkkioError
from tkkio_analytics.services import feedback as services
from tkkio_analytics.services.fields import label
from tkkio_analytics.ui import cache, flow, navigation, state
from tkkio_analytics.ui.components import notices
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page

SHOWN_ID: Final = 8
MOST_SHOWN: Final = 50
_TURN: Final = "tkkio.feedback.turn"
_SENT: Final = "tkkio.feedback.sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Where a reader came from: an address of ours and a part of that page, each empty where nothing is known."""

    view: str
    figure: str
    topic: FeedbackTopic


def feedback_cause() -> Cause:
    """Return what the address says of where the reader came from; what means nothing is refused."""
    view, figure, topic = (state.given(name) for name in ("view", "figure", "topic"))
    if view and services.view_of(view, pages=navigation.every_page()) is None:
        state.refuse("view", value=view)
        view = ""
    if figure and not services.figure_of(figure):
        state.refuse("figure", value=figure)
        figure = ""
    usual = FeedbackTopic.FIGURE if figure else FeedbackTopic.OTHER
    return Cause(view=view, figure=figure, topic=FeedbackTopic(topic) if topic in set(FeedbackTopic) else usual)


def feedback_findings() -> tuple[Message, ...]:
    """Return what the page is for, and where else one may write."""
    address = cache.service().feedback_address
    other = message("feedback.address", address=address) if address else message("feedback.no_address")
    return message("feedback.purpose"), other, message("feedback.kept")


def feedback_form(page: Page, cause: Cause) -> None:
    """Show the form; one that was sent makes room for a new one."""
    text = page.translator.text
    flow.title(text("feedback.heading"))
    sent = st.session_state.pop(_SENT, None)
    if sent is not None:
        notices.calm(text("feedback.sent"), text("feedback.sent_id", id=sent))
    flow.show(element("dl", [element("div", *pair) for pair in _known(page, cause)], class_="tk-known"))
    turn = st.session_state.get(_TURN, 0)
    with st.form(f"feedback.{turn}", border=False):
        topic = st.radio(
            page.translator.value(label("feedback_topic")),
            tuple(FeedbackTopic),
            index=list(FeedbackTopic).index(cause.topic),
            format_func=lambda code: text(f"feedback.topic.{code}"),
            key=f"feedback.topic.{turn}",
        )
        written = st.text_area(
            page.translator.value(label("feedback_text")), max_chars=services.TEXT, key=f"feedback.text.{turn}"
        )
        reply_to = st.text_input(
            page.translator.value(label("reply_to")),
            max_chars=services.LINE,
            key=f"feedback.reply.{turn}",
            autocomplete="email",
        )
        pressed = st.form_submit_button(text("feedback.send"), type="primary")
    if pressed:
        fields = {"feedback_topic": str(topic), "feedback_text": written, "reply_to": reply_to}
        _send(page, lambda: services.reported(fields, view=cause.view, figure=cause.figure, release=page.release))


def feedback_list(page: Page) -> None:
    """Show the reports to whoever may answer them; others are told who does."""
    text = page.translator.text
    if not cache.identity().may_answer:
        flow.show(element("p", text("feedback.who_reads"), class_="tk-small"))
        return
    found = cache.reports()
    if not found:
        flow.show(element("p", text("feedback.list.none"), class_="tk-small"))
        return
    flow.title(text("feedback.list.title", count=len(found)))
    for stored in found[:MOST_SHOWN]:
        with st.expander(_title(page, stored)):
            _report(page, stored)


def _send(page: Page, report: Callable[[], Feedback]) -> None:
    try:
        made = report()
        cache.send_report(made)
    except EntryError as error:
        notices.problems(page, error)
    except TkkioError as error:
        notices.not_saved(page, error)
    else:
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        st.session_state[_SENT] = made.id[:SHOWN_ID]
        st.rerun()


def _known(page: Page, cause: Cause) -> list[tuple[Markup, Markup]]:
    """Return what goes along with the report, so that the reader sees it before sending."""
    text = page.translator.text
    release = page.text("sources.release", id=page.release.id, created=date.fromisoformat(page.release.created[:10]))
    rows: list[tuple[str, str | Markup]] = [
        ("view", _view(page, cause.view) if cause.view else text("feedback.no_view")),
        ("figure", _figure(page, cause.figure) if cause.figure else text("feedback.no_figure")),
        ("release", release),
        ("hash", element("code", f"sha256 {page.release.sha256}")),
    ]
    return [(element("dt", text(f"feedback.known.{name}")), element("dd", shown)) for name, shown in rows]


def _view(page: Page, view: str) -> Markup:
    found = services.view_of(view, pages=navigation.every_page())
    if found is None:
        return element("span", view)
    page_id, choices = found
    name = page.text(f"page.{page_id}.title")
    href = state.query(navigation.path(page_id), choices)
    return element("span", element("a", name, href=href, target="_self"), element("small", view, class_="tk-note"))


def _figure(page: Page, figure: str) -> str:
    part, _, name = figure.partition(".")
    kind = part if part in {"chart", "table", "headline"} else "other"
    return page.translator.text(f"feedback.part.{kind}", name=name or part)


def _title(page: Page, stored: Stored[Feedback]) -> str:
    text, entry = page.translator.text, stored.entry
    parts = text(f"feedback.status.{entry.status}"), text(f"feedback.topic.{entry.topic}"), entry.id[:SHOWN_ID]
    return f"{' · '.join(parts)} · {page.translator.value(stored.saved_at.date())}"


def _report(page: Page, stored: Stored[Feedback]) -> None:
    text, entry = page.translator.text, stored.entry
    st.text(entry.text)
    seen = [_view(page, entry.view)] if entry.view else []
    part = [_figure(page, entry.figure)] if entry.figure else []
    data = element("code", f"{entry.release} sha256 {entry.release_sha256}")
    lines = [*seen, *part, data, *filter(None, (entry.reply_to,))]
    flow.show(element("ul", [element("li", line) for line in lines], class_="tk-list tk-small"))
    place = f"feedback.{entry.id}.{stored.version}"
    with st.form(place, border=False):
        status = st.selectbox(
            page.translator.value(label("feedback_status")),
            tuple(FeedbackStatus),
            index=list(FeedbackStatus).index(entry.status),
            format_func=lambda code: text(f"feedback.status.{code}"),
            key=f"{place}.status",
        )
        answer = st.text_area(
            page.translator.value(label("feedback_answer")),
            value=entry.answer,
            max_chars=services.TEXT,
            key=f"{place}.answer",
        )
        pressed = st.form_submit_button(text("store.save"))
    if pressed:
        _answer(page, stored, {"feedback_status": str(status), "feedback_answer": answer})


def _answer(page: Page, stored: Stored[Feedback], written: dict[str, str]) -> None:
    try:
        cache.save([services.answered(stored, written)])
    except EntryError as error:
        notices.problems(page, error)
    except TkkioError as error:
        notices.not_saved(page, error)
    else:
        st.rerun()
