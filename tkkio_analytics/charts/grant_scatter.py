"""Grants for each inhabitant beside the change of an indicator, one point an area; no line is drawn through them."""

from collections.abc import Mapping
from typing import Final

from tkkio_analytics.charts import labels
from tkkio_analytics.charts.grant_bars import SCALES
from tkkio_analytics.domain.chart import Axis, ChartSpec, Line, Mark, Meaning, Orientation
from tkkio_analytics.domain.funding import AssociationPoint, GrantAssociation, Measure
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import EuroForm, Euros, Message, message
from tkkio_analytics.domain.region import Region

ROOM: Final = 0.06
"""Room beside the outermost points, as a share of their distance."""


def chart(association: GrantAssociation, *, indicator: Indicator, regions: Mapping[str, Region]) -> ChartSpec:
    """Return the points of an association.

    Parameters
    ----------
    association
        With at least one point.
    indicator
        What changed.
    regions
        Regions by code.
    """
    points = association.points
    each = [point.per_inhabitant for point in points]
    room = (max(each) - min(each)) * ROOM or 1.0
    marks = tuple(_mark(point, indicator=indicator, name=regions[point.region_code]) for point in points)
    return ChartSpec(
        title=message(
            "funding.scatter.title", indicator=indicator.short_name, start=association.start, end=association.end
        ),
        description=(message("funding.scatter.text", points=tuple(mark.label for mark in marks)),),
        x_axis=Axis(
            title=message("funding.axis.per_inhabitant"),
            unit=SCALES[Measure.PER_INHABITANT],
            decimals=1,
            minimum=min(each) - room,
            maximum=max(each) + room,
        ),
        y_axis=Axis(
            title=message("funding.scatter.axis", unit=indicator.unit.change_symbol),
            unit=indicator.unit,
            decimals=indicator.decimals,
        ),
        lines=(Line(orientation=Orientation.HORIZONTAL, at=0.0, meaning=Meaning.ZERO, label=None),),
        marks=marks,
    )


def _mark(point: AssociationPoint, *, indicator: Indicator, name: Region) -> Mark:
    return Mark(
        x=point.per_inhabitant,
        y=point.change,
        meaning=Meaning.PRESENT_AREA,
        label=point_words(point, indicator=indicator, name=name),
        text=name.short_name,
    )


def point_words(point: AssociationPoint, *, indicator: Indicator, name: Region) -> Message:
    """Return one area in words."""
    return message(
        "funding.scatter.point",
        region=name.short_name,
        euros=Euros(value=point.per_inhabitant, form=EuroForm.PER_INHABITANT),
        change=labels.change(indicator, point.change),
    )
