"""What the path without rests on: another base period, a goal that the reader has changed."""

from dataclasses import replace

import numpy as np

from tkkio_analytics.analysis.goals import user_goal
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.domain.target import Target


def since(panel: IndicatorPanel, first_year: int | None) -> IndicatorPanel | None:
    """Return the panel from a year on; None where nothing was observed since.

    Parameters
    ----------
    panel
        One indicator.
    first_year
        First year of history to use; None for all of it.
    """
    if first_year is None or panel.years[0] >= first_year:
        return panel
    first = next((at for at, year in enumerate(panel.years) if year >= first_year), None)
    if first is None or not np.isfinite(panel.values[:, first:]).any():
        return None
    return replace(
        panel,
        periods=panel.periods[first:],
        values=panel.values[:, first:],
        statuses=panel.statuses[:, first:],
        masked=panel.masked[:, first:],
        regime=panel.regime[:, first:],
        standard_errors=panel.standard_errors[:, first:],
        sample_sizes=panel.sample_sizes[:, first:],
    )


def changed_goal(
    panel: IndicatorPanel, target: Target | None, *, value: float | None, year: int | None
) -> Target | None:
    """Return the goal with the level or year that the reader has set, which makes it the reader's own.

    Parameters
    ----------
    panel
        One indicator.
    target
        The goal before; it gives what the reader leaves open.
    value, year
        What the reader sets, or None.

    Returns
    -------
    Target or None
        The goal before where nothing is set; None where level or year is known from neither.
    """
    if value is None and year is None:
        return target
    level = value if value is not None else None if target is None else target.value
    due_year = year if year is not None else None if target is None else target.due_year
    if level is None or due_year is None:
        return None
    made = user_goal(panel, value=level, due_year=due_year)
    return made if target is None else replace(made, at_least=target.at_least)
