"""Every page as WCAG 2.1 AA, a keyboard, a zoom of 400 per cent and a sheet of paper see it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.harness import CHART, Server, Visit
from playwright.sync_api import Browser
from pypdf import PdfReader

from tkkio_analytics.i18n import LANGUAGES
from tkkio_analytics.ui.navigation import every_page

PAGES = {"overview": ""} | {page: page for page in every_page() if page != "overview"}
SCREEN = {"width": 1280, "height": 900}
PROJECTOR = {"width": 1920, "height": 1080}
PHONE = {"width": 360, "height": 740}
SIZES = {"screen": SCREEN, "phone": PHONE}
ZOOMED = {"width": 320, "height": 256}
"""What is left of 1280 x 1024 at 400 per cent."""
PAPER = {"width": 1047, "height": 718}
"""What is left of A4 on its side within the margins of paper.css, at 96 pixels an inch."""
A4_POINTS = (842, 595)
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "rules": {"landmark-unique": {"enabled": True}},
}
"""Two regions of one name are no breach, but whoever jumps between regions cannot tell them apart."""
STATES = {
    "a choice that means nothing": ("trends", {"region": "zzz", "lang": "sv"}),
    "no data": ("compare", {"indicator": "remote_contacts", "lang": "en"}),
    "practice": ("overview", {"data": "practice", "lang": "sv"}),
    "practice, a record": ("methods", {"data": "practice", "lang": "en"}),
    "an earlier address": ("feedback", {"view": "<script>", "lang": "en"}),
}
UNFOLD = """() => document.querySelectorAll('[data-testid=stMain] details:not([open]) > summary')
    .forEach(summary => summary.click())"""
WIDTHS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')].map(e => e.scrollWidth)"""
CUT = """(width) => [...document.querySelectorAll('[data-testid=stMain] *')].filter(part => {
    const box = part.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && (box.right > width + 2 || box.left < -2)
      && part.checkVisibility({ visibilityProperty: true })
      && !part.closest('.tk-scroll, .katex, svg, [data-testid=stCode], .tk-heard');
  }).map(part => `${part.tagName} ${part.dataset.testid ?? part.className} ${part.textContent.slice(0, 40)}`)"""
SCROLLED = """() => [...document.querySelectorAll('.tk-scroll')]
    .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.ariaLabel)"""
