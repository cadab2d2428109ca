"""A table as a sheet: real numbers, and each one's reference in the cell to its right."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xlsxwriter.worksheet import Worksheet

from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.wording import WordedCell, WordedTable
from tkkio_analytics.reporting.xlsx.paper import Paper, column_width, fit_row

LARGEST_EXACT: Final = 2**53
"""Larger whole numbers lose digits in a spreadsheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    header: str
    cells: list[WordedCell | str]
    numeric: bool


def write(paper: Paper, table: WordedTable) -> None:
    """Write a table on a sheet of its own, its header in view and repeated on each printed page."""
    sheet = paper.sheet(table.caption)
    top = paper.head(sheet, table.caption, table.description)
    columns = list(_columns(table, Translator(paper.briefing.language)))
    widths = [column_width([column.header, *map(_text, column.cells)]) for column in columns]
    for place, column in enumerate(columns):
        paper.text(sheet, top, place, column.header, look="header_right" if column.numeric else "header")
        for row, cell in enumerate(column.cells, start=top + 1):
            _write(paper, sheet, row, place, cell, numeric=column.numeric)
        sheet.set_column(place, place, widths[place])
    fit_row(sheet, top, [(one.header, width) for one, width in zip(columns, widths, strict=True)])
    for row in range(len(table.rows)):
        fit_row(
            sheet, top + 1 + row, [(_text(one.cells[row]), width) for one, width in zip(columns, widths, strict=True)]
        )
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    bottom = top + len(table.rows)
    if table.rows:
        sheet.autofilter(top, 0, bottom, len(columns) - 1)
    for row, note in enumerate(table.notes, start=bottom + 2):
        paper.text(sheet, row, 0, note, look="quiet_line")


def _columns(table: WordedTable, translator: Translator) -> Iterator[_Column]:
    """Yield each column of a table, and after it one for references and one for notes where any cell has them."""
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        yield _Column(header=column.header, cells=list(cells), numeric=column.numeric)
        if any(cell.reference for cell in cells):
            header = translator.text("reporting.sheet.reference", column=column.header)
            yield _Column(header=header, cells=[cell.reference or "" for cell in cells], numeric=False)
        if any(cell.note for cell in cells):
            header = translator.text("reporting.sheet.note", column=column.header)
            yield _Column(header=header, cells=[cell.note or "" for cell in cells], numeric=False)


def _write(paper: Paper, sheet: Worksheet, row: int, column: int, cell: WordedCell | str, *, numeric: bool) -> None:
    if isinstance(cell, str):
        paper.text(sheet, row, column, cell, look="quiet")
    elif cell.number is not None and abs(cell.number.value) < LARGEST_EXACT:
        sheet.write_number(row, column, cell.number.value, paper.looks.number(cell.number))
    else:
        paper.text(sheet, row, column, cell.text, look="right" if numeric else "text")


def _text(cell: WordedCell | str) -> str:
    return cell if isinstance(cell, str) else cell.text
