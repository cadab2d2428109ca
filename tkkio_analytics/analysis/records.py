"""Which measured record stands behind a probability: the indicator's own, or the method's on the long Finnish panel."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd

from tkkio_analytics.analysis.forecasting import PanelForecast
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.target import Record, RecordKind, ReliabilityBin
from tkkio_analytics.models.record import Record as MeasuredRecord
from tkkio_analytics.models.record import own_record
from tkkio_analytics.models.scoring import BINS
from tkkio_analytics.models.short import BorrowedSpread

MINIMUM_REGION_ORIGINS: Final = 30
MINIMUM_ORIGINS: Final = 3
"""A record counts from this many forecasts and cutoffs on."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MatchedRecords:
    """The method's record on the long Finnish panel, cut to n observations and looked at h years ahead.

    Parameters
    ----------
    table
        One row per (n_points, horizon), as `tkkio method-record` writes it.
    panel
        What it was measured on, in words.
    """

    table: pd.DataFrame
    panel: LocalizedText

    def borrowed_spread(self) -> BorrowedSpread:
        """Return the spread for series of three observations."""
        row = self.table[self.table["spread_multiple"].notna()].iloc[0]
        return BorrowedSpread(multiple=float(row["spread_multiple"]), growth=float(row["spread_growth"]))

    @lru_cache(maxsize=256)  # noqa: B019 - one instance a release, and a few hundred answers
    def record(self, *, n_observations: int, horizon_years: int) -> Record | None:
        """Return the record at a length and horizon; None where it was not measured.

        Parameters
        ----------
        n_observations
            Length of the series; longer ones than the table holds use its longest.
        horizon_years
            Years ahead, counted from the latest observation.
        """
        n = min(n_observations, int(self.table["n_points"].max()))
        rows = self.table[(self.table["n_points"] == n) & (self.table["horizon"] == horizon_years)]
        if rows.empty:
            return None
        row = rows.iloc[0]
        if row["origins"] < MINIMUM_ORIGINS or not np.isfinite(row["skill"]):
            return None
        bins = [(int(row[f"count_{i}"]), float(row[f"said_{i}"]), float(row[f"happened_{i}"])) for i in range(BINS)]
        return Record(
            kind=RecordKind.MATCHED,
            n_observations=n,
            horizon_years=horizon_years,
            origins=int(row["origins"]),
            region_origins=int(row["region_origins"]),
            brier_skill=float(row["skill"]),
            coverage_80=float(row["c80"]),
            calibration_slope=float(row["slope"]),
            reliability=_bins(bins),
            panel=self.panel,
        )


def record_for(
    forecast: PanelForecast, *, n_observations: int, horizon_years: int, matched: MatchedRecords
) -> Record | None:
    """Return the record behind a probability, None where nothing was measured.

    Parameters
    ----------
    forecast
        The indicator's panel with its past origins.
    n_observations, horizon_years
        Length of the series, and years from its latest observation to the target year.
    matched
        Used where the indicator's own past is too short: fewer than 30 region-origins or 3 origins.
    """
    own = _own(forecast, horizon_years)
    if own is not None:
        return own
    return matched.record(n_observations=n_observations, horizon_years=horizon_years)


@lru_cache(maxsize=512)
def _own(forecast: PanelForecast, horizon: int) -> Record | None:
    """Return the indicator's own record, cached because every region of the panel asks for the same one."""
    if horizon > forecast.fit.origins.location.shape[-1]:
        return None
    measured = own_record(forecast.fit.origins, horizon=horizon, member=forecast.panel.area_rows)
    if (
        measured.region_origins < MINIMUM_REGION_ORIGINS
        or measured.origins < MINIMUM_ORIGINS
        or not np.isfinite(measured.skill)
    ):
        return None
    return _own_words(measured, forecast, horizon)


def _own_words(measured: MeasuredRecord, forecast: PanelForecast, horizon: int) -> Record:
    bins = measured.reliability
    entries = zip(bins.count.tolist(), bins.mean_probability.tolist(), bins.observed_frequency.tolist(), strict=True)
    return Record(
        kind=RecordKind.OWN,
        n_observations=None,
        horizon_years=horizon,
        origins=measured.origins,
        region_origins=measured.region_origins,
        brier_skill=measured.skill,
        coverage_80=measured.c80,
        calibration_slope=measured.slope,
        reliability=_bins(list(entries)),
        panel=forecast.panel.indicator.name,
    )


def _bins(entries: list[tuple[int, float, float]]) -> tuple[ReliabilityBin, ...]:
    return tuple(
        ReliabilityBin(
            lower=i / BINS, upper=(i + 1) / BINS, count=number, mean_probability=said, observed_frequency=came
        )
        for i, (number, said, came) in enumerate(entries)
        if number
    )
