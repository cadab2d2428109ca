"""How fresh the sources are, which series are late, and what is known to be wrong: what to know before quoting."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import streamlit as st

from tkkio_analytics.domain.data_quality import CorrectedFigure, SourceFreshness
from tkkio_analytics.domain.indicator import Break, BreakKind
from tkkio_analytics.domain.message import Decimal, message
from tkkio_analytics.domain.source_check import CheckResult, CheckState
from tkkio_analytics.ui import cache, words
from tkkio_analytics.ui.components import notices, tables, text
from tkkio_analytics.ui.components.lineage import lineage_link
from tkkio_analytics.ui.markup import element, folded
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

FRESHNESS: Final = ("source", "newest", "accessed", "age", "due", "state")
SINGLE: Final = ("source", "accessed", "age")
CORRECTIONS: Final = ("figure", "published", "outcome", "reason", "said")
BREAKS: Final = ("break", "day", "kind", "concerns", "reason", "said")
FINDINGS: Final = ("file", "row", "column", "finding")
CHECKS: Final = ("checked", "question", "state", "found")
NAMED: Final = 4
"""Series that a source or a break is told by; the rest are counted."""
NUMERIC: Final = frozenset({"published", "age"})
WIDE: Final = frozenset({"source", "state", "reason", "concerns", "finding", "found", "said"})


def freshness(page: Page) -> None:
    """Show how old each source is, and which series should have a newer period already."""
    found = cache.freshness()
    late = [entry for entry in found if entry.overdue(page.today)]
    oldest = max(found, key=lambda entry: entry.age_days)
    many = _count(sum(len(entry.overdue(page.today)) for entry in late))
    first = (
        message("quality.late", count=many, sources=_count(len(late)))
        if late
        else message("quality.none_late", count=_count(len(found)))
    )
    read = date.fromisoformat(oldest.origin.date_accessed)
    text.headline(page, (first, message("quality.oldest", day=read, count=oldest.age_days)))
    _table(page, "freshness", FRESHNESS, [_source(page, entry) for entry in found if entry.series])
    text.note(page, message("quality.rule"))
    single = [entry for entry in found if not entry.series]
    if single:
        with st.expander(page.translator.text("quality.single", count=len(single))):
            _table(page, "single", SINGLE, [_source(page, entry)[:1] + _source(page, entry)[2:4] for entry in single])


def source_check(page: Page) -> None:
    """Show what the latest check of the sources found, or how one is made."""
    found = cache.last_source_check()
    if found is None:
        text.note(page, message("quality.never_checked"))
        return
    counts = {state.value: found.count(state) for state in CheckState}
    text.note(page, message("quality.checked", day=found.ended.date()))
    text.note(page, message("source_check.summary", **counts))
    _table(page, "checks", CHECKS, [_checked(page, result) for result in found.results])


def validation(page: Page) -> None:
    """Show what a check of the files finds, by file, row and column."""
    with st.spinner(page.text("app.loading")):
        found = cache.validation_findings()
    if not found:
        notices.calm(page.translator.text("quality.sound", release=cache.pinned()))
        return
    rows = [
        (
            Cell(text=entry.file),
            Cell(text=entry.row or words.MISSING),
            Cell(text=entry.column or words.MISSING),
            Cell(text=page.translator.message(entry.message)),
        )
        for entry in found
    ]
    _table(page, "findings", FINDINGS, rows)


def corrections(page: Page) -> None:
    """Show the figures that are known to be wrong or doubtful, each with a link to where it comes from."""
    found = cache.corrected_figures()
    if not found:
        text.note(page, message("quality.no_corrections"))
        return
    _table(page, "corrections", CORRECTIONS, [_corrected(page, entry) for entry in found])


def all_breaks(page: Page) -> None:
    """Show every declared break of the series: when, of which kind, and whom it concerns."""
    found = cache.declared_breaks()
    if not found:
        text.note(page, message("quality.no_breaks"))
        return
    _table(page, "breaks", BREAKS, [_break(page, entry) for entry in found])


def _source(page: Page, entry: SourceFreshness) -> tuple[Cell, ...]:
    said, value = page.translator.text, page.translator.value
    late = [
        page.translator.localized(cache.indicator_of(series.indicator_id).short_name)
        for series in entry.overdue(page.today)
    ]
    standing = _late(page, late) if late else said("quality.state.current")
    if entry.due_by is None:
        standing = said("quality.state.no_rhythm")
    read = "copy" if entry.verified is None else "verified" if entry.verified else "unverified"
    return (
        Cell(
            text=f"{entry.origin.producer}: {page.translator.localized(entry.origin.title)}",
            note=said(f"quality.read.{read}"),
        ),
        Cell(text=words.MISSING if entry.newest is None else value(entry.newest)),
        Cell(text=value(date.fromisoformat(entry.origin.date_accessed))),
        Cell(text=said("quality.age", count=entry.age_days), raw=entry.age_days),
        Cell(text=words.MISSING if entry.due_by is None else value(entry.due_by)),
        Cell(text=standing, tone="tk-strong" if late else None),
    )


def _late(page: Page, names: list[str]) -> str:
    """Return which series are late, the first few by name."""
    said, rest = page.translator.text, len(names) - NAMED
    shown = names if rest <= 0 else [*names[:NAMED], said("quality.more", count=rest)]
    return said("quality.state.late", series=tuple(shown))


def _checked(page: Page, result: CheckResult) -> tuple[Cell, ...]:
    said = page.translator.text
    name = result.source if result.verified else said("source_check.unverified_source", source=result.source)
    return (
        Cell(text=name),
        Cell(text=said(f"source_check.asked.{result.check_id}")),
        Cell(text=said(f"source_check.state.{result.state}")),
        Cell(text=page.translator.message(result.found)),
    )


def _corrected(page: Page, entry: CorrectedFigure) -> tuple[Cell, ...]:
    indicator, localized = cache.indicator_of(entry.indicator_id), page.translator.localized
    region = localized(cache.regions()[entry.region_code].short_name)
    link = lineage_link(indicator_id=entry.indicator_id, region_code=entry.region_code, period=entry.period)
    return (
        Cell(text=f"{localized(indicator.short_name)}, {region} {entry.period}", href=link),
        words.level(page, indicator, entry.published),
        Cell(text=page.translator.message(entry.outcome)),
        Cell(text=localized(entry.reason)),
        Cell(text=entry.source),
    )


def _break(page: Page, entry: Break) -> tuple[Cell, ...]:
    localized = page.translator.localized
    kind = "measurement" if entry.kind is BreakKind.MEASUREMENT else "regime"
    return (
        Cell(text=localized(entry.label)),
        Cell(text=page.translator.value(date.fromisoformat(entry.date))),
        Cell(text=page.translator.text(f"quality.kind.{kind}")),
        _concerns(page, entry),
        Cell(text=localized(entry.reason)),
        Cell(text=entry.source),
    )


def _concerns(page: Page, entry: Break) -> Cell:
    """Return which series and areas a break concerns: the first few series by name, the rest counted and folded."""
    localized, said = page.translator.localized, page.translator.text
    names = [localized(cache.indicator_of(indicator).short_name) for indicator in entry.indicator_ids]
    areas = ", ".join(localized(cache.regions()[code].short_name) for code in entry.region_codes)
    whole = "; ".join(filter(None, [", ".join(names) or said("quality.every_series"), areas]))
    rest = names[NAMED:]
    if len(rest) <= 1:
        return Cell(text=whole)
    shown = "; ".join(filter(None, [", ".join(names[:NAMED]), areas]))
    more = folded(said("quality.more", count=len(rest)), ", ".join(rest))
    return Cell(text=whole, markup=element("div", shown, more))


def _table(page: Page, name: str, headers: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    said = page.translator.text
    table = Table(
        caption=said(f"quality.caption.{name}"),
        columns=tuple(
            Column(header=said(f"quality.column.{key}"), numeric=key in NUMERIC, wide=key in WIDE) for key in headers
        ),
        rows=tuple(rows),
    )
    tables.table(page, table, origin_ids=(), name=name)


def _count(number: int) -> Decimal:
    return Decimal(value=number, decimals=0)
