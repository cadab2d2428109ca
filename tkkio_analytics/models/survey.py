"""The survey model: levels behind estimates whose sampling error is known, in rounds of irregular years."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray, ratio
from tkkio_analytics.models.inputs import PanelInput, panel_input
from tkkio_analytics.models.local_level import Deviations, Levels, design_effect, filtered, variances
from tkkio_analytics.models.origins import OriginForecasts
from tkkio_analytics.models.own_drift import OwnDrift, own_drift
from tkkio_analytics.models.panel_path import PanelDrift, panel_drift, panel_path
from tkkio_analytics.models.pooling import damped_years
from tkkio_analytics.models.predictive import Family, Predictive
from tkkio_analytics.models.routing import SHORT_POINTS
from tkkio_analytics.models.sampling import Sampling, sampling_variance
from tkkio_analytics.models.transform import transforms_by_cutoff


class ForecastOf(StrEnum):
    """What a survey forecast is about."""

    PUBLISHED_ESTIMATE = "published_estimate"
    """What the next round will publish, its sampling error included: what can be scored."""
    TRUE_LEVEL = "true_level"
    """What the next round will measure: what a target is about."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PublishedError:
    """What the producer says of the sampling error, (P, R, T), NaN where nothing.

    Parameters
    ----------
    se
        Standard errors in the unit of the values; they speak where both are given.
    n
        Respondents; a binomial error follows from them for shares, raised by a design effect learnt from the panel.
    """

    se: npt.ArrayLike | None = None
    n: npt.ArrayLike | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SurveyFit(Predictive):
    """Forecasts of published estimates; `true_level` has those of what they measure.

    Parameters
    ----------
    level_scale
        (P, R, H) standard deviation for the true level, on the transformed scale.
    sampling
        (P, R) standard error of the last round on the transformed scale, taken for the next one's.
    panel_change, panel_weight
        (P,) change of the panel per year, and the share of it that is believed (B0).
    own_change, own_weight
        (P, R) change of each area per year beside the panel's, and the share of it that is believed; 0 with 5 rounds
        or fewer.
    process
        (P,) variance with which a level wanders from the panel's path in a year.
    n
        (P, R) usable rounds: unmasked changes from one value to the next + 1, and 0 where there is no value.
    age
        (P, R) years from the last value to the last round of the panel; years ahead count from the latter.
    forecast_of
        What location and scale are about.
    """

    level_scale: FloatArray
    sampling: FloatArray
    panel_change: FloatArray
    panel_weight: FloatArray
    own_change: FloatArray
    own_weight: FloatArray
    process: FloatArray
    n: IntArray
    age: FloatArray
    forecast_of: ForecastOf = ForecastOf.PUBLISHED_ESTIMATE

    @property
    def true_level(self) -> "SurveyFit":
        """The same forecasts without the sampling error of the round to come."""
        return replace(self, scale=self.level_scale, forecast_of=ForecastOf.TRUE_LEVEL)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Survey:
    """Checked input of the survey model: years (T, P), errors (T, P, R), NaN where not published."""

    panel: PanelInput
    year: FloatArray
    se: FloatArray
    n: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rounds:
    """Rounds of each area: breaks since its round before (T, P, R), usable rounds and year of the last (P, R)."""

    masked: BoolArray
    n: IntArray
    last_year: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """Where the panel's path and the areas' levels stand in the last round, and how they move."""

    start: FloatArray
    start_variance: FloatArray
    levels: Levels
    drift: PanelDrift
    own: OwnDrift
    process: FloatArray
    sampling: FloatArray

    def location(self, years: FloatArray) -> FloatArray:
        """Return the expected level `years` ahead; `years` broadcasts against (P, R, H)."""
        change = (self.drift.weight * self.drift.change)[:, None] + self.own.weight * self.own.change
        return (self.start[:, None] + self.levels.mean)[..., None] + change[..., None] * damped_years(years)

    def level_variance(self, years: FloatArray) -> FloatArray:
        """Variance of the true level `years` ahead."""
        now = self.levels.variance + self.start_variance[:, None]
        wandering = self.process + self.drift.common
        slope = self.drift.uncertainty[:, None] + self.own.uncertainty
        return now[..., None] + wandering[:, None, None] * years + slope[..., None] * damped_years(years) ** 2


