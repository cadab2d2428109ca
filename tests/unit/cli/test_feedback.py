"""`tkkio feedback list` prints what readers have reported."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.config import Settings
from tkkio_analytics.domain.identity import VIEWER
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services import feedback
from tkkio_analytics.services.own_data import opened_store

RELEASE = Release(id="2026-11-22-1", created="2026-11-22", sha256="ab" * 32, snapshots=())


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_reports_it_says_so_and_makes_nothing(
    state: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["feedback", "list", "--lang", language]) == 0
    assert capsys.readouterr().out.strip() == Translator(language).text("feedback.list.none")
    assert not state.exists()


def test_a_report_is_printed_for_the_eye_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    store = opened_store(Settings.from_env())
    written = {"feedback_topic": "figure", "feedback_text": "Luku on väärin", "reply_to": "a@example.org"}
    sent = feedback.reported(written, view="trends?region=13", figure="chart.fan", release=RELEASE)
    feedback.send(store, sent, identity=VIEWER, now=datetime(2026, 11, 24, 10, tzinfo=UTC))
    store.engine.dispose()
    assert main(["feedback", "list", "--waiting", "--lang", "fi"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Yksi palaute"
    assert lines[2] == f"Uusi · Virheellinen luku · {sent.id[:8]} · 24.11.2026"
    assert lines[3] == "  trends?region=13 · chart.fan · 2026-11-22-1 · a@example.org"
    assert lines[4] == "  Luku on väärin"
    assert main(["feedback", "list", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["id"], found["status"], found["saved_at"]) == (sent.id, "new", "2026-11-24T10:00:00+00:00")
