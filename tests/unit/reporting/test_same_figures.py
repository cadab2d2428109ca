"""The same briefing says the same figures to the last digit in every format."""

from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tkkio_analytics.analysis.verification import holds, plain
from tkkio_analytics.domain.verification import WrittenFile
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting.html.page import html
from tkkio_analytics.reporting.pdf.document import pdf
from tkkio_analytics.reporting.pdf.reading import read as read_pdf
from tkkio_analytics.reporting.pptx.listing import read as read_pptx
from tkkio_analytics.reporting.pptx.writing import write_briefing
from tkkio_analytics.reporting.wording import WordedBriefing
from tkkio_analytics.reporting.xlsx.reading import read as read_xlsx
from tkkio_analytics.reporting.xlsx.workbook import xlsx


def pptx(briefing: WordedBriefing) -> bytes:
    return write_briefing(briefing, translator=Translator(briefing.language))


READERS: Mapping[str, tuple[Callable[[WordedBriefing], bytes], Callable[[bytes], WrittenFile]]] = {
    "pptx": (pptx, read_pptx),
    "pdf": (pdf, read_pdf),
    "xlsx": (xlsx, read_xlsx),
}


@pytest.fixture(scope="module", params=LANGUAGES)
def said(request: pytest.FixtureRequest, in_words: Mapping[str, WordedBriefing]) -> WordedBriefing:
    return in_words[request.param]


@pytest.fixture(scope="module")
def files(said: WordedBriefing) -> Mapping[str, WrittenFile]:
    return {name: read(write(said)) for name, (write, read) in READERS.items()}


def test_every_file_lists_the_same_figures(said: WordedBriefing, files: Mapping[str, WrittenFile]) -> None:
    lists = [file.listing for file in files.values()]
    assert lists[0] == lists[1] == lists[2]
    assert [figure.exact for figure in lists[0].figures] == [found.reference.exact_text for found in said.references]


def test_every_file_shows_each_figure_in_the_same_words(said: WordedBriefing, files: Mapping[str, WrittenFile]) -> None:
    texts = {found.reference.code: found.text for found in said.references}
    # The example's one sentence carries a reference to a figure that stands in the table beside it.
    (sentence,) = said.sections[0].blocks[2].lines
    for name, file in files.items():
        written = [figure for figure in file.figures if figure.text is not None and figure.number is None]
        assert {figure.code for figure in file.figures} == set(texts), name
        beside = [figure for figure in written if plain(sentence.text) not in plain(figure.text or "")]
        assert len(beside) >= len(texts)
        for figure in beside:
            assert holds(figure.text or "", texts[figure.code]), (name, figure)


def test_the_workbook_and_the_charts_of_slides_hold_the_unrounded_numbers(
    said: WordedBriefing, files: Mapping[str, WrittenFile]
) -> None:
    exact = {found.reference.code: found.reference.exact for found in said.references}
    level = next(code for code, value in exact.items() if value == 91.1)
    for name in ("xlsx", "pptx"):
        numbers = {
            figure.number for figure in files[name].figures if figure.code == level and figure.number is not None
        }
        assert numbers == {91.1}, name


def test_the_page_says_them_too(said: WordedBriefing) -> None:
    page = plain(html(said).decode())
    for found in said.references:
        assert f"[{found.reference.code}" in page
        assert plain(found.text) in page


def test_the_register_gives_each_figure_in_full(said: WordedBriefing) -> None:
    sheet = load_workbook(BytesIO(xlsx(said)))[said.sources.caption]
    shown = {row[0].value: {cell.value for cell in row} for row in sheet.iter_rows()}
    for found in said.references:
        assert any(found.reference.exact_text in str(value) for value in shown[found.reference.code])
        assert float(found.reference.exact_text) == found.reference.exact
