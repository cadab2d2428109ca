"""`tkkio scenario`: saved scenarios listed, computed again, put away and brought back, written to a file and read."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tkkio_analytics.cli.release import open_release
from tkkio_analytics.cli.terminal import paragraph, table, write
from tkkio_analytics.config import Settings, moment
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.domain.saved_scenario import SavedScenario
from tkkio_analytics.errors import NoDataError, ScenarioError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.i18n.own_words import own_words
from tkkio_analytics.services import saved_scenarios
from tkkio_analytics.services.identity import local_identity
from tkkio_analytics.services.own_data import opened_store, store_of
from tkkio_analytics.services.replay import Releases, replayed_saved
from tkkio_analytics.services.scenario_files import MOST_BYTES, exported
from tkkio_analytics.services.scenario_import import drafts, preview
from tkkio_analytics.services.writing import permit, save

HERE: Final = "localhost"
COLUMNS: Final = ("name", "id", "author", "day", "data", "state")


def run(options: Namespace, translator: Translator) -> int:
    """Do what is asked with the saved scenarios, and print it."""
    repository, settings = open_release(practice=options.practice)
    releases = Releases(settings=settings, store=store_of(settings), words=own_words(), current=repository)
    write(ACTIONS[options.action](options, releases, translator))
    return 0


def listed(_options: Namespace, releases: Releases, translator: Translator) -> list[str]:
    """Return a line a scenario, those put away last."""
    text = translator.text
    here, away = (saved_scenarios.scenarios(releases.store, archived=archived) for archived in (False, True))
    if not (here or away):
        return [text("cli.scenario.none")]
    rows = [
        [
            stored.entry.name,
            stored.entry.id,
            stored.author,
            translator.value(stored.saved_at.date()),
            stored.entry.basis.release_id,
            text(f"store.archived.{str(stored.entry.archived).lower()}"),
        ]
        for stored in (*here, *away)
    ]
    return table([[text(f"cli.scenario.column.{name}") for name in COLUMNS], *rows])


def shown(options: Namespace, releases: Releases, translator: Translator) -> list[str]:
    """Return a scenario computed again on its own release, and what newer data would change."""
    stored = _asked(options, releases)[0]
    replay = replayed_saved(stored.entry, releases=releases, today=releases.settings.today)
    arrival = saved_scenarios.arrival(stored.entry)
    said = [
        *replay.explanation,
        *(case.headline for case in replay.outlook.cases),
        *([arrival] if arrival else []),
        *replay.news,
    ]
    by = translator.text("cli.scenario.saved_by", author=stored.author, day=stored.saved_at.date())
    heading = [stored.entry.name, by, *stored.entry.note.splitlines(), ""]
    return [*heading, *(line for finding in said for line in paragraph(translator.message(finding)))]


def written(options: Namespace, releases: Releases, translator: Translator) -> list[str]:
    """Write the scenarios asked for, or every one, to a file or to the screen."""
    every = [stored for away in (False, True) for stored in saved_scenarios.scenarios(releases.store, archived=away)]
    chosen = _asked(options, releases) if options.what else every
    if not chosen:
        raise ScenarioError("no_scenarios_to_export")
    content = exported(chosen)
    if options.out is None:
        return content.decode().splitlines()
    try:
        Path(options.out).write_bytes(content)
    except OSError as error:
        raise NoDataError("output_not_a_file", file=options.out) from error
    return [translator.text("cli.scenario.exported", count=len(chosen), file=options.out)]


def brought(options: Namespace, releases: Releases, translator: Translator) -> list[str]:
    """Tell what importing a file would do, and do it where that is asked for."""
    if len(options.what) != 1:
        raise ScenarioError("one_file_to_import")
    (file,) = options.what
    try:
        with Path(file).open("rb") as source:
            content = source.read(MOST_BYTES + 1)
    except OSError as error:
        raise NoDataError("scenario_file_missing", file=file) from error
    found = preview(content, releases=releases)
    lines = [f"{item.entry.name}: {translator.message(item.statement)}" for item in found]
    lines += [translator.message(item.trouble) for item in found if item.trouble is not None]
    if not options.save:
        return [*lines, translator.text("cli.scenario.not_yet_imported")]
    arriving = drafts(found)
    _save(arriving, releases.settings)
    return [*lines, translator.text("cli.scenario.imported", count=len(arriving))]


def put_away(options: Namespace, releases: Releases, translator: Translator) -> list[str]:
    """Put scenarios away, or bring them back."""
    archived = options.action == "archive"
    chosen = _asked(options, releases)
    _save([saved_scenarios.put_away(stored, archived=archived) for stored in chosen], releases.settings)
    state = translator.text(f"store.archived.{str(archived).lower()}")
    return [f"{stored.entry.name}: {state}" for stored in chosen]


ACTIONS: Final[Mapping[str, Callable[[Namespace, Releases, Translator], list[str]]]] = MappingProxyType(
    {"list": listed, "show": shown, "export": written, "import": brought, "archive": put_away, "restore": put_away}
)


def _asked(options: Namespace, releases: Releases) -> list[Stored[SavedScenario]]:
    if not options.what:
        raise ScenarioError("no_scenario_named")
    return [saved_scenarios.scenario(releases.store, scenario_id=scenario_id) for scenario_id in options.what]


def _save(changes: list[Draft[Entry]], settings: Settings) -> None:
    """Save in the name of the local editor, who alone can start a command on this machine."""
    who = local_identity(settings, address=HERE, forwarded=False)
    for draft in changes:
        permit(who, draft.entry)
    if changes:
        save(opened_store(settings), changes, identity=who, now=moment())
