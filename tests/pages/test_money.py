"""Money stands beside operations, and the need-adjusted comparison apart from the raw one, in every language."""

import pytest
from pages.conftest import Opener
from pages.screen import html, titles, words

from tkkio_analytics.i18n import LANGUAGES, Translator


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "choices", [{}, {"scope": "yta", "region": "YTA2"}, {"scope": "county", "region": "09"}], ids=["FI", "YTA", "09"]
)
def test_money_stands_on_the_overview_and_says_that_budgets_are_no_outturns(
    open_page: Opener, choices: dict[str, str], language: str
) -> None:
    app = open_page("overview", lang=language, **choices)
    say = Translator(language).text
    assert say("money.screen.heading") in titles(app, level=2)
    shown = words(app)
    for key in ("money.caveat.approved", "money.caveat.proposal", "money.deadline.unknown"):
        assert say(key) in shown, key
    assert "{" not in shown


def test_doubts_stand_beside_the_figures_of_one_area(open_page: Opener) -> None:
    shown = words(open_page("overview", scope="county", region="09"))
    assert "Lähde on ristiriidassa itsensä kanssa" in shown
    assert "epävarma" in shown
    assert "epävarma" not in words(open_page("overview", scope="county", region="20"))


def test_the_area_changes_its_money(open_page: Opener) -> None:
    app = open_page("overview", scope="county", region="20")
    assert "449,2 milj. €" in words(app).replace("\u00a0", " ")
    app.selectbox(key="choice.overview.region").select("21").run()
    shown = words(app).replace("\u00a0", " ")
    assert "1 158,5 milj. €" in shown
    assert "449,2 milj. €" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_need_has_a_heading_of_its_own_and_its_vintage(open_page: Opener, language: str) -> None:
    app = open_page("compare", lang=language, indicator="primary_care_cost")
    say = Translator(language).text
    assert say("money.need.heading") in titles(app, level=2)
    assert say("money.need.other_year", year=2024, coefficient_year=2023) in words(app)
    assert "thl.fi" in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("indicator", "key"),
    [
        ("continuity_of_care", "money.need.refused_outcome"),
        ("share_65_plus", "money.need.refused_structure"),
        ("state_funding_per_inhabitant", "money.need.refused"),
    ],
)
def test_need_is_refused_with_a_reason(open_page: Opener, indicator: str, key: str, language: str) -> None:
    app = open_page("compare", lang=language, indicator=indicator)
    say = Translator(language).text
    shown = words(app)
    assert say("money.need.refused") in shown
    assert say(key) in shown
    assert say("money.column.adjusted") not in shown


def test_a_year_without_an_earlier_coefficient_keeps_the_latest_before_it(open_page: Opener) -> None:
    app = open_page("compare", indicator="primary_care_cost", year="2020")
    assert Translator("fi").text("money.need.same_year", year=2020) in words(app)
    app.selectbox(key="choice.compare.year").select("2024").run()
    assert Translator("fi").text("money.need.other_year", year=2024, coefficient_year=2023) in words(app)


def test_a_doubt_goes_along_into_the_saved_table(open_page: Opener) -> None:
    shown = html(open_page("overview", scope="yta", region="YTA1"))
    row = next(line for line in shown.split("<tr>") if "Päijät-Häme</th>" in line and "955,0" in line)
    assert "Lähde on ristiriidassa" in row
    assert row.count("epävarma") == 2
