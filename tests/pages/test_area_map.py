"""The area that is followed: chosen in the menu or on the map, marked everywhere, kept in the address."""

from dataclasses import replace
from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import choice, folds, html, titles, words

from tkkio_analytics.analysis.area_map import borders_map
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.area_map import MapKind
from tkkio_analytics.domain.borders import Borders
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services.area_map import area_maps
from tkkio_analytics.ui import cache

MARK = 'aria-current="true"'
SQUARE = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_followed_area_is_marked_in_the_table_and_the_small_charts(open_page: Opener, language: str) -> None:
    app = open_page("compare", lang=language, region="08")
    say = Translator(language).text
    assert not app.exception
    assert html(app).count(MARK) == 2
    assert {say("comparing.test.heading"), say("maps.about")} <= set(folds(app))
    assert "Goldstein" in words(app)
    assert say("maps.no_borders") in words(app)
    assert "choice.compare.map" not in app.session_state


def test_following_no_area_leaves_the_address(open_page: Opener) -> None:
    app = open_page("compare", region="08")
    app.selectbox(key="choice.compare.region").select("").run()
    assert "region" not in app.query_params
    assert MARK not in html(app)


def test_colours_are_chosen_in_the_address_and_only_where_verdicts_exist(open_page: Opener) -> None:
    app = open_page("compare", colour="value", region="99")
    assert choice(app, "compare", "colour") == "value"
    assert "vähintään 60\xa0% (paras)" in html(app)
    assert Translator("fi").text("ui.error.refused_title") in words(app)
    untested = open_page("compare", indicator="self_rated_health")
    assert "choice.compare.colour" not in untested.session_state
    assert Translator("fi").text("comparing.test.none") in words(untested)


def test_borders_are_offered_once_they_have_been_downloaded(
    open_page: Opener, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = Repository.from_folder(root / "data")
    codes = [region.code for region in counties_of(shipped)]
    borders = Borders(year=2030, rings=dict.fromkeys(codes, (SQUARE,)), origin_id=shipped.catalog.origins[0].id)
    both = area_maps(replace(shipped, borders=borders))
    assert both[MapKind.BORDERS] == borders_map(borders, region_codes=codes)
    monkeypatch.setattr(cache, "area_maps", lambda: both)
    monkeypatch.setattr(cache, "borders_origin", lambda: (shipped.catalog.origins[0], 2030))
    app = open_page("compare", map="borders")
    assert not app.exception
    assert choice(app, "compare", "map") == "borders"
    assert "Lääkärikäynti 7 päivässä kartalla 2025" in titles(app, level=3)
    assert Translator("fi").text("maps.no_borders") not in words(app)
    app.button_group(key="choice.compare.map").set_value("cartogram").run()
    assert "Lääkärikäynti 7 päivässä asukasmäärän mukaisella kartalla 2025" in titles(app, level=3)
    assert "map" not in app.query_params


def test_made_up_areas_lie_nowhere(open_page: Opener) -> None:
    app = open_page("compare", data="practice")
    assert not app.exception
    assert Translator("fi").text("maps.about") not in folds(app)


def counties_of(shipped: Repository) -> list[object]:
    counties = (region for region in shipped.catalog.regions if region.category == "HYVINVOINTIALUE")
    return sorted(counties, key=lambda region: region.order)
