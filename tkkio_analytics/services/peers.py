"""The areas most like an area, and how it stands beside them."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import numpy as np

from tkkio_analytics.analysis import beside as besides
from tkkio_analytics.analysis import peers
from tkkio_analytics.analysis.structure import FEATURE_INDICATORS, structure_of
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.peers import Beside, Comparator, Group, PeerSet
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.structure import SurfaceSource
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.services.panels import indicator_panel_of

SEED: Final = 20261124
"""Fixes the small changes behind the peers' stability, so that one release always shows the same."""


@lru_cache(maxsize=8)
def peer_sets(repository: Repository) -> Mapping[str, PeerSet]:
    """Return the peers of every area by region code; empty where the release lacks what structure is measured by."""
    panels = {feature: indicator_panel_of(repository, item) for feature, item in FEATURE_INDICATORS.items()}
    known = {feature: panel for feature, panel in panels.items() if panel is not None}
    if len(known) < len(panels):
        return MappingProxyType({})
    surfaces = {surface.region_code: surface.km2 for surface in repository.catalog.surfaces}
    structure = structure_of(known, surfaces=surfaces)
    return MappingProxyType(peers.peer_sets(structure, rng=np.random.default_rng(SEED)))


def peers_of(repository: Repository, *, region_code: str) -> PeerSet:
    """Return the peers of one area.

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    NoDataError
        If it has no peers: it is no county, or a figure of its structure is missing.
    """
    region = repository.catalog.region(region_code)
    found = peer_sets(repository).get(region_code)
    if found is None:
        raise NoDataError("no_peers", region=region.short_name)
    return found


def group_of(repository: Repository, *, comparator: Comparator, region_code: str) -> Group:
    """Return what an area is held against: its peers, or the other areas of its collaborative area.

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    NoDataError
        If it has no peers.
    """
    region = repository.catalog.region(region_code)
    if comparator is Comparator.PEERS:
        members = tuple(peer.region_code for peer in peers_of(repository, region_code=region_code).peers)
    else:
        members = tuple(
            other.code
            for other in sorted(repository.catalog.regions, key=lambda other: other.order)
            if other.category is RegionCategory.COUNTY and other.parent == region.parent and other.code != region_code
        )
    return Group(comparator=comparator, region_code=region_code, members=members)


def beside(repository: Repository, *, indicator_id: str, group: Group, period: Period | None = None) -> Beside:
    """Return an area beside its group on one indicator.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    NoDataError
        If it has no figures by area.
    """
    panel = indicator_panel_of(repository, indicator_id)
    if panel is None:
        name = repository.catalog.indicator(indicator_id).short_name
        raise NoDataError("no_area_data", indicator=name)
    return besides.beside(panel, group=group, period=period)


def surface_source(repository: Repository) -> SurfaceSource | None:
    """Return where the surfaces behind the density come from; None where the release has none."""
    return repository.catalog.surface_source
