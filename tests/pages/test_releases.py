"""Several releases: the newest is shown, an earlier one can be pinned in the address, and two can be compared."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import words

from tkkio_analytics.data.refresh.in_force import in_force
from tkkio_analytics.data.refresh.publication import News, publish
from tkkio_analytics.i18n import LANGUAGES, Translator

SHIPPED, LATER = "2026-11-22-1", "2026-11-25-1"
REVISED = 777.0


@pytest.fixture
def refreshed(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release in the state folder in which one figure was revised."""
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    start = in_force(root / "data", tmp_path / "data")
    table = start.published[start.published["indicator_id"] == "emergency_visits"].copy()
    table["origin_id"] = "sotkanet_emergency_visits"
    table.loc[(table["region_code"] == "13") & (table["period"] == "2025"), "value"] = REVISED
    origin = replace(
        start.catalog.origin_by_id()["sotkanet_primary_care"],
        id="sotkanet_emergency_visits",
        public_copy=None,
        public_copy_note=None,
    )
    news = News(source_id="sotkanet", tables=[table], origins=[origin])
    assert publish(start, news=[news], day=date(2026, 11, 25)) == LATER
    return tmp_path


def test_the_newest_release_is_shown_and_named(open_page: Opener, refreshed: Path) -> None:
    said = words(open_page("trends", region="13", indicator="emergency_visits"))
    assert LATER in said
    assert "777" in said
    assert refreshed.exists()


@pytest.mark.usefixtures("refreshed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pinned_release_shows_what_was_known_then_and_says_so(open_page: Opener, language: str) -> None:
    app = open_page("trends", region="13", indicator="emergency_visits", release=SHIPPED, lang=language)
    said = words(app)
    assert "777" not in said
    text = Translator(language).text
    assert text("releases.earlier", release=SHIPPED, created=date(2026, 11, 22)) in said
    assert text("releases.to_in_force", release=LATER) in said
    assert app.query_params["release"] == SHIPPED


@pytest.mark.usefixtures("refreshed")
def test_an_unknown_release_is_refused_in_words_and_the_newest_is_shown(open_page: Opener) -> None:
    said = words(open_page("trends", region="13", indicator="emergency_visits", release="2020-01-01-1"))
    assert Translator("fi").text("ui.error.refused_title") in said
    assert "777" in said


@pytest.mark.usefixtures("refreshed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_releases_are_compared(open_page: Opener, language: str) -> None:
    app = open_page("data", view="releases", lang=language)
    said = words(app)
    text = Translator(language).text
    assert text("releases.difference", before=SHIPPED, after=LATER) in said
    assert "777" in said
    assert text("releases.only_one") not in said


def test_one_release_is_said_to_be_the_only_one(open_page: Opener) -> None:
    said = words(open_page("data", view="releases"))
    assert Translator("fi").text("releases.only_one") in said
    assert Translator("fi").text("releases.no_difference") in said


@pytest.mark.usefixtures("refreshed")
def test_the_same_release_twice_has_no_difference(open_page: Opener) -> None:
    said = words(open_page("data", view="releases", before=LATER))
    assert Translator("fi").text("releases.no_difference") in said


@pytest.mark.usefixtures("refreshed")
def test_a_bare_address_comes_to_name_the_release_that_it_shows(open_page: Opener) -> None:
    app = open_page("trends", region="13", indicator="emergency_visits")
    assert app.query_params["release"] == LATER
    assert Translator("fi").text("releases.in_force") in words(app)


@pytest.mark.usefixtures("refreshed")
def test_a_day_opens_what_was_known_on_it(open_page: Opener) -> None:
    app = open_page("data", view="releases")
    app.date_input[0].set_value(date(2026, 11, 22)).run()
    assert app.query_params["release"] == SHIPPED
    text = Translator("fi").text
    assert text("releases.was_known", day=date(2026, 11, 22), release=SHIPPED) in words(app)
    app.date_input[0].set_value(date(2026, 11, 21)).run()
    assert app.query_params["release"] == SHIPPED


@pytest.mark.usefixtures("refreshed")
def test_a_release_before_the_one_in_force_is_no_news_where_it_is_the_one_in_force(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TKKIO_RELEASE", SHIPPED)
    said = words(open_page("trends", region="13", indicator="emergency_visits"))
    assert Translator("fi").text("releases.to_in_force", release=LATER) not in said
    pinned = words(open_page("trends", region="13", indicator="emergency_visits", release=LATER))
    assert Translator("fi").text("releases.to_in_force", release=SHIPPED) in pinned


@pytest.mark.usefixtures("refreshed")
def test_the_overview_tells_what_changed_since_the_previous_release(open_page: Opener) -> None:
    app = open_page("overview", scope="county", region="13")
    said = words(app)
    counts = {"added": 0, "revised": 1, "vanished": 0, "indicators": 1}
    assert Translator("fi").text("changes.found.difference", before=SHIPPED, after=LATER, **counts) in said
    assert Translator("fi").text("changes.found.only_one") not in said


def test_the_list_of_risks_tells_what_came_since_a_day_and_refuses_one_that_is_none(open_page: Opener) -> None:
    app = open_page("risks", changed="day", day="1.8.2026")
    assert app.text_input(key="choice.risks.day").value == "1.8.2026"
    assert Translator("fi").text("changes.found.no_release", day=date(2026, 8, 1)) in words(app)
    app.text_input(key="choice.risks.day").set_value("31.2.2026").run()
    said = words(app)
    assert "31.2.2026" in said
    assert Translator("fi").text("ui.error.refused_title") in said
    assert Translator("fi").text("changes.found.no_release", day=date(2026, 1, 1)) in said
