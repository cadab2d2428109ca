"""`tkkio outlook` and `tkkio risks` speak of months and surveys as the pages do."""

import json
import re
from pathlib import Path

import imagined_release
import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.i18n import LANGUAGES


@pytest.fixture(autouse=True)
def imagined(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TKKIO_DATA_DIR", str(imagined_release.write(tmp_path / "imagined", root=root)))
    monkeypatch.setenv("TKKIO_TODAY", "2026-11-24")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("indicator", ["monthly", "quarterly", "survey", "signed"])
def test_an_outlook_is_told_in_words(capsys: pytest.CaptureFixture[str], indicator: str, language: str) -> None:
    assert main(["outlook", "--region", "01", "--indicator", indicator, "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert not re.search(r"\b(nan|inf|None(?! of))\b", shown)
    assert "2029-12" not in shown


def test_the_table_of_months_has_a_row_for_each_december(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outlook", "--region", "01", "--indicator", "monthly", "--lang", "fi"]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("joulukuu ")]
    assert [row[:13] for row in rows] == [f"joulukuu {year}" for year in range(2026, 2030)]


def test_json_names_periods_by_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outlook", "--region", "01", "--indicator", "monthly", "--json"]) == 0
    outlook = json.loads(capsys.readouterr().out)["outlook"]
    assert outlook["latest_period"] == "2026-08"
    assert outlook["forecast"]["points"][-1]["period"] == "2029-12"


def test_risks_list_months_and_surveys(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["risks", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "December 2029" in shown
    assert "survey" in shown
