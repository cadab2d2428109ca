"""Rahoitus: who got which state grants, what of the printed totals adds up, and what changed beside them."""

import streamlit as st

from tkkio_analytics.ui import cache, components, flow, selectors, shell

page = shell.open_page("funding")
offered = cache.grant_choices()
if not offered:
    components.refusals(page)
    components.no_grants(page)
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    question = selectors.grants(page, offered=offered)
    measure = selectors.measure(page)
components.refusals(page)

view = cache.grant_view(question=question)
with flow.together():
    components.headline(page, view.findings)
    components.grant_bars(page, view, measure=measure)
    components.grant_table(page, view)
    components.heading(page, "printed_grants")
    components.printed_grants(page, cache.printed_grants(table=question.table), origin_ids=view.origin_ids)
    components.heading(page, "checked_totals")
    components.checked_totals(page, cache.checked_totals(), origin_ids=view.origin_ids)
components.heading(page, "grants_and_change")
indicators = cache.comparison_indicators()
if indicators:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        indicator = selectors.indicator(page, among=indicators)
        years = cache.change_years(indicator_id=indicator.id)
        start, end = selectors.change_years(page, years=years, before=view.population_year)
    components.refusals(page)
    association = cache.grant_association(question=question, indicator_id=indicator.id, start=start, end=end)
    components.grant_association(page, association, indicator=indicator)
    components.definition(page, indicator)
    components.sources(page, origin_ids=(*association.origin_ids, *cache.population_origins()))
else:
    components.no_indicators(page)
    components.sources(page, origin_ids=(*view.origin_ids, *cache.population_origins()))
