"""How fast a series has moved, how fast it must move, and how often such a pace has been seen."""

from typing import Final

import numpy as np

from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.domain.target import OutsideView, Target

MINIMUM_SPELLS: Final = 10
"""Fewer comparable spells than this say nothing about what is realistic."""


def observed_pace(panel: IndicatorPanel, row: int) -> float | None:
    """Return the mean yearly change of one region over its usable changes, in the published unit.

    Measurement breaks are left out; None without any usable change.
    """
    changes = panel.usable_changes(row)
    years = sum(end - start for start, end in changes)
    if not years:
        return None
    return float(sum(panel.values[row, end] - panel.values[row, start] for start, end in changes) / years)


def required_pace(target: Target, *, latest_value: float, years: int) -> float | None:
    """Return the yearly change that would end at the target, None without a number or years left.

    Parameters
    ----------
    target
        The goal.
    latest_value
        Where the region stands, in the published unit.
    years
        From the latest observation to the target year.
    """
    if target.value is None or years < 1:
        return None
    return (target.value - latest_value) / years


def usual_change(panel: IndicatorPanel, row: int) -> float | None:
    """Return the mean absolute change of one region before its latest change; None with fewer than two such changes."""
    sizes = [abs(panel.values[row, end] - panel.values[row, start]) for start, end in panel.usable_changes(row)[:-1]]
    return float(np.mean(sizes)) if len(sizes) >= 2 and np.mean(sizes) > 0 else None  # noqa: PLR2004 - a mean of one


def outside_view(panel: IndicatorPanel, *, pace: float, years: int) -> OutsideView | None:
    """Return how many spells of the areas moved at least as fast, in the same direction.

    Parameters
    ----------
    panel
        One indicator.
    pace
        Required change per year; its sign gives the direction.
    years
        Years left. Spells are that long where the panel holds at least two of them one after the other, else half its
        length: the message tells how long.

    Returns
    -------
    OutsideView or None
        None where fewer than ten spells can be compared. Spells overlap; none crosses a measurement break.
    """
    length = max(1, min(years, (len(panel.years) - 1) // 2))
    spells = [change for row in np.flatnonzero(panel.area_rows) for change in _spells(panel, int(row), length)]
    if len(spells) < MINIMUM_SPELLS:
        return None
    direction = np.sign(pace)
    moved = sum(direction * change >= abs(pace) * length for change in spells)
    return OutsideView(moved=int(moved), spells=len(spells), spell_years=length)


def _spells(panel: IndicatorPanel, row: int, length: int) -> list[float]:
    values = panel.values[row]
    return [
        float(values[start + length] - values[start])
        for start in range(len(values) - length)
        if np.isfinite(values[start])
        and np.isfinite(values[start + length])
        and not panel.masked[row, start : start + length].any()
    ]
