"""Every error that the code raises has words in each language, and they ask only for what the error carries."""

from pathlib import Path

import pytest
from architecture import text_rules as rules

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tkkio_analytics"
RAISED = {key: names for file in sorted(PACKAGE.rglob("*.py")) for key, names in rules.raised_errors(file.read_text())}


def test_the_errors_are_found() -> None:
    assert {"columns_missing", "panel_file_missing"} <= set(RAISED)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_error_has_words(language: str) -> None:
    words = rules.texts(PACKAGE / "i18n" / "locales" / language / "errors.toml")
    assert rules.wordless(RAISED, words) == []


def test_errors_without_words_are_seen() -> None:
    raised = dict(rules.raised_errors("raise NoDataError('lost', year=1)\nraise NoDataError('found', year=1)"))
    assert rules.wordless(raised, {"found": "{year}: {region}"}) == ["found: asks for ['region']", "lost: no words"]
    assert rules.wordless(raised, {"found": "{year}", "lost": "Lost."}) == []
