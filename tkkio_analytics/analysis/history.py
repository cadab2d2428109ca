"""The observations of one indicator as a panel: regions by years, with its breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.forecast import HistoryPoint
from tkkio_analytics.domain.indicator import Break, BreakKind, Indicator
from tkkio_analytics.domain.region import Region, RegionCategory

ANNUAL_PERIOD: Final = r"^\d{4}$"
TOTAL_SEX: Final = "total"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class IndicatorPanel:
    """One indicator over regions and consecutive years.

    Parameters
    ----------
    indicator
        What is measured.
    regions
        Rows, in their official order; the nation and the collaborative areas where the source publishes them.
    years
        Columns: every year from the first to the last one observed anywhere.
    values
        Shape (regions, years), in the published unit, NaN where nothing was observed.
    statuses
        Shape (regions, years): observed, suppressed, missing, or "" where the source has no row.
    masked
        Shape (regions, years - 1): the change into year t + 1 crosses a measurement break.
    regime
        Shape (regions, years - 1): the world changed between year t and t + 1; nothing is masked.
    standard_errors
        Shape (regions, years), NaN where none is published.
    breaks
        Breaks of the indicator.
    origin_ids
        Sources of the observed values.
    """

    indicator: Indicator
    regions: tuple[Region, ...]
    years: tuple[int, ...]
    values: NDArray[np.float64]
    statuses: NDArray[np.object_]
    masked: NDArray[np.bool_]
    regime: NDArray[np.bool_]
    standard_errors: NDArray[np.float64]
    breaks: tuple[Break, ...]
    origin_ids: tuple[str, ...]

    @property
    def area_rows(self) -> NDArray[np.bool_]:
        """Return which rows are areas that are compared, shape (regions,)."""
        return np.array([region.category is RegionCategory.COUNTY for region in self.regions])

    def row(self, region_code: str) -> int | None:
        """Return the row of a region, or None where the indicator has no row for it."""
        codes = [region.code for region in self.regions]
        return codes.index(region_code) if region_code in codes else None

    def observed_columns(self, row: int) -> NDArray[np.intp]:
        """Return the positions of the observed years of one region."""
        return np.flatnonzero(np.isfinite(self.values[row]))

    def usable_changes(self, row: int) -> list[tuple[int, int]]:
        """Return the changes between consecutive observed years that no measurement break lies in."""
        columns = self.observed_columns(row)
        pairs = zip(columns[:-1].tolist(), columns[1:].tolist(), strict=True)
        return [(start, end) for start, end in pairs if not self.masked[row, start:end].any()]

    def n_observations(self, row: int) -> int:
        """Return the length that decides the model: usable changes + 1, 0 without any observation."""
        return len(self.usable_changes(row)) + 1 if len(self.observed_columns(row)) else 0


def indicator_panel(
    observations: pd.DataFrame, *, indicator: Indicator, regions: Sequence[Region], breaks: Sequence[Break]
) -> IndicatorPanel | None:
    """Return the annual total-sex panel of ``indicator``, or None where it has no annual observation.

    Parameters
    ----------
    observations
        Long table with the derived column ``year``.
    indicator, regions, breaks
        What to look for; regions without any row are left out.
    """
    chosen = observations[
        (observations[obs.INDICATOR] == indicator.id)
        & (observations[obs.SEX] == TOTAL_SEX)
        & observations[obs.PERIOD].str.match(ANNUAL_PERIOD)
    ]
    observed = chosen[chosen[obs.STATUS] == obs.Status.OBSERVED.value]
    if observed.empty:
        return None
    years = tuple(range(int(observed[obs.YEAR].min()), int(observed[obs.YEAR].max()) + 1))
    present = set(chosen[obs.REGION])
    kept = tuple(region for region in sorted(regions, key=lambda region: region.order) if region.code in present)
    codes = [region.code for region in kept]
    return IndicatorPanel(
        indicator=indicator,
        regions=kept,
        years=years,
        values=_grid(chosen, obs.VALUE, codes, years).astype(float),
        statuses=_grid(chosen, obs.STATUS, codes, years),
        masked=_crossed(indicator, kept, years, breaks, kind=BreakKind.MEASUREMENT),
        regime=_crossed(indicator, kept, years, breaks, kind=BreakKind.REGIME),
        standard_errors=_grid(chosen, obs.STANDARD_ERROR, codes, years).astype(float),
        breaks=tuple(item for item in breaks if item.concerns(indicator.id)),
        origin_ids=tuple(sorted(set(observed[obs.ORIGIN]))),
    )


def history_points(panel: IndicatorPanel, row: int) -> tuple[HistoryPoint, ...]:
    """Return every year of one region's series, the missing ones included."""
    values, statuses = panel.values[row], panel.statuses[row]  # noqa: PD011 - our own array, not a frame
    return tuple(
        HistoryPoint(
            year=year,
            value=float(values[t]) if np.isfinite(values[t]) else None,
            status=str(statuses[t]) or obs.Status.MISSING.value,
            after_measurement_break=t > 0 and bool(panel.masked[row, t - 1]),
        )
        for t, year in enumerate(panel.years)
        if np.isfinite(values[t]) or statuses[t]
    )


def _grid(frame: pd.DataFrame, column: str, codes: list[str], years: tuple[int, ...]) -> NDArray[np.object_]:
    """Return one column as regions by years; the observations are unique by the rules of the long table."""
    grid = np.full((len(codes), len(years)), "" if column == obs.STATUS else np.nan, dtype=object)
    rows = frame[obs.REGION].map({code: i for i, code in enumerate(codes)}).to_numpy()
    columns = frame[obs.YEAR].to_numpy(dtype=int) - years[0]
    inside = (columns >= 0) & (columns < len(years)) & np.isfinite(rows)
    grid[rows[inside].astype(int), columns[inside]] = frame[column].to_numpy(dtype=object)[inside]
    return grid


def _crossed(
    indicator: Indicator,
    regions: tuple[Region, ...],
    years: tuple[int, ...],
    breaks: Sequence[Break],
    *,
    kind: BreakKind,
) -> NDArray[np.bool_]:
    """Return which changes from one year to the next a break of this kind lies in."""
    crossed = np.zeros((len(regions), max(len(years) - 1, 0)), dtype=bool)
    for item in breaks:
        first = int(item.first_period[:4])
        if item.kind is kind and item.concerns(indicator.id) and years[0] < first <= years[-1]:
            rows = [item.concerns_region(region.code) for region in regions]
            crossed[rows, years.index(first) - 1] = True
    return crossed
