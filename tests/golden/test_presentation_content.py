"""What a presentation says in three languages: titles, words, tables, series, alternative texts and notes."""

import re
from pathlib import Path

import pytest
from unit.reporting.presentation_content import content
from unit.reporting.test_presentation import said, written

from tkkio_analytics.i18n import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_presentation_says_what_it_said(root: Path, pytestconfig: pytest.Config, language: str) -> None:
    shown = steady(content(written(language)), language)
    file = root / "tests" / "golden" / "presentation" / f"{language}.txt"
    if pytestconfig.getoption("--update-golden"):
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8")


def steady(shown: str, language: str) -> str:
    """Return the content as no last binary digit moves it: codes by their order, exact values to six digits."""
    for place, item in enumerate(said(language).references, start=1):
        figure = item.reference
        shown = shown.replace(figure.exact_text, f"{figure.exact:.6g}")
        shown = re.sub(rf"\b{figure.code}\b", f"#{place}", shown)
    return shown
