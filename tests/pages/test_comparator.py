"""The comparator changes what an area is held against, on every page that offers it, and says so in the address."""

import pytest
from pages.conftest import Opener
from pages.screen import unfolded, words

from tkkio_analytics.i18n import LANGUAGES, Translator

VIEWS = (
    ("compare", {"indicator": "primary_care_cost", "region": "07"}),
    ("overview", {"scope": "county", "region": "13"}),
    ("trends", {"region": "90"}),
    ("risks", {"scope": "county", "region": "13"}),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("comparator", ["peers", "yta"])
@pytest.mark.parametrize(("page", "choices"), VIEWS)
def test_every_page_holds_an_area_against_its_group(
    open_page: Opener, page: str, choices: dict[str, str], comparator: str, language: str
) -> None:
    app = open_page(page, lang=language, comparator=comparator, **choices)
    say = Translator(language).text
    assert not app.exception
    shown = words(app)
    assert say("ui.error.title") not in shown
    assert say("ui.error.refused_title") not in shown
    assert say("peers.beside.test", group=say(f"peers.group.{comparator}")) in shown
    assert "{" not in shown
    named = [expander.label for expander in app.expander]
    assert (say("peers.screen.who") in named) == (comparator == "peers")


@pytest.mark.parametrize(("page", "choices"), VIEWS)
def test_choosing_peers_changes_the_page_and_the_address(open_page: Opener, page: str, choices: dict[str, str]) -> None:
    app = open_page(page, **choices)
    tested = Translator("fi").text("peers.group.peers")
    assert tested not in words(app)
    app.button_group(key=f"choice.{page}.comparator").set_value("peers").run()
    assert app.query_params["comparator"] in ("peers", ["peers"])
    assert tested in words(app)
    app.button_group(key=f"choice.{page}.comparator").set_value("nation").run()
    assert "comparator" not in app.query_params
    assert tested not in words(app)


def test_the_area_of_a_comparison_changes_its_peers(open_page: Opener) -> None:
    app = unfolded(open_page("compare", indicator="primary_care_cost", comparator="peers", region="07"))
    assert "Kanta-Hämeen verrokkialueet" in words(app)
    app.selectbox(key="choice.compare.region").select("21").run()
    assert "Lapin verrokkialueet" in words(app)
    assert app.query_params["region"] in ("21", ["21"])


def test_the_nation_has_no_comparator(open_page: Opener) -> None:
    for page in ("overview", "trends"):
        app = open_page(page, region="FI")
        assert f"choice.{page}.comparator" not in [group.key for group in app.button_group]


def test_a_comparator_goes_along_to_another_page(open_page: Opener) -> None:
    app = open_page("trends", region="13", comparator="yta")
    app.switch_page("pages/overview.py")
    app.query_params["scope"] = "county"
    app.run()
    assert app.session_state["choice.overview.comparator"] == "yta"


def test_an_unknown_comparator_is_said_and_the_nation_stays(open_page: Opener) -> None:
    app = open_page("compare", comparator="moon")
    assert Translator("fi").text("ui.error.refused_title") in words(app)
    assert app.session_state["choice.compare.comparator"] == "nation"


def test_helsinki_is_told_to_have_no_close_peers_and_aland_is_nobodys(open_page: Opener) -> None:
    shown = words(unfolded(open_page("trends", region="90", comparator="peers")))
    assert "Helsinki poikkeaa rakenteeltaan" in shown
    assert "Ahvenanmaa" not in shown