def fit_survey(
    values: npt.ArrayLike,
    *,
    years: npt.ArrayLike,
    published: PublishedError,
    masked: npt.ArrayLike | None = None,
    lower: npt.ArrayLike | None = None,
    upper: npt.ArrayLike | None = None,
    member: npt.ArrayLike | None = None,
    years_ahead: npt.ArrayLike = (1.0,),
) -> SurveyFit:
    """Forecast survey estimates and the levels behind them.

    Parameters
    ----------
    values
        (P, R, T) published estimates in original units, NaN for missing.
    years
        (T,) or (P, T) year of each round, increasing; NaN where an indicator has no round.
    published
        What the producer says of the sampling error.
    masked
        (P, R, T-1) true where the change into the next round is a break in measurement.
    lower, upper
        (P,) or scalar bounds, NaN for none.
    member
        (R,) or (P, R), false for rows that do not count in the panel.
    years_ahead
        (H,) or (P, H) years after the last round.

    Returns
    -------
    SurveyFit
        Normal forecasts on the transformed scale; none for a series with fewer than 3 usable rounds, or without any
        published error in its panel.

    Notes
    -----
    methods.md, section 2. The level of an area is a random walk around the panel's path (Durbin & Koopman 2012, 2.1),
    its first value shrunk to the panel; all variances are closed-form moments.

    Examples
    --------
    >>> error = PublishedError(se=[[[1.0, 1.0, 1.0]]])
    >>> fit = fit_survey([[[20.0, 21.0, 22.0]]], years=[2018, 2020, 2022], published=error, lower=0, upper=100)
    >>> bool(fit.level_scale[0, 0, 0] < fit.scale[0, 0, 0])
    True
    """
    survey = _survey(panel_input(values, masked=masked, lower=lower, upper=upper, member=member), years, published)
    return _fit(survey, ahead=np.asarray(years_ahead, dtype=float))


def backtest_survey(
    values: npt.ArrayLike,
    *,
    years: npt.ArrayLike,
    published: PublishedError,
    masked: npt.ArrayLike | None = None,
    lower: npt.ArrayLike | None = None,
    upper: npt.ArrayLike | None = None,
    member: npt.ArrayLike | None = None,
    rounds: int = 1,
) -> OriginForecasts:
    """Forecast the next rounds at every past round, with what was published by then.

    Parameters
    ----------
    values, years, published, masked, lower, upper, member
        As for `fit_survey`.
    rounds
        Rounds ahead. When a round was held is taken as known; after the last one, a year apart.

    Returns
    -------
    OriginForecasts
        Of published estimates, by round. None at an origin where the area has no value.
    """
    panel = panel_input(values, masked=masked, lower=lower, upper=upper, member=member)
    survey = _survey(panel, years, published)
    ahead = _years_to_rounds(survey.year, rounds=rounds)
    fits = [_fit(_until(survey, t), ahead=ahead[t]) for t in range(len(panel.values))]
    there = np.isfinite(panel.values)[..., None]
    return OriginForecasts(
        location=np.where(there, np.array([fit.location for fit in fits]), np.nan),
        scale=np.where(there, np.array([fit.scale for fit in fits]), np.nan),
        transform=np.array([fit.transform for fit in fits]),
        lower=np.array([fit.lower for fit in fits]),
        upper=np.array([fit.upper for fit in fits]),
        family=Family.NORMAL,
        observed=panel.outcomes(horizons=rounds),
        history=panel.values,
        masked=panel.masked,
    )


def _survey(panel: PanelInput, years: npt.ArrayLike, published: PublishedError) -> _Survey:
    periods, indicators, _ = panel.values.shape
    se, respondents = np.full((2, *panel.values.shape), np.nan)
    for given, kept in ((published.se, se), (published.n, respondents)):
        if given is not None:
            kept[:] = np.moveaxis(np.asarray(given, dtype=float), 2, 0)
    year = np.broadcast_to(np.asarray(years, dtype=float), (indicators, periods)).T
    first = np.fmin.reduce(year, axis=0, initial=np.nan)
    return _Survey(panel=panel, year=np.where(np.isfinite(year), year, first), se=se, n=respondents)


def _until(survey: _Survey, cutoff: int) -> _Survey:
    seen, panel = slice(0, cutoff + 1), survey.panel
    return _Survey(
        panel=replace(panel, values=panel.values[seen], masked=panel.masked[:cutoff]),
        year=survey.year[seen],
        se=survey.se[seen],
        n=survey.n[seen],
    )


