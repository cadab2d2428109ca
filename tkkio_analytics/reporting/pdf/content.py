"""What the paper says, as plain data for its template: words stay text, whatever they are."""

from collections.abc import Callable
from functools import singledispatch
from typing import Final, TypeAlias

from tkkio_analytics.charts import theme, typeface
from tkkio_analytics.domain.briefing import BriefingKind, Tone
from tkkio_analytics.domain.chart import Meaning
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting import manifest
from tkkio_analytics.reporting.pdf.columns import LANDSCAPE, PORTRAIT, letter_size, widths
from tkkio_analytics.reporting.wording import (
    WordedBlock,
    WordedBriefing,
    WordedCell,
    WordedChart,
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

Plain: TypeAlias = dict[str, object]
Drawn: TypeAlias = Callable[[WordedChart], str]
"""Draws a chart as an SVG document."""

TONES: Final = {
    Tone.FAVOURABLE: theme.STYLES[Meaning.BETTER].colour,
    Tone.NEUTRAL: theme.STYLES[Meaning.SIMILAR].colour,
    Tone.UNFAVOURABLE: theme.STYLES[Meaning.WORSE].colour,
    Tone.UNKNOWN: theme.STYLES[Meaning.CANNOT_BE_TESTED].colour,
}
ONE_PAGE: Final = BriefingKind.LEADERSHIP


def paper(briefing: WordedBriefing, *, drawn: Drawn, size: float) -> Plain:
    """Return a briefing as the template takes it.

    Parameters
    ----------
    briefing
        In words.
    drawn
        Draws its charts.
    size
        Of the text, in points.

    Returns
    -------
    dict
        Of texts, numbers, lists and None.
    """
    translator = Translator(briefing.language)
    room = PORTRAIT if briefing.kind is ONE_PAGE else LANDSCAPE
    return {
        "language": briefing.language,
        "title": briefing.title,
        "subtitle": briefing.subtitle,
        "author": translator.text("ui.app.name"),
        "date": {"year": briefing.date.year, "month": briefing.date.month, "day": briefing.date.day},
        "practice": briefing.practice_note,
        "footer": briefing.release_text,
        "contents": briefing.contents if briefing.kind is BriefingKind.NEGOTIATION else None,
        "sections": [_section(section, drawn) for section in briefing.sections],
        "registers": [_table(table, room=room) for table in registers(briefing)],
        "manifest": {
            "name": manifest.FILE_NAME,
            "text": manifest.text(briefing),
            "description": translator.text("reporting.files.manifest"),
        },
        "one_page": briefing.kind is ONE_PAGE,
        "look": _look(size),
    }


def registers(briefing: WordedBriefing) -> tuple[WordedTable, ...]:
    """Return the tables at the end: a single page has room for the sources alone."""
    if briefing.kind is ONE_PAGE:
        return (briefing.origins,)
    return (briefing.sources, briefing.origins, briefing.definitions)


def _look(size: float) -> Plain:
    return {
        "font": typeface.FAMILY,
        "size": size,
        "ink": theme.INK,
        "muted": theme.MUTED,
        "grid": theme.GRID,
        "practice": theme.RUST,
        "remark": theme.VIOLET,
        "tones": {tone.value: colour for tone, colour in TONES.items()},
    }


def _section(section: WordedSection, drawn: Drawn) -> Plain:
    blocks = [_block(block, drawn) | {"repeated": _heading(block) == section.title} for block in section.blocks]
    return {"title": section.title, "blocks": blocks, "notes": _once(section.notes)}


def _heading(block: WordedBlock) -> str | None:
    return block.heading if isinstance(block, WordedRemark | WordedPoints) else None


@singledispatch
def _block(block: object, _drawn: Drawn) -> Plain:
    raise TypeError(type(block))


@_block.register
def _(block: WordedParagraphs, _drawn: Drawn) -> Plain:
    return {"kind": "paragraphs", "lines": _lines(block.lines)}


@_block.register
def _(block: WordedPoints, _drawn: Drawn) -> Plain:
    return {"kind": "points", "heading": block.heading, "lines": _lines(block.lines)}


@_block.register
def _(block: WordedOpenQuestions, _drawn: Drawn) -> Plain:
    return {"kind": "questions", "mark": block.mark, "lines": _lines(block.lines)}


@_block.register
def _(block: WordedRemark, _drawn: Drawn) -> Plain:
    return {
        "kind": "remark",
        "heading": block.heading,
        "paragraphs": list(block.paragraphs),
        "signature": block.signature,
    }


@_block.register
def _(block: WordedKeyFigures, _drawn: Drawn) -> Plain:
    return {"kind": "key_figures", "figures": [_key_figure(figure) for figure in block.figures]}


@_block.register
def _(block: WordedChart, drawn: Drawn) -> Plain:
    return {
        "kind": "chart",
        "title": block.title,
        "picture": drawn(block),
        "alternative": block.alternative,
        "references": list(block.references),
    }


@_block.register
def _(block: WordedTable, _drawn: Drawn) -> Plain:
    return _table(block, room=PORTRAIT)


def _table(table: WordedTable, *, room: float) -> Plain:
    shares = widths(table, room=room)
    return {
        "kind": "table",
        "letters": letter_size(shares, room=room),
        "caption": table.caption,
        "columns": [
            {"header": column.header, "numeric": column.numeric, "wide": column.wide, "width": width}
            for column, width in zip(table.columns, shares, strict=True)
        ],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "notes": _once(table.notes),
    }


def _once(notes: tuple[str, ...]) -> list[str]:
    """Return each note once: several rows may call for the same."""
    return list(dict.fromkeys(notes))


def _cell(cell: WordedCell) -> Plain:
    return {"text": cell.text, "reference": cell.reference, "note": cell.note, "tone": cell.tone}


def _key_figure(figure: WordedKeyFigure) -> Plain:
    return {"text": figure.text, "caption": figure.caption, "reference": figure.reference, "tone": figure.tone}


def _lines(lines: tuple[WordedText, ...]) -> list[Plain]:
    return [{"text": line.text, "references": list(line.references)} for line in lines]
