"""`tkkio report` writes whole files or none, leaves finished ones alone, and says what is wrong in words."""

import os
from pathlib import Path

import pytest

from tkkio_analytics.cli import main, report_all
from tkkio_analytics.i18n import LANGUAGES

NEGOTIATION = ("report", "--practice", "--format", "html", "--quiet")


@pytest.fixture(autouse=True)
def on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("TKKIO_") and name != "TKKIO_STATE_DIR"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TKKIO_TODAY", "2026-11-24")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_region_is_written_to_a_file(tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.html"
    assert main([*NEGOTIATION, "--region", "H01", "--out", str(file), "--lang", language]) == 0
    assert f'lang="{language}"' in file.read_text(encoding="utf-8")
    assert str(file) in capsys.readouterr().out
    assert [found.name for found in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.parametrize(
    "given",
    [
        ("--region", "H01"),
        ("--out", "x"),
        ("--region", "H01", "--all-regions", "--out", "x"),
        ("--region", "H01", "--out", "no/such/folder/a.html"),
        ("--region", "99", "--out", "a.html"),
        ("--region", "H01", "--kind", "question", "--out", "a.html"),
        ("--all-regions", "--kind", "question", "--out", "all"),
        ("--region", "H01", "--kind", "question", "--indicator", "nothing", "--out", "a.html"),
    ],
)
def test_a_wrong_order_is_refused_in_words_and_leaves_no_file(
    given: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*NEGOTIATION, *given, "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert told.strip()
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


def test_a_missing_template_is_told_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "a.pptx")
    given = ["report", "--practice", "--region", "H01", "--template", "missing.potx", "--out", out, "--lang", "en"]
    assert main(given) == 2
    assert "missing.potx" in capsys.readouterr().err


def test_every_area_is_written_once_and_what_is_missing_is_written_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = [*NEGOTIATION, "--kind", "leadership", "--all-regions", "--out", str(tmp_path / "all"), "--lang", "en"]
    assert main(order) == 0
    files = sorted((tmp_path / "all").iterdir())
    assert len(files) == 11
    assert files[0].name.startswith("H01-dragon-mountain-leadership-en-2026-11-24-1-")
    assert "Wrote 11, finished before 0" in capsys.readouterr().out
    kept = {file: file.stat().st_mtime_ns for file in files[1:]}
    whole = files[0].read_bytes()
    files[0].unlink()
    assert main(order) == 0
    assert "Wrote 1, finished before 10" in capsys.readouterr().out
    assert files[0].read_bytes() == whole
    assert {file: file.stat().st_mtime_ns for file in files[1:]} == kept


def test_no_more_than_two_processes_work_side_by_side() -> None:
    assert report_all.WORKERS == 2
