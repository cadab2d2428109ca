"""One area on every followed indicator: level, line, three signals, probability and pace on a row."""

from tkkio_analytics.charts import bullet, sparkline
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.risk import Board, Signals
from tkkio_analytics.domain.target import Pace
from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.components import icons, pictures, tables
from tkkio_analytics.ui.components.record import address, summary
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table, html

HEADERS = (
    "indicator",
    "value",
    "position",
    "line",
    "goal",
    "past",
    "trajectory",
    "probability",
    "required",
    "observed",
    "believed",
)
NUMERIC = frozenset({"value", "required", "observed", "believed"})


def rows(page: Page, board: Board, *, nation: Board, goal_id: str) -> None:
    """Show the rows of one area.

    Parameters
    ----------
    page
        The open page.
    board
        Of the area alone.
    nation
        Of the nation alone, for the marks beside the area's.
    goal_id
        Goal of the links.
    """
    indicators = cache.followed_indicators()
    beside = {cell.indicator_id: cell for cell in nation.cells}
    table = Table(
        caption=page.text("county.caption"),
        columns=tuple(Column(header=page.text(f"column.{name}"), numeric=name in NUMERIC) for name in HEADERS),
        rows=tuple(
            _row(
                page, cell, nation=beside.get(cell.indicator_id), indicator=indicators[cell.indicator_id], goal=goal_id
            )
            for cell in board.cells
        ),
    )
    flow.show(html(table, class_="tk-table tk-stack tk-labelled tk-county"))
    tables.save(page, table, origin_ids=board.origin_ids, name="indicators", goal=words.reference(page, goal_id))


def _row(page: Page, cell: Signals, *, nation: Signals | None, indicator: Indicator, goal: str) -> tuple[Cell, ...]:
    href = state.address(navigation.path("trends"), region=cell.region_code, indicator=indicator.id, goal=goal)
    goal_words, past, trajectory = words.signals(page, cell)
    return (
        Cell(text=page.translator.localized(indicator.short_name), href=href),
        _with_period(words.level(page, indicator, cell.latest_value), page=page, period=cell.latest_period),
        _bullet(page, cell, nation=nation, indicator=indicator),
        _sparkline(page, cell, indicator=indicator),
        Cell(text=goal_words, markup=icons.beside("goal", cell.goal, goal_words)),
        Cell(text=past, markup=icons.beside("past", cell.past, past)),
        Cell(text=trajectory, markup=icons.beside("trajectory", cell.trajectory, trajectory)),
        _probability(page, cell),
        *_paces(page, indicator, cell.outlook.pace),
    )


def _with_period(cell: Cell, *, page: Page, period: Period | None) -> Cell:
    return Cell(text=cell.text, raw=cell.raw, note=None if period is None else page.translator.value(period))


def _bullet(page: Page, cell: Signals, *, nation: Signals | None, indicator: Indicator) -> Cell:
    spec = bullet.chart(cell, nation=nation, indicator=indicator)
    if spec is None:
        return Cell(text=words.MISSING, raw="")
    return Cell(text=pictures.in_words(page, spec), markup=pictures.image(page, spec, width=150, height=24))


def _sparkline(page: Page, cell: Signals, *, indicator: Indicator) -> Cell:
    spec = sparkline.chart(cell, indicator=indicator)
    if spec is None:
        return Cell(text=words.MISSING, raw="")
    return Cell(text=pictures.in_words(page, spec), markup=pictures.image(page, spec, width=110, height=28))


def _probability(page: Page, cell: Signals) -> Cell:
    shown = words.probability(page, cell.outlook.probability)
    if cell.outlook.probability is None:
        reasons = " ".join(page.translator.message(reason) for reason in cell.outlook.reasons)
        return Cell(text=shown.text, raw=shown.raw, tone=shown.tone, note=reasons or None)
    folded = summary(page, cell.outlook)
    markup = words.stated(page, cell.outlook.probability, *([folded] if folded else []), href=address(cell.outlook))
    return Cell(text=shown.text, raw=shown.raw, markup=markup)


def _paces(page: Page, indicator: Indicator, pace: Pace | None) -> tuple[Cell, ...]:
    values = (None, None, None) if pace is None else (pace.required, pace.observed, pace.believed)
    return tuple(words.bare_pace(page, indicator, value) for value in values)
