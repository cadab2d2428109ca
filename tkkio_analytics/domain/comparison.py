"""One indicator over all areas, against the nation."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.period import Period


class Verdict(StrEnum):
    """Against the comparator, by polarity; higher and lower where there is none."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_BE_TESTED = "cannot_be_tested"
    NO_DATA = "no_data"


class IntervalKind(StrEnum):
    """What an interval around a level stands for."""

    SAMPLING = "sampling"
    SAMPLE_SIZE = "sample_size"
    """The sampling error of a simple random sample of as many respondents, where no standard error is published."""
    YEARLY_VARIATION = "yearly_variation"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaComparison:
    """One area in a comparison.

    Parameters
    ----------
    region_code
        The area.
    value, status
        In the indicator's published unit; None where the area has no figure (``status`` says why).
    lower_ci, upper_ci
        95 % interval of the level, of the kind the Comparison names; None without one.
    difference
        From the comparator, in the indicator's published unit.
    verdict
        Better, similar, worse (higher, lower for a neutral indicator) or cannot be tested.
    rank, rank_lower, rank_upper
        1 is the best area (the highest for a neutral indicator), with its 95 % interval where one can be given.
    change
        From the previous observation, or in months and quarters from the same one a year before; None without one or
        across a measurement break.
    """

    region_code: str
    value: float | None
    status: str
    lower_ci: float | None
    upper_ci: float | None
    difference: float | None
    verdict: Verdict
    rank: int | None
    rank_lower: int | None
    rank_upper: int | None
    change: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How far apart the areas are in one period.

    Parameters
    ----------
    period
        When.
    minimum, lower_quartile, median, upper_quartile, maximum
        In the indicator's published unit.
    areas
        How many have a figure.
    width
        Of the middle half: from the lower quartile to the upper one.
    width_lower, width_upper
        95 % interval of the width, of the kind the Comparison names; None without one.
    """

    period: Period
    minimum: float
    lower_quartile: float
    median: float
    upper_quartile: float
    maximum: float
    areas: int
    width: float
    width_lower: float | None
    width_upper: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All areas on one indicator in one period.

    Parameters
    ----------
    indicator_id, period, periods
        What is compared, and which periods could be chosen.
    comparator_code, comparator_value
        The nation and its published value, or None.
    interval_kind
        What the intervals stand for.
    areas
        One entry an area, best first (highest first for a neutral indicator); areas without a figure last.
    class_limits
        Round limits, ascending, between classes of the areas' values, for colours on a map.
    spread, spread_change
        Spread between the areas by period, and in words whether it has widened; None with fewer than two full ones.
    series
        Values by region code and period, for small multiples; missing periods are left out.
    headline, explanation
        The finding in one sentence; what the intervals are and what the verdicts cannot say.
    tests
        The tests by name: of the verdicts, the ranks and the spread, or that nothing is tested.
    origin_ids
        Sources of the observations used.
    """

    indicator_id: str
    period: Period
    periods: tuple[Period, ...]
    comparator_code: str | None
    comparator_value: float | None
    interval_kind: IntervalKind
    areas: tuple[AreaComparison, ...]
    class_limits: tuple[float, ...]
    spread: tuple[Spread, ...]
    spread_change: Message | None
    series: Mapping[str, Mapping[Period, float]]
    headline: Message
    explanation: tuple[Message, ...]
    tests: tuple[Message, ...]
    origin_ids: tuple[str, ...]
