"""A figure that leaves the house: what it is, where it comes from, and the short reference it is found again by."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import takewhile
from typing import Final, TypeAlias

from tkkio_analytics.domain.message import Decimal, Euros, Probability, Quantity, Share

CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a reference can be read aloud and typed."""
CODE_LENGTH: Final = 5
"""Characters of a reference: 2^25 codes, so that two of a pack's few hundred figures clash in about 1 pack of 700."""

FigureValue: TypeAlias = Quantity | Probability | Share | Euros | Decimal
"""A figure with its unit and shown decimals."""


class FigureKind(StrEnum):
    """How a figure came about."""

    OBSERVED = "observed"
    """As the source published it."""
    MODELLED = "modelled"
    """Said by the model: a forecast or a probability."""
    DERIVED = "derived"
    """Worked out from observed figures: a change, a share, a sum, a required pace."""
    CITED = "cited"
    """Set in a document, such as a decided goal; no snapshot holds it."""


class Measure(StrEnum):
    """Which figure of an indicator it is."""

    LEVEL = "level"
    CHANGE = "change"
    GOAL = "goal"
    PROBABILITY = "probability"
    FORECAST = "forecast"
    OBSERVED_PACE = "observed_pace"
    BELIEVED_PACE = "believed_pace"
    REQUIRED_PACE = "required_pace"
    EXTRA_PACE_50 = "extra_pace_50"
    EXTRA_PACE_75 = "extra_pace_75"
    EXTRA_PACE_90 = "extra_pace_90"
    """What must come on top of the expected change per year for that probability, in per cent, of reaching the goal."""
    SHARE = "share"
    RATIO = "ratio"
    MEDIAN = "median"
    TOTAL = "total"
    AREAS_EXPECTED = "areas_expected"
    AREAS_AT_GOAL = "areas_at_goal"
    AREAS_AT_RISK = "areas_at_risk"
    PEERS_AT_GOAL = "peers_at_goal"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSource:
    """Where a figure was read: an origin in a snapshot."""

    origin_id: str
    date_accessed: str
    snapshot_id: str
    snapshot_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReference:
    """The identity of one figure of a briefing.

    Parameters
    ----------
    code
        The short reference: the shortest beginning of `fingerprint`, of five characters or more, that no other figure
        of the briefing shares.
    indicator_id
        Whose figure; of grants the programme's id.
    region_code
        Of whom.
    period
        Code of the period, or of its first and last as ``2023/2025``.
    kind, measure
        How it came about, and which of the indicator's figures it is.
    goal_id
        The goal it is held against; None where it needs none.
    value
        With its unit and shown decimals; unrounded.
    sources
        Where it was read, or what it was worked out from; none for a cited figure.
    cited
        Publication and place of a cited figure; None for the others.
    """

    code: str
    indicator_id: str
    region_code: str
    period: str
    kind: FigureKind
    measure: Measure
    goal_id: str | None
    value: FigureValue
    sources: tuple[FigureSource, ...]
    cited: str | None = None

    @property
    def exact(self) -> float:
        """Return the unrounded value in the published unit."""
        return self.value.value

    @property
    def exact_text(self) -> str:
        """Return the unrounded value as it is hashed: the shortest decimal that reads back to the same number."""
        return repr(float(self.value.value))

    @property
    def unit_id(self) -> str:
        """Return the id of its unit: the indicator's, ``euro``, ``share``, ``probability`` or ``number``."""
        match self.value:
            case Quantity(unit=unit):
                return unit.id
            case Euros():
                return "euro"
            case Probability():
                return "probability"
            case Share():
                return "share"
            case _:
                return "number"


def fingerprint(reference: FigureReference, *, release_sha256: str) -> str:
    """Return the whole hash that a figure's short reference is the beginning of.

    Parameters
    ----------
    reference
        The figure; its ``code`` and sources are not looked at, as the release names the snapshots.
    release_sha256
        The release it was made from.

    Returns
    -------
    str
        52 characters of Crockford's base 32.
    """
    return fingerprint_of(
        release_sha256,
        reference.indicator_id,
        reference.region_code,
        reference.period,
        reference.kind,
        reference.measure,
        reference.goal_id or "",
        reference.exact_text,
    )


def fingerprint_of(*parts: str) -> str:
    """Return the hash of a figure's parts in their order: release, identity, goal and exact value."""
    return _base32(sha256("\x1f".join(parts).encode()).digest())


def shortest_codes(fingerprints: Iterable[str]) -> dict[str, str]:
    """Return the code of each fingerprint: its beginning, as long as it takes to be like no other's.

    Examples
    --------
    >>> shortest_codes(["7K2QF00", "7K2QF1A", "9ABCDEF"])
    {'7K2QF00': '7K2QF0', '7K2QF1A': '7K2QF1', '9ABCDEF': '9ABCD'}
    """
    whole = sorted(set(fingerprints))
    codes: dict[str, str] = {}
    for place, own in enumerate(whole):
        beside = whole[max(place - 1, 0) : place] + whole[place + 1 : place + 2]
        shared = max((_shared(own, other) for other in beside), default=0)
        codes[own] = own[: max(CODE_LENGTH, shared + 1)]
    return codes


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    alike = (mine == theirs for mine, theirs in zip(one, other, strict=False))
    return sum(1 for _ in takewhile(bool, alike))


def _base32(digest: bytes) -> str:
    number = int.from_bytes(digest, "big") << (-len(digest) * 8) % 5
    length = -(-len(digest) * 8 // 5)
    return "".join(CROCKFORD[number >> 5 * (length - 1 - place) & 31] for place in range(length))
