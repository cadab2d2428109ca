"""A slider of the what-if page: moved by the keyboard it changes figures and address, and the link gives them again."""

import pytest
from browser.harness import Server, Visit

SLIDER = "[data-testid=stMain] [data-testid=stSlider] input[type=range]"
VIEW = {"region": "13", "indicator": "emergency_visits", "lever": "pace=-40"}

pytestmark = pytest.mark.browser


def figures(visit: Visit) -> str:
    return visit.page.locator(".tk-figures").inner_text()


def test_a_moved_slider_changes_figures_and_address_and_nothing_above(server: Server, visit: Visit) -> None:
    visit.open(server.link("what_if", **VIEW))
    before = figures(visit)
    visit.page.locator(SLIDER).focus()
    visit.page.keyboard.press("ArrowLeft")
    visit.page.wait_for_function("before => document.querySelector('.tk-figures').innerText !== before", arg=before)
    visit.settle()
    assert "lever=pace%3D-50" in visit.page.url
    after = figures(visit)
    visit.page.reload()
    visit.settle()
    assert figures(visit) == after
    assert visit.errors == []
    assert visit.outside == []


def test_the_exact_link_opens_the_same_figures_from_its_own_release(server: Server, visit: Visit) -> None:
    visit.open(server.link("what_if", lang="sv", **VIEW))
    before = figures(visit)
    visit.page.locator("a[href*='basis=']").first.click()
    visit.page.wait_for_function("() => location.search.includes('basis=')")
    visit.settle()
    assert visit.page.locator(".tk-notice:not(.tk-calm)").count() == 0
    assert figures(visit) == before
    assert "2026-11-22-1" in visit.words()
    assert visit.errors == []
