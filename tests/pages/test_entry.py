"""Omat mittarit ja arviot: an editor defines, fills in and judges; two editors meet and neither loses anything."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import html, words
from streamlit.testing.v1 import AppTest
from unit.store.conftest import ASSESSMENT, INDICATOR, VALUE

from tkkio_analytics.domain.judgement import Assessment
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.revision import Draft, Entry
from tkkio_analytics.i18n import Translator
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store

LATER = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
OBJECTIVE_ASSESSMENT = replace(ASSESSMENT, objective_id="accessible_services")


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def editor(state: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TKKIO_EDITOR", "Maija Meikäläinen")
    return state


@pytest.fixture
def other(state: Path) -> Callable[..., None]:
    """Save as another editor does, in another process."""

    def save(entry: Entry, expected: int | None = None, *, withdrawn: bool = False) -> None:
        kept = Store(engine=engine_at(f"sqlite:///{state / 'tkkio.sqlite3'}"))
        drafts = [Draft(entry=entry, expected=expected, withdrawn=withdrawn)]
        kept.save(drafts, author="Matti", at=LATER)
        kept.engine.dispose()

    return save


def stored(state: Path, noun: type[Entry]) -> list[Entry]:
    kept = Store(engine=engine_at(f"sqlite:///{state / 'tkkio.sqlite3'}"))
    found = [item.entry for item in kept.entries(noun)]
    kept.engine.dispose()
    return found


def write(app: AppTest, place: str, **fields: str) -> None:
    for name, text in fields.items():
        key = f"{place}.{name}"
        boxes = [*app.text_input, *app.text_area]
        box = next((box for box in boxes if box.key == key), None)
        if box is None:
            app.selectbox(key=key).set_value(text)
        else:
            box.set_value(text)


def save(app: AppTest) -> AppTest:
    button = next(item for item in app.button if item.label == Translator("fi").text("store.save"))
    return button.click().run()


def define(app: AppTest, **changed: str) -> AppTest:
    fields = {
        "name_fi": "Täytetyt vakanssit",
        "owner": "Pohjois-Savon hyvinvointialue",
        "definition": "Osuus <script>alert(1)</script> vakansseista",
        "collection_method": "Henkilöstöjärjestelmä",
        "unit_id": "pct",
        "decimals": "1",
        "polarity": "higher_is_better",
        "polarity_basis": "Omistajan tavoite",
        "first_year": "2022",
        "target_1_value": "92,5",
        "target_1_year": "2028",
        "target_1_owner": "Aluehallitus",
        "target_1_source": "Strategia, s. 3",
        "target_1_status": "programme",
    }
    write(app, "entry.own_indicator.new", **(fields | changed))
    return save(app)


def test_without_an_editor_the_page_says_how_writing_is_switched_on(open_page: Opener, state: Path) -> None:
    app = open_page("entry")
    assert "TKKIO_EDITOR" in words(app)
    assert [button.label for button in app.button] == []
    assert not (state / "tkkio.sqlite3").exists()


@pytest.mark.usefixtures("editor")
def test_a_server_that_others_reach_lets_nobody_write(open_page: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.get_option", {"server.address": "0.0.0.0"}.get)  # noqa: S104  the case tested
    assert "TKKIO_EDITOR" in words(open_page("entry"))


def test_an_editor_defines_an_indicator_and_its_target(open_page: Opener, editor: Path) -> None:
    app = define(open_page("entry"))
    assert not app.exception
    (found,) = stored(editor, OwnIndicator)
    assert isinstance(found, OwnIndicator)
    assert (found.id, found.name.sv, found.targets[0].value) == ("own_taytetyt_vakanssit", "Täytetyt vakanssit", 92.5)
    assert "Tallennettu." in words(app)
    assert "<script>" not in html(app)


def test_every_field_at_fault_is_named_and_what_was_typed_stays(open_page: Opener, editor: Path) -> None:
    app = define(open_page("entry"), name_fi="", first_year="pian", target_1_value="paljon")
    shown = words(app)
    for named in ("Nimi suomeksi", "Ensimmäinen vuosi", "Tavoite 1: taso", "54,5"):
        assert named in shown, named
    assert app.text_input(key="entry.own_indicator.new.first_year").value == "pian"
    assert not (editor / "tkkio.sqlite3").exists()


def test_the_second_editor_sees_both_versions_and_what_was_typed_stays(
    open_page: Opener, editor: Path, other: Callable[..., None]
) -> None:
    other(INDICATOR)
    app = open_page("entry", entry=INDICATOR.id)
    other(replace(INDICATOR, owner="Matin omistaja"), 1)
    write(app, f"entry.own_indicator.{INDICATOR.id}", owner="Maijan omistaja")
    save(app)
    shown = words(app)
    assert "Maijan omistaja" in shown
    assert "Matin omistaja" in shown
    assert "Matti" in shown
    assert app.text_input(key=f"entry.own_indicator.{INDICATOR.id}.owner").value == "Maijan omistaja"
    assert stored(editor, OwnIndicator) == [replace(INDICATOR, owner="Matin omistaja")]
    save(app)
    assert stored(editor, OwnIndicator) == [replace(INDICATOR, owner="Maijan omistaja")]
    assert "Matin omistaja" in words(app)


@pytest.mark.usefixtures("editor")
def test_the_second_editor_may_take_the_other_version(open_page: Opener, other: Callable[..., None]) -> None:
    other(INDICATOR)
    app = open_page("entry", entry=INDICATOR.id)
    other(replace(INDICATOR, owner="Matin omistaja"), 1)
    write(app, f"entry.own_indicator.{INDICATOR.id}", owner="Maijan omistaja")
    save(app)
    app.button(key="entry.take_theirs").click().run()
    assert app.text_input(key=f"entry.own_indicator.{INDICATOR.id}.owner").value == "Matin omistaja"
    assert "Maijan omistaja" not in words(app)


def test_text_typed_on_an_entry_that_another_removed_is_not_lost(
    open_page: Opener, editor: Path, other: Callable[..., None]
) -> None:
    other(OBJECTIVE_ASSESSMENT)
    app = open_page("entry", kind="assessment", entry="a1")
    other(OBJECTIVE_ASSESSMENT, 1, withdrawn=True)
    write(app, "entry.assessment.a1", statement="Maijan perustelu")
    save(app)
    assert app.text_area(key="entry.assessment.a1.statement").value == "Maijan perustelu"
    assert stored(editor, Assessment) == []
    save(app)
    (found,) = stored(editor, Assessment)
    assert isinstance(found, Assessment)
    assert found.statement == "Maijan perustelu"


def test_an_entry_is_removed_only_as_it_was_seen(open_page: Opener, editor: Path, other: Callable[..., None]) -> None:
    other(OBJECTIVE_ASSESSMENT)
    app = open_page("entry", kind="assessment", entry="a1")
    other(replace(OBJECTIVE_ASSESSMENT, step="good"), 1)
    app.button(key="entry.assessment.a1.withdraw").click().run()
    assert "Matti" in words(app)
    assert stored(editor, Assessment) == [replace(OBJECTIVE_ASSESSMENT, step="good")]
    app.button(key="entry.assessment.a1.withdraw").click().run()
    assert stored(editor, Assessment) == []
    assert not app.exception


def test_values_are_entered_by_area_and_an_emptied_one_is_taken_away(
    open_page: Opener, editor: Path, other: Callable[..., None]
) -> None:
    other(INDICATOR)
    other(VALUE)
    app = open_page("entry", kind="values", entry=INDICATOR.id, entry_year="2024")
    place = f"entry.own_value.{INDICATOR.id}.2024"
    assert app.text_input(key=f"{place}.11").value == "88,1"
    write(app, place, **{"11": "", "12": "90,5", "FI": "89"})
    save(app)
    assert stored(editor, OwnValue) == [
        replace(VALUE, region_code="12", value=90.5),
        replace(VALUE, region_code="FI", value=89.0),
    ]
    write(app, place, **{"12": "yhdeksän"})
    save(app)
    assert "yhdeksän" in words(app)
    assert len(stored(editor, OwnValue)) == 2


def test_a_save_of_nothing_new_says_that_nothing_was_saved(
    open_page: Opener, editor: Path, other: Callable[..., None]
) -> None:
    other(INDICATOR)
    other(VALUE)
    app = open_page("entry", kind="values", entry=INDICATOR.id, entry_year="2024")
    save(app)
    text = Translator("fi").text
    assert text("store.nothing_changed") in words(app)
    assert text("store.saved") not in words(app)
    assert stored(editor, OwnValue) == [VALUE]


def test_a_figure_that_another_saved_meanwhile_is_shown_and_kept_until_it_is_chosen(
    open_page: Opener, editor: Path, other: Callable[..., None]
) -> None:
    other(INDICATOR)
    other(VALUE)
    app = open_page("entry", kind="values", entry=INDICATOR.id, entry_year="2024")
    place = f"entry.own_value.{INDICATOR.id}.2024"
    other(replace(VALUE, value=77.7), 2)
    write(app, place, **{"11": "91,2", "12": "90,5"})
    save(app)
    assert "77,7" in words(app)
    assert app.text_input(key=f"{place}.11").value == "91,2"
    assert stored(editor, OwnValue) == [replace(VALUE, value=77.7)]
    save(app)
    assert stored(editor, OwnValue) == [replace(VALUE, value=91.2), replace(VALUE, region_code="12", value=90.5)]


@pytest.mark.usefixtures("editor")
def test_an_own_indicator_is_on_the_other_pages_with_its_mark_and_owner(
    open_page: Opener, other: Callable[..., None]
) -> None:
    other(INDICATOR)
    for year in range(2019, 2026):
        for code in ("11", "12", "13", "FI"):
            other(OwnValue(indicator_id=INDICATOR.id, region_code=code, year=year, value=80.0 + year % 7))
    for page in ("compare", "trends"):
        app = open_page(page, indicator=INDICATOR.id, region="11")
        assert not app.exception
        shown = words(app)
        assert "Täytetyt vakanssit (oma mittari)" in shown
        assert "Kuvitelma" in shown
        assert "+own.29" in shown
    app = open_page("trends", indicator=INDICATOR.id, region="11", goal=f"{INDICATOR.id}.1")
    assert "92,5" in words(app)


def test_a_store_that_cannot_be_read_is_said_and_the_shipped_figures_stay(open_page: Opener, editor: Path) -> None:
    (editor / "tkkio.sqlite3").write_bytes(b"no database at all" * 100)
    app = open_page("compare")
    assert not app.exception
    assert "tkkio.sqlite3" in words(app)
    assert 'class="tk-headline"' in html(app)
