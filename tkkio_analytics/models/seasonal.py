"""The monthly and quarterly model: a season learnt from the panel on a smoothed level, calibrated on its past."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray
from tkkio_analytics.models.blocks import indicator_blocks, joined, keep_freed_memory
from tkkio_analytics.models.inputs import PanelInput, panel_input
from tkkio_analytics.models.origins import OriginForecasts
from tkkio_analytics.models.panel_path import panel_path
from tkkio_analytics.models.pooling import damped_years
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.routing import PANEL_POINTS
from tkkio_analytics.models.season import Season, season
from tkkio_analytics.models.seasonal_calibration import level_errors, level_spread, spread_ahead
from tkkio_analytics.models.smoothing import season_drift, smoothed_level
from tkkio_analytics.models.splicing import spliced
from tkkio_analytics.models.transform import transforms_by_cutoff

BLOCK_SERIES = 1000
"""Fewer than in the annual model, as each series has the errors of a whole season at each of its months."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeasonalFit(Predictive):
    """Forecasts by month or quarter from the last period of a panel.

    Parameters
    ----------
    season_known
        (P,) false: fewer than two seasons of data, so the forecasts have no season, which the page must say.
    index
        (S, P, R) what each month or quarter adds, on the transformed scale; position 0 is that of the first period.
    panel_weight
        (P,) share of the panel's indices that is believed.
    own_weight
        (P, R) share of a series' deviation from them that is believed.
    level
        (P, R) smoothed level without season, on the transformed scale.
    drift
        (P, R) believed change per season; 0 with fewer than 4 seasons.
    growth
        (P,) exponent of the horizon in the scale.
    n
        (P, R) usable points: unmasked changes from one period to the next + 1, and 0 where there is no value.
    age
        (P, R) periods from the last value to the last period of the panel; horizons count from the latter.
    """

    season_known: BoolArray
    index: FloatArray
    panel_weight: FloatArray
    own_weight: FloatArray
    level: FloatArray
    drift: FloatArray
    growth: FloatArray
    n: IntArray
    age: IntArray


def fit_seasonal(
    values: npt.ArrayLike,
    *,
    period: int,
    masked: npt.ArrayLike | None = None,
    lower: npt.ArrayLike | None = None,
    upper: npt.ArrayLike | None = None,
    member: npt.ArrayLike | None = None,
    horizons: int = 12,
) -> SeasonalFit:
    """Forecast every monthly or quarterly series of every indicator.

    Parameters
    ----------
    values
        (P, R, T) values of consecutive months or quarters in original units, NaN for missing.
    period
        Periods in a season: 12 for months, 4 for quarters.
    masked
        (P, R, T-1) true where the change into the next period is a break in measurement.
    lower, upper
        (P,) or scalar bounds, NaN for none.
    member
        (R,) or (P, R), false for rows that do not count in the panel.
    horizons
        Periods ahead.

    Returns
    -------
    SeasonalFit
        t4 forecasts; none for a series with fewer than 4 usable points.

    Notes
    -----
    methods.md, section 2; closed form, fixed constants. Past errors are those of the level at each past origin on
    values cleared of the season as it is known now; taking it as known then would widen for a lack that is gone.

    Examples
    --------
    >>> fit = fit_seasonal([[[1.0, 2.0, 3.0, 4.0] * 3]], period=4, horizons=4)
    >>> bool(fit.season_known[0])
    True
    """
    panel = panel_input(values, masked=masked, lower=lower, upper=upper, member=member)
    parts = [_fit(block, period=period, horizons=horizons) for block in _blocks(panel)]
    whole = joined([replace(part, index=part.index.swapaxes(0, 1)) for part in parts], axis=0)
    return replace(whole, index=whole.index.swapaxes(0, 1))


