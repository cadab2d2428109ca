"""`tkkio outlook` and `tkkio risks` answer from the shipped release, with what makes each number repeatable."""

import json
import os
import subprocess
import sys
from subprocess import PIPE

import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.i18n import LANGUAGES, Translator

SERIES = ("--region", "13", "--indicator", "doctor_visit_within_7_days")


@pytest.fixture(autouse=True)
def on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("TKKIO_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TKKIO_TODAY", "2026-11-20")


@pytest.fixture
def outlook(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert main(["outlook", *SERIES, "--json", "--lang", "en"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_the_answer_names_its_release_by_hash(outlook: dict[str, dict[str, object]]) -> None:
    release = outlook["release"]
    assert len(str(release["sha256"])) == 64
    assert release["today"] == "2026-11-20"
    assert {"id", "sha256"} == set(release["snapshots"][0])  # type: ignore[index]  # a list in JSON


def test_a_probability_comes_with_the_record_it_rests_on(outlook: dict[str, dict[str, object]]) -> None:
    answer = outlook["outlook"]
    record = answer["record"]
    assert isinstance(record, dict)
    assert 0.0 < float(str(answer["probability"])) < 1.0
    assert record["region_origins"] >= 30
    assert record["brier_skill"] > 0


def test_numbers_are_not_rounded(outlook: dict[str, dict[str, object]]) -> None:
    digits = str(outlook["outlook"]["probability"]).split(".")[1]
    assert len(digits) > 6


def test_sources_carry_producer_licence_and_day(outlook: dict[str, list[dict[str, object]]]) -> None:
    assert [(origin["producer"], origin["licence"], origin["date_accessed"]) for origin in outlook["origins"]] == [
        ("THL", "CC BY 4.0", "2026-08-18")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outlook_is_said_in_words(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outlook", *SERIES, "--lang", language]) == 0
    printed = capsys.readouterr().out
    assert {"fi": "Pohjois-Savo", "sv": "Norra Savolax", "en": "North Savo"}[language] in printed
    assert "2029" in printed
    assert "Sotkanet" in printed
    assert "cli." not in printed
    assert "findings." not in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_risks_are_said_in_words(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["risks", "--region", "13", "--lang", language]) == 0
    printed = capsys.readouterr().out
    assert "\n1. " in printed
    assert "findings." not in printed


def test_the_risks_of_one_area_are_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["risks", "--region", "13", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {flag["signals"]["region_code"] for flag in answer["risks"]["flags"]} == {"13"}
    assert all(flag["signals"]["outlook"]["record"] for flag in answer["risks"]["flags"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("outlook", "--region", "99", *SERIES[2:]), "99"),
        (("outlook", *SERIES[:3], "unheard_of"), "unheard_of"),
        (("outlook", *SERIES, "--goal", "the_moon"), "the_moon"),
        (("risks", "--region", "99"), "99"),
    ],
)
def test_what_the_catalogue_does_not_have_is_refused_in_words(
    arguments: tuple[str, ...], named: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", language]) == 2
    printed = capsys.readouterr()
    assert named in printed.err
    assert "errors." not in printed.err
    assert printed.out == ""


def test_a_closed_pipe_is_no_fault() -> None:
    tkkio = subprocess.Popen([sys.executable, "-m", "tkkio_analytics.cli", "risks"], stdout=PIPE, stderr=PIPE)
    assert tkkio.stdout is not None
    assert tkkio.stderr is not None
    tkkio.stdout.close()
    complaints = tkkio.stderr.read().decode()
    tkkio.stderr.close()
    assert tkkio.wait(timeout=60) == 0
    assert complaints == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_release_is_said_in_words(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TKKIO_RELEASE", "1999-01-01-1")
    assert main(["risks", "--lang", language]) == 2
    assert "1999-01-01-1" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "arguments", [("risks", "--region", "HY2"), ("outlook", "--region", "H13", "--indicator", "net_result")]
)
def test_an_answer_of_the_practice_data_says_so_first(
    arguments: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--practice", "--lang", language]) == 0
    line = Translator(language).text("cli.practice.line")
    assert capsys.readouterr().out.startswith(line)


def test_json_says_whether_it_is_of_the_practice_data(capsys: pytest.CaptureFixture[str]) -> None:
    found = []
    for arguments in (("--region", "13"), ("--region", "H01", "--practice")):
        assert main(["risks", *arguments, "--json"]) == 0
        found.append(json.loads(capsys.readouterr().out)["release"]["practice"])
    assert found == [False, True]


def test_a_made_up_area_is_unknown_to_the_real_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["risks", "--region", "H01"]) == 2
    assert "H01" in capsys.readouterr().err
