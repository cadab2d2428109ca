"""Where one area stands on one indicator: against the goal, its own past and the nation, and where the path leads."""

from typing import Final

import numpy as np

from tkkio_analytics.analysis.comparison import level_uncertainty, nation_row, verdict
from tkkio_analytics.analysis.forecasting import PanelForecast
from tkkio_analytics.analysis.goals import meets
from tkkio_analytics.analysis.history import NORMAL_95, IndicatorPanel
from tkkio_analytics.analysis.pace import usual_change
from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.indicator import DataKind, Polarity
from tkkio_analytics.domain.risk import GoalSignal, PastSignal, Signals, TrajectorySignal
from tkkio_analytics.domain.target import OutlookState, TargetOutlook

STANDINGS: Final = {OutlookState.REACHED: GoalSignal.MET, OutlookState.OPEN: GoalSignal.NOT_MET}
"""What the outlook has decided is not decided again: in months it looks at December."""


def signals(forecast: PanelForecast, outlook: TargetOutlook) -> Signals:
    """Return the signals of the region of ``outlook``; they are never mixed into one.

    Parameters
    ----------
    forecast
        The indicator's panel with its forecasts.
    outlook
        The outlook of one of its regions.
    """
    panel = forecast.panel
    row = panel.row(outlook.region_code)
    columns = [] if row is None else panel.observed_columns(row).tolist()
    if row is None or not columns:
        return without_data(panel.indicator.id, outlook)
    change = panel.latest_change(row)
    return Signals(
        indicator_id=panel.indicator.id,
        region_code=outlook.region_code,
        goal=_goal(outlook),
        past=_past(panel, row, change),
        trajectory=TrajectorySignal.NOT_SAID
        if outlook.risk_class is None
        else TrajectorySignal(outlook.risk_class.value),
        peers=peer_verdict(panel, row, columns[-1]),
        latest_value=outlook.latest_value,
        latest_period=outlook.latest_period,
        previous_value=float(panel.values[row, change[0]]) if change else None,
        previous_period=panel.periods[change[0]] if change else None,
        change_ratio=_change_ratio(panel, row, change),
        outlook=outlook,
        recent=tuple((panel.periods[t], float(panel.values[row, t])) for t in columns),
    )


def peer_verdict(panel: IndicatorPanel, row: int, column: int) -> Verdict:
    """Return the verdict of one region against the nation in one year.

    Parameters
    ----------
    panel
        One indicator.
    row, column
        Positions of the region and the year.
    """
    nation = nation_row(panel)
    if nation is None or nation == row or not np.isfinite(panel.values[nation, column]):
        return Verdict.CANNOT_BE_TESTED
    deviation = level_uncertainty(panel, column=column).deviation[row]
    difference = float(panel.values[row, column] - panel.values[nation, column])
    return verdict(panel.indicator, difference=difference, deviation=deviation)


def without_data(indicator_id: str, outlook: TargetOutlook) -> Signals:
    """Return the signals of a region of which nothing has been observed."""
    return Signals(
        indicator_id=indicator_id,
        region_code=outlook.region_code,
        goal=GoalSignal.NO_DATA,
        past=PastSignal.NO_DATA,
        trajectory=TrajectorySignal.NOT_SAID,
        peers=Verdict.NO_DATA,
        latest_value=None,
        latest_period=None,
        previous_value=None,
        previous_period=None,
        change_ratio=None,
        outlook=outlook,
        recent=(),
    )


def _goal(outlook: TargetOutlook) -> GoalSignal:
    if outlook.target is None or outlook.target.value is None or outlook.latest_value is None:
        return GoalSignal.NO_GOAL
    if outlook.state in STANDINGS:
        return STANDINGS[outlook.state]
    return GoalSignal.MET if meets(outlook.target, outlook.latest_value) else GoalSignal.NOT_MET


def _past(panel: IndicatorPanel, row: int, change: tuple[int, int] | None) -> PastSignal:
    """Return the latest change by polarity: a full register needs no test, a survey without errors allows none.

    A change between estimates with a known error counts where it passes 1.96 standard errors.
    """
    if change is None:
        return PastSignal.NO_DATA
    start, end = change
    error = float(np.hypot(panel.level_errors[row, start], panel.level_errors[row, end]))
    untestable = panel.indicator.data_kind is DataKind.SURVEY and not np.isfinite(error)
    if panel.masked[row, start:end].any() or untestable:
        return PastSignal.CANNOT_BE_TESTED
    if np.isfinite(error) and abs(panel.values[row, end] - panel.values[row, start]) <= NORMAL_95 * error:
        return PastSignal.NOT_TOLD
    factor, decimals = panel.indicator.unit.factor, panel.indicator.decimals
    moved = round((panel.values[row, end] - panel.values[row, start]) * factor, decimals)
    if moved == 0:
        return PastSignal.LEVEL
    if panel.indicator.polarity is Polarity.NEUTRAL:
        return PastSignal.RISEN if moved > 0 else PastSignal.FALLEN
    return PastSignal.IMPROVED if moved * panel.indicator.polarity.sign > 0 else PastSignal.WORSENED


def _change_ratio(panel: IndicatorPanel, row: int, change: tuple[int, int] | None) -> float | None:
    usual = usual_change(panel, row)
    if change is None or usual is None or panel.masked[row, change[0] : change[1]].any():
        return None
    return float(abs(panel.values[row, change[1]] - panel.values[row, change[0]]) / usual)
