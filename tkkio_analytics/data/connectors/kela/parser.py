"""Kela's answers, from bytes to tables. Nothing here asks the network."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pandas as pd

from tkkio_analytics.data.connectors.json_answers import read_json, unexpected
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.errors import SourceError

SOURCE: Final = "Kela"
FIGURES, LABELS = "dat_hva.json", "trans_label.json"
KEYS: Final = ("etuus", "indi", "vuosi", "arvo")
LANGUAGES: Final = ("fi", "sv", "en")
EARLIEST, LATEST = 1900, 2100
CELL: Final = ["series", "area", "year"]
Rows = Sequence[Mapping[str, object]]


def table_of(body: bytes, *, what: str = FIGURES) -> list[dict[str, object]]:
    """Return the rows of a file as they are.

    Raises
    ------
    SourceError
        If the body is not a list of rows.
    """
    table = read_json(body, source=SOURCE, what=what)
    if not isinstance(table, list) or not table or not all(isinstance(row, dict) for row in table):
        raise unexpected(SOURCE, what, found=table)
    return table


def area_column(table: Rows, *, names_area: Callable[[str], bool]) -> str | None:
    """Return the column whose texts name counties; None where there is none.

    No genuine answer has shown its name, so it is found by what it holds.
    """
    for name in table[0]:
        if name not in KEYS and any(isinstance(text := row.get(name), str) and names_area(text) for row in table):
            return name
    return None


def figures(body: bytes, *, names_area: Callable[[str], bool]) -> pd.DataFrame:
    """Return the figures by county.

    Parameters
    ----------
    body
        As received.
    names_area
        Says whether a text is the name of a county.

    Returns
    -------
    pandas.DataFrame
        Columns series (benefit and measure, ``etuus/indi``), area (as named there), year, value (NaN where there is
        none) and row (position in the answer, from 1).

    Raises
    ------
    SourceError
        If a row lacks a key, has a value of another type, or one cell has two values.
    """
    table = table_of(body)
    area = area_column(table, names_area=names_area)
    if area is None:
        raise unexpected(SOURCE, FIGURES, found=table[0])
    frame = pd.DataFrame([_row(row, area, place) for place, row in enumerate(table, start=1)])
    frame = frame.astype({"value": "float64"}).drop_duplicates([*CELL, "value"])
    twice = frame[frame.duplicated(CELL, keep=False)]
    if not twice.empty:
        first = twice.iloc[0]
        raise SourceError(
            "answer_contradicts", source=SOURCE, what=first["series"], region=first["area"], period=str(first["year"])
        )
    return frame.reset_index(drop=True)


def labels(body: bytes) -> dict[str, LocalizedText]:
    """Return the name of each series in three languages, by benefit and measure.

    The columns of a language end in its code, as those of the package's areas do; a name that is not told in a
    language is told in Finnish.

    Raises
    ------
    SourceError
        If a row lacks a key or a Finnish name.
    """
    found = {}
    for row in table_of(body, what=LABELS):
        if not all(isinstance(row.get(name), str) for name in KEYS[:2]):
            raise unexpected(SOURCE, LABELS, found=row)
        texts = {language: _label(row, language) for language in LANGUAGES}
        if not texts["fi"]:
            raise unexpected(SOURCE, LABELS, found=row)
        found[f"{row['etuus']}/{row['indi']}"] = LocalizedText(
            **{language: text or texts["fi"] for language, text in texts.items()}
        )
    return found


def _label(row: Mapping[str, object], language: str) -> str:
    texts = [str(text).strip() for name, text in row.items() if name.endswith(f"_{language}") and text]
    return ", ".join(dict.fromkeys(texts))


def _row(row: Mapping[str, object], area: str, place: int) -> dict[str, object]:
    benefit, measure, told, value = (row.get(name) for name in KEYS)
    named = all(isinstance(text, str) for text in (benefit, measure, row.get(area)))
    number = value is None or (isinstance(value, int | float) and not isinstance(value, bool))
    year = int(told) if isinstance(told, int | str) and str(told).isdigit() else 0
    if not (named and number and EARLIEST <= year <= LATEST):
        raise unexpected(SOURCE, FIGURES, found=row)
    return {"series": f"{benefit}/{measure}", "area": row[area], "year": year, "value": value, "row": place}
