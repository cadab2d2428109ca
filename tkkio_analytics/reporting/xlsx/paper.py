"""A workbook being written, and what every sheet of it has: name, heading, print set-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tkkio_analytics.domain.spreadsheet import neutral
from tkkio_analytics.reporting.wording import WordedBriefing
from tkkio_analytics.reporting.xlsx.formats import Looks
from tkkio_analytics.reporting.xlsx.names import sheet_name

A4: Final = 9
NARROWEST: Final = 9
WIDEST: Final = 40
"""Widths of columns, in letters."""
NARROW_LETTERS: Final = 1.1
"""Letters of a sentence that fit into the width of one figure."""
TITLE_HEIGHT, LINE_HEIGHT = 24, 16
"""Points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A workbook being written, its looks, its briefing, and the names of its sheets so far in small letters."""

    book: Workbook
    looks: Looks
    briefing: WordedBriefing
    taken: set[str]

    def sheet(self, wanted: str) -> Worksheet:
        """Return a new sheet for A4 on its side, one page wide, with the release and page numbers below."""
        sheet = self.book.add_worksheet(sheet_name(wanted, taken=self.taken))
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        release = self.briefing.release_text.replace("&", "&&")
        sheet.set_footer(f"&L&8{release}&R&8&P / &N")
        sheet.hide_gridlines(2)
        return sheet

    def head(self, sheet: Worksheet, title: str, *lines: str) -> int:
        """Write a sheet's title and the lines under it; return the first free row after a blank one."""
        self.text(sheet, 0, 0, title, look="title")
        sheet.set_row(0, TITLE_HEIGHT)
        said = [line for line in (self.briefing.practice_note, *lines) if line]
        for row, line in enumerate(said, start=1):
            look = "practice" if line == self.briefing.practice_note else "quiet_line"
            self.text(sheet, row, 0, line, look=look)
        return len(said) + 2

    def text(self, sheet: Worksheet, row: int, column: int, text: str, *, look: str = "text") -> None:
        """Write text that no program runs as a formula."""
        sheet.write_string(row, column, neutral(text), self.looks.look(look))


def column_width(texts: list[str]) -> float:
    """Return a width that shows most of a column's texts; longer ones wrap.

    Examples
    --------
    >>> column_width(["abc"]), column_width(["a" * 30]), column_width(["a" * 300])
    (9, 32, 40)
    """
    longest = max((len(line) for text in texts for line in text.splitlines()), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)


def fit_row(sheet: Worksheet, row: int, cells: Iterable[tuple[str, float]]) -> None:
    """Make a row high enough for its longest text; not every program does so by itself.

    Parameters
    ----------
    sheet, row
        Which row.
    cells
        Texts, and the widths of their columns in letters.
    """
    lines = max(
        sum(max(1, ceil(len(line) / (width * NARROW_LETTERS))) for line in text.split("\n")) for text, width in cells
    )
    if lines > 1:
        sheet.set_row(row, LINE_HEIGHT * lines)
