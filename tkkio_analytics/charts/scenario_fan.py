"""The path without anything assumed beside the path with it: both fans, the goal and the breaks in one picture."""

from collections.abc import Sequence
from typing import Final

from tkkio_analytics.charts import fan, labels
from tkkio_analytics.domain.chart import Band, ChartSpec, Label, Meaning, Point, Series
from tkkio_analytics.domain.forecast import Forecast, ForecastPoint
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.message import Message, Share, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.target import Target

COVERAGES: Final = {Meaning.WITHOUT: ((0.8, 0.1, 0.9),), Meaning.ASSUMED: ((0.8, 0.1, 0.9),)}
"""Coverage, lower and upper quantile level of the bands of each path: more than one each could not be told apart."""


def chart(
    without: Forecast,
    *,
    assumed: Sequence[ForecastPoint],
    target: Target | None,
    due: Period | None,
    indicator: Indicator,
    area: Label,
    breaks: Sequence[Break],
) -> ChartSpec:
    """Return both fans.

    Parameters
    ----------
    without
        History and the fan without anything assumed.
    assumed
        The fan with it; empty where nothing is assumed.
    target, due
        The goal and the period in which it is asked.
    indicator, area
        What and where.
    breaks
        Breaks of this series.

    Returns
    -------
    ChartSpec
        Time along x, the indicator's published unit along y; what is without in grey, what is assumed in the accent.
    """
    last = fan.last_observed(without)
    paths = [(Meaning.WITHOUT, without.points)] if without.points else []
    paths += [(Meaning.ASSUMED, tuple(assumed))] if assumed else []
    seen = [point.period for point in without.history] + [point.period for point in (*without.points, *assumed)]
    seen += [] if due is None else [due]
    first, end = min(seen), max(seen)
    return ChartSpec(
        title=message("what_if.chart.title", area=area, indicator=indicator.short_name),
        description=_description(without, paths=paths, target=target, indicator=indicator),
        x_axis=labels.time_axis(first, end),
        y_axis=labels.value_axis(indicator),
        series=(
            fan.history(without, indicator=indicator),
            *(_centre(meaning, points, last=last, indicator=indicator) for meaning, points in paths),
            *_outline(without.points, last=last),
        ),
        bands=tuple(band for meaning, points in paths for band in _bands(meaning, points, last=last)),
        lines=(*fan.goal_lines(target, indicator=indicator), *fan.break_lines(breaks, first=first, last=end)),
        marks=fan.goal_marks(target, due=due, indicator=indicator),
        forecast_from=last[0].position if last and without.points else None,
    )


def _centre(
    meaning: Meaning,
    points: Sequence[ForecastPoint],
    *,
    last: tuple[Period, float] | None,
    indicator: Indicator,
) -> Series:
    start = () if last is None else (Point(x=last[0].position, y=last[1]),)
    centre = tuple(
        Point(x=point.period.position, y=point.quantiles[0.5], label=_words(meaning, point, indicator=indicator))
        for point in points
    )
    return Series(
        name=message(f"what_if.chart.{meaning}"),
        meaning=meaning,
        points=(*start, *centre),
        dashed=True,
        markers=len(points) <= fan.MOST_DOTS,
    )


def _outline(points: Sequence[ForecastPoint], *, last: tuple[Period, float] | None) -> tuple[Series, ...]:
    """Return the limits of the fan without: the other fan lies over it."""
    start = () if last is None else (Point(x=last[0].position, y=last[1]),)
    return tuple(
        Series(
            name=None,
            meaning=Meaning.WITHOUT,
            points=(*start, *(Point(x=point.period.position, y=point.quantiles[level]) for point in points)),
            markers=False,
        )
        for level in (COVERAGES[Meaning.WITHOUT][0][1:] if points else ())
    )


def _bands(meaning: Meaning, points: Sequence[ForecastPoint], *, last: tuple[Period, float] | None) -> list[Band]:
    start = [] if last is None else [last]
    return [
        Band(
            name=message(f"what_if.chart.band_{meaning}", coverage=Share(value=coverage)),
            meaning=meaning,
            x=(*(at.position for at, _ in start), *(point.period.position for point in points)),
            lower=(*(value for _, value in start), *(point.quantiles[low] for point in points)),
            upper=(*(value for _, value in start), *(point.quantiles[high] for point in points)),
            coverage=coverage,
        )
        for coverage, low, high in COVERAGES[meaning]
    ]


def _words(meaning: Meaning, point: ForecastPoint, *, indicator: Indicator) -> Message:
    low, middle, high = (labels.level(indicator, point.quantiles[level]) for level in (0.1, 0.5, 0.9))
    return message(f"what_if.chart.point_{meaning}", year=point.period, middle=middle, lower=low, upper=high)


def _description(
    without: Forecast,
    *,
    paths: Sequence[tuple[Meaning, Sequence[ForecastPoint]]],
    target: Target | None,
    indicator: Indicator,
) -> tuple[Message, ...]:
    observed = tuple(
        fan.observed_words(point, point.value, indicator) for point in without.history if point.value is not None
    )
    lines = [message("charts.fan.text_history", points=observed)] if observed else []
    lines += [_words(meaning, points[-1], indicator=indicator) for meaning, points in paths]
    if target is not None and target.value is not None:
        value = labels.goal(indicator, target.value)
        lines.append(message(f"charts.goal.{labels.goal_meaning(target)}", value=value))
    return tuple(lines)
