"""Aluevertailu: how all areas compare on one indicator, and whether the gap between them is closing."""

import streamlit as st

from tkkio_analytics.charts import dot_plot, group_plot, spread
from tkkio_analytics.ui import cache, components, selectors, shell

page = shell.open_page("compare")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    indicator = selectors.any_indicator(page)
    periods = cache.periods(indicator_id=indicator.id)
    period = selectors.period(page, periods=periods, latest=cache.latest_common(indicator_id=indicator.id))
    group = selectors.group(page)
components.refusals(page)

if not periods:
    components.no_area_data(page, indicator)
    components.definition(page, indicator)
    components.documented(page, indicator)
    st.stop()

comparison = cache.compare_areas(indicator_id=indicator.id, period=period)
target = cache.default_goal(indicator_id=indicator.id)
regions = cache.regions()
if group is None:
    components.headline(page, (comparison.headline,))
    components.definition(page, indicator)
    spec = dot_plot.chart(comparison, indicator=indicator, regions=regions, target=target)
    components.chart(page, spec, name="areas")
else:
    beside = cache.beside(indicator_id=indicator.id, group=group, period=period)
    components.headline(page, (beside.headline, comparison.headline))
    components.definition(page, indicator)
    spec = group_plot.chart(comparison, beside, indicator=indicator, regions=regions, target=target)
    components.chart(page, spec, name="areas")
    components.group_table(page, beside, group=group, indicator=indicator)
    components.peers(page, group)
    components.heading(page, "all_areas")
components.lines(page, comparison.explanation)
components.comparison(page, comparison, indicator=indicator)

components.need_adjusted(page, cache.need_adjusted(indicator_id=indicator.id, period=period), indicator=indicator)

components.heading(page, "small_charts")
components.small_charts(page, comparison, indicator=indicator)
components.series_twin(page, comparison, indicator=indicator)

components.heading(page, "spread")
components.lines(page, filter(None, (comparison.spread_change,)))
components.chart(page, spread.chart(comparison, indicator=indicator), name="spread")
components.spread_twin(page, comparison, indicator=indicator)

components.heading(page, "breaks")
components.breaks(page, cache.breaks(indicator_id=indicator.id, region_code=cache.nation().code))
components.sources(page, origin_ids=comparison.origin_ids)
components.save_rows(page, indicator_id=indicator.id, region_codes=tuple(cache.regions()))
