"""The release that is open, read once for every session."""

from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.ui.cache.written import with_entries

KEPT_FOR: Final = "12h"


def today() -> date:
    """Return the day that deadlines are counted from."""
    return Settings.from_env().today


@st.cache_resource(max_entries=2, ttl=KEPT_FOR, show_spinner=False)
def _opened(settings: Settings) -> Repository:
    return Repository.from_settings(settings)


def repository() -> Repository:
    """Return the release in force with its catalogue, people's own indicators among them."""
    # The day is no part of the data; without this the data were read again every midnight.
    settings = Settings.from_env()
    return with_entries(_opened(replace(settings, today=date.min)))


def release() -> Release:
    """Return the release in force."""
    return repository().release
