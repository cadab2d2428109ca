"""Which measured record stands behind a probability: the indicator's own, or the method's on the long Finnish panel."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd

from tkkio_analytics.analysis.forecasting import PanelForecast, past_forecasts
from tkkio_analytics.domain.message import LocalizedText, Message
from tkkio_analytics.domain.target import Record, RecordKind, ReliabilityBin, Step
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
    surveys
        The same for the survey model on the panel seen as a survey; ``n_points`` counts rounds.
    panel
        What it was measured on, in words.
    """

    table: pd.DataFrame
    panel: LocalizedText
    surveys: pd.DataFrame

    def survey_record(self, *, n_observations: int, horizon_years: int) -> Record | None:
        """Return the record of the survey model at a count of rounds; None where it was not measured.

        Parameters
        ----------
        n_observations
            Rounds of the series; longer ones than the table holds use its longest.
        horizon_years
            Years ahead, counted from the latest round.
        """
        found = self._row(self.surveys, n_observations=n_observations, horizon_years=horizon_years)
        return None if found is None else replace(found, of_surveys=True)

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
        return self._row(self.table, n_observations=n_observations, horizon_years=horizon_years)

    def _row(self, table: pd.DataFrame, *, n_observations: int, horizon_years: int) -> Record | None:
        n = min(n_observations, int(table["n_points"].max()))
        rows = table[(table["n_points"] == n) & (table["horizon"] == horizon_years)]
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
            coverage_95=float(row["c95"]),
            calibration_slope=float(row["slope"]),
            reliability=_bins(bins),
            panel=self.panel,
        )


def record_for(forecast: PanelForecast, *, n_observations: int, horizon: int, matched: MatchedRecords) -> Record | None:
    """Return the record behind a probability, None where nothing was measured.

    Parameters
    ----------
    forecast
        The indicator's panel with its past origins.
    n_observations, horizon
        Length of the series, and periods from its latest observation to the end of the target year.
    matched
        Used where the indicator's own past is too short: fewer than 30 region-origins or 3 origins. There is none for
        months and quarters.
    """
    measured = own_measured(forecast, horizon=horizon)
    if measured is not None and enough(measured):
        return own_words(forecast, measured, horizon=horizon)
    if forecast.step is Step.ROUND:
        return matched.survey_record(n_observations=n_observations, horizon_years=horizon)
    return matched.record(n_observations=n_observations, horizon_years=horizon) if forecast.fit is not None else None


def own_words(forecast: PanelForecast, measured: MeasuredRecord, *, horizon: int) -> Record:
    """Return an indicator's own record, told in the steps of its past forecasts.

    Parameters
    ----------
    forecast, measured
        Whose record, and its figures.
    horizon
        Periods ahead.
    """
    record = in_words(
        measured,
        kind=RecordKind.OWN,
        horizon=max(1, round(horizon / forecast.panel.season)),
        panel=forecast.panel.indicator.name,
    )
    return record if forecast.step is Step.YEAR else replace(record, step=forecast.step, steps=forecast.steps(horizon))


@lru_cache(maxsize=2048)
def own_measured(forecast: PanelForecast, *, horizon: int) -> MeasuredRecord | None:
    """Return how an indicator's own past forecasts did, however few; None past the horizons that were fitted.

    ``horizon`` counts periods ahead. Cached because every region of the panel asks for the same one.
    """
    steps, past = forecast.steps(horizon), past_forecasts(forecast)
    if steps > past.location.shape[-1]:
        return None
    return own_record(past, horizon=steps, member=forecast.panel.area_rows)


def enough(measured: MeasuredRecord) -> bool:
    """Say whether a record rests on at least 30 region-origins from 3 or more origins, with outcomes of both kinds."""
    return (
        measured.region_origins >= MINIMUM_REGION_ORIGINS
        and measured.origins >= MINIMUM_ORIGINS
        and bool(np.isfinite(measured.skill))
    )


def in_words(measured: MeasuredRecord, *, kind: RecordKind, horizon: int, panel: LocalizedText | Message) -> Record:
    """Return a measured record as a domain object.

    Parameters
    ----------
    measured
        The figures.
    kind, horizon, panel
        Whose past forecasts, how many years ahead they looked, and what they were measured on.
    """
    bins = measured.reliability
    entries = zip(bins.count.tolist(), bins.mean_probability.tolist(), bins.observed_frequency.tolist(), strict=True)
    return Record(
        kind=kind,
        n_observations=None,
        horizon_years=horizon,
        origins=measured.origins,
        region_origins=measured.region_origins,
        brier_skill=measured.skill,
        coverage_80=measured.c80,
        coverage_95=measured.c95,
        calibration_slope=measured.slope,
        reliability=_bins(list(entries)),
        panel=panel,
    )


def _bins(entries: list[tuple[int, float, float]]) -> tuple[ReliabilityBin, ...]:
    return tuple(
        ReliabilityBin(
            lower=i / BINS, upper=(i + 1) / BINS, count=number, mean_probability=said, observed_frequency=came
        )
        for i, (number, said, came) in enumerate(entries)
        if number
    )
