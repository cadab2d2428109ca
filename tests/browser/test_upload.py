"""A file in a real browser: the field speaks the page's language, and what it leads to can be used by everybody."""

import pytest
from browser.harness import Server, Visit
from browser.test_accessibility import SIZES, violations

from tkkio_analytics.domain.own_indicator import OwnValue
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.store.records import Store

FIELD = '[data-testid="stFileUploader"]'
INPUT = '[data-testid="stFileUploaderDropzoneInput"]'
GOOD = "Alue;2023;2024\nEtelä-Karjala;87;89\nKainuu;90;91\n"

pytestmark = pytest.mark.browser


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
    assert violations(visit) == {}
    visit.open(editing.link("entry", kind="values"))
    pick(visit, GOOD)
    visit.page.get_by_role("button", name="Tuo luvut").click()
    visit.page.get_by_text("Luvut tuotiin tiedostosta luvut.csv.").wait_for()
    assert len(entered.entries(OwnValue)) == 4
    assert visit.outside == []
