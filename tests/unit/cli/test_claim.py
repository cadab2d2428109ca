"""`tkkio claim`: a sentence or options, in words or as JSON; no verdict on what is not understood."""

import json

import pytest

from tkkio_analytics.cli.claim import KINDS
from tkkio_analytics.cli.program import main
from tkkio_analytics.domain.claim import ClaimKind
from tkkio_analytics.i18n import LANGUAGES, Translator

WHOLE = "Kainuu on Lappia parempi hoidon jatkuvuudessa"
PARTS = ("--region", "20", "--indicator", "continuity_of_care", "--kind", "better", "--other", "21")


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TKKIO_TODAY", "2026-11-22")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    main(["claim", *arguments, "--json"])
    return json.loads(capsys.readouterr().out)


def test_a_sentence_and_its_options_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    written, given = answer(capsys, WHOLE), answer(capsys, *PARTS)
    assert written["reading"]["complete"] is True
    assert given["reading"] is None
    assert written["verdict"] == given["verdict"]
    assert written["report"] == given["report"]


def test_the_json_names_the_verdict_the_evidence_and_the_sentence_in_every_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = answer(capsys, *PARTS)
    assert set(found) == {"release", "reading", "verdict", "strongest", "report"}
    assert found["verdict"] in {"supported", "not_supported", "not_enough_evidence", "cannot_be_tested"}
    assert set(found["strongest"]) == set(LANGUAGES)
    assert len(set(found["strongest"].values())) == len(LANGUAGES)
    assert found["report"]["claim"]["others"] == ["21"]
    row = found["report"]["evidence"][0]
    assert {"difference", "lower", "upper", "p_value", "n", "alpha", "verdict"} <= set(row)
    assert found["release"]["practice"] is False
    assert "release" not in found["report"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_hold_the_reading_the_verdict_and_the_source(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["claim", WHOLE, "--lang", language]) == 0
    said = capsys.readouterr().out
    say = Translator(language).text
    assert say("claim_text.screen.understood") in said
    assert say("claim_text.screen.strongest") in said
    assert "2026-11-22-1" in said
    assert "(Lappia)" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_understood_gets_no_verdict_and_code_1(capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert main(["claim", "Kuopio on selvästi parempi kuin Lappi hoitoonpääsyssä", "--lang", language]) == 1
    said = capsys.readouterr().out
    say = Translator(language).text
    assert "selvästi" in said
    assert "doctor_visit_within_7_days" in said
    assert say("cli.claim.no_verdict").split(".")[0] in said
    assert say("claim_text.screen.strongest") not in said


def test_the_json_of_what_is_not_understood_has_no_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claim", "Savossa hoidon jatkuvuus on parantunut vuodesta 2004", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["verdict"], found["report"]) == (None, None)
    assert found["reading"]["open"] == ["region"]
    assert found["reading"]["options"]["region"] == ["12", "13"]
    assert [line["key"] for line in found["reading"]["misfits"]] == ["claim_text.refused.no_figures"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_put_to_the_data(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    claimed, direction = KINDS[kind]
    since = ("--since", "2018") if claimed is ClaimKind.TIMING else ()
    found = answer(capsys, "--region", "13", "--indicator", "diabetes_entitlement", "--kind", kind, *since)
    assert found["report"]["claim"]["kind"] == claimed.value
    assert found["report"]["claim"]["direction"] == direction.value


def test_periods_a_level_and_several_areas_are_taken_as_they_are_given(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(
        capsys,
        *("--region", "13", "--region", "14", "--indicator", "emergency_visits", "--kind", "fallen"),
        *("--from", "2021", "--to", "2024", "--searched"),
    )
    claim = found["report"]["claim"]
    assert (claim["region_codes"], claim["from_period"], claim["to_period"]) == (["13", "14"], "2021", "2024")
    assert claim["searched"] is True
    level = answer(
        capsys,
        *("--region", "13", "--indicator", "doctor_visit_within_7_days", "--kind", "reaches"),
        *("--goal-value", "54,5", "--goal-year", "2029"),
    )["report"]["claim"]
    assert (level["goal_value"], level["goal_year"]) == (54.5, 2029)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--region, --indicator"),
        (("--region", "13"), "--region, --indicator"),
        ((*PARTS[:4],), "--region, --indicator"),
        ((*PARTS, "--from", "abc"), "abc"),
        ((*PARTS, "--goal-value", "paljon"), "paljon"),
        (("--region", "99", *PARTS[2:]), "99"),
        (("--region", "20", "--indicator", "zzz", "--kind", "better"), "zzz"),
        (("a" * 10_001,), "10001"),
    ],
)
def test_bad_input_is_said_in_words_with_code_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    assert main(["claim", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_an_unknown_kind_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["claim", *PARTS[:4], "--kind", "nicest"])
    assert stopped.value.code == 2
    assert "nicest" in capsys.readouterr().err


def test_practice_claims_say_that_they_are_made_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claim", "Keijulaakso on Noitasaarta parempi pöllöpostissa", "--practice"]) == 0
    assert Translator("fi").text("cli.practice.line").split(":")[0] in capsys.readouterr().out
