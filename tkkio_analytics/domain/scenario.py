"""What if: assumed changes, and the scenario they make up."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from tkkio_analytics.domain.target import ReferenceGoal

DEFAULT_UNCERTAINTY: Final = 0.5
"""Coefficient of variation of an assumed change where none is stated (methods.md, 4)."""
NEEDED_PROBABILITIES: Final = (0.50, 0.75, 0.90)
"""Probabilities for which the change needed is worked out."""


class LeverKind(StrEnum):
    """What is assumed to change."""

    PACE = "pace"
    """So much more (or less) change per year than the path without has."""
    OWN_BEST_PACE = "own_best_pace"
    """The area moves as fast as in its own best spell."""
    PEER_PACE = "peer_pace"
    """The area moves as fast as a chosen other area has."""
    BEST_QUARTILE_PACE = "best_quartile_pace"
    """The area moves as fast as the fastest quarter of the areas has at least."""
    REQUIRED_PACE = "required_pace"
    """The change per year that would give a chosen probability of reaching the goal."""
    STEP = "step"
    """One-off change of the level, there from the start year on."""
    RAMP = "ramp"
    """Change of the level that grows evenly over the ramp and then stays."""
    EFFECT = "effect"
    """Assumed effect on the level, with an uncertainty of its own; grows over the ramp if there is one."""


AMOUNT_KINDS: Final = frozenset({LeverKind.PACE, LeverKind.STEP, LeverKind.RAMP, LeverKind.EFFECT})
"""Levers that state an amount in the indicator's published unit (per year for a pace)."""
SET_PACE_KINDS: Final = frozenset(
    {LeverKind.OWN_BEST_PACE, LeverKind.PEER_PACE, LeverKind.BEST_QUARTILE_PACE, LeverKind.REQUIRED_PACE}
)
"""Levers that say how fast the area moves, counted as an addition to the path without; one of them an indicator."""
YEARLY_KINDS: Final = SET_PACE_KINDS | {LeverKind.PACE}
"""Levers whose addition grows year by year; that of the others stays once it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """One assumed change.

    Parameters
    ----------
    kind
        What is assumed.
    amount
        In the indicator's published unit, per year for ``pace``; None for levers that are measured or solved for.
    start_year
        First year in which the change acts, from its beginning; None for the default, `first_free_year`.
    ramp_years
        Years over which the change grows to its full size; 0 for at once.
    uncertainty
        Coefficient of variation of the change: its standard deviation as a share of its size.
    peer
        Code of the other area, for ``peer_pace``.
    probability
        Probability aimed at, for ``required_pace``: between 0 and 1.
    indicator_id
        The indicator it concerns; None for each one of the scenario.
    """

    kind: LeverKind
    amount: float | None = None
    start_year: int | None = None
    ramp_years: int = 0
    uncertainty: float = DEFAULT_UNCERTAINTY
    peer: str | None = None
    probability: float | None = None
    indicator_id: str | None = None

    def concerns(self, indicator_id: str) -> bool:
        """Say whether the lever acts on an indicator."""
        return self.indicator_id is None or self.indicator_id == indicator_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A question "what if": for whom, for which indicators, what changes, and the goal it is held against.

    Equal scenarios on the same release and the same day give the same figures, so these three are what a saved one
    keeps.

    Parameters
    ----------
    indicator_ids
        One or several.
    region_codes
        One area, several, or the nation.
    merged
        Whether the areas are treated as one new area instead of each by itself.
    levers
        In any order: the result is the same.
    goal_id
        A reference goal or one of the registry.
    goal_value, goal_year
        Level and year that the reader sets instead of the goal's own; either alone keeps the other from the goal. A
        level is for one indicator only.
    base_from
        First year of history that the path without rests on; None for all of it.
    """

    indicator_ids: tuple[str, ...]
    region_codes: tuple[str, ...]
    merged: bool = False
    levers: tuple[Lever, ...] = ()
    goal_id: str = ReferenceGoal.BEST_QUARTILE.value
    goal_value: float | None = None
    goal_year: int | None = None
    base_from: int | None = None

    @property
    def changes_goal(self) -> bool:
        """Say whether the reader has set another level or year."""
        return self.goal_value is not None or self.goal_year is not None

    def pinned(self, start_year: int) -> "Scenario":
        """Return the same scenario with every open start year stated, for a link that means the same next year."""
        levers = tuple(
            replace(lever, start_year=start_year) if lever.start_year is None else lever for lever in self.levers
        )
        return replace(self, levers=levers)


def first_free_year(*, latest_year: int, today_year: int) -> int:
    """Return the first year in which a change can still act in full: after the data, and after this year.

    Parameters
    ----------
    latest_year
        Year of the last observation.
    today_year
        This year.
    """
    return max(latest_year, today_year) + 1
