"""One table for the eye, the screen reader and the spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tkkio_analytics.ui.markup import Markup, element

Raw: TypeAlias = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, and whether its cells are numbers, lined up at the right, or sentences."""

    header: str
    numeric: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell.

    Parameters
    ----------
    text
        As shown.
    raw
        As written to a spreadsheet: unrounded, in the published unit. None writes ``text``.
    href
        Where it leads, or None.
    note
        A second, quieter line, or None.
    tone
        CSS class of a meaning, which the text says as well.
    markup
        Shown in place of ``text``, which stays its words for the spreadsheet.
    """

    text: str
    raw: Raw = None
    href: str | None = None
    note: str | None = None
    tone: str | None = None
    markup: Markup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: a caption, columns and rows of cells; the first cell of a row names it.

    ``chosen`` is the place of the row that the reader follows, or None.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chosen: int | None = None


def html(table: Table, *, class_: str = "tk-table") -> Markup:
    """Return a table as HTML with a caption and headings of columns and rows.

    Parameters
    ----------
    table
        What to show.
    class_
        CSS class of the table.

    Returns
    -------
    Markup
        A scrolling region that the keyboard reaches, with the table in it.
    """
    head = element("tr", [element("th", column.header, scope="col", class_=_align(column)) for column in table.columns])
    body = [
        element("tr", _row(row, table.columns), aria_current="true" if place == table.chosen else None)
        for place, row in enumerate(table.rows)
    ]
    drawn = element(
        "table",
        element("caption", element("span", table.caption)),
        element("thead", head),
        element("tbody", body),
        class_=class_,
    )
    return element("div", drawn, class_="tk-scroll", role="region", aria_label=table.caption, tabindex=0)


def _row(row: Sequence[Cell], columns: Sequence[Column]) -> list[Markup]:
    return [
        element(
            "td" if position else "th",
            _content(cell),
            scope=None if position else "row",
            class_=" ".join(filter(None, (_align(column), cell.tone))) or None,
            data_label=column.header if position else None,
        )
        for position, (cell, column) in enumerate(zip(row, columns, strict=True))
    ]


def _content(cell: Cell) -> list[str | Markup]:
    shown: str | Markup = cell.markup or cell.text
    if cell.href is not None:
        shown = element("a", shown, href=cell.href, target="_self")
    note = [element("span", cell.note, class_="tk-note")] if cell.note else []
    return [shown, *note]


def _align(column: Column) -> str | None:
    return "tk-number" if column.numeric else "tk-wide" if column.wide else None
