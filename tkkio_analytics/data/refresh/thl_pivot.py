"""THL's database reports as a source of a refresh: shares of those who waited at most so long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

import pandas as pd

from tkkio_analytics.data.connectors.json_answers import unexpected
from tkkio_analytics.data.connectors.jsonstat import CELL, STATUS, VALUE, Cube
from tkkio_analytics.data.connectors.thl_pivot import parser
from tkkio_analytics.data.connectors.thl_pivot.client import PivotClient
from tkkio_analytics.data.connectors.thl_pivot.parser import SOURCE, PivotDimension
from tkkio_analytics.data.connectors.thl_pivot.waiting import WaitingClass, waiting_classes, within
from tkkio_analytics.data.http import Policy
from tkkio_analytics.data.refresh.pivot_nodes import area_nodes, measure_node, period_nodes
from tkkio_analytics.data.refresh.plug import Asking, Fetch, Fetched, Plug, SourceSeries, origin_of
from tkkio_analytics.data.refresh.table_series import AREA, long_rows, series_of_tables, table_entry
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.provenance import Source, SourceTable
from tkkio_analytics.domain.region import Region

SOURCE_ID: Final = "thl_pivot"
ASKED_AGAIN: Final = frozenset({502, 503, 504})
"""The server answers 403 to any wrong question and 500 to an unknown cube: neither passes."""
PERCENT: Final = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What is asked of a cube: nodes by their sids, and what each stands for.

    Parameters
    ----------
    areas, periods
        Region and period of each sid.
    waiting
        The dimension of waiting times.
    classes, short
        All classes of waiting time, and those up to the limit.
    measure
        Dimension and sid of the measure; None where the waiting times are the measures.
    names
        Ids of the dimensions of areas and periods.
    """

    names: tuple[str, str]
    areas: Mapping[int, Region]
    periods: Mapping[int, str]
    waiting: PivotDimension
    classes: tuple[WaitingClass, ...]
    short: tuple[WaitingClass, ...]
    measure: tuple[str, int]


def begin(asking: Asking) -> Fetch:
    """Return how one series is fetched; nothing is asked that all series need."""
    client = PivotClient(door=asking.door, base_url=asking.base_url)

    def fetch(series: SourceSeries) -> Fetched:
        entry = table_entry(asking.source, series)
        described = asking.bodies.answer(f"{entry.table}.dimensions", partial(client.dimensions, entry.table))
        dimensions = parser.dimensions(described.content, cube=entry.table)
        plan = _plan(dimensions, entry, asking.catalog.regions, day=described.received.date())
        rows, columns, fixed = _nodes(plan)
        body = asking.bodies.answer(
            f"{entry.table} {rows} {columns} {fixed}",
            partial(client.cells, entry.table, rows=rows, columns=columns, fixed=fixed),
        )
        cube = parser.cells(body.content, cube=entry.table)
        origin = origin_of(series, source=asking.source, read=(body,))
        regions = {str(sid): region for sid, region in plan.areas.items()}
        table = long_rows(
            _shares(cube, plan, entry), indicator_id=series.indicator.id, regions=regions, origin_id=origin.id
        )
        return Fetched(table=table, origins=(origin,))

    return fetch


def _plan(dimensions: Sequence[PivotDimension], entry: SourceTable, regions: Sequence[Region], *, day: date) -> _Plan:
    """Find the areas, the periods, the waiting times and the measure by what they are called.

    The month, or the year, of the day itself has not ended and is left out.
    """
    what = f"{entry.table}.dimensions.json"
    area, areas = area_nodes(dimensions, regions=regions, what=what)
    time, periods = period_nodes(dimensions, what=what)
    rest = [dimension for dimension in dimensions if dimension.id not in {area, time}]
    waiting = [dimension for dimension in rest if len(waiting_classes(dimension.nodes)) > 1]
    if len(waiting) != 1 or entry.within_days is None:
        raise unexpected(SOURCE, what, found={dimension.id: _labels(dimension) for dimension in rest})
    classes = waiting_classes(waiting[0].nodes)
    return _Plan(
        names=(area, time),
        areas=areas,
        periods={sid: period for sid, period in periods.items() if period < day.isoformat()[: len(period)]},
        waiting=waiting[0],
        classes=classes,
        short=within(classes, days=entry.within_days, what=what),
        measure=measure_node([dimension for dimension in rest if dimension is not waiting[0]], entry.words, what=what),
    )


def _nodes(plan: _Plan) -> tuple[dict[str, list[int]], dict[str, list[int]], dict[str, list[int]]]:
    area, time = plan.names
    measure, sid = plan.measure
    days = [entry.sid for entry in plan.classes]
    return (
        {area: list(plan.areas), time: list(plan.periods)},
        {plan.waiting.id: [*days, plan.waiting.root.sid]},
        {measure: [sid]},
    )


def _shares(cube: Cube, plan: _Plan, entry: SourceTable) -> pd.DataFrame:
    """Return the share of those who waited at most so long, by area and period, in per cent."""
    area, time = plan.names
    _refuse_others(cube, plan, entry)
    rows = []
    for _, group in cube.cells.groupby([area, time], sort=False):
        by_class = group.set_index(plan.waiting.id)
        value, status = _share(by_class, plan, f"{entry.table}.json")
        rows.append(
            {
                AREA: group[area].iloc[0],
                obs.PERIOD: plan.periods[int(group[time].iloc[0])],
                obs.VALUE: value,
                obs.STATUS: status,
                obs.SOURCE_ROW: int(by_class[CELL].iloc[-1]),
            }
        )
    return pd.DataFrame(rows)


def _refuse_others(cube: Cube, plan: _Plan, entry: SourceTable) -> None:
    """Refuse an answer to another question: its nodes must be the ones that were asked for."""
    rows, columns, _ = _nodes(plan)
    found = {dimension.id: set(dimension.labels) for dimension in cube.dimensions}
    asked = {name: {str(sid) for sid in sids} for name, sids in (rows | columns).items()}
    if found != asked:
        raise unexpected(SOURCE, f"{entry.table}.json", found={name: len(codes) for name, codes in found.items()})


def _share(by_class: pd.DataFrame, plan: _Plan, what: str) -> tuple[float, str]:
    """Return one share and its status; what is hidden in any class hides the share.

    A class without a cell has nobody in it if the others sum to the total, and is otherwise missing.
    """
    days = by_class.loc[[str(entry.sid) for entry in plan.classes]]
    root = str(plan.waiting.root.sid)
    total, statuses = float(by_class[VALUE][root]), {*days[STATUS], by_class[STATUS][root]}
    if obs.Status.SUPPRESSED.value in statuses:
        return float("nan"), obs.Status.SUPPRESSED.value
    if not total > 0:
        return float("nan"), obs.Status.MISSING.value
    if float(days[VALUE].sum()) != total:
        if obs.Status.MISSING.value in statuses:
            return float("nan"), obs.Status.MISSING.value
        raise unexpected(SOURCE, what, found={"sum": float(days[VALUE].sum()), "total": total})
    short = float(days[VALUE][[str(entry.sid) for entry in plan.short]].sum())
    return PERCENT * short / total, obs.Status.OBSERVED.value


def _labels(dimension: PivotDimension) -> list[str]:
    return [node.label for node in dimension.nodes if node.leaf][:5]


def _policy(source: Source) -> Policy:
    return Policy(pace=source.pace_seconds, asked_again=ASKED_AGAIN)


THL_PIVOT: Final = Plug(source_id=SOURCE_ID, series=series_of_tables(SOURCE_ID), begin=begin, policy=_policy)
