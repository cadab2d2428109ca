"""Omat mittarit ja arviot: an editor uploads a file, sees what is understood of it, and confirms."""

from dataclasses import replace
from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import html, offered, words
from streamlit.testing.v1 import AppTest
from unit.store.conftest import INDICATOR, NOON, VALUE
from unit.upload.sheets import workbook

from tkkio_analytics.domain.own_indicator import OwnValue
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store

GOOD = "Alue;2023;2024\nEtelä-Karjala;87;89\nKainuu;90;91\n"
PLACE = {"kind": "values", "entry": INDICATOR.id}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    found = Store(engine=engine_at(f"sqlite:///{tmp_path / 'tkkio.sqlite3'}"))
    found.save([Draft(entry=entry, expected=None) for entry in (INDICATOR, VALUE)], author="Matti", at=NOON)
    return found


@pytest.fixture
def editor(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("TKKIO_EDITOR", "Maija")
    return store


def figures(store: Store) -> dict[tuple[str, int], float]:
    return {(kept.entry.region_code, kept.entry.year): kept.entry.value for kept in store.entries(OwnValue)}


def uploaded(app: AppTest, content: str | bytes, name: str = "luvut.csv") -> AppTest:
    data = content.encode() if isinstance(content, str) else content
    app.file_uploader[0].set_value((name, data, "text/csv"))
    return app.run()


def confirm(app: AppTest) -> AppTest:
    return next(button for button in app.button if button.label == "Tuo luvut").click().run()


def can_confirm(app: AppTest) -> bool:
    return any(button.label == "Tuo luvut" for button in app.button)


def test_a_file_is_shown_first_and_stored_once_confirmed(open_page: Opener, editor: Store) -> None:
    app = uploaded(open_page("entry", **PLACE), GOOD)
    assert not app.exception
    shown = words(app)
    assert "Uusia lukuja: 3. Muuttuvia lukuja: 1." in shown
    assert "muuttuu, nyt 88,1" in shown
    assert figures(editor) == {("11", 2024): 88.1}
    confirm(app)
    assert not app.exception
    assert "Luvut tuotiin tiedostosta luvut.csv." in words(app)
    assert figures(editor) == {("11", 2023): 87.0, ("11", 2024): 89.0, ("20", 2023): 90.0, ("20", 2024): 91.0}
    assert "Tuodut tiedostot" in html(app)
    assert app.file_uploader[0].value is None


def test_the_form_shows_the_imported_figures_at_once(open_page: Opener, editor: Store) -> None:
    app = confirm(uploaded(open_page("entry", entry_year="2024", **PLACE), GOOD))
    assert app.text_input(key=f"entry.own_value.{INDICATOR.id}.2024.20").value == "91"
    assert len(figures(editor)) == 4


def test_problems_are_shown_cell_by_cell_and_cannot_be_confirmed(open_page: Opener, editor: Store) -> None:
    app = uploaded(open_page("entry", **PLACE), f"{GOOD}Uusimaa;1;<b>x</b>\n")
    shown = words(app)
    assert "A4 Uusimaa Aluetta ei tunnisteta." in shown
    assert not can_confirm(app)
    assert "<b>x</b>" not in html(app)
    assert figures(editor) == {("11", 2024): 88.1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unreadable_file_is_refused_in_words(open_page: Opener, editor: Store, language: str) -> None:
    app = uploaded(open_page("entry", lang=language, **PLACE), b"x", "luvut.xls")
    assert Translator(language).text("errors.upload_old_workbook") in words(app)
    assert figures(editor) == {("11", 2024): 88.1}


def test_columns_can_be_chosen(open_page: Opener, editor: Store) -> None:
    app = uploaded(open_page("entry", **PLACE), "Alue;Vuosi;Henkilöitä;Tehtäviä\nKainuu;2024;5;6\n")
    assert not can_confirm(app)
    menu = next(box for box in app.selectbox if box.label == "Luvun sarake")
    menu.set_value("D").run()
    confirm(app)
    assert figures(editor)["20", 2024] == 6.0


def test_a_sheet_can_be_chosen(open_page: Opener, editor: Store) -> None:
    data = workbook([["Alue", 2024], ["Kainuu", 1]], Toinen=[["Alue", 2024], ["Kainuu", 2]])
    app = uploaded(open_page("entry", **PLACE), data, "luvut.xlsx")
    next(box for box in app.selectbox if box.label == "Taulukkovälilehti").set_value("Toinen").run()
    confirm(app)
    assert figures(editor)["20", 2024] == 2.0


def test_what_another_saved_meanwhile_is_shown_and_nothing_is_written_over(open_page: Opener, editor: Store) -> None:
    app = uploaded(open_page("entry", **PLACE), GOOD)
    editor.save([Draft(entry=replace(VALUE, value=50.0), expected=2)], author="Matti", at=NOON)
    confirm(app)
    shown = words(app)
    assert "Joku muu on muuttanut samaa kirjausta" in shown
    assert "muuttuu, nyt 50" in shown
    assert figures(editor) == {("11", 2024): 50.0}
    confirm(app)
    assert figures(editor)["11", 2024] == 89.0


def test_others_are_told_why_they_cannot_and_may_take_the_template(open_page: Opener, store: Store) -> None:
    app = open_page("entry", **PLACE)
    assert "Tuonti edellyttää muokkaajan nimeä." in words(app)
    assert not app.file_uploader
    files = offered(app)
    for kind in ("csv", "xlsx"):
        assert f"Täyttöpohja ({'CSV' if kind == 'csv' else 'Excel'})" in words(app)
        template = next(file for name, file in files.items() if name.endswith(f".{kind}"))
        assert template.content()
    assert figures(store) == {("11", 2024): 88.1}
