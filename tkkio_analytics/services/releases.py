"""The releases that are on disk, which was in force on a day, and how two of them differ."""

from collections.abc import Sequence
from datetime import date

from tkkio_analytics.config import Settings
from tkkio_analytics.data.difference import indicators_of, series_difference
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import release_ids, release_summary
from tkkio_analytics.domain.difference import ReleaseDifference
from tkkio_analytics.domain.provenance import ReleaseSummary
from tkkio_analytics.services.flag_changes import flag_changes


def known_releases(settings: Settings) -> tuple[str, ...]:
    """Return the ids of the releases on disk, shipped and refreshed, the newest first."""
    return tuple(reversed(release_ids(*settings.release_folders)))


def release_summaries(settings: Settings) -> tuple[ReleaseSummary, ...]:
    """Return what each release is made of, the newest first.

    Raises
    ------
    SnapshotDamagedError
        If the file of a release is unreadable.
    """
    known = known_releases(settings)
    return tuple(release_summary(*settings.release_folders, release_id=release_id) for release_id in known)


def known_on(releases: Sequence[ReleaseSummary], day: date) -> str | None:
    """Return the release whose figures were the newest known on a day; None before the first one.

    Parameters
    ----------
    releases
        The newest first; of several of one day the last one counts.
    day
        The day.
    """
    return next((release.id for release in releases if date.fromisoformat(release.created) <= day), None)


def release_difference(before: Repository, after: Repository, *, today: date) -> ReleaseDifference:
    """Return what was revised between two releases, which areas came to be at risk or ceased to be, and why.

    Parameters
    ----------
    before, after
        The releases.
    today
        The day that deadlines are counted from, the same for both: only the figures differ.
    """
    series = (
        series_difference(before.observations, after.observations, indicator_id=indicator)
        for indicator in indicators_of(before.observations, after.observations)
    )
    return ReleaseDifference(
        before=before.release,
        after=after.release,
        series=tuple(entry for entry in series if not entry.nothing),
        flags=flag_changes(before, after, today=today),
    )
