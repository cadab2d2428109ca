"""How often goals that were called sure to be reached were missed, on simulated panels."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

import numpy as np

from tkkio_analytics.domain.claim import ClaimKind
from tkkio_analytics.models.arrays import BoolArray, FloatArray
from tkkio_analytics.models.claim_panels import AREAS, KnownPanel, World, known_panel
from tkkio_analytics.models.claim_record import ClaimScore, share_error
from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.survey import PublishedError, fit_survey

TARGET_LENGTHS: Final = (4, 5, 6, 8, 12, 20)
"""Three figures are left to the short route, which calls no goal sure."""
AHEAD: Final = (1, 3, 5)
"""Periods ahead that goals are asked for."""
COMMON_DRIFT: Final = 0.5
OWN_DRIFT: Final = 0.3
SPREAD: Final = 2.0
"""Standard deviations of the trends and of the levels, in those of the yearly variation."""
ROUND_GAP: Final = 2.0
"""Years between the rounds of a simulated survey."""


def target_score(
    *, world: World, periods: int, panels: int, seed: int, sure: float, shapes: Sequence[FloatArray] = ()
) -> ClaimScore:
    """Return how claims about goals did in one world.

    Parameters
    ----------
    world, periods
        What to simulate, and how much of it the forecast has seen.
    panels, seed
        How many panels, and where chance begins.
    sure
        Lowest probability that is called supported.
    shapes
        Real variation, for the worlds that borrow it.

    Returns
    -------
    ClaimScore
        ``claims`` counts goals that were called sure, ``false_supported`` the share of them that was missed, and
        ``power`` the share of goals reached that had been called sure, whatever their distance. Goals are quartiles of
        the areas, and an area's own highest and lowest figure, each asked from above and from below. What is reached is
        the published figure, of a survey the level that it estimates.
    """
    rng = np.random.default_rng([seed, list(World).index(world), periods])
    seen = [_trended(rng, world, periods, shapes) for _ in range(panels)]
    values = np.array([panel.values for panel in seen])
    future = np.array([panel.truth for panel in seen]) if world is World.SURVEY else values
    fitted = _fitted(values, np.array([panel.errors for panel in seen]), world, periods)
    sure_of, missed = np.zeros(panels), np.zeros(panels)
    reached = found = 0
    for steps in AHEAD:
        came = future[:, :, periods + steps - 1]
        for goal in _goals(values[:, :, :periods]):
            above = np.asarray(fitted.probability_at_least(goal, horizon=steps))
            for chance, met in ((above, came >= goal), (1.0 - above, came <= goal)):
                called: BoolArray = chance >= sure
                sure_of += called.sum(axis=1)
                missed += (called & ~met).sum(axis=1)
                reached += int(met.sum())
                found += int((called & met).sum())
    power = found / max(reached, 1)
    return ClaimScore(
        kind=ClaimKind.TARGET,
        world=world,
        periods=periods,
        claims=int(sure_of.sum()),
        false_supported=float(missed.sum() / max(sure_of.sum(), 1)),
        error=share_error(missed, sure_of),
        power=MappingProxyType({4: power}),
    )


def _trended(rng: np.random.Generator, world: World, periods: int, shapes: Sequence[FloatArray]) -> KnownPanel:
    times = np.arange(periods + max(AHEAD), dtype=float)
    slopes = COMMON_DRIFT * rng.standard_normal() + OWN_DRIFT * rng.standard_normal((AREAS, 1))
    return known_panel(rng, world=world, truth=SPREAD * rng.standard_normal((AREAS, 1)) + slopes * times, shapes=shapes)


def _fitted(values: FloatArray, errors: FloatArray, world: World, periods: int) -> Predictive:
    if world is not World.SURVEY:
        return fit_panel(values[:, :, :periods], horizons=max(AHEAD))
    years = ROUND_GAP * np.arange(periods)
    ahead = [ROUND_GAP * step for step in range(1, max(AHEAD) + 1)]
    published = PublishedError(se=errors[:, :, :periods])
    return fit_survey(values[:, :, :periods], years=years, published=published, years_ahead=ahead).true_level


def _goals(seen: FloatArray) -> tuple[FloatArray, ...]:
    quartiles = np.quantile(seen[:, :, -1], [0.25, 0.5, 0.75], axis=1)[..., None]
    levels = [np.broadcast_to(level, seen.shape[:2]) for level in quartiles]
    return (*levels, seen.max(axis=2), seen.min(axis=2))
