"""What was understood of an uploaded file: the layout, the figures, and what stands in the way, cell by cell."""

from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.message import LocalizedText, Message, Quantity, Unit


class CellKind(StrEnum):
    """What a cell holds."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FORMULA = "formula"
    ERROR = "error"
    LOGICAL = "logical"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as it was read.

    Parameters
    ----------
    text
        As it is written, its ends trimmed.
    kind
        What it holds; a formula is one whose result the file does not have.
    value
        Of a number, at full precision; None for anything else.
    """

    text: str
    kind: CellKind
    value: float | None = None


EMPTY_CELL = GridCell("", CellKind.EMPTY)
WRITTEN_DECIMALS = 10
"""More than any file has; what floating point adds beyond them is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A sheet of cells.

    Parameters
    ----------
    sheet
        Its name; None for a text file.
    rows
        Cells by row, trailing empty ones left out; the first row is row 1 of the file.
    notes
        What was noticed while it was read.
    """

    sheet: str | None
    rows: tuple[tuple[GridCell, ...], ...]
    notes: tuple[Message, ...] = ()

    @property
    def width(self) -> int:
        """Return the count of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> GridCell:
        """Return a cell by its place, both counted from 0; an empty one beyond the end of a row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY_CELL


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadChoice:
    """What the reader says of a file; what is left out is found in it.

    Parameters
    ----------
    sheet
        Name of the sheet.
    region_column, period_column, value_column
        Letter of a column, or its heading.
    """

    sheet: str | None = None
    region_column: str | None = None
    period_column: str | None = None
    value_column: str | None = None


class Layout(StrEnum):
    """How a table is laid out."""

    LONG = "long"
    YEARS_ACROSS = "years_across"
    REGIONS_ACROSS = "regions_across"


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """Where things are in a table; rows and columns counted from 0.

    Parameters
    ----------
    layout
        How it is laid out.
    first_row
        First row of figures.
    region_column, period_column, value_column
        Where they stand; None where the layout has no such column.
    header_row
        Row of the years or the areas across; None in a long table without headings.
    across
        Columns of the years or the areas across.
    """

    layout: Layout
    first_row: int
    region_column: int | None
    period_column: int | None
    value_column: int | None
    header_row: int | None
    across: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadProblem:
    """What stands in the way, and where.

    Parameters
    ----------
    row
        Counted from 1, as a spreadsheet does; None for what concerns the whole table.
    column
        Letter of the column; None for a whole row or table.
    text
        What the cell says.
    reason
        What is wrong and what to do.
    """

    row: int | None
    column: str | None
    text: str
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFigure:
    """A figure that was understood, with the cell that it stands in."""

    region_code: str
    year: int
    value: float
    row: int
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadReading:
    """What was understood of a file.

    Parameters
    ----------
    kind
        ``csv`` or ``xlsx``.
    sheets, sheet
        Names of the sheets and the one that was read; empty and None for a text file.
    columns
        Letters with headings, in order.
    structure
        Where things are; None where no table was found.
    indicator_ids
        Ids of indicators that the file names.
    figures
        In the order of the file.
    problems
        Everything that stands in the way.
    notes
        How the file was read, and what was left out of it.
    """

    kind: str
    sheets: tuple[str, ...]
    sheet: str | None
    columns: tuple[tuple[str, str], ...]
    structure: Structure | None
    indicator_ids: tuple[str, ...]
    figures: tuple[ReadFigure, ...]
    problems: tuple[UploadProblem, ...]
    notes: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadSubject:
    """The indicator whose figures a file holds: an own one, or one of the catalogue.

    Parameters
    ----------
    id, name, unit, decimals
        Of the indicator.
    first_year
        First year that figures are taken for.
    lower_bound, upper_bound
        Limits that the values can never pass, in the published unit; None where there is none.
    """

    id: str
    name: LocalizedText
    unit: Unit
    decimals: int
    first_year: int
    lower_bound: float | None = None
    upper_bound: float | None = None

    def published(self, written: float) -> float:
        """Return a figure in the published unit, as files have it in the unit that is shown."""
        return written / self.unit.factor

    def written(self, published: float) -> float:
        """Return a figure as files have it."""
        return round(published * self.unit.factor, WRITTEN_DECIMALS) if self.unit.factor != 1 else published

    def level(self, published: float) -> Quantity:
        """Return a level of the indicator."""
        return Quantity(value=published, unit=self.unit, decimals=self.decimals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """An import.

    Parameters
    ----------
    sha256, size_bytes
        Of the file.
    name
        That the file had.
    author, at
        Who imported it, and when (UTC, ISO 8601); its changes carry the same in their history.
    indicator_id
        Whose figures it holds.
    new, changed, same
        Counts of figures.
    """

    sha256: str
    size_bytes: int
    name: str
    author: str
    at: str
    indicator_id: str
    new: int
    changed: int
    same: int


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0, as a spreadsheet names it.

    Examples
    --------
    >>> letters(0), letters(25), letters(26), letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
