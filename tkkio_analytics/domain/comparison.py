"""One indicator over all areas, against the nation."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.message import Message


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
        From the previous observation; None without one or across a measurement break.
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
    """How far apart the areas are in one year: quartiles, extremes and the count of areas."""

    year: int
    minimum: float
    lower_quartile: float
    median: float
    upper_quartile: float
    maximum: float
    areas: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All areas on one indicator in one year.

    Parameters
    ----------
    indicator_id, year, years
        What is compared, and which years could be chosen.
    comparator_code, comparator_value
        The nation and its published value, or None.
    interval_kind
        What the intervals stand for.
    areas
        One entry an area, best first (highest first for a neutral indicator); areas without a figure last.
    spread, spread_change
        Spread between the areas by year, and in words whether it has widened; None with fewer than two full years.
    series
        Values by region code and year, for small multiples; missing years are left out.
    headline, explanation
        The finding in one sentence; the test and its limits.
    origin_ids
        Sources of the observations used.
    """

    indicator_id: str
    year: int
    years: tuple[int, ...]
    comparator_code: str | None
    comparator_value: float | None
    interval_kind: IntervalKind
    areas: tuple[AreaComparison, ...]
    spread: tuple[Spread, ...]
    spread_change: Message | None
    series: Mapping[str, Mapping[int, float]]
    headline: Message
    explanation: tuple[Message, ...]
    origin_ids: tuple[str, ...]
