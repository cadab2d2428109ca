"""The measured record behind a probability, one click away from it."""

from collections.abc import Iterable

import streamlit as st

from tkkio_analytics.charts import reliability
from tkkio_analytics.domain.message import Decimal, Share
from tkkio_analytics.domain.risk import Signals
from tkkio_analytics.domain.target import Record, TargetOutlook
from tkkio_analytics.ui import cache
from tkkio_analytics.ui.components import pictures
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table, html

HEADERS = ("record_kind", "horizon", "region_origins", "origins", "skill", "coverage", "slope")


def record(page: Page, outlook: TargetOutlook) -> None:
    """Show, folded, what a probability rests on: whose past forecasts, how many, and how they turned out."""
    if outlook.record is None or outlook.record_statement is None:
        return
    with st.expander(page.text("record.title")):
        st.html(element("p", page.translator.message(outlook.record_statement), class_="tk-text"))
        st.html(element("p", page.text("record.reading"), class_="tk-small"))
        st.html(html(_table(page, [((), outlook.record)], named=())))
        if outlook.record.reliability:
            pictures.chart(page, reliability.chart(outlook.record), name="reliability")
            st.html(html(_bins(page, outlook.record)))


def records(page: Page, cells: Iterable[Signals]) -> None:
    """Show, folded, what the probabilities of a whole view rest on, one row a record."""
    found: dict[tuple[str, Record], None] = {}
    for cell in cells:
        if cell.outlook.record is not None and cell.outlook.probability is not None:
            found[cell.indicator_id, cell.outlook.record] = None
    if not found:
        return
    names = {item.id: page.translator.localized(item.short_name) for item in cache.followed_indicators().values()}
    with st.expander(page.text("record.title_many")):
        st.html(element("p", page.text("record.reading"), class_="tk-small"))
        rows = [((Cell(text=names[indicator_id]),), record) for indicator_id, record in found]
        st.html(html(_table(page, rows, named=("indicator",))))


def summary(page: Page, outlook: TargetOutlook) -> Markup | None:
    """Return the record of one probability, folded behind a word, for a table cell."""
    if outlook.record_statement is None:
        return None
    words = element("p", page.translator.message(outlook.record_statement))
    return element("details", element("summary", page.text("record.short")), words)


def _table(page: Page, rows: Iterable[tuple[tuple[Cell, ...], Record]], *, named: tuple[str, ...]) -> Table:
    headers = (*named, *HEADERS)
    return Table(
        caption=page.text("record.caption"),
        columns=tuple(
            Column(header=page.text(f"column.{name}"), numeric=name not in {"record_kind", *named}) for name in headers
        ),
        rows=tuple((*first, *_figures(page, record)) for first, record in rows),
    )


def _figures(page: Page, record: Record) -> tuple[Cell, ...]:
    value = page.translator.value
    kind = page.text(f"record.{record.kind}", panel=record.panel, n=str(record.n_observations or ""))
    return (
        Cell(text=kind),
        Cell(text=page.text("record.years", count=record.horizon_years), raw=record.horizon_years),
        Cell(text=value(Decimal(value=record.region_origins, decimals=0)), raw=record.region_origins),
        Cell(text=value(Decimal(value=record.origins, decimals=0)), raw=record.origins),
        Cell(text=value(Decimal(value=record.brier_skill, decimals=2)), raw=record.brier_skill),
        Cell(text=value(Share(value=record.coverage_80)), raw=record.coverage_80),
        Cell(text=value(Decimal(value=record.calibration_slope, decimals=2)), raw=record.calibration_slope),
    )


def _bins(page: Page, record: Record) -> Table:
    value = page.translator.value
    return Table(
        caption=page.text("record.bins"),
        columns=tuple(
            Column(header=page.text(f"column.{name}"), numeric=True) for name in ("stated", "came_true", "forecasts")
        ),
        rows=tuple(
            (
                Cell(text=value(Share(value=of_bin.mean_probability))),
                Cell(text=value(Share(value=of_bin.observed_frequency))),
                Cell(text=value(Decimal(value=of_bin.count, decimals=0))),
            )
            for of_bin in record.reliability
        ),
    )
