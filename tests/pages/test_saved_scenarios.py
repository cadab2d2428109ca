"""Saved scenarios on the page: saved, opened, copied, put away, brought back, compared, carried in files."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import html, titles, words
from pages.test_what_if import VISITS, address, probabilities
from streamlit.testing.v1 import AppTest

from tkkio_analytics.domain.revision import Draft, Stored
from tkkio_analytics.domain.saved_scenario import SavedScenario
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services.scenario_files import exported
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store

FI = Translator("fi").text


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def editor(state: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TKKIO_EDITOR", "Maija Meikäläinen")
    return state


@pytest.fixture
def saved(editor: Path) -> Callable[[], list[Stored[SavedScenario]]]:
    """Return what is in the store, in the order of saving."""

    def read() -> list[Stored[SavedScenario]]:
        kept = Store(engine=engine_at(f"sqlite:///{editor / 'tkkio.sqlite3'}"))
        found = sorted(kept.entries(SavedScenario), key=lambda stored: stored.version)
        kept.engine.dispose()
        return found

    return read


def save(app: AppTest, name: str, note: str = "") -> AppTest:
    app.text_input(key="kept.save.name").set_value(name)
    app.text_area(key="kept.save.note").set_value(note)
    return app.button(key="kept.save").click().run()


@pytest.mark.usefixtures("state")
def test_without_an_editor_the_link_is_offered_and_it_is_said_why(open_page: Opener) -> None:
    app = open_page("what_if", lever="pace=-60", **VISITS)
    assert FI("what_if.saved.not_editor") in words(app)
    assert "kept.save" not in [button.key for button in app.button]
    assert FI("what_if.link.open") in words(app)


def test_a_scenario_is_saved_with_what_it_rests_on(
    open_page: Opener, saved: Callable[[], list[Stored[SavedScenario]]]
) -> None:
    app = save(open_page("what_if", lever="pace=-60", **VISITS), "Puolet <script>", "Huomio: <b>tarkka</b>")
    assert not app.exception
    assert FI("what_if.saved.saved") in words(app)
    assert "<script>" not in html(app)
    (stored,) = saved()
    assert (stored.entry.name, stored.author) == ("Puolet <script>", "Maija Meikäläinen")
    assert stored.entry.basis.release_id == "2026-11-22-1"
    assert (stored.entry.scenario.region_codes, stored.entry.scenario.levers[0].amount) == (("13",), -60.0)
    assert stored.entry.basis.model_version in words(app)


def test_a_name_is_required_and_what_was_typed_stays(
    open_page: Opener, saved: Callable[[], list[Stored[SavedScenario]]], editor: Path
) -> None:
    app = save(open_page("what_if", lever="pace=-60", **VISITS), "  ", "tärkeä muistiinpano")
    assert not app.exception
    assert app.text_area(key="kept.save.note").value == "tärkeä muistiinpano"
    assert not (editor / "tkkio.sqlite3").exists() or saved() == []


def test_a_scenario_is_copied_put_away_and_brought_back(
    open_page: Opener, saved: Callable[[], list[Stored[SavedScenario]]]
) -> None:
    app = save(open_page("what_if", lever="pace=-60", **VISITS), "Ensimmäinen")
    app.button(key="kept.duplicate").click().run()
    assert [stored.entry.name for stored in saved()] == ["Ensimmäinen", "Ensimmäinen (kopio)"]
    assert saved()[0].entry.figures == saved()[1].entry.figures
    app.selectbox(key="choice.what_if.saved").set_value(saved()[0].entry.id).run()
    app.button(key="kept.archive").click().run()
    assert FI("what_if.saved.archived") in words(app)
    assert [stored.entry.archived for stored in saved()] == [False, True]
    app.button_group(key="choice.what_if.shown").set_value("archived").run()
    assert "Ensimmäinen" in words(app)
    app.button(key="kept.restore").click().run()
    assert not any(stored.entry.archived for stored in saved())
    assert not app.exception


def test_opening_one_computes_it_again_from_its_own_release(
    open_page: Opener, saved: Callable[[], list[Stored[SavedScenario]]]
) -> None:
    before = save(open_page("what_if", lever="pace=-60", goal="own_best", **VISITS), "Avattava")
    link = saved()[0].entry.link
    app = open_page("what_if", lever="pace=-60", goal="own_best", basis=link.code, **VISITS)
    assert not app.exception
    assert probabilities(app) == probabilities(before)
    assert Translator("fi").text(
        "saved_scenarios.standing.identical", release="2026-11-22-1", day=datetime(2026, 11, 22, tzinfo=UTC).date()
    ) in words(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_up_to_three_stand_side_by_side(
    open_page: Opener, saved: Callable[[], list[Stored[SavedScenario]]], language: str
) -> None:
    app = open_page("what_if", lever="pace=-60", **VISITS)
    for name, lever in (("A", "pace=-60"), ("B", "best_quartile_pace"), ("C", "none"), ("D", "step=-50")):
        app = save(open_page("what_if", lever=lever, **VISITS), name)
    ids = [stored.entry.id for stored in saved()]
    app = open_page("what_if", lang=language, lever="none", compare=",".join(ids), **VISITS)
    assert not app.exception
    assert address(app, "compare") == ",".join(ids[:3])
    shown = words(app)
    assert Translator(language).text("what_if.saved.compare_heading") in titles(app, level=3)
    assert Translator(language).text("what_if.saved.compare_caption") in shown
    headers = [name for name in ("A", "B", "C", "D") if f'class="tk-wide" role="columnheader">{name}<' in html(app)]
    assert headers == ["A", "B", "C"]


def test_what_another_changed_meanwhile_is_shown_and_nothing_is_lost(
    open_page: Opener, saved: Callable[[], list[Stored[SavedScenario]]], editor: Path
) -> None:
    app = save(open_page("what_if", lever="pace=-60", **VISITS), "Yhteinen")
    (stored,) = saved()
    kept = Store(engine=engine_at(f"sqlite:///{editor / 'tkkio.sqlite3'}"))
    theirs = Draft(entry=replace(stored.entry, note="Matin huomio"), expected=stored.version)
    kept.save([theirs], author="Matti", at=datetime(2026, 11, 23, tzinfo=UTC))
    kept.engine.dispose()
    app.button(key="kept.archive").click().run()
    assert not app.exception
    shown = words(app)
    assert "Matti" in shown
    assert "Matin huomio" in shown
    assert [item.entry.archived for item in saved()] == [False]


def test_a_scenario_goes_to_a_file_and_another_file_comes_in_after_a_look(
    open_page: Opener, saved: Callable[[], list[Stored[SavedScenario]]]
) -> None:
    app = save(open_page("what_if", lever="pace=-60", **VISITS), "Viety")
    (stored,) = saved()
    content = exported((stored,))
    assert json.loads(content)["scenarios"][0]["name"] == "Viety"
    other = content.replace(stored.entry.id.encode(), b"0" * len(stored.entry.id)).replace(b"Viety", b"Tuotu")
    app.file_uploader(key="kept.file").set_value(("skenaario.json", other, "application/json")).run()
    assert FI("what_if.saved.import_new", name="Tuotu") in words(app)
    assert len(saved()) == 1
    app.button(key="kept.import").click().run()
    assert not app.exception
    assert [item.entry.name for item in saved()] == ["Viety", "Tuotu"]
    assert "Maija Meikäläinen" in words(app)


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("content", [b"\xff\xfe", b"{", b"[]", b'{"format": "other"}'])
def test_a_file_that_cannot_be_read_is_told_why(open_page: Opener, content: bytes) -> None:
    app = open_page("what_if", lever="none", **VISITS)
    app.file_uploader(key="kept.file").set_value(("x.json", content, "application/json")).run()
    assert not app.exception
    assert "tk-notice" in html(app)
    assert "kept.import" not in [button.key for button in app.button]
