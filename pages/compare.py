"""Aluevertailu: how all areas compare on one indicator, and whether the gap between them is closing."""

import streamlit as st

from tkkio_analytics.charts import dot_plot, group_plot, spread
from tkkio_analytics.ui import cache, components, flow, selectors, shell

page = shell.open_page("compare")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    indicator = selectors.any_indicator(page)
    periods = cache.periods(indicator_id=indicator.id)
    period = selectors.period(page, periods=periods, latest=cache.latest_common(indicator_id=indicator.id))
    group = selectors.group(page)
    followed = selectors.followed_area(page, group=group)
components.refusals(page)

if not periods:
    components.no_area_data(page, indicator)
    components.definition(page, indicator)
    components.uploaded_of_areas(page, indicator=indicator, with_chart=True)
    components.documented(page, indicator)
    st.stop()

comparison = cache.compare_areas(indicator_id=indicator.id, period=period)
target = cache.default_goal(indicator_id=indicator.id)
regions = cache.regions()
with flow.together():
    if group is None:
        components.headline(page, (comparison.headline,))
        components.definition(page, indicator)
        spec = dot_plot.chart(comparison, indicator=indicator, regions=regions, target=target, chosen=followed)
        components.areas(page, comparison, indicator=indicator, plot=spec, followed=followed)
    else:
        beside = cache.beside(indicator_id=indicator.id, group=group, period=period)
        components.headline(page, (beside.headline, comparison.headline))
        components.definition(page, indicator)
        spec = group_plot.chart(comparison, beside, indicator=indicator, regions=regions, target=target)
        components.areas(page, comparison, indicator=indicator, plot=spec, followed=followed)
        components.group_table(page, beside, group=group, indicator=indicator)
        components.peers(page, group)
        components.heading(page, "all_areas")
    components.comparison(page, comparison, indicator=indicator, followed=followed)
    adjusted = cache.need_adjusted(indicator_id=indicator.id, period=period)
    components.need_adjusted(page, adjusted, indicator=indicator, followed=followed)
    components.heading(page, "small_charts")
    components.small_charts(page, comparison, indicator=indicator, followed=followed)
    components.series_twin(page, comparison, indicator=indicator)
    components.heading(page, "spread")
    components.lines(page, filter(None, (comparison.spread_change,)))
    chosen = regions.get(followed)
    components.chart(page, spread.chart(comparison, indicator=indicator, chosen=chosen), name="spread")
    components.chart(page, spread.width_chart(comparison, indicator=indicator), name="width")
    components.spread_twin(page, comparison, indicator=indicator)
    components.uploaded_of_areas(page, indicator=indicator, with_chart=False)
    components.heading(page, "breaks")
    components.breaks(page, cache.breaks(indicator_id=indicator.id, region_code=cache.nation().code))
    components.sources(page, origin_ids=comparison.origin_ids)
    components.save_rows(page, indicator_id=indicator.id, region_codes=tuple(cache.regions()))
