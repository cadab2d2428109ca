"""Money beside operations: budgets, state funding, costs, deficit deadlines, and doubts beside the figures."""

from collections.abc import Sequence

import streamlit as st

from tkkio_analytics.charts import budgets
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.money import AreaMoney, Budget, DeficitDeadline, Figure, MoneyView
from tkkio_analytics.ui import cache, words
from tkkio_analytics.ui.components import pictures, tables, text
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

BUDGET = "operating_budget"
PER_INHABITANT = "primary_care_cost"
"""Its unit is euros per inhabitant."""
AREA_COLUMNS = ("area", "budget", "per_inhabitant", "funding", "funding_per_inhabitant", "primary_care", "deadline")
NOTHING = Cell(text=words.MISSING, raw="")


def money(page: Page, view: MoneyView) -> None:
    """Show the money of one area year by year, or of several areas side by side."""
    st.header(page.translator.text("money.screen.heading"), anchor=False)
    st.html(element("p", page.translator.message(view.headline), class_="tk-text"))
    is_one = len(view.areas) == 1
    picture, beside = st.columns([2, 5], gap="large")
    with picture:
        _chart(page, view)
    with beside:
        if is_one:
            _table(page, view, _of_one(page, view))
        text.lines(page, view.caveats)
        _doubts(page, view)
    if not is_one:
        _table(page, view, _of_several(page, view))
    _deadlines(page, view)


def _table(page: Page, view: MoneyView, table: Table) -> None:
    tables.table(page, table, origin_ids=view.origin_ids, name="money")


def _chart(page: Page, view: MoneyView) -> None:
    only = view.areas[0] if len(view.areas) == 1 else None
    amounts = [(budget.figure.year, budget.figure.value) for budget in only.budgets] if only else view.totals
    flagged = {figure.year: figure for area in view.areas for figure in area.flagged if figure.indicator_id == BUDGET}
    doubtful = {year: message("money.chart.doubtful", year=year) for year in flagged}
    spec = budgets.chart(amounts, doubtful=doubtful, indicator=_indicator(BUDGET))
    if spec is not None:
        pictures.chart(page, spec, name="money")


def _of_one(page: Page, view: MoneyView) -> Table:
    area = view.areas[0]
    years = [budget.figure.year for budget in area.budgets]
    by_year = {budget.figure.year: budget for budget in area.budgets}
    funding = (area.state_funding, area.state_funding_per_inhabitant)
    nation = dict(view.nation_primary_care)
    costs = {figure.year: figure for figure in area.primary_care}
    rows = (
        ("budget", [_budget(page, by_year[year]) for year in years]),
        ("per_inhabitant", [_per_inhabitant(page, by_year[year]) for year in years]),
        ("funding", [_of_year(page, funding[0], year) for year in years]),
        ("funding_per_inhabitant", [_of_year(page, funding[1], year) for year in years]),
        ("primary_care", [_of_year(page, costs.get(year), year) for year in years]),
        ("primary_care_nation", [words.level(page, _indicator(PER_INHABITANT), nation.get(year)) for year in years]),
    )
    say = page.translator.text
    return Table(
        caption=say("money.screen.caption_one"),
        columns=(Column(header=say("money.column.measure")), *(Column(header=str(y), numeric=True) for y in years)),
        rows=tuple((Cell(text=say(f"money.column.{name}")), *cells) for name, cells in rows),
    )


def _of_several(page: Page, view: MoneyView) -> Table:
    say = page.translator.text
    return Table(
        caption=say("money.screen.caption_several"),
        columns=tuple(
            Column(header=say(f"money.column.{name}"), numeric=name not in {"area", "deadline"})
            for name in AREA_COLUMNS
        ),
        rows=tuple(_area_row(page, area) for area in view.areas),
    )


