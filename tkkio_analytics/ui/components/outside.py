"""The indicators outside the catalogue: searched by the words of their titles, each a link to its figures."""

from datetime import date
from typing import Final

from tkkio_analytics.domain.outside import OutsideEntry
from tkkio_analytics.ui import cache, flow, state
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table, html

SHOWN: Final = 25
COLUMNS: Final = ("indicator", "producer", "unit", "periods", "accessed", "trends")


def outside(page: Page, query: str) -> None:
    """Show the indicators outside the catalogue that a query finds; nothing where the release has none.

    Parameters
    ----------
    page
        The open page.
    query
        Words that the page is searched for.
    """
    if not cache.outside_count():
        return
    text = page.translator.text
    found = cache.outside_found(query)
    flow.title(text("outside.title"))
    told = text("outside.found", count=len(found), whole=cache.outside_count())
    flow.show(element("p", told, " ", text("outside.note"), class_="tk-text"))
    if not found:
        return
    table = Table(
        caption=text("outside.caption", shown=min(SHOWN, len(found)), count=len(found)),
        columns=tuple(Column(header=text(f"outside.column.{name}")) for name in COLUMNS),
        rows=tuple(_row(page, entry) for entry in cache.outside_entries(found[:SHOWN])),
    )
    flow.show(html(table))


def _row(page: Page, entry: OutsideEntry) -> tuple[Cell, ...]:
    localized = page.translator.localized
    return (
        Cell(
            text=localized(entry.title),
            href=state.address("compare", indicator=entry.id),
            note=page.translator.text("outside.number", source=entry.source.title(), id=entry.source_id),
        ),
        Cell(text=localized(entry.producer)),
        Cell(text=localized(entry.unit)),
        Cell(text=f"{entry.first_period}–{entry.last_period}"),
        Cell(text=page.translator.value(date.fromisoformat(entry.accessed)), raw=entry.accessed),
        Cell(text=page.translator.text("outside.open"), href=state.address("trends", indicator=entry.id)),
    )
