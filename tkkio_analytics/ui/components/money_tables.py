"""Tables of money: one area year by year, or several areas side by side, doubts beside the figures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.money import AreaMoney, Budget, DeficitDeadline, Figure, MoneyView
from tkkio_analytics.ui import cache, words
from tkkio_analytics.ui.markup import folded
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

BUDGET = "operating_budget"
PER_INHABITANT = "primary_care_cost"
"""Its unit is euros per inhabitant."""
SEVERAL = ("budget", "per_inhabitant", "funding", "funding_per_inhabitant", "primary_care")
NOTHING = Cell(text=words.MISSING, raw="")


def of_one(page: Page, view: MoneyView) -> Table:
    """Return the table of one area: figures as rows, years as columns, and why a figure is doubtful."""
    area = view.areas[0]
    years = [budget.figure.year for budget in area.budgets]
    nation = dict(view.nation_primary_care)
    rows = [(name, [cells.get(year, NOTHING) for year in years]) for name, cells in _by_year(page, area).items()]
    of_nation = [words.level(page, indicator(PER_INHABITANT), nation.get(year)) for year in years]
    said = _remarks(page, area)
    say = page.translator.text
    table = Table(
        caption=say("money.screen.caption_one"),
        columns=(
            Column(header=say("money.column.measure")),
            *(Column(header=str(year), numeric=True) for year in years),
            Column(header=say("money.column.remark")),
        ),
        rows=tuple(
            (Cell(text=say(f"money.column.{name}")), *cells, said.get(name, Cell(text="")))
            for name, cells in (*rows, ("primary_care_nation", of_nation))
        ),
    )
    return _remarked(table)


def of_several(page: Page, view: MoneyView) -> Table:
    """Return the table of several areas, each column of the latest year that any of them has."""
    cells = {area.region_code: _by_year(page, area) for area in view.areas}
    years = {name: _latest(found[name] for found in cells.values()) for name in SEVERAL}
    say = page.translator.text
    table = Table(
        caption=say("money.screen.caption_several"),
        columns=(
            Column(header=say("money.column.area")),
            *(Column(header=_dated(page, name, years[name]), numeric=True) for name in SEVERAL),
            Column(header=say("money.column.deadline")),
            Column(header=say("money.column.remark")),
        ),
        rows=tuple(
            (
                Cell(text=page.translator.localized(cache.regions()[area.region_code].short_name)),
                *(_of_year(cells[area.region_code][name], years[name]) for name in SEVERAL),
                deadline(page, area.deadline),
                _remark(page, area.flagged, key="doubt"),
            )
            for area in view.areas
        ),
    )
    return _remarked(table)


def deadline(page: Page, deadline: DeficitDeadline | None) -> Cell:
    """Return by when an area must have covered its deficit, or that it is not known."""
    if deadline is None or deadline.year is None:
        note = page.translator.localized(deadline.note) if deadline and deadline.note else None
        return Cell(text=page.translator.text("money.deadline.unknown"), raw="", tone="tk-quiet", note=note)
    return Cell(text=str(deadline.year), note=deadline.source)


def indicator(indicator_id: str) -> Indicator:
    """Return what a figure measures."""
    return cache.indicators()[indicator_id]


def _remarked(table: Table) -> Table:
    """Return the table without its last column, the remarks, where there are none."""
    if any(row[-1].text for row in table.rows):
        return table
    return replace(table, columns=table.columns[:-1], rows=tuple(row[:-1] for row in table.rows))


def _by_year(page: Page, area: AreaMoney) -> dict[str, dict[int, Cell]]:
    """Return the cells of one area by column and year."""
    counted = [budget for budget in area.budgets if budget.per_inhabitant is not None]
    return {
        "budget": {budget.figure.year: _budget(page, budget) for budget in area.budgets},
        "per_inhabitant": {budget.figure.year: _per_inhabitant(page, budget) for budget in counted},
        "funding": _amounts(page, (area.state_funding,)),
        "funding_per_inhabitant": _amounts(page, (area.state_funding_per_inhabitant,)),
        "primary_care": _amounts(page, area.primary_care),
    }


def _latest(found: Iterable[dict[int, Cell]]) -> int | None:
    return max((year for of_area in found for year in of_area), default=None)


def _dated(page: Page, name: str, year: int | None) -> str:
    header = page.translator.text(f"money.short.{name}")
    return header if year is None else f"{header} {year}"


def _of_year(found: dict[int, Cell], year: int | None) -> Cell:
    return NOTHING if year is None else found.get(year, NOTHING)


def _budget(page: Page, budget: Budget) -> Cell:
    cell = _amount(page, budget.figure)
    if budget.change_pct is None:
        return cell
    return Cell(text=cell.text, raw=cell.raw, note=words.signed_pct(page, budget.change_pct))


def _per_inhabitant(page: Page, budget: Budget) -> Cell:
    shown = words.level(page, indicator(PER_INHABITANT), budget.per_inhabitant)
    return _doubted(page, shown, budget.figure)


def _amounts(page: Page, figures: Sequence[Figure | None]) -> dict[int, Cell]:
    return {figure.year: _amount(page, figure) for figure in figures if figure is not None}


def _amount(page: Page, figure: Figure) -> Cell:
    return _doubted(page, words.level(page, indicator(figure.indicator_id), figure.value), figure)


def _doubted(page: Page, cell: Cell, figure: Figure) -> Cell:
    if figure.flag is None:
        return cell
    return Cell(text=cell.text, raw=cell.raw, note=page.translator.text("money.screen.doubtful"), tone="tk-quiet")


def _remarks(page: Page, area: AreaMoney) -> dict[str, Cell]:
    rows: dict[str, Sequence[Figure | None]] = {
        "budget": [budget.figure for budget in area.budgets],
        "funding": [area.state_funding],
        "funding_per_inhabitant": [area.state_funding_per_inhabitant],
        "primary_care": area.primary_care,
    }
    return {
        name: _remark(page, [figure for figure in figures if figure], key="doubt_of_year")
        for name, figures in rows.items()
    }


def _remark(page: Page, figures: Sequence[Figure], *, key: str) -> Cell:
    """Return why figures are doubtful, folded, or a row would be as high as a paragraph."""
    said = [
        page.translator.text(
            f"money.screen.{key}",
            indicator=indicator(figure.indicator_id).short_name,
            year=figure.year,
            reason=figure.flag,
        )
        for figure in figures
        if figure.flag is not None
    ]
    if not said:
        return Cell(text="")
    return Cell(text=" ".join(said), markup=folded(page.translator.text("money.column.remark"), " ".join(said)))
