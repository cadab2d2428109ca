"""Levels that wander slowly and are measured with known error: moments and the filter."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, ratio
from tkkio_analytics.models.pooling import MIN_REGIONS

DESIGN_EFFECT = 1.5
"""Prior for what clusters and weights do to the variance of a survey of persons: deft about 1.2 (Kish 1995, Journal of
Official Statistics 11)."""
DESIGN_EFFECT_PAIRS = 20.0
_SINGULAR = 1e-9
_PASSES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviations:
    """Rounds of areas as deviations from the panel's path.

    Parameters
    ----------
    value
        (T, P, R) deviation on the transformed scale, NaN where missing.
    sampling
        (T, P, R) known variance, NaN where missing.
    year
        (T, P) when; any number where the indicator has no round.
    run
        (T, P, R) count of breaks in measurement up to each round: differences are taken within a run.
    member
        (P, R) areas whose moments count.
    """

    value: FloatArray
    sampling: FloatArray
    year: FloatArray
    run: FloatArray
    member: BoolArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Variances:
    """Variances of the levels of one indicator's areas.

    Parameters
    ----------
    process
        (P,) how fast a level wanders from the panel's path, per year.
    first
        (P,) how far levels lie from the path.
    """

    process: FloatArray
    first: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Level of each area in the last round: mean and variance, (P, R)."""

    mean: FloatArray
    variance: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairs:
    """Pairs of rounds: squared difference and its sampling variance (N, P, R), years between them (N, P)."""

    square: FloatArray
    noise: FloatArray
    gap: FloatArray
    counted: BoolArray


def variances(data: Deviations) -> Variances:
    """Variances by the method of moments, pooled over the areas of an indicator.

    Parameters
    ----------
    data
        Deviations from the panel's path.

    Returns
    -------
    Variances
        A squared difference over g years is expected to be ``process * g`` plus the two sampling variances; every pair
        of rounds counts. A squared deviation is expected to be ``first`` plus its sampling variance. Both are weighted
        by the square of the inverse of what is expected.
    """
    here = np.isfinite(data.value) & data.member
    first = _moment(data.value**2 * _own_path(here), data.sampling, np.ones(data.year.shape), counted=here)
    pairs = _pairs(data, counted=here)
    return Variances(process=_moment(pairs.square, pairs.noise, pairs.gap, counted=pairs.counted), first=first)


def design_effect(data: Deviations, *, simple: BoolArray) -> FloatArray:
    """How much larger sampling variances are than those of a simple random sample.

    Parameters
    ----------
    data
        Deviations, with the variance of a simple random sample where `simple` says so.
    simple
        (T, P, R) where the variance follows from the number of respondents alone.

    Returns
    -------
    FloatArray
        (P,) at least 1: least squares of squared differences on their years and their variance, weighted as in
        `variances`, shrunk to 1.5 by 20 pairs of rounds; 1.5 where all pairs lie equally far apart.
    """
    pairs = _pairs(data, counted=np.isfinite(data.value) & data.member & simple)
    inside = pairs.counted.astype(float)
    span = inside * pairs.gap[..., None]
    noise = np.where(pairs.counted, pairs.noise, 0.0)
    square = np.where(pairs.counted, pairs.square, 0.0)
    weight = ratio(inside, (DESIGN_EFFECT * noise) ** 2)
    gg, gn, nn, gy, ny = (
        (weight * a * b).sum(axis=(0, 2))
        for a, b in ((span, span), (span, noise), (noise, noise), (span, square), (noise, square))
    )
    determinant = gg * nn - gn**2
    solved = determinant > _SINGULAR * gg * nn
    slope = np.where(solved, ratio(nn * gy - gn * ny, np.where(solved, determinant, 1.0)), 0.0)
    estimate = ratio(ny - np.maximum(slope, 0.0) * gn, nn)
    count = np.where(solved, inside.sum(axis=(0, 2)), 0.0)
    shrunk = (DESIGN_EFFECT_PAIRS * DESIGN_EFFECT + count * estimate) / (DESIGN_EFFECT_PAIRS + count)
    return np.maximum(shrunk, 1.0)


