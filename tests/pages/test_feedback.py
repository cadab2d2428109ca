"""From any figure a reader reaches the form that reports it, and what is sent is there for whoever answers."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pages.conftest import Opener
from pages.screen import charts, html, offered, words

from tkkio_analytics.config import Settings
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services import feedback
from tkkio_analytics.services.own_data import opened_store
from tkkio_analytics.ui.navigation import every_page

WITHOUT_FIGURES = {"glossary", "accessibility", "feedback"}


def links(shown: str) -> list[dict[str, list[str]]]:
    found = re.findall(r'<a href="(feedback\?[^"]+)"', shown)
    return [parse_qs(urlsplit(unescape(link)).query) for link in found]


def abouts(shown: str) -> set[str]:
    """Return what the links of tables and charts say they are about."""
    words = Translator("sv").text("feedback.link")
    return {label.removeprefix(f"{words}: ") for label in re.findall(r'class="tk-report" aria-label="([^"]*)"', shown)}


@pytest.mark.parametrize("page", [page for page in every_page() if page not in WITHOUT_FIGURES])
def test_every_table_and_chart_and_headline_can_be_reported(open_page: Opener, page: str) -> None:
    app = open_page(page, lang="sv")
    found = links(html(app))
    figures = [link["figure"][0] for link in found]
    assert len(set(figures)) == len(figures)
    assert page == "licences" or "headline" in figures
    saved = {name.removeprefix(f"tkkio-{page}-") for name in offered(app)}
    for kind, endings in (("chart", ("png", "svg")), ("table", ("csv", "xlsx"))):
        named = {figure.removeprefix(f"{kind}.") for figure in figures if figure.startswith(f"{kind}.")}
        assert {f"{name}.{ending}" for name in named for ending in endings} <= saved
    assert len(charts(app)) == sum(name.endswith(".png") for name in saved)
    if page != "briefing":  # a pack is saved whole, its tables with it
        assert set(re.findall(r'role="region" aria-label="([^"]*)"', html(app))) <= abouts(html(app))
    for link in found:
        assert link["lang"] == ["sv"]
        assert feedback.figure_of(link["figure"][0])
        name, choices = feedback.view_of(link["view"][0], pages=every_page()) or ("", {})
        assert name == page
        assert choices["release"]


def test_a_report_is_sent_and_kept_with_its_view_and_its_release(
    open_page: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path / "state"))
    app = open_page("feedback", lang="fi", view="trends?region=13", figure="chart.fan")
    assert 'href="trends?region=13"' in html(app)
    assert app.radio[0].value == "figure"
    app.text_area[0].set_value("Arvo poikkeaa lähteestä")
    app.button[0].click().run()
    assert Translator("fi").text("feedback.sent") in words(app)
    store = opened_store(Settings.from_env())
    (kept,) = feedback.every_report(store)
    store.engine.dispose()
    assert (kept.entry.view, kept.entry.figure) == ("trends?region=13", "chart.fan")
    assert kept.entry.release_sha256 in html(app)
    assert kept.entry.text not in words(app)


def test_a_report_without_words_is_refused_and_nothing_is_kept(
    open_page: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path / "state"))
    app = open_page("feedback", lang="en")
    app.button[0].click().run()
    assert Translator("en").text("store.not_saved") in words(app)
    assert not (tmp_path / "state" / "tkkio.sqlite3").exists()


@pytest.mark.parametrize("choices", [{"view": "https://example.org"}, {"figure": "<b>"}])
def test_an_address_that_means_nothing_is_refused(open_page: Opener, choices: dict[str, str]) -> None:
    app = open_page("feedback", **choices)
    assert Translator("fi").text("ui.error.refused_title") in words(app)
    assert "<b>" not in html(app)


def test_the_statement_names_the_operator_where_one_is_given(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    operator = Translator("fi").text("accessibility.operator")
    assert operator in words(open_page("accessibility"))
    monkeypatch.setenv("TKKIO_SERVICE_OWNER", "Keksitty virasto")
    monkeypatch.setenv("TKKIO_FEEDBACK_ADDRESS", "palaute@example.org")
    shown = words(open_page("accessibility"))
    assert operator not in shown
    assert "Keksitty virasto" in shown
    assert "palaute@example.org" in shown
    assert "Traficom" in shown


def test_a_word_of_the_glossary_is_found_by_any_of_its_names_and_opened_by_a_link(open_page: Opener) -> None:
    app = open_page("glossary", lang="fi", word="sannolikhet")
    assert re.findall(r'id="term-(\w+)"', html(app))[0] == "probability"
    opened = html(open_page("glossary", lang="en", term="brier_skill"))
    assert re.findall(r'id="term-(\w+)"', opened)[0] == "brier_skill"
    assert 'href="glossary?term=' in html(open_page("methods", lang="fi"))
