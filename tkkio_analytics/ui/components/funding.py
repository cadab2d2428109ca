"""State grants: bars, recipients, the printed tables, and every total that does not add up."""

from collections.abc import Sequence

from tkkio_analytics.charts import grant_bars as bars
from tkkio_analytics.domain.funding import (
    CheckedTotal,
    GrantLine,
    GrantView,
    LineKind,
    Measure,
    PrintedRow,
    PrintedTable,
)
from tkkio_analytics.domain.message import EuroForm, Euros, Message, Share, message
from tkkio_analytics.ui import cache, words
from tkkio_analytics.ui.cache.parts import kept_part
from tkkio_analytics.ui.components import notices, pictures, tables, text
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

NUMERIC = frozenset({"euros", "per_inhabitant", "share"})
WIDE = frozenset({"relation", "reason"})
HEADERS = ("recipient", "relation", "euros", "per_inhabitant", "share")
CHECK_HEADERS = ("table", "cell", "printed", "computed", "difference", "reason")
CHECK_NUMERIC = frozenset({"printed", "computed", "difference"})


def no_grants(page: Page) -> None:
    """Say that the release has no grants, and what to do."""
    notices.empty(page, message("funding.empty.no_grants"))


def no_indicators(page: Page) -> None:
    """Say that no indicator has two years of figures to stand beside the grants."""
    notices.empty(page, message("funding.empty.no_indicators"))


def grant_bars(page: Page, view: GrantView, *, measure: Measure) -> None:
    """Show the recipients as bars; what has no figure of the measure is named below."""
    figures = [line for line in view.lines if bars.value(line, measure=measure) is not None]
    if figures:
        pictures.chart(page, bars.chart(view, measure=measure), name="grants")
    undivided = [line for line in view.lines if line.per_inhabitant is None and line.refusal is not None]
    if measure is Measure.PER_INHABITANT and undivided:
        text.lines(page, [_undivided(line) for line in undivided])
    for note in view.notes:
        text.note(page, note)


def _undivided(line: GrantLine) -> Message:
    return message("funding.undivided.line", recipient=line.name, reason=line.refusal)


def grant_table(page: Page, view: GrantView) -> None:
    """Show every recipient with its relation to the areas of today, and the total with its check."""
    table = _recipients(page, view)
    _stacked(page, table, origin_ids=(*view.origin_ids, *cache.population_origins()), name="recipients")


@kept_part
def _recipients(page: Page, view: GrantView) -> Table:
    return Table(
        caption=page.translator.text("funding.caption.recipients", money=view.title),
        columns=tuple(
            Column(header=page.translator.text(f"funding.column.{name}"), numeric=name in NUMERIC, wide=name in WIDE)
            for name in HEADERS
        ),
        rows=(*(_recipient(page, line) for line in view.lines), *_totals(page, view)),
    )


def _recipient(page: Page, line: GrantLine) -> tuple[Cell, ...]:
    value, say = page.translator.value, page.translator.message
    share = Cell(text=words.MISSING, raw="")
    if line.share is not None:
        share = Cell(text=value(Share(value=line.share, decimals=1)), raw=line.share)
    tone = "tk-part" if line.kind is LineKind.PART else None
    name = value(line.name) if line.kind is LineKind.PROGRAMME else line.recipient
    return (
        Cell(text=name, note=line.project or None, tone=tone),
        Cell(text=say(line.relation)),
        _euros(page, line),
        _each(page, line),
        share,
    )


def _euros(page: Page, line: GrantLine) -> Cell:
    """Return a line's euros; where the printed figure does not agree, the exact difference stands below it."""
    notes = [
        page.translator.text(
            "funding.check.in_column",
            column=check.column,
            computed=Euros(value=check.computed),
            difference=Euros(value=check.difference, signed=True),
        )
        for check in line.checks
    ]
    return Cell(
        text=page.translator.value(Euros(value=line.euros)),
        raw=line.euros,
        note=" ".join(notes) or None,
        tone="tk-worse" if notes else None,
    )


def _each(page: Page, line: GrantLine) -> Cell:
    if line.per_inhabitant is None:
        return Cell(text=page.translator.text("funding.undivided.short"), raw="", tone="tk-quiet")
    shown = Euros(value=line.per_inhabitant, form=EuroForm.PER_INHABITANT)
    return Cell(text=page.translator.value(shown), raw=line.per_inhabitant)


