"""How good forecasts were: accuracy of quantiles, and worth of probabilities."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray

LEVELS = np.array([0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975])
"""Quantile levels of every prediction."""
SCALE_WINDOW = 25
"""A series' scale looks back over this many values."""
SCALE_FLOOR = 0.1
"""A series' scale is at least this share of its indicator's median scale at the same cutoff."""
THRESHOLD_STEPS = (0.0, 0.25, 0.5, 1.0)
"""Distances from the last value to the thresholds, in standard deviations of the changes times root horizon."""
BOUND_MARGIN = 0.005
"""Thresholds nearer to a bound than this share of the range are not asked."""
BINS = 10
_CLIP = 0.005
_NEWTON_STEPS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbabilityScores:
    """Worth of probabilities.

    Parameters
    ----------
    skill
        Brier skill against the overall base rate: 1 perfect, 0 no better.
    slope
        Logistic recalibration slope: 1 perfect, below 1 over-confident.
    ece
        Expected calibration error over ten bins.
    """

    skill: float
    slope: float
    ece: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reliability:
    """Ten bins of probability.

    Parameters
    ----------
    count
        (10,) probabilities in each bin.
    mean_probability, observed_frequency
        (10,) what was said and what happened; NaN in an empty bin.
    """

    count: IntArray
    mean_probability: FloatArray
    observed_frequency: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """One threshold for each of N forecasts.

    Parameters
    ----------
    threshold
        (N,) in original units.
    upwards
        True for "at or above", false for "at or below".
    asked
        (N,) whether the threshold is a fair one to ask.
    """

    threshold: FloatArray
    upwards: bool
    asked: BoolArray


def change_scale(seen: FloatArray) -> tuple[float, float]:
    """Typical one-step change of a series up to a cutoff.

    Parameters
    ----------
    seen
        (n,) values up to the cutoff; the last 25 count.

    Returns
    -------
    tuple[float, float]
        Mean absolute change, and standard deviation of the changes (the former again if there is one change); NaN
        without a change.

    Examples
    --------
    >>> change_scale(np.array([1.0, 2.0, 4.0]))
    (1.5, 0.7071067811865476)
    """
    changes = np.diff(seen[-SCALE_WINDOW:])
    if changes.size == 0:
        return float("nan"), float("nan")
    scale = float(np.abs(changes).mean())
    return scale, float(changes.std(ddof=1)) if changes.size > 1 else scale


def quantile_score(observed: FloatArray, quantiles: FloatArray, levels: FloatArray = LEVELS) -> FloatArray:
    """Continuous ranked probability score from quantiles: twice the mean quantile loss.

    Parameters
    ----------
    observed
        (N,) outcomes.
    quantiles
        (N, L) at `levels`.
    levels
        (L,) increasing; each weighs the distance between its neighbours.

    Returns
    -------
    FloatArray
        (N,) in units of the outcome; smaller is better (Gneiting & Raftery 2007, JASA 102).
    """
    gap = observed[:, None] - quantiles
    loss = np.where(gap >= 0, levels * gap, (levels - 1.0) * gap)
    weight = np.gradient(levels)
    return np.asarray(2.0 * (loss @ (weight / weight.sum())))


def interval_coverage(observed: FloatArray, low: FloatArray, high: FloatArray) -> BoolArray:
    """Whether each outcome fell inside its interval, ends included, (N,)."""
    return (low <= observed) & (observed <= high)


def questions(
    *,
    last: FloatArray,
    deviation: FloatArray,
    horizon: FloatArray | float,
    observed: FloatArray,
    lower: FloatArray,
    upper: FloatArray,
) -> Iterator[Question]:
    """Thresholds at which probabilities of reaching are scored.

    Parameters
    ----------
    last, deviation
        (N,) last value seen, and standard deviation of the changes seen.
    horizon
        (N,) periods ahead.
    observed
        (N,) outcomes; at the last value itself a tie answers nothing and is not asked.
    lower, upper
        (N,) bounds, NaN for none.

    Yields
    ------
    Question
        The last value plus or minus 0, 1/4, 1/2 and 1 deviation times root horizon, both directions.
    """
    margin = BOUND_MARGIN * (upper - lower)
    for step in THRESHOLD_STEPS:
        for sign in (1.0, -1.0):
            threshold = last + sign * step * deviation * np.sqrt(horizon)
            outside = (threshold <= lower + margin) | (threshold >= upper - margin)
            asked = ~outside & np.isfinite(threshold) & np.isfinite(observed)
            if step == 0.0:
                asked &= observed != threshold
            yield Question(threshold=threshold, upwards=sign > 0, asked=asked)


