"""Years as tables write them, and the other periods that are told apart from them."""

import re
from enum import StrEnum
from typing import Final

from tkkio_analytics.data.upload.signs import plain
from tkkio_analytics.domain.upload import CellKind, GridCell

YEAR: Final = re.compile(
    r"(?:(?:v\.?|vuosi|vuonna|år|year|fy) ?)?((?:19|20|21)[0-9][0-9])(?:[.,]0+)?(?: ?\*+| ?[0-9]\))?", re.IGNORECASE
)
RANGE: Final = re.compile(r"(?:19|20)[0-9][0-9] ?[-/] ?(?:(?:19|20)[0-9][0-9]|[0-9][0-9])")
MONTHS: Final = (
    "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
    "|jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec"
)
PART: Final = re.compile(
    r"(?:19|20)[0-9][0-9] ?[-/.mqk] ?(?:q?[0-9]|0[0-9]|1[0-2])|(?:[0-9]|0[0-9]|1[0-2]) ?[-/.] ?(?:19|20)[0-9][0-9]"
    r"|q[0-9] ?[-/]? ?(?:19|20)[0-9][0-9]"
    rf"|(?:{MONTHS})\w* (?:19|20)[0-9][0-9]|(?:19|20)[0-9][0-9] (?:{MONTHS})\w*"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9][0-9]|(?:19|20)[0-9][0-9]-[0-9][0-9]-[0-9][0-9].*",
    re.IGNORECASE,
)
OLDEST: Final = 1900
LATEST: Final = 2199


class PeriodFault(StrEnum):
    """Why a cell is no year."""

    PART_OF_YEAR = "part_of_year"
    RANGE = "year_range"
    NO_YEAR = "no_year"


def year_of(cell: GridCell) -> int | None:
    """Return the year that a cell says, or None.

    Examples
    --------
    >>> [year_of(GridCell(text, CellKind.TEXT)) for text in ("2024", "Vuosi 2024", "2024*", "2024-12", "12")]
    [2024, 2024, 2024, None, None]
    """
    if cell.kind is CellKind.NUMBER:
        value = cell.value or 0.0
        return int(value) if OLDEST <= value <= LATEST and value == int(value) else None
    if cell.kind is not CellKind.TEXT:
        return None
    found = YEAR.fullmatch(plain(cell.text))
    return int(found[1]) if found else None


def period_fault(cell: GridCell) -> PeriodFault:
    """Return what a cell that says no year says instead.

    Examples
    --------
    >>> [period_fault(GridCell(text, CellKind.TEXT)).value for text in ("12/2024", "2022–2024", "2024Q1", "pian")]
    ['part_of_year', 'year_range', 'part_of_year', 'no_year']
    """
    if cell.kind is CellKind.DATE:
        return PeriodFault.PART_OF_YEAR
    text = plain(cell.text)
    if PART.fullmatch(text):
        return PeriodFault.PART_OF_YEAR
    return PeriodFault.RANGE if RANGE.fullmatch(text) else PeriodFault.NO_YEAR
