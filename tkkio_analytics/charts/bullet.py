"""Where an area stands, against its goal and the nation, on one line."""

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.chart import Axis, ChartSpec, Mark, Meaning
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.risk import Signals


def chart(signals: Signals, *, nation: Signals | None, indicator: Indicator) -> ChartSpec | None:
    """Return the bullet line of an area.

    Parameters
    ----------
    signals
        The area's latest value and its goal.
    nation
        The nation's signals on the same indicator, or None.
    indicator
        What is measured.

    Returns
    -------
    ChartSpec or None
        None without a latest value. The scale spans what is shown; it does not start at zero, so nothing is a bar.
    """
    if signals.latest_value is None:
        return None
    marks = [_mark(Meaning.AREA, value=signals.latest_value, key="area", indicator=indicator)]
    if nation is not None and nation.latest_value is not None:
        marks.insert(0, _mark(Meaning.NATION, value=nation.latest_value, key="nation", indicator=indicator))
    target = signals.outlook.target
    if target is not None and target.value is not None:
        marks.append(_mark(labels.goal_meaning(target), value=target.value, key="goal", indicator=indicator))
    values = [mark.x for mark in marks] + [value for _, value in signals.recent]
    return ChartSpec(
        title=indicator.short_name,
        description=tuple(mark.label for mark in marks),
        x_axis=Axis(minimum=min(values), maximum=max(values)),
        y_axis=Axis(),
        marks=tuple(marks),
        rows=1,
    )


def _mark(meaning: Meaning, *, value: float, key: str, indicator: Indicator) -> Mark:
    label: Message = message(f"charts.bullet.{key}", value=labels.level(indicator, value))
    return Mark(x=value, y=0, meaning=meaning, label=label)
