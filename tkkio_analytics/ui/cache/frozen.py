"""Releases frozen for negotiations: which there are, how their files stand, and freezing one."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from tkkio_analytics.config import Settings, moment
from tkkio_analytics.domain.frozen_release import FrozenRelease
from tkkio_analytics.domain.message import Message
from tkkio_analytics.services import frozen as services
from tkkio_analytics.services.frozen import KeptState
from tkkio_analytics.ui.cache import written
from tkkio_analytics.ui.cache.opened import KEPT_FOR, opened, today
from tkkio_analytics.ui.cache.settings import pinned, settings_in_force

CHECKED_FOR: Final = "5m"
"""How long a check of the files of frozen releases is taken for the state of now."""


def frozen_by_release() -> Mapping[str, tuple[FrozenRelease, ...]]:
    """Return the frozen releases by the id of the release."""
    return _by_release(settings_in_force(), written.revision())


def kept_states() -> tuple[KeptState, ...]:
    """Return every frozen release with the state of its files, read within some minutes."""
    return _kept_states(settings_in_force(), written.revision())


def repeated(entry: FrozenRelease) -> tuple[Message, ...]:
    """Return whether a frozen release says today what it said then."""
    return _repeated(entry, settings_in_force())


def freeze(fields: Mapping[str, str]) -> None:
    """Freeze the release that is open in the name of whoever is asking.

    Raises
    ------
    EntryError, NotAllowedError, SnapshotDamagedError, StoreError
        If it may not or cannot be frozen; then nothing is.
    """
    entry = services.freezing(fields, repository=opened(pinned()), today=today())
    services.freeze(
        entry,
        store=written.store_to_write(),
        settings=settings_in_force(),
        identity=written.identity(),
        now=moment(),
    )
    written.notice()


@st.cache_resource(max_entries=4, show_spinner=False)
def _by_release(settings: Settings, revision: int) -> Mapping[str, tuple[FrozenRelease, ...]]:
    return services.frozen_by_release(services.frozen_releases(written.store_in_force(settings) if revision else None))


@st.cache_resource(max_entries=4, ttl=CHECKED_FOR, show_spinner=False)
def _kept_states(settings: Settings, revision: int) -> tuple[KeptState, ...]:
    return services.kept_states(written.store_in_force(settings) if revision else None, settings)


@st.cache_resource(max_entries=64, ttl=KEPT_FOR, show_spinner=False)
def _repeated(entry: FrozenRelease, settings: Settings) -> tuple[Message, ...]:  # noqa: ARG001
    return services.repeated(entry, opened(entry.release_id))
