"""History, fan, goal and breaks of one area and one indicator."""

from collections.abc import Sequence
from typing import Final

from tkkio_analytics.charts import labels, uploaded_marks
from tkkio_analytics.domain.chart import Band, ChartSpec, Line, Mark, Meaning, Orientation, Point, Series
from tkkio_analytics.domain.forecast import Forecast, HistoryPoint, Route
from tkkio_analytics.domain.indicator import Break, BreakKind, Indicator
from tkkio_analytics.domain.message import Message, Share, message
from tkkio_analytics.domain.period import Period, consecutive
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.target import Target, TargetOutlook
from tkkio_analytics.domain.uploaded_value import UploadedValue

COVERAGES: Final = ((0.95, 0.025, 0.975), (0.8, 0.1, 0.9), (0.5, 0.25, 0.75))
"""Coverage, lower and upper quantile level of the three bands."""
MOST_DOTS: Final = 30
"""Observations whose dots can be told apart on a chart; a longer series is a line alone."""


def chart(
    forecast: Forecast,
    *,
    outlook: TargetOutlook,
    indicator: Indicator,
    region: Region,
    breaks: Sequence[Break],
    uploaded: Sequence[UploadedValue] = (),
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
    uploaded
        Figures of this series that somebody has uploaded: hollow marks beside it, which the fan does not rest on.

    Returns
    -------
    ChartSpec
        Time along x, the indicator's published unit along y.
    """
    target = outlook.target
    seen = [point.period for point in forecast.history] + [point.period for point in forecast.points]
    if outlook.due_period is not None:
        seen.append(outlook.due_period)
    seen += [Period.of_year(value.year) for value in uploaded]
    first, end = min(seen), max(seen)
    last = last_observed(forecast)
    return ChartSpec(
        title=message("charts.fan.title", indicator=indicator.short_name, region=region.short_name),
        description=(
            *_description(forecast, target=target, indicator=indicator, breaks=breaks),
            *uploaded_marks.words(uploaded, indicator=indicator),
        ),
        x_axis=labels.time_axis(first, end),
        y_axis=labels.value_axis(indicator),
        series=(
            *_goal_path(outlook, start=_counted_from(forecast, outlook) or last),
            history(forecast, indicator=indicator),
            *_centre(forecast, indicator=indicator),
        ),
        bands=tuple(_bands(forecast)),
        lines=(*goal_lines(target, indicator=indicator), *break_lines(breaks, first=first, last=end)),
        marks=(
            *goal_marks(target, due=outlook.due_period, indicator=indicator),
            *uploaded_marks.marks(uploaded, indicator=indicator, named=True),
        ),
        forecast_from=last[0].position if last and forecast.points else None,
    )


def last_observed(forecast: Forecast) -> tuple[Period, float] | None:
    """Return the last period with a figure, and the figure."""
    observed = [(point.period, point.value) for point in forecast.history if point.value is not None]
    return observed[-1] if observed else None


def history(forecast: Forecast, *, indicator: Indicator) -> Series:
    """Return the line of what was observed."""
    seen = {point.period: point for point in forecast.history}
    # A period without a figure interrupts the line: nothing was seen there.
    points = tuple(
        _observed(seen[period], indicator) if period in seen else Point(x=period.position, y=None)
        for period in consecutive(min(seen), max(seen))
    )
    sampled = any(point.lower is not None for point in points)
    name = message("routing.chart.observed_interval") if sampled else message("charts.fan.observed")
    # A monthly line of years is read as a line: its dots would run together.
    markers = sampled or len(points) <= MOST_DOTS
    return Series(name=name, meaning=Meaning.AREA, points=points, markers=markers)


def _observed(point: HistoryPoint, indicator: Indicator) -> Point:
    if point.value is None:
        return Point(x=point.period.position, y=None)
    return Point(
        x=point.period.position,
        y=point.value,
        label=observed_words(point, point.value, indicator),
        lower=point.lower,
        upper=point.upper,
    )


def observed_words(point: HistoryPoint, value: float, indicator: Indicator) -> Message:
    """Return one observation in words."""
    if point.lower is None or point.upper is None:
        return message("charts.fan.observed_point", year=point.period, value=labels.level(indicator, value))
    limits = {"lower": labels.level(indicator, point.lower), "upper": labels.level(indicator, point.upper)}
    return message(
        "routing.chart.observed_interval_point", year=point.period, value=labels.level(indicator, value), **limits
    )


def _centre(forecast: Forecast, *, indicator: Indicator) -> tuple[Series, ...]:
    last = last_observed(forecast)
    if last is None or not forecast.points:
        return ()
    points = tuple(
        Point(
            x=point.period.position,
            y=point.quantiles[0.5],
            label=message(
                "charts.fan.forecast_point",
                year=point.period,
                middle=labels.level(indicator, point.quantiles[0.5]),
                lower=labels.level(indicator, point.quantiles[0.1]),
                upper=labels.level(indicator, point.quantiles[0.9]),
            ),
        )
        for point in forecast.points
    )
    start = Point(x=last[0].position, y=last[1])
    return (
        Series(
            name=message("charts.fan.forecast"),
            meaning=Meaning.FORECAST,
            points=(start, *points),
            dashed=True,
            markers=len(points) <= MOST_DOTS,
        ),
    )


def _counted_from(forecast: Forecast, outlook: TargetOutlook) -> tuple[Period, float] | None:
    """Return the observation from which the required pace is counted, None where it is the latest one."""
    if outlook.pace is None or outlook.pace.counted_from is None:
        return None
    seen = {point.period: point.value for point in forecast.history}
    value = seen.get(outlook.pace.counted_from)
    return None if value is None else (outlook.pace.counted_from, value)


def _goal_path(outlook: TargetOutlook, *, start: tuple[Period, float] | None) -> tuple[Series, ...]:
    target, pace, due = outlook.target, outlook.pace, outlook.due_period
    if start is None or target is None or target.value is None or due is None:
        return ()
    if pace is None or pace.required is None or due <= start[0]:
        return ()
    points = (Point(x=start[0].position, y=start[1]), Point(x=due.position, y=target.value))
    meaning = labels.goal_meaning(target)
    return (Series(name=message("charts.fan.goal_path"), meaning=meaning, points=points, dashed=True, markers=False),)


def _bands(forecast: Forecast) -> list[Band]:
    last = last_observed(forecast)
    if last is None or not forecast.points:
        return []
    # The true level is not known in the last round either, so the fan of a survey does not start from a point.
    start = () if forecast.route is Route.SURVEY else (last,)
    at = [period.position for period, _ in start] + [point.period.position for point in forecast.points]
    known = [value for _, value in start]
    return [
        Band(
            name=message("charts.fan.band", coverage=Share(value=coverage)),
            meaning=Meaning.FORECAST,
            x=tuple(at),
            lower=(*known, *(point.quantiles[low] for point in forecast.points)),
            upper=(*known, *(point.quantiles[high] for point in forecast.points)),
            coverage=coverage,
        )
        for coverage, low, high in COVERAGES
    ]


def goal_lines(target: Target | None, *, indicator: Indicator) -> tuple[Line, ...]:
    """Return the goal's level across the chart; none without a number."""
    if target is None or target.value is None:
        return ()
    meaning = labels.goal_meaning(target)
    label = message(f"charts.goal.{meaning}", value=labels.goal(indicator, target.value))
    return (Line(orientation=Orientation.HORIZONTAL, at=target.value, meaning=meaning, label=label),)


def goal_marks(target: Target | None, *, due: Period | None, indicator: Indicator) -> tuple[Mark, ...]:
    """Return the goal's own point, at the end of its year; none without a number and a year."""
    if target is None or target.value is None or due is None:
        return ()
    value = labels.goal(indicator, target.value)
    label = message("charts.goal.point", year=due, value=value)
    return (Mark(x=due.position, y=target.value, meaning=labels.goal_meaning(target), label=label),)


def break_lines(breaks: Sequence[Break], *, first: Period, last: Period) -> list[Line]:
    """Return the breaks between two periods as lines, in the order of time."""
    placed = [(labels.break_position(break_, frequency=first.frequency), break_) for break_ in breaks]
    inside = [(at, break_) for at, break_ in placed if first.begins_at < at < last.position]
    return [_break_line(break_, at=at) for at, break_ in sorted(inside, key=lambda item: item[0])]


def _break_line(break_: Break, *, at: float) -> Line:
    meaning = Meaning.MEASUREMENT_BREAK if break_.kind is BreakKind.MEASUREMENT else Meaning.REGIME_BREAK
    return Line(
        orientation=Orientation.VERTICAL,
        at=at,
        meaning=meaning,
        label=message(f"charts.break.{meaning}", label=break_.label),
    )


def _description(
    forecast: Forecast, *, target: Target | None, indicator: Indicator, breaks: Sequence[Break]
) -> tuple[Message, ...]:
    lines: list[Message] = []
    observed = tuple(
        observed_words(point, point.value, indicator) for point in forecast.history if point.value is not None
    )
    if observed:
        lines.append(message("charts.fan.text_history", points=observed))
    if forecast.points:
        last = forecast.points[-1]
        low, middle, high = (labels.level(indicator, last.quantiles[level]) for level in (0.1, 0.5, 0.9))
        lines.append(message("charts.fan.text_forecast", year=last.period, middle=middle, lower=low, upper=high))
    if target is not None and target.value is not None:
        value = labels.goal(indicator, target.value)
        lines.append(message(f"charts.goal.{labels.goal_meaning(target)}", value=value))
    if breaks:
        lines.append(message("charts.fan.text_breaks", breaks=tuple(break_.label for break_ in breaks)))
    return tuple(lines)
