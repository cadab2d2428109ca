"""Saved scenarios: names and notes are bounded and plain, nothing is lost, and a viewer saves nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.identity import VIEWER, Identity, UserRole
from tkkio_analytics.domain.revision import ConflictError, Stored
from tkkio_analytics.domain.saved_scenario import Imported, SavedScenario
from tkkio_analytics.domain.scenario import Lever, LeverKind, Scenario
from tkkio_analytics.errors import EntryError, NotAllowedError, ScenarioError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services import saved_scenarios
from tkkio_analytics.services.model_version import model_version
from tkkio_analytics.services.own_data import opened_store
from tkkio_analytics.services.scenarios import scenario_outlook
from tkkio_analytics.services.writing import history, save
from tkkio_analytics.store.records import Store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = date(2026, 11, 24)
EDITOR = Identity(name="Maija", role=UserRole.ADMIN)
COUNTY = Identity(name="Matti", role=UserRole.COUNTY_EDITOR, region_codes=("11",))
ASKED = Scenario(
    indicator_ids=("quick_contact",), region_codes=("13",), levers=(Lever(kind=LeverKind.PACE, amount=0.5),)
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return opened_store(Settings.from_env({"TKKIO_STATE_DIR": str(tmp_path)}))


def new(repository: Repository, *, name: str = "Koe", note: str = "") -> SavedScenario:
    outlook = scenario_outlook(repository, ASKED, today=TODAY)
    written = {"name": name, "note": note}
    entry = saved_scenarios.new(written, outlook=outlook, repository=repository, today=TODAY).entry
    assert isinstance(entry, SavedScenario)
    return entry


def kept(store: Store, repository: Repository, **words: str) -> Stored[SavedScenario]:
    outlook = scenario_outlook(repository, ASKED, today=TODAY)
    written = {"name": "Koe", "note": "", **words}
    draft = saved_scenarios.new(written, outlook=outlook, repository=repository, today=TODAY)
    save(store, [draft], identity=EDITOR, now=NOW)
    return saved_scenarios.scenario(store, scenario_id=draft.entry.key)


def test_a_saved_scenario_says_what_it_rests_on(repository: Repository) -> None:
    entry = new(repository)
    assert entry.scenario == ASKED
    assert (entry.basis.release_id, entry.basis.release_sha256) == (repository.release.id, repository.release.sha256)
    assert [snapshot.sha256 for snapshot in entry.basis.snapshots] == [
        snapshot.sha256 for snapshot in repository.release.snapshots
    ]
    assert entry.basis.day == "2026-11-24"
    assert entry.basis.model_version == model_version()
    assert len(entry.basis.reference_sha256) == 64


def test_figures_hold_the_probabilities_and_the_fan_of_the_answer(repository: Repository) -> None:
    outlook = scenario_outlook(repository, ASKED, today=TODAY)
    (case,) = outlook.cases
    assert case.scenario.probability is not None
    written = new(repository).figures
    assert f'"probability":{case.scenario.probability:.12g}' in written
    assert case.scenario.forecast is not None
    last = case.scenario.forecast.points[-1]
    assert f'"0.5":{last.quantiles[0.5]:.12g}' in written


def test_an_assumption_beyond_all_numbers_is_refused(repository: Repository) -> None:
    outlook = scenario_outlook(repository, ASKED, today=TODAY)
    (case,) = outlook.cases
    endless = replace(outlook, cases=(replace(case, latest_value=float("inf")),))
    with pytest.raises(ScenarioError) as caught:
        saved_scenarios.new({"name": "Koe"}, outlook=endless, repository=repository, today=TODAY)
    assert caught.value.key == "errors.figures_not_finite"


def test_a_rename_keeps_the_question_the_figures_and_the_old_name_in_the_history(
    store: Store, repository: Repository
) -> None:
    before = kept(store, repository, name="Ensin", note="Muistettavaa")
    draft = saved_scenarios.edited({"name": "Sitten", "note": "Muuta"}, opened=before)
    save(store, [draft], identity=EDITOR, now=NOW)
    after = saved_scenarios.scenario(store, scenario_id=before.entry.id)
    assert after.entry == replace(before.entry, name="Sitten", note="Muuta")
    latest, first = history(store, noun=SavedScenario, key=before.entry.id)
    assert (latest.before, latest.after, first.before) == (before.entry, after.entry, None)


def test_of_two_who_rename_the_second_sees_both_names(store: Store, repository: Repository) -> None:
    opened = kept(store, repository)
    save(store, [saved_scenarios.edited({"name": "Maijan"}, opened=opened)], identity=EDITOR, now=NOW)
    with pytest.raises(ConflictError) as caught:
        save(store, [saved_scenarios.edited({"name": "Matin"}, opened=opened)], identity=COUNTY, now=NOW)
    (conflict,) = caught.value.conflicts
    assert isinstance(conflict.mine.entry, SavedScenario)
    assert conflict.theirs is not None
    assert isinstance(conflict.theirs.entry, SavedScenario)
    assert (conflict.mine.entry.name, conflict.theirs.entry.name) == ("Matin", "Maijan")


def test_a_copy_has_an_id_of_its_own_and_the_same_figures(store: Store, repository: Repository) -> None:
    original = kept(store, repository)
    draft = saved_scenarios.duplicated({"name": "Toinen", "note": "x"}, original=original)
    save(store, [draft], identity=EDITOR, now=NOW)
    copy = saved_scenarios.scenario(store, scenario_id=draft.entry.key).entry
    assert copy == replace(original.entry, id=copy.id, name="Toinen", note="x")
    assert copy.id != original.entry.id
    assert [stored.entry.name for stored in saved_scenarios.scenarios(store)] == ["Toinen", "Koe"]


def test_what_is_put_away_is_found_and_comes_back_as_it_was(store: Store, repository: Repository) -> None:
    opened = kept(store, repository)
    save(store, [saved_scenarios.put_away(opened, archived=True)], identity=EDITOR, now=NOW)
    assert saved_scenarios.scenarios(store) == ()
    (away,) = saved_scenarios.scenarios(store, archived=True)
    assert saved_scenarios.scenario(store, scenario_id=opened.entry.id) == away
    save(store, [saved_scenarios.put_away(away, archived=False)], identity=EDITOR, now=NOW)
    assert [stored.entry for stored in saved_scenarios.scenarios(store)] == [opened.entry]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ({"name": ""}, "empty"),
        ({"name": " \n\t "}, "empty"),
        ({"name": "\u202e\u2066\x00\u200b"}, "empty"),
        ({"name": "x" * 121}, "too_long"),
        ({"note": "ä" * 1_000_000}, "too_long"),
    ],
)
def test_a_name_or_note_that_cannot_be_kept_is_told_by_its_field(
    repository: Repository, words: dict[str, str], key: str
) -> None:
    with pytest.raises(EntryError) as caught:
        new(repository, **{"name": "Koe", **words})
    (problem,) = caught.value.params["problems"]
    assert problem.key == f"store.problem.{key}"
    for language in LANGUAGES:
        said = Translator(language).message(problem)
        field = Translator(language).text(f"store.field.{next(iter(words))}")
        assert said.startswith(f"{field}:")
        assert len(said) < 200


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("**lihava** [linkki](javascript:x) $x$", "**lihava** [linkki](javascript:x) $x$"),
        ("Säästö \u202exfdp.exe", "Säästö xfdp.exe"),
        ("rivi\r\ntoinen\x07", "rivi toinen"),
        ("'; DROP TABLE saved_scenario; --", "'; DROP TABLE saved_scenario; --"),
    ],
)
def test_markup_stays_text_and_what_cannot_be_seen_is_left_out(
    store: Store, repository: Repository, typed: str, shown: str
) -> None:
    assert kept(store, repository, name=typed).entry.name == shown


def test_a_long_note_is_kept_whole(store: Store, repository: Repository) -> None:
    note = "Rivi ÄÖ\n" * 499 + "loppu"
    assert kept(store, repository, note=note).entry.note == note


def test_a_viewer_saves_nothing_and_anyone_who_may_write_saves_of_any_area(
    store: Store, repository: Repository
) -> None:
    draft = saved_scenarios.new(
        {"name": "Koe"}, outlook=scenario_outlook(repository, ASKED, today=TODAY), repository=repository, today=TODAY
    )
    with pytest.raises(NotAllowedError):
        save(store, [draft], identity=VIEWER, now=NOW)
    assert store.latest_revision() == 0
    save(store, [draft], identity=COUNTY, now=NOW)
    assert [stored.author for stored in saved_scenarios.scenarios(store)] == ["Matti"]


def test_without_a_store_there_are_none_and_an_unknown_one_is_told() -> None:
    assert saved_scenarios.scenarios(None) == ()
    with pytest.raises(ScenarioError) as caught:
        saved_scenarios.scenario(None, scenario_id="x" * 500)
    assert caught.value.key == "errors.unknown_scenario"
    assert caught.value.params["scenario"] == "x" * 80


def test_three_stand_side_by_side_and_a_fourth_is_refused(store: Store, repository: Repository) -> None:
    ids = [kept(store, repository, name=f"Koe {number}").entry.id for number in range(4)]
    assert [stored.entry.name for stored in saved_scenarios.chosen(store, scenario_ids=ids[2::-1])] == [
        "Koe 2",
        "Koe 1",
        "Koe 0",
    ]
    with pytest.raises(ScenarioError) as caught:
        saved_scenarios.chosen(store, scenario_ids=ids)
    assert dict(caught.value.params) == {"most": 3, "number": 4}
    said = Translator("fi").text(caught.value.key, **caught.value.params)
    assert "enintään 3 skenaariota, nyt valittuja on 4" in said


def test_an_imported_one_says_whose_it_was(repository: Repository) -> None:
    entry = new(repository)
    assert saved_scenarios.arrival(entry) is None
    brought = replace(entry, imported=Imported(author="Liisa", saved_at="2026-11-20T09:30:00+00:00"))
    arrival = saved_scenarios.arrival(brought)
    assert arrival is not None
    assert Translator("fi").message(arrival).endswith("tallensi Liisa, 20.11.2026.")
