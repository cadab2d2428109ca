"""Entries side by side: as they stand, as two editors wrote them, as they were before."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.own_indicator import OwnValue
from tkkio_analytics.domain.revision import Conflict, Draft, Entry, Revision, Stored
from tkkio_analytics.domain.saved_scenario import SavedScenario
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.services.fields import label, typed_number
from tkkio_analytics.ui import cache, entry_fields, flow, own_goal, tables
from tkkio_analytics.ui.components import notices
from tkkio_analytics.ui.components import tables as shown_tables
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table


def conflicts(page: Page, found: Sequence[Conflict]) -> None:
    """Show what was refused beside what stands now: nothing of either is lost."""
    text = page.translator.text
    for conflict in found:
        theirs = conflict.theirs
        name = title(page, conflict.mine.entry)
        if theirs is None:
            notices.calm(text("store.conflict.withdrawn", entry=name))
            continue
        when = moment(page, theirs.saved_at)
        table = Table(
            caption=text("store.conflict.caption", entry=name, author=theirs.author, moment=when),
            columns=(
                Column(header=text("store.column.field")),
                Column(header=text("store.column.mine"), wide=True),
                Column(header=text("store.column.theirs"), wide=True),
            ),
            rows=tuple(
                (Cell(text=field), Cell(text=mine), Cell(text=saved))
                for field, mine, saved in _against(page, conflict.mine, theirs.entry)
            ),
        )
        flow.show(tables.html(table))


def as_it_stands(page: Page, stored: Stored[Entry]) -> None:
    """Show an entry field by field, with who saved it and when."""
    text = page.translator.text
    table = Table(
        caption=text("store.saved_by", author=stored.author, moment=moment(page, stored.saved_at)),
        columns=(Column(header=text("store.column.field")), Column(header=text("store.column.value"), wide=True)),
        rows=tuple((Cell(text=name), Cell(text=value)) for name, value in lines(page, stored.entry)),
    )
    flow.show(tables.html(table))


def history(page: Page, revisions: Sequence[Revision]) -> None:
    """Show, folded, every change of entries: who, when, what before and after."""
    text = page.translator.text
    rows = [row for revision in revisions for row in _changes(page, revision)]
    if not rows:
        return
    table = Table(
        caption=text("store.history.caption"),
        columns=(
            Column(header=text("store.column.moment")),
            Column(header=text("store.column.author")),
            Column(header=text("store.column.field")),
            Column(header=text("store.column.before"), wide=True),
            Column(header=text("store.column.after"), wide=True),
        ),
        rows=tuple(rows),
    )
    with st.expander(text("store.history.title")):
        shown_tables.table(page, table, origin_ids=(), name="history")


def _against(page: Page, mine: Draft[Entry], theirs: Entry) -> list[tuple[str, str, str]]:
    """Return what differs; against a withdrawal, everything that stands."""
    if not mine.withdrawn:
        return differences(page, mine.entry, theirs)
    gone = page.translator.text("store.history.withdrawn")
    return [(name, gone, value) for name, value in lines(page, theirs)]


def differences(page: Page, first: Entry, second: Entry) -> list[tuple[str, str, str]]:
    """Return the fields that differ between two entries of a kind, in words."""
    ours, theirs = dict(lines(page, first)), dict(lines(page, second))
    nothing = page.translator.text("store.nothing")
    names = list(dict.fromkeys([*ours, *theirs]))
    pairs = [(name, ours.get(name, nothing), theirs.get(name, nothing)) for name in names]
    return [pair for pair in pairs if pair[1] != pair[2]]


def lines(page: Page, entry: Entry) -> list[tuple[str, str]]:
    """Return the fields of an entry with what stands in them, in words; empty ones are left out."""
    if isinstance(entry, UploadedValue):
        return [(title(page, entry), uploaded_line(page, entry))]
    if isinstance(entry, OwnValue):
        return [(title(page, entry), own_goal.shown(typed_number(entry.value), language=page.translator.language))]
    typed = entry_fields.typed(entry)
    return [
        (page.translator.message(label(field.name)), entry_fields.shown(page, field, typed[field.name]))
        for field in entry_fields.fields(page, type(entry), typed)
        if typed.get(field.name)
    ]


def title(page: Page, entry: Entry) -> str:
    """Return what an entry is called in lists."""
    text = page.translator.text
    if isinstance(entry, SavedScenario):
        return entry.name
    if isinstance(entry, OwnValue | UploadedValue):
        region = page.translator.localized(cache.regions()[entry.region_code].short_name)
        return text("store.title.value", region=region, year=entry.year)
    typed = entry_fields.typed(entry)
    if "name_fi" in typed:
        return typed[f"name_{page.translator.language}"]
    by_name = {field.name: field for field in entry_fields.fields(page, type(entry), typed)}
    region, subject = (entry_fields.shown(page, by_name[name], typed[name]) for name in ("region_code", "subject"))
    when = typed.get("date", typed.get("year", ""))
    return text("store.title.judgement", region=region, subject=subject, when=when)


def uploaded_line(page: Page, entry: UploadedValue) -> str:
    """Return an uploaded figure with the file that it came from."""
    value = page.translator.value(labels.level(cache.indicator_of(entry.indicator_id), entry.value))
    return page.translator.text("uploads.overlay.line", value=value, file=entry.file)


def moment(page: Page, at: datetime) -> str:
    """Return a moment as a day and a time of this machine's clock."""
    local = at.astimezone()
    return page.translator.text("store.moment", day=local.date(), time=f"{local:%H.%M}")


def _changes(page: Page, revision: Revision) -> list[tuple[Cell, ...]]:
    text = page.translator.text
    who = Cell(text=moment(page, revision.at)), Cell(text=revision.author)
    if revision.before is None or revision.after is None:
        key = "store.history.added" if revision.before is None else "store.history.withdrawn"
        only = revision.after or revision.before
        content = "" if only is None else "; ".join(f"{name}: {value}" for name, value in lines(page, only))
        before, after = ("", content) if revision.before is None else (content, "")
        return [(*who, Cell(text=text(key)), Cell(text=before), Cell(text=after))]
    return [
        (*who, Cell(text=name), Cell(text=before), Cell(text=after))
        for name, before, after in differences(page, revision.before, revision.after)
    ]
