"""The claim checker: chosen part by part or written, read back before any verdict, and copied with its source."""

import pytest
from pages.conftest import Opener
from pages.screen import html, titles, unfolded, words
from streamlit.testing.v1 import AppTest

from tkkio_analytics.domain.claim import ClaimKind, ClaimVerdict
from tkkio_analytics.i18n import LANGUAGES, Translator

KINDS = {
    ClaimKind.CHANGE: {"region": "12", "indicator": "emergency_visits", "way": "lower", "from": "2021"},
    ClaimKind.COMPARISON: {"region": "20", "indicator": "continuity_of_care", "against": "21"},
    ClaimKind.FIRST: {"region": "09", "indicator": "doctor_visit_within_7_days"},
    ClaimKind.FASTEST: {"region": "19", "indicator": "avoidable_hospital_episodes", "way": "lower"},
    ClaimKind.TARGET: {"region": "08", "indicator": "doctor_visit_within_7_days"},
    ClaimKind.TIMING: {"region": "15", "indicator": "diabetes_entitlement", "since": "2018"},
}
FI = Translator("fi").text
WHOLE = "Kainuu on Lappia parempi hoidon jatkuvuudessa"


def verdicts(app: AppTest, language: str = "fi") -> list[str]:
    said = [Translator(language).text(f"claims.verdict.{verdict}") for verdict in ClaimVerdict]
    return [text for text in said if text in words(app)]


def written(open_page: Opener, sentence: str, **choices: str) -> AppTest:
    """Return the page on which a sentence has been handed in."""
    app = open_page("claims", by="write", **choices)
    app.text_area(key="written.sentence").set_value(sentence)
    return app.button[0].click().run()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_claim_gets_a_verdict_with_its_evidence_and_sentence(
    open_page: Opener, kind: ClaimKind, language: str
) -> None:
    app = unfolded(open_page("claims", lang=language, claim=kind.value, **KINDS[kind]))
    say = Translator(language).text
    assert not app.exception
    assert say("ui.error.title") not in words(app)
    assert len(verdicts(app, language)) >= 1
    assert html(app).count('class="tk-verdict"') == 1
    codes = [block.value for block in app.code]
    assert len(codes) == 1 + len(LANGUAGES)
    assert codes[0] in codes[1:]
    assert len(set(codes[1:])) == len(LANGUAGES)
    assert all("2026-11-22-1" in code for code in codes)
    assert "href=" in html(app)
    assert "methods?" in html(app)


def test_the_kind_of_claim_changes_what_is_asked(open_page: Opener) -> None:
    app = open_page("claims")
    assert "choice.claims.from" in [box.key for box in app.selectbox]
    app.selectbox(key="choice.claims.claim").select("comparison").run()
    keys = [box.key for box in app.selectbox]
    assert "choice.claims.against" in keys
    assert "choice.claims.from" not in keys
    assert app.query_params["claim"] in ("comparison", ["comparison"])
    app.selectbox(key="choice.claims.claim").select("target").run()
    assert "choice.claims.goal" in [box.key for box in app.selectbox]


@pytest.mark.parametrize(
    ("name", "code"), [("region", "11"), ("indicator", "emergency_visits"), ("from", "2022"), ("to", "2024")]
)
def test_each_choice_changes_the_answer_and_the_address(open_page: Opener, name: str, code: str) -> None:
    app = open_page("claims")
    before = words(app)
    app.selectbox(key=f"choice.claims.{name}").select(code).run()
    assert app.query_params[name] in (code, [code])
    assert words(app) != before


@pytest.mark.parametrize(("name", "code"), [("way", "worse"), ("searched", "yes")])
def test_direction_and_search_change_the_answer(open_page: Opener, name: str, code: str) -> None:
    app = open_page("claims")
    before = words(app)
    app.button_group(key=f"choice.claims.{name}").set_value(code).run()
    assert app.query_params[name] in (code, [code])
    assert words(app) != before


def test_several_areas_are_in_the_address(open_page: Opener) -> None:
    app = open_page("claims", region="12", indicator="emergency_visits")
    app.multiselect(key="choice.claims.also").set_value(["13", "14"]).run()
    assert app.query_params["also"] in ("13,14", ["13,14"])
    assert "Pohjois-Karjala" in words(app)


