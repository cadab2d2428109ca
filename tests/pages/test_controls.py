"""Every control that changes results changes them, and says so in the address."""

import pytest
from pages.conftest import Opener
from pages.screen import choice, html, words
from streamlit.testing.v1 import AppTest

from tkkio_analytics.i18n import Translator


def one(app: AppTest, name: str) -> object:
    found = app.query_params[name]
    return found if isinstance(found, list) else [found]


def test_the_scope_changes_the_board_into_rows_of_one_area(open_page: Opener) -> None:
    app = open_page("overview")
    before = words(app)
    app.button_group(key="choice.overview.scope").set_value("county").run()
    assert one(app, "scope") == ["county"]
    assert words(app) != before
    assert Translator("fi").text("ui.county.caption") in words(app)


def test_the_area_changes_the_rows(open_page: Opener) -> None:
    app = open_page("overview", scope="county")
    before = words(app)
    app.selectbox(key="choice.overview.region").select("11").run()
    assert one(app, "region") == ["11"]
    assert words(app) != before


@pytest.mark.parametrize("page", ["overview", "risks"])
def test_the_reference_goal_changes_the_signals(open_page: Opener, page: str) -> None:
    app = open_page(page, scope="county", region="11")
    before = words(app)
    app.selectbox(key=f"choice.{page}.goal").select("own_best").run()
    assert one(app, "goal") == ["own_best"]
    assert words(app) != before


def test_the_indicator_changes_the_comparison(open_page: Opener) -> None:
    app = open_page("compare")
    before = words(app)
    app.selectbox(key="choice.compare.indicator").select("emergency_visits").run()
    assert one(app, "indicator") == ["emergency_visits"]
    assert words(app) != before


def test_the_year_changes_the_comparison(open_page: Opener) -> None:
    app = open_page("compare")
    before = words(app)
    app.selectbox(key="choice.compare.year").select("2023").run()
    assert one(app, "year") == ["2023"]
    assert words(app) != before


def test_an_indicator_without_published_errors_says_that_it_cannot_be_tested(open_page: Opener) -> None:
    shown = words(open_page("compare", indicator="self_rated_health"))
    assert Translator("fi").text("ui.interval.none") in shown
    assert Translator("fi").text("ui.column.rank_interval") not in shown


@pytest.mark.parametrize(("name", "code"), [("region", "11"), ("indicator", "emergency_visits"), ("goal", "own_best")])
def test_the_choices_of_a_trend_change_it(open_page: Opener, name: str, code: str) -> None:
    app = open_page("trends")
    before = words(app)
    app.selectbox(key=f"choice.trends.{name}").select(code).run()
    assert one(app, name) == [code]
    assert words(app) != before


def test_an_own_goal_is_typed_kept_in_the_address_and_called_the_users(open_page: Opener) -> None:
    app = open_page("trends")
    app.selectbox(key="choice.trends.goal").select("own").run()
    assert Translator("fi").text("ui.legal_status.reference") in words(app)
    app.text_input(key="choice.trends.own_value").set_value("60,5").run()
    assert one(app, "own_value") == ["60.5"]
    assert Translator("fi").text("ui.legal_status.user_set") in words(app)
    assert "60,5\xa0%" in words(app)
    before = words(app)
    app.selectbox(key="choice.trends.own_year").select("2031").run()
    assert one(app, "own_year") == ["2031"]
    assert words(app) != before


def test_the_filters_of_the_risks_change_the_list(open_page: Opener) -> None:
    app = open_page("risks")
    everything = html(app).count("<tr")
    app.button_group(key="choice.risks.class").set_value("at_risk").run()
    assert one(app, "class") == ["at_risk"]
    app.selectbox(key="choice.risks.indicator").select("continuity_of_care").run()
    assert 1 < html(app).count("<tr") < everything
    assert Translator("fi").text("ui.trajectory.very_unlikely") not in html(app)


def test_the_rows_of_the_risks_are_shown_as_many_as_asked(open_page: Opener) -> None:
    app = open_page("risks")
    app.button_group(key="choice.risks.rows").set_value("100").run()
    assert html(app).count('scope="row"><a') == 100


def test_the_scope_narrows_the_risks_to_its_areas(open_page: Opener) -> None:
    app = open_page("risks", rows="all")
    whole = html(app).count('scope="row"><a')
    app.button_group(key="choice.risks.scope").set_value("county").run()
    assert 0 < html(app).count('scope="row"><a') < whole


def test_the_language_changes_the_words_and_keeps_the_choices(open_page: Opener) -> None:
    app = open_page("trends", region="11", indicator="emergency_visits")
    app.button_group(key="choice.lang").set_value("sv").run()
    assert app.title[0].value == Translator("sv").text("ui.page.trends.title")
    assert one(app, "lang") == ["sv"]
    assert (choice(app, "trends", "region"), choice(app, "trends", "indicator")) == ("11", "emergency_visits")


def test_choices_go_along_to_another_page(open_page: Opener) -> None:
    app = open_page("trends", lang="en", indicator="emergency_visits")
    app.switch_page("pages/compare.py").run()
    assert app.title[0].value == Translator("en").text("ui.page.compare.title")
    assert choice(app, "compare", "indicator") == "emergency_visits"


@pytest.mark.parametrize(("name", "code"), [("n", "3"), ("horizon", "6")])
def test_length_and_horizon_change_the_record(open_page: Opener, name: str, code: str) -> None:
    app = open_page("methods")
    before = words(app)
    app.selectbox(key=f"choice.methods.{name}").select(code).run()
    assert one(app, name) == [code]
    assert words(app) != before


def test_whose_forecasts_changes_the_record_and_what_is_asked(open_page: Opener) -> None:
    app = open_page("methods")
    before = words(app)
    app.button_group(key="choice.methods.record").set_value("own").run()
    assert one(app, "record") == ["own"]
    own = words(app)
    assert own != before
    assert "choice.methods.n" not in [box.key for box in app.selectbox]
    app.selectbox(key="choice.methods.indicator").select("diabetes_entitlement").run()
    assert one(app, "indicator") == ["diabetes_entitlement"]
    assert Translator("fi").text("ui.record.own") in words(app)
    assert Translator("fi").text("ui.record.own") not in own
    app.button_group(key="choice.methods.record").set_value("pooled").run()
    assert "choice.methods.indicator" not in [box.key for box in app.selectbox]
    assert one(app, "record") == ["pooled"]


def test_the_choices_of_the_record_are_kept_in_another_language(open_page: Opener) -> None:
    app = open_page("methods", n="6", horizon="3")
    app.button_group(key="choice.lang").set_value("en").run()
    assert (choice(app, "methods", "n"), choice(app, "methods", "horizon")) == ("6", "3")
