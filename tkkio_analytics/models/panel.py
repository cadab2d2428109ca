"""The annual panel model: shrunken damped drift, calibrated on the panel's own past."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray
from tkkio_analytics.models.blocks import indicator_blocks, joined, keep_freed_memory
from tkkio_analytics.models.calibration import Spread, calibrated_spread, past_errors, ready_origins
from tkkio_analytics.models.inputs import PanelInput, panel_input
from tkkio_analytics.models.origins import OriginForecasts
from tkkio_analytics.models.pooling import Drift, damped_years, drift_doubt, shrunken_drift
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.regime import regime_widening
from tkkio_analytics.models.reversion import Reversion, closed_share, reversion
from tkkio_analytics.models.routing import PANEL_POINTS
from tkkio_analytics.models.student import DEGREES_OF_FREEDOM
from tkkio_analytics.models.transform import Transform, transforms_by_cutoff
from tkkio_analytics.models.trend import Trend, recency_mean, trend


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PanelFit(Predictive):
    """Forecasts from the last period of a panel, with the weights a page explains in words.

    Shapes: P indicators, R regions, H horizons in years. Everything called a change is per year and on the
    transformed scale of its indicator.

    Parameters
    ----------
    location, scale
        (P, R, H) centre and scale of the t distribution, on the transformed scale; NaN where n < 4.
    transform
        (P,) codes of `Transform`.
    lower, upper
        (P,) bounds in force, NaN for none.
    own_change
        (P, R) recency-weighted mean change of each series (d_i).
    panel_change
        (P,) the same of the panel (m).
    panel_weight
        (P,) share of the panel's change that is believed (B0), 0 to 1.
    own_weight
        (P, R) share of the region's deviation that is believed (B_i), 0 to 1.
    brake
        (P, R) factor for a short history (c), 0 to 1.
    drift
        (P, R) believed change in the first year ahead, before damping.
    rebound
        (P, R) change expected at once because the latest surprise was part noise.
    gap, convergence
        (P, R) distance from the panel's mean, and (P,) the share of it that closes in a year, 0 to 1.
    widening
        (P, R) factor of the scale because the latest change was one of regime; 1 where it was not.
    growth
        (P,) exponent of the horizon in the scale.
    n
        (P, R) usable points: unmasked changes + 1, and 0 where there is no value.
    age
        (P, R) years from the last value to the last period of the panel; horizons count from the latter.
    df
        Degrees of freedom of the t distribution.
    origins
        What the same rule said at every past origin.
    """

    own_change: FloatArray
    panel_change: FloatArray
    panel_weight: FloatArray
    own_weight: FloatArray
    brake: FloatArray
    drift: FloatArray
    rebound: FloatArray
    gap: FloatArray
    convergence: FloatArray
    widening: FloatArray
    growth: FloatArray
    n: IntArray
    age: IntArray
    origins: OriginForecasts
    df: int = DEGREES_OF_FREEDOM


_At = tuple[int, IntArray] | tuple[IntArray, IntArray] | tuple[slice, slice]
"""Cutoff and track, as indices of arrays that begin (T, K)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tracks:
    """One row (K) per indicator and scale it was ever forecast on; at each cutoff, which row speaks and its scale."""

    indicator: IntArray
    transform: IntArray
    at_cutoff: IntArray
    chosen: IntArray

    @property
    def everywhere(self) -> _At:
        """Every cutoff and its tracks; nothing is copied while each indicator has kept to one scale."""
        if self.indicator.size == self.at_cutoff.shape[1]:
            return slice(None), slice(None)
        return np.arange(len(self.at_cutoff))[:, None], self.at_cutoff


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fitted:
    """The model at every cutoff, on tracks."""

    trend: Trend
    drift: Drift
    reverting: Reversion
    spread: Spread
    widening: FloatArray
    last: FloatArray
    age: IntArray

    def scale(self, at: _At, years: FloatArray, *, use: BoolArray) -> FloatArray:
        """Return the scale `years` ahead of the tracks chosen by `at`, NaN where not to be used."""
        step = np.where(use, self.spread.step[at] * self.widening[at], np.nan)
        out = Spread(step=step, growth=self.spread.growth[at]).at(years)
        out *= drift_doubt(years, self.trend.changes[at][..., None].astype(float))
        return out

    def location(self, at: _At, years: FloatArray, *, use: BoolArray) -> FloatArray:
        """Return the centre `years` ahead of the tracks chosen by `at`, NaN where not to be used."""
        start = np.where(use, self.last[at] + self.reverting.rebound[at], np.nan)
        out = self.drift.per_year[at][..., None] * damped_years(years)
        out += start[..., None]
        out -= closed_share(self.reverting.convergence[at][..., None, None], years) * self.reverting.gap[at][..., None]
        return out


