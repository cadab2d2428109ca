"""Tables as CSV that a Finnish, Swedish or English spreadsheet opens as it is, and as workbooks."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Final

import pandas as pd

from tkkio_analytics.domain.provenance import Origin, Release
from tkkio_analytics.domain.spreadsheet import neutral
from tkkio_analytics.i18n import Translator
from tkkio_analytics.ui.tables import Cell, Raw, Table

PARALLEL: Final = ("producer", "licence")
"""Columns that source files write in three languages side by side."""
BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it Excel takes UTF-8 for the system's old code page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a saved table rests on.

    Parameters
    ----------
    origins
        Sources of its figures.
    release
        Which data the figures were read from.
    goal
        What the figures are held against and whose that is; empty where there is nothing.
    source
        A source outside the release, in words; empty where there is none.
    """

    origins: tuple[Origin, ...]
    release: Release
    goal: str = ""
    source: str = ""


def csv_of_table(table: Table, *, cited: Cited, translator: Translator) -> bytes:
    """Return a table with its sources as CSV.

    Parameters
    ----------
    table
        What is shown; raw values are written where a cell has them.
    cited
        What it rests on, in columns of its own.
    translator
        Language of the headings. Finnish and Swedish files have semicolons and decimal commas, as spreadsheets with
        Finnish settings expect; English files have commas and decimal points.

    Returns
    -------
    bytes
        UTF-8 with a byte order mark.
    """
    about = _about(cited, translator=translator)
    header = [column.header for column in table.columns] + [translator.text(f"ui.csv.{name}") for name in about]
    rows = ([*(_raw(cell) for cell in row), *about.values()] for row in table.rows)
    return _csv(header, rows=rows, release=cited.release, translator=translator)


def xlsx_of_table(table: Table, *, cited: Cited, translator: Translator) -> bytes:
    """Return the same as a workbook: real numbers on one sheet, what they rest on, licences included, on another."""
    text = translator.text
    about = [(text(f"ui.csv.{name}"), written) for name, written in _about(cited, translator=translator).items()]
    licences = sorted({translator.parallel(origin.licence) for origin in cited.origins})
    about += [(text("ui.csv.licences"), "; ".join(licences))] if licences else []
    header = [column.header for column in table.columns]
    rows = [[_raw(cell) for cell in row] for row in table.rows]
    return _xlsx(table.caption, header, rows, about=about, release=cited.release, translator=translator)


def xlsx_of_rows(frame: pd.DataFrame, *, title: str, release: Release, translator: Translator) -> bytes:
    """Return observations as a workbook, one row an observation, see `csv_of_rows`."""
    about = [(translator.text("ui.csv.release"), release.id), (translator.text("ui.csv.release_hash"), release.sha256)]
    rows = _values(frame, translator=translator)
    return _xlsx(title, list(frame.columns), rows, about=about, release=release, translator=translator)


def _xlsx(
    title: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Raw]],
    *,
    about: Sequence[tuple[str, str]],
    release: Release,
    translator: Translator,
) -> bytes:
    """Return rows as a workbook; of practice data every row and the sheet of sources say that it is made up."""
    from tkkio_analytics.reporting.xlsx.one_table import Sheet, xlsx_of_table  # noqa: PLC0415 - written when saved

    text = translator.text
    if release.practice:
        header = [text("ui.csv.data"), *header]
        rows = [[text("ui.practice.row"), *row] for row in rows]
        about = [(text("ui.csv.data"), text("ui.practice.row")), *about]
    return xlsx_of_table(
        Sheet(
            caption=title,
            header=header,
            rows=list(rows),
            about_name=text("ui.csv.about"),
            about=about,
            created=date.fromisoformat(release.created[:10]),
            language=translator.language,
            app=text("ui.app.name"),
        )
    )


def _values(frame: pd.DataFrame, *, translator: Translator) -> list[list[Raw]]:
    """Return the rows of a frame, what source files write in three languages in one of them, and nothing for NaN."""
    ours = frame.assign(**{name: frame[name].map(translator.parallel) for name in PARALLEL if name in frame})
    return [[None if pd.isna(value) else value for value in row] for row in ours.itertuples(index=False, name=None)]


def _about(cited: Cited, *, translator: Translator) -> dict[str, str]:
    """Return what a table rests on by the key of its heading."""
    named = [
        f"{translator.parallel(origin.producer)}: {translator.localized(origin.title)}" for origin in cited.origins
    ]
    goal = {"goal": cited.goal} if cited.goal else {}
    return goal | {
        "sources": "; ".join([*([cited.source] if cited.source else []), *named]),
        "accessed": "; ".join(sorted({origin.date_accessed for origin in cited.origins})),
        "release": cited.release.id,
        "release_hash": cited.release.sha256,
    }


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
    rows = _values(frame, translator=translator)
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
