"""The releases that are open, each read once for every session."""

from datetime import date
from typing import Final

import streamlit as st

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.ui.cache.settings import look_again, settings_in_force, settings_of
from tkkio_analytics.ui.cache.written import with_entries

KEPT_FOR: Final = "12h"
_OF_RUN: Final = "tkkio.repository"


def today() -> date:
    """Return the day that deadlines are counted from."""
    return Settings.from_env().today


@st.cache_resource(max_entries=6, ttl=KEPT_FOR, show_spinner=False)
def _opened(settings: Settings) -> Repository:
    return Repository.from_settings(settings)


def begin_run() -> None:
    """Begin a run of a page: which data are open, and what others have written, is looked for once in it."""
    st.session_state.pop(_OF_RUN, None)
    look_again()


def repository() -> Repository:
    """Return the release in force, or that of the practice data, with its catalogue and people's own indicators."""
    found: Repository | None = st.session_state.get(_OF_RUN)
    if found is None:
        found = with_entries(_opened(settings_in_force()))
        st.session_state[_OF_RUN] = found
    return found


def opened(release_id: str) -> Repository:
    """Return any release on disk, as it was published."""
    return _opened(settings_of(release_id))


def release() -> Release:
    """Return the release in force."""
    return repository().release
