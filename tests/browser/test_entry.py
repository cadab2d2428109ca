"""Two editors in two browsers: the second is told, sees both versions and still has what was typed."""

import pytest
from browser.harness import Server, Visit
from browser.test_accessibility import SIZES, violations
from playwright.sync_api import Browser
from unit.store.conftest import INDICATOR

from tkkio_analytics.domain.own_indicator import OwnIndicator
from tkkio_analytics.store.records import Store

OWNER = "Omistaja, joka vastaa luvuista"

pytestmark = pytest.mark.browser


def owner(visit: Visit, text: str) -> None:
    visit.page.get_by_label(OWNER).fill(text)
    visit.page.get_by_role("button", name="Tallenna", exact=True).click()
    visit.settle()


def test_the_second_editor_is_told_and_loses_nothing(
    editing: Server, entered: Store, browser: Browser, visit: Visit
) -> None:
    second = Visit(page=browser.new_context().new_page()).watch()
    link = editing.link("entry", entry=INDICATOR.id)
    visit.open(link)
    second.open(link)
    owner(visit, "Ensimmäinen")
    assert "Tallennettu." in visit.words()
    owner(second, "Toinen")
    said = second.words()
    assert "Joku muu on muuttanut samaa kirjausta" in said
    assert "Ensimmäinen" in said
    assert second.page.get_by_label(OWNER).input_value() == "Toinen"
    assert entered.entries(OwnIndicator)[0].entry.owner == "Ensimmäinen"
    owner(second, "Toinen ja ensimmäinen")
    assert entered.entries(OwnIndicator)[0].entry.owner == "Toinen ja ensimmäinen"
    history = entered.history(OwnIndicator, key=INDICATOR.key)
    assert [getattr(change.before, "owner", None) for change in history] == ["Ensimmäinen", "Kuvitelma", None]
    assert visit.outside == second.outside == []
    second.page.context.close()


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_the_forms(editing: Server, visit: Visit, size: str) -> None:
    visit.page.set_viewport_size(SIZES[size])
    for view in ({"entry": INDICATOR.id}, {"kind": "values", "entry_year": "2024"}, {"kind": "assessment"}):
        visit.open(editing.link("entry", **view))
        assert violations(visit) == {}, view
