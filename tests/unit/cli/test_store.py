"""`tkkio store` says how the store stands, and brings it up to date."""

from pathlib import Path

import pytest
from unit.store.conftest import INDICATOR, NOON, VALUE

from tkkio_analytics.cli import main
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.mark.parametrize("language", LANGUAGES)
def test_status_makes_nothing_and_upgrade_makes_the_tables(
    state: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    text = Translator(language).text
    assert main(["store", "status", "--lang", language]) == 1
    assert text("cli.store.absent") in capsys.readouterr().out
    assert not state.exists()
    assert main(["store", "upgrade", "--lang", language]) == 0
    said = capsys.readouterr().out
    assert text("cli.store.current") in said
    assert str(state / "tkkio.sqlite3") in said
    assert main(["store", "status", "--lang", language]) == 0


def test_an_unreachable_database_is_said_without_its_password(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TKKIO_DATABASE_URL", "postgresql://tkkio:salainen@127.0.0.1:1/tkkio")
    assert main(["store", "status", "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert "127.0.0.1" in said.err
    assert "salainen" not in said.err + said.out


def test_an_outlook_is_given_of_an_own_indicator(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["store", "upgrade"]) == 0
    fill(state)
    assert main(["outlook", "--region", "11", "--indicator", INDICATOR.id, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Filled posts (own indicator)" in said
    assert "+own.2" in said


def fill(state: Path) -> None:
    store = Store(engine=engine_at(f"sqlite:///{state / 'tkkio.sqlite3'}"))
    store.save([Draft(entry=entry, expected=None) for entry in (INDICATOR, VALUE)], author="Maija", at=NOON)
    store.engine.dispose()
