"""`tkkio check-upload` and `tkkio import`: exit codes, words, and nothing stored unless it is whole."""

import json
from pathlib import Path

import pytest
from unit.store.conftest import INDICATOR, NOON, VALUE

from tkkio_analytics.cli import main
from tkkio_analytics.domain.own_indicator import OwnValue
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store

GOOD = "Alue;2023;2024\nEtelä-Karjala;87;88,1\nKainuu;90;512,5\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("TKKIO_TODAY", "2026-11-24")
    found = Store(engine=engine_at(f"sqlite:///{tmp_path / 'tkkio.sqlite3'}"))
    found.save([Draft(entry=entry, expected=None) for entry in (INDICATOR, VALUE)], author="Matti", at=NOON)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "luvut.csv"
    found.write_text(GOOD, encoding="utf-8")
    return found


def count(store: Store) -> int:
    return len(store.entries(OwnValue))


def test_a_clean_file_is_told_of_and_not_stored(store: Store, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-upload", str(file), "--indicator", INDICATOR.id]) == 0
    said = capsys.readouterr().out
    assert "Uusia lukuja: 3." in said
    assert "C3  512,5  Luku ei ole välillä 0–100\N{NO-BREAK SPACE}%." in said
    assert count(store) == 1


def test_a_file_with_a_problem_is_told_of_cell_by_cell(
    store: Store, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(f"{GOOD}Uusimaa;1;2\n", encoding="utf-8")
    assert main(["check-upload", str(file), "--indicator", INDICATOR.id, "--lang", "sv"]) == 1
    assert "A4 ”Uusimaa”: Området känns inte igen." in capsys.readouterr().out
    assert count(store) == 1


@pytest.mark.parametrize(("name", "content"), [("luvut.csv", b"\x00\x01"), ("luvut.xls", b"x"), ("puuttuu.csv", None)])
def test_an_unreadable_file_is_refused(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["check-upload", str(tmp_path / name), "--indicator", INDICATOR.id]) == 2
    assert len(capsys.readouterr().err) > 20
    assert count(store) == 1


def test_json_tells_everything(store: Store, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-upload", str(file), "--indicator", INDICATOR.id, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["counts"] == {"new": 3, "changed": 0, "same": 1}
    assert answer["layout"] == "years_across"
    assert answer["figures"][3] == {
        "region": "20",
        "year": "2024",
        "value": 512.5,
        "before": None,
        "cell": "C3",
        "state": "new",
        "flags": [
            {"key": "uploads.flag.percent", "text": "Luku ei ole välillä 0–100\N{NO-BREAK SPACE}%.", "params": {}},
            {
                "key": "uploads.flag.leap",
                "text": "Luku on yli viisinkertainen tai alle viidesosa vuoden 2023 lukuun verrattuna.",
                "params": {"year": 2023},
            },
        ],
    }
    assert count(store) == 1


def test_without_an_editor_nothing_is_imported(store: Store, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(file), "--indicator", INDICATOR.id]) == 2
    assert "TKKIO_EDITOR" in capsys.readouterr().err
    assert count(store) == 1


def test_an_editor_imports_a_clean_file_whole(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TKKIO_EDITOR", "Maija")
    assert main(["import", str(file), "--indicator", INDICATOR.id]) == 0
    assert "Luvut tuotiin tiedostosta luvut.csv." in capsys.readouterr().out
    assert count(store) == 4
    assert main(["import", str(file), "--indicator", INDICATOR.id]) == 0
    assert "tuotavaa ei ole" in capsys.readouterr().out
    assert count(store) == 4


def test_an_editor_never_imports_a_part(store: Store, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TKKIO_EDITOR", "Maija")
    file.write_text(f"{GOOD}Uusimaa;1;2\n", encoding="utf-8")
    assert main(["import", str(file), "--indicator", INDICATOR.id]) == 1
    assert count(store) == 1


def test_the_columns_can_be_named(store: Store, file: Path) -> None:
    file.write_text("Kunta;Alue;Vuosi;B;Arvo\nx;Kainuu;2024;5;6\n", encoding="utf-8")
    for column, code in (("B", 1), ("E", 0), ("Arvo", 0), ("Z", 2)):
        assert main(["check-upload", str(file), "--indicator", INDICATOR.id, "--value-column", column]) == code
    assert count(store) == 1
