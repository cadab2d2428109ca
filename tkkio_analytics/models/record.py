"""The measured record that a probability rests on: an indicator's own, or the method's on a longer panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from tkkio_analytics.models.arrays import along_leading
from tkkio_analytics.models.borrowing import borrowed_spread
from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.routing import PANEL_POINTS, SHORT_POINTS
from tkkio_analytics.models.scoring import (
    BINS,
    SCALE_WINDOW,
    Reliability,
    brier_skill,
    calibration_slope,
    interval_coverage,
    questions,
    reliability,
)
from tkkio_analytics.models.short import BorrowedSpread, ShortFit, fit_short
from tkkio_analytics.models.tidy import TidyPanel, tidy_panel

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray
    from tkkio_analytics.models.origins import OriginForecasts

RECORD_POINTS = tuple(range(SHORT_POINTS, 16))
RECORD_HORIZONS = 8
OnProgress = Callable[[int, int], None]
"""Told the lengths done, and how many there are."""
_INTERVALS = (0.025, 0.1, 0.9, 0.975)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Record:
    """How probabilities and intervals have done at one horizon.

    Parameters
    ----------
    origins
        Distinct cutoffs: years share their shocks, so this is the honest sample size.
    region_origins
        Forecasts with an outcome.
    skill
        Brier skill against the overall base rate; NaN without outcomes of both kinds.
    c80, c95
        Share of outcomes inside the 80 % and 95 % intervals, each indicator weighing the same.
    slope
        Logistic recalibration slope.
    reliability
        Ten bins of probability.
    """

    origins: int
    region_origins: int
    skill: float
    c80: float
    c95: float
    slope: float
    reliability: Reliability


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnPast:
    """What one indicator adds to a record of several.

    Parameters
    ----------
    origins
        Forecasts at every past origin, `fit_panel(...).origins` of that indicator alone.
    member
        (R,) rows that count.
    periods
        (T,) calendar name of each origin: indicators that share a year share its shocks.
    """

    origins: OriginForecasts
    member: BoolArray
    periods: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answers:
    """N forecasts with their outcome, and M probabilities asked of them, whether each came true."""

    indicator: IntArray
    origin: NDArray[np.object_]
    inside80: BoolArray
    inside95: BoolArray
    said: FloatArray
    came: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PastCase:
    """Forecasts from one cutoff or from many, with what was seen and what came.

    Parameters
    ----------
    forecast
        Their distributions.
    last, deviation
        (..., R) the last value seen, and the standard deviation of the changes seen.
    observed
        (..., R, H) what came, NaN where it does not count.
    indicator, origin
        (..., R) which indicator, and the name of the cutoff.
    """

    forecast: Predictive
    last: FloatArray
    deviation: FloatArray
    observed: FloatArray
    indicator: IntArray
    origin: NDArray[np.object_]


def own_record(
    origins: OriginForecasts, *, horizon: int, indicator: int = 0, member: BoolArray | None = None
) -> Record:
    """Record of an indicator on its own past.

    Parameters
    ----------
    origins
        Forecasts at every past origin, `fit_panel(...).origins`.
    horizon
        Periods ahead, from 1 to the horizons that were fitted.
    indicator
        Which of the P indicators.
    member
        (R,) rows that count, all if not given; the nation is usually left out.

    Returns
    -------
    Record
        Counted in region-origins and origins. methods.md, section 3, asks for 30 and 3.
    """
    periods = range(len(origins.history))
    case = _own_case(origins, indicator=indicator, member=member, periods=periods, number=0)
    return scored([answers_of(case, horizon=horizon)])


def pooled_record(pasts: Sequence[OwnPast], *, horizon: int) -> Record:
    """Record of several indicators together, each on its own past.

    Parameters
    ----------
    pasts
        At least one indicator whose forecasts reach the horizon.
    horizon
        Periods ahead.

    Returns
    -------
    Record
        Origins are distinct periods over all indicators. Coverage weighs each indicator the same; probabilities are
        pooled, and held against the base rate of them all.
    """
    cases = (
        _own_case(past.origins, indicator=0, member=past.member, periods=past.periods, number=number)
        for number, past in enumerate(pasts)
    )
    return scored(answers_of(case, horizon=horizon) for case in cases)


def method_record(
    frame: pd.DataFrame,
    *,
    points: Sequence[int] = RECORD_POINTS,
    horizons: int = RECORD_HORIZONS,
    on_progress: OnProgress | None = None,
) -> pd.DataFrame:
    """Record of the method on a long panel whose histories are cut to n points.

    Parameters
    ----------
    frame
        Tidy yearly panel; shock years stay in.
    points
        Numbers of points kept before the cutoff, 3 or more. 3 points: the short route with a borrowed spread, whose
        record leaves out of the spread the indicator that is scored.
    horizons
        Periods ahead.
    on_progress
        Told the progress.

    Returns
    -------
    pd.DataFrame
        One row per n_points and horizon: origins, region_origins, skill, c80, c95, slope, spread_multiple and
        spread_growth (for 3 points, else NaN), and count_0..9, said_0..9, happened_0..9 of the ten reliability bins.

    Raises
    ------
    PanelError
        Those of `tidy_panel`.
    ValueError
        For fewer than 3 points.
    """
    import pandas as pd  # noqa: PLC0415 - costs 0.8 s, and forecasts on arrays do without it

    panel = tidy_panel(frame)
    rows: list[dict[str, float]] = []
    for done, n in enumerate(points, start=1):
        cases, spread = _short_cases(panel, horizons=horizons) if n == SHORT_POINTS else _cases(panel, n, horizons)
        for horizon in range(1, horizons + 1):
            record = scored(answers_of(case, horizon=horizon) for case in cases)
            rows.append({"n_points": n, "horizon": horizon, **as_row(record, spread)})
        if on_progress is not None:
            on_progress(done, len(points))
    return pd.DataFrame(rows)


def _own_case(
    origins: OriginForecasts, *, indicator: int, member: BoolArray | None, periods: Sequence[int], number: int
) -> PastCase:
    history = origins.history[:, indicator]
    observed = origins.observed[:, indicator]
    if member is not None:
        observed = np.where(member[:, None], observed, np.nan)
    return PastCase(
        forecast=Predictive(
            location=origins.location[:, indicator],
            scale=origins.scale[:, indicator],
            transform=origins.transform[:, indicator],
            lower=origins.lower[:, indicator],
            upper=origins.upper[:, indicator],
            family=origins.family,
        ),
        last=history,
        deviation=deviations_of(history, origins.masked[:, indicator]),
        observed=observed,
        indicator=np.full(history.shape, number, dtype=np.int64),
        origin=np.broadcast_to(np.array(periods, dtype=object)[:, None], history.shape),
    )


def as_row(record: Record, spread: BorrowedSpread | None) -> dict[str, float]:
    """Return a record as a row of the table that the app reads."""
    bins = record.reliability
    return {
        "origins": record.origins,
        "region_origins": record.region_origins,
        "skill": record.skill,
        "c80": record.c80,
        "c95": record.c95,
        "slope": record.slope,
        "spread_multiple": spread.multiple if spread else np.nan,
        "spread_growth": spread.growth if spread else np.nan,
        **{f"count_{i}": int(bins.count[i]) for i in range(BINS)},
        **{f"said_{i}": float(bins.mean_probability[i]) for i in range(BINS)},
        **{f"happened_{i}": float(bins.observed_frequency[i]) for i in range(BINS)},
    }


def _cases(panel: TidyPanel, n: int, horizons: int) -> tuple[list[PastCase], BorrowedSpread | None]:
    if n < PANEL_POINTS:
        raise ValueError(n)
    cases = []
    for cutoff in range(n - 1, panel.observations.shape[2] - 1):
        seen = panel.observations[:, :, cutoff - n + 1 : cutoff + 1]
        fit = fit_panel(seen, lower=panel.lower, upper=panel.upper, horizons=horizons)
        cases.append(_case(panel, fit, cutoff=cutoff, n=n, horizons=horizons))
    return cases, None


def _short_cases(panel: TidyPanel, *, horizons: int) -> tuple[list[PastCase], BorrowedSpread | None]:
    unit = BorrowedSpread(multiple=1.0, growth=0.0)
    ahead = np.arange(1.0, horizons + 1.0)
    cutoffs = range(SHORT_POINTS - 1, panel.observations.shape[2] - 1)
    fits: list[ShortFit] = []
    for cutoff in cutoffs:
        seen = panel.observations[:, :, cutoff - SHORT_POINTS + 1 : cutoff + 1]
        years = np.arange(SHORT_POINTS)
        fits.append(
            fit_short(seen, years=years, borrowed=unit, lower=panel.lower, upper=panel.upper, years_ahead=ahead)
        )
    outcomes = [_outcomes(panel, cutoff, horizons) for cutoff in cutoffs]
    everything = borrowed_spread(fits, outcomes)
    others = [
        borrowed_spread(fits, outcomes, left_out=indicator) or everything for indicator in range(len(panel.indicators))
    ]
    multiple = np.array([s.multiple if s else np.nan for s in others])[:, None, None]
    growth = np.array([s.growth if s else np.nan for s in others])[:, None, None]
    cases = []
    for cutoff, fit in zip(cutoffs, fits, strict=True):
        scaled = replace(fit, scale=fit.scale * multiple * ahead**growth)
        cases.append(_case(panel, scaled, cutoff=cutoff, n=SHORT_POINTS, horizons=horizons))
    return cases, everything


def _case(panel: TidyPanel, forecast: Predictive, *, cutoff: int, n: int, horizons: int) -> PastCase:
    seen = np.moveaxis(panel.observations[:, :, cutoff - n + 1 : cutoff + 1], 2, 0)
    complete = np.asarray(np.isfinite(seen).all(axis=0))
    shape = complete.shape
    return PastCase(
        forecast=forecast,
        last=seen[-1],
        deviation=deviations_of(seen, np.zeros((n - 1, *shape), dtype=bool))[-1],
        observed=np.where(complete[..., None], _outcomes(panel, cutoff, horizons), np.nan),
        indicator=np.broadcast_to(np.arange(shape[0])[:, None], shape),
        origin=np.broadcast_to(panel.periods[:, cutoff, None], shape),
    )


def _outcomes(panel: TidyPanel, cutoff: int, horizons: int) -> FloatArray:
    """Values 1..H periods after a cutoff, (P, R, H), NaN beyond the data."""
    later = panel.observations[:, :, cutoff + 1 : cutoff + 1 + horizons]
    return np.pad(later, ((0, 0), (0, 0), (0, horizons - later.shape[2])), constant_values=np.nan)


def deviations_of(history: FloatArray, masked: BoolArray) -> FloatArray:
    """Return the standard deviation of unmasked changes seen at each cutoff, (T, ...), NaN below two changes."""
    step = np.diff(history, axis=0)
    usable = np.isfinite(step) & ~masked
    step = np.where(usable, step, 0.0)
    out = np.full(history.shape, np.nan)
    for t in range(2, len(history)):
        window = slice(max(t - SCALE_WINDOW + 1, 0), t)
        count = usable[window].sum(axis=0)
        mean = step[window].sum(axis=0) / np.maximum(count, 1)
        square = (np.where(usable[window], step[window] - mean, 0.0) ** 2).sum(axis=0)
        out[t] = np.where(count > 1, np.sqrt(square / np.maximum(count - 1, 1)), np.nan)
    return out


def answers_of(case: PastCase, *, horizon: int) -> Answers:
    """Return what a case said of the outcomes at one horizon, from 1."""
    forecast = case.forecast
    ndim = case.last.ndim
    observed = case.observed[..., horizon - 1]
    there: BoolArray = np.isfinite(observed) & np.isfinite(forecast.location[..., horizon - 1]) & (case.deviation > 0)
    low95, low80, high80, high95 = np.moveaxis(forecast.quantile(list(_INTERVALS))[..., horizon - 1, :], -1, 0)
    said, came = [], []
    for question in questions(
        last=case.last,
        deviation=case.deviation,
        horizon=float(horizon),
        observed=observed,
        lower=along_leading(forecast.lower, ndim=ndim),
        upper=along_leading(forecast.upper, ndim=ndim),
    ):
        asked = question.asked & there
        above = forecast.probability_at_least(question.threshold, horizon=horizon)[asked]
        gap = (observed - question.threshold)[asked]
        said.append(above if question.upwards else 1.0 - above)
        came.append((gap >= 0 if question.upwards else gap <= 0).astype(float))
    return Answers(
        indicator=case.indicator[there],
        origin=case.origin[there],
        inside80=interval_coverage(observed, low80, high80)[there],
        inside95=interval_coverage(observed, low95, high95)[there],
        said=np.concatenate(said),
        came=np.concatenate(came),
    )


def scored(parts: Iterable[Answers]) -> Record:
    """Return the record of answers; origins are the distinct cutoffs among them."""
    listed = list(parts)
    indicator = np.concatenate([part.indicator for part in listed])
    said = np.concatenate([part.said for part in listed])
    came = np.concatenate([part.came for part in listed])
    return Record(
        origins=len({label for part in listed for label in part.origin.tolist()}),
        region_origins=indicator.size,
        skill=brier_skill(said, came),
        c80=_mean_by(indicator, np.concatenate([part.inside80 for part in listed])),
        c95=_mean_by(indicator, np.concatenate([part.inside95 for part in listed])),
        slope=calibration_slope(said, came),
        reliability=reliability(said, came),
    )


def _mean_by(group: IntArray, hit: BoolArray) -> float:
    if group.size == 0:
        return float("nan")
    count = np.bincount(group)
    total = np.bincount(group, weights=hit.astype(float))
    return float((total[count > 0] / count[count > 0]).mean())
