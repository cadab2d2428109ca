"""The page that a briefing is written as: no broken rule of WCAG 2.1 A or AA, no script, no request, no overflow."""

from pathlib import Path

import pytest
from browser.harness import Visit
from browser.test_accessibility import SIZES, violations
from example_briefing import example

from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting.html.page import html
from tkkio_analytics.reporting.worded import worded

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pages")
    briefing = example(root)
    for language in LANGUAGES:
        (target / f"{language}.html").write_bytes(html(worded(briefing, translator=Translator(language))))
    return target


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(folder: Path, visit: Visit, language: str, size: str) -> None:
    visit.page.set_viewport_size(SIZES[size])
    visit.page.goto((folder / f"{language}.html").as_uri())
    assert violations(visit) == {}
    assert visit.outside == []
    wide, room = visit.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room
