"""The settings behind a page: those of the real data, or of the practice data where those are open."""

import threading
from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st

from tkkio_analytics.config import Settings
from tkkio_analytics.services.releases import known_releases
from tkkio_analytics.ui import state
from tkkio_analytics.ui.cache.kept import kept

_OF_RUN: Final = "tkkio.releases"
LOOKED_FOR_S: Final = 1.0
"""How soon a release that has come into force is noticed."""


class _OfThread(threading.local):
    """The settings at hand by the data that are open, for the thread of one session: asked for many times in a run."""

    def __init__(self) -> None:
        self.settings: dict[str, Settings] = {}


_of_thread: Final = _OfThread()


def look_again() -> None:
    """Forget the settings and which releases there are: they are looked for once in a run of a page."""
    st.session_state.pop(_OF_RUN, None)
    _of_thread.settings.clear()


def settings_in_force() -> Settings:
    """Return the settings without their day, which is no part of the data: else they were read again every midnight."""
    return replace(_of_data_set(), release=pinned() or None)


def releases() -> tuple[str, ...]:
    """Return the ids of the releases that can be opened, the newest first."""
    of_run: dict[str, tuple[str, ...]] = st.session_state.setdefault(_OF_RUN, {})
    of_data = state.data_set()
    if of_data not in of_run:
        of_run[of_data] = _known(_of_data_set())
    return of_run[of_data]


def in_force() -> str:
    """Return the release that a bare address shows: the one that the settings name, else the newest."""
    return _of_data_set().release or next(iter(releases()), "")


def pinned() -> str:
    """Return the release that is shown, which the address names."""
    return state.release(releases(), in_force=in_force())


def settings_of(release_id: str) -> Settings:
    """Return the settings with another release."""
    return replace(_of_data_set(), release=release_id)


@kept(most=4, for_s=LOOKED_FOR_S)
def _known(settings: Settings) -> tuple[str, ...]:
    return known_releases(settings)


def _of_data_set() -> Settings:
    of_data = state.data_set()
    if of_data not in _of_thread.settings:
        settings = replace(Settings.from_env(), today=date.min)
        _of_thread.settings[of_data] = settings.practice if of_data == state.PRACTICE else settings
    return _of_thread.settings[of_data]
