"""The whole data set of the release shown, as it was published, in one file."""

import streamlit as st

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting.data_set import archive
from tkkio_analytics.services.data_set import data_set
from tkkio_analytics.ui.cache.opened import KEPT_FOR, opened
from tkkio_analytics.ui.cache.settings import pinned


def whole_data_set() -> bytes:
    """Return the data set as a ZIP file."""
    published = opened(pinned())
    return _archive(published, published.release.sha256)


@st.cache_data(max_entries=2, ttl=KEPT_FOR, show_spinner=False)
def _archive(_repository: Repository, release_hash: str) -> bytes:  # noqa: ARG001
    return archive(data_set(_repository), translators=[Translator(language) for language in LANGUAGES])