def fit_panel(
    values: npt.ArrayLike,
    *,
    masked: npt.ArrayLike | None = None,
    lower: npt.ArrayLike | None = None,
    upper: npt.ArrayLike | None = None,
    member: npt.ArrayLike | None = None,
    regime: npt.ArrayLike | None = None,
    horizons: int = 5,
) -> PanelFit:
    """Forecast every series of every indicator, all in one pass.

    Parameters
    ----------
    values
        (P, R, T) yearly values in original units, NaN for missing; T is the last period of the panel.
    masked
        (P, R, T-1) true where the change into the next period is a break in measurement.
    lower, upper
        (P,) or scalar bounds, NaN for none. Both given (shares: 0 and 100): the logit is used while the data keep them.
    member
        (R,) or (P, R), false for rows that are forecast but do not count in the panel (the nation). All rows count
        if none would.
    regime
        (P, R, T-1) true where the change into the next period is one of regime: the world changed, not the ruler.
        Nothing is hidden; where it is the latest change, the fan is wider, and nothing else changes.
    horizons
        Years ahead.

    Returns
    -------
    PanelFit
        Forecasts, weights and past origins. A series with fewer than 4 usable points has none.

    Notes
    -----
    methods.md, section 1; closed form, fixed constants. Nothing at a past origin uses later data.

    Examples
    --------
    >>> fit = fit_panel([[[1.0, 2.0, 3.0, 4.0, 5.0]]], horizons=2)
    >>> fit.median.shape
    (1, 1, 2)
    """
    keep_freed_memory()
    panel = panel_input(values, masked=masked, lower=lower, upper=upper, member=member)
    changed = _regime(regime, panel)
    _, indicators, regions = panel.values.shape
    parts = [
        _fit(panel.indicators(rows), regime=changed[:, rows], ahead=np.arange(1.0, horizons + 1.0))
        for rows in indicator_blocks(indicators, regions=regions)
    ]
    origins = joined([part.origins for part in parts], axis=1)
    return replace(joined(parts, axis=0), origins=origins)


def backtest_panel(
    values: npt.ArrayLike,
    *,
    masked: npt.ArrayLike | None = None,
    lower: npt.ArrayLike | None = None,
    upper: npt.ArrayLike | None = None,
    member: npt.ArrayLike | None = None,
    regime: npt.ArrayLike | None = None,
    horizons: int = 5,
) -> OriginForecasts:
    """Forecasts at every past origin with what was known there: `fit_panel(...).origins`, same parameters."""
    return fit_panel(
        values, masked=masked, lower=lower, upper=upper, member=member, regime=regime, horizons=horizons
    ).origins


def _fit(panel: PanelInput, *, regime: BoolArray, ahead: FloatArray) -> PanelFit:
    tracks = _tracks(panel)
    fitted = _fitted(panel, tracks, regime=regime)
    origins = _origin_forecasts(panel, tracks, fitted, ahead=ahead)
    return _last_fit(panel, tracks, fitted, origins=origins, ahead=ahead)


def _regime(regime: npt.ArrayLike | None, panel: PanelInput) -> BoolArray:
    """Whether the change into each period was one of regime, (T, P, R)."""
    out = np.zeros(panel.values.shape, dtype=bool)
    if regime is not None:
        out[1:] = np.moveaxis(np.asarray(regime, dtype=bool), 2, 0)
    return out


