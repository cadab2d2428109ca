"""What a reader does: share a link, reload, change page, click a cell, mistype a code."""

import pytest
from browser.harness import CHART, Server, Visit

from tkkio_analytics.i18n import LANGUAGES, Translator

SERIES = {"region": "07", "indicator": "diabetes_entitlement"}

pytestmark = pytest.mark.browser


def heading(language: str, page: str) -> str:
    return Translator(language).text(f"ui.page.{page}.title")


def go_to(visit: Visit, language: str, page: str) -> None:
    visit.page.locator("[data-testid=stSidebarNav] a", has_text=heading(language, page)).first.click()
    visit.page.wait_for_function(
        "title => document.querySelector('h1')?.innerText === title", arg=heading(language, page)
    )
    visit.settle()


def test_a_shared_link_survives_a_reload_and_a_change_of_page(server: Server, visit: Visit) -> None:
    visit.open(server.link("trends", lang="sv", **SERIES))
    shown = visit.words()
    visit.page.reload()
    visit.settle()
    assert visit.words() == shown
    go_to(visit, "sv", "risks")
    assert "lang=sv" in visit.page.url
    go_to(visit, "sv", "trends")
    assert visit.page.evaluate("document.documentElement.lang") == "sv"
    for parameter in ("lang=sv", "region=07", "indicator=diabetes_entitlement"):
        assert parameter in visit.page.url
    assert visit.words() == shown


def test_a_cell_of_the_board_opens_its_trend(server: Server, visit: Visit) -> None:
    visit.open(server.link(lang="en"))
    cell = visit.page.locator("td a[href*='trends?region=13']").first
    label = cell.get_attribute("aria-label")
    cell.click()
    visit.page.wait_for_function(
        "title => document.querySelector('h1')?.innerText === title", arg=heading("en", "trends")
    )
    visit.settle()
    assert "region=13" in visit.page.url
    assert label is not None
    assert label.split(":")[0].split(",")[0] in visit.words()
    assert visit.errors == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_click_from_a_probability_opens_its_record_on_methods(server: Server, visit: Visit, language: str) -> None:
    visit.open(server.link("trends", lang=language, region="13", indicator="emergency_visits"))
    visit.page.get_by_role("link", name=Translator(language).text("ui.record.link")).click()
    visit.page.wait_for_function(
        "title => document.querySelector('h1')?.innerText === title", arg=heading(language, "methods")
    )
    visit.settle()
    for parameter in ("n=6", "method=panel"):
        assert parameter in visit.page.url
    assert visit.page.locator(CHART).count() == 1
    assert visit.page.locator("math").count() >= 5
    assert visit.errors == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_region_in_a_link_is_said_in_words(server: Server, visit: Visit, language: str) -> None:
    visit.open(server.link("trends", lang=language, region="99"))
    notice = visit.page.locator(".tk-notice").first.inner_text()
    assert Translator(language).text("ui.error.refused_title") in notice
    assert "99" in notice
    assert visit.page.locator("h1").inner_text() == heading(language, "trends")
    assert visit.page.locator(CHART).count() >= 1
    assert server.answers()


def test_the_language_is_changed_on_the_page(server: Server, visit: Visit) -> None:
    visit.open(server.link("compare"))
    visit.page.get_by_role("radio", name="Svenska").or_(visit.page.get_by_role("button", name="Svenska")).first.click()
    visit.page.wait_for_function(
        "title => document.querySelector('h1')?.innerText === title", arg=heading("sv", "compare")
    )
    visit.settle()
    assert visit.page.evaluate("document.documentElement.lang") == "sv"
    assert "lang=sv" in visit.page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_is_written_read_back_confirmed_and_copied_by_the_keyboard(
    server: Server, visit: Visit, language: str
) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open(server.link("claims", lang=language, by="write"))
    visit.page.locator("textarea").fill("Kainuu on Lappia parempi hoidon jatkuvuudessa")
    visit.page.keyboard.press("Tab")
    say = Translator(language).text
    visit.page.get_by_role("button", name=say("claim_text.screen.read")).press("Enter")
    visit.page.wait_for_selector(".tk-pieces")
    visit.settle()
    assert visit.page.locator(".tk-headline").count() == 0
    visit.page.get_by_role("button", name=say("claim_text.screen.check")).press("Enter")
    visit.page.wait_for_selector(".tk-headline")
    visit.settle()
    for parameter in ("claim=comparison", "region=20", "indicator=continuity_of_care", "against=21"):
        assert parameter in visit.page.url
    assert "by=write" not in visit.page.url
    visit.page.get_by_role("button", name=say("ui.built_in.copy")).first.press("Enter")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert "2026-11-22-1" in copied
    assert copied == visit.page.locator("[data-testid=stCode] code").first.inner_text()
    assert visit.errors == []
