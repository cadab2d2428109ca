"""Tables as CSV that a Finnish, Swedish or English spreadsheet opens as it is."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

import pandas as pd

from tkkio_analytics.domain.provenance import Origin, Release
from tkkio_analytics.domain.spreadsheet import neutral
from tkkio_analytics.i18n import Translator
from tkkio_analytics.ui.tables import Cell, Raw, Table

BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it Excel takes UTF-8 for the system's old code page."""


def csv_of_table(
    table: Table,
    *,
    origins: Sequence[Origin],
    release: Release,
    translator: Translator,
    goal: str = "",
    source: str = "",
) -> bytes:
    """Return a table with its sources as CSV.

    Parameters
    ----------
    table
        What is shown; raw values are written where a cell has them.
    origins
        Sources of its figures.
    release
        Which data the figures were read from.
    goal
        What the figures are held against and whose that is, for a column of its own; empty where there is nothing.
    source
        A source outside the release, in words; empty where there is none.
    translator
        Language of the headings. Finnish and Swedish files have semicolons and decimal commas, as spreadsheets with
        Finnish settings expect; English files have commas and decimal points.

    Returns
    -------
    bytes
        UTF-8 with a byte order mark.
    """
    names = [*(["goal"] if goal else []), "sources", "accessed", "release", "release_hash"]
    header = [column.header for column in table.columns] + [translator.text(f"ui.csv.{name}") for name in names]
    cited = [f"{origin.producer}: {translator.localized(origin.title)}" for origin in origins]
    sources = "; ".join([*([source] if source else []), *cited])
    accessed = "; ".join(sorted({origin.date_accessed for origin in origins}))
    tail: list[Raw] = [*([goal] if goal else []), sources, accessed, release.id, release.sha256]
    rows = ([*(_raw(cell) for cell in row), *tail] for row in table.rows)
    return _csv(header, rows=rows, release=release, translator=translator)


def csv_of_rows(frame: pd.DataFrame, *, release: Release, translator: Translator) -> bytes:
    """Return observations as CSV, one row an observation, with the column names of the long table.

    Parameters
    ----------
    frame
        Rows with their sources in columns of their own.
    release
        Which data they were read from.
    translator
        Its language chooses separators, see `csv_of_table`.

    Returns
    -------
    bytes
        UTF-8 with a byte order mark.
    """
    rows = ([None if pd.isna(value) else value for value in row] for row in frame.itertuples(index=False, name=None))
    return _csv(list(frame.columns), rows=rows, release=release, translator=translator)


def _csv(header: Sequence[str], *, rows: Iterable[Sequence[Raw]], release: Release, translator: Translator) -> bytes:
    """Return rows as CSV; of practice data every row says in its first column that it is made up."""
    target, language = StringIO(), translator.language
    if release.practice:
        header = [translator.text("ui.csv.data"), *header]
        rows = ([translator.text("ui.practice.row"), *row] for row in rows)
    writer = csv.writer(target, delimiter="," if language == "en" else ";", lineterminator="\r\n")
    writer.writerow([neutral(name) for name in header])
    writer.writerows([written(value, language=language) for value in row] for row in rows)
    return (BYTE_ORDER_MARK + target.getvalue()).encode()


def _raw(cell: Cell) -> Raw:
    return cell.text if cell.raw is None else cell.raw


def written(value: Raw, *, language: str) -> str:
    """Return a value as a CSV cell.

    Examples
    --------
    >>> written(-1.5, language="fi"), written("=1+1", language="fi")
    ('-1,5', "'=1+1")
    """
    if value is None:
        return ""
    if isinstance(value, float):
        digits = f"{value:.10g}"
        return digits if language == "en" else digits.replace(".", ",")
    return neutral(value) if isinstance(value, str) else str(value)
