"""Workbooks as grids: the figures that a cell shows, never a formula run, never a link followed."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final

from openpyxl import load_workbook

from tkkio_analytics.data.upload import limits
from tkkio_analytics.data.upload.package import checked_package
from tkkio_analytics.data.upload.signs import plain
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.upload import EMPTY_CELL, CellKind, Grid, GridCell
from tkkio_analytics.errors import UploadError

WIDTH: Final = limits.COLUMNS + 1
DEEPEST: Final = 10 * limits.ROWS
KINDS: Final = MappingProxyType({"f": CellKind.FORMULA, "e": CellKind.ERROR})
DIGITS: Final = 15
"""What a spreadsheet itself keeps of a number."""


class Workbook:
    """A workbook whose sheets are read one by one.

    Parameters
    ----------
    data
        The whole file.

    Raises
    ------
    UploadError
        If it cannot be opened, or must not be.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.notes: tuple[Message, ...] = checked_package(data)
        self._formulas = _opened(data, values=False)
        self._values: Any = None
        visible = [sheet.title for sheet in self._formulas.worksheets if sheet.sheet_state == "visible"]
        self.sheets: tuple[str, ...] = tuple(visible[: limits.SHEETS])
        self._left = limits.CELLS
        if not self.sheets:
            raise UploadError("upload_no_sheet")

    def grid(self, sheet: str) -> Grid:
        """Return a sheet.

        Raises
        ------
        UploadError
            If there is no such sheet, it is too large or it is broken.
        """
        if sheet not in self.sheets:
            raise UploadError("upload_unknown_sheet", sheet=sheet[: limits.SHOWN], sheets=self.sheets)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                rows = tuple(self._rows(sheet))
        except UploadError:
            raise
        except Exception as error:
            raise UploadError("upload_broken_workbook") from error
        return Grid(sheet=sheet, rows=rows, notes=self.notes)

    def _rows(self, sheet: str) -> Iterator[tuple[GridCell, ...]]:
        has_formulas, filled, gap = False, 0, 0
        found: list[tuple[GridCell, ...]] = []
        blank: tuple[Any, ...] | None = None
        for cells in _cells(self._formulas, sheet):
            if len(found) + gap >= DEEPEST:
                self.notes = (*self.notes, message("uploads.note.deep", row=DEEPEST))
                break
            row = () if cells is blank else _row(cells)
            if not row:
                # openpyxl yields one and the same row for every missing one: a million of them cost next to nothing.
                blank = cells
                gap += 1
                continue
            filled += 1
            self._left -= len(row)
            if len(row) > limits.COLUMNS:
                raise UploadError("upload_too_many_columns", row=len(found) + gap + 1, most=limits.COLUMNS)
            if filled > limits.ROWS or self._left < 0:
                raise UploadError("upload_too_many_rows", most=limits.ROWS, cells=limits.CELLS)
            has_formulas = has_formulas or any(cell.kind is CellKind.FORMULA for cell in row)
            found += [()] * gap + [row]
            gap = 0
        yield from self._with_results(sheet, found) if has_formulas else found

    def _with_results(self, sheet: str, found: list[tuple[GridCell, ...]]) -> Iterator[tuple[GridCell, ...]]:
        """Yield rows in which a formula is replaced by the result that the file keeps of it, where it keeps one."""
        if self._values is None:
            self._values = _opened(self._data, values=True)
            self.notes = (*self.notes, message("uploads.note.formulas"))
        for row, cells in zip(found, _cells(self._values, sheet), strict=False):
            yield tuple(
                _result(cell, cells[place]) if cell.kind is CellKind.FORMULA else cell for place, cell in enumerate(row)
            )


def _opened(data: bytes, *, values: bool) -> Any:  # noqa: ANN401 - what openpyxl opens is typed by it alone
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except Exception as error:
        # The parts of a broken file make openpyxl raise almost anything.
        raise UploadError("upload_broken_workbook") from error


def _cells(book: Any, sheet: str) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - see _opened
    opened = book[sheet]
    opened.reset_dimensions()
    yield from opened.iter_rows(max_col=WIDTH)


def _row(cells: tuple[Any, ...]) -> tuple[GridCell, ...]:
    end = len(cells)
    while end and cells[end - 1].value is None:
        end -= 1
    row = tuple(_cell(cell) for cell in cells[:end])
    while row and row[-1] is EMPTY_CELL:
        row = row[:-1]
    return row


def _cell(cell: Any) -> GridCell:  # noqa: ANN401 - see _opened
    value = cell.value
    if value is None:
        return EMPTY_CELL
    if cell.data_type in KINDS:
        return GridCell(str(value)[: limits.CELL_LETTERS], KINDS[cell.data_type])
    match value:
        case bool():
            return GridCell(str(value), CellKind.LOGICAL)
        case int() | float():
            return _number(float(value), shown_as=str(cell.number_format or ""))
        case datetime() | date() | time() | timedelta():
            return GridCell(str(value), CellKind.DATE)
        case _:
            text = plain(str(value)[: limits.CELL_LETTERS])
            return GridCell(text, CellKind.TEXT) if text else EMPTY_CELL


def _number(value: float, *, shown_as: str) -> GridCell:
    """Return a number as its cell shows it: 0.545 in a cell of per cent is 54.5."""
    percent = "%" in shown_as.replace('"%"', "")
    shown = float(f"{value * 100:.{DIGITS - 1}g}") if percent else value
    return GridCell(f"{shown:.{DIGITS}g}" + ("\N{NO-BREAK SPACE}%" if percent else ""), CellKind.NUMBER, shown)


def _result(formula: GridCell, cell: Any) -> GridCell:  # noqa: ANN401 - see _opened
    return formula if cell.value is None else _cell(cell)
