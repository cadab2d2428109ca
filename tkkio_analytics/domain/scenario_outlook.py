"""The answer to a scenario: the paths without and with the assumed changes, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.forecast import Forecast
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.scenario import Lever, Scenario
from tkkio_analytics.domain.target import OutlookState, OutsideView, Record, RiskClass, Target


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
        Change of the middle of the fan in fact: smaller where a bound of the indicator is met; None without a forecast.
    """

    total: float
    total_sd: float
    per_year: float
    per_year_sd: float
    first_year: int
    shown_total: float | None


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
    check
        What the same weighing gives for all areas beside the nation's published figure; None where it cannot be told.
    """

    indicator_id: str
    region_codes: tuple[str, ...]
    denominator_id: str | None
    statement: Message
    check: Message | None


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
