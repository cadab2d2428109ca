"""How many areas will reach a goal, when what moves one moves the others: the one-factor Gaussian copula."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tkkio_analytics.models.arrays import BoolArray, FloatArray
from tkkio_analytics.models.calibration import CALIBRATION_HORIZON
from tkkio_analytics.models.origins import OriginForecasts
from tkkio_analytics.models.predictive import Predictive

PRIOR_CORRELATION = (0.55, 0.68, 0.77, 0.79, 0.76)
"""Mean product of two areas' normal scores on the long Finnish panel, one to five years ahead; further ahead the last.

What is believed before an indicator has any error of its own: tools/measure_joint.py measures it (methods.md, 3).
"""
PRIOR_ORIGINS = 5.0
"""How many origins the prior weighs."""
COUNT_LEVEL = 0.8
"""Probability that the stated counts hold at least."""
_SCORE_EDGE = 0.001
"""Levels are held this far from 0 and 1 before they become normal scores: one outlier is no correlation."""
_FACTOR_REACH = 8.5
"""Standard deviations of the common factor that are integrated over; beyond lies less than 1e-16."""
_STEP = 0.15
"""Step of the trapezoidal rule in units of sqrt(1 - rho), over which an area's probability changes."""
_HIGHEST = 0.999
"""From this correlation on the areas are taken to move as one, in closed form."""
_PAIR = 2
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedError:
    """How far the forecast errors of areas go together.

    Parameters
    ----------
    correlation
        Between the normal scores of two areas at one origin and horizon, 0 to 1, shrunk to the prior of that horizon.
    prior
        What is believed of it before any error is seen.
    origins
        Past origins it was estimated from; 0 leaves the prior alone.
    """

    correlation: float
    prior: float
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountInterval:
    """Counts from ``lower`` to ``upper``, and the probability that they hold."""

    lower: int
    upper: int
    probability: float


def normal_scores(forecasts: OriginForecasts, *, horizon: int) -> FloatArray:
    """Where each outcome fell in its forecast, as a standard normal variable.

    Parameters
    ----------
    forecasts
        Forecasts at every past origin.
    horizon
        Periods ahead, from 1.

    Returns
    -------
    FloatArray
        (T, P, R), NaN where there is no forecast or no outcome; within -3.09 and 3.09.
    """
    return scores_of(forecasts, forecasts.observed[..., horizon - 1], horizon=horizon)


def scores_of(forecasts: Predictive, observed: FloatArray, *, horizon: int) -> FloatArray:
    """Return where outcomes (..., R) fell in any forecasts, as `normal_scores` does at past origins."""
    from scipy.special import ndtri  # noqa: PLC0415 - a fifth of a second that most pages do without

    level = 1.0 - forecasts.probability_at_least(observed, horizon=horizon)
    return np.asarray(ndtri(np.clip(level, _SCORE_EDGE, 1.0 - _SCORE_EDGE)))


def error_products(forecasts: OriginForecasts, *, member: BoolArray | None = None) -> FloatArray:
    """How far the areas' errors went together at every past origin.

    Parameters
    ----------
    forecasts
        Forecasts at every past origin.
    member
        (R,) rows that count, all if not given; the nation is usually left out.

    Returns
    -------
    FloatArray
        (H, T, P) mean product of two areas' normal scores, one row a horizon up to five years; NaN where fewer than
        two areas have an outcome.
    """
    horizons = min(CALIBRATION_HORIZON, forecasts.location.shape[-1])
    scores = np.stack([normal_scores(forecasts, horizon=h) for h in range(1, horizons + 1)])
    return mean_products(scores if member is None else scores[..., member])


def shared_error(
    products: FloatArray,
    *,
    horizon: int,
    prior: Sequence[float] = PRIOR_CORRELATION,
    known_by: int | None = None,
) -> SharedError:
    """Correlation of the areas' errors, estimated from past origins.

    Parameters
    ----------
    products
        (H, T) mean products of one indicator, see `error_products`.
    horizon
        Periods ahead that are asked about, from 1.
    prior
        Correlation at 1, 2, ... periods ahead before any error is seen, above 0; further ahead the last.
    known_by
        Index of the last period that counts: outcomes after it were not known then. All count if not given.

    Returns
    -------
    SharedError
        Calibrated scores have mean 0 and variance 1, so their mean product is the correlation. The prior gives its
        growth with the horizon; the origins tell how many times the prior it is here. Each origin counts once, by its
        longest error known: years share their shocks, and so do the horizons of one origin.

    Examples
    --------
    >>> shared_error(np.full((5, 4), np.nan), horizon=1, prior=(0.3, 0.4))
    SharedError(correlation=0.3, prior=0.3, origins=0)
    """
    times_prior = np.full(products.shape[1], np.nan)
    origin = np.arange(products.shape[1])
    for h, product in enumerate(products, start=1):
        known = np.isfinite(product) & (known_by is None or origin + h <= known_by)
        times_prior = np.where(known, product / _at(prior, h), times_prior)
    counted = np.isfinite(times_prior)
    origins = int(counted.sum())
    times = (float(times_prior[counted].sum()) + PRIOR_ORIGINS) / (origins + PRIOR_ORIGINS)
    before = _at(prior, horizon)
    return SharedError(correlation=float(np.clip(times * before, 0.0, 1.0)), prior=before, origins=origins)


