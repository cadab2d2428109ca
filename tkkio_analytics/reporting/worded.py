"""A briefing in the words of one language, written once for all formats."""

from functools import singledispatch

from tkkio_analytics.domain import briefing as said
from tkkio_analytics.domain.figure import FigureReference
from tkkio_analytics.domain.message import LocalizedText, Message
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting import drawings, numbers, registers
from tkkio_analytics.reporting.wording import (
    WordedBlock,
    WordedBriefing,
    WordedCell,
    WordedChart,
    WordedColumn,
    WordedKeyFigure,
    WordedKeyFigures,
    WordedOpenQuestions,
    WordedParagraphs,
    WordedPoints,
    WordedRemark,
    WordedSection,
    WordedTable,
    WordedText,
)


def worded(briefing: said.Briefing, *, translator: Translator) -> WordedBriefing:
    """Return a briefing in words.

    Parameters
    ----------
    briefing
        What is said.
    translator
        In which language.

    Returns
    -------
    WordedBriefing
        Every sentence, label and figure as it is written; the same for every format.
    """
    return WordedBriefing(
        kind=briefing.kind,
        language=translator.language,
        region_code=briefing.region_code,
        title=translator.message(briefing.title),
        subtitle=translator.message(briefing.subtitle),
        date=briefing.date,
        date_text=translator.value(briefing.date),
        release_id=briefing.release_id,
        release_sha256=briefing.release_sha256,
        release_text=translator.text(
            "briefing.paper.release", release=briefing.release_id, hash=briefing.release_sha256[:12]
        ),
        practice_note=translator.text("briefing.paper.practice") if briefing.practice else None,
        contents=translator.text("briefing.paper.contents"),
        sections=tuple(_section(section, translator=translator) for section in briefing.sections),
        sources=registers.sources(briefing, translator=translator),
        origins=registers.origins(briefing, translator=translator),
        definitions=registers.definitions(briefing, translator=translator),
        references=registers.references(briefing, translator=translator),
    )


def _section(section: said.Section, *, translator: Translator) -> WordedSection:
    return WordedSection(
        id=section.id,
        title=translator.message(section.title).removesuffix("."),
        blocks=tuple(block_in_words(block, translator) for block in section.blocks),
        notes=tuple(map(translator.message, section.notes)),
        references=_codes(section.references),
    )


@singledispatch
def block_in_words(block: object, translator: Translator) -> WordedBlock:
    """Return one block in words.

    Raises
    ------
    TypeError
        If it is no block of a briefing.
    """
    raise TypeError(type(block), translator)


@block_in_words.register
def _(block: said.Paragraphs, translator: Translator) -> WordedBlock:
    return WordedParagraphs(lines=_lines(block.lines, translator))


@block_in_words.register
def _(block: said.Points, translator: Translator) -> WordedBlock:
    heading = None if block.heading is None else translator.message(block.heading)
    return WordedPoints(lines=_lines(block.lines, translator), heading=heading)


@block_in_words.register
def _(block: said.OpenQuestions, translator: Translator) -> WordedBlock:
    mark = translator.text("briefing.paper.no_data")
    return WordedOpenQuestions(mark=mark, lines=_lines(block.lines, translator))


@block_in_words.register
def _(block: said.Table, translator: Translator) -> WordedBlock:
    return WordedTable(
        id=block.id,
        caption=translator.message(block.caption),
        columns=tuple(_column(column, translator) for column in block.columns),
        rows=tuple(tuple(_cell(cell, translator) for cell in row) for row in block.rows),
        description=" ".join(map(translator.message, block.description)),
        notes=tuple(map(translator.message, block.notes)),
    )


@block_in_words.register
def _(block: said.Chart, translator: Translator) -> WordedBlock:
    spec = drawings.spec(block.subject)
    return WordedChart(
        id=block.id,
        title=translator.value(spec.title),
        spec=spec,
        description=tuple(map(translator.message, spec.description)),
        references=_codes(block.references),
    )


@block_in_words.register
def _(block: said.KeyFigures, translator: Translator) -> WordedBlock:
    return WordedKeyFigures(figures=tuple(_key_figure(figure, translator) for figure in block.figures))


@block_in_words.register
def _(block: said.Remark, translator: Translator) -> WordedBlock:
    day = translator.value(block.date)
    signature = (
        translator.text("briefing.remark.unsigned", date=day)
        if block.author is None
        else translator.text("briefing.remark.signed", author=block.author, date=day)
    )
    paragraphs = tuple(line.strip() for line in block.text.splitlines() if line.strip())
    return WordedRemark(heading=translator.text("briefing.remark.heading"), paragraphs=paragraphs, signature=signature)


def _lines(statements: tuple[said.Statement, ...], translator: Translator) -> tuple[WordedText, ...]:
    return tuple(
        WordedText(text=translator.message(statement.message), references=_codes(statement.references))
        for statement in statements
    )


def _codes(references: tuple[FigureReference, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reference.code for reference in references))


def _column(column: said.Column, translator: Translator) -> WordedColumn:
    return WordedColumn(header=_named(column.header, translator), numeric=column.numeric, wide=column.wide)


def _named(name: Message | LocalizedText, translator: Translator) -> str:
    return translator.value(name)


def _cell(cell: said.Cell, translator: Translator) -> WordedCell:
    return WordedCell(
        text=numbers.MISSING if cell.value is None else numbers.text(cell.value, translator=translator),
        number=numbers.number(cell.value, translator=translator),
        reference=None if cell.reference is None else cell.reference.code,
        note=None if cell.note is None else translator.message(cell.note),
        tone=cell.tone,
    )


def _key_figure(figure: said.KeyFigure, translator: Translator) -> WordedKeyFigure:
    return WordedKeyFigure(
        text=numbers.text(figure.value, translator=translator),
        caption=translator.message(figure.caption),
        reference=None if figure.reference is None else figure.reference.code,
        tone=figure.tone,
    )
