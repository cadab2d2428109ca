"""The choice of two releases to hold side by side."""

import streamlit as st

from tkkio_analytics.ui import cache
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import one_of


def two_releases(page: Page) -> tuple[str, str]:
    """Return the earlier and the later of the releases to compare: the two newest unasked."""
    known = cache.releases()
    words = page.translator.text
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        earlier, later = known[min(1, len(known) - 1)], known[0]
        before = one_of(
            page, "before", options=known, default=earlier, widget=st.selectbox, label=words("releases.before")
        )
        after = one_of(page, "after", options=known, default=later, widget=st.selectbox, label=words("releases.after"))
    return before, after
