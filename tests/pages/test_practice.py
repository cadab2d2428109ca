"""The practice data: every page on them opens in every language, says that they are made up, and stays apart."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import choice, html, words
from unit.store.conftest import INDICATOR

from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store
from tkkio_analytics.ui.navigation import every_page

PAGES = every_page()
INDICATORS = (
    "access_in_seven_days",
    "waited_over_seven_days",
    "owl_post_same_day",
    "loneliness",
    "trust_in_fairies",
    "avoidable_castle_stays",
    "troll_turnover",
    "mirror_service_users",
    "vaccinated_dragons",
    "open_wells",
    "dragon_burns",
    "net_result",
    "cost_per_inhabitant",
    "story_hours",
    "need_index",
    "population",
)
BANNER = 'class="tk-practice"'


def assert_whole(app, language: str) -> None:
    shown = words(app)
    assert not app.exception
    assert Translator(language).text("ui.error.title") not in shown
    assert Translator(language).text("ui.error.refused_title") not in shown
    assert not re.search(r"\b(nan|NaN|inf|None(?! of))\b", shown)
    assert html(app).count(BANNER) == 1
    assert Translator(language).text("ui.practice.banner") in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_practice_data_says_that_they_are_made_up(
    open_page: Opener, page: str, language: str
) -> None:
    app = open_page(page, lang=language, data="practice")
    assert_whole(app, language)
    assert app.title[0].value == Translator(language).text(f"ui.page.{page}.title")


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_the_real_data_carry_no_mark_and_no_made_up_area(open_page: Opener, page: str) -> None:
    shown = html(open_page(page, lang="fi"))
    assert BANNER not in shown
    assert "Peikkometsä" not in shown
    assert "data=practice" not in shown


@pytest.mark.parametrize("indicator", INDICATORS)
@pytest.mark.parametrize(("page", "region"), [("compare", "H00"), ("trends", "H13"), ("trends", "H05")])
def test_every_kind_of_series_opens(open_page: Opener, page: str, region: str, indicator: str) -> None:
    app = open_page(page, lang="fi", data="practice", indicator=indicator, region=region)
    assert not app.exception
    assert Translator("fi").text("ui.error.title") not in words(app)
    assert BANNER in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "choices"),
    [
        ("overview", {"scope": "yta", "region": "HY2"}),
        ("overview", {"scope": "county", "region": "H05", "goal": "own_best"}),
        ("trends", {"region": "H00", "indicator": "access_in_seven_days", "goal": "practice_access"}),
        ("trends", {"region": "H02", "indicator": "story_hours", "goal": "practice_story_hours"}),
        ("trends", {"region": "H09", "indicator": "net_result", "goal": "practice_result"}),
        ("risks", {"scope": "county", "region": "H08"}),
        ("what_if", {"region": "H02", "indicator": "story_hours", "lever": "pace=+1"}),
        ("what_if", {"as": "merged", "of": "HY2", "lever": "best_quartile_pace"}),
        ("claims", {"claim": "comparison", "region": "H03", "indicator": "owl_post_same_day", "against": "H05"}),
        ("claims", {"claim": "fastest", "region": "H09", "indicator": "troll_turnover"}),
        ("claims", {"claim": "target", "region": "H06", "indicator": "mirror_service_users"}),
        ("claims", {"claim": "first", "region": "H04", "indicator": "trust_in_fairies"}),
        ("methods", {"record": "own", "indicator": "cost_per_inhabitant", "horizon": "2"}),
    ],
)
def test_views_behind_practice_links_open(open_page: Opener, page: str, choices: dict[str, str], language: str) -> None:
    assert_whole(open_page(page, lang=language, data="practice", **choices), language)


def test_links_of_a_practice_page_stay_in_the_practice_data(open_page: Opener) -> None:
    shown = html(open_page("overview", lang="sv", data="practice")).replace("&amp;", "&")
    links = re.findall(r'href="(trends\?[^"]+)"', shown)
    assert links
    assert all("data=practice" in link and "lang=sv" in link and "region=H" in link for link in links)


def test_the_choice_is_kept_on_the_way_to_another_page_and_left_in_the_menu(open_page: Opener) -> None:
    app = open_page("overview", data="practice")
    app.switch_page("pages/risks.py").run()
    assert BANNER in html(app)
    assert app.query_params["data"] == "practice"
    switch = next(group for group in app.sidebar.get("button_group") if group.key == "choice.data")
    switch.set_value("real").run()
    assert BANNER not in html(app)
    assert "data" not in app.query_params
    assert "Peikkometsä" not in words(app)


def test_an_unknown_data_set_is_refused_and_the_real_one_shown(open_page: Opener) -> None:
    app = open_page("overview", data="zzz")
    assert Translator("fi").text("ui.error.refused_title") in words(app)
    assert BANNER not in html(app)
    assert app.session_state["choice.data"] == "real"


def test_an_area_that_has_ended_is_no_choice_of_a_page_that_looks_ahead(open_page: Opener) -> None:
    app = open_page("trends", data="practice", region="H11")
    assert Translator("fi").text("ui.error.refused_title") in words(app)
    assert choice(app, "trends", "region") == "H00"


def test_the_methods_page_says_that_the_long_panel_is_real(open_page: Opener) -> None:
    assert Translator("fi").text("ui.practice.record") in words(open_page("methods", data="practice"))
    assert Translator("fi").text("ui.practice.record") not in words(open_page("methods"))


def test_a_real_area_is_no_choice_of_the_practice_data(open_page: Opener) -> None:
    app = open_page("trends", data="practice", region="13")
    assert Translator("fi").text("ui.error.refused_title") in words(app)
    assert choice(app, "trends", "region") == "H00"


@pytest.mark.parametrize(("folder", "real", "practice"), [("", True, False), ("practice", False, True)])
def test_what_is_written_while_practising_stays_there(
    open_page: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, *, real: bool, practice: bool
) -> None:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    (tmp_path / "practice").mkdir()
    kept = Store(engine=engine_at(f"sqlite:///{tmp_path / folder / 'tkkio.sqlite3'}"))
    entry = replace(INDICATOR, owner="Peikkojen neuvosto")
    kept.save([Draft(entry=entry, expected=None)], author="Matti", at=datetime(2026, 11, 20, tzinfo=UTC))
    kept.engine.dispose()
    assert ("Peikkojen neuvosto" in words(open_page("entry"))) is real
    assert ("Peikkojen neuvosto" in words(open_page("entry", data="practice"))) is practice