def test_a_sentence_is_read_back_before_any_verdict_and_then_fills_the_choices(open_page: Opener) -> None:
    app = written(open_page, WHOLE)
    shown = words(app)
    assert FI("claim_text.screen.understood") in titles(app, level=2)
    for words_read in ("Lappia", "Kainuu", "hoidon jatkuvuudessa"):
        assert words_read in shown
    assert 'class="tk-claim"' in html(app)
    assert verdicts(app) == []
    assert 'class="tk-headline"' not in html(app)
    app.button(key="written.check").click().run()
    assert not app.exception
    assert 'class="tk-headline"' in html(app)
    chosen = {name: app.session_state[f"choice.claims.{name}"] for name in ("claim", "region", "indicator", "against")}
    assert chosen == {"claim": "comparison", "region": "20", "indicator": "continuity_of_care", "against": "21"}
    assert len(verdicts(app)) >= 1


def test_what_is_left_open_is_asked_and_answered(open_page: Opener) -> None:
    app = written(open_page, "Savossa hoitoonpääsy on parantunut vuodesta 2022")
    assert "written.check" not in [button.key for button in app.button]
    region = app.selectbox(key="written.answer.region")
    assert region.options == ["Etelä-Savo", "Pohjois-Savo"]
    region.select("13").run()
    app.selectbox(key="written.answer.indicator").select("doctor_visit_within_7_days").run()
    assert verdicts(app) == []
    app.button(key="written.check").click().run()
    assert app.session_state["choice.claims.region"] == "13"
    assert app.session_state["choice.claims.from"] == "2022"
    assert 'class="tk-headline"' in html(app)


def test_answers_to_one_sentence_are_no_answers_to_the_next(open_page: Opener) -> None:
    app = written(open_page, "Savossa hoidon jatkuvuus on parantunut vuodesta 2022")
    app.selectbox(key="written.answer.region").select("13").run()
    assert "written.check" in [button.key for button in app.button]
    app.text_area(key="written.sentence").set_value("Savossa hoidon jatkuvuus on heikentynyt vuodesta 2022")
    app.button[0].click().run()
    assert app.selectbox(key="written.answer.region").value is None
    assert "written.check" not in [button.key for button in app.button]


def test_the_sentence_stays_in_its_box_while_the_choices_are_looked_at(open_page: Opener) -> None:
    app = written(open_page, WHOLE)
    app.button(key="written.check").click().run()
    app.button_group(key="choice.claims.by").set_value("write").run()
    assert app.text_area(key="written.sentence").value == WHOLE
    assert "Lappia" in words(app)


def test_an_own_level_in_a_sentence_fills_the_goal(open_page: Opener) -> None:
    app = written(open_page, "Pirkanmaa saavuttaa lääkäriin pääsyssä 60,5 prosentin tavoitteen vuoteen 2029 mennessä")
    app.button(key="written.check").click().run()
    assert app.session_state["choice.claims.goal"] == "own"
    assert app.session_state["choice.claims.own_value"] == "60,5"
    assert app.session_state["choice.claims.own_year"] == "2029"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Kuopio on parempi kuin Lappi hoidon jatkuvuudessa", "unknown_place"),
        ("Lapin hoidon jatkuvuus ei ole parantunut vuodesta 2021", "negation"),
        ("HUSin hoidon jatkuvuus on parantunut vuodesta 2021", "hus"),
        ("Lapissa sairauspoissaolot ovat vähentyneet vuodesta 2023", "no_data"),
    ],
)
def test_a_refused_sentence_gets_a_reason_and_no_verdict(
    open_page: Opener, sentence: str, reason: str, language: str
) -> None:
    app = written(open_page, sentence, lang=language)
    say = Translator(language).text
    assert say("claim_text.screen.refused") in words(app)
    parts = say(f"claim_text.refused.{reason}", words="§", indicator="§").split("§")
    assert max(parts, key=len).strip() in words(app)
    assert verdicts(app, language) == []
    assert "written.check" not in [button.key for button in app.button]


def test_markup_in_a_sentence_stays_text(open_page: Opener) -> None:
    app = written(open_page, "<script>alert(1)</script> Kainuu on <b>paras</b> hoidon jatkuvuudessa")
    assert not app.exception
    assert "<script>" not in html(app)
    assert "<b>" not in html(app)


def test_an_indicator_without_data_says_so_and_how_they_are_loaded(open_page: Opener) -> None:
    app = open_page("claims", indicator="digital_service_users")
    assert "ei ole vielä" in words(app)
    assert verdicts(app) == []


def test_practice_sentences_are_read_and_copied_as_practice(open_page: Opener) -> None:
    app = written(open_page, "Keijulaakso on Noitasaarta parempi pöllöpostissa", data="practice")
    app.button(key="written.check").click().run()
    assert not app.exception
    assert app.session_state["choice.claims.region"] == "H03"
    assert all(code.value.startswith(FI("ui.practice.row")) for code in app.code[:1])
