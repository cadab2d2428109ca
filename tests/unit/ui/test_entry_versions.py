"""Two versions of a saved scenario, and its history, are told apart in words."""

from dataclasses import dataclass, replace
from typing import cast

import pytest
from unit.store.conftest import SCENARIO

from tkkio_analytics.i18n import Translator
from tkkio_analytics.ui.components import entry_versions
from tkkio_analytics.ui.page import Page


@dataclass(frozen=True)
class _Page:
    translator: Translator


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", [("Nimi", "Toinen", "Lisää aikoja <script>"), ("Tila", "Arkistoitu", "Luettelossa")]),
        ("sv", [("Namn", "Toinen", "Lisää aikoja <script>"), ("Status", "Arkiverat", "I listan")]),
        ("en", [("Name", "Toinen", "Lisää aikoja <script>"), ("State", "Archived", "In the list")]),
    ],
)
def test_two_versions_of_a_scenario_differ_in_what_was_changed(
    language: str, words: list[tuple[str, str, str]]
) -> None:
    page = cast("Page", _Page(Translator(language)))
    mine = replace(SCENARIO, name="Toinen", archived=True)
    assert entry_versions.differences(page, mine, SCENARIO) == words
    assert entry_versions.title(page, mine) == "Toinen"
