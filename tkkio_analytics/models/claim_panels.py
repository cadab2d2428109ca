"""Simulated panels whose truth is known: levels, and what is seen of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import numpy as np

from tkkio_analytics.models.arrays import FloatArray
from tkkio_analytics.models.claim_shapes import borrowed

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
    HELD_OUT_REAL = "held_out_real"
    HELD_OUT_REAL_SLOW = "held_out_real_slow"
    HELD_OUT_GROUPS = "held_out_groups"
    HELD_OUT_DRIFT = "held_out_drift"
    HELD_OUT_BORDER = "held_out_border"

    @property
    def held_out(self) -> bool:
        """Say whether no limit of the tests was settled on this world."""
        return self.value.startswith("held_out")

    @property
    def promised(self) -> bool:
        """Say whether what is called variation here is what claims call so: slow movements are the level itself."""
        return self is not World.HELD_OUT_REAL_SLOW


REAL: Final = frozenset({World.HELD_OUT_REAL, World.HELD_OUT_REAL_SLOW})
"""Worlds whose variation is lent by real series; around a smoothed level, and around one straight line."""
POPULATIONS: Final = np.geomspace(68.0, 690.0, AREAS)
"""Thousands of residents of simulated areas, as unequal as those of the counties."""
HIT: Final = 4
"""Areas that a shock to a few hits at once."""


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
    groups
        Standard deviation of a shock that hits a few areas at once, other ones each time.
    by_population
        Whether an area's own variation is as large as its population makes it.
    drift, drift_memory
        Standard deviation of what changes the yearly drift that the areas share, and how much of the drift lasts.
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
    groups: float = 0.0
    by_population: bool = False
    drift: float = 0.0
    drift_memory: float = 0.9


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
        World.HELD_OUT_REAL: Behaviour(),
        World.HELD_OUT_REAL_SLOW: Behaviour(),
        World.HELD_OUT_GROUPS: Behaviour(memory=0.3, tails=3.0, groups=1.5, by_population=True, common=0.5),
        World.HELD_OUT_DRIFT: Behaviour(wander=0.3, drift=0.3, common=0.5),
        World.HELD_OUT_BORDER: Behaviour(memory=0.7, common=1.0, common_memory=0.6),
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


def known_panel(
    rng: np.random.Generator, *, world: World, truth: FloatArray, shapes: Sequence[FloatArray] = ()
) -> KnownPanel:
    """Return what is seen of given levels in a world.

    Parameters
    ----------
    rng
        Source of chance.
    world
        How levels vary.
    truth
        (R, T) levels before any wandering of their own.
    shapes
        Real variation, for the worlds that borrow it.

    Examples
    --------
    >>> seen = known_panel(np.random.default_rng(1), world=World.PLAIN, truth=np.zeros((22, 5)))
    >>> seen.values.shape
    (22, 5)
    """
    made, unknown = WORLDS[world], np.full(truth.shape, np.nan)
    areas, periods = truth.shape
    if world in REAL:
        lent = borrowed(rng, shapes, areas=areas, periods=periods)
        return KnownPanel(truth=truth, values=truth + lent, errors=unknown)
    level = truth + made.wander * rng.standard_normal(truth.shape).cumsum(axis=1)
    level = level + made.common_wander * rng.standard_normal((1, periods)).cumsum(axis=1)
    if made.drift:
        level = level + _lasting_steps(made.drift * rng.standard_normal((1, periods)), made.drift_memory).cumsum(axis=1)
    if made.sampled:
        error = made.sampled * rng.uniform(0.7, 1.4, (areas, 1)) * np.ones(periods)
        seen = level + SURVEY_DESIGN * error * rng.standard_normal(truth.shape)
        return KnownPanel(truth=level, values=seen, errors=error)
    size = np.exp(made.unequal * rng.standard_normal((areas, 1)))
    if made.by_population:
        size = rng.permutation(np.sqrt(np.median(POPULATIONS) / POPULATIONS))[:, None]
    own = size * _lasting(_shocks(rng, truth.shape, made.tails), made.memory)
    shared = made.common * _lasting(rng.standard_normal((1, periods)), made.common_memory)
    share = 1.0 + made.loadings * rng.standard_normal((areas, 1))
    if made.groups:
        own = own + made.groups * _hit_together(rng, areas, periods, made.tails)
    return KnownPanel(truth=level, values=level + own + share * shared, errors=unknown)


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


def _hit_together(rng: np.random.Generator, areas: int, periods: int, tails: float) -> FloatArray:
    """Return one shock a period, on as many areas as `HIT`, other ones each time."""
    shocks = _shocks(rng, (1, periods), tails)
    hit = rng.random((areas, periods)).argsort(axis=0) < HIT
    return np.asarray(hit * shocks)


def _lasting_steps(steps: FloatArray, memory: float) -> FloatArray:
    """Return a drift that begins at nothing, changes by these steps and keeps so much of itself."""
    out = steps.copy()
    for period in range(1, steps.shape[1]):
        out[:, period] = memory * out[:, period - 1] + steps[:, period]
    return out
