"""The page is whole in itself: no script, nothing fetched, every text escaped, tables and charts with their words."""

from collections.abc import Mapping
from html.parser import HTMLParser

import pytest
from example_briefing import HOSTILE

from tkkio_analytics.i18n import LANGUAGES
from tkkio_analytics.reporting.html.page import html
from tkkio_analytics.reporting.wording import WordedBriefing


class Reader(HTMLParser):
    """What a browser makes of a page: its elements, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def pages(in_words: Mapping[str, WordedBriefing]) -> Mapping[str, Reader]:
    return {language: Reader(html(briefing).decode()) for language, briefing in in_words.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_runs_nothing_and_asks_for_nothing(pages: Mapping[str, Reader], language: str) -> None:
    page = pages[language]
    assert not {"script", "iframe", "object", "link", "form", "img"} & {tag for tag, _ in page.elements}
    attributes = [(name, value) for _, held in page.elements for name, value in held.items()]
    assert [name for name, _ in attributes if name.startswith("on")] == []
    targets = [value for name, value in attributes if name in {"href", "src", "xlink:href"}]
    assert all(value is not None and value.startswith("#") for value in targets)
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert str(policy).startswith("default-src 'none'")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_its_language_title_and_headings(
    pages: Mapping[str, Reader], in_words: Mapping[str, WordedBriefing], language: str
) -> None:
    page, said = pages[language], in_words[language]
    assert page.all("html") == [{"lang": language}]
    assert len(page.all("h1")) == 1
    for title in (said.title, *(section.title for section in said.sections), said.sources.caption):
        assert " ".join(title.split()) in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_captions_and_scoped_headers(
    pages: Mapping[str, Reader], in_words: Mapping[str, WordedBriefing], language: str
) -> None:
    said = in_words[language]
    tables = [said.sections[0].blocks[1], said.sources, said.origins, said.definitions]
    page = pages[language]
    assert len(page.all("table")) == len(page.all("caption")) == len(tables)
    scopes = [header.get("scope") for header in page.all("th")]
    assert scopes.count("col") == sum(len(table.columns) for table in tables)
    assert scopes.count("row") == sum(len(table.rows) for table in tables)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_chart_is_named_and_told_in_words(
    pages: Mapping[str, Reader], in_words: Mapping[str, WordedBriefing], language: str
) -> None:
    page, charts = pages[language], in_words[language].sections[1].blocks
    drawn = page.all("svg")
    names = [str(picture["aria-labelledby"]).split() for picture in drawn]
    identities = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(identities) == len(set(identities))
    assert {name for pair in names for name in pair} <= set(identities)
    assert [picture["role"] for picture in drawn] == ["img"] * len(charts)
    for chart in charts:
        assert all(" ".join(line.split()) in page.text for line in chart.description)


def test_what_people_wrote_is_text_alone(pages: Mapping[str, Reader]) -> None:
    assert HOSTILE in pages["fi"].text
    assert pages["fi"].all("b") == [{}, {}]  # the two key figures; none from the remark


def test_every_figure_stands_with_its_reference(
    pages: Mapping[str, Reader], in_words: Mapping[str, WordedBriefing]
) -> None:
    for reference in in_words["fi"].references:
        assert f"[{reference.reference.code}" in pages["fi"].text