def _totals(page: Page, view: GrantView) -> list[tuple[Cell, ...]]:
    """Return the sum of the rows, and the printed total where there is one, with the exact difference beside it."""
    blank = Cell(text="", raw="", tone="tk-none")
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(text=page.translator.text("funding.total.computed"), tone="tk-strong"),
            Cell(text=page.translator.text("funding.total.computed_note")),
            Cell(text=page.translator.value(Euros(value=view.total)), raw=view.total, tone="tk-strong"),
            blank,
            Cell(text=page.translator.value(Share(value=1.0, decimals=1)), raw=1.0),
        )
    ]
    if view.printed is not None:
        check = view.printed
        printed = Cell(text=page.translator.text("funding.total.printed"), tone="tk-strong")
        rows.append((printed, Cell(text=_says(page, check)), _printed_cell(page, check.printed, check), blank, blank))
    return rows


def _says(page: Page, check: CheckedTotal) -> str:
    """Return whether a total agrees, and where not which rows the difference lies in."""
    if check.reason is None:
        return page.translator.text("funding.check.short_agrees")
    return page.translator.localized(check.reason)


def _difference(page: Page, check: CheckedTotal) -> str:
    return page.translator.text(
        "funding.check.short_differs",
        computed=Euros(value=check.computed),
        difference=Euros(value=check.difference, signed=True),
    )


def printed_grants(page: Page, printed: PrintedTable | None, *, origin_ids: tuple[str, ...]) -> None:
    """Show a whole table as its source prints it; where a sum does not add up, the difference is in its cell."""
    if printed is None:
        text.note(page, message("funding.empty.no_sums"))
        return
    tables.table(page, _printed(page, printed), origin_ids=origin_ids, name="printed")


@kept_part
def _printed(page: Page, printed: PrintedTable) -> Table:
    headings = [page.translator.message(heading) for heading in printed.headings]
    return Table(
        caption=page.translator.text("funding.caption.printed"),
        columns=(
            Column(header=page.translator.text("funding.column.recipient")),
            *(Column(header=heading, numeric=True) for heading in headings),
        ),
        rows=tuple(_printed_row(page, row) for row in printed.rows),
    )


def _printed_row(page: Page, row: PrintedRow) -> tuple[Cell, ...]:
    tone = "tk-part" if row.is_part else None
    cells = (_printed_cell(page, euros, check) for euros, check in zip(row.euros, row.checks, strict=True))
    return (Cell(text=row.line, tone=tone), *cells)


def _printed_cell(page: Page, euros: float | None, check: CheckedTotal | None) -> Cell:
    if euros is None:
        return Cell(text=words.MISSING, raw="")
    wrong = check is not None and not check.agrees
    return Cell(
        text=page.translator.value(Euros(value=euros)),
        raw=euros,
        note=_difference(page, check) if check is not None and wrong else None,
        tone="tk-worse" if wrong else None,
    )


def checked_totals(page: Page, checks: Sequence[CheckedTotal], *, origin_ids: tuple[str, ...]) -> None:
    """Show how many printed totals were checked, and each that its rows do not add up to."""
    differ = sum(not check.agrees for check in checks)
    text.lines(page, [message("funding.check.counts", checked=len(checks), agree=len(checks) - differ, differ=differ)])
    if differ:
        _stacked(page, _differing(page, checks), origin_ids=origin_ids, name="checks")


@kept_part
def _differing(page: Page, checks: Sequence[CheckedTotal]) -> Table:
    return Table(
        caption=page.translator.text("funding.caption.checks"),
        columns=tuple(
            Column(
                header=page.translator.text(f"funding.column.{name}"),
                numeric=name in CHECK_NUMERIC,
                wide=name in WIDE,
            )
            for name in CHECK_HEADERS
        ),
        rows=tuple(_check_row(page, check) for check in checks if not check.agrees),
    )


def _stacked(page: Page, table: Table, *, origin_ids: tuple[str, ...], name: str) -> None:
    """Show a table that a phone shows row below row, with a button that saves it."""
    tables.table(page, table, origin_ids=origin_ids, name=name, class_="tk-table tk-stack")


def _check_row(page: Page, check: CheckedTotal) -> tuple[Cell, ...]:
    value = page.translator.value
    reason = "" if check.reason is None else page.translator.localized(check.reason)
    return (
        Cell(text=page.translator.text(f"funding.table.{check.table}")),
        Cell(text=page.translator.text("funding.check.cell", line=check.line, column=check.column)),
        Cell(text=value(Euros(value=check.printed)), raw=check.printed),
        Cell(text=value(Euros(value=check.computed)), raw=check.computed),
        Cell(text=value(Euros(value=check.difference, signed=True)), raw=check.difference, tone="tk-worse"),
        Cell(text=reason),
    )
