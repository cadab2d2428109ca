"""The page Aineisto: what is found, how it reads, and what the address holds."""

from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import choice, html, words

from tkkio_analytics.i18n import LANGUAGES, Translator


def test_a_search_in_the_address_is_in_the_field_and_answered(open_page: Opener) -> None:
    app = open_page("data", q="404")
    assert choice(app, "data", "q") == "404"
    assert "Erittäin heikko osallisuuden kokemus, %" in words(app)
    assert "luku 2.5.2" in words(app)


def test_typing_narrows_the_list_and_is_kept_in_the_address(open_page: Opener) -> None:
    app = open_page("data")
    app.text_input[0].set_value("kainuu 1 671 131").run()
    assert app.query_params["q"] == "kainuu 1 671 131"
    assert "yksi kohde" in words(app)
    assert "1\N{NO-BREAK SPACE}671\N{NO-BREAK SPACE}131" in words(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_indicator_without_data_says_how_it_is_loaded(open_page: Opener, language: str) -> None:
    app = open_page("data", q="5956", lang=language)
    shown = words(app)
    assert Translator(language).text("data.state.none") in shown
    assert {"fi": "tuomalla oma tiedosto", "sv": "importera en egen fil", "en": "importing a file"}[language] in shown


def test_a_translation_of_ours_is_called_unofficial(open_page: Opener) -> None:
    assert "Inofficiell översättning" in words(open_page("data", q="5956", lang="sv"))
    assert "Epävirallinen käännös" not in words(open_page("data", q="5956"))
    assert "Inofficiell översättning" not in words(open_page("data", q="683", lang="sv"))


def test_an_indicator_with_data_leads_to_its_pages_and_says_its_age(open_page: Opener) -> None:
    app = open_page("data", q="diabetes_entitlement")
    assert "trends?region=FI&amp;indicator=diabetes_entitlement" in html(app)
    assert "compare?indicator=diabetes_entitlement" in html(app)
    assert "2005–2023, haettu 18.8.2026 (96 päivää sitten)" in words(app)


def test_a_quote_is_marked_with_its_language(open_page: Opener) -> None:
    assert '<p lang="fi">“Kohdennetaan vähintään 1,2 %' in html(
        open_page("data", q="tkkio_share_of_funding", lang="en")
    )


def test_nothing_found_says_what_to_try(open_page: Opener) -> None:
    shown = words(open_page("data", q="qqqq"))
    assert "Haulla ei löytynyt tuloksia." in shown
    assert "Kokeile lyhyempää sanaa" in shown


def test_sums_that_do_not_add_up_are_said(open_page: Opener) -> None:
    assert "30 000 € vähemmän kuin painettu summa" in words(open_page("data", q="210 885 662"))


def test_a_filter_that_is_not_offered_is_refused_in_words(open_page: Opener) -> None:
    shown = words(open_page("data", kind="poem"))
    assert "poem" in shown
    assert "laji" in shown


def test_markup_in_the_search_stays_text(open_page: Opener) -> None:
    assert "<script>" not in html(open_page("data", q="<script>alert(1)</script>"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_opens_the_way_of_one_number(open_page: Opener, language: str) -> None:
    link = {"view": "lineage", "indicator": "emergency_visits", "region": "13", "year": "2024", "lang": language}
    app = open_page("data", **link)
    shown, text = words(app), Translator(language).text
    assert text("lineage.step.unchanged") in shown
    assert app.query_params["year"] == "2024"
    assert "trends?indicator=emergency_visits&amp;region=13" in html(app)


def test_an_area_without_figures_says_that_there_is_nothing_to_trace(open_page: Opener) -> None:
    shown = words(open_page("data", view="lineage", indicator="children_placed_outside_home", region="FI"))
    assert Translator("fi").text("lineage.none") in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_freshness_corrections_and_checks_are_on_the_page(
    open_page: Opener, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    shown, text = words(open_page("data", view="quality", lang=language)), Translator(language).text
    assert text("quality.sound", release="2026-11-22-1") in shown
    assert text("quality.never_checked") in shown
    assert text("quality.age", count=96) in shown
    assert text("quality.caption.corrections") in shown


def test_the_latest_figure_of_a_trend_leads_to_where_it_comes_from(open_page: Opener) -> None:
    shown = html(open_page("trends", region="13", indicator="emergency_visits"))
    link = "data?view=lineage&amp;indicator=emergency_visits&amp;region=13&amp;year=2025&amp;release=2026-11-22-1"
    assert link in shown
