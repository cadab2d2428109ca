"""Mitä jos: every lever moves the answer, nothing assumed moves nothing, and a link gives the same view again."""

import re

import pytest
from pages.conftest import Opener
from pages.screen import choice, html, titles, unfolded, words
from streamlit.testing.v1 import AppTest

from tkkio_analytics.i18n import LANGUAGES, Translator

VISITS = {"region": "13", "indicator": "emergency_visits"}
LEVERS = (
    "pace=-60",
    "own_best_pace",
    "peer_pace=11",
    "best_quartile_pace",
    "required_pace=0.75",
    "step=-200",
    "ramp=-200:2",
    "effect=-200:2~0.3",
)


def address(app: AppTest, name: str) -> str | None:
    found = app.query_params.get(name)
    return found[0] if isinstance(found, list) else found


def probabilities(app: AppTest) -> tuple[int, ...]:
    """Return the percentages without and with, as the figures show them."""
    figures = next(body for body in html(app).splitlines() if "tk-main-figure" in body)
    main = figures.split("tk-main-figure", 1)[1].split("<small", 1)[0]
    return tuple(int(number) for number in re.findall(r"(\d+)\s%", main))


def assert_whole(app: AppTest, language: str = "fi") -> None:
    assert not app.exception
    assert Translator(language).text("ui.error.title") not in words(app)
    assert Translator(language).text("ui.error.refused_title") not in words(app)


@pytest.mark.parametrize("lever", LEVERS)
def test_every_lever_moves_the_path_with_and_leaves_the_one_without(open_page: Opener, lever: str) -> None:
    nothing = probabilities(open_page("what_if", lever="none", **VISITS))
    app = open_page("what_if", lever=lever, **VISITS)
    assert_whole(app)
    without, assumed = probabilities(app)
    assert (without, without) == nothing
    assert assumed != without
    assert address(app, "lever") == lever


@pytest.mark.parametrize("lever", ["none", "pace=0", "step=0;effect=0:3~1"])
def test_a_change_of_nothing_shows_the_same_figures_on_both_sides(open_page: Opener, lever: str) -> None:
    app = open_page("what_if", lever=lever, **VISITS)
    assert_whole(app)
    without, assumed = probabilities(app)
    assert without == assumed
    rows = [row for row in re.findall(r"<tr.*?</tr>", html(app)) if re.search(r'scope="row">20(26|27|28|29)<', row)]
    by_year = [cells for row in rows if len(cells := re.findall(r"<td[^>]*>(.*?)</td>", row)) == 4]
    assert by_year
    for cells in by_year:
        assert (cells[0], cells[2]) == (cells[1], cells[3])


def test_levers_in_another_order_show_the_same_answer(open_page: Opener) -> None:
    shown = [
        probabilities(open_page("what_if", lever=lever, **VISITS))
        for lever in ("pace=-30;step=-50@2028", "step=-50@2028;pace=-30")
    ]
    assert shown[0] == shown[1]


def test_the_slider_and_the_field_move_the_same_change(open_page: Opener) -> None:
    app = open_page("what_if", lever="pace=0", **VISITS)
    before = probabilities(app)
    slider = app.select_slider(key="choice.what_if.lever.0.slider")
    slider.set_value("-150").run()
    assert address(app, "lever") == "pace=-150"
    assert probabilities(app)[1] > before[1]
    app.text_input(key="choice.what_if.lever.0.number").set_value("−60,5").run()
    assert address(app, "lever") == "pace=-60.5"
    assert probabilities(app)[0] == before[0]
    assert probabilities(app)[1] > before[1]
    assert app.text_input(key="choice.what_if.lever.0.number").value == "-60,5"


def test_a_typed_change_that_is_no_number_is_said_and_nothing_changes(open_page: Opener) -> None:
    app = open_page("what_if", lever="pace=-10", **VISITS)
    app.text_input(key="choice.what_if.lever.0.number").set_value("paljon").run()
    assert Translator("fi").text("ui.error.refused_title") in words(app)
    assert "paljon" in words(app)
    assert address(app, "lever") == "pace=-10"


def test_assumptions_are_added_changed_and_removed(open_page: Opener) -> None:
    app = open_page("what_if", lever="pace=-10", **VISITS)
    app.selectbox(key="choice.what_if.lever.add").set_value("step").run()
    assert address(app, "lever") == "pace=-10;step=+0"
    app.text_input(key="choice.what_if.lever.1.number").set_value("-20").run()
    app.selectbox(key="choice.what_if.lever.1.start").set_value("2028").run()
    app.selectbox(key="choice.what_if.lever.1.uncertainty").set_value("0").run()
    assert address(app, "lever") == "pace=-10;step=-20@2028~0"
    app.button(key="choice.what_if.lever.0.remove").click().run()
    assert address(app, "lever") == "step=-20@2028~0"
    app.button(key="choice.what_if.lever.0.remove").click().run()
    assert address(app, "lever") == "none"
    assert_whole(app)


