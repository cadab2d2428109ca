"""An uploaded file as it was understood: counts, what stands in the way cell by cell, and every figure."""

from datetime import datetime

import streamlit as st

from tkkio_analytics.domain.upload import Upload, UploadProblem
from tkkio_analytics.services.fields import typed_number
from tkkio_analytics.services.uploads import ChangeState, UploadChange, UploadPreview
from tkkio_analytics.ui import cache, entry_fields, flow, own_goal, tables
from tkkio_analytics.ui.components import entry_versions, notices
from tkkio_analytics.ui.components import tables as shown_tables
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table
from tkkio_analytics.ui.words import MISSING


def understood(page: Page, preview: UploadPreview) -> None:
    """Show what is understood of a file and what an import of it would do.

    Parameters
    ----------
    page
        The open page.
    preview
        Of the file.
    """
    text = page.translator.text
    flow.show(_counts(page, preview))
    flow.show(element("ul", [element("li", line) for line in _notes(page, preview)], class_="tk-list"))
    if preview.problems:
        flow.title(text("uploads.problems_title"), level=3)
        flow.show(tables.html(_problems(page, preview, shown=True)))
        shown_tables.save(page, _problems(page, preview, shown=False), origin_ids=(), name="upload-problems")
    elif not preview.drafts:
        notices.calm(text("uploads.nothing_new"))
    flagged = [change for change in preview.changes if change.flags]
    if flagged:
        flow.show(element("p", element("strong", text("uploads.flags_caption")), class_="tk-text"))
        flow.show(element("ul", [element("li", _flag(page, change)) for change in flagged], class_="tk-list"))
    if preview.changes:
        shown_tables.table(page, _figures(page, preview), origin_ids=(), name="upload")


def past(page: Page, uploads: tuple[Upload, ...]) -> None:
    """Show, folded, the files that figures were imported from."""
    if not uploads:
        return
    headers = ("file", "moment", "author", "new", "changed", "sha256")
    table = Table(
        caption=page.translator.text("uploads.past_caption"),
        columns=tuple(_column(page, name, numeric=name in {"new", "changed"}) for name in headers),
        rows=tuple(
            (
                Cell(text=upload.name),
                Cell(text=entry_versions.moment(page, datetime.fromisoformat(upload.at))),
                Cell(text=upload.author),
                Cell(text=str(upload.new)),
                Cell(text=str(upload.changed)),
                Cell(text=f"{upload.sha256[:12]}…", raw=upload.sha256),
            )
            for upload in uploads
        ),
    )
    with st.expander(page.translator.text("uploads.past_title")):
        shown_tables.table(page, table, origin_ids=(), name="uploads")


def _counts(page: Page, preview: UploadPreview) -> Markup:
    text = page.translator.text
    lines = [
        text(f"uploads.counts.{state}", count=preview.count(state)) for state in ChangeState if preview.count(state)
    ]
    name = element("p", element("strong", text("uploads.file", name=preview.name)), class_="tk-text")
    return element("div", name, element("p", " ".join(lines), class_="tk-text"))


def _notes(page: Page, preview: UploadPreview) -> list[str]:
    found = preview.reading
    layout = [page.translator.text(f"uploads.layout.{found.structure.layout}")] if found.structure else []
    return [*layout, *(page.translator.message(note) for note in found.notes)]


def _problems(page: Page, preview: UploadPreview, *, shown: bool) -> Table:
    """Return the problems: on the screen a cell's text stands below its place, in the file in a column of its own."""
    names = ("place", "reason") if shown else ("place", "text", "reason")
    return Table(
        caption=page.translator.text("uploads.problems_caption", name=preview.name),
        columns=tuple(_column(page, name, wide=name == "reason") for name in names),
        rows=tuple(
            (
                Cell(text=_place(page, problem), note=problem.text or None),
                *(() if shown else (Cell(text=problem.text),)),
                Cell(text=page.translator.message(problem.reason)),
            )
            for problem in preview.problems
        ),
    )


def _place(page: Page, problem: UploadProblem) -> str:
    if problem.row is None:
        return page.translator.text("uploads.whole_table")
    return f"{problem.column or ''}{problem.row}"


def _flag(page: Page, change: UploadChange) -> str:
    figure = change.figure
    return page.translator.text(
        "uploads.flagged",
        region=cache.regions()[figure.region_code].short_name,
        year=figure.year,
        value=_shown(page, figure.value),
        place=f"{figure.column}{figure.row}",
        why=" ".join(page.translator.message(flag) for flag in change.flags),
    )


def _figures(page: Page, preview: UploadPreview) -> Table:
    """Return the figures with the areas down and the years across, each with what happens to it."""
    found = {(change.figure.region_code, change.figure.year): change for change in preview.changes}
    years = sorted({year for _, year in found})
    symbol = page.translator.localized(preview.subject.unit.symbol)
    unit = symbol or page.translator.text("store.no_unit")
    codes = {code for code, _ in found}
    regions = {code: region for code, region in entry_fields.entry_regions().items() if code in codes}
    return Table(
        caption=page.translator.text("uploads.preview_caption", indicator=preview.subject.name, unit=unit),
        columns=(_column(page, "region"), *(Column(header=str(year), numeric=True) for year in years)),
        rows=tuple(
            (
                Cell(text=page.translator.localized(region.short_name)),
                *(_figure(page, preview, found.get((code, year))) for year in years),
            )
            for code, region in regions.items()
        ),
    )


def _figure(page: Page, preview: UploadPreview, change: UploadChange | None) -> Cell:
    if change is None:
        return Cell(text=MISSING, raw="", tone="tk-quiet")
    text = page.translator.text
    note = text(f"uploads.state.{change.state}")
    if change.before is not None and change.state is ChangeState.CHANGED:
        note = text("uploads.was", value=_shown(page, preview.subject.written(change.before.entry.value)))
    return Cell(text=_shown(page, change.figure.value), raw=change.figure.value, note=note)


def _column(page: Page, name: str, *, numeric: bool = False, wide: bool = False) -> Column:
    return Column(header=page.translator.text(f"uploads.column.{name}"), numeric=numeric, wide=wide)


def _shown(page: Page, value: float) -> str:
    return own_goal.shown(typed_number(value), language=page.translator.language)
