"""The page of methods: the record behind a probability, and how it is made."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from pages.conftest import Opener
from pages.screen import charts, choice, html, titles, unfolded, words
from streamlit.testing.v1 import AppTest

from tkkio_analytics.domain.agreement import Method
from tkkio_analytics.domain.method import METHODS, MethodId, Subject
from tkkio_analytics.i18n import LANGUAGES, Translator


def links(app: AppTest) -> list[dict[str, str]]:
    """Return the choices of every link to a record, each of which names the release that is shown."""
    found = re.findall(r'href="(methods\?[^"]*record=[^"]*)"', html(app))
    choices = [{name: code for name, (code,) in parse_qs(urlsplit(unescape(href)).query).items()} for href in found]
    assert all(choice.pop("release") for choice in choices)
    return choices


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_probability_leads_to_its_record(open_page: Opener, language: str) -> None:
    trend = open_page("trends", lang=language, region="13", indicator="emergency_visits")
    link = next(iter(links(trend)))
    assert link == {"record": "matched", "horizon": "4", "n": "6", "method": "panel"} | (
        {} if language == "fi" else {"lang": language}
    )
    app = open_page("methods", **link)
    assert (choice(app, "methods", "n"), choice(app, "methods", "horizon")) == ("6", "4")
    shown = words(app).replace("\u00a0", " ")
    assert ("0.31" if language == "en" else "0,31") in shown
    assert "73%" in shown if language == "en" else "73 %" in shown
    assert [item.label for item in app.expander if item.proto.expanded] == [
        Translator(language).text("methods.panel.title")
    ]


def test_an_own_record_is_reached_by_its_indicator(open_page: Opener) -> None:
    trend = open_page(
        "trends", region="13", indicator="diabetes_entitlement", goal="own", own_value="9", own_year="2029"
    )
    assert {"record": "own", "horizon": "6", "indicator": "diabetes_entitlement", "method": "panel"} in links(trend)


@pytest.mark.parametrize(("page", "choices"), [("overview", {}), ("overview", {"scope": "county"}), ("risks", {})])
def test_every_probability_on_a_board_or_list_is_a_link(open_page: Opener, page: str, choices: dict[str, str]) -> None:
    app = unfolded(open_page(page, **choices))
    found = links(app)
    assert found
    figures = html(app).count('<span class="tk-figure">')
    assert len(re.findall(r'<a href="methods[^>]*><span class="tk-figure">', html(app))) == figures
    assert bool(figures) is (page == "risks" or "scope" in choices)
    for link in {tuple(sorted(link.items())) for link in found}:
        assert {name for name, _ in link} == {"record", "n", "horizon", "method"}


def test_too_little_past_is_said_with_its_counts_and_the_long_panel_stands_in(open_page: Opener) -> None:
    app = open_page("methods", record="own", indicator="emergency_visits", horizon="1")
    shown = words(app)
    assert "alue-ennusteita on 44 ja lähtövuosia 2" in shown
    assert Translator("fi").text("methods.instead.record") in shown
    assert len(charts(app)) == 1


def test_nothing_is_drawn_where_nothing_was_measured(open_page: Opener) -> None:
    app = open_page("methods", n="15", horizon="8")
    assert "Osuvuutta ei ole mitattu" in words(app)
    assert len(charts(app)) == 0


def test_the_long_panel_is_named_with_its_hash(open_page: Opener) -> None:
    shown = html(open_page("methods"))
    assert "sha256 aa896852f620" in shown
    assert "ouzor/sotkanet-shiny" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_is_said_in_words_and_writes_decimals_as_the_language_does(
    open_page: Opener, language: str
) -> None:
    app = unfolded(open_page("methods", lang=language))
    formulas = [item.value for item in app.latex]
    assert len(formulas) >= 10
    assert any(("0.95" if language == "en" else "0{,}95") in formula for formula in formulas)
    assert words(app).count(Translator(language).text("methods.label.formula")) == len(METHODS)


def test_every_method_has_a_source(open_page: Opener) -> None:
    shown = words(unfolded(open_page("methods")))
    for name in (
        "DerSimonian",
        "Goldstein",
        "Brier (1950)",
        "Cox (1958)",
        "Kahneman",
        "272/2025",
        "UN ESCAP",
        "Talih",
        "Vasicek",
    ):
        assert name in shown, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_method_is_told_once_under_its_subject(open_page: Opener, language: str) -> None:
    app, translator = open_page("methods", lang=language), Translator(language)
    assert [item.label for item in app.expander if item.label in _titles(translator)] == _titles(translator)
    headings = [translator.text(f"methods.subject.{item}") for item in Subject]
    assert titles(app, level=3)[-len(headings) :] == headings


def _titles(translator: Translator) -> list[str]:
    return [
        translator.text(f"methods.{method.id}.title")
        for subject in Subject
        for method in METHODS
        if method.subject is subject
    ]


def test_every_method_has_one_entry_and_a_formula() -> None:
    assert sorted(method.id for method in METHODS) == sorted(MethodId)
    assert all(method.formulas for method in METHODS)


def test_every_verdict_of_the_strip_leads_to_its_method(open_page: Opener) -> None:
    shown = html(open_page("trends", region="13", indicator="emergency_visits"))
    linked = re.findall(r'href="methods\?method=(\w+)&amp;release=[^"&]+"', shown)
    assert linked == ["risk_classes", *(method.value for method in Method if method is not Method.OURS)]


def test_a_joint_count_leads_to_its_method_and_measured_record(open_page: Opener) -> None:
    assert 'href="methods?method=joint&amp;release=' in html(open_page("risks"))
    app = open_page("methods", method="joint")
    assert [item.label for item in app.expander if item.proto.expanded] == [
        Translator("fi").text("methods.joint.title")
    ]
