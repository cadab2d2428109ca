"""One region's series as the methods of progress see it: the observations, and where a comparable history begins."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.domain.indicator import BreakKind, Indicator
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value with its standard error, None where none is published."""

    period: Period
    value: float
    error: float | None

    @property
    def year(self) -> int:
        """Return the calendar year."""
        return self.period.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The observations of one region.

    Parameters
    ----------
    indicator
        What is measured.
    observations
        In time order; at least one.
    start
        Position of the first observation after the last measurement break.
    break_periods
        First period after each measurement break of this series, observed or not.
    periods_per_year
        1 for annual figures, 4 for quarterly and 12 for monthly ones.
    """

    indicator: Indicator
    observations: tuple[Observation, ...]
    start: int
    break_periods: tuple[Period, ...]
    periods_per_year: int = 1

    @property
    def comparable(self) -> tuple[Observation, ...]:
        """Return the observations after the last measurement break."""
        return self.observations[self.start :]

    @property
    def latest(self) -> Observation:
        """Return the last observation."""
        return self.observations[-1]

    def is_unbroken(self, *, since: Period) -> bool:
        """Say whether no measurement break lies between the period ``since`` and the latest observation."""
        return not any(since < first <= self.latest.period for first in self.break_periods)

    def baseline(self, target: Target) -> Observation:
        """Return where the way to the target began.

        The target's own baseline where it is set for named regions, dated, older than the latest observation and
        measured with the same ruler; else the first comparable observation.
        """
        if target.baseline is None or not target.baseline_period or not target.region_codes:
            return self.comparable[0]
        period = Period.of_year(int(target.baseline_period[:4])).first_in(self.latest.period.frequency)
        if period >= self.latest.period or not self.is_unbroken(since=period):
            return self.comparable[0]
        return Observation(period=period, value=target.baseline, error=None)


def span_of(panel: IndicatorPanel, row: int) -> Span | None:
    """Return the span of one region, None where nothing has been observed.

    Parameters
    ----------
    panel
        One indicator.
    row
        The region's row.
    """
    columns = panel.observed_columns(row).tolist()
    if not columns:
        return None
    errors = panel.level_errors[row]
    observations = tuple(
        Observation(
            period=panel.periods[t],
            value=float(panel.values[row, t]),
            error=float(errors[t]) if np.isfinite(errors[t]) else None,
        )
        for t in columns
    )
    code = panel.regions[row].code
    breaks = tuple(
        item.begins(panel.frequency)
        for item in panel.breaks
        if item.kind is BreakKind.MEASUREMENT and item.concerns_region(code)
    )
    last = max((first for first in breaks if first <= observations[-1].period), default=observations[0].period)
    start = next(position for position, item in enumerate(observations) if item.period >= last)
    return Span(
        indicator=panel.indicator,
        observations=observations,
        start=start,
        break_periods=breaks,
        periods_per_year=panel.season,
    )
