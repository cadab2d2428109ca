"""History, fan, goal and breaks of one area and one indicator."""

from collections.abc import Sequence
from typing import Final

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.chart import Band, ChartSpec, Line, Mark, Meaning, Orientation, Point, Series
from tkkio_analytics.domain.forecast import Forecast
from tkkio_analytics.domain.indicator import Break, BreakKind, Indicator
from tkkio_analytics.domain.message import Message, Share, message
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.target import Target, TargetOutlook

COVERAGES: Final = ((0.95, 0.025, 0.975), (0.8, 0.1, 0.9), (0.5, 0.25, 0.75))
"""Coverage, lower and upper quantile level of the three bands."""


def chart(
    forecast: Forecast, *, outlook: TargetOutlook, indicator: Indicator, region: Region, breaks: Sequence[Break]
) -> ChartSpec:
    """Return the fan chart of a series.

    Parameters
    ----------
    forecast
        History and fan; without forecast years the chart shows history and goal alone.
    outlook
        Whose goal is drawn.
    indicator, region
        What and where.
    breaks
        Breaks of this series.

    Returns
    -------
    ChartSpec
        Years along x, the indicator's published unit along y.
    """
    target = outlook.target
    years = [point.year for point in forecast.history] + [point.year for point in forecast.points]
    if target is not None and target.due_year is not None:
        years.append(target.due_year)
    last = _last_observed(forecast)
    return ChartSpec(
        title=message("charts.fan.title", indicator=indicator.short_name, region=region.short_name),
        description=_description(forecast, target=target, indicator=indicator, breaks=breaks),
        x_axis=labels.year_axis(min(years), max(years)),
        y_axis=labels.value_axis(indicator),
        series=(
            *_goal_path(outlook, last=last),
            _history(forecast, indicator=indicator),
            *_centre(forecast, indicator=indicator),
        ),
        bands=tuple(_bands(forecast)),
        lines=(*_goal_lines(target, indicator=indicator), *_break_lines(breaks, first=min(years), last=max(years))),
        marks=_goal_marks(target, indicator=indicator),
        forecast_from=last[0] if last and forecast.points else None,
    )


def _last_observed(forecast: Forecast) -> tuple[int, float] | None:
    observed = [(point.year, point.value) for point in forecast.history if point.value is not None]
    return observed[-1] if observed else None


def _history(forecast: Forecast, *, indicator: Indicator) -> Series:
    values = {point.year: point.value for point in forecast.history}
    # A year without a figure interrupts the line: nothing was seen there.
    points = tuple(
        Point(x=year, y=values.get(year), label=_observed(year, values.get(year), indicator))
        for year in range(min(values), max(values) + 1)
    )
    return Series(name=message("charts.fan.observed"), meaning=Meaning.AREA, points=points)


def _observed(year: int, value: float | None, indicator: Indicator) -> Message | None:
    if value is None:
        return None
    return message("charts.fan.observed_point", year=year, value=labels.level(indicator, value))


def _centre(forecast: Forecast, *, indicator: Indicator) -> tuple[Series, ...]:
    last = _last_observed(forecast)
    if last is None or not forecast.points:
        return ()
    points = tuple(
        Point(
            x=point.year,
            y=point.quantiles[0.5],
            label=message(
                "charts.fan.forecast_point",
                year=point.year,
                middle=labels.level(indicator, point.quantiles[0.5]),
                lower=labels.level(indicator, point.quantiles[0.1]),
                upper=labels.level(indicator, point.quantiles[0.9]),
            ),
        )
        for point in forecast.points
    )
    start = Point(x=last[0], y=last[1])
    return (
        Series(name=message("charts.fan.forecast"), meaning=Meaning.FORECAST, points=(start, *points), dashed=True),
    )


def _goal_path(outlook: TargetOutlook, *, last: tuple[int, float] | None) -> tuple[Series, ...]:
    target, pace = outlook.target, outlook.pace
    if last is None or target is None or target.value is None or target.due_year is None:
        return ()
    if pace is None or pace.required is None or target.due_year <= last[0]:
        return ()
    points = (Point(x=last[0], y=last[1]), Point(x=target.due_year, y=target.value))
    meaning = labels.goal_meaning(target)
    return (Series(name=message("charts.fan.goal_path"), meaning=meaning, points=points, dashed=True, markers=False),)


def _bands(forecast: Forecast) -> list[Band]:
    last = _last_observed(forecast)
    if last is None or not forecast.points:
        return []
    year, value = last
    return [
        Band(
            name=message("charts.fan.band", coverage=Share(value=coverage)),
            meaning=Meaning.FORECAST,
            x=(year, *(point.year for point in forecast.points)),
            lower=(value, *(point.quantiles[low] for point in forecast.points)),
            upper=(value, *(point.quantiles[high] for point in forecast.points)),
            coverage=coverage,
        )
        for coverage, low, high in COVERAGES
    ]


def _goal_lines(target: Target | None, *, indicator: Indicator) -> tuple[Line, ...]:
    if target is None or target.value is None:
        return ()
    meaning = labels.goal_meaning(target)
    label = message(f"charts.goal.{meaning}", value=labels.goal(indicator, target.value))
    return (Line(orientation=Orientation.HORIZONTAL, at=target.value, meaning=meaning, label=label),)


def _goal_marks(target: Target | None, *, indicator: Indicator) -> tuple[Mark, ...]:
    if target is None or target.value is None or target.due_year is None:
        return ()
    value = labels.goal(indicator, target.value)
    label = message("charts.goal.point", year=target.due_year, value=value)
    return (Mark(x=target.due_year, y=target.value, meaning=labels.goal_meaning(target), label=label),)


def _break_lines(breaks: Sequence[Break], *, first: int, last: int) -> list[Line]:
    placed = sorted(breaks, key=labels.break_position)
    return [_break_line(break_) for break_ in placed if first - 0.5 < labels.break_position(break_) < last]


def _break_line(break_: Break) -> Line:
    meaning = Meaning.MEASUREMENT_BREAK if break_.kind is BreakKind.MEASUREMENT else Meaning.REGIME_BREAK
    return Line(
        orientation=Orientation.VERTICAL,
        at=labels.break_position(break_),
        meaning=meaning,
        label=message(f"charts.break.{meaning}", label=break_.label),
    )


def _description(
    forecast: Forecast, *, target: Target | None, indicator: Indicator, breaks: Sequence[Break]
) -> tuple[Message, ...]:
    lines: list[Message] = []
    observed = tuple(
        message("charts.fan.observed_point", year=point.year, value=labels.level(indicator, point.value))
        for point in forecast.history
        if point.value is not None
    )
    if observed:
        lines.append(message("charts.fan.text_history", points=observed))
    if forecast.points:
        last = forecast.points[-1]
        low, middle, high = (labels.level(indicator, last.quantiles[level]) for level in (0.1, 0.5, 0.9))
        lines.append(message("charts.fan.text_forecast", year=last.year, middle=middle, lower=low, upper=high))
    if target is not None and target.value is not None:
        value = labels.goal(indicator, target.value)
        lines.append(message(f"charts.goal.{labels.goal_meaning(target)}", value=value))
    if breaks:
        lines.append(message("charts.fan.text_breaks", breaks=tuple(break_.label for break_ in breaks)))
    return tuple(lines)