def _at(prior: Sequence[float], horizon: int) -> float:
    return prior[min(horizon, len(prior)) - 1]


def mean_products(scores: FloatArray) -> FloatArray:
    """Mean product of the scores of two different areas at one origin.

    Parameters
    ----------
    scores
        (..., R), NaN where there is none.

    Returns
    -------
    FloatArray
        (...), NaN with fewer than two scores.
    """
    there = np.isfinite(scores)
    held = np.where(there, scores, 0.0)
    count = there.sum(axis=-1)
    pairs = (held.sum(axis=-1) ** 2 - (held**2).sum(axis=-1)) / np.maximum(count * (count - 1), 1)
    return np.asarray(np.where(count >= _PAIR, pairs, np.nan))


def count_distribution(probability: npt.ArrayLike, *, correlation: float) -> FloatArray:
    """Probabilities of every count of areas that reach.

    Parameters
    ----------
    probability
        (..., R) probability of each area, between 0 and 1.
    correlation
        Of the normal scores of two areas, 0 (independent) to 1 (all move as one).

    Returns
    -------
    FloatArray
        (..., R+1) probability that exactly 0, 1, ..., R areas reach.

    Notes
    -----
    Given the common factor m, areas are independent and reach with probability
    Phi((Phi^-1(p) + sqrt(rho) m) / sqrt(1 - rho)); the count is then Poisson-binomial (Vasicek 2002, Risk 15). The
    factor is integrated out by the trapezoidal rule, whose error for such smooth functions is below 1e-9.

    Examples
    --------
    >>> count_distribution([0.5, 0.5], correlation=0.0).round(6).tolist()
    [0.25, 0.5, 0.25]
    >>> count_distribution([0.5, 0.5], correlation=1.0).round(6).tolist()
    [0.5, 0.0, 0.5]
    """
    from scipy.special import ndtr, ndtri  # noqa: PLC0415 - as above

    p = np.asarray(probability, dtype=float)
    if correlation >= _HIGHEST:
        return _as_one(p)
    if correlation <= 0.0:
        return poisson_binomial(p)
    own = np.sqrt(1.0 - correlation)
    steps = int(np.ceil(_FACTOR_REACH / (_STEP * own)))
    factor = np.linspace(-_FACTOR_REACH, _FACTOR_REACH, 2 * steps + 1)
    weight = np.exp(-0.5 * factor**2)
    pushed = np.sqrt(correlation) * factor
    given = ndtr((ndtri(p)[..., None, :] + pushed[:, None]) / own)
    return np.asarray(np.einsum("m,...mk->...k", weight / weight.sum(), poisson_binomial(given)))


def poisson_binomial(probability: npt.ArrayLike) -> FloatArray:
    """Distribution of the count of successes of independent trials of unequal probability.

    Parameters
    ----------
    probability
        (..., R).

    Returns
    -------
    FloatArray
        (..., R+1), by adding one trial after another.

    Examples
    --------
    >>> poisson_binomial([0.5, 0.2]).round(6).tolist()
    [0.4, 0.5, 0.1]
    """
    p = np.asarray(probability, dtype=float)
    out = np.zeros((*p.shape[:-1], p.shape[-1] + 1))
    out[..., 0] = 1.0
    for i in range(p.shape[-1]):
        up = out[..., : i + 1] * p[..., i, None]
        out[..., : i + 1] -= up
        out[..., 1 : i + 2] += up
    return out


def count_interval(distribution: FloatArray, *, level: float = COUNT_LEVEL) -> CountInterval:
    """Shortest run of counts that holds the most likely one and at least the level.

    Parameters
    ----------
    distribution
        (R+1,) probabilities of 0, 1, ..., R.
    level
        Between 0 and 1.

    Returns
    -------
    CountInterval
        Of runs as short, the likeliest.

    Examples
    --------
    >>> count_interval(np.array([0.05, 0.2, 0.5, 0.2, 0.05]))
    CountInterval(lower=1, upper=3, probability=0.9)
    """
    passed = np.concatenate([[0.0], np.cumsum(distribution)])
    mode = int(np.argmax(distribution))
    lower = np.arange(mode + 1)
    upper = np.maximum(np.searchsorted(passed[1:], passed[lower] + level - _ROUNDING), mode)
    inside = upper < distribution.size
    lower, upper = lower[inside], upper[inside]
    held = passed[upper + 1] - passed[lower]
    best = np.lexsort((-held.round(9), upper - lower))[0]
    return CountInterval(lower=int(lower[best]), upper=int(upper[best]), probability=round(float(held[best]), 9))


def _as_one(p: FloatArray) -> FloatArray:
    """Return the limit of full correlation: at least k areas reach with the k-th largest probability."""
    ordered = np.flip(np.sort(p, axis=-1), axis=-1)
    sure = np.ones((*p.shape[:-1], 1))
    never = np.zeros((*p.shape[:-1], 1))
    return np.asarray(-np.diff(np.concatenate([sure, ordered, never], axis=-1), axis=-1))