def _years_to_rounds(year: FloatArray, *, rounds: int) -> FloatArray:
    """Years from each round to the next ones, (T, P, H)."""
    after = year[-1] + np.arange(1.0, rounds + 1.0)[:, None]
    calendar = np.concatenate([year, after])
    until = [calendar[h : h + len(year)] - year for h in range(1, rounds + 1)]
    return np.where(np.isfinite(np.stack(until, axis=-1)), np.stack(until, axis=-1), 1.0)


def _fit(survey: _Survey, *, ahead: FloatArray) -> SurveyFit:
    panel = survey.panel
    codes = transforms_by_cutoff(panel.values, member=panel.member, lower=panel.lower, upper=panel.upper)[-1]
    lower, upper = (bound[-1] for bound in panel.bounds_in_force())
    found = sampling_variance(panel.values, codes, se=survey.se, n=survey.n, lower=lower, upper=upper)
    z = np.where(np.isfinite(found.variance), panel.transformed(codes), np.nan)
    rounds = _rounds(z, breaks=panel.masked, year=survey.year)
    state = _state(survey, z, found, masked=rounds.masked)
    years = np.broadcast_to(ahead, (lower.size, ahead.shape[-1]))[:, None, :]
    use = (rounds.n >= SHORT_POINTS)[..., None]
    level = np.where(use, state.level_variance(years), np.nan)
    last = _last_known(state.sampling)
    return SurveyFit(
        location=np.where(use, state.location(years), np.nan),
        scale=np.sqrt(level + last[..., None]),
        transform=codes,
        lower=lower,
        upper=upper,
        family=Family.NORMAL,
        level_scale=np.sqrt(level),
        sampling=np.sqrt(last),
        panel_change=state.drift.change,
        panel_weight=state.drift.weight,
        own_change=state.own.change,
        own_weight=state.own.weight,
        process=state.process,
        n=rounds.n,
        age=survey.year[-1][:, None] - rounds.last_year,
    )


def _state(survey: _Survey, z: FloatArray, found: Sampling, *, masked: BoolArray) -> _State:
    member, year = survey.panel.member, survey.year
    path = panel_path(z, sampling=found.variance, year=year, masked=masked, member=member)
    simple = Deviations(
        value=z - path.level[..., None], sampling=found.variance, year=year, run=masked.cumsum(axis=0), member=member
    )
    effect = np.where(found.simple, design_effect(simple, simple=found.simple)[:, None], 1.0)
    data = replace(simple, sampling=found.variance * effect)
    known = variances(data)
    own = own_drift(data, process=known.process)
    ahead_of_now = (own.weight * own.change) * (year - year[-1])[..., None]
    return _State(
        start=path.level[-1],
        start_variance=_path_variance(data),
        levels=filtered(replace(data, value=data.value - ahead_of_now), known),
        drift=panel_drift(path, process=known.process),
        own=own,
        process=known.process,
        sampling=data.sampling,
    )


def _last_known(values: FloatArray) -> FloatArray:
    last: FloatArray = values[0]
    for later in values[1:]:
        last = np.where(np.isfinite(later), later, last)
    return last


def _rounds(z: FloatArray, *, breaks: BoolArray, year: FloatArray) -> _Rounds:
    masked = np.zeros(z.shape, dtype=bool)
    broken, seen = np.zeros(z.shape[1:], dtype=bool), np.zeros(z.shape[1:], dtype=bool)
    usable = np.zeros(z.shape[1:], dtype=np.int64)
    last_year = np.full(z.shape[1:], np.nan)
    for t in range(len(z)):
        there = np.isfinite(z[t])
        if t:
            broken = broken | breaks[t - 1]
        masked[t] = there & seen & broken
        usable += there & seen & ~broken
        broken = broken & ~there
        seen = seen | there
        last_year = np.where(there, year[t][:, None], last_year)
    return _Rounds(masked=masked, n=np.where(seen, usable + 1, 0), last_year=last_year)


def _path_variance(data: Deviations) -> FloatArray:
    """Return the sampling variance of the path in the last round that the panel has, (P,)."""
    here = np.isfinite(data.value) & data.member
    areas = here.sum(axis=2).astype(float)
    each = ratio(np.where(here, data.sampling, 0.0).sum(axis=2), areas**2)
    return np.nan_to_num(_last_known(np.where(areas > 0, each, np.nan)))
