"""Every word of the glossary is explained in three languages, and opens its explanation where a text uses it."""

from datetime import date
from types import SimpleNamespace

import pytest

from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui import state, terms
from tkkio_analytics.ui.page import Page

RELEASE = Release(id="r1", created="2026-01-01", sha256="ab" * 32, snapshots=())


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = SimpleNamespace(query_params={}, session_state={})
    monkeypatch.setattr(state, "st", stand_in)
    monkeypatch.setattr(terms, "st", stand_in)


def page(language: str, page_id: str = "trends") -> Page:
    return Page(id=page_id, translator=Translator(language), today=date(2026, 11, 24), release=RELEASE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", sorted(set(terms.ORIGINS) - terms.UNMARKED))
def test_a_word_is_recognised_in_its_own_name_and_explained(term: str, language: str) -> None:
    name = Translator(language).text(f"glossary.term.{term}.name")
    marked = "".join(terms.marked(page(language), f"({name})"))
    assert f'href="glossary?term={term}"' in marked
    assert Translator(language).text(f"glossary.term.{term}.meaning").endswith(".")


def test_an_inflected_word_is_marked_once_a_page_and_the_text_is_kept() -> None:
    shown = page("fi")
    parts = terms.marked(shown, "Todennäköisyyden ja <b> todennäköisyyksien vertailutasosta.")
    assert parts[0] == ""
    assert ">Todennäköisyyden</a>" in parts[1]
    assert parts[2] == " ja <b> todennäköisyyksien "
    assert ">vertailutasosta</a>" in parts[3]
    assert terms.marked(shown, "Todennäköisyys") == ["Todennäköisyys"]
    terms.begin_run()
    assert len(terms.marked(shown, "Todennäköisyys")) == 3


def test_the_glossary_does_not_link_to_itself() -> None:
    assert terms.marked(page("fi", "glossary"), "Todennäköisyys") == ["Todennäköisyys"]
