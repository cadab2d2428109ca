"""What if: assumed changes, the scenario they make up, and the paths without and with them side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from tkkio_analytics.domain.forecast import Forecast
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.target import OutlookState, OutsideView, Record, ReferenceGoal, RiskClass, Target

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioPath:
    """One path of one indicator and area, without or with the assumed changes.

    Parameters
    ----------
    forecast
        History and fan; None without any data.
    probability
        Of standing at or beyond the goal in its year; None where none may be shown.
    probability_by_year
        The same for each year up to the goal's.
    risk_class
        Class of the probability, or None.
    middle
        Middle of the fan at the end of the goal's year (of the last forecast year without a goal), published unit;
        None without a forecast.
    expected_year
        First year at whose end the middle is at the goal; None if not by the last forecast year, or where no
        probability may be shown.
    """

    forecast: Forecast | None
    probability: float | None
    probability_by_year: Mapping[int, float]
    risk_class: RiskClass | None
    middle: float | None
    expected_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverEffect:
    """One lever as it acts on one indicator and area.

    Parameters
    ----------
    lever
        The assumption.
    start_year
        First year in which it acts.
    amount
        What it adds at full size, in the published unit, per year for levers of pace; None where it could not be
        worked out, and then it adds nothing.
    pace
        The pace that was measured or solved for, per year; None for levers that state an amount.
    total
        What it adds by the end of the goal's year; None as for ``amount``.
    description
        The assumption in one sentence: "if ...".
    reason
        Why it adds nothing, where it cannot be worked out.
    """

    lever: Lever
    start_year: int
    amount: float | None
    pace: float | None
    total: float | None
    description: Message
    reason: Message | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What the levers add together by the end of the goal's year, in the published unit.

    Parameters
    ----------
    total, total_sd
        The change of the middle of the fan as assumed, and its standard deviation.
    per_year, per_year_sd
        The same divided by the years from the first start to the goal.
    first_year
        First year in which any lever acts.
    shown_total
        Change of the middle of the fan in fact: smaller where a bound of the indicator is met.
    """

    total: float
    total_sd: float
    per_year: float
    per_year_sd: float
    first_year: int
    shown_total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """The extra change per year that one probability of reaching the goal takes.

    Parameters
    ----------
    probability
        Aimed at, 0-1.
    extra
        Change per year on top of the path without, published unit, when the change itself is as uncertain as assumed;
        0 where the path without has that probability already; None where no change gives it.
    extra_if_certain
        The same if the change were certain.
    total_pace
        Change per year of the path with it, from the start to the goal; None as for ``extra``.
    start_year
        First year in which the extra change acts.
    outside_view
        How often the areas have moved as fast as ``total_pace``; None where that cannot be told.
    statement
        The finding in one sentence.
    realism
        The outside view in one sentence; None without one.
    """

    probability: float
    extra: float | None
    extra_if_certain: float | None
    total_pace: float | None
    start_year: int
    outside_view: OutsideView | None
    statement: Message
    realism: Message | None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What a difference between the paths means in people, visits or the like.

    Parameters
    ----------
    count
        Difference of the middles at the end of the goal's year x ``denominator``; None where the unit does not tell it
        or the denominator is missing.
    denominator, denominator_year
        Residents of the registered population, and its year; None as for ``count``.
    statement
        The finding in one sentence, or why there is none.
    """

    count: float | None
    denominator: int | None
    denominator_year: int | None
    statement: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioCase:
    """One indicator of one area: without and with the assumed changes, against the same goal.

    Parameters
    ----------
    indicator_id, region
        Whose paths; the region of merged areas is made for the scenario and stands in no catalogue.
    target
        The goal, None where none applies.
    state
        Reached, open, passed, without data or goal, as of the path without.
    latest_value, latest_period
        Last observation, or None.
    due
        Period in which the goal is asked, or None.
    baseline, scenario
        Without and with.
    probability_change
        With minus without; None where no probability may be shown.
    original_target, original_probability
        The goal before the reader changed it, and the probability of the path without against it; None where it was
        not changed.
    effects
        Each lever that concerns the indicator, in the scenario's order.
    added
        What they add together; None without any that could be worked out.
    outside_view, realism
        How often the areas have moved as fast as the path with, and the same in words; None where it cannot be told.
    needed
        For P = 50, 75 and 90 %; empty where no probability may be shown.
    people
        What the difference means in people.
    money
        Why there is no figure in euros, and what is known of money as context: no effect of the levers.
    record, record_statement
        What the probability of the path without rests on, and the same in words; that of the path with rests on the
        reader's assumption as well.
    assumption
        That sentence; None without a probability.
    headline
        The finding in one sentence, conditional: "if ..., ...".
    explanation, reasons
        What must be known beside it, and why no probability is shown where that is so.
    origin_ids
        Sources of the figures.
    """

    indicator_id: str
    region: Region
    target: Target | None
    state: OutlookState
    latest_value: float | None
    latest_period: Period | None
    due: Period | None
    baseline: ScenarioPath
    scenario: ScenarioPath
    probability_change: float | None
    original_target: Target | None
    original_probability: float | None
    effects: tuple[LeverEffect, ...]
    added: Added | None
    outside_view: OutsideView | None
    realism: Message | None
    needed: tuple[Needed, ...]
    people: People
    money: tuple[Message, ...]
    record: Record | None
    record_statement: Message | None
    assumption: Message | None
    headline: Message
    explanation: tuple[Message, ...]
    reasons: tuple[Message, ...]
    origin_ids: tuple[str, ...]


class Together(StrEnum):
    """What is asked to come true together."""

    INDICATORS = "indicators"
    """All indicators of one area."""
    AREAS = "areas"
    """One indicator in all areas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What can be said of several goals together without knowing how they depend on each other.

    Parameters
    ----------
    all_at_least, all_at_most
        Probability that every goal is reached lies between max(0, sum p - (n - 1)) and min p.
    expected_count
        Goals reached on average: sum p, whatever the dependence.
    """

    all_at_least: float
    all_at_most: float
    expected_count: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JointCase:
    """Several goals together, without and with the assumed changes.

    Parameters
    ----------
    together
        Indicators of an area, or areas of an indicator.
    indicator_id, region_code
        The one indicator, or the one area; the other is None.
    count, left_out
        Goals with a probability, and those without one, which are not in the bounds.
    baseline, scenario
        Bounds; None with fewer than two probabilities.
    statement
        The finding in one sentence, or why there is none.
    """

    together: Together
    indicator_id: str | None
    region_code: str | None
    count: int
    left_out: int
    baseline: Bounds | None
    scenario: Bounds | None
    statement: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """How several areas were made into one, for one indicator.

    Parameters
    ----------
    indicator_id, region_codes
        Which figures of which areas.
    denominator_id
        Indicator that weighs them; None for sums and where they could not be merged.
    statement
        How they were weighed and what that does not know, or why they could not be merged.
    """

    indicator_id: str
    region_codes: tuple[str, ...]
    denominator_id: str | None
    statement: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioOutlook:
    """The answer to a scenario.

    Parameters
    ----------
    scenario
        The question as it was asked.
    cases
        Indicator by indicator, area by area, in the order asked.
    joint
        Several goals together; empty where only one was asked.
    merging
        How areas were merged, one entry an indicator; empty where they were not.
    notes
        What must be known of the whole, such as another base period.
    origin_ids
        Sources of the figures.
    """

    scenario: Scenario
    cases: tuple[ScenarioCase, ...]
    joint: tuple[JointCase, ...]
    merging: tuple[Merging, ...]
    notes: tuple[Message, ...]
    origin_ids: tuple[str, ...]

    def case(self, indicator_id: str, region_code: str) -> ScenarioCase:
        """Return the case of one indicator and area.

        Raises
        ------
        KeyError
            If it was not asked.
        """
        for case in self.cases:
            if (case.indicator_id, case.region.code) == (indicator_id, region_code):
                return case
        raise KeyError(indicator_id, region_code)


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
