"""`tkkio what-if` answers beside the path without, in words and as JSON, and says what is wrong with a question."""

import json
import os

import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.i18n import LANGUAGES, Translator

SERIES = ("--region", "13", "--indicator", "emergency_visits")


@pytest.fixture(autouse=True)
def on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("TKKIO_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TKKIO_TODAY", "2026-11-20")


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main(["what-if", *arguments, "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_json_has_both_paths_with_a_probability_and_quantiles_by_year(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(capsys, *SERIES, "--lever", "pace=-50")
    without, assumed = answer["baseline"], answer["scenario"]
    assert isinstance(without, dict)
    assert isinstance(assumed, dict)
    assert 0.0 < without["probability_of_reaching"] < assumed["probability_of_reaching"] < 1.0
    assert list(without["quantiles"]) == ["2026", "2027", "2028", "2029"]
    assert set(assumed["quantiles"]["2029"]) >= {"0.1", "0.5", "0.9"}
    assert assumed["quantiles"]["2026"] == without["quantiles"]["2026"]
    assert assumed["middle"] - without["middle"] == pytest.approx(-150.0)
    assert answer["levers"] == "pace=-50"


def test_the_path_without_is_that_of_the_outlook(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(capsys, *SERIES, "--lever", "pace=-50")
    assert main(["outlook", *SERIES, "--json"]) == 0
    outlook = json.loads(capsys.readouterr().out)["outlook"]
    without = answer["baseline"]
    assert isinstance(without, dict)
    assert without["probability_of_reaching"] == outlook["probability"]


def test_a_lever_of_zero_changes_no_digit(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(capsys, *SERIES, "--lever", "pace=0")
    assert answer["baseline"] == answer["scenario"]


def test_several_cases_are_a_list_with_the_same_two_paths(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(capsys, "--region", "YTA3", "--indicator", "emergency_visits", "--lever", "step=-10")
    cases = answer["cases"]
    assert isinstance(cases, list)
    assert [case["region"]["code"] for case in cases] == ["07", "08", "16"]
    assert all({"baseline", "scenario"} <= set(case) for case in cases)
    assert "baseline" not in answer


def test_merged_areas_are_one_case_weighed_with_a_named_denominator(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(capsys, "--region", "11", "--region", "12", "--merge", *SERIES[2:])
    region, merging = answer["region"], answer["merging"]
    assert isinstance(region, dict)
    assert isinstance(merging, list)
    assert region["code"] == "11+12"
    assert merging[0]["denominator_id"] == "population"


def test_an_own_level_and_year_are_the_readers(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(capsys, *SERIES, "--target", "500,5", "--year", "2028")
    target = answer["target"]
    assert isinstance(target, dict)
    assert (target["value"], target["due_year"], target["legal_status"]) == (500.5, 2028, "user_set")
    assert answer["original_probability"] is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("more", [("--lever", "required_pace=0.75"), ("--lever", "peer_pace=11@2028"), ()])
def test_the_answer_is_said_in_words(language: str, more: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["what-if", *SERIES, *more, "--lang", language]) == 0
    printed = capsys.readouterr().out
    assert {"fi": "Pohjois-Savo", "sv": "Norra Savolax", "en": "North Savo"}[language] in printed
    assert "2029" in printed
    assert "Sotkanet" in printed
    for leftover in ("cli.", "scenarios.", "findings.", "{", " nan"):
        assert leftover not in printed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--region", "99", *SERIES[2:]), "99"),
        ((*SERIES[:3], "unheard_of"), "unheard_of"),
        ((*SERIES, "--lever", "zap=1"), "zap"),
        ((*SERIES, "--lever", "pace=nan"), "nan"),
        ((*SERIES, "--lever", "pace"), "pace"),
        ((*SERIES, "--lever", "own_best_pace;required_pace=0.5"), ""),
        ((*SERIES, "--target", "nan"), "nan"),
        ((*SERIES, "--target", "-5"), "-5"),
        ((*SERIES, "--year", "2020"), "2020"),
        ((*SERIES, "--goal", "the_moon"), "the_moon"),
        ((*SERIES, "--merge"), "Pohjois-Savo"),
        (("--region", "FI", "--region", "13", *SERIES[2:], "--merge"), ""),
    ],
)
def test_a_question_that_cannot_be_worked_with_is_refused_in_words(
    arguments: tuple[str, ...], named: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["what-if", *arguments, "--lang", language]) == 2
    printed = capsys.readouterr()
    assert named in printed.err or language != "fi"
    assert len(printed.err.strip()) > 20
    assert "errors." not in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_of_the_practice_data_says_so_first(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["what-if", "--practice", "--region", "H02", "--indicator", "story_hours", "--lever", "pace=1"]
    assert main([*asked, "--lang", language]) == 0
    assert capsys.readouterr().out.startswith(Translator(language).text("cli.practice.line"))
