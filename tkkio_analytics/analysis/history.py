"""The observations of one indicator as a panel: regions by consecutive periods, with its breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.forecast import HistoryPoint
from tkkio_analytics.domain.indicator import Break, BreakKind, DataKind, Indicator
from tkkio_analytics.domain.period import Frequency, Period, consecutive
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.models.routing import SamplingError
from tkkio_analytics.models.sampling import binomial_error
from tkkio_analytics.models.season import MIN_SEASONS

TOTAL_SEX: Final = "total"
NORMAL_95: Final = 1.959964
"""Two-sided 95 % point of the standard normal distribution."""
FINEST_FIRST: Final = (Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.YEARLY)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class IndicatorPanel:
    """One indicator over regions and consecutive periods.

    Parameters
    ----------
    indicator
        What is measured.
    regions
        Rows, in their official order; the nation and the collaborative areas where the source publishes them.
    periods
        Columns: every year, quarter or month from the first to the last one observed anywhere.
    values
        Shape (regions, periods), in the published unit, NaN where nothing was observed.
    statuses
        Shape (regions, periods): observed, suppressed, missing, or "" where the source has no row.
    masked
        Shape (regions, periods - 1): the change into period t + 1 crosses a measurement break.
    regime
        Shape (regions, periods - 1): the world changed between period t and t + 1; nothing is masked.
    standard_errors, sample_sizes
        Shape (regions, periods), NaN where none is published.
    breaks
        Breaks of the indicator.
    origin_ids
        Sources of the observed values.
    left_out
        Other frequencies at which the source publishes the indicator, which the panel does not use.
    """

    indicator: Indicator
    regions: tuple[Region, ...]
    periods: tuple[Period, ...]
    values: NDArray[np.float64]
    statuses: NDArray[np.object_]
    masked: NDArray[np.bool_]
    regime: NDArray[np.bool_]
    standard_errors: NDArray[np.float64]
    sample_sizes: NDArray[np.float64]
    breaks: tuple[Break, ...]
    origin_ids: tuple[str, ...]
    left_out: tuple[Frequency, ...] = ()

    @property
    def frequency(self) -> Frequency:
        """Return how often the series is published."""
        return self.periods[0].frequency

    @property
    def season(self) -> int:
        """Return the periods in a year: 1, 4 or 12."""
        return self.frequency.periods

    @property
    def years(self) -> tuple[int, ...]:
        """Return the calendar year of each column."""
        return tuple(period.year for period in self.periods)

    @property
    def area_rows(self) -> NDArray[np.bool_]:
        """Return which rows are areas that are compared, shape (regions,)."""
        return np.array([region.category is RegionCategory.COUNTY for region in self.regions])

    @property
    def sampling(self) -> SamplingError:
        """Return what is known of the sampling error: that of a register is none."""
        if (self.standard_errors > 0).any():
            return SamplingError.PUBLISHED
        if self.indicator.data_kind is not DataKind.SURVEY:
            return SamplingError.NOT_SAMPLED
        return SamplingError.FROM_N if np.isfinite(self.level_errors).any() else SamplingError.UNKNOWN

    @property
    def level_errors(self) -> NDArray[np.float64]:
        """Return the standard error of each level: published, else that of n respondents to a survey of shares."""
        published = np.where(self.standard_errors > 0, self.standard_errors, np.nan)
        if self.indicator.data_kind is not DataKind.SURVEY:
            return published
        lower, upper = bounds(self.indicator)
        with np.errstate(invalid="ignore"):
            from_n = binomial_error(self.values[None], self.sample_sizes[None], lower=lower, upper=upper)[0]
        return np.where(np.isfinite(published), published, from_n)

    @property
    def rounds(self) -> NDArray[np.intp]:
        """Return the columns in which any region has a value: the rounds that were held."""
        return np.flatnonzero(np.isfinite(self.values).any(axis=0))

    def row(self, region_code: str) -> int | None:
        """Return the row of a region, or None where the indicator has no row for it."""
        codes = [region.code for region in self.regions]
        return codes.index(region_code) if region_code in codes else None

    def observed_columns(self, row: int) -> NDArray[np.intp]:
        """Return the positions of the observed periods of one region."""
        return np.flatnonzero(np.isfinite(self.values[row]))

    def usable_changes(self, row: int) -> list[tuple[int, int]]:
        """Return the changes that no measurement break lies in.

        Between consecutive observed years; in months and quarters, from the same one a year before, which no season
        disturbs.
        """
        return [(start, end) for start, end in self._pairs(row) if not self.masked[row, start:end].any()]

    def latest_change(self, row: int) -> tuple[int, int] | None:
        """Return the change into the last observed period, crossed by a break or not; None without one."""
        pairs = self._pairs(row)
        columns = self.observed_columns(row)
        return pairs[-1] if pairs and pairs[-1][1] == columns[-1] else None

    def n_observations(self, row: int) -> int:
        """Return the length that decides the model: usable changes + 1, 0 without any observation."""
        if not len(self.observed_columns(row)):
            return 0
        if self.season == 1:
            return len(self.usable_changes(row)) + 1
        seen = np.isfinite(self.values[row])
        return int((seen[1:] & seen[:-1] & ~self.masked[row]).sum()) + 1

    def _pairs(self, row: int) -> list[tuple[int, int]]:
        columns = self.observed_columns(row).tolist()
        if self.season == 1:
            return list(pairwise(columns))
        seen = set(columns)
        return [(column - self.season, column) for column in columns if column - self.season in seen]


def bounds(indicator: Indicator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the bounds of an indicator as the models take them, (1,), NaN for none."""
    lower = np.nan if indicator.lower_bound is None else indicator.lower_bound
    upper = np.nan if indicator.upper_bound is None else indicator.upper_bound
    return np.array([lower]), np.array([upper])


