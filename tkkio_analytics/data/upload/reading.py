"""A whole file: what it is, which sheet holds the table, where its columns are, and every figure and problem in it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tkkio_analytics.data.upload import limits
from tkkio_analytics.data.upload.layout import Finder
from tkkio_analytics.data.upload.names import RegionNames
from tkkio_analytics.data.upload.package import ZIP, is_compound, refused_compound
from tkkio_analytics.data.upload.table import TableReader
from tkkio_analytics.data.upload.text import grid_of_text
from tkkio_analytics.data.upload.workbook import Workbook
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.own_indicator import is_own
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.upload import (
    CellKind,
    Grid,
    Layout,
    Structure,
    UploadChoice,
    UploadProblem,
    UploadReading,
    letters,
)
from tkkio_analytics.errors import UploadError

TEXT_ENDINGS: Final = (".csv", ".txt", ".tsv")
ENDINGS: Final = (*TEXT_ENDINGS, ".xlsx")
ID: Final = re.compile(r"[a-z][a-z0-9_]{1,83}")
NAMED_IN: Final = 40
"""Rows at the top in which the indicator may be named."""


def reading(
    data: bytes, *, name: str, choice: UploadChoice, regions: Iterable[Region], catalogue: frozenset[str] = frozenset()
) -> UploadReading:
    """Return what is understood of an uploaded file.

    Parameters
    ----------
    data
        The whole file.
    name
        Of the file; its ending must be one of ``ENDINGS``, what it is the content decides.
    choice
        What the reader says of it.
    regions
        Of the catalogue.
    catalogue
        Ids of the indicators of the catalogue that a file may name; those of own indicators are known by their form.

    Raises
    ------
    UploadError
        If it cannot be read at all; with what it is and what to do.

    Examples
    --------
    >>> reading(b"Alue;2024", name="luvut.csv", choice=UploadChoice(), regions=()).problems[0].reason.key
    'uploads.problem.no_table'
    """
    _refuse_file(data, name)
    found = _reading(data, choice=choice, regions=regions)
    named = found.indicator_ids
    return replace(found, indicator_ids=tuple(item for item in named if is_own(item) or item in catalogue))


def _reading(data: bytes, *, choice: UploadChoice, regions: Iterable[Region]) -> UploadReading:
    known = {region.code: region for region in regions}
    names = RegionNames(known.values())
    if not data.startswith(ZIP):
        if choice.sheet is not None:
            raise UploadError("upload_no_sheets")
        return _read(grid_of_text(data), sheets=(), choice=choice, names=names, regions=known)
    book = Workbook(data)
    wanted = book.sheets if choice.sheet is None else (choice.sheet,)
    first: UploadReading | None = None
    for sheet in wanted:
        found = _read(book.grid(sheet), sheets=book.sheets, choice=choice, names=names, regions=known)
        if found.structure is not None:
            return found
        first = first or found
    if first is None:
        raise UploadError("upload_no_sheet")
    return first


def _refuse_file(data: bytes, name: str) -> None:
    ending = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if ending in {".xlsm", ".xltm", ".xlam"}:
        raise UploadError("upload_macros")
    if ending == ".xls":
        raise UploadError("upload_old_workbook")
    if ending not in ENDINGS:
        raise UploadError("upload_ending", ending=ending[: limits.SHOWN] or "?", endings=", ".join(ENDINGS))
    if not data:
        raise UploadError("upload_empty")
    if len(data) > limits.FILE_BYTES:
        raise UploadError("upload_too_large", most=limits.FILE_BYTES // 1024**2)
    if is_compound(data):
        raise refused_compound(data)
    if ending not in TEXT_ENDINGS and not data.startswith(ZIP):
        raise UploadError("upload_not_a_workbook")


def _read(
    grid: Grid, *, sheets: tuple[str, ...], choice: UploadChoice, names: RegionNames, regions: dict[str, Region]
) -> UploadReading:
    finder = Finder(grid, names=names)
    chosen = {
        role: _column(text, finder)
        for role, text in (
            ("region", choice.region_column),
            ("period", choice.period_column),
            ("value", choice.value_column),
        )
    }
    structure = finder.structure(**chosen)
    problems, notes = [], [*grid.notes]
    reader = None
    if structure is None:
        problems.append(_whole("no_table"))
    else:
        reader = TableReader(grid, structure, names=names, regions=regions)
        reader.read()
        problems += reader.problems
        notes += [*reader.notes, *_ignored(finder, structure)]
        if not reader.figures and not problems:
            problems.append(_whole("no_figures"))
    if len(sheets) > 1 and grid.sheet is not None:
        notes.append(message("uploads.note.sheets", sheet=grid.sheet, count=len(sheets) - 1))
    return UploadReading(
        kind="xlsx" if sheets else "csv",
        sheets=sheets,
        sheet=grid.sheet,
        columns=tuple((letters(place), text[: limits.SHOWN]) for place, text in enumerate(finder.headings(structure))),
        structure=structure,
        indicator_ids=_indicator_ids(grid),
        figures=tuple(reader.figures) if reader else (),
        problems=tuple(problems),
        notes=tuple(notes),
    )


def _column(text: str | None, finder: Finder) -> int | None:
    """Return the place of a column that is named by its letter or its heading."""
    if text is None:
        return None
    wanted = text.strip().casefold()
    named = [letters(place).casefold() for place in range(finder.grid.width)]
    headings = [heading.casefold() for heading in finder.headings(None)]
    for known in (named, headings):
        if wanted and wanted in known:
            return known.index(wanted)
    known_letters = tuple(letters(place) for place in range(min(finder.grid.width, 26)))
    raise UploadError("upload_unknown_column", column=text[: limits.SHOWN], columns=known_letters)


def _ignored(finder: Finder, structure: Structure) -> list[Message]:
    """Return a note of the columns with headings and content that were not used."""
    used = {structure.region_column, structure.period_column, structure.value_column, *structure.across}
    if structure.layout is Layout.REGIONS_ACROSS:
        return []
    headings = finder.headings(structure)
    others = tuple(
        f"{letters(place)} ({heading[: limits.SHOWN]})"
        for place, heading in enumerate(headings)
        if place not in used and heading and _has_content(finder.grid, structure.first_row, place)
    )
    return [message("uploads.note.columns", columns=others)] if others else []


def _has_content(grid: Grid, first: int, column: int) -> bool:
    return any(len(row) > column and row[column].kind is not CellKind.EMPTY for row in grid.rows[first:])


def _indicator_ids(grid: Grid) -> tuple[str, ...]:
    """Return what may be ids of indicators."""
    cells = (cell.text for row in grid.rows[:NAMED_IN] for cell in row)
    return tuple(dict.fromkeys(text for text in cells if ID.fullmatch(text)))


def _whole(problem: str) -> UploadProblem:
    return UploadProblem(row=None, column=None, text="", reason=message(f"uploads.problem.{problem}"))
