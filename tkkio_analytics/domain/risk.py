"""Signals of one area and indicator, and the areas at risk."""

from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.message import LocalizedText, Message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.target import TargetOutlook


class GoalSignal(StrEnum):
    """Now, against the goal."""

    MET = "met"
    NOT_MET = "not_met"
    NO_GOAL = "no_goal"
    NO_DATA = "no_data"


class PastSignal(StrEnum):
    """Latest change against the area's own past, by polarity."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    RISEN = "risen"
    FALLEN = "fallen"
    LEVEL = "level"
    """Equal to the previous observation at the shown decimals."""
    NOT_TOLD = "not_told"
    """A change that the sampling error covers: not enough evidence."""
    CANNOT_BE_TESTED = "cannot_be_tested"
    NO_DATA = "no_data"


class TrajectorySignal(StrEnum):
    """Where the path leads by the target year."""

    LIKELY = "likely"
    MORE_LIKELY_THAN_NOT = "more_likely_than_not"
    AT_RISK = "at_risk"
    UNLIKELY = "unlikely"
    VERY_UNLIKELY = "very_unlikely"
    NOT_SAID = "not_said"
    """No probability may be shown: the outlook says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """Three signals that are never mixed into one colour, and the verdict against the nation.

    Parameters
    ----------
    indicator_id, region_code
        Whose signals.
    goal, past, trajectory, peers
        Now against the goal; latest change; path; against the nation.
    latest_value, latest_period, previous_value, previous_period
        What they rest on, or None. Months and quarters are held against the same one a year before.
    change_ratio
        Size of the latest change in units of the area's usual yearly change; None where it cannot be given.
    outlook
        The outlook against the chosen goal.
    recent
        Values for a sparkline: pairs of period and value.
    """

    indicator_id: str
    region_code: str
    goal: GoalSignal
    past: PastSignal
    trajectory: TrajectorySignal
    peers: Verdict
    latest_value: float | None
    latest_period: Period | None
    previous_value: float | None
    previous_period: Period | None
    change_ratio: float | None
    outlook: TargetOutlook
    recent: tuple[tuple[Period, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Signals of all areas on all followed indicators: the leadership's grid.

    Parameters
    ----------
    region_codes, indicator_ids
        Rows and columns, in the order to show.
    cells
        One entry a pair, region by region.
    headlines
        Sentences computed from the cells, the most important first.
    multiplicity
        How many verdicts chance alone would give.
    origin_ids
        Sources of the observations used.
    """

    region_codes: tuple[str, ...]
    indicator_ids: tuple[str, ...]
    cells: tuple[Signals, ...]
    headlines: tuple[Message, ...]
    multiplicity: Message
    origin_ids: tuple[str, ...]

    def cell(self, region_code: str, indicator_id: str) -> Signals:
        """Return the signals of one region and indicator."""
        row = self.region_codes.index(region_code)
        return self.cells[row * len(self.indicator_ids) + self.indicator_ids.index(indicator_id)]


class Arrangement(StrEnum):
    """In which order the rows and columns of the grid stand."""

    OFFICIAL = "official"
    COLLABORATIVE_AREA = "yta"
    GOAL = "goal"
    RISK = "risk"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Rows of the grid that stand together, under a title where they have one in common."""

    title: Message | LocalizedText | None
    region_codes: tuple[str, ...]
    nation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """The grid's rows in groups, and its columns, in the order to show."""

    groups: tuple[RowGroup, ...]
    indicator_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFlag:
    """One area and indicator that is at risk of missing its goal.

    Parameters
    ----------
    signals
        What is known of it.
    residents, residents_year
        People who live in the area, and the year of the count; None where it is not known.
    reason
        Why it is flagged, in one sentence.
    details
        Further findings, the weightiest first.
    """

    signals: Signals
    residents: int | None
    residents_year: int | None
    reason: Message
    details: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskList:
    """Flagged area-indicator pairs, the most at risk first.

    Parameters
    ----------
    flags
        Sorted by probability, then by residents.
    assessed, not_assessed
        Pairs with a probability, and pairs of which nothing may be said, with the reasons counted.
    headline, multiplicity
        The finding in one sentence; what chance alone would give.
    origin_ids
        Sources of the observations used.
    """

    flags: tuple[RiskFlag, ...]
    assessed: int
    not_assessed: tuple[tuple[Message, int], ...]
    headline: Message
    multiplicity: Message
    origin_ids: tuple[str, ...]
