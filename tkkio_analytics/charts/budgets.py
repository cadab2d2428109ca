"""Approved budgets year by year, doubtful ones with a mark of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.chart import ChartSpec, Mark, Meaning, Point, Series
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.period import Period

LINE_NEEDS: Final = 2
ROOM: Final = 1.15
"""Room above the highest amount, for the words at its mark; the axis begins at zero, as these are amounts."""


def chart(
    amounts: Sequence[tuple[int, float]], *, doubtful: Mapping[int, Message], indicator: Indicator
) -> ChartSpec | None:
    """Return the line of budgets.

    Parameters
    ----------
    amounts
        Pairs of year and million euros, ascending.
    doubtful
        What is said of years whose figure is flagged.
    indicator
        The budget.

    Returns
    -------
    ChartSpec or None
        None with fewer than two years: one point is no line.
    """
    if len(amounts) < LINE_NEEDS:
        return None
    points = tuple(Point(x=year, y=value) for year, value in amounts)
    marks = tuple(_mark(*pair, doubtful=doubtful, indicator=indicator) for pair in amounts)
    first, last = amounts[0][0], amounts[-1][0]
    return ChartSpec(
        title=message("money.chart.title", first=first, last=last),
        description=(message("money.chart.text", points=tuple(_said(*pair, indicator) for pair in amounts)),),
        x_axis=labels.time_axis(Period.of_year(first), Period.of_year(last)),
        y_axis=replace(labels.value_axis(indicator), minimum=0.0, maximum=max(value for _, value in amounts) * ROOM),
        series=(Series(name=None, meaning=Meaning.AREA, points=points, markers=False),),
        marks=marks,
    )


def _mark(year: int, value: float, *, doubtful: Mapping[int, Message], indicator: Indicator) -> Mark:
    if year not in doubtful:
        return Mark(x=year, y=value, meaning=Meaning.AREA, label=_said(year, value, indicator))
    text = message("money.screen.doubtful")
    return Mark(x=year, y=value, meaning=Meaning.DOUBTFUL, label=doubtful[year], text=text)


def _said(year: int, value: float, indicator: Indicator) -> Message:
    return message("money.chart.point", year=year, value=labels.level(indicator, value))
