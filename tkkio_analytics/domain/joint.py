"""Statements over several areas at once: how many of them will reach a goal."""

from dataclasses import dataclass

from tkkio_analytics.domain.message import LocalizedText, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class JointRecord:
    """How often counts said in this way have come true on the long Finnish panel.

    Parameters
    ----------
    n_observations, horizon_years
        Length of the histories, and how far ahead the counts looked.
    origins, counts
        Cutoffs, and counts said from them.
    coverage
        Share of counts in the middle 80 % by randomised PIT: 0.8 is calibrated.
    coverage_independent
        The same if the areas were taken to be independent.
    coverage_stated
        Share of counts inside the stated interval.
    panel
        What it was measured on, in words.
    """

    n_observations: int
    horizon_years: int
    origins: int
    counts: int
    coverage: float
    coverage_independent: float
    coverage_stated: float
    panel: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class JointCount:
    """How many areas will stand at a goal or beyond it in its year, on one indicator.

    Parameters
    ----------
    indicator_id
        What is measured.
    due_year, goal_value
        The goal; ``goal_value`` is None where each area has its own.
    areas, left_out
        Areas with a probability, which are counted, and those without one.
    reached
        Counted areas that stand there now.
    expected
        Expected count in the goal's year: the sum of the areas' probabilities.
    lower, upper
        Shortest interval that holds at least ``level`` and the likeliest count.
    level, probability
        What the interval should hold at least, and what it holds by the model.
    correlation, correlation_origins
        Of the areas' forecast errors, and the past origins it was estimated from.
    record
        The measured record behind the interval.
    statement, standing, record_statement
        The finding, where the areas stand now, and what it rests on, in words.
    """

    indicator_id: str
    due_year: int
    goal_value: float | None
    areas: int
    left_out: int
    reached: int
    expected: float
    lower: int
    upper: int
    level: float
    probability: float
    correlation: float
    correlation_origins: int
    record: JointRecord
    statement: Message
    standing: Message
    record_statement: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class JointRefusal:
    """An indicator on which no count is said, and why."""

    indicator_id: str
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JointView:
    """Counts on every followed indicator, over the areas of a scope.

    Parameters
    ----------
    counts
        In the order of the indicators.
    refusals
        Indicators on which no count is said.
    headlines
        The finding on the indicator where the smallest share of the areas is expected to reach; empty without counts.
    origin_ids
        Sources of the observations used.
    """

    counts: tuple[JointCount, ...]
    refusals: tuple[JointRefusal, ...]
    headlines: tuple[Message, ...]
    origin_ids: tuple[str, ...]
