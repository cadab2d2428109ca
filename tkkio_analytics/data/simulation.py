"""Made-up series for practice: levels of areas that move together, each in its own way, from a seed."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

DESIGN_EFFECT: Final = 1.2
"""A made-up survey is this much less exact than a simple random sample of its size."""


class Shape(StrEnum):
    """How a level moves: freely, between zero and a ceiling, by rare events, or not at all."""

    FREE = "free"
    BOUNDED = "bounded"
    RARE = "rare"
    CONSTANT = "constant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one indicator is simulated.

    Parameters
    ----------
    indicator_id
        Of the catalogue; also the seed's second half, so that a new indicator leaves the others as they were.
    periods
        Years or months, ascending.
    shape
        How the level moves.
    level
        Of the middle area in the first period; of a bounded series as a share of the ceiling.
    ceiling
        Of a bounded series.
    spread
        Standard deviation of the areas' levels. Those of a bounded series are in log-odds from here on.
    drift, own_drift
        Common change a year, and the standard deviation of the areas' own.
    shock, noise
        Standard deviations of the common random walk's yearly step, and of each figure's own error.
    steps
        Change of level from a year on, by year and areas; no areas means all.
    season
        Half the range between winter and summer.
    respondents
        Mean sample size of an area's survey; 0 for no survey.
    first_years
        Where an area begins later than the others.
    suppressed, missing
        Areas and periods without a value.
    missing_share
        Share of further figures that are missing at random.
    decimals
        Of the published figure.
    """

    indicator_id: str
    periods: tuple[str, ...]
    shape: Shape
    level: float
    ceiling: float = 100.0
    spread: float = 0.0
    drift: float = 0.0
    own_drift: float = 0.0
    shock: float = 0.0
    noise: float = 0.0
    steps: tuple[tuple[int, float, tuple[str, ...]], ...] = ()
    season: float = 0.0
    respondents: int = 0
    first_years: tuple[tuple[str, int], ...] = ()
    suppressed: tuple[tuple[str, str], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    missing_share: float = 0.0
    decimals: int = 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Simulated:
    """Figures of the areas, shape (areas, periods), in the published unit.

    Parameters
    ----------
    values
        Figures of every area and period, those that will not be published among them.
    standard_errors, sample_sizes
        Of a survey; NaN and 0 otherwise.
    absent
        Which figures are missing at random.
    """

    values: NDArray[np.float64]
    standard_errors: NDArray[np.float64]
    sample_sizes: NDArray[np.int64]
    absent: NDArray[np.bool_]


def simulated(recipe: Recipe, *, areas: Sequence[str], residents: Mapping[str, int], seed: int) -> Simulated:
    """Return the made-up figures of one indicator.

    Parameters
    ----------
    recipe
        How they are made.
    areas
        Codes of the rows.
    residents
        Inhabitants by area, for rare events.
    seed
        The same seed gives the same figures.
    """
    rng = np.random.default_rng([seed, zlib.crc32(recipe.indicator_id.encode())])
    size = (len(areas), len(recipe.periods))
    path = _path(recipe, areas, rng)
    values = _published(recipe, path, areas=areas, residents=residents, rng=rng)
    errors, sizes = np.full(size, np.nan), np.zeros(size, dtype=np.int64)
    if recipe.respondents:
        sizes = rng.integers(recipe.respondents // 2, 2 * recipe.respondents, size=size)
        errors = DESIGN_EFFECT * np.sqrt(values * (recipe.ceiling - values) / sizes)
        values = np.clip(values + errors * rng.standard_normal(size), 0.0, recipe.ceiling)
    return Simulated(
        values=values, standard_errors=errors, sample_sizes=sizes, absent=rng.random(size) < recipe.missing_share
    )


def times(periods: Sequence[str]) -> NDArray[np.float64]:
    """Return periods as years and parts of a year.

    Examples
    --------
    >>> times(["2024", "2024-07"]).tolist()
    [2024.0, 2024.5]
    """
    return np.array([int(period[:4]) + (int(period[5:] or 1) - 1) / 12 for period in periods])


def _path(recipe: Recipe, areas: Sequence[str], rng: np.random.Generator) -> NDArray[np.float64]:
    """Return the areas' levels before bounds are applied, shape (areas, periods)."""
    years = times(recipe.periods)
    since = years - years[0]
    begin = np.log(recipe.level / (1 - recipe.level)) if recipe.shape is Shape.BOUNDED else recipe.level
    gaps = np.sqrt(np.diff(years, prepend=years[0]))
    common = np.cumsum(recipe.shock * gaps * rng.standard_normal(len(years)))
    own = begin + recipe.spread * rng.standard_normal((len(areas), 1))
    slopes = recipe.drift + recipe.own_drift * rng.standard_normal((len(areas), 1))
    winter = recipe.season * np.cos(2 * np.pi * (years % 1))
    path: NDArray[np.float64] = (
        own + slopes * since + common - winter + recipe.noise * rng.standard_normal((len(areas), len(years)))
    )
    for first, step, concerned in recipe.steps:
        rows = np.array([not concerned or code in concerned for code in areas])
        path[np.ix_(rows, years >= first)] += step
    return path


def _published(
    recipe: Recipe,
    path: NDArray[np.float64],
    *,
    areas: Sequence[str],
    residents: Mapping[str, int],
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    if recipe.shape is Shape.BOUNDED:
        return np.asarray(recipe.ceiling / (1 + np.exp(-path)), dtype=np.float64)
    if recipe.shape is Shape.RARE:
        inhabitants = np.array([[residents[code]] for code in areas]) / 100_000
        return np.asarray(rng.poisson(np.maximum(path, 0.0) * inhabitants) / inhabitants, dtype=np.float64)
    if recipe.shape is Shape.CONSTANT:
        return np.full(path.shape, recipe.level)
    return path
