"""A series as a line the size of a word."""

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.chart import Axis, ChartSpec, Mark, Meaning, Point, Series
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.risk import Signals


def chart(signals: Signals, *, indicator: Indicator) -> ChartSpec | None:
    """Return the sparkline of the recent observations.

    Parameters
    ----------
    signals
        Its ``recent`` holds pairs of period and value.
    indicator
        What they measure.

    Returns
    -------
    ChartSpec or None
        None where there are fewer than two observations: one point is no line.
    """
    recent = signals.recent
    if len(recent) < 2:  # noqa: PLR2004 - a line needs two points
        return None
    (first, start), (last, end) = recent[0], recent[-1]
    text = message(
        "charts.sparkline.text",
        first=first,
        start=labels.level(indicator, start),
        last=last,
        end=labels.level(indicator, end),
    )
    return ChartSpec(
        title=indicator.short_name,
        description=(text,),
        x_axis=Axis(minimum=first.position, maximum=last.position),
        y_axis=Axis(minimum=min(value for _, value in recent), maximum=max(value for _, value in recent)),
        series=(
            Series(
                name=None,
                meaning=Meaning.AREA,
                points=tuple(Point(x=period.position, y=value) for period, value in recent),
                markers=False,
            ),
        ),
        marks=(Mark(x=last.position, y=end, meaning=Meaning.AREA, label=text),),
    )
