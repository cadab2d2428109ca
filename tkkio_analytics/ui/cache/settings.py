"""The settings behind a page: those of the real data, or of the practice data where those are open."""

from dataclasses import replace
from datetime import date

from tkkio_analytics.config import Settings
from tkkio_analytics.ui import state


def settings_in_force() -> Settings:
    """Return the settings without their day, which is no part of the data: else they were read again every midnight."""
    settings = replace(Settings.from_env(), today=date.min)
    return settings.practice if state.data_set() == state.PRACTICE else settings