def test_a_path_has_one_pace_that_is_set(open_page: Opener) -> None:
    kinds = open_page("what_if", lever="own_best_pace", **VISITS).selectbox(key="choice.what_if.lever.add").options
    assert Translator("fi").text("what_if.lever.kind.required_pace") not in kinds
    app = open_page("what_if", lever="own_best_pace;required_pace=0.5", **VISITS)
    assert not app.exception
    assert Translator("fi").text("ui.error.title") in words(app)


def test_the_pace_of_another_area_is_chosen_among_the_others(open_page: Opener) -> None:
    app = open_page("what_if", lever="peer_pace=11", **VISITS)
    names = app.selectbox(key="choice.what_if.lever.0.peer").options
    assert "Pohjois-Savo" not in names
    app.selectbox(key="choice.what_if.lever.0.peer").set_value("12").run()
    assert address(app, "lever") == "peer_pace=12"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_has_a_row_for_each_area_and_one_of_them_in_full(open_page: Opener, language: str) -> None:
    app = open_page(
        "what_if", lang=language, indicator="emergency_visits", lever="pace=-60", of="YTA3", **{"as": "group"}
    )
    assert_whole(app, language)
    shown = words(app)
    for area in {"fi": ("Kanta-Häme", "Pirkanmaa"), "sv": ("Birkaland",), "en": ("Pirkanmaa",)}[language]:
        assert area in shown
    app.selectbox(key="choice.what_if.case").set_value("08:emergency_visits").run()
    assert address(app, "case") == "08:emergency_visits"


def test_merged_areas_are_one_area_weighed_and_said_to_be_so(open_page: Opener) -> None:
    app = open_page(
        "what_if", indicator="emergency_visits", lever="pace=-60", of="own", areas="11,12", **{"as": "merged"}
    )
    assert_whole(app)
    assert "Etelä-Karjala + Etelä-Savo" in words(unfolded(app))
    assert Translator("fi").text("what_if.grounds.heading") in titles(app, level=3)
    assert len(probabilities(app)) == 2


def test_an_empty_group_is_told_what_to_do(open_page: Opener) -> None:
    for mode in ("group", "merged"):
        app = open_page("what_if", of="own", **{"as": mode})
        assert not app.exception
        assert Translator("fi").text("errors.scenario_without_area") in words(app)


def test_several_indicators_move_together_each_with_its_own_change(open_page: Opener) -> None:
    levers = "emergency_visits/pace=-60;quick_contact/pace=+2"
    app = open_page("what_if", lever=levers, **VISITS, **{"and": "quick_contact"})
    assert_whole(app)
    assert address(app, "lever") == levers
    assert "choice.what_if.goal" in app.session_state
    assert choice(app, "what_if", "lever.0.indicator") == "emergency_visits"
    app.multiselect(key="choice.what_if.and").set_value([]).run()
    assert address(app, "and") is None


def test_another_goal_year_and_base_change_the_answer(open_page: Opener) -> None:
    usual = words(open_page("what_if", lever="none", **VISITS))
    for name, code in (("due", "2031"), ("base", "2022"), ("goal", "own_best")):
        app = open_page("what_if", lever="none", **VISITS, **{name: code})
        assert_whole(app)
        assert words(app) != usual, name


def test_an_own_goal_is_called_the_readers(open_page: Opener) -> None:
    app = open_page("what_if", goal="own", own_value="500", own_year="2028", lever="none", **VISITS)
    assert_whole(app)
    assert Translator("fi").text("ui.legal_status.user_set") in words(app)
    assert "500" in words(app)


def test_money_is_never_said_to_be_an_effect_and_no_cause_is_claimed(open_page: Opener) -> None:
    shown = words(open_page("what_if", lever="pace=-60", **VISITS))
    assert Translator("fi").text("what_if.grounds.no_cause") in shown
    assert Translator("fi").text("scenarios.money.no_unit_cost") in shown


def test_the_link_gives_the_same_figures_again_from_its_own_release(open_page: Opener) -> None:
    app = open_page("what_if", lever="pace=-60;step=-20@2028", goal="own_best", due="2030", **VISITS)
    (link,) = re.findall(r'href="what_if\?([^"]+)"', html(app).replace("&amp;", "&"))
    parameters = dict(part.split("=", 1) for part in link.split("&"))
    from urllib.parse import unquote_plus  # noqa: PLC0415

    again = open_page("what_if", **{name: unquote_plus(value) for name, value in parameters.items()})
    assert_whole(again)
    assert probabilities(again) == probabilities(app)
    assert Translator("fi").text("what_if.replay.title") in words(again)
    assert "2026-11-22-1" in words(again)


def test_a_link_of_a_release_that_is_not_here_says_so(open_page: Opener) -> None:
    app = open_page("what_if", basis="1999-01-01-1~0123456789ab~2026-11-20", lever="none", **VISITS)
    assert not app.exception
    assert Translator("fi").text("ui.error.title") in words(app)
    assert "1999-01-01-1" in words(app)


def test_the_practice_data_have_a_what_if_of_their_own(open_page: Opener) -> None:
    app = open_page("what_if", data="practice", region="H02", indicator="story_hours", lever="pace=+1")
    assert_whole(app)
    assert "Peikkometsä" not in words(open_page("what_if", **VISITS))
    assert 'class="tk-practice"' in html(app)
