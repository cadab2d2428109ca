"""Widths of a table's columns and heights of its rows."""

from collections.abc import Sequence
from typing import Final

from tkkio_analytics.charts import theme
from tkkio_analytics.reporting.pptx import measure
from tkkio_analytics.reporting.pptx.runs import LEAST_REFERENCE, REFERENCE_SHARE, TONES, Paragraph, Run, references
from tkkio_analytics.reporting.wording import WordedCell, WordedTable

SIDE: Final = 5.0
ABOVE: Final = 3.0
"""Margins of a cell in points."""
MOST_NATURAL: Final = 200.0
MOST_WIDE: Final = 480.0
"""Points that a column of words, and one of sentences, asks for at most."""
NOTE_SHARE: Final = 0.85


def widths(table: WordedTable, *, width: float, size: float) -> list[float]:
    """Return the width of each column in points; together they fill ``width``.

    Columns of numbers are as wide as their numbers; what is left goes to columns of words by what they need.
    """
    columns = range(len(table.columns))
    most = [MOST_WIDE if column.wide else MOST_NATURAL for column in table.columns]
    natural = [min(_natural(table, place, size=size), most[place]) for place in columns]
    least = [_least(table, place, size=size) for place in columns]
    if sum(map(max, natural, least)) <= width:
        natural = list(map(max, natural, least))
        free = [place for place in columns if not table.columns[place].numeric] or list(columns)
        extra = (width - sum(natural)) / sum(natural[place] for place in free)
        return [value * (1 + extra) if place in free else value for place, value in enumerate(natural)]
    if sum(least) > width:
        least = [_narrowest(table, place, size=size) for place in columns]
    return _shrunk(natural, least, width=width)


def _shrunk(natural: list[float], least: list[float], *, width: float) -> list[float]:
    """Return widths between the least and the natural ones that fill ``width``."""
    if sum(least) >= width:
        return [value * width / sum(least) for value in least]
    wanted = [max(high, low) for low, high in zip(least, natural, strict=True)]
    share = (width - sum(least)) / (sum(wanted) - sum(least))
    return [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]


def heading_height(table: WordedTable, *, columns: Sequence[float], size: float) -> float:
    """Return the height of the heading row."""
    cells = [
        measure.lines(column.header, size=size, room=width - 2 * SIDE, bold=True)
        for column, width in zip(table.columns, columns, strict=True)
    ]
    return max(cells) * size * measure.LINE + 2 * ABOVE


def row_height(row: Sequence[WordedCell], *, columns: Sequence[float], size: float) -> float:
    """Return the height of a row."""
    inner = [
        sum(part.height(width - 2 * SIDE) for part in paragraphs(cell, size=size))
        for cell, width in zip(row, columns, strict=True)
    ]
    return max(inner) + 2 * ABOVE


def paragraphs(cell: WordedCell, *, size: float, right: bool = False) -> tuple[Paragraph, ...]:
    """Return a cell's words: its text with its reference, and its quieter line."""
    codes = (cell.reference,) if cell.reference else ()
    colour = None if cell.tone is None else TONES[cell.tone]
    text = Run(text=cell.text, size=size, bold=cell.tone is not None, colour=colour)
    first = Paragraph(runs=(text, *references(codes, size=size)), right=right)
    if cell.note is None:
        return (first,)
    return first, Paragraph(runs=(Run(text=cell.note, size=size * NOTE_SHARE, colour=theme.MUTED),), right=right)


def _natural(table: WordedTable, place: int, *, size: float) -> float:
    texts = [_cell_width(row[place], size=size) for row in table.rows]
    header = measure.width(table.columns[place].header, size=size * measure.SAFETY, bold=True)
    return max([*texts, min(header, MOST_NATURAL / 2)]) + 2 * SIDE + 2


def _cell_width(cell: WordedCell, *, size: float) -> float:
    text = measure.width(cell.text, size=size * measure.SAFETY, bold=cell.tone is not None)
    note = measure.width(cell.note or "", size=size * NOTE_SHARE * measure.SAFETY)
    return max(text + _code_width(cell, size=size), note)


def _code_width(cell: WordedCell, *, size: float) -> float:
    code = f"\N{NO-BREAK SPACE}[{cell.reference}]" if cell.reference else ""
    return measure.width(code, size=max(size * REFERENCE_SHARE, LEAST_REFERENCE) * measure.SAFETY)


def _least(table: WordedTable, place: int, *, size: float) -> float:
    column = table.columns[place]
    words = [measure.longest_word(column.header, size=size, bold=True)]
    for row in table.rows:
        cell = row[place]
        words.append(_cell_width(cell, size=size) if column.numeric else measure.longest_word(cell.marked, size=size))
    return max(words) + 2 * SIDE + 2


def _narrowest(table: WordedTable, place: int, *, size: float) -> float:
    """Return the width that breaks no word and no reference, where figures with a long unit or note take two lines."""
    widest = measure.longest_word(table.columns[place].header, size=size, bold=True)
    for row in table.rows:
        cell = row[place]
        *before, last = (
            measure.width(part, size=size * measure.SAFETY, bold=cell.tone is not None) for part in cell.text.split(" ")
        )
        note = measure.longest_word(cell.note or "", size=size * NOTE_SHARE)
        widest = max(widest, *before, last + _code_width(cell, size=size), note)
    return widest + 2 * SIDE + 2
