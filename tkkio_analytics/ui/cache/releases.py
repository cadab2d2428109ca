"""The releases on disk, and how two of them differ."""

from datetime import date

import streamlit as st

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.changes import Changes
from tkkio_analytics.domain.difference import ReleaseDifference
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.services import changes as changed
from tkkio_analytics.services import releases as services
from tkkio_analytics.ui.cache.opened import KEPT_FOR, opened, release, today
from tkkio_analytics.ui.cache.settings import releases


def release_of(release_id: str) -> Release:
    """Return what a release is made of."""
    return opened(release_id).release


def release_difference(*, before: str, after: str) -> ReleaseDifference:
    """Return how two releases differ, as they were published."""
    earlier, later = opened(before), opened(after)
    return _release_difference(earlier, later, earlier.release.sha256 + later.release.sha256, today())


def changes(*, since: date | None, region_codes: tuple[str, ...], goal_id: str) -> Changes:
    """Return what is new in the release that is open, as it was published, since a day or the previous release."""
    current = (release().published or release()).id
    earlier = changed.earlier_release(releases(), current=current, since=since)
    before, after = None if earlier is None else opened(earlier), opened(current)
    hashes = ("" if before is None else before.release.sha256) + after.release.sha256
    return _changes(before, after, hashes, (since, region_codes, goal_id), today())


@st.cache_resource(max_entries=64, ttl=KEPT_FOR, show_spinner=False)
def _changes(
    _before: Repository | None,
    _after: Repository,
    hashes: str,  # noqa: ARG001
    question: tuple[date | None, tuple[str, ...], str],
    day: date,
) -> Changes:
    since, region_codes, goal_id = question
    return changed.changes(_before, _after, since=since, region_codes=region_codes, goal_id=goal_id, today=day)


@st.cache_resource(max_entries=16, ttl=KEPT_FOR, show_spinner=False)
def _release_difference(
    _before: Repository,
    _after: Repository,
    hashes: str,  # noqa: ARG001
    day: date,
) -> ReleaseDifference:
    return services.release_difference(_before, _after, today=day)
