"""A release that is named and kept for a negotiation, so that both sides cite the same figures."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRelease:
    """A release as it was when it was frozen.

    Parameters
    ----------
    id
        Our own id.
    name, date, note
        Of the negotiation; the date as ISO 8601.
    release_id, release_sha256
        The release, by hash.
    reference_sha256, model_version
        Curated data and program that its flags were computed with.
    day
        ISO date that deadlines were counted from.
    flags
        What was at risk: pairs of area and indicator, such as ``13:emergency_visits``, in order.
    """

    kind: ClassVar[str] = "frozen_release"

    id: str
    name: str
    date: str
    note: str
    release_id: str
    release_sha256: str
    reference_sha256: str
    model_version: str
    day: str
    flags: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return what the record is found by."""
        return self.id
