"""How far an observed change is believed: drift shrunk to the panel by the evidence for it."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray, ratio
from tkkio_analytics.models.trend import SINGLE, Trend

PRIOR_FREEDOM = 4.0
"""Degrees of freedom with which a region's variance is shrunk to the panel's (methods.md, 1.3)."""
MIN_REGIONS = 4
"""Fewer regions cannot tell how regions differ (methods.md, 1.3)."""
DAMPING = 0.95
"""Share of the drift that is left after each further year (methods.md, 1.5)."""
_NOISELESS = 1e-12
_TINY = 1e-150


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Believed change per year on the transformed scale and the weights behind it.

    Parameters
    ----------
    per_year
        (T, K, R) drift.
    panel_change
        (T, K) recency-weighted mean change of the panel.
    panel_weight
        (T, K) share of the panel's change that is believed (B0).
    own_weight
        (T, K, R) share of a region's deviation that is believed (B_i).
    brake
        (T, K, R) factor for a short history (c).
    """

    per_year: FloatArray
    panel_change: FloatArray
    panel_weight: FloatArray
    own_weight: FloatArray
    brake: FloatArray


def shrunken_drift(trend: Trend, *, member: BoolArray) -> Drift:
    """Drift of each series at each cutoff: steps 2-4 of the panel model.

    Parameters
    ----------
    trend
        Changes as known at each cutoff.
    member
        (K, R) rows that make up the panel.

    Returns
    -------
    Drift
        Weights and changes are averages over the memories; 0 where a series has no usable change.
    """
    panel, deviation = trend.panel, trend.deviation
    has_change = trend.changes > 0
    counted = (has_change & member)[:, None]
    panel_weight = believed_share(panel.mean, panel.variance * panel.concentration, known=panel.concentration < SINGLE)
    variance = _shrunken_variance(deviation.variance, trend.changes[:, None], counted=counted)
    own_weight = between_share(deviation.mean, variance * deviation.concentration, counted=counted)
    enough = counted.sum(axis=-1, keepdims=True) >= MIN_REGIONS
    own_weight = np.where(enough, own_weight, panel_weight[..., None])
    brake = short_history_brake(trend.changes)
    believed = (panel_weight * panel.mean)[..., None] + own_weight * deviation.mean
    return Drift(
        per_year=np.where(has_change, brake * believed.mean(axis=1), 0.0),
        panel_change=panel.mean.mean(axis=1),
        panel_weight=panel_weight.mean(axis=1),
        own_weight=own_weight.mean(axis=1),
        brake=brake,
    )


def believed_share(mean: FloatArray, variance: FloatArray, *, known: BoolArray) -> FloatArray:
    """Share of a mean change that is believed, m^2 / (m^2 + v), and 0 where its variance is not known."""
    return np.where(known, ratio(mean**2, mean**2 + variance), 0.0)


def short_history_brake(changes: IntArray) -> FloatArray:
    """Brake (k - 1) / (k + 1) for k changes; 0 for one change or none."""
    k = np.maximum(changes, 1).astype(float)
    return (k - 1.0) / (k + 1.0)


def damped_years(years: FloatArray) -> FloatArray:
    """Sum 0.95^j over j = 1..years, for whole or part years ahead."""
    return np.asarray(DAMPING * (1.0 - DAMPING**years) / (1.0 - DAMPING))


def drift_doubt(years: FloatArray, changes: FloatArray) -> FloatArray:
    """How much faster a scale grows with the horizon because the drift rests on few changes; 1 one year ahead.

    Parameters
    ----------
    years, changes
        Years ahead, and changes that the drift is known from; they broadcast.

    Returns
    -------
    FloatArray
        Root of (1 + h / k) / (1 + 1 / k): the variance of a random walk with a drift estimated from k changes is
        h (1 + h / k) times that of one change (Hyndman & Athanasopoulos, FPP3, 5.5).
    """
    k = np.maximum(changes, 1.0)
    return np.asarray(np.sqrt((k + years) / (k + 1.0)))


def between_share(deviation: FloatArray, variance: FloatArray, *, counted: BoolArray) -> FloatArray:
    """Share of each region's deviation that is a difference between regions and not chance.

    Parameters
    ----------
    deviation, variance
        (..., R) estimates and the variance of each.
    counted
        (..., R) regions that tell how regions differ.

    Returns
    -------
    FloatArray
        (..., R) tau^2 / (tau^2 + v_i), tau^2 by DerSimonian and Laird (1986, Controlled Clinical Trials 7).
    """
    regions = counted.sum(axis=-1)
    inside = counted.astype(float)
    mean_square = ratio((inside * deviation**2).sum(axis=-1), regions.astype(float))
    variance = np.maximum(variance, _NOISELESS * mean_square[..., None] + _TINY)
    weight = inside / variance
    total = weight.sum(axis=-1)
    centre = ratio((weight * deviation).sum(axis=-1), total)
    heterogeneity = (weight * (deviation - centre[..., None]) ** 2).sum(axis=-1)
    correction = total - ratio((weight**2).sum(axis=-1), total)
    between = np.maximum(ratio(heterogeneity - (regions - 1.0), correction), 0.0)[..., None]
    return between / (between + variance)


def _shrunken_variance(variance: FloatArray, changes: IntArray, *, counted: BoolArray) -> FloatArray:
    freedom = np.maximum(changes - 1.0, 0.0)
    inside = np.where(counted, freedom, 0.0)
    pooled = ratio((inside * variance).sum(axis=-1), inside.sum(axis=-1))
    return np.asarray((freedom * variance + PRIOR_FREEDOM * pooled[..., None]) / (freedom + PRIOR_FREEDOM))
