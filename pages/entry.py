"""Omat mittarit ja arviot: what the county or the ministry itself defines, enters and judges, with its history."""

import streamlit as st

from tkkio_analytics.ui import components, shell
from tkkio_analytics.ui.selectors import entries

page = shell.open_page("entry")
components.headline(page, components.entry_findings())
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    choice = entries.entry_choice(page)
components.refusals(page)
components.entry(page, choice)
components.sources(page, origin_ids=components.own_origins())
