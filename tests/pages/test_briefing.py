"""The page of briefings: parts in the order chosen, files written, remarks kept, bad states in words."""

import re
from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import html, words
from streamlit.testing.v1 import AppTest

from tkkio_analytics.i18n import LANGUAGES, Translator

CHOICES = {"region": "13", "briefing": "leadership"}


def titles(app: AppTest) -> list[str]:
    return re.findall(r'<h3 [^>]*class="tk-pack-title"[^>]*>(.*?)</h3>', html(app))


def submitted(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def pressed(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def test_the_parts_stand_in_the_order_of_the_address(open_page: Opener) -> None:
    app = open_page("briefing", lang="fi", region="13", parts="money.goals")
    found = titles(app)
    assert len(found) == 2
    assert found[0].startswith("Toimintamenot")
    assert found[1].startswith("Tavoitteita on")


def test_a_part_is_moved_and_left_out_and_the_address_tells_it(open_page: Opener) -> None:
    app = open_page("briefing", lang="fi", **CHOICES)
    before = titles(app)
    pressed(app, "pack.part.summary.down")
    assert titles(app) == [before[1], before[0], *before[2:]]
    assert app.query_params["parts"] == "state.summary.risks.remarks"
    next(box for box in app.checkbox if box.key == "pack.part.state").uncheck().run()
    assert titles(app) == [before[0], before[2]]
    pressed(app, "pack.reset")
    assert titles(app) == before
    assert "parts" not in app.query_params


def test_a_pack_without_parts_says_what_to_do(open_page: Opener) -> None:
    app = open_page("briefing", lang="en", region="13", parts="none")
    assert Translator("en").text("briefing.page.no_parts") in words(app)
    assert not [button for button in app.button if button.key == "pack.write"]


def test_parts_of_the_address_that_mean_nothing_are_told(open_page: Opener) -> None:
    app = open_page("briefing", lang="en", region="13", parts="money.nonsense")
    assert "nonsense" in words(app)
    assert len(titles(app)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_written_and_offered(open_page: Opener, language: str) -> None:
    app = open_page("briefing", lang=language, format="xlsx", **CHOICES)
    assert not app.get("download_button") or all("xlsx" not in str(item.proto) for item in app.get("download_button"))
    pressed(app, "pack.write")
    offered = [item for item in app.get("download_button") if "Excel" in item.proto.label]
    assert len(offered) == 1
    assert not app.exception


def test_a_file_of_another_choice_is_not_offered(open_page: Opener) -> None:
    app = open_page("briefing", lang="fi", format="html", **CHOICES)
    pressed(app, "pack.write")
    assert [item for item in app.get("download_button") if "Verkkosivu" in item.proto.label]
    pressed(app, "pack.part.summary.down")
    assert not [item for item in app.get("download_button") if "Verkkosivu" in item.proto.label]


def test_what_cannot_be_written_is_told_in_words(open_page: Opener) -> None:
    app = open_page("briefing", lang="en", format="pictures", **CHOICES)
    pressed(app, "pack.write")
    shown = words(app)
    assert Translator("en").text("briefing.page.not_written") in shown
    assert "has no pictures" in shown


def test_whoever_may_not_write_is_told_so(open_page: Opener) -> None:
    app = open_page("briefing", lang="fi", **CHOICES)
    assert Translator("fi").text("store.writing_off") in words(app)
    assert not app.text_area


def test_a_remark_is_kept_shown_in_the_pack_and_taken_away(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TKKIO_EDITOR", "Maija Meikäläinen")
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    app = open_page("briefing", lang="fi", **CHOICES)
    app.text_area[0].set_value("<b>Oma</b> huomio")
    submitted(app, "Lisää huomio")
    assert "Oma huomio" in titles(app)
    assert "&lt;b&gt;Oma&lt;/b&gt; huomio" in html(app)
    assert "Maija Meikäläinen, " in words(app)
    assert [area.value for area in app.text_area] == ["<b>Oma</b> huomio", ""]
    submitted(app, "Poista huomio")
    assert "Oma huomio" not in titles(app)
    assert [area.value for area in app.text_area] == [""]


def test_an_empty_remark_is_refused_in_words(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TKKIO_EDITOR", "Maija Meikäläinen")
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    app = open_page("briefing", lang="fi", **CHOICES)
    submitted(app, "Lisää huomio")
    assert Translator("fi").text("store.not_saved") in words(app)
