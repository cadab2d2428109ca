"""`tkkio feedback list`: what readers have reported, for whoever looks after the machine that keeps it."""

import json
from argparse import Namespace
from typing import Any

from tkkio_analytics.cli.terminal import paragraph, write
from tkkio_analytics.config import Settings
from tkkio_analytics.domain.feedback import Feedback, FeedbackStatus
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.domain.structured import plain
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.feedback import every_report
from tkkio_analytics.services.own_data import store_of


def run(options: Namespace, translator: Translator) -> int:
    """Print the reports, those that wait first; with ``--waiting`` only those."""
    settings = Settings.from_env()
    found = every_report(store_of(settings.practice if options.practice else settings))
    if options.waiting:
        found = tuple(stored for stored in found if stored.entry.status is not FeedbackStatus.ANSWERED)
    if options.json:
        write([json.dumps([record(stored) for stored in found], ensure_ascii=False, indent=2)])
    else:
        write(lines(found, translator=translator))
    return 0


def record(stored: Stored[Feedback]) -> dict[str, Any]:
    """Return a report as JSON holds it."""
    return plain(stored.entry) | {"saved_at": stored.saved_at.isoformat(), "author": stored.author}


def lines(found: tuple[Stored[Feedback], ...], *, translator: Translator) -> list[str]:
    """Return the reports for the eye."""
    text = translator.text
    if not found:
        return [text("feedback.list.none")]
    written = [text("feedback.list.title", count=len(found))]
    for stored in found:
        entry = stored.entry
        head = (text(f"feedback.status.{entry.status}"), text(f"feedback.topic.{entry.topic}"), entry.id[:8])
        written += ["", f"{' · '.join(head)} · {translator.value(stored.saved_at.date())}"]
        shown = (entry.view, entry.figure, entry.release, entry.reply_to)
        written += [f"  {' · '.join(part for part in shown if part)}"]
        written += paragraph(entry.text, indent="  ")
    return written
