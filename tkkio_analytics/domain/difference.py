"""What is different between two states of the same figures."""

from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.domain.risk import RiskFlag, Signals


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One figure before and after, in the published unit; None where there was or is none."""

    indicator_id: str
    region_code: str
    period: str
    sex: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesDifference:
    """How one indicator's figures differ.

    Parameters
    ----------
    indicator_id
        The indicator.
    unchanged, added, revised, vanished
        Counts of figures: the same, observed only later, observed with another value, observed only before.
    largest
        The revised and vanished figures that moved most for their size, the largest first; a vanished one before all.
    latest_before, latest_after
        Codes of the newest observed period; None where there is no figure.
    """

    indicator_id: str
    unchanged: int
    added: int
    revised: int
    vanished: int
    largest: tuple[CellChange, ...]
    latest_before: str | None
    latest_after: str | None

    @property
    def nothing(self) -> bool:
        """Say whether nothing is different."""
        return not (self.added or self.revised or self.vanished)


class ChangeCause(StrEnum):
    """What of an indicator's figures is different between two releases."""

    NEW_PERIOD = "new_period"
    """Figures that only the later one has."""
    REVISED_HERE = "revised_here"
    """Figures of the area itself that have another value."""
    REVISED_ELSEWHERE = "revised_elsewhere"
    """The same of other areas: the common trend and the goal are computed from all of them."""
    VANISHED = "vanished"
    """Figures that only the earlier one has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagChange:
    """One area and indicator that came to the list of risks between two releases, or left it, and why.

    Parameters
    ----------
    flag
        As the release has it in which it stands.
    came
        Whether it came; else it left.
    before, after
        Signals of the pair in the two releases.
    alone
        Causes each of which, applied alone to the earlier figures, makes the change.
    together
        Where no cause does that alone, those without which the others do not make it either.
    """

    flag: RiskFlag
    came: bool
    before: Signals
    after: Signals
    alone: tuple[ChangeCause, ...]
    together: tuple[ChangeCause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDifference:
    """How two releases differ, in figures and in what they lead to.

    Parameters
    ----------
    before, after
        The releases.
    series
        Indicators whose figures differ, in the order of their ids; the others are left out.
    flags
        Pairs of area and indicator that are at risk by one of the two only, those that came first.
    """

    before: Release
    after: Release
    series: tuple[SeriesDifference, ...]
    flags: tuple[FlagChange, ...]
