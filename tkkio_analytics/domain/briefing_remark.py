"""What a reader writes to a briefing, kept in the store."""

from dataclasses import dataclass
from typing import ClassVar

from tkkio_analytics.domain.briefing import BriefingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingRemark:
    """A reader's remark to the briefings of a region.

    Parameters
    ----------
    id
        Our own id.
    region_code, briefing
        Whose briefing it is written to, and of which kind.
    text
        As written; paragraphs are parted by line breaks.
    """

    kind: ClassVar[str] = "briefing_remark"

    id: str
    region_code: str
    briefing: BriefingKind
    text: str

    @property
    def key(self) -> str:
        """Return what the record is found by."""
        return self.id
