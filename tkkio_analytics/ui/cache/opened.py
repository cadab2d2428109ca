"""The releases that are open, each read once for every session."""

import threading
from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.services.releases import known_releases
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.settings import look_again, settings_in_force, settings_of
from tkkio_analytics.ui.cache.written import with_entries

_OF_RUN: Final = "tkkio.repository"


class _OfThread(threading.local):
    """The repository at hand for the thread of one session, which asks for it some hundreds of times in a run."""

    repository: Repository | None = None


_of_thread: Final = _OfThread()


def today() -> date:
    """Return the day that deadlines are counted from."""
    return Settings.from_env().today


@kept(most=6)
def _opened(settings: Settings) -> Repository:
    return Repository.from_settings(settings)


def begin_run() -> None:
    """Begin a run of a page: which data are open, and what others have written, is looked for once in it."""
    st.session_state.pop(_OF_RUN, None)
    _of_thread.repository = None
    look_again()


def at_hand() -> bool:
    """Return whether the release in force has been read already."""
    return _opened.at_hand(settings_in_force())


def repository() -> Repository:
    """Return the release in force, or that of the practice data, with its catalogue and people's own indicators."""
    at_hand = _of_thread.repository
    if at_hand is not None and get_script_run_ctx(suppress_warning=True) is not None:
        return at_hand
    found: Repository | None = st.session_state.get(_OF_RUN)
    if found is None:
        found = with_entries(_opened(settings_in_force()))
        st.session_state[_OF_RUN] = found
    _of_thread.repository = found
    return found


def newest() -> Repository:
    """Return the release that a session without choices opens, for whoever asks before there is any session."""
    settings = replace(Settings.from_env(), today=date.min)
    return _opened(replace(settings, release=settings.release or next(iter(known_releases(settings)), None)))


def opened(release_id: str) -> Repository:
    """Return any release on disk, as it was published."""
    return _opened(settings_of(release_id))


def release() -> Release:
    """Return the release in force."""
    return repository().release
