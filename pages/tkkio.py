"""TKKIO-mittaristo: the framework from enablers to results, and what is known under each of its dimensions."""

import streamlit as st

from tkkio_analytics.ui import cache, components, flow, selectors, shell

page = shell.open_page("tkkio")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    scope = selectors.scope(page)
    region = selectors.region_of_scope(page, scope=scope)
    view = cache.framework_view(region_code=region.code)
    dimension_id = selectors.dimension(page, view)
components.refusals(page)

if view is None:
    components.no_framework(page)
    st.stop()

with flow.together():
    components.headline(page, view.headlines)
    components.framework_picture(page, view, dimension_id=dimension_id, scope=scope)
    components.dimension(page, view.dimension(dimension_id), view=view)
    components.framework_source(page, view)
    components.sources(page, origin_ids=view.origin_ids)
