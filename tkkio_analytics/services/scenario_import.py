"""What importing a file of scenarios would do, told before anything is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.domain.saved_scenario import Basis, SavedScenario
from tkkio_analytics.errors import EntryError, TkkioError
from tkkio_analytics.services.replay import Releases
from tkkio_analytics.services.saved_scenarios import scenarios
from tkkio_analytics.services.scenario_files import read


class ImportState(StrEnum):
    """What would become of a scenario."""

    NEW = "new"
    PRESENT = "present"
    """It is here already, word for word: nothing is saved."""
    COPY = "copy"
    """One of the same id is here with another content: it comes beside it, and neither is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedScenario:
    """One scenario of a file.

    Parameters
    ----------
    entry
        As it would be saved.
    state, statement
        What would become of it, and in words.
    trouble
        Why it could not be computed again here, such as a release that is not here; None where it can. It may be
        imported all the same: its figures come with it.
    """

    entry: SavedScenario
    state: ImportState
    statement: Message
    trouble: Message | None


def preview(content: bytes, *, releases: Releases) -> tuple[ImportedScenario, ...]:
    """Return what a file holds and what importing it would do; nothing is stored.

    Parameters
    ----------
    content
        The file.
    releases
        The store that it would come to, and where releases are found.

    Raises
    ------
    EntryError
        If the file cannot be read, or is of practice data where real data are open or the other way round.
    """
    found = read(content, reference=releases.settings.data_dir / "reference")
    is_practice = releases.current.release.practice
    if any(entry.basis.practice is not is_practice for entry in found):
        key = "real_into_practice" if is_practice else "practice_into_real"
        raise EntryError("scenario_file_refused", problems=(message(f"saved_scenarios.file.{key}"),))
    every = (*scenarios(releases.store), *scenarios(releases.store, archived=True))
    present = {stored.entry.id: stored for stored in every}
    troubles = {entry.basis: _trouble(entry, releases) for entry in {entry.basis: entry for entry in found}.values()}
    return tuple(_previewed(found, present, troubles))


def drafts(previewed: tuple[ImportedScenario, ...]) -> list[Draft[Entry]]:
    """Return what is to be saved once the preview is confirmed."""
    return [Draft(entry=item.entry, expected=None) for item in previewed if item.state is not ImportState.PRESENT]


def _previewed(
    found: tuple[SavedScenario, ...],
    present: Mapping[str, Stored[SavedScenario]],
    troubles: Mapping[Basis, Message | None],
) -> Iterator[ImportedScenario]:
    taken = {scenario_id: stored.entry for scenario_id, stored in present.items()}
    for entry in found:
        state, arriving = _placed(entry, taken)
        taken[arriving.id] = arriving
        yield ImportedScenario(
            entry=arriving,
            state=state,
            statement=message(f"saved_scenarios.import.{state}"),
            trouble=troubles[entry.basis],
        )


def _placed(entry: SavedScenario, taken: Mapping[str, SavedScenario]) -> tuple[ImportState, SavedScenario]:
    here = taken.get(entry.id)
    if here is None:
        return ImportState.NEW, entry
    if _content(here) == _content(entry):
        return ImportState.PRESENT, here
    # The id of the copy follows from its content, so that importing the same file again brings no second copy.
    copy = replace(entry, id=sha256(repr(_content(entry)).encode()).hexdigest()[: len(entry.id)])
    there = taken.get(copy.id)
    return (ImportState.COPY, copy) if there is None else (ImportState.PRESENT, there)


def _content(entry: SavedScenario) -> SavedScenario:
    """Return an entry without what a way through a file changes: its id, whether it is put away, and who brought it."""
    return replace(entry, id="", archived=False, imported=None)


def _trouble(entry: SavedScenario, releases: Releases) -> Message | None:
    try:
        releases.opened(entry.basis.release_id, entry.basis.release_sha256)
    except TkkioError as error:
        return message("saved_scenarios.import.trouble", reason=Message(error.key, error.params))
    return None
