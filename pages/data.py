"""Aineisto: what there is, how fresh and sound it is, where each number comes from, and what was known when."""

import streamlit as st

from tkkio_analytics.ui import cache, components, flow, selectors, shell
from tkkio_analytics.ui.selectors import catalogue

page = shell.open_page("data")
view = selectors.data_view(page)

if view == "lineage":
    indicator_id, region_code, period = selectors.traced(page)
    components.refusals(page)
    components.lineage(page, indicator_id=indicator_id, region_code=region_code, period=period)
    st.stop()

if view == "quality":
    components.refusals(page)
    components.freshness(page)
    components.refresh_panel(page)
    components.heading(page, "validation")
    components.validation(page)
    components.heading(page, "corrections")
    components.corrections(page)
    components.heading(page, "all_breaks")
    components.all_breaks(page)
    components.heading(page, "source_check")
    components.source_check(page)
    components.sources(page, origin_ids=())
    st.stop()

if view == "releases":
    components.known_on(page, selectors.known_on(page))
    components.releases(page)
    components.whole_data_set(page)
    components.heading(page, "frozen_releases")
    components.frozen_releases(page)
    components.heading(page, "release_difference")
    before, after = selectors.two_releases(page)
    components.refusals(page)
    with st.spinner(page.text("app.loading")):
        difference = cache.release_difference(before=before, after=after)
    components.release_difference(page, difference)
    components.sources(page, origin_ids=())
    st.stop()

query = catalogue.query(page)
filters, shown = catalogue.narrowed(page)
components.refusals(page)
items = cache.search_catalogue(query, filters=filters)
with flow.together():
    components.catalogue_headline(page, items, everything=cache.catalogue_size())
    components.whole_data_set(page)
    components.catalogue(page, items, shown=shown)
    components.outside(page, query)
    components.refresh_panel(page)
    components.sources(page, origin_ids=())
