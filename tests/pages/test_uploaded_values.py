"""Uploaded figures of the catalogue's indicators: uploaded on one page, shown marked on two, and no verdict of them."""

from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import charts, html, unfolded, words
from unit.store.conftest import NOON

from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store

MARK = "tuotu tiedostosta, ei julkaistu"
NOTICE = "Tuotu tiedostosta, ei julkaistua tilastoa"


def value(indicator: str, region: str, year: int, value: float) -> UploadedValue:
    return UploadedValue(
        indicator_id=indicator, region_code=region, year=year, value=value, file="oma<b>.csv", sha256="ab" * 32
    )


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("TKKIO_EDITOR", "Maija")
    found = Store(engine=engine_at(f"sqlite:///{tmp_path / 'tkkio.sqlite3'}"))
    figures = (
        value("digital_service_users", "13", 2024, 44.04),
        value("digital_service_users", "20", 2024, 35.8),
        value("quick_contact", "13", 2025, 71.5),
    )
    found.save([Draft(entry=entry, expected=None) for entry in figures], author="Matti", at=NOON)
    return found


def test_an_editor_uploads_and_removes_figures_of_the_catalogue(open_page: Opener, store: Store) -> None:
    app = open_page("entry", kind="uploaded", entry="digital_service_users")
    content = "Mittari;digital_service_users\nAlue;2024\nPohjois-Savo;45\nLappi;40,1\n"
    app.file_uploader[0].set_value(("luvut.csv", content.encode(), "text/csv"))
    app.run()
    assert "Uusia lukuja: 1. Muuttuvia lukuja: 1." in words(app)
    assert "muuttuu, nyt 44,04" in words(app)
    assert len(store.entries(UploadedValue)) == 3
    next(button for button in app.button if button.label == "Tuo luvut").click().run()
    assert not app.exception
    stored = {kept.entry.key: (kept.entry.value, kept.author) for kept in store.entries(UploadedValue)}
    assert stored["digital_service_users/13/2024"] == (45.0, "Maija")
    assert "Lähde 2: luvut.csv, tuonut Maija" in words(app)
    next(button for button in app.button if button.label == "Poista").click().run()
    assert not app.exception
    assert [kept.entry.key for kept in store.entries(UploadedValue)] == ["quick_contact/13/2025"]
    assert "Tähän mittariin ei ole tuotu lukuja." in words(app)


def test_where_nothing_is_published_the_uploaded_figures_stand_under_a_notice(open_page: Opener, store: Store) -> None:
    compared, trend = (
        open_page(page, indicator="digital_service_users", region="13") for page in ("compare", "trends")
    )
    for app in (compared, trend):
        assert not app.exception
        assert NOTICE in words(app)
        assert "oma<b>.csv" not in html(app)
        assert len(charts(app)) == 1
    shown = words(compared)
    assert "Pohjois-Savo 44,0 lähde 1 Kainuu 35,8 lähde 1" in shown
    assert "Lähde 1: oma<b>.csv, tuonut Matti 24.11.2026" in shown
    assert "koko maata" not in shown
    assert f"2024 {MARK} 44,0 % – Matti" in words(trend).replace("\N{NO-BREAK SPACE}", " ")
    assert "Todennäköisyys, että" not in words(trend)
    assert len(store.entries(UploadedValue)) == 3


def test_beside_a_published_series_they_change_nothing_but_their_own_place(
    open_page: Opener, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_them = words(unfolded(open_page("trends", indicator="quick_contact", region="13")))
    elsewhere = words(open_page("trends", indicator="quick_contact", region="14"))
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path / "empty"))
    without = words(unfolded(open_page("trends", indicator="quick_contact", region="13")))
    headline = "Todennäköisyys, että arvo on Pohjois-Savossa vähintään"
    place = without.index(headline)
    assert with_them[place : place + 900] == without[place : place + 900]
    assert f"2025 ({MARK}) 71,5 %" in with_them.replace("\N{NO-BREAK SPACE}", " ")
    assert MARK not in without
    assert "ei ole tuotu lukuja. Muiden alueiden tuodut luvut" in elsewhere
    assert len(store.entries(UploadedValue)) == 3