def indicator_panel(
    observations: pd.DataFrame, *, indicator: Indicator, regions: Sequence[Region], breaks: Sequence[Break]
) -> IndicatorPanel | None:
    """Return the total-sex panel of ``indicator``, or None where it has no observation.

    A series that is published of one sex alone is taken as it is: that sex is all whom it concerns.

    Where a source publishes several frequencies, the finest one with two whole seasons is used, for it says the most of
    the newest state and two seasons are what tells season from chance; years need none.

    Parameters
    ----------
    observations
        Long table with the derived column ``year``.
    indicator, regions, breaks
        What to look for; regions without any row are left out.
    """
    mine = observations[observations[obs.INDICATOR] == indicator.id]
    sexes = set(mine[obs.SEX].unique())
    chosen = mine if len(sexes) == 1 else mine[mine[obs.SEX] == TOTAL_SEX]
    period = {code: Period.parse(code) for code in chosen[obs.PERIOD].unique()}
    seen = chosen.loc[chosen[obs.STATUS] == obs.Status.OBSERVED.value, obs.PERIOD].unique()
    if not len(seen):
        return None
    found = {frequency: [period[c] for c in seen if period[c].frequency is frequency] for frequency in FINEST_FIRST}
    frequency = _frequency(found)
    chosen = chosen[[period[code].frequency is frequency for code in chosen[obs.PERIOD]]]
    periods = consecutive(min(found[frequency]), max(found[frequency]))
    present = set(chosen[obs.REGION])
    kept = tuple(region for region in sorted(regions, key=lambda region: region.order) if region.code in present)
    codes = [region.code for region in kept]
    observed = chosen[chosen[obs.STATUS] == obs.Status.OBSERVED.value]
    return IndicatorPanel(
        indicator=indicator,
        regions=kept,
        periods=periods,
        values=_grid(chosen, obs.VALUE, codes, periods).astype(float),
        statuses=_grid(chosen, obs.STATUS, codes, periods),
        masked=_crossed(indicator, kept, periods, breaks, kind=BreakKind.MEASUREMENT),
        regime=_crossed(indicator, kept, periods, breaks, kind=BreakKind.REGIME),
        standard_errors=_grid(chosen, obs.STANDARD_ERROR, codes, periods).astype(float),
        sample_sizes=_grid(chosen, obs.SAMPLE_SIZE, codes, periods).astype(float),
        breaks=tuple(item for item in breaks if item.concerns(indicator.id)),
        origin_ids=tuple(sorted(set(observed[obs.ORIGIN]))),
        left_out=tuple(other for other in FINEST_FIRST if other is not frequency and found[other]),
    )


def history_points(panel: IndicatorPanel, row: int) -> tuple[HistoryPoint, ...]:
    """Return every period of one region's series, the missing ones included."""
    values, statuses = panel.values[row], panel.statuses[row]  # noqa: PD011 - our own array, not a frame
    errors = panel.level_errors[row]
    return tuple(
        HistoryPoint(
            period=period,
            value=float(values[t]) if np.isfinite(values[t]) else None,
            status=str(statuses[t]) or obs.Status.MISSING.value,
            after_measurement_break=t > 0 and bool(panel.masked[row, t - 1]),
            lower=_limit(panel.indicator, values[t], -errors[t]),
            upper=_limit(panel.indicator, values[t], errors[t]),
        )
        for t, period in enumerate(panel.periods)
        if np.isfinite(values[t]) or statuses[t]
    )


def _limit(indicator: Indicator, value: float, error: float) -> float | None:
    """Return one end of the 95 % interval of a level, inside the bounds; None without an error."""
    if not np.isfinite(value + error):
        return None
    lower, upper = bounds(indicator)
    return float(np.fmin(np.fmax(value + NORMAL_95 * error, lower), upper)[0])


def _frequency(found: dict[Frequency, list[Period]]) -> Frequency:
    """Return the finest frequency with two whole seasons; without such and without years, the finest there is."""
    for frequency, periods in found.items():
        if periods and (frequency is Frequency.YEARLY or len(set(periods)) >= MIN_SEASONS * frequency.periods):
            return frequency
    return next(frequency for frequency, periods in found.items() if periods)


def _grid(frame: pd.DataFrame, column: str, codes: list[str], periods: tuple[Period, ...]) -> NDArray[np.object_]:
    """Return one column as regions by periods; the observations are unique by the rules of the long table."""
    grid = np.full((len(codes), len(periods)), "" if column == obs.STATUS else np.nan, dtype=object)
    rows = frame[obs.REGION].map({code: i for i, code in enumerate(codes)}).to_numpy(dtype=float)
    places = frame[obs.PERIOD].map({period.code: t for t, period in enumerate(periods)}).to_numpy(dtype=float)
    inside = np.isfinite(rows) & np.isfinite(places)
    grid[rows[inside].astype(int), places[inside].astype(int)] = frame[column].to_numpy(dtype=object)[inside]
    return grid


def _crossed(
    indicator: Indicator,
    regions: tuple[Region, ...],
    periods: tuple[Period, ...],
    breaks: Sequence[Break],
    *,
    kind: BreakKind,
) -> NDArray[np.bool_]:
    """Return which changes from one period to the next a break of this kind lies in."""
    crossed = np.zeros((len(regions), max(len(periods) - 1, 0)), dtype=bool)
    for item in breaks:
        first = item.begins(periods[0].frequency)
        if item.kind is kind and item.concerns(indicator.id) and periods[0] < first <= periods[-1]:
            rows = [item.concerns_region(region.code) for region in regions]
            crossed[rows, first.steps_since(periods[0]) - 1] = True
    return crossed
