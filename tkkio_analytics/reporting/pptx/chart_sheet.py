"""The workbook inside a chart: what is drawn, cell by cell, for whoever edits the chart's data."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from tkkio_analytics.domain.spreadsheet import neutral
from tkkio_analytics.reporting.pptx.native_chart import Column, NativeChart

SHEET: Final = "Sheet1"
EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Instead of the time of writing, so that the same chart gives the same bytes."""
FIRST: Final = 1
"""Row and column of the first figure, counted from 0."""


def workbook(chart: NativeChart) -> bytes:
    """Return a workbook with a column for each column of a chart, and its limits beside them.

    Parameters
    ----------
    chart
        Areas between two limits are formulas, so that whoever changes a limit moves the band.

    Returns
    -------
    bytes
        The same for the same chart; text in it is never a formula.
    """
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"created": EPOCH})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 28)
    for row, category in enumerate(chart.categories):
        sheet.write_string(FIRST + row, 0, neutral(category))
    for place, column in enumerate(chart.columns):
        sheet.write_string(0, FIRST + place, neutral(column.name))
        for row, value in enumerate(column.values):
            _write(sheet, chart, column, row=row, place=FIRST + place, value=value)
    for place, limit in enumerate(chart.limits):
        at = _limit_column(chart, place)
        sheet.write_string(0, at, neutral(limit.name))
        for row, value in enumerate(limit.values):
            if value is not None:
                sheet.write_number(FIRST + row, at, value)
    _write_intervals(sheet, chart)
    book.close()
    return target.getvalue()


def reference(row: int, column: int, *, until: int | None = None) -> str:
    """Return the address of a cell, or of a column of cells down to ``until``.

    Examples
    --------
    >>> reference(1, 1, until=3), reference(0, 1)
    ('Sheet1!$B$2:$B$4', 'Sheet1!$B$1')
    """
    first = f"{SHEET}!${xl_col_to_name(column)}${row + 1}"
    return first if until is None else f"{first}:${xl_col_to_name(column)}${until + 1}"


def interval_column(chart: NativeChart, place: int) -> int:
    """Return the column that holds the distances down from a drawn column; those up stand right of it."""
    earlier = sum(2 for column in chart.columns[:place] if column.minus)
    return FIRST + len(chart.columns) + 1 + len(chart.limits) + earlier


def _limit_column(chart: NativeChart, place: int) -> int:
    return FIRST + len(chart.columns) + 1 + place


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    chart: NativeChart,
    column: Column,
    *,
    row: int,
    place: int,
    value: float | None,
) -> None:
    if value is None:
        return
    if column.above is None:
        sheet.write_number(FIRST + row, place, value)
        return
    upper, lower = (xl_rowcol_to_cell(FIRST + row, _limit_column(chart, at)) for at in column.above)
    sheet.write_formula(FIRST + row, place, f"={upper}-{lower}", None, value)


def _write_intervals(sheet: xlsxwriter.worksheet.Worksheet, chart: NativeChart) -> None:
    for place, column in enumerate(chart.columns):
        if not column.minus:
            continue
        at = interval_column(chart, place)
        for shift, (sign, distances) in enumerate(
            (("\N{MINUS SIGN}", column.minus), ("\N{PLUS-MINUS SIGN}", column.plus))
        ):
            sheet.write_string(0, at + shift, f"{sign} {column.name}")
            for row, distance in enumerate(distances):
                sheet.write_number(FIRST + row, at + shift, distance or 0.0)
