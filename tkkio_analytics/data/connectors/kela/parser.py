"""Kela's answers, from bytes to tables. Nothing here asks the network."""

from collections.abc import Callable
from typing import Final

import pandas as pd

from tkkio_analytics.data.connectors.json_answers import read_json, unexpected
from tkkio_analytics.errors import SourceError

SOURCE: Final = "Kela"
WHAT: Final = "dat_hva.json"
KEYS: Final = ("etuus", "indi", "vuosi", "arvo")
EARLIEST, LATEST = 1900, 2100
CELL: Final = ["series", "area", "year"]


def columns(body: bytes) -> tuple[str, ...]:
    """Return the names of the columns, in the order of the first row.

    Raises
    ------
    SourceError
        If the body is not a list of rows.
    """
    return tuple(_rows(body)[0])


def rows(body: bytes, *, names_area: Callable[[str], bool]) -> pd.DataFrame:
    """Return the figures by county.

    Parameters
    ----------
    body
        As received.
    names_area
        Says whether a text is the name of a county; the column of the areas is found by it, since no genuine answer
        has shown its name.

    Returns
    -------
    pandas.DataFrame
        Columns series (``etuus/indi``), area (as named there), year, value (NaN where there is none) and row (position
        in the answer, from 1).

    Raises
    ------
    SourceError
        If a row lacks a key, has a value of another type, or one cell has two values.
    """
    table = _rows(body)
    area = area_column(tuple(table[0]), table, names_area=names_area)
    if area is None:
        raise unexpected(SOURCE, WHAT, found=table[0])
    frame = pd.DataFrame([_row(row, area, place) for place, row in enumerate(table, start=1)])
    frame = frame.astype({"value": "float64"}).drop_duplicates([*CELL, "value"])
    twice = frame[frame.duplicated(CELL, keep=False)]
    if not twice.empty:
        first = twice.iloc[0]
        raise SourceError(
            "answer_contradicts", source=SOURCE, what=first["series"], region=first["area"], period=str(first["year"])
        )
    return frame.reset_index(drop=True)


def area_column(
    names: tuple[str, ...], table: list[dict[str, object]], *, names_area: Callable[[str], bool]
) -> str | None:
    """Return the column whose texts name counties; None where there is none."""
    for name in names:
        if name not in KEYS and any(isinstance(row.get(name), str) and names_area(str(row[name])) for row in table):
            return name
    return None


def table_of(body: bytes) -> list[dict[str, object]]:
    """Return the rows as they are."""
    return _rows(body)


def _rows(body: bytes) -> list[dict[str, object]]:
    table = read_json(body, source=SOURCE, what=WHAT)
    if not isinstance(table, list) or not table or not all(isinstance(row, dict) for row in table):
        raise unexpected(SOURCE, WHAT, found=table)
    return table


def _row(row: dict[str, object], area: str, place: int) -> dict[str, object]:
    benefit, measure, year, value = (row.get(name) for name in KEYS)
    named = all(isinstance(text, str) for text in (benefit, measure, row.get(area)))
    number = value is None or (isinstance(value, int | float) and not isinstance(value, bool))
    if not (named and number and isinstance(year, int | str) and str(year).isdigit()):
        raise unexpected(SOURCE, WHAT, found=row)
    if not EARLIEST <= int(year) <= LATEST:
        raise unexpected(SOURCE, WHAT, found=row)
    return {"series": f"{benefit}/{measure}", "area": row[area], "year": int(year), "value": value, "row": place}
