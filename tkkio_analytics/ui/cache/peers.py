"""Peers and what an area is held against beside them, kept at hand for the release they were read from."""

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.peers import Beside, Comparator, Group, PeerSet
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.structure import SurfaceSource
from tkkio_analytics.services import peers
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository

KEPT_ANSWERS = 512


def peers_of(*, region_code: str) -> PeerSet:
    """Return the areas most like an area."""
    return peers.peers_of(repository(), region_code=region_code)


def group(*, comparator: Comparator, region_code: str) -> Group:
    """Return what an area is held against beside the nation."""
    return peers.group_of(repository(), comparator=comparator, region_code=region_code)


def beside(*, indicator_id: str, group: Group, period: Period | None = None) -> Beside:
    """Return an area beside its group on one indicator, in its latest common period unless one is given."""
    return _beside(repository(), release().sha256, indicator_id, group, period)


def surface_source() -> SurfaceSource | None:
    """Return where the surfaces behind the density come from."""
    return peers.surface_source(repository())


# The release's hash is the key; the repository, which it stands for, is handed on unhashed.


@kept(most=KEPT_ANSWERS)
def _beside(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    indicator_id: str,
    group: Group,
    period: Period | None,
) -> Beside:
    return peers.beside(_repository, indicator_id=indicator_id, group=group, period=period)
