"""Where the areas, the years and the figures of a table are: found by what the cells say, or as the reader chooses."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from tkkio_analytics.data.upload.names import NameKind, RegionNames
from tkkio_analytics.data.upload.numbers import is_like_figure
from tkkio_analytics.data.upload.periods import PeriodFault, period_fault, year_of
from tkkio_analytics.data.upload.signs import plain
from tkkio_analytics.domain.upload import EMPTY_CELL, CellKind, Grid, GridCell, Layout, Structure

HEADER_ROWS: Final = 40
"""How far down a table may begin."""
LOOKED_AT: Final = 400
"""Rows that tell the layout of a long table."""
MOSTLY: Final = 0.5
CODE_HEADINGS: Final = ("alue", "koodi", "region", "area", "kod", "code", "område", "hva", "county", "välfärds")
PERIOD_HEADINGS: Final = ("vuosi", "vuodet", "v.", "år", "year", "aika", "kausi", "period", "ajankohta", "tid", "time")
VALUE_HEADINGS: Final = (
    "arvo",
    "luku",
    "value",
    "värde",
    "lukuarvo",
    "tulos",
    "tal",
    "figure",
    "osuus",
    "määrä",
    "andel",
    "antal",
)


class Finder:
    """What the cells of a grid name, looked up once.

    Parameters
    ----------
    grid
        The sheet.
    names
        Of the regions.
    """

    def __init__(self, grid: Grid, *, names: RegionNames) -> None:
        self.grid = grid
        self.names = names
        self.depth = len(grid.rows)
        self._named: dict[int, list[tuple[int, bool]]] = {}
        for row, cells in enumerate(grid.rows):
            for column, cell in enumerate(cells):
                if cell is not EMPTY_CELL and (found := names.named(cell)).kind is NameKind.REGION:
                    self._named.setdefault(column, []).append((row, found.by_code))

    def structure(self, *, region: int | None, period: int | None, value: int | None) -> Structure | None:
        """Return where things are, or None where no table is found.

        Parameters
        ----------
        region, period, value
            Columns that the reader has chosen, counted from 0; None for those to be found.
        """
        down = self._region_column() if region is None else region
        if down is not None:
            across = None if period is not None or value is not None else self._years_across(down)
            found = across or self._long(down, period=period, value=value)
            if found is not None:
                return found
        return None if region is not None or value is not None else self._regions_across(period)

    def headings(self, structure: Structure | None) -> tuple[str, ...]:
        """Return what stands above each column: the last heading of those above the figures."""
        end = min(structure.first_row if structure else self._last_heading() + 1, HEADER_ROWS, self.depth)
        return tuple(
            next((text for row in range(end - 1, -1, -1) if (text := self.grid.cell(row, column).text)), "")
            for column in range(self.grid.width)
        )

    def _last_heading(self) -> int:
        return next((row for row, cells in enumerate(self.grid.rows) if len(cells) > 1), 0)

    def _region_rows(self, column: int) -> list[int]:
        """Return the rows that name an area in a column."""
        found = self._named.get(column, [])
        codes = self._names_codes(column) if any(by_code for _, by_code in found) else False
        return [row for row, by_code in found if codes or not by_code]

    def _names_codes(self, column: int) -> bool:
        """Say whether numbers of a column are codes: by its heading, or by a zero that a figure would not have."""
        cells = [self.grid.cell(row, column) for row in range(min(self.depth, HEADER_ROWS))]
        headings = (plain(cell.text).casefold() for cell in cells if cell.kind is CellKind.TEXT)
        headed = any(heading.startswith(CODE_HEADINGS) for heading in headings)
        return headed or any(cell.text.startswith("0") and cell.text.isdigit() for cell in cells)

    def _region_column(self) -> int | None:
        """Return the column that names the most areas; of columns alike, the one that names them by name."""
        best, most = None, (0, 0)
        for column, named in sorted(self._named.items()):
            rows = self._region_rows(column)
            by_name = sum(not by_code for _, by_code in named) if rows else 0
            if (len(rows), by_name) > most:
                best, most = column, (len(rows), by_name)
        return best

    def _years_across(self, down: int) -> Structure | None:
        rows = self._region_rows(down)
        if not rows:
            return None
        first = rows[0]
        filled = {place for row in rows for place, cell in enumerate(self.grid.rows[row]) if cell is not EMPTY_CELL}
        best: tuple[int, tuple[int, ...]] | None = None
        for row in range(max(0, first - HEADER_ROWS), first):
            columns = tuple(
                column
                for column in range(len(self.grid.rows[row]))
                if column != down and column in filled and self._heads_a_year(row, column, first)
            )
            if columns and (best is None or len(columns) >= len(best[1])):
                best = row, columns
        if best is None:
            return None
        return Structure(
            layout=Layout.YEARS_ACROSS,
            first_row=best[0] + 1,
            region_column=down,
            period_column=None,
            value_column=None,
            header_row=best[0],
            across=best[1],
        )

    def _heads_a_year(self, row: int, column: int, first: int) -> bool:
        """Say whether a cell is a year, or a part or a range of years, above figures and not above years."""
        if not _is_period(self.grid.cell(row, column)):
            return False
        between = (plain(self.grid.cell(below, column).text).casefold() for below in range(row + 1, first))
        return not any(text.startswith(PERIOD_HEADINGS) for text in between if text)

    def _long(self, down: int, *, period: int | None, value: int | None) -> Structure | None:
        rows = self._region_rows(down)[:LOOKED_AT]
        when = self._period_column(rows, taken=(down, value)) if period is None else period
        if not rows or when is None:
            return None
        what = self._value_column(rows, taken=(down, when)) if value is None else value
        return Structure(
            layout=Layout.LONG,
            first_row=rows[0],
            region_column=down,
            period_column=when,
            value_column=what,
            header_row=rows[0] - 1 if rows[0] else None,
        )

    def _period_column(self, rows: Sequence[int], *, taken: tuple[int | None, ...]) -> int | None:
        """Return the column with the most years or other periods beside the areas; of columns alike, the headed one."""
        best, most = None, (MOSTLY * len(rows), 0)
        for column in self._others(taken):
            years = sum(_is_period(self.grid.cell(row, column)) for row in rows)
            headed = self._is_headed(column, rows, PERIOD_HEADINGS)
            if years and (years, headed) > most:
                best, most = column, (years, headed)
        return best

    def _value_column(self, rows: Sequence[int], *, taken: tuple[int | None, ...]) -> int | None:
        """Return the column of the figures: the only one with figures, or the only one headed as theirs."""
        figures = [
            column
            for column in self._others(taken)
            if any(is_like_figure(self.grid.cell(row, column)) for row in rows)
            and not self._is_headed(column, rows, CODE_HEADINGS)
        ]
        headed = [column for column in figures if self._is_headed(column, rows, VALUE_HEADINGS)]
        if len(figures) == 1:
            return figures[0]
        return headed[0] if len(headed) == 1 else None

    def _is_headed(self, column: int, rows: Sequence[int], words: tuple[str, ...]) -> bool:
        above = (self.grid.cell(row, column).text for row in range(max(0, rows[0] - HEADER_ROWS), rows[0]))
        return any(plain(text).casefold().startswith(words) for text in above if text)

    def _others(self, taken: Iterable[int | None]) -> list[int]:
        return [column for column in range(self.grid.width) if column not in set(taken)]

    def _regions_across(self, period: int | None) -> Structure | None:
        """Return a table with the years down and the areas across."""
        counts = Counter(
            column for cells in self.grid.rows[:LOOKED_AT] for column, cell in enumerate(cells) if _is_period(cell)
        )
        for row in range(min(self.depth, HEADER_ROWS)):
            cells = self.grid.rows[row]
            regions = {column for column, named in self._named.items() if (row, False) in named}
            if not regions:
                continue
            likely = (column for column, _ in counts.most_common() if column not in regions)
            when = period if period is not None else next(likely, None)
            if when is None:
                continue
            across = tuple(column for column, cell in enumerate(cells) if column != when and cell is not EMPTY_CELL)
            return Structure(
                layout=Layout.REGIONS_ACROSS,
                first_row=row + 1,
                region_column=None,
                period_column=when,
                value_column=None,
                header_row=row,
                across=across,
            )
        return None


def _is_period(cell: GridCell) -> bool:
    if cell is EMPTY_CELL:
        return False
    return year_of(cell) is not None or period_fault(cell) is not PeriodFault.NO_YEAR
