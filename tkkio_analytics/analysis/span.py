"""One region's series as the methods of progress see it: the observations, and where a comparable history begins."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.domain.indicator import BreakKind, Indicator
from tkkio_analytics.domain.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value with its standard error, None where none is published."""

    year: int
    value: float
    error: float | None


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
    break_years
        First year after each measurement break of this series, observed or not.
    periods_per_year
        1 for annual figures, 12 for monthly ones.
    """

    indicator: Indicator
    observations: tuple[Observation, ...]
    start: int
    break_years: tuple[int, ...]
    periods_per_year: int = 1

    @property
    def comparable(self) -> tuple[Observation, ...]:
        """Return the observations after the last measurement break."""
        return self.observations[self.start :]

    @property
    def latest(self) -> Observation:
        """Return the last observation."""
        return self.observations[-1]

    def is_unbroken(self, *, since: int) -> bool:
        """Say whether no measurement break lies between the year ``since`` and the latest observation."""
        return not any(since < year <= self.latest.year for year in self.break_years)

    def baseline(self, target: Target) -> Observation:
        """Return where the way to the target began.

        The target's own baseline where it is set for named regions, dated, older than the latest observation and
        measured with the same ruler; else the first comparable observation.
        """
        year = int(target.baseline_period[:4]) if target.baseline_period else None
        if target.baseline is None or year is None or not target.region_codes:
            return self.comparable[0]
        if year >= self.latest.year or not self.is_unbroken(since=year):
            return self.comparable[0]
        return Observation(year=year, value=target.baseline, error=None)


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
    errors = panel.standard_errors[row]
    observations = tuple(
        Observation(
            year=panel.years[t],
            value=float(panel.values[row, t]),
            error=float(errors[t]) if np.isfinite(errors[t]) and errors[t] > 0 else None,
        )
        for t in columns
    )
    code = panel.regions[row].code
    breaks = tuple(
        int(item.first_period[:4])
        for item in panel.breaks
        if item.kind is BreakKind.MEASUREMENT and item.concerns_region(code)
    )
    last = max((year for year in breaks if year <= observations[-1].year), default=observations[0].year)
    start = next(position for position, item in enumerate(observations) if item.year >= last)
    return Span(indicator=panel.indicator, observations=observations, start=start, break_years=breaks)
