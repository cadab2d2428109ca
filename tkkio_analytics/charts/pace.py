"""Required, observed and believed change per year, beside each other."""

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.chart import Axis, ChartSpec, Line, Mark, Meaning, Orientation
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.target import Pace


def chart(pace: Pace, *, indicator: Indicator) -> ChartSpec:
    """Return the three paces on one axis.

    Parameters
    ----------
    pace
        Changes per year in the indicator's published unit; what is None is left out.
    indicator
        What changes.

    Returns
    -------
    ChartSpec
        Change per year along x, one pace a row along y, zero marked.
    """
    named = (
        ("required", pace.required, Meaning.GOAL),
        ("believed", pace.believed, Meaning.FORECAST),
        ("observed", pace.observed, Meaning.AREA),
    )
    shown = [(name, value, meaning) for name, value, meaning in named if value is not None]
    marks = tuple(
        Mark(
            x=value,
            y=-row,
            meaning=meaning,
            label=message(f"charts.pace.{name}_point", pace=labels.pace(indicator, value)),
            lower=min(value, 0.0),
            upper=max(value, 0.0),
        )
        for row, (name, value, meaning) in enumerate(shown)
    )
    ticks = tuple(
        (-row, message(f"charts.pace.{name}", pace=labels.pace(indicator, value)))
        for row, (name, value, _) in enumerate(shown)
    )
    return ChartSpec(
        title=message("charts.pace.title"),
        description=tuple(mark.label for mark in marks),
        x_axis=Axis(
            unit=indicator.unit,
            decimals=indicator.decimals + 1,
            title=message("charts.pace.axis"),
        ),
        y_axis=Axis(ticks=ticks, minimum=-len(shown) + 0.4, maximum=0.6),
        lines=(Line(orientation=Orientation.VERTICAL, at=0.0, meaning=Meaning.ZERO, label=None),),
        marks=marks,
        rows=len(shown),
    )
