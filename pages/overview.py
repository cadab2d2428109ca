"""Tilannekuva: where the nation, a collaborative area or a county stands, and where it is heading."""

import streamlit as st

from tkkio_analytics.ui import cache, components, flow, selectors, shell

page = shell.open_page("overview")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    scope = selectors.scope(page)
    region = selectors.region_of_scope(page, scope=scope)
    goal_id = selectors.reference_goal(page)
    group = selectors.group(page, of=region)
components.refusals(page)

country = cache.nation().code
areas = tuple(area.code for area in cache.areas(scope=region.code))
nation = cache.board(region_codes=(country,), goal_id=goal_id)
if scope == "county":
    board = cache.board(region_codes=(region.code,), goal_id=goal_id)
    components.headline(page, board.headlines)
    components.heading(page, "county_rows", region=region.genitive)
    components.county_rows(page, board, nation=nation, goal_id=goal_id)
    components.group_rows(page, group)
else:
    board = cache.board(region_codes=(country, *areas), goal_id=goal_id)
    joint = cache.joint_counts(region_codes=areas, goal_id=goal_id)
    components.headline(page, (*board.headlines, *joint.headlines))
    components.heading(page, "board")
    components.board(page, board, by=selectors.arrangement(page), goal_id=goal_id)
components.records(page, board.cells)

flow.title(page.translator.text("changes.screen.heading"))
since = selectors.since(page)
components.refusals(page)
components.changes(page, cache.changes(since=since, region_codes=(region.code, *areas)), goal_id=goal_id)

with flow.together():
    components.money(page, cache.money(scope=region.code))
    components.heading(page, "targets")
    components.targets(page, cache.decided_targets())
    components.missing_series(page)
    components.sources(page, origin_ids=board.origin_ids)
