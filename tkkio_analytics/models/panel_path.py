"""The panel's path through survey rounds, and how far its change is believed."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, ratio
from tkkio_analytics.models.pooling import PRIOR_FREEDOM
from tkkio_analytics.models.trend import MEMORIES, SINGLE, Moments, recency_moments

LONG_MEMORY = MEMORIES.index(0.9)
"""Changes between rounds are mostly sampling error, which only a long memory averages out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPath:
    """Level of the panel in each round and its changes into it.

    Parameters
    ----------
    level
        (T, P) on the transformed scale; the last one known where a round is empty.
    change
        (T, P) per year since the round before; 0 where it is not usable.
    years
        (T, P) since the round before; 1 where the change is not usable.
    noise
        (T, P) sampling variance of the change per year.
    usable
        (T, P) where the change is one of the world, not of the ruler.
    """

    level: FloatArray
    change: FloatArray
    years: FloatArray
    noise: FloatArray
    usable: BoolArray


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelDrift:
    """Believed change of the panel per year.

    Parameters
    ----------
    change
        (P,) recency-weighted mean change.
    weight
        (P,) share of it that is believed (B0).
    uncertainty
        (P,) variance of the believed change.
    common
        (P,) variance with which the path wanders in a year.
    """

    change: FloatArray
    weight: FloatArray
    uncertainty: FloatArray
    common: FloatArray


def panel_path(
    z: FloatArray, *, sampling: FloatArray, year: FloatArray, masked: BoolArray, member: BoolArray
) -> PanelPath:
    """Chain the mean changes of the areas that make up the panel.

    Parameters
    ----------
    z, sampling
        (T, P, R) estimates on the transformed scale and their variance, NaN where missing.
    year
        (T, P) when.
    masked
        (T, P, R) whether the ruler changed since the area's round before.
    member
        (P, R) areas that make up the panel.

    Returns
    -------
    PanelPath
        In a complete panel the mean of the areas. Each area counts from its own last round, so that one which starts
        late or misses a round does not move the path by being high or low.
    """
    here = np.isfinite(z) & member
    level, change, noise = (np.zeros(z.shape[:2]) for _ in range(3))
    years, usable = np.ones(z.shape[:2]), np.zeros(z.shape[:2], dtype=bool)
    deviation, last_noise = np.full(z.shape[1:], np.nan), np.zeros(z.shape[1:])
    last_year = np.full(z.shape[1], np.nan)
    for t in range(len(z)):
        known = here[t] & np.isfinite(deviation)
        clean = known & ~masked[t]
        chained = np.where(clean.any(axis=1)[:, None], clean, known)
        counted = np.where(chained.any(axis=1)[:, None], chained, here[t])
        start = np.where(chained, deviation, 0.0)
        areas = counted.sum(axis=1).astype(float)
        mean = ratio(np.where(counted, z[t] - start, 0.0).sum(axis=1), areas)
        before = level[t - 1] if t else level[0]
        level[t] = np.where(areas > 0, mean, before)
        passed = year[t] - last_year
        usable[t] = clean.any(axis=1) & (passed > 0)
        years[t] = np.where(usable[t], passed, 1.0)
        change[t] = np.where(usable[t], (level[t] - before) / years[t], 0.0)
        both = np.where(clean, sampling[t] + last_noise, 0.0).sum(axis=1)
        noise[t] = np.where(usable[t], ratio(both, (areas * years[t]) ** 2), 0.0)
        deviation = np.where(here[t], z[t] - level[t][:, None], deviation)
        last_noise = np.where(here[t], sampling[t], last_noise)
        last_year = np.where(areas > 0, year[t], last_year)
    return PanelPath(level=level, change=change, years=years, noise=noise, usable=usable)


def panel_drift(path: PanelPath, *, process: FloatArray) -> PanelDrift:
    """Believed change of the panel, without the brake for short histories.

    Parameters
    ----------
    path
        The panel's path.
    process
        (P,) variance with which an area wanders from the path in a year.

    Returns
    -------
    PanelDrift
        The variance of a change of the path is shrunk, with 4 prior degrees of freedom, to what it would be if the
        path wandered as far as an area does from it; two or three changes alone do not tell a variance.
    """
    moments = recency_moments(path.change, path.usable)
    mean, variance, concentration = (_latest(moments, name) for name in ("mean", "variance", "concentration"))
    count = path.usable.sum(axis=0).astype(float)
    years = np.where(count > 0, ratio((path.years * path.usable).sum(axis=0), count), 1.0)
    noise = ratio(path.noise.sum(axis=0), count)
    expected = process / years + noise
    freedom = np.maximum(count - 1.0, 0.0)
    shrunk = (freedom * variance + PRIOR_FREEDOM * expected) / (freedom + PRIOR_FREEDOM)
    of_mean = shrunk * concentration
    weight = np.where(concentration < SINGLE, ratio(mean**2, mean**2 + of_mean), 0.0)
    wandering = np.maximum(shrunk - noise, 0.0) * years
    return PanelDrift(change=mean, weight=weight, uncertainty=weight * of_mean, common=wandering)


def _latest(moments: Moments, name: str) -> FloatArray:
    return np.asarray(getattr(moments, name)[-1, LONG_MEMORY])
