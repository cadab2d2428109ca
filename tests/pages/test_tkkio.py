"""The TKKIO framework: its picture, and what stands under each dimension."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import choice, html, words
from unit.store.conftest import ASSESSMENT

from tkkio_analytics.domain.judgement import Assessment
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store

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


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assessment:
    """Return an assessment of Etelä-Karjala that somebody has entered."""
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    assessment = replace(ASSESSMENT, region_code="11", indicator_id="effectiveness_metrics_use", objective_id=None)
    kept = Store(engine=engine_at(f"sqlite:///{tmp_path / 'tkkio.sqlite3'}"))
    kept.save([Draft(entry=assessment, expected=None)], author="Matti", at=datetime(2026, 11, 20, tzinfo=UTC))
    kept.engine.dispose()
    return assessment


@pytest.mark.parametrize("choices", [{}, {"scope": "county", "region": "11"}, {"scope": "yta", "region": "YTA1"}])
def test_an_assessment_stands_with_its_words_its_assessor_and_its_source(
    open_page: Opener, judged: Assessment, choices: dict[str, str]
) -> None:
    shown = words(open_page("tkkio", dimension="strategy_leadership_culture", **choices))
    for part in (judged.assessor, judged.statement, judged.source, "Etelä-Karjala"):
        assert part in shown, part


def test_an_assessment_is_not_shown_of_another_area(open_page: Opener, judged: Assessment) -> None:
    shown = words(open_page("tkkio", dimension="strategy_leadership_culture", scope="county", region="12"))
    assert judged.statement not in shown
    assert Translator("fi").text("framework.empty.judgements") in shown
