"""Templates that an own indicator's figures are filled in and uploaded with: areas down, years across."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font

from tkkio_analytics.domain.spreadsheet import neutral
from tkkio_analytics.services.fields import typed_number

BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
AMBIGUOUS: Final = 3
"""Decimals that could be read as thousands."""
NAME_WIDTH: Final = 30
TEXT: Final = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateWords:
    """What a template says, in the reader's language.

    Parameters
    ----------
    indicator, code, region
        Headings.
    title
        Name of the own indicator, with its unit.
    sheet
        Name of the sheet.
    regions
        Names by code, in the order of the rows.
    """

    indicator: str
    code: str
    region: str
    title: str
    sheet: str
    regions: Mapping[str, str]


def csv_template(
    indicator_id: str, *, years: Sequence[int], values: Mapping[tuple[str, int], float], words: TemplateWords
) -> bytes:
    """Return a template as CSV with semicolons, decimal commas and a byte order mark, as Excel in Finland opens it.

    Parameters
    ----------
    indicator_id
        Named in the file, so that it cannot be uploaded for another one.
    years
        Columns.
    values
        Stored figures by region and year, filled in.
    words
        In the reader's language.
    """
    target = StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([neutral(words.indicator), indicator_id, neutral(words.title)])
    writer.writerow([])
    writer.writerow([neutral(words.code), neutral(words.region), *years])
    for code, name in words.regions.items():
        figures = [_written(values.get((code, year))) for year in years]
        writer.writerow([code, neutral(name), *figures])
    return (BYTE_ORDER_MARK + target.getvalue()).encode()


def xlsx_template(
    indicator_id: str, *, years: Sequence[int], values: Mapping[tuple[str, int], float], words: TemplateWords
) -> bytes:
    """Return the same as a workbook whose codes keep their zeros; see `csv_template`."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = words.sheet
    sheet.append([neutral(words.indicator), indicator_id, neutral(words.title)])
    sheet.append([])
    sheet.append([neutral(words.code), neutral(words.region), *years])
    for code, name in words.regions.items():
        sheet.append([code, neutral(name), *(values.get((code, year)) for year in years)])
        sheet.cell(row=sheet.max_row, column=1).number_format = TEXT
    for row in (1, 3):
        for cell in sheet[row]:
            cell.font = Font(bold=True)
    sheet.column_dimensions["B"].width = NAME_WIDTH
    sheet.freeze_panes = "C4"
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _written(value: float | None) -> str:
    """Return a figure with a decimal comma; one with three decimals gets a fourth, so that it is no thousand."""
    if value is None:
        return ""
    text = typed_number(value)
    return (f"{text}0" if -int(Decimal(text).as_tuple().exponent) == AMBIGUOUS else text).replace(".", ",")