def _area_row(page: Page, area: AreaMoney) -> tuple[Cell, ...]:
    counted = [budget for budget in area.budgets if budget.per_inhabitant is not None]
    return (
        Cell(text=page.translator.localized(cache.regions()[area.region_code].short_name)),
        _dated(page, area.budgets[-1].figure) if area.budgets else NOTHING,
        _per_inhabitant(page, counted[-1], dated=True) if counted else NOTHING,
        _dated(page, area.state_funding),
        _dated(page, area.state_funding_per_inhabitant),
        _dated(page, area.primary_care[-1]) if area.primary_care else NOTHING,
        _deadline(page, area.deadline),
    )


def _budget(page: Page, budget: Budget) -> Cell:
    cell = _amount(page, budget.figure)
    if budget.change_pct is None or budget.figure.flag:
        return cell
    note = page.translator.text("money.screen.change", change=words.signed_pct(page, budget.change_pct))
    return Cell(text=cell.text, raw=cell.raw, note=note)


def _per_inhabitant(page: Page, budget: Budget, *, dated: bool = False) -> Cell:
    if budget.per_inhabitant is None or budget.population is None:
        return Cell(text=words.MISSING, raw="")
    shown = words.level(page, _indicator(PER_INHABITANT), budget.per_inhabitant)
    notes = [str(budget.figure.year)] if dated else []
    notes += [page.translator.text("money.screen.doubtful")] if budget.figure.flag else []
    return Cell(text=shown.text, raw=shown.raw, note=", ".join(notes) or None)


def _of_year(page: Page, figure: Figure | None, year: int) -> Cell:
    return NOTHING if figure is None or figure.year != year else _amount(page, figure)


def _amount(page: Page, figure: Figure) -> Cell:
    shown = words.level(page, _indicator(figure.indicator_id), figure.value)
    note = page.translator.text("money.screen.doubtful") if figure.flag else None
    return Cell(text=shown.text, raw=shown.raw, note=note, tone="tk-quiet" if note else None)


def _dated(page: Page, figure: Figure | None) -> Cell:
    if figure is None:
        return NOTHING
    cell = _amount(page, figure)
    return Cell(text=cell.text, raw=cell.raw, note=", ".join(filter(None, (str(figure.year), cell.note))))


def _deadline(page: Page, deadline: DeficitDeadline | None) -> Cell:
    if deadline is None or deadline.year is None:
        note = page.translator.localized(deadline.note) if deadline and deadline.note else None
        return Cell(text=page.translator.text("money.deadline.unknown"), raw="", tone="tk-quiet", note=note)
    return Cell(text=str(deadline.year), note=deadline.source)


def _doubts(page: Page, view: MoneyView) -> None:
    items = [_doubt(page, area, figure) for area in view.areas for figure in area.flagged]
    if items:
        st.html(element("p", page.translator.text("money.screen.doubts"), class_="tk-text tk-strong"))
        st.html(element("ul", items, class_="tk-list"))


def _doubt(page: Page, area: AreaMoney, figure: Figure) -> Markup:
    said = page.translator.text(
        "money.screen.doubt",
        region=cache.regions()[area.region_code].short_name,
        indicator=_indicator(figure.indicator_id).short_name,
        year=figure.year,
        reason=figure.flag or "",
    )
    return element("li", said)


def _deadlines(page: Page, view: MoneyView) -> None:
    say = page.translator.text
    with st.expander(say("money.deadline.title"), expanded=len(view.areas) == 1):
        if len(view.areas) == 1:
            shown = _deadline(page, view.areas[0].deadline)
            own = element("p", say("money.deadline.own", year=shown.text), *_noted(shown.note), class_="tk-text")
            st.html(own)
        st.html(element("ul", _rules(page, view), class_="tk-list"))


def _noted(note: str | None) -> Sequence[Markup]:
    return [element("span", note, class_="tk-note")] if note else []


def _rules(page: Page, view: MoneyView) -> list[Markup]:
    say = page.translator.text
    return [
        element(
            "li",
            element("strong", f"{rule.year} ({say(f'money.standing.{rule.standing}')})"),
            f" {page.translator.localized(rule.text)}",
            element("span", page.text("break.source", source=rule.source), class_="tk-note"),
        )
        for rule in view.rules
    ]


def _indicator(indicator_id: str) -> Indicator:
    return cache.indicators()[indicator_id]
