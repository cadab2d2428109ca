"""The releases on disk, and how two of them differ."""

from datetime import date

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.difference import ReleaseDifference
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.services import releases as services
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import opened, today


def release_of(release_id: str) -> Release:
    """Return what a release is made of."""
    return opened(release_id).release


def release_difference(*, before: str, after: str) -> ReleaseDifference:
    """Return how two releases differ, as they were published."""
    earlier, later = opened(before), opened(after)
    return _release_difference(earlier, later, earlier.release.sha256 + later.release.sha256, today())


@kept(most=16)
def _release_difference(
    _before: Repository,
    _after: Repository,
    hashes: str,  # noqa: ARG001
    day: date,
) -> ReleaseDifference:
    return services.release_difference(_before, _after, today=day)
