"""The first thing a fresh server is asked for is a shared link: it opens cleanly, in every language."""

from collections.abc import Callable

import pytest
from browser.harness import Server, Visit

from tkkio_analytics.i18n import LANGUAGES, Translator

PAGES = {
    "overview": {"scope": "county", "region": "13"},
    "compare": {"indicator": "diabetes_entitlement"},
    "trends": {"region": "13", "indicator": "diabetes_entitlement"},
    "risks": {"scope": "yta", "region": "YTA4"},
    "what_if": {"region": "13", "indicator": "emergency_visits", "lever": "best_quartile_pace"},
    "claims": {"claim": "comparison", "region": "20", "indicator": "continuity_of_care", "against": "21"},
    "briefing": {"region": "13", "briefing": "leadership", "parts": "risks.state"},
    "funding": {"programme": "tulsote", "round": "2020", "measure": "per_inhabitant"},
    "data": {"q": "kainuu", "kind": "grant"},
    "tkkio": {"dimension": "effects_use", "scope": "yta", "region": "YTA3"},
    "entry": {"kind": "assessment"},
    "glossary": {"term": "probability"},
    "licences": {},
    "accessibility": {},
    "feedback": {"figure": "chart.fan"},
    "methods": {"record": "own", "indicator": "diabetes_entitlement", "horizon": "6"},
}
FRONT = "overview"
TROUBLE = "[role=dialog], [data-testid=stException], .tk-notice:not(.tk-calm)"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", PAGES)
def test_a_cold_deep_link_opens_cleanly(start: Callable[..., Server], visit: Visit, name: str) -> None:
    """Each page is the first thing that a server is asked for; the language asked for first goes round the pages."""
    server, page = start(), visit.page
    first = list(PAGES).index(name) % len(LANGUAGES)
    for language in (*tuple(LANGUAGES)[first:], *tuple(LANGUAGES)[:first]):
        visit.open(server.link("" if name == FRONT else name, lang=language, **PAGES[name]))
        assert page.locator("h1").inner_text() == Translator(language).text(f"ui.page.{name}.title")
        assert page.locator(TROUBLE).all_inner_texts() == []
        assert page.evaluate("document.documentElement.lang") == language
        for parameter, value in PAGES[name].items():
            assert f"{parameter}={value}" in page.url
    assert visit.outside == []
    assert visit.errors == []


def test_the_front_page_opens_by_its_own_name_with_its_choices(start: Callable[..., Server], visit: Visit) -> None:
    visit.open(start().link(FRONT, lang="sv", scope="county", region="13"))
    assert visit.page.locator("h1").inner_text() == Translator("sv").text("ui.page.overview.title")
    assert visit.page.locator(TROUBLE).all_inner_texts() == []
    assert "region=13" in visit.page.url
