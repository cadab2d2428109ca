"""Simulated panels whose truth is known: levels, and what is seen of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import numpy as np

from tkkio_analytics.models.arrays import FloatArray

AREAS: Final = 22
SURVEY_DESIGN: Final = 1.2
"""Standard errors of a simulated survey are so much larger than those of a simple random sample."""


class World(StrEnum):
    """How a simulated panel behaves."""

    PLAIN = "plain"
    COMMON = "common"
    LASTING = "lasting"
    COMMON_LASTING = "common_lasting"
    UNEQUAL = "unequal"
    HEAVY_TAILS = "heavy_tails"
    LOADINGS = "loadings"
    WANDERING = "wandering"
    EVERYTHING = "everything"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """What a world is made of; the own yearly variation of a typical area has a standard deviation of 1.

    Parameters
    ----------
    memory, common_memory
        Correlation of one year's own, and common, variation with the next one's.
    common
        Standard deviation of the common variation.
    loadings
        Standard deviation of the areas' shares in it.
    unequal
        Standard deviation of the logarithm of the areas' own standard deviations.
    tails
        Degrees of freedom of the own variation's t distribution, 0 for the normal one.
    wander
        Standard deviation of a yearly step of the level itself.
    common_wander
        The same of the level that the areas share.
    sampled
        Standard error of an estimate; there is no other variation then.
    """

    memory: float = 0.0
    common_memory: float = 0.0
    common: float = 0.0
    loadings: float = 0.0
    unequal: float = 0.0
    tails: float = 0.0
    wander: float = 0.0
    common_wander: float = 0.0
    sampled: float = 0.0


WORLDS: Final[Mapping[World, Behaviour]] = MappingProxyType(
    {
        World.PLAIN: Behaviour(),
        World.COMMON: Behaviour(common=1.0),
        World.LASTING: Behaviour(memory=0.5),
        World.COMMON_LASTING: Behaviour(memory=0.5, common=1.0, common_memory=0.5),
        World.UNEQUAL: Behaviour(unequal=0.5),
        World.HEAVY_TAILS: Behaviour(tails=3.0),
        World.LOADINGS: Behaviour(common=1.0, loadings=0.5),
        World.WANDERING: Behaviour(wander=0.5, common_wander=0.5, common=0.5),
        World.EVERYTHING: Behaviour(memory=0.4, common=1.0, common_memory=0.4, unequal=0.4, tails=4.0, loadings=0.3),
        World.SURVEY: Behaviour(sampled=1.0),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KnownPanel:
    """A panel and its truth, both (R, T).

    Parameters
    ----------
    truth
        Levels.
    values
        What is published.
    errors
        Standard errors as published for a survey of which only the respondents are known, NaN otherwise.
    """

    truth: FloatArray
    values: FloatArray
    errors: FloatArray


def known_panel(rng: np.random.Generator, *, world: World, truth: FloatArray) -> KnownPanel:
    """Return what is seen of given levels in a world.

    Parameters
    ----------
    rng
        Source of chance.
    world
        How levels vary.
    truth
        (R, T) levels before any wandering of their own.

    Examples
    --------
    >>> seen = known_panel(np.random.default_rng(1), world=World.PLAIN, truth=np.zeros((22, 5)))
    >>> seen.values.shape
    (22, 5)
    """
    made = WORLDS[world]
    areas, periods = truth.shape
    level = truth + made.wander * rng.standard_normal(truth.shape).cumsum(axis=1)
    level = level + made.common_wander * rng.standard_normal((1, periods)).cumsum(axis=1)
    if made.sampled:
        error = made.sampled * rng.uniform(0.7, 1.4, (areas, 1)) * np.ones(periods)
        seen = level + SURVEY_DESIGN * error * rng.standard_normal(truth.shape)
        return KnownPanel(truth=level, values=seen, errors=error)
    size = np.exp(made.unequal * rng.standard_normal((areas, 1)))
    own = size * _lasting(_shocks(rng, truth.shape, made.tails), made.memory)
    shared = made.common * _lasting(rng.standard_normal((1, periods)), made.common_memory)
    share = 1.0 + made.loadings * rng.standard_normal((areas, 1))
    return KnownPanel(truth=level, values=level + own + share * shared, errors=np.full(truth.shape, np.nan))


def _shocks(rng: np.random.Generator, shape: tuple[int, ...], tails: float) -> FloatArray:
    if not tails:
        return rng.standard_normal(shape)
    return np.asarray(rng.standard_t(tails, shape) / np.sqrt(tails / (tails - 2.0)))


def _lasting(shocks: FloatArray, memory: float) -> FloatArray:
    """Return shocks of which so much lasts to the next period, with the variance of the shocks."""
    out = shocks.copy()
    for period in range(1, shocks.shape[1]):
        out[:, period] = memory * out[:, period - 1] + np.sqrt(1.0 - memory**2) * shocks[:, period]
    return out
