"""A workbook of ours -> its list of figures, and each reference with the cell that stands beside it."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException

from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.verification import WrittenFigure, WrittenFile
from tkkio_analytics.errors import ReportError
from tkkio_analytics.reporting import manifest

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200


def read(content: bytes) -> WrittenFile:
    """Return what a workbook lists and shows.

    Parameters
    ----------
    content
        Bytes of the file, whoever made it; how much they unpack to has been looked at.

    Returns
    -------
    WrittenFile
        Its references sheet by sheet, row by row.

    Raises
    ------
    ReportError
        If it cannot be read, or is none of ours.
    """
    try:
        with closing(load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)) as book:
            if manifest.SHEET not in book.sheetnames:
                raise ReportError("list_missing")
            sheets = {sheet.title: [list(row) for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)]
                      for sheet in book.worksheets}  # fmt: skip
    except (InvalidFileException, BadZipFile, ParseError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReportError("file_unreadable", reason=type(error).__name__) from error
    lines = [str(row[0].value) for row in sheets.pop(manifest.SHEET) if row and row[0].value is not None]
    listing = manifest.parsed("\n".join(lines))
    figures = tuple(figure for name, rows in sheets.items() for row in rows for figure in _figures(name, row))
    return WrittenFile(listing=listing, figures=figures)


def _figures(sheet: str, row: Sequence[Cell | MergedCell]) -> Iterator[WrittenFigure]:
    for column, cell in enumerate(row):
        codes = _codes(cell.value)
        if not codes:
            continue
        # Beside a number its reference stands to the right; in the register it comes first.
        beside = row[column - 1] if column else row[1] if len(row) > 1 else None
        value = None if beside is None else beside.value
        number = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
        place = message("verify.place.cell", sheet=sheet, cell=cell.coordinate)
        for code in codes:
            yield WrittenFigure(place=place, code=code, text=_words(row), number=number)


def _codes(value: object) -> tuple[str, ...]:
    parts = str(value).split(", ") if isinstance(value, str) else ()
    return tuple(parts) if parts and all(manifest.CODE.fullmatch(part) for part in parts) else ()


def _words(row: Sequence[Cell | MergedCell]) -> str | None:
    """Return the words of a row: a figure may stand in its sentence or in the note beside it."""
    words = [cell.value for cell in row if isinstance(cell.value, str) and not _codes(cell.value)]
    return " | ".join(words) or None
