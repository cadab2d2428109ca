"""The leadership's grid in words: a list area by area, and a table of one row a cell, both to save."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.risk import Arranged, Board, Signals
from tkkio_analytics.ui import cache, flow, words
from tkkio_analytics.ui.components import icons, tables
from tkkio_analytics.ui.components.folds import fold
from tkkio_analytics.ui.components.record import address
from tkkio_analytics.ui.components.saving import Save, saves
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.offered import File
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

HEADERS = ("area", "indicator", "year", "value", "goal", "past", "trajectory", "probability")
NUMERIC = frozenset({"year", "value"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What the grid shows and in which order, with the names of its rows and columns."""

    board: Board
    order: Arranged
    indicators: Mapping[str, Indicator]
    regions: Mapping[str, Region]

    def areas(self) -> list[tuple[Region, list[tuple[Indicator, Signals]]]]:
        """Return each area with its indicators and their signals, in the order to show."""
        return [(self.regions[code], self.cells(code)) for group in self.order.groups for code in group.region_codes]

    def cells(self, region_code: str) -> list[tuple[Indicator, Signals]]:
        """Return the indicators and signals of one area."""
        return [(self.indicators[item], self.board.cell(region_code, item)) for item in self.order.indicator_ids]


def twin(page: Page, grid: Callable[[], Grid], *, goal_id: str) -> None:
    """Show, folded, what the grid says: in words by area, and as a table.

    Parameters
    ----------
    page
        The open page.
    grid
        Returns what it shows.
    goal_id
        What it is held against.
    """
    goal = words.reference(page, goal_id)
    fold(page, _words(page, "in_words"), partial(_in_words, page, grid, goal=goal), name="board-words")
    fold(page, _words(page, "as_table"), partial(_as_table, page, grid, goal=goal), name="board-table")


def _in_words(page: Page, arranged: Callable[[], Grid], *, goal: str) -> None:
    grid = arranged()
    content = text(page, grid, goal=goal).encode
    file = File(name=page.file_name(f"{page.id}-board.txt"), mime="text/plain; charset=utf-8", content=content)
    flow.show(Markup(listed(page, grid) + saves([Save(label=_words(page, "save_words"), file=file)])))


def _as_table(page: Page, arranged: Callable[[], Grid], *, goal: str) -> None:
    grid = arranged()
    tables.table(page, table(page, grid), origin_ids=grid.board.origin_ids, name="board", goal=goal)


def listed(page: Page, grid: Grid) -> Markup:
    """Return the grid as a list of what is said of each area."""
    localized = page.translator.localized
    parts = []
    for region, cells in grid.areas():
        said = [
            element("li", element("strong", localized(item.short_name)), ": ", *_said(page, signals, indicator=item))
            for item, signals in cells
        ]
        parts += [element("h4", localized(region.short_name)), element("ul", said, class_="tk-list")]
    return element("div", *parts, class_="tk-board-words", lang=page.translator.language)


def text(page: Page, grid: Grid, *, goal: str) -> str:
    """Return the same as plain text that names its goal, its sources and its release.

    Parameters
    ----------
    page
        The open page.
    grid
        What it shows.
    goal
        What it is held against, in words.
    """
    origins = cache.origins(origin_ids=grid.board.origin_ids)
    cited = [f"{origin.producer}: {page.translator.localized(origin.title)} ({origin.url})" for origin in origins]
    head = [page.text("practice.row")] if page.practice else []
    head += [
        page.text("board.caption"),
        goal,
        page.translator.text("grid.screen.release", release=page.release.id),
        *cited,
    ]
    lines = []
    for region, cells in grid.areas():
        lines += ["", page.translator.localized(region.short_name)]
        lines += [f"- {cell(page, signals, region, indicator)}" for indicator, signals in cells]
    return "\r\n".join([*head, *lines, ""])


def cell(page: Page, signals: Signals, region: Region, indicator: Indicator) -> str:
    """Return one cell as a sentence: area, indicator, level, period and the three signals."""
    goal, past, trajectory = words.signals(page, signals)
    return page.text(
        "board.cell",
        region=region.short_name,
        indicator=indicator.short_name,
        value=words.level(page, indicator, signals.latest_value).text,
        year=period(page, signals),
        goal=goal,
        past=past,
        trajectory=_with_probability(page, signals, trajectory),
    )


def period(page: Page, signals: Signals) -> str:
    """Return the latest period in words, or a dash."""
    return words.MISSING if signals.latest_period is None else page.translator.value(signals.latest_period)


def table(page: Page, grid: Grid) -> Table:
    """Return the grid as a table of words, one row a cell."""
    rows = [
        _row(page, signals, region=region, indicator=indicator)
        for region, cells in grid.areas()
        for indicator, signals in cells
    ]
    return Table(
        caption=page.text("board.caption"),
        columns=tuple(Column(header=page.text(f"column.{name}"), numeric=name in NUMERIC) for name in HEADERS),
        rows=tuple(rows),
    )


def _said(page: Page, signals: Signals, *, indicator: Indicator) -> list[str | Markup]:
    goal, past, trajectory = words.signals(page, signals)
    level = words.level(page, indicator, signals.latest_value).text
    return [
        f"{level} ({period(page, signals)}). ",
        icons.beside("goal", signals.goal, goal),
        "; ",
        icons.beside("past", signals.past, past),
        "; ",
        icons.beside("trajectory", signals.trajectory, _with_probability(page, signals, trajectory)),
        ".",
    ]


def _with_probability(page: Page, signals: Signals, trajectory: str) -> str:
    if signals.outlook.probability is None:
        return trajectory
    return f"{trajectory}, {words.probability(page, signals.outlook.probability).text}"


def _row(page: Page, signals: Signals, *, region: Region, indicator: Indicator) -> tuple[Cell, ...]:
    goal, past, trajectory = words.signals(page, signals)
    return (
        Cell(text=page.translator.localized(region.short_name)),
        Cell(text=page.translator.localized(indicator.short_name)),
        Cell(text=period(page, signals)),
        words.level(page, indicator, signals.latest_value),
        Cell(text=goal, markup=icons.beside("goal", signals.goal, goal)),
        Cell(text=past, markup=icons.beside("past", signals.past, past)),
        Cell(text=trajectory, markup=icons.beside("trajectory", signals.trajectory, trajectory)),
        _probability(page, signals),
    )


def _probability(page: Page, signals: Signals) -> Cell:
    shown = words.probability(page, signals.outlook.probability)
    return shown if signals.outlook.probability is None else replace(shown, href=address(signals.outlook))


def _words(page: Page, name: str) -> str:
    return page.translator.text(f"grid.screen.{name}")
