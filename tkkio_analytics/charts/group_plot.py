"""One area among all areas, its comparison group marked, with the group's mean and the nation."""

from collections.abc import Mapping
from dataclasses import replace

from tkkio_analytics.charts import dot_plot, labels
from tkkio_analytics.domain.chart import ChartSpec, Line, Mark, Meaning, Orientation
from tkkio_analytics.domain.comparison import AreaComparison, Comparison
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.peers import Beside
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.target import Target


def chart(
    comparison: Comparison,
    beside: Beside,
    *,
    indicator: Indicator,
    regions: Mapping[str, Region],
    target: Target | None = None,
) -> ChartSpec:
    """Return the dot plot with the area and its group marked.

    Parameters
    ----------
    comparison
        All areas in the order to show.
    beside
        The area and its group in the same year.
    indicator, regions, target
        As for the plain dot plot.

    Returns
    -------
    ChartSpec
        The indicator's published unit along x, one area a row along y. Only the chosen area is tested, so
         the areas outside the group have no interval.
    """
    plain = dot_plot.chart(comparison, indicator=indicator, regions=regions, target=target, chosen=beside.region_code)
    shown = [area for area in comparison.areas if area.value is not None]
    marks = tuple(
        _mark(mark, area, beside=beside, indicator=indicator, region=regions[area.region_code])
        for mark, area in zip(plain.marks, shown, strict=True)
    )
    return replace(
        plain,
        title=message(
            "peers.chart.title",
            indicator=indicator.short_name,
            year=comparison.period,
            region=regions[beside.region_code].short_name,
        ),
        description=_description(beside, indicator=indicator, regions=regions),
        marks=marks,
        lines=(*plain.lines, *_mean(beside, indicator=indicator)),
    )


def _mark(mark: Mark, area: AreaComparison, *, beside: Beside, indicator: Indicator, region: Region) -> Mark:
    value = labels.level(indicator, mark.x)
    if area.region_code == beside.region_code:
        says = message(f"peers.verdict.{beside.verdict}")
        label = message("peers.chart.own_point", region=region.short_name, value=value, says=says)
        return replace(mark, meaning=Meaning.AREA, label=label)
    label = message("peers.chart.point", region=region.short_name, value=value)
    if area.region_code in beside.members:
        return replace(mark, meaning=Meaning.PEER, label=label)
    return replace(mark, meaning=Meaning.OTHER_AREAS, label=label, lower=None, upper=None)


def _mean(beside: Beside, *, indicator: Indicator) -> tuple[Line, ...]:
    if beside.mean is None:
        return ()
    label = message("peers.chart.mean", value=labels.level(indicator, beside.mean))
    return (Line(orientation=Orientation.VERTICAL, at=beside.mean, meaning=Meaning.GROUP_MEAN, label=label),)


def _description(beside: Beside, *, indicator: Indicator, regions: Mapping[str, Region]) -> tuple[Message, ...]:
    points = tuple(
        message("peers.chart.point", region=regions[code].short_name, value=labels.level(indicator, value))
        for code, value in zip(beside.members, beside.member_values, strict=True)
        if value is not None
    )
    return (beside.headline, message("peers.chart.text_group", points=points)) if points else (beside.headline,)
