"""The releases on disk: what each is made of, and what changed between two of them."""

from datetime import date

import streamlit as st

from tkkio_analytics.domain.difference import CellChange, ReleaseDifference, SeriesDifference
from tkkio_analytics.domain.message import Decimal
from tkkio_analytics.domain.risk import RiskFlag
from tkkio_analytics.ui import cache, state, words
from tkkio_analytics.ui.components import tables
from tkkio_analytics.ui.components.sources import published_id
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

COUNTS = ("added", "revised", "vanished", "unchanged")


def releases(page: Page) -> None:
    """Show every release with a link that opens this page on it; one alone is said in words."""
    st.header(page.translator.text("releases.title"), anchor=False)
    known = cache.releases()
    rows = tuple(_release(page, release_id, newest=known[0]) for release_id in known)
    headers = ("release", "created", "snapshots", "sha256")
    table = Table(
        caption=page.translator.text("releases.caption"),
        columns=tuple(
            Column(header=page.translator.text(f"releases.column.{name}"), wide=name == "snapshots") for name in headers
        ),
        rows=rows,
    )
    tables.table(page, table, origin_ids=(), name="releases")
    if len(known) == 1:
        st.html(element("p", page.translator.text("releases.only_one"), class_="tk-text"))


def release_difference(page: Page, difference: ReleaseDifference) -> None:
    """Show what was added, revised and taken away between two releases, and which areas came to be at risk."""
    if not difference.series:
        st.html(element("p", page.translator.text("releases.no_difference"), class_="tk-text"))
        return
    headers = ("indicator", *COUNTS, "largest")
    table = Table(
        caption=page.translator.text("releases.difference", before=difference.before.id, after=difference.after.id),
        columns=tuple(
            Column(
                header=page.translator.text(f"releases.column.{name}"), numeric=name in COUNTS, wide=name == "largest"
            )
            for name in headers
        ),
        rows=tuple(_series(page, series) for series in difference.series),
    )
    tables.table(page, table, origin_ids=(), name="difference")
    for name, flags in (("flagged", difference.flagged), ("cleared", difference.cleared)):
        _flags(page, name, flags)


def _release(page: Page, release_id: str, *, newest: str) -> tuple[Cell, ...]:
    release = cache.release_of(release_id)
    here = release_id == published_id(page.release)
    note = page.translator.text("releases.open") if here else None
    link = state.here(release="" if release_id == newest else release_id)
    return (
        Cell(text=release_id, href=None if here else link, note=note),
        Cell(text=page.translator.value(date.fromisoformat(release.created))),
        Cell(text="; ".join(snapshot.id for snapshot in release.snapshots)),
        Cell(text=f"{release.sha256[:12]}…", raw=release.sha256),
    )


def _series(page: Page, series: SeriesDifference) -> tuple[Cell, ...]:
    indicator = cache.indicators()[series.indicator_id]
    counts = (getattr(series, name) for name in COUNTS)
    return (
        Cell(text=page.translator.localized(indicator.short_name)),
        *(Cell(text=page.translator.value(Decimal(value=count, decimals=0)), raw=count) for count in counts),
        Cell(text="; ".join(_change(page, change) for change in series.largest[:3]) or words.MISSING),
    )


def _change(page: Page, change: CellChange) -> str:
    indicator = cache.indicators()[change.indicator_id]
    shown = (("before", change.before), ("after", change.after))
    levels = {name: words.level(page, indicator, value).text for name, value in shown}
    key = "vanished" if change.after is None else "revised"
    region = cache.regions()[change.region_code].short_name
    return page.translator.text(f"refresh.change.{key}", region=region, period=change.period, **levels)


def _flags(page: Page, name: str, flags: tuple[RiskFlag, ...]) -> None:
    if not flags:
        st.html(element("p", page.translator.text(f"releases.none_{name}"), class_="tk-text"))
        return
    localized = page.translator.localized
    items = [
        element(
            "li",
            f"{localized(cache.regions()[flag.signals.region_code].short_name)}, "
            f"{localized(cache.indicators()[flag.signals.indicator_id].short_name)}: "
            f"{page.translator.message(flag.reason)}",
        )
        for flag in flags
    ]
    st.html(element("p", element("strong", page.translator.text(f"releases.{name}")), class_="tk-text"))
    st.html(element("ul", items, class_="tk-list"))