PICTURES = (
    """width => {
    const block = document.querySelector('[data-testid=stMainBlockContainer]');
    block.style.width = `${width}px`;
    const found = [...document.querySelectorAll('"""
    + CHART
    + """')].filter(chart => chart.checkVisibility()).map(chart => {
        const [place, picture] = [chart, chart.querySelector('.main-svg')].map(part => part.getBoundingClientRect());
        const { width, height } = picture;
        const [, , drawnWidth, drawnHeight] = chart.querySelector('.main-svg').getAttribute('viewBox').split(' ');
        return { beyond: picture.right - place.right, empty: place.height - height,
            stretched: width / height - drawnWidth / drawnHeight, shrunk: width / drawnWidth };
    });
    block.style.width = '';
    return found;
}"""
)
"""Of each chart as it was drawn on the screen, laid out on paper: what is cut, left empty below it or out of shape."""
WALK = """() => {
  const every = (root) => [...root.querySelectorAll('*')]
    .flatMap(e => e.shadowRoot ? [e, ...every(e.shadowRoot)] : [e]);
  const chosen = (input) => input.type !== 'radio' || input.checked
    || !document.querySelector(`input[type=radio][name="${CSS.escape(input.name)}"]:checked`);
  window.walk = every(document);
  return window.walk.map((e, place) => [e, place]).filter(([e]) =>
    e.matches('a[href], button, input, select, textarea, summary, [tabindex]') && e.tabIndex >= 0 && !e.disabled
    && e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert]')
    && (e.tagName !== 'INPUT' || chosen(e)) && (e.role !== 'radio' || e.ariaChecked !== 'false'))
    .map(([, place]) => place);
}"""
HERE = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  const ringed = (e) => {
    const style = getComputedStyle(e);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  };
  const around = [at];
  for (let e = at; around.length < 5 && (e = e.parentElement ?? e.getRootNode().host); ) around.push(e);
  return { place: window.walk.indexOf(at), seen: around.some(ringed), html: at.outerHTML.slice(0, 160) };
}"""
TO_THE_TOP = """() => {
  const top = Object.assign(document.createElement('div'), { tabIndex: -1 });
  document.body.prepend(top); top.focus(); top.remove(); window.scrollTo(0, 0);
}"""
MOST_STOPS = 700
FEWEST_WORDS = 5
"""Of a chart: less says what it is, not what it shows."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=PAGES)
def opened(server: Server, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """One page, opened once for every look at it."""
    page = browser.new_page(viewport=SCREEN, locale="en-US")
    visit = Visit(page=page).watch()
    visit.open(server.link(PAGES[request.param]))
    yield visit
    page.close()


def violations(visit: Visit) -> dict[str, list[str]]:
    found = Axe().run(visit.page, options=RULES)
    return {
        violation["id"]: [node["html"][:200] for node in violation["nodes"][:3]]
        for violation in found.response["violations"]
    }


def unfold(visit: Visit) -> None:
    visit.page.evaluate(UNFOLD)
    visit.settle()


def test_axe_finds_nothing(opened: Visit) -> None:
    opened.page.set_viewport_size(SCREEN)
    assert violations(opened) == {}
    charts = opened.page.locator(CHART)
    told = [chart.get_attribute("aria-label") or "" for chart in charts.all()]
    assert [words for words in told if len(words.split()) < FEWEST_WORDS] == []


def walked(visit: Visit) -> tuple[list[int], list[dict[str, Any]]]:
    """Return the places of every control, and where Tab stops from the top until it is back there or gets out."""
    visit.settle()
    page = visit.page
    page.evaluate(TO_THE_TOP)
    expected: list[int] = page.evaluate(WALK)
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(HERE)
        if stop is None or (stops and stop["place"] == stops[0]["place"]):
            break
        stops.append(stop)
    return expected, stops


def test_the_keyboard_reaches_every_control_in_order_and_is_seen(opened: Visit) -> None:
    page = opened.page
    page.set_viewport_size(SCREEN)
    expected, stops = walked(opened)
    if any(stop["place"] < 0 for stop in stops):  # a part of the page was drawn anew under the walker's feet
        expected, stops = walked(opened)
    places = [stop["place"] for stop in stops]
    never = page.evaluate(
        "(places) => places.map(place => window.walk[place].outerHTML.slice(0, 160))",
        sorted(set(expected) - set(places)),
    )
    assert never == []
    assert "stSkipToContent" in stops[0]["html"]
    assert len(stops) < MOST_STOPS, "the keyboard never gets out"
    assert places == sorted(places), "not in the order of the page"
    assert [stop["html"] for stop in stops if not stop["seen"]] == []


def test_nothing_is_lost_at_a_zoom_of_400_per_cent(opened: Visit) -> None:
    opened.page.set_viewport_size(ZOOMED)
    opened.settle()
    assert max(opened.page.evaluate(WIDTHS)) <= ZOOMED["width"]
    assert opened.page.evaluate(CUT, ZOOMED["width"]) == []


def test_axe_finds_nothing_when_everything_is_unfolded_on_a_phone(opened: Visit) -> None:
    opened.page.set_viewport_size(PHONE)
    unfold(opened)
    assert violations(opened) == {}
    assert max(opened.page.evaluate(WIDTHS)) <= PHONE["width"]


def test_a_page_is_printed_whole_on_a4_on_its_side(opened: Visit) -> None:
    opened.page.set_viewport_size(PROJECTOR)
    opened.settle()
    opened.page.emulate_media(media="print")
    for picture in opened.page.evaluate(PICTURES, PAPER["width"]):
        assert picture["beyond"] <= 1, picture
        assert abs(picture["empty"]) <= 1, picture
        assert abs(picture["stretched"]) <= 0.01, picture
        assert 0 < picture["shrunk"] <= 1.001, picture
    opened.page.set_viewport_size(PAPER)
    opened.settle()
    cut = opened.page.evaluate(CUT, PAPER["width"])
    scrolled = opened.page.evaluate(SCROLLED)
    printed = PdfReader(BytesIO(opened.page.pdf(prefer_css_page_size=True)))
    opened.page.emulate_media(media="screen")
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in printed.pages} == {A4_POINTS}
    assert cut == []
    assert scrolled == []
    assert opened.page.locator("h1").inner_text() in printed.pages[0].extract_text().replace("\n", " ")


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_rarer_states(server: Server, visit: Visit, state: str) -> None:
    path, choices = STATES[state]
    visit.open(server.link(PAGES[path], **choices))
    assert violations(visit) == {}


@pytest.mark.soak
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("data", ["real", "practice"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_language(server: Server, visit: Visit, language: str, data: str, name: str) -> None:
    visit.open(server.link(PAGES[name], lang=language, data=data))
    unfold(visit)
    assert violations(visit) == {}
