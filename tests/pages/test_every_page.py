"""Every page opens in every language on the shipped data, whole and without leftovers."""

import re

import pytest
from pages.conftest import Opener
from pages.screen import html, words

from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui.navigation import every_page

PAGES = every_page()
VIEWS = (
    ("overview", {}),
    ("overview", {"scope": "yta", "region": "YTA2"}),
    ("overview", {"scope": "county", "region": "11", "goal": "own_best"}),
    ("compare", {"indicator": "self_rated_health"}),
    ("compare", {"indicator": "population"}),
    ("trends", {"region": "07", "indicator": "diabetes_entitlement"}),
    ("trends", {"region": "11", "indicator": "median_income"}),
    ("trends", {"region": "04", "goal": "own", "own_value": "60", "own_year": "2029"}),
    ("trends", {"region": "13", "indicator": "digital_service_users"}),
    ("trends", {"region": "FI", "indicator": "digital_service_users", "goal": "rrp_digital_service_users"}),
    ("compare", {"indicator": "digital_service_users"}),
    ("compare", {"indicator": "remote_contacts"}),
    ("risks", {"scope": "county", "region": "90", "class": "at_risk"}),
    ("what_if", {"region": "13", "indicator": "emergency_visits", "lever": "pace=-5;step=-10@2028;ramp=-20:4"}),
    ("what_if", {"region": "13", "lever": "peer_pace=11;effect=2:3~0.3"}),
    ("what_if", {"region": "13", "lever": "none"}),
    ("what_if", {"as": "group", "of": "YTA3", "lever": "best_quartile_pace"}),
    ("what_if", {"as": "merged", "of": "YTA2", "indicator": "emergency_visits", "lever": "own_best_pace"}),
    ("what_if", {"as": "merged", "of": "own", "areas": "11,12", "indicator": "self_rated_health"}),
    ("what_if", {"region": "07", "and": "emergency_visits,quick_contact", "due": "2030", "base": "2022"}),
    ("what_if", {"region": "FI", "goal": "own", "own_value": "60", "own_year": "2029"}),
    ("what_if", {"region": "13", "indicator": "median_income"}),
    ("claims", {"region": "12", "indicator": "emergency_visits", "way": "lower", "from": "2021", "also": "13,14"}),
    ("claims", {"claim": "comparison", "region": "20", "indicator": "continuity_of_care", "against": "21"}),
    ("claims", {"claim": "comparison", "region": "13", "indicator": "emergency_visits", "against": "peers"}),
    ("claims", {"claim": "first", "region": "09", "indicator": "doctor_visit_within_7_days", "year": "2025"}),
    ("claims", {"claim": "fastest", "region": "19", "indicator": "diabetes_entitlement", "from": "2015"}),
    ("claims", {"claim": "target", "region": "08", "goal": "own", "own_value": "60", "own_year": "2029"}),
    ("claims", {"claim": "timing", "region": "15", "indicator": "diabetes_entitlement", "since": "2018"}),
    ("claims", {"indicator": "population", "way": "higher"}),
    ("claims", {"indicator": "digital_service_users"}),
    ("claims", {"by": "write"}),
    ("briefing", {"region": "13", "briefing": "leadership"}),
    ("briefing", {"region": "YTA2", "goal": "national_level"}),
    ("briefing", {"region": "FI", "briefing": "negotiation", "words": "en"}),
    ("briefing", {"region": "90", "briefing": "question", "indicator": "emergency_visits"}),
    ("briefing", {"region": "05", "parts": "money.goals", "format": "xlsx"}),
    ("briefing", {"region": "05", "parts": "none"}),
    ("funding", {"programme": "tulsote", "round": "2020", "measure": "per_inhabitant"}),
    ("funding", {"programme": "tulsote_status", "payment": "remaining", "measure": "per_inhabitant"}),
    ("funding", {"round": "2", "investment": "ips", "indicator": "quick_contact", "from": "2020", "to": "2022"}),
    ("data", {"q": "kainuu 1 671 131"}),
    ("data", {"kind": "assessment", "figures": "none", "rows": "all"}),
    ("data", {"objective": "staff", "topic": "personnel", "document": "stm_2024_2"}),
    ("compare", {"indicator": "staff_turnover"}),
    ("trends", {"region": "13", "indicator": "tyoote_disease_groups", "goal": "tyoote_ten_disease_groups"}),
    ("entry", {"kind": "values"}),
    ("entry", {"kind": "assessment"}),
    ("entry", {"kind": "recommendation"}),
    ("glossary", {"word": "sann", "term": "brier_skill"}),
    ("feedback", {"view": "trends?region=07&lang=sv", "figure": "chart.fan"}),
    ("methods", {"n": "3", "horizon": "5", "method": "short"}),
    ("methods", {"n": "15", "horizon": "8"}),
    ("methods", {"record": "own", "indicator": "diabetes_entitlement", "horizon": "6"}),
    ("methods", {"record": "own", "indicator": "doctor_visit_within_7_days", "horizon": "1"}),
    ("methods", {"record": "own", "indicator": "quick_contact", "horizon": "12"}),
    ("methods", {"record": "pooled", "horizon": "1"}),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_every_language(open_page: Opener, page: str, language: str) -> None:
    app = open_page(page, lang=language)
    assert not app.exception
    assert app.title[0].value == Translator(language).text(f"ui.page.{page}.title")
    assert "tk-notice" not in html(app)
    assert 'class="tk-headline"' in html(app)
    assert "sha256" in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "choices"), VIEWS)
