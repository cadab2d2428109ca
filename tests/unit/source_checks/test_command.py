"""`tkkio refresh --check`: a line a check, JSON, exit codes."""

import json

import pytest
import sotkanet_server as server
from answering_server import Answers

from tkkio_analytics.cli import main
from tkkio_analytics.i18n import LANGUAGES


@pytest.fixture
def arguments(addresses: list[str]) -> list[str]:
    given = [part for address in addresses for part in ("--base-url", address)]
    return ["refresh", "--check", *given]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_a_check(arguments: list[str], capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert main([*arguments, "--source", "kela", "--source", "valtiokonttori", "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 + 2
    assert "Kela" in lines[2]
    assert "hyvinvointialue_name_fi" in lines[2]


def test_what_differs_is_told_beside_what_was_expected(
    arguments: list[str], answers: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "/statfi/?config"
    answers.bodies[path] = answers.bodies[path].replace(b"40", b"30")
    assert main([*arguments, "--source", "statfi", "--lang", "en"]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert "expected: at most 120000 cells and 40 questions in 60 seconds" in line
    assert "found: 120000 cells, 30 questions in 60 seconds" in line


def test_json_tells_all(arguments: list[str], answers: Answers, capsys: pytest.CaptureFixture[str]) -> None:
    answers.fail("/kela", server.reset)
    assert main([*arguments, "--source", "kela", "--json", "--lang", "en"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {"ok": 0, "differs": 0, "unreachable": 1}
    (result,) = told["results"]
    assert (result["check_id"], result["state"], result["verified"]) == ("kela_columns", "unreachable", False)
    assert "Kela" in result["found"]["text"]
    assert result["url"].endswith("/kela/data/dat_hva.json")
