"""How many areas will reach, on the pages."""

from datetime import date
from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import folds, offered, titles, words

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.joint import JointCount
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services import catalog
from tkkio_analytics.services.joint import joint_counts

EPISODES = "avoidable_hospital_episodes"


def counted(root: Path, goal_id: str = "best_quartile") -> dict[str, JointCount]:
    """Return what the service counts over the 22 areas, by indicator."""
    repository = Repository.from_folder(root / "data")
    codes = tuple(region.code for region in catalog.regions(repository, scope="FI"))
    view = joint_counts(repository, region_codes=codes, goal_id=goal_id, today=date(2026, 11, 22))
    return {one.indicator_id: one for one in view.counts}


def shown_as(count: JointCount) -> str:
    return f"{count.lower}–{count.upper} / {count.areas}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_risks_say_how_many_areas_will_reach(open_page: Opener, root: Path, language: str) -> None:
    app = open_page("risks", lang=language)
    assert not app.exception
    translator = Translator(language)
    assert translator.text("joint.view.heading") in titles(app, level=2)
    shown = words(app)
    assert shown_as(counted(root)[EPISODES]) in shown
    assert translator.text("joint.column.held") in shown
    assert translator.text("joint.view.reading") in shown
    assert "tkkio-risks-joint.csv" in offered(app)


def test_the_goal_changes_the_counts(open_page: Opener, root: Path) -> None:
    app = open_page("risks", indicator="avoidable_hospital_episodes")
    before, after = (shown_as(counted(root, goal)[EPISODES]) for goal in ("best_quartile", "national_level"))
    assert before != after
    assert before in words(app)
    app.selectbox(key="choice.risks.goal").select("national_level").run()
    assert after in words(app)


def test_the_indicator_narrows_the_counts_and_says_them_in_a_sentence(open_page: Opener, root: Path) -> None:
    shown = words(open_page("risks", indicator=EPISODES))
    counts = counted(root)
    assert Translator("fi").message(counts[EPISODES].statement) in shown
    assert shown_as(counts["doctor_visit_within_7_days"]) != shown_as(counts[EPISODES])
    assert shown_as(counts["doctor_visit_within_7_days"]) not in shown


def test_one_area_alone_is_not_counted_and_the_page_says_what_to_do(open_page: Opener) -> None:
    shown = words(open_page("risks", scope="county", region="13"))
    assert Translator("fi").text("joint.view.too_few") in shown


def test_an_indicator_that_is_refused_says_why(open_page: Opener) -> None:
    app = open_page("risks", indicator="children_placed_outside_home", goal="national_level")
    assert Translator("fi").text("joint.view.nothing") in words(app)
    assert "ja yhteisarvioon niitä tarvitaan vähintään 4" in words(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_names_the_weakest_joint_outlook(open_page: Opener, language: str) -> None:
    lead = Translator(language).text("joint.headline", indicator="|", statement="|", held="|").partition("|")[0]
    assert lead in words(open_page("overview", lang=language))
    assert lead not in words(open_page("overview", lang=language, scope="county", region="11"))


def test_the_record_is_one_click_from_every_count(open_page: Opener) -> None:
    app = open_page("risks")
    assert Translator("fi").text("joint.view.folded") in folds(app)
    shown = words(app)
    assert shown.count("menetelmän aiemmat yhteisarviot") == 8
    assert shown.count(" / 22 ") + shown.count(" / 21 ") >= 8
