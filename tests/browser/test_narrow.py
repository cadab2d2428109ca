"""What a laptop and a phone have no room for stands in another form: nothing is hidden, cut or out of sight."""

import pytest
from browser.harness import Server, Visit

from tkkio_analytics.i18n import LANGUAGES, Translator

LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
PACES = ("required", "observed", "believed")
AT_ONCE = """() => [...document.querySelectorAll('.tk-scroll')]
    .filter(part => part.checkVisibility() && !part.closest('details:not([open])'))
    .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.ariaLabel)"""
GRID = """() => {
  const grid = [...document.querySelectorAll('*')].map(e => e.shadowRoot?.querySelector('.scroll')).find(e => e);
  return [grid.scrollWidth, grid.clientWidth];
}"""
ROW = """() => {
  const edge = document.querySelector('.tk-county').getBoundingClientRect();
  const within = (box) => box.width > 20 && box.left >= edge.left - 1 && box.right <= edge.right + 1;
  return [...document.querySelectorAll('.tk-county tbody tr:first-child > *')].filter(cell => cell.checkVisibility())
    .map(cell => [cell.dataset.label ?? '', within(cell.getBoundingClientRect())]);
}"""
FIELD = ".stSelectbox"
BELOW = "field => getComputedStyle(field, '::after').content"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_fits_a_laptop(server: Server, visit: Visit, language: str) -> None:
    visit.page.set_viewport_size(LAPTOP)
    visit.open(server.link(lang=language))
    assert visit.page.evaluate(AT_ONCE) == []
    wide, room = visit.page.evaluate(GRID)
    assert wide <= room


def test_a_laptop_shows_every_pace_of_a_county(server: Server, visit: Visit) -> None:
    visit.page.set_viewport_size(LAPTOP)
    visit.open(server.link(scope="county", region="06"))
    shown = dict(visit.page.evaluate(ROW))
    text = Translator("fi").text
    assert {text(f"ui.column.{pace}") for pace in PACES} <= shown.keys()
    assert len(shown) == 11
    assert all(shown.values()), shown


def test_a_phone_says_in_full_what_its_field_cuts(server: Server, visit: Visit) -> None:
    visit.page.set_viewport_size(PHONE)
    visit.open(server.link("trends"))
    goal = visit.page.locator(FIELD).nth(2)
    chosen = goal.locator("input").input_value()
    visit.page.wait_for_function("field => field.dataset.tkkioWhole", arg=goal.element_handle())
    assert goal.evaluate(BELOW) == f'"{chosen}"'
    visit.page.set_viewport_size(LAPTOP)
    visit.page.wait_for_function("field => !field.dataset.tkkioWhole", arg=goal.element_handle())