def backtest_seasonal(
    values: npt.ArrayLike,
    *,
    period: int,
    masked: npt.ArrayLike | None = None,
    lower: npt.ArrayLike | None = None,
    upper: npt.ArrayLike | None = None,
    member: npt.ArrayLike | None = None,
    horizons: int = 12,
) -> OriginForecasts:
    """Forecasts at every past period with what was known there, parameters as of `fit_seasonal`."""
    panel = panel_input(values, masked=masked, lower=lower, upper=upper, member=member)
    return joined([_backtest(block, period=period, horizons=horizons) for block in _blocks(panel)], axis=1)


def _blocks(panel: PanelInput) -> list[PanelInput]:
    keep_freed_memory()
    _, indicators, regions = panel.values.shape
    return [panel.indicators(rows) for rows in indicator_blocks(indicators, regions=regions, series=BLOCK_SERIES)]


def _backtest(panel: PanelInput, *, period: int, horizons: int) -> OriginForecasts:
    fits = [
        _fit(replace(panel, values=panel.values[: t + 1], masked=panel.masked[:t]), period=period, horizons=horizons)
        for t in range(len(panel.values))
    ]
    there = np.isfinite(panel.values)[..., None]
    return OriginForecasts(
        location=np.where(there, np.array([fit.location for fit in fits]), np.nan),
        scale=np.where(there, np.array([fit.scale for fit in fits]), np.nan),
        transform=np.array([fit.transform for fit in fits]),
        lower=np.array([fit.lower for fit in fits]),
        upper=np.array([fit.upper for fit in fits]),
        observed=panel.outcomes(horizons=horizons),
        history=panel.values,
        masked=panel.masked,
    )


def _fit(panel: PanelInput, *, period: int, horizons: int) -> SeasonalFit:
    codes = transforms_by_cutoff(panel.values, member=panel.member, lower=panel.lower, upper=panel.upper)[-1]
    lower, upper = (bound[-1] for bound in panel.bounds_in_force())
    z = panel.transformed(codes)
    found = _season(spliced(z, masked=panel.masked), period=period, member=panel.member)
    position = np.arange(len(z) + horizons) % period
    y = spliced(z - found.index[position[: len(z)]], masked=panel.masked)
    level, drift = smoothed_level(y), season_drift(y, period=period, member=panel.member)
    errors = level_errors(y, level=level, drift=drift, masked=panel.masked, period=period)
    spread = level_spread(errors, member=panel.member)
    n, age = _points(z, masked=panel.masked)
    ahead = age[..., None] + np.arange(1.0, horizons + 1.0)
    centre = level[-1][..., None] + drift[-1][..., None] * damped_years(ahead / period)
    location = centre + np.moveaxis(found.index[position[len(z) :]], 0, -1)
    enough = (n >= PANEL_POINTS)[..., None]
    return SeasonalFit(
        location=np.where(enough, location, np.nan),
        scale=np.where(enough, spread_ahead(spread, ahead, period=period), np.nan),
        transform=codes,
        lower=lower,
        upper=upper,
        season_known=found.known,
        index=found.index,
        panel_weight=found.panel_weight,
        own_weight=found.own_weight,
        level=level[-1],
        drift=drift[-1],
        growth=spread.growth[0],
        n=n,
        age=age,
    )


def _season(z: FloatArray, *, period: int, member: BoolArray) -> Season:
    time = np.broadcast_to(np.arange(float(len(z)))[:, None], z.shape[:2])
    whole = np.zeros(z.shape, dtype=bool)
    path = panel_path(z, sampling=np.zeros(z.shape), year=time, masked=whole, member=member)
    there = (np.isfinite(z) & member).any(axis=2)
    return season(z, path=np.where(there, path.level, np.nan), period=period, member=member)


def _points(z: FloatArray, *, masked: BoolArray) -> tuple[IntArray, IntArray]:
    """Usable values and age of the last one, both (P, R)."""
    there = np.isfinite(z)
    usable = (there[1:] & there[:-1] & ~masked).sum(axis=0)
    age = np.argmax(np.flip(there, axis=0), axis=0)
    return np.where(there.any(axis=0), usable + 1, 0), np.where(there.any(axis=0), age, len(z))
