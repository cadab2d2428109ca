"""The PDF says what the briefing says, tagged for whoever cannot see it, read back by other libraries."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import pdfua
import pikepdf
import pytest
from example_briefing import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tkkio_analytics.charts import typeface
from tkkio_analytics.domain.briefing import BriefingKind, SectionId
from tkkio_analytics.errors import ReportError
from tkkio_analytics.i18n import LANGUAGES
from tkkio_analytics.reporting.letters import SPACES, unwritable
from tkkio_analytics.reporting.pdf.document import pdf
from tkkio_analytics.reporting.wording import WordedBriefing, WordedRemark, WordedSection

A4 = (595, 842)


@pytest.fixture(scope="module")
def made(in_words: Mapping[str, WordedBriefing]) -> Mapping[str, bytes]:
    return {language: pdf(briefing) for language, briefing in in_words.items()}


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def elements(document: pikepdf.Pdf) -> list[Any]:
    """Return every tag of a document in reading order."""
    return list(_below(document.Root.StructTreeRoot.K))


def _below(held: Any) -> Iterator[Any]:
    for part in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(part, pikepdf.Dictionary) and "/S" in part:
            yield part
            yield from _below(part.get("/K", pikepdf.Array()))


def words(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().replace("\xad\n", "").split()) for page in pages)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_checker_finds_nothing_against_pdf_ua(made: Mapping[str, bytes], tmp_path: Any, language: str) -> None:
    file = tmp_path / "briefing.pdf"
    file.write_bytes(made[language])
    assert pdfua.validate(file).findings == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_it_is_and_in_which_language(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing], language: str
) -> None:
    document = opened(made[language])
    with document.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == in_words[language].title
    assert str(document.Root.Lang) == language
    assert bool(document.Root.MarkInfo.Marked)
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_bookmarks_lead_to_every_section_and_register(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing]
) -> None:
    said = in_words["fi"]
    with opened(made["fi"]).open_outline() as outline:
        titles = [entry.title for entry in outline.root]
    registers = (said.sources, said.origins, said.definitions)
    assert titles == [section.title for section in said.sections] + [register.caption for register in registers]


def test_tables_have_a_header_cell_for_each_column(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing]
) -> None:
    said = in_words["fi"]
    tables = [said.sections[0].blocks[1], said.sources, said.origins, said.definitions]
    document = opened(made["fi"])
    found = [element for element in elements(document) if element.S == "/Table"]
    counts = [[part.S for part in _below(table.K)].count("/TH") for table in found]
    assert counts == [len(table.columns) for table in tables]
    headers = [part for table in found for part in _below(table.K) if part.S == "/TH"]
    assert all(any(about.get("/Scope") == "/Column" for about in header.A) for header in headers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_its_words(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing], language: str
) -> None:
    charts = in_words[language].sections[1].blocks
    document = opened(made[language])
    spoken = [str(element.Alt) for element in elements(document) if element.S == "/Figure"]
    assert spoken == [chart.alternative for chart in charts]


def test_only_our_typeface_is_used_and_it_lies_inside(made: Mapping[str, bytes]) -> None:
    names = set()
    for page in opened(made["fi"]).pages:
        for font in page.Resources.get("/Font", {}).values():
            below = font.DescendantFonts[0]
            names.add(str(below.BaseFont).partition("+")[2])
            assert {"/FontFile2", "/FontFile3"} & set(below.FontDescriptor.keys())
    assert names == {"SourceSans3-Regular", "SourceSans3-SemiBold"}


def test_pages_are_a4_with_number_release_and_the_mark_of_practice(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing]
) -> None:
    pages = PdfReader(BytesIO(made["fi"])).pages
    for number, page in enumerate(pages, start=1):
        assert tuple(sorted(round(float(side)) for side in page.mediabox[2:])) == A4
        text = flat(page.extract_text())
        assert flat(f"{in_words['fi'].release_text} {number} / {len(pages)}") in text
        assert in_words["fi"].practice_note in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_and_figure_stands_in_it(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing], language: str
) -> None:
    said, text = in_words[language], words(made[language])
    for section in said.sections:
        assert flat(section.title) in text
    for row in said.sections[0].blocks[1].rows:
        assert all(flat(cell.text) in text for cell in row)
    for point in said.sections[0].blocks[2].lines:
        assert flat(point.marked) in text
    for reference in said.references:
        assert f"{reference.reference.code} {flat(reference.text)}" in text
    assert HOSTILE in text


def test_the_same_briefing_gives_the_same_file(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing]
) -> None:
    assert pdf(in_words["fi"]) == made["fi"]


def only(briefing: WordedBriefing, *paragraphs: str, kind: BriefingKind = BriefingKind.NEGOTIATION) -> WordedBriefing:
    """Return a briefing of one remark, quick to set."""
    remark = WordedRemark(heading="Oma huomio", paragraphs=paragraphs, signature="Satu")
    section = WordedSection(id=SectionId.REMARKS, title="Huomiot", blocks=(remark,))
    return replace(briefing, kind=kind, sections=(section,))


def test_a_leadership_briefing_has_one_page(in_words: Mapping[str, WordedBriefing]) -> None:
    long = only(in_words["fi"], *(f"Huomio {number}." for number in range(45)), kind=BriefingKind.LEADERSHIP)
    assert len(PdfReader(BytesIO(pdf(long))).pages) == 1


def test_what_no_page_holds_is_refused(in_words: Mapping[str, WordedBriefing]) -> None:
    long = only(in_words["fi"], *(["Huomio."] * 300), kind=BriefingKind.LEADERSHIP)
    with pytest.raises(ReportError) as refused:
        pdf(long)
    assert refused.value.key == "errors.one_page"


@pytest.mark.parametrize(
    "text",
    [
        '#import "@preview/x:1.0.0": *',
        "$x^2$ *b* _i_ `c` <l> @r",
        "// tämä /* ja tämä */",
        '"lainattu" -- --- ... ~ \\ #{1+1}',
        "= Otsikko",
        "- kohta",
        "2 > 1 & 1 < 2",
    ],
)
def test_markup_comes_out_as_itself(in_words: Mapping[str, WordedBriefing], text: str) -> None:
    assert flat(text) in words(pdf(only(in_words["fi"], f"alku {text} loppu")))


@pytest.mark.parametrize(
    ("letter", "name"),
    [("\x07", "U+0007"), ("\u202e", "U+202E"), ("\ufeff", "U+FEFF"), ("👍", "👍 (U+1F44D)"), ("漢", "漢 (U+6F22)")],
)
def test_what_cannot_be_written_is_named(in_words: Mapping[str, WordedBriefing], letter: str, name: str) -> None:
    with pytest.raises(ReportError) as refused:
        pdf(only(in_words["fi"], f"alku {letter} loppu"))
    assert refused.value.key == "errors.letter"
    assert refused.value.params["letter"] == name


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=40).filter(lambda text: text.strip() == text))
def test_any_text_comes_out_as_itself_or_is_refused(in_words: Mapping[str, WordedBriefing], text: str) -> None:
    odd = any(unwritable(letter) or not (letter in SPACES or typeface.covers(letter)) for letter in text)
    if odd:
        with pytest.raises(ReportError):
            pdf(only(in_words["fi"], f"alku|{text}|loppu"))
    else:
        assert "".join(f"alku|{text}|loppu".split()) in "".join(
            words(pdf(only(in_words["fi"], f"alku|{text}|loppu"))).split()
        )
