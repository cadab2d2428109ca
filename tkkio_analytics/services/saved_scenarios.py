"""Saved scenarios: saved with what they rest on, renamed, duplicated, put away and brought back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from tkkio_analytics.analysis.scenario_figures import figures
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.own_indicator import is_own
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.domain.saved_scenario import MOST_COMPARED, Basis, NamedHash, SavedScenario
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.scenario_outlook import ScenarioOutlook
from tkkio_analytics.errors import ScenarioError
from tkkio_analytics.services.fields import Form
from tkkio_analytics.services.model_version import model_version

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

NAME: Final = 120
NOTE: Final = 4_000


def scenarios(store: "Store | None", *, archived: bool = False) -> tuple[Stored[SavedScenario], ...]:
    """Return the saved scenarios, or those put away, the latest first."""
    every = () if store is None else store.entries(SavedScenario)
    found = (stored for stored in every if stored.entry.archived is archived)
    return tuple(sorted(found, key=lambda stored: stored.version, reverse=True))


def scenario(store: "Store | None", *, scenario_id: str) -> Stored[SavedScenario]:
    """Return one saved scenario, also one put away.

    Raises
    ------
    ScenarioError
        If there is none of that id.
    """
    every = () if store is None else store.entries(SavedScenario)
    for stored in every:
        if stored.entry.id == scenario_id:
            return stored
    raise ScenarioError("unknown_scenario", scenario=scenario_id[:80])


def chosen(store: "Store | None", *, scenario_ids: Sequence[str]) -> tuple[Stored[SavedScenario], ...]:
    """Return the scenarios that are put side by side, in the order asked, each once.

    Raises
    ------
    ScenarioError
        If they are more than `MOST_COMPARED`, or one of them is not there.
    """
    wanted = tuple(dict.fromkeys(scenario_ids))
    if len(wanted) > MOST_COMPARED:
        raise ScenarioError("too_many_compared", most=MOST_COMPARED, number=len(wanted))
    return tuple(scenario(store, scenario_id=scenario_id) for scenario_id in wanted)


def new(written: Mapping[str, str], *, outlook: ScenarioOutlook, repository: Repository, today: date) -> Draft[Entry]:
    """Return a scenario to be saved.

    Parameters
    ----------
    written
        ``name`` and ``note`` as they are typed.
    outlook
        The answer that is on the screen; it knows its question.
    repository, today
        What it was answered from.

    Raises
    ------
    EntryError
        With every field at fault.
    """
    name, note = _words(written)
    entry = SavedScenario(
        id=uuid4().hex,
        name=name,
        note=note,
        scenario=outlook.scenario,
        basis=basis(outlook.scenario, repository=repository, today=today),
        figures=figures(outlook),
    )
    return Draft(entry=entry, expected=None)


def edited(written: Mapping[str, str], *, opened: Stored[SavedScenario]) -> Draft[Entry]:
    """Return a scenario with the name and note as they are typed; the question and the figures stay.

    Raises
    ------
    EntryError
        With every field at fault.
    """
    name, note = _words(written)
    return Draft(entry=replace(opened.entry, name=name, note=note), expected=opened.version)


def duplicated(written: Mapping[str, str], *, original: Stored[SavedScenario]) -> Draft[Entry]:
    """Return a copy with a name and note of its own: the same question, basis and figures.

    Raises
    ------
    EntryError
        With every field at fault.
    """
    name, note = _words(written)
    return Draft(entry=replace(original.entry, id=uuid4().hex, name=name, note=note, archived=False), expected=None)


def put_away(opened: Stored[SavedScenario], *, archived: bool) -> Draft[Entry]:
    """Return a scenario put away, or brought back."""
    return Draft(entry=replace(opened.entry, archived=archived), expected=opened.version)


def typed(entry: SavedScenario) -> dict[str, str]:
    """Return the name and note as they are typed."""
    return {"name": entry.name, "note": entry.note}


def arrival(entry: SavedScenario) -> Message | None:
    """Return who had saved an imported scenario and when, as its file says; None of one that was saved here."""
    if entry.imported is None:
        return None
    day = datetime.fromisoformat(entry.imported.saved_at).date()
    return message("saved_scenarios.from_file", author=entry.imported.author, day=day)


def basis(asked: Scenario, *, repository: Repository, today: date) -> Basis:
    """Return what a scenario is answered from.

    Only a scenario that asks of an own indicator rests on people's own entries. Any other rests on the published
    release alone: own indicators move no figure of another indicator, so that a later entry leaves it as it is.
    """
    release = repository.release
    if release.published is not None and not any(is_own(indicator_id) for indicator_id in asked.indicator_ids):
        release = release.published
    return Basis(
        release_id=release.id,
        release_sha256=release.sha256,
        snapshots=tuple(NamedHash(id=snapshot.id, sha256=snapshot.sha256) for snapshot in release.snapshots),
        reference_sha256=repository.reference_sha256,
        model_version=model_version(),
        day=today.isoformat(),
        practice=release.practice,
    )


def words(form: Form) -> tuple[str, str]:
    """Return the name and the note of a form; what is wrong with them is noted there."""
    return form.line("name", most=NAME), form.text("note", most=NOTE, required=False)


def _words(written: Mapping[str, str]) -> tuple[str, str]:
    form = Form(written)
    found = words(form)
    form.finish()
    return found