def filtered(data: Deviations, known: Variances) -> Levels:
    """Kalman filter of a local level (Durbin & Koopman 2012, 2.2), every level starting at the panel's path.

    Parameters
    ----------
    data
        Deviations from the panel's path.
    known
        Their variances.

    Returns
    -------
    Levels
        In the last round, for areas without a value there too. At a break in measurement a level may move by as much
        as the areas moved apart there, which takes 4 areas to know; else it starts afresh from the panel.
    """
    shape = data.value.shape[1:]
    first = np.broadcast_to(known.first[:, None], shape)
    mean, variance = np.zeros(shape), first.copy()
    last, last_noise = np.full(shape, np.nan), np.zeros(shape)
    for t in range(len(data.value)):
        there = np.isfinite(data.value[t])
        if t:
            passed = np.maximum(data.year[t] - data.year[t - 1], 0.0)[:, None] * known.process[:, None]
            broken = data.run[t] != data.run[t - 1]
            jump = _break_variance(data.value[t] - last, last_noise + data.sampling[t] + passed, broken & data.member)
            afresh = broken & np.isnan(jump)[:, None]
            variance = np.where(afresh, first, variance + passed + np.where(broken, np.nan_to_num(jump)[:, None], 0.0))
            mean = np.where(afresh, 0.0, mean)
        noise = np.where(there, data.sampling[t], 1.0)
        gain = np.where(there, ratio(variance, variance + noise), 0.0)
        mean = mean + gain * np.where(there, data.value[t] - mean, 0.0)
        variance = variance * (1.0 - gain)
        last, last_noise = np.where(there, data.value[t], last), np.where(there, data.sampling[t], last_noise)
    return Levels(mean=mean, variance=variance)


def _break_variance(difference: FloatArray, expected: FloatArray, broken: BoolArray) -> FloatArray:
    """How far a break moved areas apart, (P,), NaN with fewer than 4 areas to tell."""
    counted = broken & np.isfinite(difference)
    areas = counted.sum(axis=1)
    excess = np.where(counted, np.where(counted, difference, 0.0) ** 2 - expected, 0.0).sum(axis=1)
    return np.where(areas >= MIN_REGIONS, np.maximum(ratio(excess, areas.astype(float)), 0.0), np.nan)


def _own_path(here: BoolArray) -> FloatArray:
    """R / (R - 1) by round, (T, P, 1): deviations from the areas' own mean are too small by that."""
    areas = here.sum(axis=2).astype(float)
    return ratio(areas, areas - 1.0)[..., None]


def _pairs(data: Deviations, *, counted: BoolArray) -> _Pairs:
    own = _own_path(counted)
    later, earlier = np.tril_indices(len(data.value), k=-1)
    both = counted[later] & counted[earlier] & (data.run[later] == data.run[earlier])
    difference = np.where(both, data.value[later], 0.0) - np.where(both, data.value[earlier], 0.0)
    return _Pairs(
        square=difference**2 * np.minimum(own[later], own[earlier]),
        noise=data.sampling[later] + data.sampling[earlier],
        gap=data.year[later] - data.year[earlier],
        counted=both,
    )


def _moment(square: FloatArray, noise: FloatArray, gap: FloatArray, *, counted: BoolArray) -> FloatArray:
    """Variance per unit of `gap`, (P,), from E[square] = variance * gap + noise; first weights: half of it is noise."""
    axes = (0, 2)
    span = gap[..., None]
    inside = counted.astype(float)
    quiet = np.where(counted, noise, 0.0)
    excess = np.where(counted, square, 0.0) - quiet
    variance = ratio(quiet.sum(axis=axes), (inside * span).sum(axis=axes))
    for _ in range(_PASSES):
        expected = variance[:, None] * span + quiet
        weight = ratio(inside, expected**2)
        estimate = ratio((weight * span * excess).sum(axis=axes), (weight * span**2).sum(axis=axes))
        variance = np.maximum(estimate, 0.0)
    return variance
