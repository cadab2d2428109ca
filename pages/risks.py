"""Riskit: every area and indicator that is likelier to miss its goal than to reach it, and why."""

import streamlit as st

from tkkio_analytics.ui import cache, components, flow, selectors, shell

page = shell.open_page("risks")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    scope = selectors.scope(page)
    region = selectors.region_of_scope(page, scope=scope)
    indicator_id = selectors.indicator_filter(page)
    goal_id = selectors.reference_goal(page)
    risk_class = selectors.risk_class(page)
    shown = selectors.rows(page)
    group = selectors.group(page, of=region)

codes = tuple(area.code for area in cache.areas(scope=region.code))
risks = cache.risk_list(region_codes=codes, goal_id=goal_id)
flags = components.chosen_flags(risks, indicator_id=indicator_id, risk_class=risk_class)
components.headline(page, (risks.headline,))
since = selectors.since(page)
components.refusals(page)
changes = cache.changes(since=since, region_codes=codes)
with flow.together():
    components.changes(page, changes, goal_id=goal_id)
    components.risks(page, flags, new=changes.newly_flagged, shown=shown, goal_id=goal_id, origin_ids=risks.origin_ids)
    components.note(page, risks.multiplicity)
    components.coverage(page, risks)
    components.joint_counts(
        page,
        cache.joint_counts(region_codes=codes, goal_id=goal_id),
        indicator_id=indicator_id,
        goal_id=goal_id,
    )
    components.group_rows(page, group)
    components.sources(page, origin_ids=risks.origin_ids)
