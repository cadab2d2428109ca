"""What experts say: assessments on a named scale, and recommendations of the steering negotiations."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar, Final


class Scale(StrEnum):
    """An ordinal scale. Its steps have an order and no distance: they are never averaged."""

    STATE = "state"
    DIRECTION = "direction"
    MATURITY = "maturity"


STEPS: Final[Mapping[Scale, tuple[str, ...]]] = MappingProxyType(
    {
        Scale.STATE: ("poor", "fair", "good"),
        Scale.DIRECTION: ("worsening", "unchanged", "improving"),
        Scale.MATURITY: ("not_started", "planned", "partly_in_use", "in_use"),
    }
)
"""Steps of each scale, the weakest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An expert's judgement of a region.

    Parameters
    ----------
    id
        Our own id.
    region_code
        Of whom.
    indicator_id, objective_id
        Of what: one of the two.
    scale, step
        The judgement.
    assessor, date
        Whose judgement it is, and the ISO date it was given.
    statement, source
        In the assessor's words, and where it is published or recorded.
    """

    kind: ClassVar[str] = "assessment"

    id: str
    region_code: str
    indicator_id: str | None
    objective_id: str | None
    scale: Scale
    step: str
    assessor: str
    date: str
    statement: str
    source: str

    @property
    def key(self) -> str:
        """Return what the record is found by."""
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A recommendation given to a region.

    Parameters
    ----------
    id
        Our own id.
    giver, year
        Whose it is, and the year it was given.
    region_code
        To whom.
    indicator_id, objective_id
        What it is about; either, or neither.
    text, source
        The recommendation as written, and where.
    """

    kind: ClassVar[str] = "recommendation"

    id: str
    giver: str
    year: int
    region_code: str
    indicator_id: str | None
    objective_id: str | None
    text: str
    source: str

    @property
    def key(self) -> str:
        """Return what the record is found by."""
        return self.id
