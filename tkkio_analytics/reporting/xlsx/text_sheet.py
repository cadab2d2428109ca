"""The sentences of a briefing on one sheet: section, sentence, and the references of its figures to the right."""

from collections.abc import Iterator
from functools import singledispatch
from typing import Final

from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.wording import (
    WordedKeyFigures,
    WordedOpenQuestions,
    WordedParagraphs,
    WordedPoints,
    WordedRemark,
)
from tkkio_analytics.reporting.xlsx.paper import Paper, fit_row

SENTENCE_WIDTH: Final = 110
REFERENCE_WIDTH: Final = 24
HEADING_WIDTH: Final = 95
Line = tuple[str, tuple[str, ...]]


def write(paper: Paper) -> None:
    """Write the sheet that a reader sees first."""
    briefing, text = paper.briefing, Translator(paper.briefing.language).text
    sheet = paper.sheet(text("reporting.sheet.text"))
    row = paper.head(sheet, briefing.title, briefing.subtitle, briefing.release_text)
    paper.text(sheet, row, 0, text("reporting.sheet.sentence"), look="header")
    paper.text(sheet, row, 1, text("reporting.sheet.references"), look="header")
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(row)
    sheet.set_column(0, 0, SENTENCE_WIDTH)
    sheet.set_column(1, 1, REFERENCE_WIDTH)
    for section in briefing.sections:
        row += 2
        paper.text(sheet, row, 0, section.title, look="heading")
        fit_row(sheet, row, [(section.title, HEADING_WIDTH)])
        lines = [line for block in section.blocks for line in _lines(block)]
        for sentence, references in lines:
            row += 1
            paper.text(sheet, row, 0, sentence)
            paper.text(sheet, row, 1, ", ".join(references), look="quiet")
            fit_row(sheet, row, [(sentence, SENTENCE_WIDTH), (", ".join(references), REFERENCE_WIDTH)])
        for note in section.notes:
            row += 1
            paper.text(sheet, row, 0, note, look="quiet")
            fit_row(sheet, row, [(note, SENTENCE_WIDTH)])


@singledispatch
def _lines(_block: object) -> Iterator[Line]:
    """Yield the sentences of a block; tables and charts have sheets of their own."""
    yield from ()


@_lines.register
def _(block: WordedParagraphs) -> Iterator[Line]:
    for line in block.lines:
        yield line.text, line.references


@_lines.register
def _(block: WordedPoints) -> Iterator[Line]:
    if block.heading:
        yield block.heading, ()
    for line in block.lines:
        yield f"• {line.text}", line.references


@_lines.register
def _(block: WordedOpenQuestions) -> Iterator[Line]:
    for line in block.lines:
        yield f"• {block.mark}: {line.text}", line.references


@_lines.register
def _(block: WordedKeyFigures) -> Iterator[Line]:
    for figure in block.figures:
        yield f"{figure.caption}: {figure.text}", (figure.reference,) if figure.reference else ()


@_lines.register
def _(block: WordedRemark) -> Iterator[Line]:
    yield block.heading, ()
    for paragraph in block.paragraphs:
        yield paragraph, ()
    yield block.signature, ()
