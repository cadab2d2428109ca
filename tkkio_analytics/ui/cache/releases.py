"""The releases on disk, which was known on a day, and how two of them differ."""

from datetime import date

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.difference import ReleaseDifference
from tkkio_analytics.domain.provenance import ReleaseSummary
from tkkio_analytics.services import releases as services
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import opened, today
from tkkio_analytics.ui.cache.settings import releases, settings_in_force


def release_summaries() -> tuple[ReleaseSummary, ...]:
    """Return what each release is made of, the newest first."""
    return _summaries(settings_in_force(), releases())


def known_on(day: date) -> str | None:
    """Return the release whose figures were the newest known on a day; None before the first one."""
    return services.known_on(release_summaries(), day)


def release_difference(*, before: str, after: str) -> ReleaseDifference:
    """Return how two releases differ, as they were published."""
    earlier, later = opened(before), opened(after)
    return _release_difference(earlier, later, earlier.release.sha256 + later.release.sha256, today())


@kept(most=4)
def _summaries(settings: Settings, known: tuple[str, ...]) -> tuple[ReleaseSummary, ...]:  # noqa: ARG001
    return services.release_summaries(settings)


@kept(most=16)
def _release_difference(
    _before: Repository,
    _after: Repository,
    hashes: str,  # noqa: ARG001
    day: date,
) -> ReleaseDifference:
    return services.release_difference(_before, _after, today=day)
