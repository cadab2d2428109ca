"""`tkkio scenario` lists, computes again, moves scenarios between machines, and stores nothing unasked."""

from datetime import date
from pathlib import Path

import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.config import Settings, moment
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.identity import Identity, UserRole
from tkkio_analytics.domain.scenario import Lever, LeverKind, Scenario
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services import saved_scenarios
from tkkio_analytics.services.own_data import opened_store, store_of
from tkkio_analytics.services.scenarios import scenario_outlook
from tkkio_analytics.services.writing import save

ASKED = Scenario(
    indicator_ids=("quick_contact",), region_codes=("13",), levers=(Lever(kind=LeverKind.PACE, amount=0.5),)
)
NAME = "Lisää vastaanottoaikoja"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("TKKIO_EDITOR", "Maija")
    monkeypatch.setenv("TKKIO_TODAY", "2026-11-24")
    return tmp_path


def kept(root: Path) -> str:
    repository = Repository.from_folder(root / "data")
    today = date(2026, 11, 24)
    outlook = scenario_outlook(repository, ASKED, today=today)
    draft = saved_scenarios.new({"name": NAME}, outlook=outlook, repository=repository, today=today)
    who = Identity(name="Liisa", role=UserRole.ADMIN)
    save(opened_store(Settings.from_env()), [draft], identity=who, now=moment())
    return draft.entry.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_saved_it_says_so_and_makes_nothing(
    state: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["scenario", "list", "--lang", language]) == 0
    assert capsys.readouterr().out.strip() == Translator(language).text("cli.scenario.none")
    assert list(state.iterdir()) == []


def test_a_saved_scenario_is_listed_and_computed_again(
    state: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert state.is_dir()
    scenario_id = kept(root)
    assert main(["scenario", "list"]) == 0
    listed = capsys.readouterr().out
    assert scenario_id in listed
    assert NAME in listed
    assert "Liisa" in listed
    assert main(["scenario", "show", scenario_id]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "viimeistä numeroa myöten samat" in shown
    assert "Uudempaa aineistoa ei ole." in shown


def test_a_scenario_moves_to_another_machine_once_it_is_confirmed(
    state: Path, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario_id = kept(root)
    file = state / "skenaariot.json"
    assert main(["scenario", "export", "--out", str(file)]) == 0
    assert "yksi skenaario" in capsys.readouterr().out
    monkeypatch.setenv("TKKIO_STATE_DIR", str(state / "elsewhere"))
    assert main(["scenario", "import", str(file)]) == 0
    assert "--save" in capsys.readouterr().out
    assert store_of(Settings.from_env()) is None
    assert main(["scenario", "import", str(file), "--save"]) == 0
    assert "Tallennettiin yksi skenaario." in capsys.readouterr().out
    assert main(["scenario", "show", scenario_id]) == 0
    shown = capsys.readouterr().out
    assert "Tallentanut Maija" in shown
    assert "tallensi Liisa" in shown
    assert main(["scenario", "export", scenario_id]) == 0
    assert capsys.readouterr().out == file.read_text(encoding="utf-8")


def test_an_archived_one_is_listed_as_such_and_comes_back(
    state: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert state.is_dir()
    scenario_id = kept(root)
    assert main(["scenario", "archive", scenario_id]) == 0
    assert main(["scenario", "list"]) == 0
    assert "Arkistoitu" in capsys.readouterr().out
    assert main(["scenario", "restore", scenario_id]) == 0
    assert "Luettelossa" in capsys.readouterr().out


def test_a_viewer_archives_nothing(
    state: Path, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert state.is_dir()
    scenario_id = kept(root)
    monkeypatch.delenv("TKKIO_EDITOR")
    assert main(["scenario", "archive", scenario_id]) == 2
    assert "TKKIO_EDITOR" in capsys.readouterr().err
    (stored,) = saved_scenarios.scenarios(store_of(Settings.from_env()))
    assert stored.version == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["show", "0" * 32],
        ["archive"],
        ["export"],
        ["import"],
        ["import", "a.json", "b.json"],
        ["import", "gone.json"],
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    state: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["scenario", *arguments, "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert list(state.iterdir()) == []


def test_a_broken_file_is_refused_by_place(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = state / "rikki.json"
    file.write_text('{"format": "tkkio-scenarios", "version": 1, "scenarios": [{}]}', encoding="utf-8")
    assert main(["scenario", "import", str(file), "--save"]) == 2
    said = capsys.readouterr().err
    assert "$.scenarios[0]: kenttä ”name” puuttuu. Lisää se" in said
    assert store_of(Settings.from_env()) is None
