"""How wide the columns of a printed table are: no word is cut, and what is left goes to the longest texts."""

import re
from collections.abc import Iterable
from typing import Final

from tkkio_analytics.charts import typeface
from tkkio_analytics.reporting.wording import WordedCell, WordedTable

PORTRAIT: Final = 56.0
LANDSCAPE: Final = 98.0
"""Width of a page in the size of its tables' letters; those of the registers are smaller."""
GUTTER: Final = 1.2
TONE: Final = 1.4
ROOMY: Final = 48.0
"""A line of a column that needs no more; longer text wraps."""
SMALLEST: Final = 0.78
"""Smaller letters than this are not read on paper."""
BETWEEN_WORDS: Final = re.compile(r"[ \n]|(?<=[-/])(?=[^\W\d])")
"""Where a line may end; a no-break space holds a number and its unit together."""


def widths(table: WordedTable, *, room: float) -> list[float]:
    """Return the share of the page's width that each column gets.

    Parameters
    ----------
    table
        In words.
    room
        Width of the page, in the size of its letters.

    Returns
    -------
    list of float
        A column's longest word and, where there is room, more for longer text.

    Examples
    --------
    >>> from tkkio_analytics.reporting.wording import WordedColumn
    >>> columns, row = (WordedColumn(header="Alue"), WordedColumn(header="Luku")), (WordedCell(text="Kainuu"),) * 2
    >>> widths(WordedTable(id="a", caption="", columns=columns, rows=(row,), description=""), room=20)
    [10.0, 10.0]
    """
    columns = [
        ([column.header], [row[place] for row in table.rows], column.numeric)
        for place, column in enumerate(table.columns)
    ]
    least = [
        GUTTER
        + max(
            _longest_word(headers, bold=True),
            _longest_word(map(_written, cells)),
            _longest_number(cells) if numeric else 0.0,
        )
        for headers, cells, numeric in columns
    ]
    wanted = [
        max(low, GUTTER + min(ROOMY, _longest((*headers, *map(_written, cells)))))
        for low, (headers, cells, _) in zip(least, columns, strict=True)
    ]
    spare, longing = room - sum(least), sum(wanted) - sum(least)
    if spare <= 0:
        return [round(low, 2) for low in least]
    if longing <= 0 or longing < spare:
        return [round(want * room / sum(wanted), 2) for want in wanted]
    return [round(low + (want - low) * spare / longing, 2) for low, want in zip(least, wanted, strict=True)]


def letter_size(shares: Iterable[float], *, room: float) -> float:
    """Return how much smaller than others a table's letters are, so that its columns fit side by side.

    Examples
    --------
    >>> letter_size([20.0, 40.0], room=50), letter_size([20.0, 20.0], room=50), letter_size([90.0], room=50)
    (0.83, 1.0, 0.78)
    """
    return round(max(min(1.0, room / sum(shares)), SMALLEST), 2)


def _written(cell: WordedCell) -> str:
    reference = f"[{cell.reference}]" if cell.reference else ""
    return "\n".join((cell.text, reference, cell.note or ""))


def _longest_number(cells: Iterable[WordedCell]) -> float:
    """Return the width of the longest number: it never goes on in the next line."""
    return max((typeface.width(cell.text, size=1.0) for cell in cells), default=0.0) + TONE


def _longest(texts: Iterable[str]) -> float:
    return max(typeface.width(line, size=1.0) for text in texts for line in text.split("\n")) + TONE


def _longest_word(texts: Iterable[str], *, bold: bool = False) -> float:
    words = (word for text in texts for word in BETWEEN_WORDS.split(text))
    return max((typeface.width(word, size=1.0, bold=bold) for word in words), default=0.0) + TONE
