"""A file of scenarios is refused with what is wrong and where, and stores nothing until its preview is confirmed."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from unit.store.conftest import SCENARIO

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.identity import Identity, UserRole
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.domain.saved_scenario import Basis, Imported, SavedScenario
from tkkio_analytics.domain.scenario import Lever, LeverKind, Scenario
from tkkio_analytics.errors import EntryError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.i18n.own_words import own_words
from tkkio_analytics.services import catalog, saved_scenarios, scenario_files
from tkkio_analytics.services.own_data import opened_store, store_of
from tkkio_analytics.services.replay import Releases
from tkkio_analytics.services.scenario_files import exported, read
from tkkio_analytics.services.scenario_import import ImportState, drafts, preview
from tkkio_analytics.services.scenarios import scenario_outlook
from tkkio_analytics.services.writing import save

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
EDITOR = Identity(name="Maija", role=UserRole.ADMIN)
ENTRY = replace(SCENARIO, id="0123456789abcdef" * 2, name="Lisää aikoja <b>", imported=None)
Table = dict[str, Any]


@pytest.fixture(scope="module")
def reference(root: Path) -> Path:
    return root / "data" / "reference"


@pytest.fixture(scope="module")
def real(repository: Repository) -> SavedScenario:
    asked = Scenario(
        indicator_ids=("quick_contact",),
        region_codes=("13", "11"),
        levers=(Lever(kind=LeverKind.PACE, amount=0.5), Lever(kind=LeverKind.OWN_BEST_PACE)),
    )
    outlook = scenario_outlook(repository, asked, today=date(2026, 11, 24))
    words = {"name": "Koe", "note": "Rivi\ntoinen"}
    entry = saved_scenarios.new(words, outlook=outlook, repository=repository, today=date(2026, 11, 24)).entry
    assert isinstance(entry, SavedScenario)
    return entry


@pytest.fixture
def releases(tmp_path: Path, root: Path, repository: Repository) -> Callable[[], Releases]:
    settings = Settings.from_env({"TKKIO_STATE_DIR": str(tmp_path), "TKKIO_DATA_DIR": str(root / "data")})
    return lambda: Releases(settings=settings, store=store_of(settings), words=own_words(), current=repository)


def stored(*entries: SavedScenario) -> tuple[Stored[SavedScenario], ...]:
    return tuple(Stored(entry=entry, version=1, author="Liisa", saved_at=NOW) for entry in entries)


def file_of(*entries: SavedScenario) -> Table:
    return dict(json.loads(exported(stored(*entries))))


def content(table: object) -> bytes:
    return json.dumps(table).encode()


def complaints(table: object, reference: Path) -> dict[str, str]:
    """Return the problems by their path, in English."""
    with pytest.raises(EntryError) as caught:
        read(table if isinstance(table, bytes) else content(table), reference=reference)
    assert caught.value.key == "errors.scenario_file_refused"
    for language in LANGUAGES:
        assert "{" not in Translator(language).text(caught.value.key, **caught.value.params)
    found: dict[str, str] = {}
    for problem in caught.value.params["problems"]:
        inner = problem.params.get("problem", problem)
        assert isinstance(inner, Message)
        found[str(problem.params.get("path", ""))] = inner.key.rpartition(".")[2]
    return found


def changed(where: tuple[str | int, ...], value: object) -> Table:
    table: Any = file_of(ENTRY)
    place = table
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    return dict(table)


def test_what_is_exported_reads_back_as_the_same_with_its_author(real: SavedScenario, reference: Path) -> None:
    found = read(exported(stored(real, ENTRY)), reference=reference)
    by = Imported(author="Liisa", saved_at="2026-11-24T12:00:00+00:00")
    assert found == (replace(real, imported=by), replace(ENTRY, imported=by))
    assert found[0].figures.encode() == real.figures.encode()


def test_the_schema_names_every_field_of_the_question_and_of_its_basis(reference: Path) -> None:
    schema = json.loads((reference / "schemas" / "scenarios.schema.json").read_text(encoding="utf-8"))["$defs"]
    for name, noun in (("question", Scenario), ("lever", Lever), ("basis", Basis)):
        assert set(schema[name]["properties"]) == {field.name for field in fields(noun)}
    kinds = [kind.value for kind in LeverKind]
    assert schema["lever"]["properties"]["kind"]["enum"] == kinds
    assert schema["effect"]["properties"]["kind"]["enum"] == kinds


@pytest.mark.parametrize("merged", [False, True])
def test_the_schema_takes_every_answer_that_can_be_saved(root: Path, reference: Path, *, merged: bool) -> None:
    practice = Repository.from_folder(root / "data" / "practice")
    today = date(2026, 11, 24)
    ids = [indicator.id for indicator in catalog.followed_indicators(practice)]
    kinds: list[dict[str, Any]] = [
        {"kind": LeverKind.PACE, "amount": -0.25},
        {"kind": LeverKind.PEER_PACE, "peer": "H03"},
        {"kind": LeverKind.REQUIRED_PACE, "probability": 0.9},
        {"kind": LeverKind.BEST_QUARTILE_PACE},
        {"kind": LeverKind.RAMP, "amount": 2.0, "ramp_years": 2},
    ]
    entries = []
    for lever in kinds:
        asked = Scenario(
            indicator_ids=tuple(ids),
            region_codes=("H01", "H02"),
            merged=merged,
            levers=(Lever(**lever),),
            goal_year=2030,
        )
        outlook = scenario_outlook(practice, asked, today=today)
        draft = saved_scenarios.new({"name": "Koe"}, outlook=outlook, repository=practice, today=today)
        assert isinstance(draft.entry, SavedScenario)
        entries.append(draft.entry)
    assert len(ids) > 5
    assert [entry.figures for entry in read(exported(stored(*entries)), reference=reference)] == [
        entry.figures for entry in entries
    ]


FIRST = ("scenarios", 0)


@pytest.mark.parametrize(
    ("where", "value", "path", "problem"),
    [
        ((*FIRST, "scenario", "levers", 1, "kind"), "magic", "$0.scenario.levers[1].kind", "not_among"),
        ((*FIRST, "scenario", "levers", 0, "amount"), "1,5", "$0.scenario.levers[0].amount", "wrong_type"),
        (
            (*FIRST, "scenario", "levers", 0, "probability"),
            1.5,
            "$0.scenario.levers[0].probability",
            "most",
        ),
        ((*FIRST, "scenario", "goal_year"), 1066, "$0.scenario.goal_year", "least"),
        ((*FIRST, "scenario", "region_codes"), [], "$0.scenario.region_codes", "fewest"),
        ((*FIRST, "scenario", "indicator_ids", 0), "../etc", "$0.scenario.indicator_ids[0]", "wrong_form"),
        ((*FIRST, "scenario", "cause"), "x", "$0.scenario", "unknown"),
        ((*FIRST, "basis"), {}, "$0.basis", "missing"),
        ((*FIRST, "basis", "release_sha256"), "abc", "$0.basis.release_sha256", "wrong_form"),
        ((*FIRST, "basis", "day"), "2026-02-30", "$0.basis", "scenario_link_broken"),
        ((*FIRST, "saved_at"), "2026-13-01T00:00:00Z", "$0.saved_at", "no_moment"),
        ((*FIRST, "name"), " \u202e ", "$0", "empty"),
        ((*FIRST, "name"), "x" * 121, "$0.name", "longest"),
        ((*FIRST, "note"), "x" * 1_000_000, "$0.note", "longest"),
        ((*FIRST, "figures", "cases"), [{}], "$0.figures.cases[0]", "missing"),
        (("scenarios",), [], "$.scenarios", "fewest"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    reference: Path, where: tuple[str | int, ...], value: object, path: str, problem: str
) -> None:
    assert complaints(changed(where, value), reference)[path.replace("$0", "$.scenarios[0]")] == problem


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (b"", "not_json"),
        (b"\xff\xfe{}", "not_utf8"),
        (b'{"format": "tkkio-scenarios",\n  oops}', "not_json"),
        (b"[]", "other_format"),
        (b'{"format": "other"}', "other_format"),
        (b'{"format": "tkkio-scenarios", "version": 2}', "newer"),
        (b'{"format": NaN}', "not_finite"),
        (b'{"format": 1e999}', "not_finite"),
        (b'{"format": ' + b"9" * 5_000 + b"}", "not_finite"),
        (b"[" * 100_000, "too_deep"),
        (b" " * (scenario_files.MOST_BYTES + 1), "too_large"),
    ],
)
def test_a_file_that_is_no_scenario_file_is_refused(reference: Path, written: bytes, problem: str) -> None:
    assert complaints(written, reference) == {"": problem}


def test_a_syntax_error_is_told_by_line_and_character(reference: Path) -> None:
    with pytest.raises(EntryError) as caught:
        read(b'{"format": "tkkio-scenarios",\n  oops}', reference=reference)
    said = Translator("fi").text(caught.value.key, **caught.value.params)
    assert "rivillä 2, merkin 3 kohdalla" in said


def test_of_very_many_problems_the_first_are_told(reference: Path) -> None:
    table = file_of(*[ENTRY] * 100)
    for row in table["scenarios"]:
        row["note"] = 7
    with pytest.raises(EntryError) as caught:
        read(content(table), reference=reference)
    assert len(caught.value.params["problems"]) == scenario_files.MOST_PROBLEMS + 1


def test_markup_of_a_file_stays_text_and_what_cannot_be_seen_is_left_out(reference: Path) -> None:
    table = changed((*FIRST, "name"), "<script>x</script>\u202e")
    table["scenarios"][0]["author"] = "Liisa\u202e\n<i>"
    (found,) = read(content(table), reference=reference)
    assert found.name == "<script>x</script>"
    assert found.imported is not None
    assert found.imported.author == "Liisa <i>"


def test_more_than_a_file_holds_is_not_exported() -> None:
    with pytest.raises(EntryError) as caught:
        exported(stored(*[ENTRY] * (scenario_files.MOST_SCENARIOS + 1)))
    assert caught.value.key == "errors.scenario_export_refused"


def test_nothing_is_stored_until_the_preview_is_confirmed(
    releases: Callable[[], Releases], real: SavedScenario
) -> None:
    written = exported(stored(real))
    (item,) = preview(written, releases=releases())
    assert (item.state, item.trouble) == (ImportState.NEW, None)
    assert releases().store is None
    settings = releases().settings
    save(opened_store(settings), drafts((item,)), identity=EDITOR, now=NOW)
    (found,) = saved_scenarios.scenarios(store_of(settings))
    assert (found.author, found.entry.figures) == ("Maija", real.figures)
    assert found.entry.imported == Imported(author="Liisa", saved_at="2026-11-24T12:00:00+00:00")
    (again,) = preview(written, releases=releases())
    assert again.state is ImportState.PRESENT
    assert drafts((again,)) == []


def test_another_scenario_of_the_same_id_comes_beside_and_only_once(
    releases: Callable[[], Releases], real: SavedScenario
) -> None:
    settings = releases().settings
    save(opened_store(settings), drafts(preview(exported(stored(real)), releases=releases())), identity=EDITOR, now=NOW)
    written = exported(stored(replace(real, name="Toisin nimetty")))
    (item,) = preview(written, releases=releases())
    assert item.state is ImportState.COPY
    save(opened_store(settings), drafts((item,)), identity=EDITOR, now=NOW)
    names = {found.entry.name for found in saved_scenarios.scenarios(store_of(settings))}
    assert names == {"Koe", "Toisin nimetty"}
    assert [item.state for item in preview(written, releases=releases())] == [ImportState.PRESENT]


def test_the_same_id_twice_in_a_file_is_two_scenarios(releases: Callable[[], Releases], real: SavedScenario) -> None:
    items = preview(exported(stored(real, replace(real, name="Toinen"), real)), releases=releases())
    assert [item.state for item in items] == [ImportState.NEW, ImportState.COPY, ImportState.PRESENT]
    assert len({draft.entry.key for draft in drafts(items)}) == 2


def test_one_whose_release_is_not_here_is_imported_with_a_warning(
    releases: Callable[[], Releases], real: SavedScenario
) -> None:
    elsewhere = replace(real, basis=replace(real.basis, release_id="2020-01-01-1"))
    (item,) = preview(exported(stored(elsewhere)), releases=releases())
    assert item.state is ImportState.NEW
    assert item.trouble is not None
    assert "2020-01-01-1" in Translator("sv").message(item.trouble)


def test_scenarios_of_made_up_areas_do_not_come_among_the_real_ones(
    releases: Callable[[], Releases], real: SavedScenario
) -> None:
    practice = replace(real, basis=replace(real.basis, practice=True))
    with pytest.raises(EntryError) as caught:
        preview(exported(stored(real, practice)), releases=releases())
    (problem,) = caught.value.params["problems"]
    assert problem.key == "saved_scenarios.file.practice_into_real"
