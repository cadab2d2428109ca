"""The page's language decides every word and number, whatever the browser's is: here English on Finnish pages."""

import re
from collections.abc import Iterator

import pytest
from browser.harness import CHART, Server, Visit
from playwright.sync_api import Browser

from tkkio_analytics.i18n import Translator

SAID = """() => [...document.querySelectorAll('[aria-label], [title], [placeholder], [data-title]')]
    .filter(part => !part.closest('[lang=en]'))
    .flatMap(part => ['aria-label', 'title', 'placeholder', 'data-title'].map(name => part.getAttribute(name)))
    .filter(Boolean)"""
STREAMLIT_ENGLISH = (
    "Remove", "Choose", "Select", "Clear", "Upload", "Browse", "Close", "Help", "Download", "Zoom", "Reset", "Toggle",
    "Copy", "Running", "Skip to", "Sidebar", "Press ", "Search", "Open", "Show", "Hide", "Autoscale",
)  # fmt: skip

pytestmark = pytest.mark.browser


@pytest.fixture
def english(browser: Browser) -> Iterator[Visit]:
    """A browser that speaks English."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-US")
    yield Visit(page=page).watch()
    page.close()


def english_words(visit: Visit) -> list[str]:
    return sorted({said for said in visit.page.evaluate(SAID) if said.startswith(STREAMLIT_ENGLISH)})


def test_streamlits_own_words_are_those_of_the_page(server: Server, english: Visit) -> None:
    text = Translator("fi").text
    english.open(server.link("briefing", region="13"))
    page = english.page
    assert page.evaluate("[navigator.language, ...navigator.languages]") == ["fi-FI", "fi-FI"]
    field = page.locator("[data-testid=stFileUploaderDropzoneInput]")
    field.set_input_files({"name": "pohja.pptx", "mimeType": "application/zip", "buffer": b"no presentation"})
    page.get_by_label(f"{text('ui.built_in.remove')} pohja.pptx").first.wait_for(state="attached")
    english.settle()
    menu = page.locator("[data-testid=stSelectbox] input").first
    menu.click()
    menu.fill("qqqqq")
    page.get_by_text(text("ui.built_in.no_results")).first.wait_for()
    assert english_words(english) == []


def test_the_menus_of_a_chart_are_those_of_the_page(server: Server, english: Visit) -> None:
    english.open(server.link("trends", region="13", indicator="median_income"))
    chart = english.page.locator(f"{CHART}:visible").first
    chart.hover()
    assert english_words(english) == []
    ticks = chart.locator(".ytick text").all_text_contents()
    assert [tick for tick in ticks if re.fullmatch(r"\d+[\xa0\u202f]000", tick)]
    assert not [tick for tick in ticks if "," in tick]


def test_a_change_of_language_changes_document_title_and_streamlits_words(server: Server, english: Visit) -> None:
    english.open(server.link("compare", lang="sv"))
    page, title = english.page, Translator("sv").text("ui.page.compare.title")
    assert page.title() == f"{title} – {Translator('sv').text('ui.app.name')}"
    page.get_by_role("radio", name="Suomi").or_(page.get_by_role("button", name="Suomi")).first.click()
    finnish = Translator("fi").text("ui.page.compare.title")
    page.wait_for_function("title => document.title.startsWith(title)", arg=finnish)
    english.settle()
    assert page.evaluate("[document.documentElement.lang, navigator.language]") == ["fi", "fi-FI"]
    assert english_words(english) == []


def test_a_single_key_does_nothing_and_what_a_choice_changes_is_spoken(server: Server, english: Visit) -> None:
    english.open(server.link("risks", lang="fi"))
    page = english.page
    page.evaluate("() => { window.ran = 0; new MutationObserver(() => { window.ran += 1; }).observe("
                  "document.querySelector('[data-testid=stApp]'), { attributes: true,"
                  " attributeFilter: ['data-test-script-state'] }); }")  # fmt: skip
    for key in ("r", "c", "R", "C"):
        page.keyboard.press(key)
    page.wait_for_timeout(400)
    assert page.evaluate("window.ran") == 0
    assert page.locator("[role=dialog]").count() == 0
    english.page.locator("[data-testid=stSelectbox] input").first.press("ArrowDown")
    english.page.keyboard.press("ArrowDown")
    english.page.keyboard.press("Enter")
    page.wait_for_function(
        "said => document.querySelector('[role=status].tk-heard')?.textContent === said",
        arg=Translator("fi").text("ui.app.updated"),
    )
