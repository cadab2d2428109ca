"""How often claims that are false are called supported, and true ones found, on simulated panels of known truth."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from tkkio_analytics.domain.claim import ClaimKind
from tkkio_analytics.models.arrays import BoolArray, FloatArray
from tkkio_analytics.models.claim_panels import AREAS, KnownPanel, World, known_panel
from tkkio_analytics.models.claim_tests import ALPHA, DESIGN_EFFECT, PAST_ALPHA, WINNER_PERIODS, verified_winner
from tkkio_analytics.models.yardstick import (
    Yardstick,
    change_weights,
    level_weights,
    turn_weights,
    yardstick_of_errors,
    yardstick_of_variation,
)

LENGTHS: Final = (3, 4, 5, 6, 8, 12, 20)
EFFECTS: Final = (2, 4, 6)
"""True differences whose power is measured, in standard deviations of the yearly variation."""
POWER_PART: Final = 3
"""Power is measured on so many times fewer panels: it carries no promise."""
FAR: Final = 50.0
"""A lead that no variation makes up for."""
NEAR: Final = (0.3, 0.2, 0.1, 0.0, 0.0)
"""Leads of areas that are far ahead of the rest and nearly tied, in the same unit."""
STEADY: Final = 3.0
"""Yearly change of a steady trend, in the same unit."""
FEWEST_PERIODS: Final = MappingProxyType({ClaimKind.TIMING: 4})
"""Where a kind of claim needs more than three periods."""

Verdicts = tuple[BoolArray, BoolArray]
"""Which claims were called supported, and which of them are true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimScore:
    """How one kind of claim did in one world.

    Parameters
    ----------
    kind, world, periods
        What was simulated.
    claims
        False claims that were put.
    false_supported
        Share of them called supported: the largest over the ways of being false.
    error
        Standard error of that share, of panels and not of claims: those of one panel stand and fall together.
    power
        Share of true claims called supported, by the size of the truth.
    """

    kind: ClaimKind
    world: World
    periods: int
    claims: int
    false_supported: float
    error: float
    power: Mapping[int, float]


def claim_cases(lengths: tuple[int, ...] = LENGTHS) -> tuple[tuple[ClaimKind, World, int], ...]:
    """Return every kind of claim but targets, with every world and length that it is measured in."""
    return tuple(
        (kind, world, periods)
        for kind in _KINDS
        for periods in lengths
        if periods >= FEWEST_PERIODS.get(kind, 3)
        for world in World
    )


