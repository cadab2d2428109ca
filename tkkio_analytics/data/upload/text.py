"""Text files as grids: the encoding and the separator are found, and what is no table of text is refused."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Final

from tkkio_analytics.data.upload import limits
from tkkio_analytics.data.upload.signs import plain
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.upload import EMPTY_CELL, CellKind, Grid, GridCell
from tkkio_analytics.errors import UploadError

MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks, the longer first."""
SEPARATORS: Final = (";", "\t", ",")
"""In the order that decides where two fit alike: a comma is a decimal sign as well."""
LOOKED_AT: Final = 200
SAMPLE: Final = 200_000
NOT_TEXT: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff]")
BROKEN_UTF8: Final = re.compile(rb"\xc3[\x80-\xbf]")
HIGH: Final = re.compile(rb"[\x80-\xff]")
TEXT_FORMULA: Final = re.compile(r'="([^"]*)"')
"""How a CSV keeps the zeros of a code in Excel."""
FORMULA: Final = re.compile(r"[=@].*|\+[^\d\s].*")
ERROR: Final = re.compile(r"#(?:N/A|DIV/0!|REF!|NAME\?|VALUE!|NUM!|NULL!|PUUTTUU|JAKO/0!|VIITTAUS!|NIMI\?|ARVO!|LUKU!)")


def grid_of_text(data: bytes) -> Grid:
    """Return a text file as a grid.

    Parameters
    ----------
    data
        The whole file.

    Raises
    ------
    UploadError
        If it is no text, or larger than a table of areas and years can be.
    """
    text, encoding = decoded(data)
    separator, lines = _separator(text)
    rows = tuple(_rows(lines, separator=separator))
    note = message(
        "uploads.note.text",
        encoding=encoding.upper().removesuffix("-SIG"),
        separator=message(f"uploads.separator.{ {';': 'semicolon', chr(9): 'tab', ',': 'comma'}[separator] }"),
    )
    return Grid(sheet=None, rows=rows, notes=(note,))


def decoded(data: bytes) -> tuple[str, str]:
    r"""Return the text of a file and its encoding.

    Raises
    ------
    UploadError
        If no encoding that is known here gives text.

    Examples
    --------
    >>> decoded("Itä".encode("cp1252")), decoded("Itä".encode("utf-16"))
    (('Itä', 'cp1252'), ('Itä', 'utf-16'))
    """
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UploadError("upload_encoding", encoding=encoding, place=error.start + 1) from error
    hidden = NOT_TEXT.search(text)
    if hidden is not None:
        line = text.count("\n", 0, hidden.start()) + 1
        raise UploadError("upload_not_text", line=line, code=f"U+{ord(hidden[0]):04X}")
    return text, encoding


def _encoding(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    start = data[:SAMPLE]
    if 4 * start.count(0) > len(start):
        return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Bytes that are letters of UTF-8 almost everywhere are a damaged UTF-8 file, not an old code page.
        if 4 * len(BROKEN_UTF8.findall(start)) >= len(HIGH.findall(start)) > 0:
            line = data.count(b"\n", 0, error.start) + 1
            raise UploadError("upload_broken_utf8", line=line) from error
        return "cp1252"
    return "utf-8"


def _separator(text: str) -> tuple[str, str]:
    """Return what separates the cells, and the text without the line in which Excel is told of it."""
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=(.)\s*", first, re.IGNORECASE)
    if told and told[1] in SEPARATORS:
        return told[1], f"\n{rest}"
    lines = [line for line in text[: limits.CELL_LETTERS * LOOKED_AT].splitlines()[:LOOKED_AT] if line.strip()]
    return max(SEPARATORS, key=lambda sign: (_fit(lines, sign), -SEPARATORS.index(sign))), text


def _fit(lines: list[str], sign: str) -> int:
    """Return how many lines have the most common count of a separator, quoted ones left out."""
    counts = Counter(count for line in lines if (count := re.sub(r'"[^"]*"', "", line).count(sign)))
    return max(counts.values(), default=0)


def _rows(text: str, *, separator: str) -> Iterator[tuple[GridCell, ...]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
    cells = filled = 0
    while True:
        try:
            written = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UploadError("upload_quotes", line=reader.line_num) from error
        row = _trimmed(tuple(_cell(text) for text in written))
        filled += bool(row)
        cells += len(row)
        if len(row) > limits.COLUMNS:
            raise UploadError("upload_too_many_columns", row=reader.line_num, most=limits.COLUMNS)
        if filled > limits.ROWS or cells > limits.CELLS or reader.line_num > 10 * limits.ROWS:
            raise UploadError("upload_too_many_rows", most=limits.ROWS, cells=limits.CELLS)
        yield row


def _cell(written: str) -> GridCell:
    text = plain(written)
    if not text:
        return EMPTY_CELL
    kept = TEXT_FORMULA.fullmatch(text)
    if kept:
        return GridCell(plain(kept[1]), CellKind.TEXT)
    shown = text[: limits.CELL_LETTERS]
    if FORMULA.fullmatch(text):
        return GridCell(shown, CellKind.FORMULA)
    return GridCell(shown, CellKind.ERROR if ERROR.fullmatch(text) else CellKind.TEXT)


def _trimmed(row: tuple[GridCell, ...]) -> tuple[GridCell, ...]:
    end = len(row)
    while end and row[end - 1] is EMPTY_CELL:
        end -= 1
    return row[:end]
