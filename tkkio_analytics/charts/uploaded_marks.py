"""Uploaded figures as hollow marks: over the years of one area, or of all areas in one year, without a verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.chart import Axis, ChartSpec, Label, Mark, Meaning
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.uploaded_value import UploadedValue

ROOM: Final = 0.06
"""Room beside the outermost marks, as a share of their distance."""
LEAST_ROOM: Final = 0.5
"""Room where all marks lie at one value, in the published unit."""


def marks(values: Sequence[UploadedValue], *, indicator: Indicator, named: bool) -> tuple[Mark, ...]:
    """Return the uploaded figures of one area along the years.

    Parameters
    ----------
    values
        Of one area.
    indicator
        What they are of.
    named
        Whether the latest one says beside it what it is; where no legend tells it.
    """
    ordered = sorted(values, key=lambda value: value.year)
    return tuple(
        Mark(
            x=Period.of_year(value.year).position,
            y=value.value,
            meaning=Meaning.UPLOADED,
            label=_point(value, indicator=indicator),
            text=message("uploads.overlay.chart.named") if named and value is ordered[-1] else None,
        )
        for value in ordered
    )


def words(values: Sequence[UploadedValue], *, indicator: Indicator) -> tuple[Message, ...]:
    """Return the uploaded figures of one area in words; none where there are none."""
    if not values:
        return ()
    ordered = sorted(values, key=lambda value: value.year)
    points = tuple(_bare_point(value, indicator=indicator) for value in ordered)
    return (message("uploads.overlay.chart.text", points=points),)


def area_chart(values: Sequence[UploadedValue], *, indicator: Indicator, region: Region) -> ChartSpec:
    """Return the uploaded figures of an area, of which nothing is published.

    Parameters
    ----------
    values
        At least one, of the area.
    indicator, region
        What and where.

    Returns
    -------
    ChartSpec
        Years along x, the indicator's published unit along y; no line joins the marks, and nothing is forecast.
    """
    years = [Period.of_year(value.year) for value in values]
    return ChartSpec(
        title=message("uploads.overlay.chart.area_title", indicator=indicator.short_name, region=region.short_name),
        description=words(values, indicator=indicator),
        x_axis=labels.time_axis(min(years), max(years)),
        y_axis=labels.value_axis(indicator),
        marks=marks(values, indicator=indicator, named=False),
        legend_of_marks=True,
    )


def areas_chart(
    values: Sequence[UploadedValue], *, indicator: Indicator, regions: Mapping[str, Region], year: int
) -> ChartSpec:
    """Return the uploaded figures of all areas in a year, in official order: uploaded figures are not ranked.

    Parameters
    ----------
    values
        Of one year, at least one.
    indicator, year
        What, and when.
    regions
        Regions by code, in the order to show.
    """
    by_region = {value.region_code: value for value in values}
    shown = [(region, by_region[code]) for code, region in regions.items() if code in by_region]
    ticks: tuple[tuple[float, Label], ...] = tuple((-row, region.short_name) for row, (region, _) in enumerate(shown))
    labelled = [
        message(
            "uploads.overlay.chart.area_point",
            region=region.short_name,
            value=labels.level(indicator, value.value),
        )
        for region, value in shown
    ]
    points = tuple(
        message("uploads.overlay.chart.bare_point", at=region.short_name, value=labels.level(indicator, value.value))
        for region, value in shown
    )
    low, high = _limits([value.value for _, value in shown])
    return ChartSpec(
        title=message("uploads.overlay.chart.areas_title", indicator=indicator.short_name, year=year),
        description=(message("uploads.overlay.chart.text", points=points),),
        x_axis=replace(labels.value_axis(indicator), minimum=low, maximum=high),
        y_axis=Axis(ticks=ticks, minimum=-len(shown) + 0.4, maximum=0.6),
        marks=tuple(
            Mark(x=value.value, y=-row, meaning=Meaning.UPLOADED, label=label)
            for row, ((_, value), label) in enumerate(zip(shown, labelled, strict=True))
        ),
        rows=len(shown),
        legend_of_marks=True,
    )


def _point(value: UploadedValue, *, indicator: Indicator) -> Message:
    level = labels.level(indicator, value.value)
    return message("uploads.overlay.chart.point", year=value.year, value=level)


def _bare_point(value: UploadedValue, *, indicator: Indicator) -> Message:
    level = labels.level(indicator, value.value)
    return message("uploads.overlay.chart.bare_point", at=Period.of_year(value.year), value=level)


def _limits(drawn: Sequence[float]) -> tuple[float, float]:
    room = (max(drawn) - min(drawn)) * ROOM or LEAST_ROOM
    return min(drawn) - room, max(drawn) + room
