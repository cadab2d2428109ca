"""How fast a series has moved, how fast it must move, and how often such a pace has been seen."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.target import OutsideView, Target
from tkkio_analytics.models.routing import SamplingError

MINIMUM_SPELLS: Final = 10
"""Fewer comparable spells than this say nothing about what is realistic."""
SAMPLED: Final = frozenset({SamplingError.PUBLISHED, SamplingError.FROM_N})


def observed_pace(panel: IndicatorPanel, row: int) -> float | None:
    """Return the mean yearly change of one region over its usable changes, in the published unit.

    In months and quarters these are the changes from the same one a year before. Measurement breaks are left out; None
    without any usable change.
    """
    changes = panel.usable_changes(row)
    years = sum(end - start for start, end in changes) // panel.season
    if not years:
        return None
    return float(sum(panel.values[row, end] - panel.values[row, start] for start, end in changes) / years)


def latest_observation(panel: IndicatorPanel, row: int) -> tuple[Period, float]:
    """Return the period and value of the last observation of a region that has one."""
    column = int(panel.observed_columns(row)[-1])
    return panel.periods[column], float(panel.values[row, column])


def pace_start(panel: IndicatorPanel, row: int) -> tuple[Period, float]:
    """Return the observation from which required and believed paces are counted.

    The latest one; in months and quarters the latest December or fourth quarter, in which goals are asked too, so that
    no season is taken for progress. Where there is none since the last measurement break, the latest observation.
    """
    columns = panel.observed_columns(row)
    for column in columns[::-1].tolist():
        if panel.masked[row, column : columns[-1]].any():
            break
        if panel.periods[column].ends_year:
            return panel.periods[column], float(panel.values[row, column])
    return latest_observation(panel, row)


def required_pace(target: Target, *, latest_value: float, years: float) -> float | None:
    """Return the yearly change that would end at the target, None without a number or years left.

    Parameters
    ----------
    target
        The goal.
    latest_value
        Where the region stands, in the published unit.
    years
        From the latest observation to the end of the target year.
    """
    if target.value is None or years <= 0:
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
        None where fewer than ten spells can be compared. Spells overlap; none crosses a measurement break. They last
        whole years, so that no season disturbs; where the rounds of a survey leave none of that length, shorter ones
        are looked for.
    """
    longest = max(1, min(years, (len(panel.periods) - 1) // (2 * panel.season)))
    shortest = 1 if panel.sampling in SAMPLED else longest
    for length in range(longest, shortest - 1, -1):
        spells = _area_spells(panel, length)
        if len(spells) >= MINIMUM_SPELLS:
            break
    else:
        return None
    direction = np.sign(pace)
    moved = (direction * spells >= abs(pace) * length).sum()
    return OutsideView(moved=int(moved), spells=len(spells), spell_years=length)


@lru_cache(maxsize=256)
def _area_spells(panel: IndicatorPanel, length: int) -> NDArray[np.float64]:
    """Return the changes of all areas over spells of so many years; kept, as every move of a lever asks for them."""
    return np.array(
        [change for row in np.flatnonzero(panel.area_rows) for change in spells_of(panel, int(row), length)]
    )


def best_pace(panel: IndicatorPanel, row: int, *, direction: float, years: int) -> tuple[float, int] | None:
    """Return the fastest yearly change of one region over a spell, and the spell's length in years.

    Parameters
    ----------
    panel, row
        One region.
    direction
        +1 or -1: the way that counts as fast.
    years
        Years left. Spells are that long where the panel holds at least two of them one after the other, else half its
        length; where there is none of that length without a measurement break, shorter ones count. None without any.
    """
    for length in range(max(1, min(years, (len(panel.periods) - 1) // (2 * panel.season))), 0, -1):
        spells = spells_of(panel, row, length)
        if spells:
            return direction * max(direction * change for change in spells) / length, length
    return None


def quartile_pace(panel: IndicatorPanel, *, direction: float, share: float, least: int) -> float | None:
    """Return the mean yearly change that the fastest areas have at least, None with too few areas.

    Parameters
    ----------
    panel
        One indicator.
    direction
        +1 or -1: the way that counts as fast.
    share
        Share of the areas that are slower, 0-1.
    least
        Areas with a pace that it takes.
    """
    found = (observed_pace(panel, int(row)) for row in np.flatnonzero(panel.area_rows))
    paces = [direction * pace for pace in found if pace is not None]
    return float(direction * np.quantile(paces, share)) if len(paces) >= least else None


def spells_of(panel: IndicatorPanel, row: int, length: int) -> list[float]:
    """Return the changes of one region over spells of so many years that no measurement break lies in."""
    values, steps = panel.values[row], length * panel.season
    return [
        float(values[start + steps] - values[start])
        for start in range(len(values) - steps)
        if np.isfinite(values[start])
        and np.isfinite(values[start + steps])
        and not panel.masked[row, start : start + steps].any()
    ]
