"""Forecasts for three points or irregular years: last value, the panel's drift, a borrowed spread."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray, ratio
from tkkio_analytics.models.inputs import PanelInput, panel_input
from tkkio_analytics.models.pooling import believed_share, damped_years, short_history_brake
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.routing import SHORT_POINTS
from tkkio_analytics.models.transform import transforms_by_cutoff
from tkkio_analytics.models.trend import SINGLE, recency_moments


@dataclass(frozen=True, slots=True, kw_only=True)
class BorrowedSpread:
    """Spread measured on a longer panel cut to the same length.

    Parameters
    ----------
    multiple
        Scale one year ahead, in units of the panel's mean absolute one-year change.
    growth
        Exponent of the years ahead.
    """

    multiple: float
    growth: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShortFit(Predictive):
    """Forecasts of the short route, to be flagged as weak.

    Parameters
    ----------
    drift
        (P, R) believed change per year on the transformed scale.
    step
        (P,) the panel's mean absolute change, as if over one year.
    n
        (P, R) usable rounds: unmasked changes from one value to the next + 1, and 0 where there is no value.
    age
        (P, R) years from the last value to the last period of the panel; years ahead count from the latter.
    """

    drift: FloatArray
    step: FloatArray
    n: IntArray
    age: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rounds:
    """Changes from one value to the next, (T-1, P, R), filed under the later one."""

    change: FloatArray
    years: FloatArray
    usable: BoolArray
    last: FloatArray
    last_year: FloatArray


def fit_short(
    values: npt.ArrayLike,
    *,
    years: npt.ArrayLike,
    borrowed: BorrowedSpread,
    masked: npt.ArrayLike | None = None,
    lower: npt.ArrayLike | None = None,
    upper: npt.ArrayLike | None = None,
    member: npt.ArrayLike | None = None,
    years_ahead: npt.ArrayLike = (1.0, 2.0, 3.0, 4.0, 5.0),
) -> ShortFit:
    """Forecast series with too little past for a spread of their own.

    Parameters
    ----------
    values
        (P, R, T) rounds in original units, NaN for missing.
    years
        (T,) or (P, T) year of each round, increasing.
    borrowed
        Spread of the matched record.
    masked
        (P, R, T-1) true where the change into the next round is a break in measurement.
    lower, upper
        (P,) or scalar bounds, NaN for none.
    member
        (R,) or (P, R), false for rows that do not count in the panel.
    years_ahead
        (H,) years after the last round.

    Returns
    -------
    ShortFit
        t4 forecasts; none for a series with fewer than 3 usable rounds.

    Notes
    -----
    methods.md, section 2: last value + B0 m per elapsed year, braked and damped as in section 1, no drift of its own.

    Examples
    --------
    >>> spread = BorrowedSpread(multiple=1.0, growth=0.6)
    >>> fit = fit_short([[[40.0, 42.0, 44.0]]], years=[2016, 2020, 2024], borrowed=spread, lower=0, upper=100)
    >>> int(fit.n[0, 0])
    3
    """
    panel = panel_input(values, masked=masked, lower=lower, upper=upper, member=member)
    periods, indicators, _ = panel.values.shape
    calendar = np.broadcast_to(np.asarray(years, dtype=float), (indicators, periods)).T
    return _fit(panel, calendar=calendar, borrowed=borrowed, ahead=np.asarray(years_ahead, dtype=float))


def _fit(panel: PanelInput, *, calendar: FloatArray, borrowed: BorrowedSpread, ahead: FloatArray) -> ShortFit:
    codes = transforms_by_cutoff(panel.values, member=panel.member, lower=panel.lower, upper=panel.upper)[-1]
    rounds = _rounds(panel.transformed(codes), calendar=calendar, breaks=panel.masked)
    drift = _panel_drift(rounds, member=panel.member)
    step = _mean_step(rounds, member=panel.member, growth=borrowed.growth)
    n = np.where(np.isfinite(rounds.last), rounds.usable.sum(axis=0) + 1, 0)
    enough = (n >= SHORT_POINTS)[..., None]
    age = calendar[-1][:, None] - rounds.last_year
    elapsed = np.where(enough, age[..., None] + ahead, np.nan)
    lower, upper = panel.bounds_in_force()
    return ShortFit(
        location=rounds.last[..., None] + drift[..., None] * damped_years(elapsed),
        scale=borrowed.multiple * step[:, None, None] * elapsed**borrowed.growth,
        transform=codes,
        lower=lower[-1],
        upper=upper[-1],
        drift=drift,
        step=step,
        n=n,
        age=age,
    )


def _rounds(z: FloatArray, *, calendar: FloatArray, breaks: BoolArray) -> _Rounds:
    shape = (z.shape[0] - 1, *z.shape[1:])
    change, years, usable = np.zeros(shape), np.ones(shape), np.zeros(shape, dtype=bool)
    last = z[0].copy()
    last_year = np.where(np.isfinite(last), calendar[0][:, None], np.nan)
    broken = np.zeros(z.shape[1:], dtype=bool)
    for t in range(1, z.shape[0]):
        there = np.isfinite(z[t])
        broken |= breaks[t - 1]
        usable[t - 1] = there & np.isfinite(last) & ~broken
        change[t - 1] = np.where(usable[t - 1], z[t] - last, 0.0)
        years[t - 1] = np.where(usable[t - 1], calendar[t][:, None] - last_year, 1.0)
        last, last_year = np.where(there, z[t], last), np.where(there, calendar[t][:, None], last_year)
        broken &= ~there
    return _Rounds(change=change, years=years, usable=usable, last=last, last_year=last_year)


def _panel_drift(rounds: _Rounds, *, member: BoolArray) -> FloatArray:
    counted = rounds.usable & member
    regions = counted.sum(axis=2)
    mean = ratio(np.where(counted, rounds.change / rounds.years, 0.0).sum(axis=2), regions.astype(float))
    moments = recency_moments(mean, regions > 0)
    share = believed_share(moments.mean, moments.variance * moments.concentration, known=moments.concentration < SINGLE)
    believed = (share * moments.mean)[-1].mean(axis=0)
    return np.asarray(short_history_brake(rounds.usable.sum(axis=0)) * believed[:, None])


def _mean_step(rounds: _Rounds, *, member: BoolArray, growth: float) -> FloatArray:
    """Mean absolute change of the panel, each divided by its years to the power of the growth."""
    counted = rounds.usable & member
    size = np.where(counted, np.abs(rounds.change) / rounds.years**growth, 0.0)
    return ratio(size.sum(axis=(0, 2)), counted.sum(axis=(0, 2)).astype(float))
