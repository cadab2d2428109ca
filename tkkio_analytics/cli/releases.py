"""`tkkio release`: the releases that are there, and one of them named and kept for a negotiation."""

from argparse import Namespace
from datetime import date
from typing import Final

from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.release import opened
from tkkio_analytics.cli.terminal import paragraph, table, write
from tkkio_analytics.config import Settings, moment
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.frozen import KeptState, freeze, freezing, kept_states
from tkkio_analytics.services.identity import local_identity
from tkkio_analytics.services.own_data import opened_store, store_of
from tkkio_analytics.services.releases import release_summaries

HERE: Final = "localhost"
DAMAGED: Final = 1
COLUMNS: Final = ("release", "created", "sha256", "frozen")


def run(options: Namespace, translator: Translator) -> int:
    """List the releases or freeze one; return 1 where the files of a frozen one are not what they were."""
    settings = Settings.from_env()
    settings = settings.practice if options.practice else settings
    if options.action == "freeze":
        _freeze(options, settings)
    return _list(settings, translator, as_json=options.json)


def _freeze(options: Namespace, settings: Settings) -> None:
    known = [release.id for release in release_summaries(settings)]
    if options.release is not None and options.release not in known:
        raise NoDataError("no_such_release", release=options.release, known=tuple(known))
    chosen = options.release or settings.release or known[0]
    written = {
        "freeze_name": options.name or "",
        "freeze_date": options.date or settings.today.isoformat(),
        "freeze_note": options.note or "",
    }
    entry = freezing(written, repository=opened(settings, chosen), today=settings.today)
    who = local_identity(settings, address=HERE, forwarded=False)
    freeze(entry, store=opened_store(settings), settings=settings, identity=who, now=moment())


def _list(settings: Settings, translator: Translator, *, as_json: bool) -> int:
    releases, kept = release_summaries(settings), kept_states(store_of(settings), settings)
    if as_json:
        frozen = [
            {
                "name": state.stored.entry.name,
                "date": state.stored.entry.date,
                "note": state.stored.entry.note,
                "release": state.stored.entry.release_id,
                "sha256": state.stored.entry.release_sha256,
                "author": state.stored.author,
                "frozen_at": state.stored.saved_at.isoformat(),
                "trouble": state.trouble,
            }
            for state in kept
        ]
        write([to_json({"releases": releases, "frozen": frozen}, translator=translator)])
    else:
        rows = [
            [
                release.id,
                translator.value(date.fromisoformat(release.created)),
                release.sha256[:12],
                "; ".join(_names(release.id, kept, translator)),
            ]
            for release in releases
        ]
        write(table([[translator.text(f"cli.release_list.{name}") for name in COLUMNS], *rows]))
        for state in kept:
            if state.trouble is not None:
                write(paragraph(f"{state.stored.entry.name}: {translator.message(state.trouble)}", indent="- "))
    return DAMAGED if any(state.trouble is not None for state in kept) else 0


def _names(release_id: str, kept: tuple[KeptState, ...], translator: Translator) -> list[str]:
    return [
        translator.text(
            "cli.release_list.name", name=state.stored.entry.name, date=date.fromisoformat(state.stored.entry.date)
        )
        for state in kept
        if state.stored.entry.release_id == release_id
    ]
