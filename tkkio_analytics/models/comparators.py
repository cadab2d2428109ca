"""Methods that others use, one series at a time, with the intervals they themselves claim."""

import warnings
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from tkkio_analytics.models.arrays import FloatArray

Comparator = Callable[[FloatArray, int, FloatArray], FloatArray]
"""From a history (T,), a horizon H and levels (L,) to quantiles (H, L), all in original units."""

MIN_ETS_POINTS = 5
"""Fewer points than this do not identify the two smoothing weights and the damping."""
MIN_THETA_POINTS = 4


def last_value(history: FloatArray, horizon: int, levels: FloatArray) -> FloatArray:
    """Random walk: the last value, spread by the root mean square of past changes times the root of the horizon."""
    sigma = np.sqrt(np.mean(np.diff(history) ** 2))
    ahead = np.arange(1.0, horizon + 1.0)
    return _normal(np.full(horizon, history[-1]), sigma * np.sqrt(ahead), levels)


def drift(history: FloatArray, horizon: int, levels: FloatArray) -> FloatArray:
    """Random walk with the mean past change as its drift (Hyndman & Athanasopoulos, FPP3, 5.2 and 5.5)."""
    changes = np.diff(history)
    ahead = np.arange(1.0, horizon + 1.0)
    sigma = changes.std(ddof=1)
    return _normal(history[-1] + changes.mean() * ahead, sigma * np.sqrt(ahead * (1.0 + ahead / changes.size)), levels)


def ols_line(history: FloatArray, horizon: int, levels: FloatArray) -> FloatArray:
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


def ets(history: FloatArray, horizon: int, levels: FloatArray) -> FloatArray:
    """Additive damped trend by maximum likelihood, ETS(A,Ad,N) of statsmodels, with its analytic interval.

    Falls back to the last value where there are too few points or the fit fails.
    """
    from statsmodels.tsa.statespace.exponential_smoothing import ExponentialSmoothing  # noqa: PLC0415 - as above

    if history.size < MIN_ETS_POINTS or np.ptp(history) == 0:
        return last_value(history, horizon, levels)
    level, unit = history.mean(), history.std()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = ExponentialSmoothing(
            (history - level) / unit, trend=True, damped_trend=True, initialization_method="simple"
        )
        forecast = model.fit(disp=False, maxiter=50).get_forecast(horizon)
        centre, spread = forecast.predicted_mean, forecast.se_mean
    if not (np.isfinite(centre).all() and np.isfinite(spread).all()):
        return last_value(history, horizon, levels)
    return _normal(level + unit * centre, unit * spread, levels)


def theta(history: FloatArray, horizon: int, levels: FloatArray) -> FloatArray:
    """Theta method of statsmodels (Assimakopoulos & Nikolopoulos 2000), with the interval of its moving-average form.

    Falls back to the last value where there are too few points or the fit fails. The innovation variance is that of
    the fitted model: the separate likelihood fit of statsmodels can end orders of magnitude off on short series.
    """
    from statsmodels.tsa.forecasting.theta import ThetaModel  # noqa: PLC0415 - as above

    if history.size < MIN_THETA_POINTS or np.ptp(history) == 0:
        return last_value(history, horizon, levels)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = ThetaModel(history, period=1, deseasonalize=False).fit(disp=False)
        centre = np.asarray(fit.forecast(horizon), dtype=float)
        slope, smoothing = (float(fit.params[name]) for name in ("b0", "alpha"))
    sigma = _innovation_deviation(np.diff(history) - slope / 2.0, memory=1.0 - smoothing)
    spread = sigma * np.sqrt(1.0 + np.arange(horizon) * smoothing**2)
    if not (np.isfinite(centre).all() and np.isfinite(spread).all()):
        return last_value(history, horizon, levels)
    return _normal(centre, spread, levels)


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
    {"last_value": last_value, "drift": drift, "ols": ols_line, "ets": ets, "theta": theta}
)
