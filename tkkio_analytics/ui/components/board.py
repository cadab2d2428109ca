"""The leadership's grid: areas by indicators, three signals a cell, each cell a link to its trend."""

from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any, Final

import streamlit as st

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.risk import Board, GoalSignal, PastSignal, Signals, TrajectorySignal
from tkkio_analytics.ui import cache, navigation, state, words
from tkkio_analytics.ui.components import tables
from tkkio_analytics.ui.components.record import address
from tkkio_analytics.ui.components.text import note
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

_ASSETS: Final = files("tkkio_analytics.ui") / "assets"
_GRID: Final = st.components.v2.component(
    "tkkio_board",
    html='<div class="board"></div>',
    css=(_ASSETS / "board.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "board.js").read_text(encoding="utf-8"),
)
LEGEND: Final[Mapping[str, tuple[str, ...]]] = {
    "goal": (GoalSignal.MET, GoalSignal.NOT_MET),
    "past": (
        PastSignal.IMPROVED,
        PastSignal.WORSENED,
        PastSignal.LEVEL,
        PastSignal.NOT_TOLD,
        PastSignal.CANNOT_BE_TESTED,
    ),
    "trajectory": tuple(TrajectorySignal),
}


def board(page: Page, board: Board, *, goal_id: str) -> None:
    """Show the grid, how chance is to be reckoned with, and the same as a table.

    Parameters
    ----------
    page
        The open page.
    board
        What to show.
    goal_id
        The goal that it is held against; links carry it on.
    """
    indicators, regions = cache.followed_indicators(), cache.regions()
    _GRID(data=grid(page, board, goal_id=goal_id, indicators=indicators, regions=regions), key="board")
    note(page, board.multiplicity)
    if any(cell.latest_period is not None and cell.latest_period.frequency.periods > 1 for cell in board.cells):
        note(page, message("routing.board_note"))
    tables.twin(
        page,
        twin(page, board, indicators=indicators, regions=regions),
        origin_ids=board.origin_ids,
        goal=words.reference(page, goal_id),
    )


def grid(
    page: Page, board: Board, *, goal_id: str, indicators: Mapping[str, Indicator], regions: Mapping[str, Region]
) -> dict[str, Any]:
    """Return the grid as the browser is handed it: words and codes alone.

    Parameters
    ----------
    page
        The open page.
    board
        What to show.
    goal_id
        Goal of the links.
    indicators, regions
        By id and code.

    Returns
    -------
    dict
        JSON: caption, corner, columns, rows, cells row by row, and the legend.
    """
    newest = {
        indicator_id: max(
            filter(None, (board.cell(code, indicator_id).latest_period for code in board.region_codes)), default=None
        )
        for indicator_id in board.indicator_ids
    }
    return {
        "language": page.translator.language,
        "caption": page.text("board.caption"),
        "corner": page.text("board.corner"),
        "columns": [_column(page, indicators[item], newest=newest[item]) for item in board.indicator_ids],
        "rows": [_row(page, regions[code]) for code in board.region_codes],
        "cells": [
            [
                _cell(
                    page, board.cell(code, item), regions[code], indicators[item], newest=newest[item], goal_id=goal_id
                )
                for item in board.indicator_ids
            ]
            for code in board.region_codes
        ],
        "legend": [_legend(page, family, states) for family, states in LEGEND.items()],
    }


def _newest(board: Board, indicator_id: str) -> Period | None:
    found = [board.cell(code, indicator_id).latest_period for code in board.region_codes]
    return max((period for period in found if period is not None), default=None)


def _column(page: Page, indicator: Indicator, *, newest: Period | None) -> dict[str, str]:
    unit = page.translator.localized(indicator.unit.symbol)
    return {
        "name": page.translator.localized(indicator.short_name),
        "full": page.translator.localized(indicator.name),
        "unit": ", ".join(part for part in (unit, page.translator.value(newest) if newest else "") if part),
    }


def _row(page: Page, region: Region) -> dict[str, str]:
    nation = region.category is RegionCategory.NATION
    name = page.translator.localized(region.short_name)
    return {"name": name, "classes": "group group-end" if nation else ""}


def _cell(
    page: Page, signals: Signals, region: Region, indicator: Indicator, *, newest: Period | None, goal_id: str
) -> dict[str, str]:
    value = words.MISSING
    if signals.latest_value is not None:
        value = words.bare_level(page, indicator, signals.latest_value)
        late = signals.latest_period is not None and signals.latest_period != newest
        value += f" ({page.translator.text('charts.year', year=signals.latest_period)})" if late else ""
    trends = navigation.path("trends")
    return {
        "value": value,
        "goal": signals.goal,
        "past": signals.past,
        "trajectory": signals.trajectory,
        "label": _label(page, signals, region, indicator),
        "href": state.address(trends, region=region.code, indicator=indicator.id, goal=goal_id),
    }


def _label(page: Page, signals: Signals, region: Region, indicator: Indicator) -> str:
    goal, past, trajectory = words.signals(page, signals)
    if signals.outlook.probability is not None:
        trajectory = f"{trajectory}, {words.probability(page, signals.outlook.probability).text}"
    return page.text(
        "board.cell",
        region=region.short_name,
        indicator=indicator.short_name,
        value=words.level(page, indicator, signals.latest_value).text,
        year=_period(page, signals),
        goal=goal,
        past=past,
        trajectory=trajectory,
    )


def _period(page: Page, signals: Signals) -> str:
    return words.MISSING if signals.latest_period is None else page.translator.value(signals.latest_period)


def _legend(page: Page, family: str, states: tuple[str, ...]) -> dict[str, Any]:
    group = {"goal": "goal_signal", "past": "past", "trajectory": "trajectory"}[family]
    items = [{"state": str(state), "text": page.text(f"{group}.{state}")} for state in states]
    return {"family": family, "title": page.text(f"board.{family}"), "items": items}


def twin(page: Page, board: Board, *, indicators: Mapping[str, Indicator], regions: Mapping[str, Region]) -> Table:
    """Return the grid as a table of words, one row a cell."""
    headers = ("area", "indicator", "year", "value", "goal", "past", "trajectory", "probability")
    numeric = {"year", "value"}
    rows = [
        _twin_row(page, cell, region=regions[cell.region_code], indicator=indicators[cell.indicator_id])
        for cell in board.cells
    ]
    return Table(
        caption=page.text("board.caption"),
        columns=tuple(Column(header=page.text(f"column.{name}"), numeric=name in numeric) for name in headers),
        rows=tuple(rows),
    )


def _twin_row(page: Page, cell: Signals, *, region: Region, indicator: Indicator) -> tuple[Cell, ...]:
    goal, past, trajectory = words.signals(page, cell)
    return (
        Cell(text=page.translator.localized(region.short_name)),
        Cell(text=page.translator.localized(indicator.short_name)),
        Cell(text=_period(page, cell)),
        words.level(page, indicator, cell.latest_value),
        Cell(text=goal),
        Cell(text=past),
        Cell(text=trajectory),
        _probability(page, cell),
    )


def _probability(page: Page, cell: Signals) -> Cell:
    shown = words.probability(page, cell.outlook.probability)
    return shown if cell.outlook.probability is None else replace(shown, href=address(cell.outlook))
