"""Areas of like structure: who they are, how alike, and what an area is held against beside them."""

from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.message import Message, Quantity
from tkkio_analytics.domain.period import Period


class Comparator(StrEnum):
    """What an area is held against."""

    NATION = "nation"
    PEERS = "peers"
    YTA = "yta"


class Feature(StrEnum):
    """What structure is measured by."""

    NEED = "need"
    AGE = "age"
    INCOME = "income"
    DENSITY = "density"
    SIZE = "size"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureGap:
    """One feature of an area and of a peer.

    Parameters
    ----------
    feature, year
        What is measured, and when.
    own, other
        The area's and the peer's figure in original units.
    gap
        Peer minus area, in standard deviations of the areas.
    """

    feature: Feature
    year: int
    own: Quantity | Message
    other: Quantity | Message
    gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One of the areas most like another.

    Parameters
    ----------
    region_code
        The peer.
    distance
        Euclidean, in standard deviations.
    kept_share
        Share, 0-1, of small random changes of all figures after which it is still among the nearest.
    kept_without
        In how many of the cases it is still among the nearest when one feature is left out.
    gaps
        Feature by feature, the closest first.
    explanation
        The same in one sentence: what is closest and what differs most.
    """

    region_code: str
    distance: float
    kept_share: float
    kept_without: int
    gaps: tuple[FeatureGap, ...]
    explanation: Message

    @property
    def is_stable(self) -> bool:
        """Say whether small changes leave it among the nearest: in nine of ten, and but for one feature at most."""
        return self.kept_share >= 0.9 and self.kept_without >= len(self.gaps) - 1  # noqa: PLR2004 - told in the docs


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerSet:
    """The areas most like one area, the nearest first.

    Parameters
    ----------
    region_code, peers
        The area and its peers.
    is_far
        Whether even the nearest are unusually far.
    headline, explanation
        Who they are; how they were found, and what that does not say.
    origin_ids
        Sources of the figures.
    """

    region_code: str
    peers: tuple[Peer, ...]
    is_far: bool
    headline: Message
    explanation: tuple[Message, ...]
    origin_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One area beside a group of areas on one indicator.

    Parameters
    ----------
    indicator_id, region_code, period
        The question; the latest period in which the area and a member have a figure, unless it was asked for. None
        where there is none.
    members
        Areas of the group, in its order.
    value, member_values
        The area's figure and each member's, in the published unit; None where there is none.
    mean, counted
        Unweighted mean of the members' figures, and of how many; None without any.
    difference, verdict
        Area minus mean, and whether that exceeds yearly variation (or sampling error) of both sides.
    pace, member_paces, mean_pace
        Mean yearly change of the area, of each member, and the mean of the latter.
    headline
        The finding in one sentence.
    origin_ids
        Sources of the figures.
    """

    indicator_id: str
    region_code: str
    period: Period | None
    members: tuple[str, ...]
    value: float | None
    member_values: tuple[float | None, ...]
    mean: float | None
    counted: int
    difference: float | None
    verdict: Verdict
    pace: float | None
    member_paces: tuple[float | None, ...]
    mean_pace: float | None
    headline: Message
    origin_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What an area is held against when that is not the nation: its peers, or its collaborative area."""

    comparator: Comparator
    region_code: str
    members: tuple[str, ...]