def _tracks(panel: PanelInput) -> _Tracks:
    """Scales in use; cutoffs before the fourth value have no forecast and take the indicator's last scale."""
    periods, indicators, _ = panel.values.shape
    codes = transforms_by_cutoff(panel.values, member=panel.member, lower=panel.lower, upper=panel.upper)
    points = np.isfinite(panel.values).cumsum(axis=0).max(axis=2, initial=0)
    used = points >= PANEL_POINTS
    used[-1] = True
    key = np.arange(indicators) * _CODES + codes
    keys = np.unique(key[used])
    at_cutoff = np.searchsorted(keys, np.where(used, key, key[-1]))
    return _Tracks(
        indicator=keys // _CODES,
        transform=keys % _CODES,
        at_cutoff=at_cutoff.reshape(periods, indicators),
        chosen=codes,
    )


def _fitted(panel: PanelInput, tracks: _Tracks, *, regime: BoolArray) -> _Fitted:
    rows = tracks.indicator
    masked, member = panel.masked[:, rows], panel.member[rows]
    z = panel.transformed(tracks.transform, rows=rows)
    moments = trend(z, masked=masked, member=member)
    drift = shrunken_drift(moments, member=member)
    ready = ready_origins(z, moments.changes)
    found = reversion(z, drift=drift.per_year, ready=ready, masked=masked, member=member)
    errors = past_errors(z, drift=drift.per_year, changes=moments.changes, masked=masked, reverting=found)
    spread = calibrated_spread(errors, member=member)
    widening = regime_widening(errors, spread, regime=regime[:, rows], member=member)
    age = _age(z)
    return _Fitted(
        trend=moments,
        drift=drift,
        reverting=replace(found, rebound=_as_last_seen(found.rebound, age), gap=_as_last_seen(found.gap, age)),
        spread=spread,
        widening=_as_last_seen(widening, age),
        last=_as_last_seen(z, age),
        age=age,
    )


def _age(z: FloatArray) -> IntArray:
    """Periods since the latest value known at each cutoff, (T, K, R); since the first period where there is none."""
    age = np.zeros(z.shape, dtype=np.int64)
    missing = np.isnan(z)
    if missing.any():
        for t in range(1, z.shape[0]):
            age[t] = np.where(missing[t], age[t - 1] + 1, 0)
    return age


def _as_last_seen(values: FloatArray, age: IntArray) -> FloatArray:
    """Return what was known when the latest value came, (T, K, R)."""
    if not age.any():
        return values
    return np.take_along_axis(values, np.arange(len(values))[:, None, None] - age, axis=0)


def _origin_forecasts(panel: PanelInput, tracks: _Tracks, fitted: _Fitted, *, ahead: FloatArray) -> OriginForecasts:
    at = tracks.everywhere
    use = (fitted.trend.changes[at] + 1 >= PANEL_POINTS) & np.isfinite(panel.values)
    lower, upper = panel.bounds_in_force()
    return OriginForecasts(
        location=fitted.location(at, ahead, use=use),
        scale=fitted.scale(at, ahead, use=use),
        transform=tracks.chosen,
        lower=lower,
        upper=upper,
        observed=panel.outcomes(horizons=ahead.size),
        history=panel.values,
        masked=panel.masked,
    )


def _last_fit(
    panel: PanelInput, tracks: _Tracks, fitted: _Fitted, *, origins: OriginForecasts, ahead: FloatArray
) -> PanelFit:
    at = (-1, tracks.at_cutoff[-1])
    changes, age = fitted.trend.changes[at], fitted.age[at]
    years = age[..., None] + ahead
    enough = changes + 1 >= PANEL_POINTS
    step = np.diff(panel.transformed(origins.transform[-1]), axis=0)
    return PanelFit(
        location=fitted.location(at, years, use=enough),
        scale=fitted.scale(at, years, use=enough),
        transform=origins.transform[-1],
        lower=origins.lower[-1],
        upper=origins.upper[-1],
        own_change=recency_mean(step, np.isfinite(step) & ~panel.masked),
        panel_change=fitted.drift.panel_change[at],
        panel_weight=fitted.drift.panel_weight[at],
        own_weight=fitted.drift.own_weight[at],
        brake=fitted.drift.brake[at],
        drift=fitted.drift.per_year[at],
        rebound=fitted.reverting.rebound[at],
        gap=fitted.reverting.gap[at],
        convergence=fitted.reverting.convergence[at],
        widening=fitted.widening[at],
        growth=fitted.spread.growth[at],
        n=np.where(np.isfinite(fitted.last[at]), changes + 1, 0),
        age=age,
        origins=origins,
    )


_CODES = len(Transform)
