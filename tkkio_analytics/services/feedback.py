"""Readers' reports: anyone may send one, those who may answer read them and say what was found out."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl
from uuid import uuid4

from tkkio_analytics.domain.feedback import Feedback, FeedbackStatus, FeedbackTopic
from tkkio_analytics.domain.identity import Identity
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.errors import NotAllowedError, StoreError
from tkkio_analytics.services.fields import Form

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

TEXT: Final = 2_000
LINE: Final = 200
LONGEST_VIEW: Final = 1_500
MOST_UNANSWERED: Final = 500
"""Anyone may write here, so that there has to be an end to it before the disk is full."""
FIGURE: Final = re.compile(r"[a-z0-9_]+(\.[A-Za-z0-9_-]+)*")
VIEW: Final = re.compile(r"(?P<page>[a-z_]+)(\?(?P<choices>[^\s#<>\"]*))?")
EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def view_of(address: str, *, pages: Collection[str]) -> tuple[str, dict[str, str]] | None:
    """Return the page and the choices of a view's address, or None where it is none of ours.

    Examples
    --------
    >>> view_of("trends?region=07&lang=sv", pages=["trends"])
    ('trends', {'region': '07', 'lang': 'sv'})
    >>> view_of("https://example.org/", pages=["trends"]) is None
    True
    """
    found = VIEW.fullmatch(address)
    if found is None or len(address) > LONGEST_VIEW or found["page"] not in pages:
        return None
    return found["page"], dict(parse_qsl(found["choices"] or ""))


def figure_of(name: str) -> str:
    """Return the name of a part of a page, or nothing where it cannot be one.

    Examples
    --------
    >>> figure_of("chart.fan"), figure_of("<script>")
    ('chart.fan', '')
    """
    return name if FIGURE.fullmatch(name) and len(name) <= LINE // 3 else ""


def reported(written: Mapping[str, str], *, view: str, figure: str, release: Release) -> Feedback:
    """Return a report as it is typed.

    Parameters
    ----------
    written
        Text by field: ``feedback_topic``, ``feedback_text`` and, where an answer is wanted, ``reply_to``.
    view, figure
        Where the reader came from, see `Feedback`.
    release
        The data that were shown.

    Raises
    ------
    EntryError
        With everything that is wrong.
    """
    form = Form(written)
    topic = form.code("feedback_topic", among=tuple(FeedbackTopic))
    text = form.text("feedback_text", most=TEXT)
    reply_to = form.line("reply_to", most=LINE, required=False)
    if reply_to and not EMAIL.fullmatch(reply_to):
        form.refuse("reply_to", "no_email")
    form.finish()
    return Feedback(
        id=uuid4().hex,
        topic=FeedbackTopic(topic),
        text=text,
        reply_to=reply_to,
        view=view,
        figure=figure,
        release=release.id,
        release_sha256=release.sha256,
    )


def send(store: "Store", report: Feedback, *, identity: Identity, now: datetime) -> None:
    """Keep a report; no role is asked for.

    Raises
    ------
    StoreError
        If too many wait for an answer, or the store cannot be reached.
    """
    waiting = [one for one in store.entries(Feedback) if one.entry.status is not FeedbackStatus.ANSWERED]
    if len(waiting) >= MOST_UNANSWERED:
        raise StoreError("feedback_full", most=MOST_UNANSWERED)
    store.save([Draft(entry=report, expected=None)], author=identity.name, at=now)


def reports(store: "Store | None", *, identity: Identity) -> tuple[Stored[Feedback], ...]:
    """Return every report, those that wait first, the latest first among them.

    Raises
    ------
    NotAllowedError
        If the role may not read them: they may hold addresses of people.
    """
    if not identity.may_answer:
        raise NotAllowedError("not_allowed_feedback")
    return every_report(store)


def every_report(store: "Store | None") -> tuple[Stored[Feedback], ...]:
    """Return the same for whoever sits at the machine that keeps them."""
    found = () if store is None else store.entries(Feedback)
    order = list(FeedbackStatus)
    return tuple(sorted(found, key=lambda one: (order.index(one.entry.status), -one.version)))


def answered(stored: Stored[Feedback], written: Mapping[str, str]) -> Draft[Entry]:
    """Return a report with its new state.

    Parameters
    ----------
    stored
        The report as its reader saw it.
    written
        Text by field: ``feedback_status`` and ``feedback_answer``.

    Raises
    ------
    EntryError
        If the state is none, or the answer too long.
    """
    form = Form(written)
    status = form.code("feedback_status", among=tuple(FeedbackStatus))
    answer = form.text("feedback_answer", most=TEXT, required=status == FeedbackStatus.ANSWERED)
    form.finish()
    return Draft(entry=replace(stored.entry, status=FeedbackStatus(status), answer=answer), expected=stored.version)
