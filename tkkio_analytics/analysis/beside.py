"""One area beside a group of areas: level, difference from the group's mean, pace."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from tkkio_analytics.analysis.comparison import level_uncertainty, verdict
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.pace import observed_pace
from tkkio_analytics.analysis.quantities import level
from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.peers import Beside, Group
from tkkio_analytics.domain.period import Period

FEWEST: Final = 2
"""Members with a figure that make a mean."""


def beside(panel: IndicatorPanel, *, group: Group, period: Period | None = None) -> Beside:
    """Return an area beside its group on one indicator.

    Parameters
    ----------
    panel
        The indicator.
    group
        The area and the members it is held against; it is no member itself.
    period
        One of the panel's periods; the latest one that the area and at least two members share by default.

    Returns
    -------
    Beside
        The difference is held against the variation of both sides: variance of the area's level plus the members' sum
        over their count squared, by the rule of `level_uncertainty`; areas are taken to vary independently.
    """
    own = panel.row(group.region_code)
    rows = [panel.row(code) for code in group.members]
    column = _column(panel, own, rows, period)
    paces = tuple(None if row is None else observed_pace(panel, row) for row in rows)
    pace = None if own is None else observed_pace(panel, own)
    value = _value(panel, own, column)
    values = tuple(_value(panel, row, column) for row in rows)
    counted = [found for found in values if found is not None]
    mean = float(np.mean(counted)) if len(counted) >= FEWEST else None
    difference = None if value is None or mean is None else value - mean
    said = _verdict(panel, own, rows, column, difference)
    return Beside(
        indicator_id=panel.indicator.id,
        region_code=group.region_code,
        period=None if column is None else panel.periods[column],
        members=group.members,
        value=value,
        member_values=values,
        mean=mean,
        counted=len(counted),
        difference=difference,
        verdict=said,
        pace=pace,
        member_paces=paces,
        mean_pace=_mean(paces),
        headline=_headline(panel, own, column, group, (value, mean, said)),
        origin_ids=panel.origin_ids,
    )


def _column(panel: IndicatorPanel, own: int | None, rows: Sequence[int | None], period: Period | None) -> int | None:
    if period is not None:
        return panel.periods.index(period) if period in panel.periods else None
    if own is None:
        return None
    members = [row for row in rows if row is not None]
    shared = np.isfinite(panel.values[own]) & (np.isfinite(panel.values[members]).sum(axis=0) >= FEWEST)
    columns = np.flatnonzero(shared)
    return int(columns[-1]) if len(columns) else None


def _value(panel: IndicatorPanel, row: int | None, column: int | None) -> float | None:
    if row is None or column is None or not np.isfinite(panel.values[row, column]):
        return None
    return float(panel.values[row, column])


def _mean(paces: Sequence[float | None]) -> float | None:
    known = [pace for pace in paces if pace is not None]
    return float(np.mean(known)) if len(known) >= FEWEST else None


def _verdict(
    panel: IndicatorPanel, own: int | None, rows: Sequence[int | None], column: int | None, difference: float | None
) -> Verdict:
    if own is None or column is None or difference is None:
        return Verdict.NO_DATA
    deviation = level_uncertainty(panel, column=column).deviation
    known = [row for row in rows if row is not None and np.isfinite(panel.values[row, column])]
    variance = deviation[own] ** 2 + np.sum(deviation[known] ** 2) / len(known) ** 2
    return verdict(panel.indicator, difference=difference, deviation=float(np.sqrt(variance)))


def _headline(
    panel: IndicatorPanel,
    own: int | None,
    column: int | None,
    group: Group,
    found: tuple[float | None, float | None, Verdict],
) -> Message:
    value, mean, said = found
    if own is None or column is None or value is None or mean is None:
        return message("peers.beside.no_data", group=message(f"peers.group.{group.comparator}"))
    return message(
        f"peers.beside.{said}",
        locative=panel.regions[own].locative,
        indicator=panel.indicator.short_name,
        year=panel.periods[column],
        value=level(panel.indicator, value),
        mean=level(panel.indicator, mean),
        group=message(f"peers.group.{group.comparator}"),
    )
