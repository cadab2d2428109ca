"""Omat mittarit ja arviot: what the county or the ministry itself defines, enters and judges, with its history."""

import streamlit as st

from tkkio_analytics.ui import components, entry_selectors, shell

page = shell.open_page("entry")
components.headline(page, components.entry_findings())
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    choice = entry_selectors.entry_choice(page)
components.refusals(page)
components.entry(page, choice)
components.sources(page, origin_ids=components.own_origins())