def test_views_behind_links_open_in_every_language(
    open_page: Opener, page: str, choices: dict[str, str], language: str
) -> None:
    app = open_page(page, lang=language, **choices)
    assert not app.exception
    assert Translator(language).text("ui.error.title") not in words(app)
    assert not re.search(
        r"\b(ui|charts|findings|errors|funding|methods|feedback|glossary|licences|accessibility|what_if|scenarios"
        r"|saved_scenarios)\.[a-z_]+\.",
        words(app),
    )
    assert "{" not in words(app)
    assert not re.search(r"\b(nan|NaN|inf|None(?! of))\b", words(app))


@pytest.mark.parametrize("page", PAGES)
def test_no_finnish_is_left_in_the_english_interface(open_page: Opener, page: str) -> None:
    finnish, english = Translator("fi"), Translator("en")
    shown = words(open_page(page, lang="en"))
    for key in ("ui.csv.save_csv", "ui.heading.findings", "ui.column.indicator", "ui.legal_status.reference"):
        assert finnish.text(key) not in shown, key
        assert finnish.text(key) != english.text(key)


def test_the_language_of_the_document_follows_the_page(open_page: Opener) -> None:
    for language in LANGUAGES:
        brand = next(body for body in html(open_page("overview", lang=language)).splitlines() if "tk-brand" in body)
        assert f'data-tkkio-lang="{language}"' in brand


@pytest.mark.parametrize(
    ("page", "choices"),
    [
        ("overview", {"scope": "zzz"}),
        ("overview", {"scope": "county", "region": "99"}),
        ("overview", {"goal": "zzz"}),
        ("overview", {"lang": "xx"}),
        ("compare", {"indicator": "<script>"}),
        ("compare", {"year": "1800"}),
        ("trends", {"region": "FI; DROP TABLE"}),
        ("trends", {"goal": "zzz"}),
        ("trends", {"goal": "own", "own_value": "abc"}),
        ("trends", {"goal": "own", "own_value": "60", "own_year": "1066"}),
        ("risks", {"class": "zzz"}),
        ("risks", {"rows": "-1"}),
        ("what_if", {"region": "99"}),
        ("what_if", {"as": "zzz"}),
        ("what_if", {"lever": "pace=<script>"}),
        ("what_if", {"lever": "pace=nan"}),
        ("what_if", {"and": "zzz"}),
        ("what_if", {"due": "1999"}),
        ("what_if", {"base": "1066"}),
        ("what_if", {"basis": "<script>"}),
        ("what_if", {"as": "group", "of": "own", "areas": "11,99"}),
        ("claims", {"claim": "zzz"}),
        ("claims", {"also": "13,zzz"}),
        ("claims", {"from": "1066"}),
        ("claims", {"claim": "comparison", "against": "<script>"}),
        ("claims", {"claim": "target", "goal": "own", "own_value": "abc"}),
        ("funding", {"programme": "zzz"}),
        ("funding", {"round": "1066"}),
        ("funding", {"measure": "<script>"}),
        ("funding", {"from": "2030"}),
        ("glossary", {"term": "zzz"}),
        ("feedback", {"view": "zzz"}),
        ("entry", {"kind": "zzz"}),
        ("entry", {"entry": "<script>"}),
        ("methods", {"record": "zzz"}),
        ("methods", {"n": "99"}),
        ("methods", {"horizon": "0"}),
        ("methods", {"method": "<script>"}),
    ],
)
def test_a_value_that_means_nothing_is_said_and_the_page_still_opens(
    open_page: Opener, page: str, choices: dict[str, str]
) -> None:
    app = open_page(page, **choices)
    assert not app.exception
    assert Translator("fi").text("ui.error.refused_title") in words(app)
    assert "<script>" not in html(app)
    assert 'class="tk-headline"' in html(app)


def test_a_missing_release_is_said_in_words_and_the_app_stays_up(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TKKIO_RELEASE", "1999-01-01-1")
    app = open_page("overview", lang="sv")
    assert not app.exception
    assert Translator("sv").text("ui.error.title") in words(app)
    assert "1999-01-01-1" in words(app)
    monkeypatch.delenv("TKKIO_RELEASE")
    assert 'class="tk-headline"' in html(app.run())


@pytest.mark.parametrize(("page", "region"), [("compare", "FI"), ("trends", "13")])
def test_digital_service_use_shows_its_national_figures_and_that_areas_have_none(
    open_page: Opener, page: str, region: str
) -> None:
    app = open_page(page, lang="fi", indicator="digital_service_users", region=region)
    shown = words(app).replace("\u00a0", " ")
    for figure in ("26,0 %", "36,5 %", "41,9 %"):
        assert figure in shown, figure
    assert "ei ole vielä" in shown


def test_the_registry_links_a_target_to_its_indicator(open_page: Opener) -> None:
    shown = html(open_page("overview", lang="fi")).replace("&amp;", "&")
    assert "trends?region=FI&indicator=digital_service_users&goal=rrp_digital_service_users" in shown
