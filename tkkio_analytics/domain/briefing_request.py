"""Which briefing is asked for: of whom, for what, which parts in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tkkio_analytics.domain.briefing import BriefingKind, SectionId
from tkkio_analytics.domain.target import ReferenceGoal

SECTIONS: Final[Mapping[BriefingKind, tuple[SectionId, ...]]] = MappingProxyType(
    {
        BriefingKind.LEADERSHIP: (SectionId.SUMMARY, SectionId.STATE, SectionId.RISKS, SectionId.REMARKS),
        BriefingKind.NEGOTIATION: (
            SectionId.GOALS,
            SectionId.STATE,
            SectionId.TRAJECTORY,
            SectionId.RISKS,
            SectionId.MONEY,
            SectionId.RECOMMENDATIONS,
            SectionId.COUNTY_ARGUMENTS,
            SectionId.MINISTRY_ARGUMENTS,
            SectionId.NEEDED,
            SectionId.QUESTIONS,
            SectionId.REMARKS,
        ),
        BriefingKind.QUESTION: (SectionId.TRAJECTORY, SectionId.REMARKS),
    }
)
"""Parts that each kind can have, in the order they come in unless the reader orders them otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingRequest:
    """A briefing that is asked for.

    Parameters
    ----------
    kind, region_code
        What it is for, and whose it is.
    goal_id
        The reference goal that areas are held against.
    indicator_id
        The indicator of a single question; None for the other kinds.
    sections
        Chosen parts in their order; None for all that the kind can have.
    """

    kind: BriefingKind
    region_code: str
    goal_id: str = ReferenceGoal.BEST_QUARTILE.value
    indicator_id: str | None = None
    sections: tuple[SectionId, ...] | None = None

    @property
    def parts(self) -> tuple[SectionId, ...]:
        """Return the parts in their order, those left out that the kind cannot have."""
        possible = SECTIONS[self.kind]
        return possible if self.sections is None else tuple(part for part in self.sections if part in possible)
