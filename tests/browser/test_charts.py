"""How charts come and go in a browser: in place, whole, and from our own server alone."""

import pytest
from browser.harness import CHART, Server, Visit
from playwright.sync_api import Browser

from tkkio_analytics.ui import plotly_script

pytestmark = pytest.mark.browser
FAN = "[class*=st-key-chart-trends-fan]"
SIZE = {"width": 1280, "height": 900}
LOW = {"width": 1280, "height": 400}
UNDRAWN = f"""() => [...document.querySelectorAll('{CHART}')]
    .filter(chart => chart.checkVisibility() && !('drawn' in chart.dataset)).length"""
BELOW = f"""() => [...document.querySelectorAll('{CHART}:has(.main-svg)')]
    .filter(chart => chart.getBoundingClientRect().top > window.innerHeight + 300).length"""
LISTEN = """() => {
    window.redrawn = [];
    const { react } = Plotly;
    Plotly.react = (chart, ...rest) => {
        window.redrawn.push(chart.closest('[class*=st-key-chart]').className.match(/st-key-chart-([a-z-]+)/)[1]);
        return react(chart, ...rest);
    };
}"""


def test_a_control_redraws_the_same_chart_with_its_new_data(server: Server, visit: Visit) -> None:
    visit.open(server.link("trends", indicator="emergency_visits", region="13"))
    chart = visit.page.locator(f"{FAN} {CHART}")
    state = "chart => [chart.dataset.marked, chart.ariaLabel, JSON.stringify(chart.data.map(trace => trace.y))]"
    chart.evaluate("chart => { chart.dataset.marked = 'the same'; }")
    drawing = chart.locator(".main-svg").first
    drawing.evaluate("drawing => { drawing.dataset.marked = 'the same'; }")
    before = chart.evaluate(state)
    visit.page.locator("[class*=st-key-choice-trends-region] input").first.click()
    visit.page.wait_for_selector("[role=listbox]")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_function(
        "([selector, label]) => document.querySelector(selector).ariaLabel !== label", arg=[f"{FAN} {CHART}", before[1]]
    )
    visit.settle()
    after = chart.evaluate(state)
    assert after[0] == before[0] == "the same"
    assert drawing.get_attribute("data-marked") == "the same"
    assert after[2] != before[2]
    assert visit.errors == []


def test_a_chart_whose_data_stay_is_left_alone(server: Server, visit: Visit) -> None:
    visit.open(server.link("compare"))
    visit.page.evaluate(LISTEN)
    colour = visit.page.locator("[class*=st-key-choice-compare-colour]")
    colour.get_by_text("Arvo", exact=True).click()
    visit.page.wait_for_url(lambda url: "colour=value" in url)
    visit.settle()
    assert visit.page.evaluate("window.redrawn") == ["compare-map"]


def test_whoever_comes_back_to_a_page_finds_its_charts_as_they_stood(server: Server, visit: Visit) -> None:
    def go(name: str) -> None:
        visit.page.locator("[data-testid=stSidebarNav]").get_by_role("link", name=name, exact=True).click()
        visit.page.wait_for_function("name => document.querySelector('h1')?.innerText === name", arg=name)
        visit.settle()

    visit.open(server.link("compare"))
    chart = visit.page.locator(f"[class*=st-key-chart-compare-areas] {CHART}")
    chart.evaluate("chart => { chart.dataset.marked = 'the same'; }")
    visit.page.evaluate(LISTEN)
    go("Sanasto")
    go("Aluevertailu")
    assert visit.page.evaluate("window.redrawn") == []
    assert chart.get_attribute("data-marked") == "the same"
    assert visit.page.evaluate(UNDRAWN) == 0
    assert visit.errors == []


def test_every_chart_ends_drawn_without_scrolling(server: Server, visit: Visit) -> None:
    visit.page.set_viewport_size(LOW)
    visit.open(server.link("compare"))
    assert visit.page.evaluate(BELOW) >= 2
    assert visit.page.evaluate(UNDRAWN) == 0
    assert visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_plotly_comes_once_and_from_our_own_server(server: Server, browser: Browser) -> None:
    page = browser.new_page(viewport=SIZE)
    visit = Visit(page=page).watch()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit.open(server.link("trends", indicator="emergency_visits", region="13"))
    page.locator("[data-testid=stSidebarNav]").get_by_role("link", name="Aluevertailu", exact=True).click()
    page.wait_for_function("() => document.querySelector('h1')?.innerText === 'Aluevertailu'")
    visit.settle()
    assert page.locator(CHART).count() >= 4
    scripts = [url for url in asked if "plotly" in url.lower()]
    assert scripts == [server.address + plotly_script.PATH]
    assert page.evaluate("document.querySelectorAll('script[src*=plotly]').length") == 1
    assert visit.outside == []
    assert visit.errors == []
    page.close()


def test_plotly_is_at_hand_before_the_first_chart_is_asked_for(server: Server, visit: Visit) -> None:
    visit.open(server.link("glossary"))
    assert visit.page.locator(CHART).count() == 0
    visit.page.wait_for_function("() => window.Plotly?.version")


def test_a_chart_takes_the_width_of_its_place(server: Server, visit: Visit) -> None:
    visit.page.set_viewport_size(SIZE)
    visit.open(server.link("trends", indicator="emergency_visits", region="13"))
    widths = f"""() => [...document.querySelectorAll('{CHART}')].filter(chart => chart.checkVisibility())
        .map(chart => [chart.clientWidth, chart.querySelector('.main-svg').clientWidth, chart.scrollWidth])"""
    wide = visit.page.evaluate(widths)
    visit.page.set_viewport_size({**SIZE, "width": 700})
    visit.settle()
    narrow = visit.page.evaluate(widths)
    for place, picture, scrolled in [*wide, *narrow]:
        assert place == picture == scrolled
    assert all(after[0] < before[0] for before, after in zip(wide, narrow, strict=True))


def test_a_folded_chart_comes_and_is_drawn_as_it_is_unfolded(server: Server, visit: Visit) -> None:
    visit.open(server.link("trends", indicator="emergency_visits", region="13"))
    folded = visit.page.locator("[class*='st-key-fold-trends-record'] details")
    assert folded.locator(CHART).count() == 0
    folded.locator("summary").click()
    folded.locator(f"{CHART}[data-drawn]").wait_for()
    visit.settle()
    assert folded.locator("table").count() == 2
    assert visit.errors == []
