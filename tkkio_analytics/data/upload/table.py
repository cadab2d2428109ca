"""The figures of a table whose layout is known: each cell a figure, a missing one, or a problem with its place."""

from collections.abc import Iterator, Mapping
from typing import Final

from tkkio_analytics.data.upload import limits
from tkkio_analytics.data.upload.names import NameKind, RegionNames, names_of
from tkkio_analytics.data.upload.numbers import NumberFault, evidence, figure, is_like_figure, is_missing
from tkkio_analytics.data.upload.periods import period_fault, year_of
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.upload import (
    EMPTY_CELL,
    CellKind,
    Grid,
    GridCell,
    Layout,
    ReadFigure,
    Structure,
    UploadProblem,
    letters,
)

LEFT_OUT: Final = "left_out"


class TableReader:
    """Reads the figures of one table; afterwards `figures`, `problems` and `notes` say what came of it.

    Parameters
    ----------
    grid, structure
        The sheet, and where things are in it.
    names
        Of the regions.
    regions
        By code, for their names.
    """

    def __init__(self, grid: Grid, structure: Structure, *, names: RegionNames, regions: Mapping[str, Region]) -> None:
        self.figures: list[ReadFigure] = []
        self.problems: list[UploadProblem] = []
        self._grid = grid
        self._structure = structure
        self._names = names
        self._regions = regions
        self._missing = 0
        self._percents = 0
        self._totals: list[str] = []
        self._aland: list[str] = []
        self._footnotes: list[int] = []
        self._filled_down: list[int] = []
        self._signs = evidence(cell for row in grid.rows[structure.first_row :] for cell in row)
        self._first: dict[tuple[str, int], str] = {}

    def read(self) -> None:
        """Read every cell of the table."""
        match self._structure.layout:
            case Layout.LONG:
                self._read_long()
            case Layout.YEARS_ACROSS:
                self._read_years_across()
            case Layout.REGIONS_ACROSS:
                self._read_regions_across()

    @property
    def notes(self) -> tuple[Message, ...]:
        """Return what was left out of the table, and how it was completed."""
        found = [message("uploads.note.missing", count=self._missing)] if self._missing else []
        found += [message("uploads.note.percent", count=self._percents)] if self._percents else []
        found += [message("uploads.note.total", cells=tuple(self._totals))] if self._totals else []
        found += [message("uploads.note.aland", cells=tuple(self._aland))] if self._aland else []
        found += [message("uploads.note.footnotes", rows=_ranges(self._footnotes))] if self._footnotes else []
        found += [message("uploads.note.filled_down", rows=_ranges(self._filled_down))] if self._filled_down else []
        return tuple(found)

    def _read_years_across(self) -> None:
        header, down = self._structure.header_row or 0, self._structure.region_column or 0
        years = {column: self._year(header, column) for column in self._structure.across}
        self._refuse_shared_years(header)
        for row in self._rows():
            width = len(self._grid.rows[row])
            filled = any(is_like_figure(self._grid.cell(row, column)) for column in years if column < width)
            code = self._region(row, down, has_figures=filled)
            for column, year in years.items() if code is not None else ():
                if code is not None and year is not None:
                    self._take(row, column, region_code=code, year=year)

    def _read_regions_across(self) -> None:
        header, when = self._structure.header_row or 0, self._structure.period_column or 0
        filled = {
            column for row in self._rows() for column, cell in enumerate(self._grid.rows[row]) if is_like_figure(cell)
        }
        codes = {
            column: code
            for column in self._structure.across
            if (code := self._region(header, column, has_figures=column in filled)) is not None
        }
        for row in self._rows():
            if not any(not is_missing(self._grid.cell(row, column)) for column in codes):
                self._pass_over(row)
                continue
            year = self._year(row, when)
            for column, code in codes.items():
                if year is not None:
                    self._take(row, column, region_code=code, year=year)

    def _read_long(self) -> None:
        structure = self._structure
        down, when, what = structure.region_column or 0, structure.period_column or 0, structure.value_column
        if what is None:
            self._refuse(None, None, "", "several_value_columns")
            return
        width = max((column for column in (down, when, what)), default=0) + 1
        above: str | None = None
        for row in self._rows():
            cell, value = self._grid.cell(row, when), self._grid.cell(row, what)
            if is_missing(cell) and is_missing(value):
                self._pass_over(row)
                continue
            named = self._grid.cell(row, down)
            if named is EMPTY_CELL and not is_missing(cell) and above is not None:
                self._filled_down.append(row + 1)
                code: str | None = above
            else:
                code = self._region(row, down, has_figures=not is_missing(value) or year_of(cell) is not None)
                above = code if code is not None else LEFT_OUT if self._is_left_out(named) else None
            if code is None or code == LEFT_OUT:
                continue
            year = self._year(row, when)
            if not self._overflows(row, width) and year is not None:
                self._take(row, what, region_code=code, year=year)

    def _region(self, row: int, column: int, *, has_figures: bool) -> str | None:
        """Return the code of the area that a cell names; None for what is left out, or noted as a problem."""
        cell = self._grid.cell(row, column)
        named = self._names.named(cell)
        place = f"{letters(column)}{row + 1}"
        match named.kind:
            case NameKind.REGION:
                return named.code
            case NameKind.TOTAL:
                self._totals.append(place)
            case NameKind.ALAND:
                self._aland.append(place)
            case NameKind.COLLABORATIVE:
                self._refuse(row, column, cell.text, "collaborative_area")
            case _ if not has_figures:
                self._pass_over(row)
            case _ if cell is EMPTY_CELL:
                self._refuse(row, column, "", "no_region")
            case _:
                self._refuse_name(row, column, cell)
        return None

    def _refuse_name(self, row: int, column: int, cell: GridCell) -> None:
        if len(self.problems) >= limits.PROBLEMS:
            return
        likest = self._names.suggested(cell)
        if likest:
            self._refuse(row, column, cell.text, "unknown_region_like", likest=names_of(likest, regions=self._regions))
        else:
            self._refuse(row, column, cell.text, "unknown_region")

    def _is_left_out(self, cell: GridCell) -> bool:
        return self._names.named(cell).kind in {NameKind.TOTAL, NameKind.ALAND}

    def _year(self, row: int, column: int) -> int | None:
        cell = self._grid.cell(row, column)
        year = year_of(cell)
        if year is None:
            self._refuse(row, column, cell.text, period_fault(cell).value)
        return year

    def _take(self, row: int, column: int, *, region_code: str, year: int) -> None:
        cell = self._grid.cell(row, column)
        if is_missing(cell):
            self._missing += 1
            return
        value = figure(cell, signs=self._signs)
        if isinstance(value, NumberFault):
            self._refuse(row, column, cell.text, value.value)
            return
        place = f"{letters(column)}{row + 1}"
        first = self._first.setdefault((region_code, year), place)
        if first != place:
            region = self._regions[region_code].short_name
            self._refuse(row, column, cell.text, "duplicate", region=region, year=year, first=first)
            return
        self._percents += cell.kind is CellKind.NUMBER and cell.text.endswith("%")
        self.figures.append(
            ReadFigure(region_code=region_code, year=year, value=value, row=row + 1, column=letters(column))
        )

    def _refuse_shared_years(self, header: int) -> None:
        """Refuse a year whose heading spans several columns of figures, such as women, men and all."""
        across, down = set(self._structure.across), self._structure.region_column or 0
        rows = [row for row in self._rows() if self._names.named(self._grid.cell(row, down)).kind is NameKind.REGION]
        for column in self._structure.across:
            beside = column + 1
            if beside in across or beside == down or self._grid.cell(header, beside) is not EMPTY_CELL:
                continue
            if any(self._is_figure(self._grid.cell(row, beside)) for row in rows):
                self._refuse(header, column, self._grid.cell(header, column).text, "shared_year")

    def _is_figure(self, cell: GridCell) -> bool:
        if cell.kind not in {CellKind.NUMBER, CellKind.TEXT} or is_missing(cell):
            return False
        return not isinstance(figure(cell, signs=self._signs), NumberFault)

    def _overflows(self, row: int, width: int) -> bool:
        """Note a row that goes on beyond the headings: a decimal comma was taken for a separator."""
        headed = 0 if self._structure.header_row is None else len(self._grid.rows[self._structure.header_row])
        if not headed or len(self._grid.rows[row]) <= max(headed, width):
            return False
        self._refuse(row, headed, self._grid.cell(row, headed).text, "overflow")
        return True

    def _rows(self) -> Iterator[int]:
        """Yield the rows of the table that hold anything."""
        return (row for row in range(self._structure.first_row, len(self._grid.rows)) if self._grid.rows[row])

    def _pass_over(self, row: int) -> None:
        if row >= self._structure.first_row and (not self._footnotes or self._footnotes[-1] != row + 1):
            self._footnotes.append(row + 1)

    def _refuse(self, row: int | None, column: int | None, text: str, problem: str, **params: object) -> None:
        if len(self.problems) >= limits.PROBLEMS:
            return
        self.problems.append(
            UploadProblem(
                row=None if row is None else row + 1,
                column=None if column is None else letters(column),
                text=text[: limits.SHOWN],
                reason=message(f"uploads.problem.{problem}", **params),
            )
        )


def _ranges(rows: list[int]) -> str:
    """Return rows as runs: "3, 27-29"."""
    return ", ".join(_runs(sorted(rows)))


def _runs(rows: list[int]) -> Iterator[str]:
    start = 0
    for place, row in enumerate(rows):
        if place + 1 == len(rows) or rows[place + 1] != row + 1:
            first = rows[start]
            yield str(row) if first == row else f"{first}\N{EN DASH}{row}"
            start = place + 1
