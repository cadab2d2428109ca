"""One table of a page as a workbook: its rows, and on a second sheet where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Final, TypeAlias

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tkkio_analytics.domain.spreadsheet import neutral
from tkkio_analytics.reporting.letters import unwritable
from tkkio_analytics.reporting.xlsx.formats import Looks
from tkkio_analytics.reporting.xlsx.names import sheet_name
from tkkio_analytics.reporting.xlsx.paper import A4, column_width
from tkkio_analytics.reporting.xlsx.workbook import OPTIONS

Value: TypeAlias = str | int | float | None
LARGEST_EXACT: Final = 2**53
TOP: Final = 2
"""Row of the headings: the caption stands above them."""
ABOUT_WIDTHS: Final = (26, 110)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a workbook of one table holds.

    Parameters
    ----------
    caption
        What the table is; also the title of the file.
    header, rows
        As saved: numbers unrounded, in the published unit.
    about
        Name and text of each line on where the figures come from, on a sheet called ``about_name``.
    created
        Day of the data: the same table gives the same bytes.
    """

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    about_name: str
    about: Sequence[tuple[str, str]]
    created: date
    language: str
    app: str


def xlsx_of_table(sheet: Sheet) -> bytes:
    """Return a table as a workbook in which no text runs as a formula."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        created = datetime.combine(sheet.created, time.min, tzinfo=UTC)
        book.set_properties({"title": _text(sheet.caption), "author": sheet.app, "created": created})
        looks = Looks(book, sheet.language)
        first = book.add_worksheet(sheet_name(sheet.caption, taken=set()))
        _rows(first, sheet, looks)
        about = book.add_worksheet(sheet_name(sheet.about_name, taken={first.get_name()}))
        about.hide_gridlines(2)
        for row, (name, text) in enumerate(sheet.about):
            about.write_string(row, 0, _text(name), looks.look("header"))
            about.write_string(row, 1, _text(text), looks.look("text"))
        for column, width in enumerate(ABOUT_WIDTHS):
            about.set_column(column, column, width)
        for paper in (first, about):
            paper.set_landscape()
            paper.set_paper(A4)
            paper.fit_to_pages(1, 0)
    return target.getvalue()


def _rows(paper: Worksheet, sheet: Sheet, looks: Looks) -> None:
    paper.write_string(0, 0, _text(sheet.caption), looks.look("title"))
    for column, name in enumerate(sheet.header):
        values = [row[column] for row in sheet.rows]
        numeric = any(isinstance(value, int | float) for value in values)
        paper.write_string(TOP, column, _text(name), looks.look("header_right" if numeric else "header"))
        for row, value in enumerate(values, start=TOP + 1):
            _write(paper, row, column, value, looks)
        paper.set_column(column, column, column_width([name, *(_shown(value) for value in values)]))
    paper.freeze_panes(TOP + 1, 1)
    paper.repeat_rows(TOP)
    if sheet.rows:
        paper.autofilter(TOP, 0, TOP + len(sheet.rows), len(sheet.header) - 1)


def _write(paper: Worksheet, row: int, column: int, value: Value, looks: Looks) -> None:
    if isinstance(value, int | float) and abs(value) < LARGEST_EXACT:
        paper.write_number(row, column, value, looks.look("right"))
    elif value is not None and value != "":
        paper.write_string(row, column, _text(_shown(value)), looks.look("text"))


def _shown(value: Value) -> str:
    return "" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)


def _text(text: str) -> str:
    return neutral("".join(sign for sign in text if not unwritable(sign)))
