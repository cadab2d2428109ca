"""What is different between two states of the same figures."""

from dataclasses import dataclass

from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.domain.risk import RiskFlag


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDifference:
    """How two releases differ, in figures and in what they lead to.

    Parameters
    ----------
    before, after
        The releases.
    series
        Indicators whose figures differ, in the order of their ids; the others are left out.
    flagged, cleared
        Pairs of area and indicator that are at risk by the later release only, and by the earlier one only.
    """

    before: Release
    after: Release
    series: tuple[SeriesDifference, ...]
    flagged: tuple[RiskFlag, ...]
    cleared: tuple[RiskFlag, ...]
