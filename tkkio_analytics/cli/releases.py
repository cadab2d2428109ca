"""`tkkio release`: the releases that are there, and one of them named and kept for a negotiation."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Final

from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.release import opened
from tkkio_analytics.cli.terminal import paragraph, table, write
from tkkio_analytics.config import Settings, moment
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting.data_set import archive
from tkkio_analytics.services.data_set import data_set
from tkkio_analytics.services.frozen import KeptState, freeze, freezing, kept_states
from tkkio_analytics.services.identity import local_identity
from tkkio_analytics.services.own_data import opened_store, store_of
from tkkio_analytics.services.releases import release_summaries

HERE: Final = "localhost"
DAMAGED: Final = 1
COLUMNS: Final = ("release", "created", "sha256", "frozen")


def run(options: Namespace, translator: Translator) -> int:
    """List the releases, freeze one or write one to a file; return 1 where a frozen one is not what it was."""
    settings = Settings.from_env()
    settings = settings.practice if options.practice else settings
    if options.action == "export":
        return _export(options, settings, translator)
    if options.action == "freeze":
        _freeze(options, settings)
    return _list(settings, translator, as_json=options.json)


def _chosen(options: Namespace, settings: Settings) -> str:
    """Return the id of the release asked for, or of the one in force."""
    known = [release.id for release in release_summaries(settings)]
    if options.release is not None and options.release not in known:
        raise NoDataError("no_such_release", release=options.release, known=tuple(known))
    return str(options.release or settings.release or known[0])


def _export(options: Namespace, settings: Settings, translator: Translator) -> int:
    """Write the whole data set of a release with its code lists as one ZIP file."""
    chosen = opened(settings, _chosen(options, settings))
    file = Path(options.out or f"{chosen.release.id}.zip")
    content = archive(data_set(chosen), translators=[Translator(language) for language in LANGUAGES])
    try:
        file.write_bytes(content)
    except OSError as error:
        raise NoDataError("output_not_a_file", file=str(file)) from error
    write([translator.text("cli.release_list.exported", release=chosen.release.id, file=str(file))])
    return 0


def _freeze(options: Namespace, settings: Settings) -> None:
    written = {
        "freeze_name": options.name or "",
        "freeze_date": options.date or settings.today.isoformat(),
        "freeze_note": options.note or "",
    }
    entry = freezing(written, repository=opened(settings, _chosen(options, settings)), today=settings.today)
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
