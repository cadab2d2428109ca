"""One table for the eye, the screen reader and the spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from tkkio_analytics.ui.markup import Markup, element

Raw: TypeAlias = str | int | float | None
ROLES: Final[Mapping[str, str]] = {
    "table": "table",
    "tbody": "rowgroup",
    "tr": "row",
    "head": "columnheader",
    "th": "rowheader",
    "td": "cell",
}
"""What the parts of a table are, said aloud: a browser forgets it of a table that is drawn as a list."""
LISTED: Final = "tk-table tk-stack tk-labelled"
"""Class of a table that becomes a list where its room is narrow, each cell under the heading of its column."""


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


def html(table: Table, *, class_: str | None = None) -> Markup:
    """Return a table as HTML with a caption and headings of columns and rows.

    Parameters
    ----------
    table
        What to show.
    class_
        CSS class of the table; None makes a list of a table of sentences where its room is narrow, and lets one of
        figures scroll, so that they stay below one another.

    Returns
    -------
    Markup
        A scrolling region that the keyboard reaches, with the table in it.
    """
    class_ = class_ or (LISTED if any(column.wide for column in table.columns) else "tk-table")
    roles = ROLES if "tk-stack" in class_ else {}
    head = [
        element("th", column.header, scope="col", class_=_align(column), role=roles.get("head"))
        for column in table.columns
    ]
    body = [
        element(
            "tr",
            _row(row, table.columns, roles=roles),
            aria_current="true" if place == table.chosen else None,
            role=roles.get("tr"),
        )
        for place, row in enumerate(table.rows)
    ]
    drawn = element(
        "table",
        element("caption", element("span", table.caption)),
        element("thead", element("tr", head, role=roles.get("tr")), role=roles.get("tbody")),
        element("tbody", body, role=roles.get("tbody")),
        class_=class_,
        role=roles.get("table"),
    )
    return element("div", drawn, class_="tk-scroll", role="region", aria_label=table.caption, tabindex=0)


def _row(row: Sequence[Cell], columns: Sequence[Column], *, roles: Mapping[str, str]) -> list[Markup]:
    return [
        element(
            "td" if position else "th",
            _content(cell),
            role=roles.get("td" if position else "th"),
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
