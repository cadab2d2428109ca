"""Every source of the release with its terms, and what the service itself is made of."""

from datetime import date

from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.provenance import Origin
from tkkio_analytics.ui import cache, flow
from tkkio_analytics.ui.components import tables
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table


def licence_findings(page: Page) -> tuple[Message, ...]:
    """Return how many sources there are, and how to name them."""
    count = len({(origin.producer, origin.title) for origin in _origins(page)})
    return (
        message("licences.summary", count=count),
        message("licences.cite", release=page.release.id),
        message("licences.not_stated"),
        message("licences.own_figures"),
    )


def licences(page: Page) -> None:
    """Show the sources, then software and typefaces."""
    text = page.translator.text
    origins = _origins(page)
    flow.title(text("licences.heading.sources"))
    names = ("producer", "title", "licence", "accessed")
    rows = dict.fromkeys(_row(page, origin) for origin in origins)
    shown = Table(
        caption=text("licences.caption", release=page.release.id),
        columns=tuple(Column(header=text(f"licences.column.{name}"), wide=name == "title") for name in names),
        rows=tuple(rows),
    )
    ids = tuple(origin.id for origin in origins)
    tables.table(page, shown, origin_ids=ids, name="sources", class_="tk-table tk-stack")
    flow.title(text("licences.heading.software"))
    flow.show(element("p", text("licences.software_about"), class_="tk-text"))
    used = Table(
        caption=text("licences.software_caption"),
        columns=tuple(Column(header=text(f"licences.column.{name}")) for name in ("name", "version", "licence")),
        rows=tuple((Cell(text=one.name), Cell(text=one.version), Cell(text=one.licence)) for one in cache.software()),
    )
    tables.table(page, used, origin_ids=(), name="software")
    for name in ("fonts", "no_map"):
        flow.show(element("p", text(f"licences.{name}"), class_="tk-text"))


def _origins(page: Page) -> tuple[Origin, ...]:
    found = {origin.id: origin for snapshot in page.release.snapshots for origin in snapshot.origins}
    return tuple(sorted(found.values(), key=lambda origin: (origin.producer, origin.title.fi, origin.id)))


def _row(page: Page, origin: Origin) -> tuple[Cell, ...]:
    copy = page.translator.localized(origin.public_copy_note) if origin.public_copy_note else None
    return (
        Cell(text=page.translator.parallel(origin.producer)),
        Cell(text=page.translator.localized(origin.title), href=origin.url, note=copy),
        Cell(text=page.translator.parallel(origin.licence)),
        Cell(text=page.translator.value(date.fromisoformat(origin.date_accessed)), raw=origin.date_accessed),
    )
