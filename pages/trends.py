"""Kehitys ja tavoite: one area, one indicator, one goal - and how sure the way there is."""

import streamlit as st

from tkkio_analytics.ui import cache, components, flow, selectors, shell

page = shell.open_page("trends")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    region = selectors.region(page)
    indicator = selectors.any_indicator(page)
    goals = cache.goals(indicator_id=indicator.id, region_code=region.code)
    goal_id = selectors.goal(page, goals=goals)
    own_goal = selectors.own_target(page, goal_id=goal_id, indicator=indicator)
    group = selectors.group(page, of=region)
components.refusals(page)

outlook = cache.target_outlook(indicator_id=indicator.id, region_code=region.code, goal_id=goal_id, own_goal=own_goal)
breaks = cache.breaks(indicator_id=indicator.id, region_code=region.code)
with flow.together():
    components.headline(page, (outlook.headline, *outlook.reasons))
    components.goal(page, outlook.target)
    components.definition(page, indicator)
    components.figures(page, outlook, indicator=indicator)
    components.latest_origin(page, outlook)
    components.record(page, outlook)
    components.fan_chart(page, outlook, indicator=indicator, region=region, breaks=breaks)
pace, years = st.columns(2, gap="large")
with pace, flow.together():
    components.pace_chart(page, outlook, indicator=indicator)
with years, flow.together():
    components.by_year(page, outlook)
agreement = cache.agreement(indicator_id=indicator.id, region_code=region.code, goal_id=goal_id, own_goal=own_goal)
with flow.together():
    components.uploaded_of_area(page, outlook, indicator=indicator, region=region)
    components.documented(page, indicator)
    components.group_beside(page, group, indicator=indicator)
    components.agreement(page, agreement, outlook=outlook)
    components.heading(page, "explanation")
    components.lines(page, outlook.explanation)
    components.folded_breaks(page, breaks)
    components.sources(page, origin_ids=outlook.origin_ids)
    components.save_rows(page, indicator_id=indicator.id, region_codes=(region.code,))