def probability_below(threshold: FloatArray, quantiles: FloatArray, levels: FloatArray = LEVELS) -> FloatArray:
    """Probability below a threshold, read off quantiles by straight lines.

    Parameters
    ----------
    threshold
        (N,).
    quantiles
        (N, L), in any order.
    levels
        (L,). Outside all quantiles the probability is half the outermost level.

    Returns
    -------
    FloatArray
        (N,).
    """
    ordered = np.sort(quantiles, axis=1)
    passed = (ordered <= threshold[:, None]).sum(axis=1)
    left = np.clip(passed - 1, 0, levels.size - 2)
    rows = np.arange(threshold.size)
    low, high = ordered[rows, left], ordered[rows, left + 1]
    width = np.where(high > low, high - low, 1.0)
    between = levels[left] + (levels[left + 1] - levels[left]) * (threshold - low) / width
    top = np.where(threshold == ordered[:, -1], levels[-1], (1.0 + levels[-1]) / 2.0)
    return np.asarray(np.where(passed == 0, levels[0] / 2.0, np.where(passed == levels.size, top, between)))


def brier_skill(probability: FloatArray, outcome: FloatArray) -> float:
    """Brier skill score against the overall base rate; NaN if all outcomes are the same."""
    base = outcome.mean() if outcome.size else np.nan
    if not 0 < base < 1:
        return float("nan")
    return float(1.0 - np.mean((probability - outcome) ** 2) / (base * (1.0 - base)))


def reliability(probability: FloatArray, outcome: FloatArray) -> Reliability:
    """Set what was said against what happened, in ten equal bins of probability.

    Parameters
    ----------
    probability, outcome
        (N,) probabilities, and 1 or 0.

    Returns
    -------
    Reliability
        A probability of 1 belongs to the last bin.
    """
    index = np.clip((probability * BINS).astype(np.int64), 0, BINS - 1)
    count = np.bincount(index, minlength=BINS)
    filled = np.where(count > 0, count, 1)
    said = np.bincount(index, weights=probability, minlength=BINS) / filled
    happened = np.bincount(index, weights=outcome, minlength=BINS) / filled
    return Reliability(
        count=count,
        mean_probability=np.where(count > 0, said, np.nan),
        observed_frequency=np.where(count > 0, happened, np.nan),
    )


def calibration_slope(probability: FloatArray, outcome: FloatArray) -> float:
    """Slope of the logistic regression of outcomes on log-odds said (Cox 1958); NaN if outcomes are all the same.

    Parameters
    ----------
    probability, outcome
        (N,) probabilities, held to 0.005..0.995 in the log-odds, and 1 or 0.

    Returns
    -------
    float
        1 is calibrated, below 1 over-confident. Newton's method in 50 steps of at most a half each.
    """
    if outcome.size == 0 or outcome.min() == outcome.max():
        return float("nan")
    held = np.clip(probability, _CLIP, 1.0 - _CLIP)
    design = np.column_stack([np.ones(held.size), np.log(held / (1.0 - held))])
    coefficients = np.array([0.0, 1.0])
    for _ in range(_NEWTON_STEPS):
        fitted = 1.0 / (1.0 + np.exp(-(design @ coefficients)))
        weight = fitted * (1.0 - fitted) + 1e-9
        gradient = design.T @ (outcome - fitted)
        information = (design * weight[:, None]).T @ design
        coefficients += np.clip(np.linalg.lstsq(information, gradient)[0], -0.5, 0.5)
    return float(coefficients[1])


def probability_scores(probability: FloatArray, outcome: FloatArray) -> ProbabilityScores:
    """Skill, slope and calibration error of N probabilities of events that came (1) or did not (0)."""
    bins = reliability(probability, outcome)
    gap = np.abs(bins.mean_probability - bins.observed_frequency)
    ece = float(np.nansum(gap * bins.count) / max(probability.size, 1)) if probability.size else float("nan")
    return ProbabilityScores(
        skill=brier_skill(probability, outcome), slope=calibration_slope(probability, outcome), ece=ece
    )
