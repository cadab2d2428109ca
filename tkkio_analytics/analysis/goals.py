"""Goals an indicator can be held against: reference goals computed from the data, and decided ones."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.comparison import nation_row
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.quantities import when
from tkkio_analytics.domain.indicator import Polarity
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.target import LegalStatus, ReferenceGoal, Target

REFERENCE_DUE_YEAR: Final = 2029
"""End of the period of the objectives for 2025-2029 (Government decision 272/2025)."""
BEST_QUARTILE: Final = 0.75
MINIMUM_AREAS: Final = 4
"""Areas needed before a quartile is spoken of."""
OWN_GOAL: Final = "own"


def reference_goals(panel: IndicatorPanel, *, region_code: str) -> tuple[Target, ...]:
    """Return the goals computed from the data for one region: best quartile, national level, own best year.

    They are levels to compare with, not decided targets; a neutral indicator has none. A goal of a year is asked at its
    end, so in months and quarters the levels are those of Decembers and fourth quarters where there are any.

    Parameters
    ----------
    panel
        One indicator.
    region_code
        The region whose own best year counts.
    """
    if panel.indicator.polarity is Polarity.NEUTRAL:
        return ()
    goals = (_best_quartile(panel), _national_level(panel, region_code), _own_best(panel, region_code))
    return tuple(goal for goal in goals if goal is not None)


def user_goal(panel: IndicatorPanel, *, value: float, due_year: int) -> Target:
    """Return a goal that the reader has set; it carries that name wherever it is shown.

    Parameters
    ----------
    panel
        One indicator; a neutral one is held to reach the value from below.
    value
        In the indicator's published unit.
    due_year
        Year to reach it by.
    """
    return _computed(
        panel,
        goal_id=OWN_GOAL,
        value=value,
        due_year=due_year,
        title=message("findings.goal.own_title"),
        owner=message("findings.goal.own_owner"),
        source=message("findings.goal.own_source"),
        legal_status=LegalStatus.USER_SET,
    )


def applicable(targets: Sequence[Target], *, indicator_id: str, region_code: str) -> tuple[Target, ...]:
    """Return the decided targets with a number that are set for this indicator and region."""
    return tuple(
        target
        for target in targets
        if target.indicator_id == indicator_id
        and target.value is not None
        and (not target.region_codes or region_code in target.region_codes)
    )


def meets(target: Target, value: float) -> bool:
    """Say whether ``value`` stands at or beyond the target."""
    if target.value is None:
        return False
    return value >= target.value if target.at_least else value <= target.value


def _best_quartile(panel: IndicatorPanel) -> Target | None:
    areas = panel.values[panel.area_rows]
    counts = np.isfinite(areas).sum(axis=0)
    if not counts.size or counts.max() < MINIMUM_AREAS:
        return None
    column = int(_at_year_end(panel, np.flatnonzero(counts >= counts.max() / 2))[-1])
    sign = panel.indicator.polarity.sign
    value = float(sign * np.nanquantile(sign * areas[:, column], BEST_QUARTILE))
    title = message("findings.goal.best_quartile_title", year=when(panel.periods[column]))
    return _computed(panel, goal_id=ReferenceGoal.BEST_QUARTILE.value, value=value, title=title)


def _national_level(panel: IndicatorPanel, region_code: str) -> Target | None:
    row = nation_row(panel)
    if row is None or panel.regions[row].code == region_code or not len(panel.observed_columns(row)):
        return None
    column = int(_at_year_end(panel, panel.observed_columns(row))[-1])
    title = message("findings.goal.national_level_title", year=when(panel.periods[column]))
    value = float(panel.values[row, column])
    return _computed(panel, goal_id=ReferenceGoal.NATIONAL_LEVEL.value, value=value, title=title)


def _own_best(panel: IndicatorPanel, region_code: str) -> Target | None:
    row = panel.row(region_code)
    if row is None or len(panel.observed_columns(row)) < 2:  # noqa: PLR2004 - a best year needs another to beat
        return None
    columns = _at_year_end(panel, panel.observed_columns(row))
    column = int(columns[np.argmax(panel.indicator.polarity.sign * panel.values[row, columns])])
    namespace = "findings" if panel.season == 1 else "routing"
    title = message(f"{namespace}.goal.own_best_title", year=when(panel.periods[column]))
    value = float(panel.values[row, column])
    return _computed(panel, goal_id=ReferenceGoal.OWN_BEST.value, value=value, title=title)


def _at_year_end(panel: IndicatorPanel, columns: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the columns that end a year, or all of them where none does."""
    ends = np.array([panel.periods[column].ends_year for column in columns], dtype=bool)
    return columns[ends] if ends.any() else columns


def _computed(
    panel: IndicatorPanel,
    *,
    goal_id: str,
    value: float,
    title: Message,
    due_year: int = REFERENCE_DUE_YEAR,
    owner: Message = message("findings.goal.reference_owner"),  # noqa: B008 - a frozen value
    source: Message = message("findings.goal.reference_source"),  # noqa: B008 - a frozen value
    legal_status: LegalStatus = LegalStatus.REFERENCE,
) -> Target:
    return Target(
        id=goal_id,
        indicator_id=panel.indicator.id,
        title=title,
        owner=owner,
        scope=None,
        legal_status=legal_status,
        at_least=panel.indicator.polarity is not Polarity.LOWER_IS_BETTER,
        value=value,
        due_year=due_year,
        due=str(due_year),
        baseline=None,
        baseline_period=None,
        valid_from=None,
        valid_to=None,
        region_codes=(),
        report=None,
        source=source,
        quote=None,
        note=None,
    )
