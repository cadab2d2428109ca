"""The one designed look is shown whatever the browser asks, and the grid is walked by keyboard in every order."""

import re

import pytest
from browser.harness import Server, Visit
from playwright.sync_api import Browser, expect

from tkkio_analytics.charts import design

pytestmark = pytest.mark.browser
GROUND = """() => {
  const app = getComputedStyle(document.querySelector('[data-testid=stApp]'))
  return [app.backgroundColor, app.color, app.colorScheme]
}"""


def test_a_browser_that_asks_for_dark_gets_the_light_page(server: Server, browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark", viewport={"width": 1280, "height": 900})
    Visit(page=page).open(server.link("risks"))
    assert page.evaluate(GROUND) == ["rgb(255, 255, 255)", "rgb(17, 17, 17)", "light"]
    page.close()


def test_arrows_walk_over_the_titles_of_groups_and_enter_opens_the_trend(server: Server, visit: Visit) -> None:
    visit.open(server.link("", order="yta"))
    grid = visit.page.get_by_role("grid")
    expect(grid.locator("tr.title")).to_have_count(5)
    stops = grid.locator('a[tabindex="0"]')
    expect(stops).to_have_count(1)
    stops.focus()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowRight")
    expect(stops).to_have_count(1)
    # Below the nation comes the title of the first collaborative area, then its first county, Itä-Uusimaa.
    expect(stops).to_be_focused()
    assert str(stops.get_attribute("aria-label")).startswith("Itä-Uusimaa")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(re.compile("/trends"))
    visit.settle()
    assert "region=01" in visit.page.url
    assert "Itä-Uusimaa" in visit.words()


def test_icons_on_the_page_are_those_of_the_design(server: Server, visit: Visit) -> None:
    visit.open(server.link("", scope="county", region="06"))
    icon = visit.page.locator("img.tk-icon").first
    assert str(icon.get_attribute("src")).startswith("data:image/svg+xml,")
    assert icon.get_attribute("alt") == ""
    size = icon.evaluate("image => image.getBoundingClientRect().width")
    assert size >= 12
    assert visit.page.evaluate("() => getComputedStyle(document.body).getPropertyValue('--tk-goal')").strip() == (
        design.COLOURS["goal"].lower()
    )
