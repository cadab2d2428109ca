"""A file in a real browser: the field speaks the page's language, and what it leads to can be used by everybody."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.harness import Server, Visit
from browser.test_accessibility import RULES, SIZES
from unit.store.conftest import INDICATOR, NOON, VALUE

from tkkio_analytics.domain.own_indicator import OwnValue
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store

FIELD = '[data-testid="stFileUploader"]'
INPUT = '[data-testid="stFileUploaderDropzoneInput"]'
GOOD = "Alue;2023;2024\nEtelä-Karjala;87;89\nKainuu;90;91\n"

pytestmark = pytest.mark.browser


@pytest.fixture
def entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("TKKIO_EDITOR", "Maija Meikäläinen")
    store = Store(engine=engine_at(f"sqlite:///{tmp_path / 'tkkio.sqlite3'}"))
    store.save([Draft(entry=entry, expected=None) for entry in (INDICATOR, VALUE)], author="Maija", at=NOON)
    return store


@pytest.fixture
def editing(entered: Store, start: Callable[..., Server]) -> Server:
    assert entered.latest_revision() == 2
    return start()


def pick(visit: Visit, content: str, name: str = "luvut.csv") -> None:
    visit.page.set_input_files(INPUT, {"name": name, "mimeType": "text/csv", "buffer": content.encode()})
    visit.page.get_by_text(name).first.wait_for()
    visit.settle()


def test_the_field_speaks_the_language_of_the_page(editing: Server, visit: Visit) -> None:
    for language in LANGUAGES:
        visit.open(editing.link("entry", kind="values", lang=language))
        field = visit.page.locator(FIELD)
        field.get_by_role("button", name=Translator(language).text("ui.built_in.upload")).last.wait_for()
        assert "per file" not in field.inner_text()
        pick(visit, "x" * (20 * 1024 * 1024 + 1), "suuri.csv")
        field.get_by_text(Translator(language).text("ui.built_in.too_large")).wait_for()


@pytest.mark.parametrize("size", SIZES)
def test_a_file_is_imported_and_axe_finds_nothing(editing: Server, entered: Store, visit: Visit, size: str) -> None:
    visit.page.set_viewport_size(SIZES[size])
    visit.open(editing.link("entry", kind="values"))
    pick(visit, f"{GOOD}Uusimaa;1;2\n")
    visit.page.get_by_text("Aluetta ei tunnisteta").wait_for()
    found = Axe().run(visit.page, options=RULES)
    broken = {
        violation["id"]: [node["html"][:200] for node in violation["nodes"][:3]]
        for violation in found.response["violations"]
    }
    assert broken == {}
    visit.open(editing.link("entry", kind="values"))
    pick(visit, GOOD)
    visit.page.get_by_role("button", name="Tuo luvut").click()
    visit.page.get_by_text("Luvut tuotiin tiedostosta luvut.csv.").wait_for()
    assert len(entered.entries(OwnValue)) == 4
    assert visit.outside == []
