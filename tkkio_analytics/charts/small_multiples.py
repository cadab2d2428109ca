"""One small chart an area, all on one scale, with the nation behind."""

from collections.abc import Mapping

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.chart import Axis, ChartSpec, Meaning, Point, Series
from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region


def charts(comparison: Comparison, *, indicator: Indicator, regions: Mapping[str, Region]) -> tuple[ChartSpec, ...]:
    """Return the small charts of the compared areas, in the order of the comparison.

    Parameters
    ----------
    comparison
        Its ``series`` hold the values by area and period.
    indicator
        What is compared.
    regions
        Regions by code.

    Returns
    -------
    tuple of ChartSpec
        All with the same limits, so that they can be read side by side.
    """
    drawn = [area.region_code for area in comparison.areas if comparison.series.get(area.region_code)]
    everything = [value for code in drawn for value in comparison.series[code].values()]
    seen = [period.position for code in drawn for period in comparison.series[code]]
    if not everything:
        return ()
    x_axis = Axis(minimum=min(seen), maximum=max(seen))
    y_axis = Axis(unit=indicator.unit, decimals=indicator.decimals, minimum=min(everything), maximum=max(everything))
    nation = _line(comparison.series.get(comparison.comparator_code or "", {}), meaning=Meaning.OTHER_AREAS)
    return tuple(
        _small(comparison.series[code], nation=nation, axes=(x_axis, y_axis), indicator=indicator, region=regions[code])
        for code in drawn
    )


def _small(
    values: Mapping[Period, float], *, nation: Series, axes: tuple[Axis, Axis], indicator: Indicator, region: Region
) -> ChartSpec:
    first, last = min(values), max(values)
    text = message(
        "charts.sparkline.text",
        first=first,
        start=labels.level(indicator, values[first]),
        last=last,
        end=labels.level(indicator, values[last]),
    )
    own = _line(values, meaning=Meaning.AREA)
    return ChartSpec(
        title=region.short_name,
        description=(text,),
        x_axis=axes[0],
        y_axis=axes[1],
        series=(nation, own) if nation.points else (own,),
    )


def _line(values: Mapping[Period, float], *, meaning: Meaning) -> Series:
    points = tuple(Point(x=period.position, y=values[period]) for period in sorted(values))
    return Series(name=None, meaning=meaning, points=points, markers=False)
