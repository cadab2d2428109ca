"""The settings behind a page: those of the real data, or of the practice data where those are open."""

from dataclasses import replace
from datetime import date

from tkkio_analytics.config import Settings
from tkkio_analytics.services.releases import known_releases
from tkkio_analytics.ui import state


def settings_in_force() -> Settings:
    """Return the settings without their day, which is no part of the data: else they were read again every midnight."""
    return replace(_of_data_set(), release=pinned() or None)


def releases() -> tuple[str, ...]:
    """Return the ids of the releases that can be opened, the newest first."""
    return known_releases(_of_data_set())


def in_force() -> str:
    """Return the release that a bare address shows: the one that the settings name, else the newest."""
    settings = _of_data_set()
    return settings.release or next(iter(known_releases(settings)), "")


def pinned() -> str:
    """Return the release that is shown, which the address names."""
    return state.release(releases(), in_force=in_force())


def settings_of(release_id: str) -> Settings:
    """Return the settings with another release."""
    return replace(_of_data_set(), release=release_id)


def _of_data_set() -> Settings:
    settings = replace(Settings.from_env(), today=date.min)
    return settings.practice if state.data_set() == state.PRACTICE else settings
