"""How many areas will reach, on a line from none to all."""

from tkkio_analytics.domain.chart import Axis, ChartSpec, Mark, Meaning, Point, Series
from tkkio_analytics.domain.joint import JointCount
from tkkio_analytics.domain.message import Decimal, LocalizedText, message


def chart(count: JointCount, *, name: LocalizedText) -> ChartSpec:
    """Return the strip of one indicator: interval, expected count, and the count now.

    Parameters
    ----------
    count
        What is said.
    name
        Of the indicator.
    """
    figures = {"lower": count.lower, "upper": count.upper, "areas": count.areas}
    interval = message("joint.strip.interval", **figures)
    expected = message("joint.strip.expected", expected=Decimal(value=count.expected, decimals=1))
    reached = message("joint.strip.reached", reached=count.reached)
    ends = (Point(x=float(count.lower), y=0.0), Point(x=float(count.upper), y=0.0))
    return ChartSpec(
        title=name,
        description=(interval, expected, reached),
        x_axis=Axis(minimum=0.0, maximum=float(count.areas)),
        y_axis=Axis(),
        series=(Series(name=None, meaning=Meaning.AREA, points=ends, markers=False),),
        marks=(
            Mark(x=float(count.reached), y=0.0, meaning=Meaning.NATION, label=reached),
            Mark(x=count.expected, y=0.0, meaning=Meaning.AREA, label=expected),
        ),
        rows=1,
    )
