"""`tkkio refresh` on loopback: what it says, in three languages and as JSON, and how it ends."""

import json
from pathlib import Path

import pytest
import sotkanet_server as server
from sotkanet_server import Sotkanet, region_id

from tkkio_analytics.cli import main
from tkkio_analytics.i18n import LANGUAGES, Translator

VISITS, VISITS_ID = "emergency_visits", 5081


@pytest.fixture
def arguments(address: str, tmp_path: Path) -> list[str]:
    asked = ["refresh", "--source", "sotkanet", "--base-url", address, "--indicator", VISITS]
    return [*asked, "--data-dir", str(tmp_path / "data"), "--quiet"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_revision_is_told_with_both_figures(
    arguments: list[str], sotkanet: Sotkanet, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    row = next(row for row in sotkanet.rows[VISITS_ID] if (row["region"], row["year"]) == (region_id("13"), 2024))
    row["value"] = 500.0
    assert main([*arguments, "--lang", language]) == 0
    said = capsys.readouterr().out
    assert "→ 500\N{NO-BREAK SPACE}/ 1" in said
    text = Translator(language).text
    assert text("refresh.count.changed", count=1) in said
    assert text("refresh.published", release="X").split("X")[0] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_held_series_is_told_with_what_to_do(
    arguments: list[str], sotkanet: Sotkanet, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    sotkanet.rows[VISITS_ID] = [row | {"value": row["value"] * 100} for row in sotkanet.rows[VISITS_ID]]
    assert main([*arguments, "--lang", language]) == 1
    said = capsys.readouterr().out
    assert "--accept" in said
    assert " 100" in said
    assert main([*arguments, "--lang", language, "--accept", VISITS]) == 0


def test_json_tells_all(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["published"] is True
    assert told["before"] == "2026-11-22-1"
    assert [(entry["indicator_id"], entry["state"]) for entry in told["series"]] == [(VISITS, "unchanged")]


def test_json_tells_why_a_series_failed(
    arguments: list[str], sotkanet: Sotkanet, capsys: pytest.CaptureFixture[str]
) -> None:
    sotkanet.fail(f"/indicators/{VISITS_ID}", server.status(404))
    assert main([*arguments, "--json"]) == 1
    (series,) = json.loads(capsys.readouterr().out)["series"]
    assert series["state"] == "failed"
    assert series["reason"]["key"] == "errors.source_refused"
    assert series["reason"]["params"]["status"] == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_that_is_down_for_maintenance_is_said(
    arguments: list[str], sotkanet: Sotkanet, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    sotkanet.fail("/regions", server.instead(b"<html>Huoltokatko</html>"))
    assert main([*arguments, "--lang", language]) == 2
    said = capsys.readouterr().err
    assert "Sotkanet" in said
    assert "Huoltokatko" in said


def test_a_contact_that_no_header_can_carry_is_refused(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TKKIO_CONTACT", "häly@example.org")
    assert main(arguments) == 2
    assert "TKKIO_CONTACT" in capsys.readouterr().err
    monkeypatch.setenv("TKKIO_CONTACT", "tilastot@example.org")
    assert main(arguments) == 0


def test_the_contact_is_sent(arguments: list[str], sotkanet: Sotkanet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TKKIO_CONTACT", "tilastot@example.org")
    assert main(arguments) == 0
    assert all(agent.startswith("tkkio-analytiikka/") for _, _, agent in sotkanet.asked)
    assert all(agent.endswith(" (tilastot@example.org)") for _, _, agent in sotkanet.asked)


def test_validate_checks_what_a_refresh_has_written(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    assert main(arguments) == 0
    assert main(["validate"]) == 0
    capsys.readouterr()
    (table,) = (tmp_path / "data" / "snapshots").rglob("observations.csv")
    table.write_bytes(table.read_bytes() + b"\n")
    assert main(["validate"]) == 1
    assert "observations.csv" in capsys.readouterr().out
