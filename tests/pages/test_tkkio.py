"""The TKKIO framework: its picture, and what stands under each dimension."""

import pytest
from pages.conftest import Opener
from pages.screen import choice, html, words

from tkkio_analytics.i18n import LANGUAGES, Translator

DIMENSIONS = (
    "regulatory_environment",
    "strategy_leadership_culture",
    "structures_operating_models",
    "resources",
    "outputs_emphasis",
    "effects_use",
)


def test_the_picture_leads_from_four_enablers_to_two_results(open_page: Opener) -> None:
    shown = html(open_page("tkkio"))
    enablers, results = shown.split("tk-arrow")
    assert [enablers.count(f"dimension={name}&") for name in DIMENSIONS] == [1, 1, 1, 1, 0, 0]
    assert [results.count(f"dimension={name}&") for name in DIMENSIONS] == [0, 0, 0, 0, 1, 1]
    assert shown.count('aria-current="true"') == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_dimension_opens_in_every_language(open_page: Opener, dimension: str, language: str) -> None:
    app = open_page("tkkio", lang=language, dimension=dimension, scope="yta", region="YTA3")
    assert not app.exception
    assert choice(app, "tkkio", "dimension") == dimension
    assert Translator(language).text("ui.error.title") not in words(app)
    assert "framework." not in words(app)


def test_the_proposals_with_numbers_stand_under_resources_as_proposals(open_page: Opener) -> None:
    shown = words(open_page("tkkio", dimension="resources")).replace("\u00a0", " ")
    assert "Vähintään 1,2 % hyvinvointialueiden omasta rahoituksesta" in shown
    assert "50 %" in shown
    assert "Ehdotus, ei päätetty" in shown


def test_research_projects_are_shown_to_their_own_collaborative_area_alone(open_page: Opener) -> None:
    south = words(open_page("tkkio", dimension="resources", scope="yta", region="YTA1"))
    inner = words(open_page("tkkio", dimension="resources", scope="yta", region="YTA3"))
    assert "KUVATIETO" in south
    assert "KUVATIETO" not in inner


def test_a_dimension_that_means_nothing_is_said_and_the_page_still_opens(open_page: Opener) -> None:
    app = open_page("tkkio", dimension="<script>")
    assert not app.exception
    assert Translator("fi").text("ui.error.refused_title") in words(app)
    assert "<script>" not in html(app)
