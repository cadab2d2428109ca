"""The models of one indicator's panel: each fitted as it is asked, told in one shape."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.history import IndicatorPanel, bounds
from tkkio_analytics.domain.indicator import DataKind
from tkkio_analytics.domain.period import Frequency
from tkkio_analytics.models.panel import PanelFit, fit_panel
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.regime import recent_widening
from tkkio_analytics.models.routing import SHORT_POINTS, Route, Routing, SamplingError, SeriesFacts, routing
from tkkio_analytics.models.seasonal import fit_seasonal
from tkkio_analytics.models.short import BorrowedSpread, fit_short
from tkkio_analytics.models.survey import PublishedError, fit_survey

KNOWN_ERROR: Final = frozenset({SamplingError.PUBLISHED, SamplingError.FROM_N})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """How far the common trend or season (0-1), each region's own part and a short history are believed.

    ``brake`` is None in models without one.
    """

    panel: float
    own: NDArray[np.float64]
    brake: NDArray[np.float64] | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ModelFit:
    """What a model says of a panel.

    Parameters
    ----------
    choices
        Model of each region and why, in the order of its rows.
    observations
        Length of each series as its model counts it.
    distribution
        Forecasts, shape (1, regions, horizons); NaN where no model speaks.
    weights
        What is believed.
    widening
        Factor of the scale after a change of regime, shape (regions,).
    yearly
        The panel model with its past origins, for yearly registers.
    """

    choices: tuple[Routing, ...]
    observations: tuple[int, ...]
    distribution: Predictive
    weights: Weights
    widening: NDArray[np.float64]
    yearly: PanelFit | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rounds:
    """The rounds of a survey that were held: their columns, values, breaks between them and published errors."""

    columns: NDArray[np.intp]
    years: NDArray[np.float64]
    values: NDArray[np.float64]
    masked: NDArray[np.bool_]
    published: PublishedError


def known_sampling(panel: IndicatorPanel) -> SamplingError:
    """Return what a model can use of the sampling error: an error known in fewer than three rounds is none."""
    known = panel.sampling
    if known not in KNOWN_ERROR or np.isfinite(panel.level_errors).any(axis=0).sum() >= SHORT_POINTS:
        return known
    return SamplingError.UNKNOWN if panel.indicator.data_kind is DataKind.SURVEY else SamplingError.NOT_SAMPLED


def fit_model(panel: IndicatorPanel, *, horizons: int, borrowed: BorrowedSpread) -> ModelFit:
    """Return the forecasts of the model that the panel allows.

    Parameters
    ----------
    panel
        One indicator.
    horizons
        Periods ahead of the panel's last one.
    borrowed
        Spread for yearly series too short for one of their own.
    """
    if panel.frequency is not Frequency.YEARLY:
        return _seasonal(panel, horizons=horizons)
    sampling = known_sampling(panel)
    if sampling in KNOWN_ERROR:
        return _survey(panel, sampling, horizons=horizons)
    return _yearly(panel, sampling, horizons=horizons, borrowed=borrowed)


def rounds_of(panel: IndicatorPanel) -> Rounds:
    """Return the rounds of a survey; a break counts between the rounds it lies between."""
    columns = panel.rounds
    between = zip(columns[:-1].tolist(), columns[1:].tolist(), strict=True)
    masked = [panel.masked[:, start:end].any(axis=1) for start, end in between]
    respondents = panel.sample_sizes if panel.indicator.data_kind is DataKind.SURVEY else panel.sample_sizes * np.nan
    return Rounds(
        columns=columns,
        years=np.array(panel.years, dtype=float)[columns],
        values=panel.values[None][:, :, columns],
        masked=np.array(masked, dtype=bool).reshape(len(masked), len(panel.regions)).T[None],
        published=PublishedError(se=panel.standard_errors[None][:, :, columns], n=respondents[None][:, :, columns]),
    )


def _yearly(panel: IndicatorPanel, sampling: SamplingError, *, horizons: int, borrowed: BorrowedSpread) -> ModelFit:
    lower, upper = bounds(panel.indicator)
    values, masked, member = panel.values[None], panel.masked[None], panel.area_rows
    regime = panel.regime[None]
    fit = fit_panel(values, masked=masked, lower=lower, upper=upper, member=member, regime=regime, horizons=horizons)
    short = fit_short(
        values,
        years=np.array(panel.years, dtype=float),
        borrowed=borrowed,
        masked=masked,
        lower=lower,
        upper=upper,
        member=member,
        years_ahead=np.arange(1.0, horizons + 1.0),
    )
    choices = _choices(panel, fit.n[0], sampling=sampling)
    use = {kind: np.array([item.route is kind for item in choices])[None, :, None] for kind in Route}
    return ModelFit(
        choices=choices,
        observations=tuple(
            int(fit.n[0, row]) if item.route is Route.PANEL else panel.n_observations(row)
            for row, item in enumerate(choices)
        ),
        distribution=Predictive(
            location=_merged(use, fit.location, short.location),
            scale=_merged(use, fit.scale, short.scale),
            transform=fit.transform,
            lower=fit.lower,
            upper=fit.upper,
        ),
        weights=Weights(panel=float(fit.panel_weight[0]), own=fit.own_weight[0], brake=fit.brake[0]),
        widening=fit.widening[0],
        yearly=fit,
    )


def _survey(panel: IndicatorPanel, sampling: SamplingError, *, horizons: int) -> ModelFit:
    lower, upper = bounds(panel.indicator)
    held = rounds_of(panel)
    found = fit_survey(
        held.values,
        years=held.years,
        published=held.published,
        masked=held.masked,
        lower=lower,
        upper=upper,
        member=panel.area_rows,
        years_ahead=np.arange(1.0, horizons + 1.0),
    )
    gaps = np.diff(held.columns)
    widening = recent_widening(panel.regime, last=_last(panel), window=int(gaps[-1]) if gaps.size else 1)
    choices = _choices(panel, found.n[0], sampling=sampling)
    return ModelFit(
        choices=choices,
        observations=tuple(found.n[0].tolist()),
        distribution=_spoken(found.true_level, choices, widening=widening),
        weights=Weights(panel=float(found.panel_weight[0]), own=found.own_weight[0], brake=None),
        widening=widening,
        yearly=None,
    )


def _seasonal(panel: IndicatorPanel, *, horizons: int) -> ModelFit:
    lower, upper = bounds(panel.indicator)
    found = fit_seasonal(
        panel.values[None],
        period=panel.season,
        masked=panel.masked[None],
        lower=lower,
        upper=upper,
        member=panel.area_rows,
        horizons=horizons,
    )
    widening = recent_widening(panel.regime, last=_last(panel), window=panel.season)
    choices = _choices(panel, found.n[0], season_known=bool(found.season_known[0]))
    return ModelFit(
        choices=choices,
        observations=tuple(found.n[0].tolist()),
        distribution=_spoken(found, choices, widening=widening),
        weights=Weights(panel=float(found.panel_weight[0]), own=found.own_weight[0], brake=None),
        widening=widening,
        yearly=None,
    )


def _choices(
    panel: IndicatorPanel,
    usable: NDArray[np.int64],
    *,
    sampling: SamplingError = SamplingError.NOT_SAMPLED,
    season_known: bool = True,
) -> tuple[Routing, ...]:
    ages = len(panel.periods) - 1 - _last(panel)
    return tuple(
        routing(
            SeriesFacts(
                n=int(usable[row]),
                rounds=int(usable[row]) if sampling in KNOWN_ERROR else panel.n_observations(row),
                age=int(ages[row]),
                ended=not panel.regions[row].goes_on,
                frequency=panel.frequency,
                sampling_error=sampling,
                season_known=season_known,
            )
        )
        for row in range(len(panel.regions))
    )


def _last(panel: IndicatorPanel) -> NDArray[np.int64]:
    """Return the column of the last value of each region; the first column where there is none."""
    columns = [panel.observed_columns(row) for row in range(len(panel.regions))]
    return np.array([seen[-1] if len(seen) else 0 for seen in columns], dtype=np.int64)


def _spoken(found: Predictive, choices: tuple[Routing, ...], *, widening: NDArray[np.float64]) -> Predictive:
    """Return the forecasts of the series that a model speaks of, widened after a change of regime."""
    spoken = np.array([item.route is not Route.NONE for item in choices])[None, :, None]
    return Predictive(
        location=np.where(spoken, found.location, np.nan),
        scale=np.where(spoken, found.scale * widening[None, :, None], np.nan),
        transform=found.transform,
        lower=found.lower,
        upper=found.upper,
        family=found.family,
    )


def _merged(use: dict[Route, np.ndarray], fitted: np.ndarray, short: np.ndarray) -> np.ndarray:
    return np.where(use[Route.PANEL], fitted, np.where(use[Route.SHORT], short, np.nan))
