"""A reader saves what is on the page by its links, with the mouse and with the keyboard, without leaving the page."""

from pathlib import Path

import pytest
from browser.harness import Server, Visit

from tkkio_analytics.i18n import LANGUAGES, Translator

TREND = {"indicator": "emergency_visits", "region": "13"}


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_and_a_chart_are_saved_by_their_links(server: Server, visit: Visit, language: str) -> None:
    visit.open(server.link("trends", lang=language, **TREND))
    before = visit.page.url
    for label, ending, begins in (
        ("ui.csv.save_csv", "csv", b"\xef\xbb\xbf"),
        ("ui.csv.save_xlsx", "xlsx", b"PK"),
        ("charts.save.svg", "svg", b"<?xml"),
    ):
        link = visit.page.get_by_role("link", name=Translator(language).text(label), exact=True).first
        with visit.page.expect_download() as download:
            link.press("Enter") if ending == "csv" else link.click()
        assert download.value.suggested_filename.endswith(f".{ending}")
        assert Path(download.value.path()).read_bytes().startswith(begins)
    assert visit.page.url == before
    assert visit.errors == []
