"""Methods that others use, one series at a time, with the intervals they themselves claim."""

import warnings
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from tkkio_analytics.models.arrays import FloatArray

Comparator = Callable[[FloatArray, int, FloatArray, int], FloatArray]
"""From a history (T,), a horizon H, levels (L,) and the periods in a season (1: none) to quantiles (H, L), all in
original units."""

MIN_ETS_POINTS = 5
"""Fewer points than this do not identify the two smoothing weights and the damping."""
MIN_THETA_POINTS = 4
SEASONS = 2
"""Whole seasons that a method with a season takes; with fewer it does without one."""


def last_value(history: FloatArray, horizon: int, levels: FloatArray, _period: int = 1) -> FloatArray:
    """Random walk: the last value, spread by the root mean square of past changes times the root of the horizon."""
    sigma = np.sqrt(np.mean(np.diff(history) ** 2))
    ahead = np.arange(1.0, horizon + 1.0)
    return _normal(np.full(horizon, history[-1]), sigma * np.sqrt(ahead), levels)


def seasonal_naive(history: FloatArray, horizon: int, levels: FloatArray, period: int = 1) -> FloatArray:
    """Value of the same month or quarter a year before (Hyndman & Athanasopoulos, FPP3, 5.2 and 5.5).

    Spread by the root mean square of changes over a season times the root of the seasons ahead. The last value where
    there is no season or no two of them.
    """
    if period == 1 or history.size < SEASONS * period:
        return last_value(history, horizon, levels)
    sigma = np.sqrt(np.mean((history[period:] - history[:-period]) ** 2))
    steps = np.arange(horizon)
    return _normal(history[-period:][steps % period], sigma * np.sqrt(1.0 + steps // period), levels)


def drift(history: FloatArray, horizon: int, levels: FloatArray, _period: int = 1) -> FloatArray:
    """Random walk with the mean past change as its drift (Hyndman & Athanasopoulos, FPP3, 5.2 and 5.5)."""
    changes = np.diff(history)
    ahead = np.arange(1.0, horizon + 1.0)
    sigma = changes.std(ddof=1)
    return _normal(history[-1] + changes.mean() * ahead, sigma * np.sqrt(ahead * (1.0 + ahead / changes.size)), levels)


def ols_line(history: FloatArray, horizon: int, levels: FloatArray, _period: int = 1) -> FloatArray:
    """Least-squares line over all years, with its textbook prediction interval."""
    from scipy import stats  # noqa: PLC0415 - costs 0.8 s, and only comparisons need it

    n = history.size
    x = np.arange(n) - (n - 1) / 2.0
    slope = x @ history / (x @ x)
    residual = history - history.mean() - slope * x
    sigma = np.sqrt(residual @ residual / (n - 2))
    ahead = x[-1] + np.arange(1.0, horizon + 1.0)
    spread = sigma * np.sqrt(1.0 + 1.0 / n + ahead**2 / (x @ x))
    centre = history.mean() + slope * ahead
    return np.asarray(centre[:, None] + spread[:, None] * stats.t.ppf(levels, n - 2))


def ets(history: FloatArray, horizon: int, levels: FloatArray, period: int = 1) -> FloatArray:
    """Additive damped trend by maximum likelihood, ETS(A,Ad,N) of statsmodels, with its analytic interval.

    ETS(A,Ad,A) where there are two seasons. Falls back to the seasonal naive or last value where there are too few
    points or the fit fails.
    """
    from statsmodels.tsa.statespace.exponential_smoothing import ExponentialSmoothing  # noqa: PLC0415 - as above

    if history.size < MIN_ETS_POINTS or np.ptp(history) == 0:
        return last_value(history, horizon, levels)
    seasonal = period if period > 1 and history.size >= SEASONS * period else None
    level, unit = history.mean(), history.std()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = ExponentialSmoothing(
            (history - level) / unit,
            trend=True,
            damped_trend=True,
            seasonal=seasonal,
            initialization_method="heuristic" if seasonal else "simple",
        )
        forecast = model.fit(disp=False, maxiter=50).get_forecast(horizon)
        centre, spread = forecast.predicted_mean, forecast.se_mean
    if not (np.isfinite(centre).all() and np.isfinite(spread).all()):
        return seasonal_naive(history, horizon, levels, period)
    return _normal(level + unit * centre, unit * spread, levels)


def theta(history: FloatArray, horizon: int, levels: FloatArray, period: int = 1) -> FloatArray:
    """Theta method of statsmodels (Assimakopoulos & Nikolopoulos 2000), with the interval of its moving-average form.

    Falls back to the last value where there are too few points or the fit fails. The innovation variance is that of
    the fitted model: the separate likelihood fit of statsmodels can end orders of magnitude off on short series.
    Where there are two seasons, the season of a classical decomposition is taken off before and added after.
    """
    from statsmodels.tsa.forecasting.theta import ThetaModel  # noqa: PLC0415 - as above

    if history.size < MIN_THETA_POINTS or np.ptp(history) == 0:
        return last_value(history, horizon, levels)
    season = _decomposed_season(history, period=period)
    history = history - season
    ahead = np.resize(season[-period:], horizon)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = ThetaModel(history, period=1, deseasonalize=False).fit(disp=False)
        centre = np.asarray(fit.forecast(horizon), dtype=float)
        slope, smoothing = (float(fit.params[name]) for name in ("b0", "alpha"))
    sigma = _innovation_deviation(np.diff(history) - slope / 2.0, memory=1.0 - smoothing)
    spread = sigma * np.sqrt(1.0 + np.arange(horizon) * smoothing**2)
    if not (np.isfinite(centre).all() and np.isfinite(spread).all()):
        return ahead[:, None] + last_value(history, horizon, levels)
    return _normal(ahead + centre, spread, levels)


def without_gaps(history: FloatArray) -> FloatArray:
    """From the first value to the last, missing months filled by straight lines, so that seasons keep their place."""
    there = np.flatnonzero(np.isfinite(history))
    whole = np.arange(there[0], there[-1] + 1)
    return np.interp(whole, there, history[there])


def _decomposed_season(history: FloatArray, *, period: int) -> FloatArray:
    from statsmodels.tsa.seasonal import seasonal_decompose  # noqa: PLC0415 - as above

    if period == 1 or history.size < SEASONS * period:
        return np.zeros(history.size)
    return np.asarray(seasonal_decompose(history, period=period).seasonal, dtype=float)


def _innovation_deviation(changes: FloatArray, *, memory: float) -> float:
    """Root mean square of e in changes_t = e_t - memory e_(t-1) (Hyndman & Billah 2003, IJF 19)."""
    innovation, total = 0.0, 0.0
    for change in changes:
        innovation = float(change) + memory * innovation
        total += innovation**2
    return float(np.sqrt(total / changes.size))


def _normal(centre: FloatArray, spread: FloatArray, levels: FloatArray) -> FloatArray:
    from scipy.special import ndtri  # noqa: PLC0415 - as above

    return np.asarray(centre[:, None] + spread[:, None] * ndtri(levels))


COMPARATORS: Mapping[str, Comparator] = MappingProxyType(
    {
        "last_value": last_value,
        "seasonal_naive": seasonal_naive,
        "drift": drift,
        "ols": ols_line,
        "ets": ets,
        "theta": theta,
    }
)
