"""All areas on one indicator with need taken into account; its title and axis say so."""

from collections.abc import Mapping
from dataclasses import replace

from tkkio_analytics.charts import dot_plot
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.region import Region


def chart(
    comparison: Comparison, *, indicator: Indicator, regions: Mapping[str, Region], chosen: str = ""
) -> ChartSpec:
    """Return the dot plot of adjusted levels.

    Parameters
    ----------
    comparison
        Of the adjusted levels.
    indicator, regions, chosen
        As for the plain dot plot; no goal is drawn, as goals are set for levels as published.
    """
    plain = dot_plot.chart(comparison, indicator=indicator, regions=regions, chosen=chosen)
    axis = message("money.need.axis", unit=indicator.unit.symbol)
    title = message("money.need.title", indicator=indicator.short_name, year=comparison.period)
    return replace(plain, title=title, x_axis=replace(plain.x_axis, title=axis))
