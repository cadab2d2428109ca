"""The leadership's grid: areas by indicators, three signals a cell, each cell a link to its trend."""

from collections.abc import Mapping
from functools import partial
from importlib.resources import files
from typing import Any, Final

import streamlit as st

from tkkio_analytics.charts import icons
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.risk import Board, GoalSignal, PastSignal, Signals, TrajectorySignal
from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.cache.parts import kept_part
from tkkio_analytics.ui.components import board_words
from tkkio_analytics.ui.components.board_words import Grid
from tkkio_analytics.ui.components.text import note
from tkkio_analytics.ui.page import Page

_ASSETS: Final = files("tkkio_analytics.ui") / "assets"
_GRID: Final = st.components.v2.component(
    "tkkio_board",
    html='<div class="board"></div>',
    css=(_ASSETS / "board.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "board.js").read_text(encoding="utf-8"),
)
LEGEND: Final[Mapping[str, tuple[str, ...]]] = {
    "goal": (GoalSignal.MET, GoalSignal.NOT_MET, GoalSignal.NO_DATA),
    "past": (
        PastSignal.IMPROVED,
        PastSignal.WORSENED,
        PastSignal.LEVEL,
        PastSignal.NOT_TOLD,
        PastSignal.CANNOT_BE_TESTED,
    ),
    "trajectory": tuple(TrajectorySignal),
}


def board(page: Page, board: Board, *, by: str, goal_id: str) -> None:
    """Show the grid, how chance is to be reckoned with, and the same in words.

    Parameters
    ----------
    page
        The open page.
    board
        What to show.
    by
        Code of the order of rows and columns.
    goal_id
        The goal that it is held against; links carry it on.
    """
    flow.apart()
    _GRID(data=_kept_grid(page, board, by=by, goal_id=goal_id), key="board")
    note(page, board.multiplicity)
    if any(cell.latest_period is not None and cell.latest_period.frequency.periods > 1 for cell in board.cells):
        note(page, message("routing.board_note"))
    board_words.twin(page, partial(_arranged, board, by=by), goal_id=goal_id)


def _arranged(board: Board, *, by: str) -> Grid:
    order = cache.arranged(board, by=by)
    return Grid(board=board, order=order, indicators=cache.followed_indicators(), regions=cache.regions())


@kept_part
def _kept_grid(page: Page, board: Board, *, by: str, goal_id: str) -> dict[str, Any]:
    return grid(page, _arranged(board, by=by), goal_id=goal_id)


def grid(page: Page, shown: Grid, *, goal_id: str) -> dict[str, Any]:
    """Return the grid as the browser is handed it: words, codes and the pictures of the signals alone.

    Parameters
    ----------
    page
        The open page.
    shown
        What to show, and in which order.
    goal_id
        Goal of the links.

    Returns
    -------
    dict
        JSON: caption, corner, columns, groups of rows with their cells, the legend and the pictures.
    """
    newest = {item: _newest(shown.board, item) for item in shown.order.indicator_ids}
    return {
        "language": page.translator.language,
        "caption": page.text("board.caption"),
        "corner": page.text("board.corner"),
        "columns": [_column(page, shown.indicators[item], newest=latest) for item, latest in newest.items()],
        "groups": [
            {
                "title": "" if group.title is None else page.translator.value(group.title),
                "classes": "nation" if group.nation else "",
                "rows": [_row(page, shown, code, newest=newest, goal_id=goal_id) for code in group.region_codes],
            }
            for group in shown.order.groups
        ],
        "legend": [_legend(page, family, states) for family, states in LEGEND.items()],
        "icons": {family: {state: icons.address(family, state) for state in icons.STATES[family]} for family in LEGEND},
    }


def _row(page: Page, shown: Grid, code: str, *, newest: Mapping[str, Period | None], goal_id: str) -> dict[str, Any]:
    region = shown.regions[code]
    return {
        "name": page.translator.localized(region.short_name),
        "cells": [
            _cell(page, signals, region, indicator, newest=newest[indicator.id], goal_id=goal_id)
            for indicator, signals in shown.cells(code)
        ],
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
        "label": board_words.cell(page, signals, region, indicator),
        "href": state.address(trends, region=region.code, indicator=indicator.id, goal=goal_id),
    }


def _legend(page: Page, family: str, states: tuple[str, ...]) -> dict[str, Any]:
    group = {"goal": "goal_signal", "past": "past", "trajectory": "trajectory"}[family]
    items = [{"state": str(state), "text": page.text(f"{group}.{state}")} for state in states]
    return {"family": family, "title": page.text(f"board.{family}"), "items": items}