def claim_score(
    kind: ClaimKind, *, world: World, periods: int, panels: int, seed: int, shapes: Sequence[FloatArray] = ()
) -> ClaimScore:
    """Return the score of one kind of claim in one world.

    Parameters
    ----------
    kind
        Any but a target, which is measured on forecasts.
    world, periods
        What to simulate.
    panels, seed
        How many panels of each truth, and where chance begins.
    shapes
        Real variation, for the worlds that borrow it.
    """
    rng = np.random.default_rng([seed, list(ClaimKind).index(kind), list(World).index(world), periods])
    found = [_false(rng, kind, world, truth, panels, shapes) for truth in _truths(kind, world, periods)]
    counts = [
        (int(called.sum()), int(asked.sum()), float(called.sum() / max(asked.sum(), 1))) for called, asked in found
    ]
    worst = max(range(len(found)), key=lambda at: counts[at][2])
    power = {}
    for effect in EFFECTS:
        hits = [_found(rng, kind, world, periods, effect, shapes) for _ in range(max(panels // POWER_PART, 1))]
        power[effect] = sum(hit for hit, _ in hits) / max(sum(count for _, count in hits), 1)
    return ClaimScore(
        kind=kind,
        world=world,
        periods=periods,
        claims=max(asked for _, asked, _ in counts),
        false_supported=counts[worst][2],
        error=share_error(*found[worst]),
        power=MappingProxyType(power),
    )


def share_error(called: FloatArray, asked: FloatArray) -> float:
    """Return the standard error of a share whose claims come in panels.

    Parameters
    ----------
    called, asked
        How many claims of each panel were called so, and how many there were.

    Examples
    --------
    >>> round(share_error(np.array([22.0, 0.0, 0.0, 0.0]), np.full(4, 22.0)), 3)
    0.217
    """
    share = called.sum() / max(asked.sum(), 1.0)
    return float(np.sqrt(((called - share * asked) ** 2).sum()) / max(asked.sum(), 1.0))


def _truths(kind: ClaimKind, world: World, periods: int) -> tuple[FloatArray, ...]:
    """Return the levels of which a claim is false; worlds held out have near ties beside."""
    truths = _KINDS[kind][0](periods)
    if not world.held_out or kind not in {ClaimKind.FIRST, ClaimKind.FASTEST}:
        return truths
    near = np.zeros((AREAS, periods))
    near[: len(NEAR)] = FAR + np.array(NEAR)[:, None]
    return (*truths, near if kind is ClaimKind.FIRST else near * np.linspace(0.0, 1.0, periods))


def _false(
    rng: np.random.Generator,
    kind: ClaimKind,
    world: World,
    truth: FloatArray,
    panels: int,
    shapes: Sequence[FloatArray],
) -> tuple[FloatArray, FloatArray]:
    """Return how many false claims of each panel were called supported, and how many there were."""
    called, asked = np.zeros(panels), np.zeros(panels)
    for at in range(panels):
        supported, true = _KINDS[kind][1](known_panel(rng, world=world, truth=truth, shapes=shapes), world)
        called[at], asked[at] = (supported & ~true).sum(), _asked(kind, true)
    return called, asked


def _asked(kind: ClaimKind, true: BoolArray) -> int:
    """Return how many false claims a panel holds: a search for a winner is one."""
    return 1 if kind in {ClaimKind.FIRST, ClaimKind.FASTEST} else int((~true).sum())


def _found(
    rng: np.random.Generator,
    kind: ClaimKind,
    world: World,
    periods: int,
    effect: int,
    shapes: Sequence[FloatArray],
) -> tuple[int, int]:
    truth = _EFFECTS[kind](periods, float(effect))
    supported, true = _KINDS[kind][1](known_panel(rng, world=world, truth=truth, shapes=shapes), world)
    return int((supported & true).sum()), int(true.sum())


def _yardstick(panel: KnownPanel, world: World, split: int | None = None) -> Yardstick | None:
    if world is World.SURVEY:
        return yardstick_of_errors(panel.values, errors=panel.errors * np.sqrt(DESIGN_EFFECT))
    return yardstick_of_variation(panel.values, areas=np.ones(AREAS, dtype=bool), split=split)


def _rises(signed: FloatArray, alpha: float = ALPHA) -> BoolArray:
    return np.asarray((signed > 0) & (signed < alpha))


def _past_level(world: World) -> float:
    return ALPHA if world is World.SURVEY else PAST_ALPHA


def _change(panel: KnownPanel, world: World) -> Verdicts:
    periods = panel.values.shape[1]
    weights, yardstick = change_weights(periods, start=0, end=periods - 1), _yardstick(panel, world)
    if yardstick is None:
        return np.zeros(AREAS, dtype=bool), panel.truth @ weights > 0
    return _rises(yardstick.each(weights=weights), _past_level(world)), panel.truth @ weights > 0


def _comparison(panel: KnownPanel, world: World) -> Verdicts:
    """Compare every even area with the next one."""
    periods = panel.values.shape[1]
    weights, yardstick = level_weights(periods, at=periods - 1), _yardstick(panel, world)
    true = (panel.truth[::2] - panel.truth[1::2]) @ weights > 0
    if yardstick is None:
        return np.zeros(len(true), dtype=bool), true
    pairs = yardstick.pairs(np.arange(AREAS), weights=weights)
    return _rises(np.diagonal(pairs, offset=1)[::2]), true


def _first(panel: KnownPanel, world: World) -> Verdicts:
    periods = panel.values.shape[1]
    return _winner(panel, world, level_weights(periods, at=periods - 1))


def _fastest(panel: KnownPanel, world: World) -> Verdicts:
    periods = panel.values.shape[1]
    return _winner(panel, world, change_weights(periods, start=0, end=periods - 1))


def _winner(panel: KnownPanel, world: World, weights: FloatArray) -> Verdicts:
    yardstick, levels = _yardstick(panel, world), panel.truth @ weights
    true = (levels == levels.max()) & ((levels == levels.max()).sum() == 1)
    if yardstick is None or (world is not World.SURVEY and panel.values.shape[1] < WINNER_PERIODS):
        return np.zeros(AREAS, dtype=bool), true
    return verified_winner(yardstick.pairs(np.arange(AREAS), weights=weights)), true


def _timing(panel: KnownPanel, world: World) -> Verdicts:
    """Claim that the rise came in the second half."""
    periods = panel.values.shape[1]
    times, turn = np.arange(periods, dtype=float), periods // 2 - 1 + periods % 2
    turn = max(turn, 1)
    after = change_weights(periods, start=turn, end=periods - 1)
    turned = turn_weights(periods, start=0, turn=turn, end=periods - 1, times=times)
    yardstick = _yardstick(panel, world, split=turn + 1)
    true = (panel.truth @ after > 0) & (panel.truth @ turned > ROUNDING)
    if yardstick is None:
        return np.zeros(AREAS, dtype=bool), true
    alpha = _past_level(world)
    return _rises(yardstick.each(weights=after), alpha) & _rises(yardstick.each(weights=turned), alpha), true


ROUNDING: Final = 1e-9


def _flat(periods: int) -> tuple[FloatArray, ...]:
    return (np.zeros((AREAS, periods)),)


def _tied(periods: int) -> tuple[FloatArray, ...]:
    """Return all areas tied, two and three tied far ahead, and areas spread out of which the best is barely so."""
    two, three, spread = np.zeros((AREAS, periods)), np.zeros((AREAS, periods)), np.zeros((AREAS, periods))
    two[:2], three[:3] = FAR, FAR
    spread += np.linspace(-2.0, 2.0, AREAS)[:, None]
    return (np.zeros((AREAS, periods)), two, three, spread)


def _tied_changes(periods: int) -> tuple[FloatArray, ...]:
    return tuple(levels * np.linspace(0.0, 1.0, periods) for levels in _tied(periods))


def _steady(periods: int) -> tuple[FloatArray, ...]:
    """Return no change, a steady one, and one that came before."""
    times = np.arange(periods, dtype=float)
    early = np.minimum(times, 1.0) * FAR
    return tuple(np.zeros((AREAS, periods)) + path for path in (0.0 * times, STEADY * times, early))


def _all_rise(periods: int, effect: float) -> FloatArray:
    return np.zeros((AREAS, periods)) + effect * np.linspace(0.0, 1.0, periods)


def _even_ahead(periods: int, effect: float) -> FloatArray:
    levels = np.zeros((AREAS, periods))
    levels[::2] = effect
    return levels


def _one_ahead(periods: int, effect: float) -> FloatArray:
    levels = np.zeros((AREAS, periods))
    levels[0] = effect
    return levels


def _one_faster(periods: int, effect: float) -> FloatArray:
    return np.asarray(_one_ahead(periods, effect) * np.linspace(0.0, 1.0, periods))


def _late_rise(periods: int, effect: float) -> FloatArray:
    times, turn = np.arange(periods, dtype=float), max(periods // 2 - 1 + periods % 2, 1)
    return np.asarray(np.zeros((AREAS, periods)) + effect * np.maximum(times - turn, 0.0) / (periods - 1 - turn))


_KINDS: Final[
    Mapping[
        ClaimKind,
        tuple[Callable[[int], tuple[FloatArray, ...]], Callable[[KnownPanel, World], Verdicts]],
    ]
] = MappingProxyType(
    {
        ClaimKind.CHANGE: (_flat, _change),
        ClaimKind.COMPARISON: (_flat, _comparison),
        ClaimKind.FIRST: (_tied, _first),
        ClaimKind.FASTEST: (_tied_changes, _fastest),
        ClaimKind.TIMING: (_steady, _timing),
    }
)
_EFFECTS: Final[Mapping[ClaimKind, Callable[[int, float], FloatArray]]] = MappingProxyType(
    {
        ClaimKind.CHANGE: _all_rise,
        ClaimKind.COMPARISON: _even_ahead,
        ClaimKind.FIRST: _one_ahead,
        ClaimKind.FASTEST: _one_faster,
        ClaimKind.TIMING: _late_rise,
    }
)
