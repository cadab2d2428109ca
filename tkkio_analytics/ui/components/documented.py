"""Single figures that documents print: shown with the sentence that prints them, never joined into a series."""

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.point import DocumentedPoint
from tkkio_analytics.ui import cache, flow, words
from tkkio_analytics.ui.components import notices, refreshing, tables
from tkkio_analytics.ui.components.sources import origin_items
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

HEADERS = ("period", "region", "value", "quote", "document")


def no_area_data(page: Page, indicator: Indicator) -> None:
    """Say that an indicator has no figures by area yet, and how they are loaded."""
    notices.empty(page, message("ui.empty.no_area_data", indicator=indicator.short_name))
    if indicator.no_data_note is not None:
        flow.show(element("p", page.translator.localized(indicator.no_data_note), class_="tk-text"))
    refreshing.missing_series(page, wanted=indicator)


def documented(page: Page, indicator: Indicator) -> None:
    """Show the figures that documents print of an indicator, if there are any."""
    points = cache.documented_points(indicator_id=indicator.id)
    if not points:
        return
    flow.title(page.text("heading.documented"))
    origin_ids = tuple(dict.fromkeys(point.origin_id for point in points))
    titles = {origin.id: page.translator.localized(origin.title) for origin in cache.origins(origin_ids=origin_ids)}
    table = Table(
        caption=page.text("documented.caption"),
        columns=tuple(
            Column(header=page.text(f"column.{name}"), numeric=name == "value", wide=name in {"quote", "document"})
            for name in HEADERS
        ),
        rows=tuple(
            _row(page, point, indicator=indicator, document=titles.get(point.origin_id, "")) for point in points
        ),
    )
    tables.table(page, table, origin_ids=origin_ids, name="documented")
    flow.show(element("ul", origin_items(page, origin_ids=origin_ids), class_="tk-list tk-small"))


def _row(page: Page, point: DocumentedPoint, *, indicator: Indicator, document: str) -> tuple[Cell, ...]:
    return (
        Cell(text=point.period),
        Cell(text=page.translator.localized(cache.regions()[point.region_code].short_name)),
        words.level(page, indicator, point.value),
        Cell(text=page.text("documented.quoted", quote=point.quote)),
        Cell(text=document, note=point.place or None),
    )
