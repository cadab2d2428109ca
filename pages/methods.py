"""Menetelmät: how each verdict is made, and what past forecasts were worth."""

import streamlit as st

from tkkio_analytics.ui import cache, components, flow, selectors, shell

page = shell.open_page("methods")
answer = cache.track_record()
components.headline(page, answer.findings)

components.heading(page, "track_record")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    choice = selectors.record_choice(page, answer)
opened = selectors.opened_method()
components.refusals(page)
with flow.together():
    components.chosen_record(page, answer, choice)
    components.heading(page, "own_records")
    components.own_records(page, answer, choice)
    components.heading(page, "matched_records")
    components.matched_records(page, answer, choice)
    components.heading(page, "verdicts")
    components.methods(page, answer, opened=opened)
    components.sources(page, origin_ids=answer.origin_ids)
    components.long_panel(page, answer.long_panel)
