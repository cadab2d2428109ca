"""Which areas are most like an area in structure, how alike, and how surely."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.structure import Structure
from tkkio_analytics.domain.message import Decimal, Message, message
from tkkio_analytics.domain.peers import FeatureGap, Peer, PeerSet
from tkkio_analytics.models.neighbours import JITTER, kept_under_jitter, kept_without_one, nearest, standardised

PEERS: Final = 5
"""Enough for a mean that no single area rules, few enough to be known by name."""
FAR: Final = 1.5
"""An area whose peers are on average this many times as far as those of the middle area has no close peers."""
TOLD: Final = 2
"""Features named as closest and as most different."""


def peer_sets(structure: Structure, *, rng: np.random.Generator, count: int = PEERS) -> dict[str, PeerSet]:
    """Return the peers of every area by region code.

    Parameters
    ----------
    structure
        Areas by features; every feature weighs the same.
    rng
        For the small changes that peers must stand.
    count
        How many peers; fewer where there are fewer other areas.

    Returns
    -------
    dict
        Nearest first, by Euclidean distance on standardised features. Empty with fewer than three areas.
    """
    areas = len(structure.regions)
    wanted = min(count, areas - 1)
    if wanted < 2:  # noqa: PLR2004 - with one other area there is nothing to choose
        return {}
    standard = standardised(structure.features)
    distances, rows = nearest(standard, count=wanted)
    kept_share = kept_under_jitter(standard, count=wanted, rng=rng)
    kept_without = kept_without_one(standard, count=wanted)
    usual = float(np.median(distances.mean(axis=1)))
    return {
        structure.regions[i].code: _set(
            structure,
            i,
            peers=tuple(
                _peer(structure, standard, i, int(j), float(distance), (kept_share[i, j], kept_without[i, j]))
                for j, distance in zip(rows[i], distances[i], strict=True)
            ),
            is_far=bool(distances[i].mean() > FAR * usual),
        )
        for i in range(areas)
    }


def _set(structure: Structure, row: int, *, peers: tuple[Peer, ...], is_far: bool) -> PeerSet:
    names = {region.code: region.short_name for region in structure.regions}
    area = structure.regions[row]
    stable = [names[peer.region_code] for peer in peers if peer.is_stable]
    lines = [
        message("peers.explanation.distance", features=_features(structure)),
        message("peers.explanation.stability", size=Decimal(value=JITTER, decimals=2)),
        message("peers.explanation.equal_weights"),
    ]
    if is_far:
        lines.insert(0, message("peers.explanation.far", region=area.short_name))
    key = "all_stable" if len(stable) == len(peers) else "some_stable" if stable else "none_stable"
    return PeerSet(
        region_code=area.code,
        peers=peers,
        is_far=is_far,
        headline=message(
            f"peers.headline.{key}",
            genitive=area.genitive,
            peers=tuple(names[peer.region_code] for peer in peers),
            stable=tuple(stable),
        ),
        explanation=tuple(lines),
        origin_ids=structure.origin_ids,
    )


def _features(structure: Structure) -> tuple[Message, ...]:
    return tuple(
        message("peers.feature_of_year", feature=message(f"peers.feature.{column.feature}"), year=column.year)
        for column in structure.columns
    )


def _peer(
    structure: Structure,
    standard: NDArray[np.float64],
    row: int,
    other: int,
    distance: float,
    kept: tuple[float, int],
) -> Peer:
    gaps = tuple(
        sorted(
            (
                FeatureGap(
                    feature=column.feature,
                    year=column.year,
                    own=column.shown(row),
                    other=column.shown(other),
                    gap=float(standard[other, position] - standard[row, position]),
                )
                for position, column in enumerate(structure.columns)
            ),
            key=lambda gap: abs(gap.gap),
        )
    )
    return Peer(
        region_code=structure.regions[other].code,
        distance=distance,
        kept_share=float(kept[0]),
        kept_without=int(kept[1]),
        gaps=gaps,
        explanation=message(
            "peers.explanation.pair",
            closest=tuple(_gap(gap) for gap in gaps[:TOLD]),
            farthest=tuple(_gap(gap) for gap in gaps[: -TOLD - 1 : -1]),
        ),
    )


def _gap(gap: FeatureGap) -> Message:
    return message("peers.gap", feature=message(f"peers.feature.{gap.feature}"), own=gap.own, other=gap.other)
