"""No page breaks a WCAG 2.1 A or AA rule that axe-core can see or needs sideways scrolling, on a screen and a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.harness import Server, Visit

from tkkio_analytics.ui.navigation import every_page

PAGES = {"overview": ""} | {page: page for page in every_page() if page != "overview"}
SIZES = {"screen": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
SERIES = {"region": "07", "indicator": "diabetes_entitlement"}
WIDER_THAN_SCREEN = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    return Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - window.innerWidth);
}"""
STREAMLIT_OWN = {"exclude": [["[data-testid=stSidebarNavItems]"]]}
"""Streamlit writes the headings of its menu into the list of links; nothing of ours is in it."""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("data", ["real", "practice"])
def test_axe_finds_nothing(server: Server, visit: Visit, data: str, name: str) -> None:
    visit.open(server.link(PAGES[name], data=data, **(SERIES if (name, data) == ("trends", "real") else {})))
    for size in SIZES.values():
        visit.page.set_viewport_size(size)
        visit.settle()
        found = Axe().run(visit.page, context=STREAMLIT_OWN, options=RULES)
        broken = {
            violation["id"]: [node["html"][:200] for node in violation["nodes"][:3]]
            for violation in found.response["violations"]
        }
        assert broken == {}, size
        assert visit.page.evaluate(WIDER_THAN_SCREEN) <= 0, size
