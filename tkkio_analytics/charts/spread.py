"""How far apart the areas are, period by period."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tkkio_analytics.charts import labels
from tkkio_analytics.charts.fan import MOST_DOTS
from tkkio_analytics.domain.chart import Band, ChartSpec, Meaning, Point, Series
from tkkio_analytics.domain.comparison import Comparison, Spread
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.region import Region


def chart(comparison: Comparison, *, indicator: Indicator, chosen: Region | None = None) -> ChartSpec:
    """Return the chart of the spread between the areas over time.

    Parameters
    ----------
    comparison
        Its ``spread`` holds quartiles and extremes by period; at least one.
    indicator
        What is compared.
    chosen
        The area that the reader follows, whose own line is drawn too; None for none.

    Returns
    -------
    ChartSpec
        Time along x; extremes, middle half and median along y.
    """
    spread = comparison.spread
    at = tuple(item.period.position for item in spread)
    middle = Series(
        name=message("charts.spread.median"),
        meaning=Meaning.AREA,
        markers=len(spread) <= MOST_DOTS,
        points=tuple(
            Point(x=item.period.position, y=item.median, label=_words(item, indicator=indicator)) for item in spread
        ),
    )
    return ChartSpec(
        title=message("charts.spread.title", indicator=indicator.short_name),
        description=(
            *(_words(item, indicator=indicator) for item in spread),
            *_chosen_words(comparison, chosen, indicator=indicator),
        ),
        x_axis=labels.time_axis(spread[0].period, spread[-1].period),
        y_axis=labels.value_axis(indicator),
        series=(middle, *_chosen(comparison, chosen, indicator=indicator)),
        bands=(
            _band("extremes", at, [(s.minimum, s.maximum) for s in spread], coverage=1.0),
            _band("middle_half", at, [(s.lower_quartile, s.upper_quartile) for s in spread], coverage=0.5),
        ),
    )


def width_chart(comparison: Comparison, *, indicator: Indicator) -> ChartSpec:
    """Return the chart of the width of the middle half over time, with its 95 % interval where there is one.

    Parameters
    ----------
    comparison
        Its ``spread`` holds the widths by period; at least one.
    indicator
        What is compared.

    Returns
    -------
    ChartSpec
        Time along x, the width from zero along y.
    """
    spread = comparison.spread
    line = Series(
        name=message("comparing.chart.width"),
        meaning=Meaning.AREA,
        markers=len(spread) <= MOST_DOTS,
        points=tuple(
            Point(x=item.period.position, y=item.width, label=_width_words(item, indicator=indicator))
            for item in spread
        ),
    )
    highest = max(item.width if item.width_upper is None else item.width_upper for item in spread)
    symbol = indicator.unit.change_symbol
    return ChartSpec(
        title=message("comparing.chart.title", indicator=indicator.short_name),
        description=tuple(_width_words(item, indicator=indicator) for item in spread),
        x_axis=labels.time_axis(spread[0].period, spread[-1].period),
        y_axis=replace(labels.value_axis(indicator, title=symbol), minimum=0.0, maximum=highest * 1.05 or 1.0),
        series=(line,),
        bands=tuple(_interval_bands(spread)),
    )


def _interval_bands(spread: Sequence[Spread]) -> Iterator[Band]:
    """Yield the interval of the width over the periods that have one."""
    known = [
        (item.period.position, item.width_lower, item.width_upper)
        for item in spread
        if item.width_lower is not None and item.width_upper is not None
    ]
    if known:
        at, lower, upper = zip(*known, strict=True)
        name = message("comparing.chart.interval")
        yield Band(name=name, meaning=Meaning.AREA, x=at, lower=lower, upper=upper, coverage=0.95)


def _width_words(of_year: Spread, *, indicator: Indicator) -> Message:
    width = labels.width(indicator, of_year.width)
    if of_year.width_lower is None or of_year.width_upper is None:
        return message("comparing.chart.point", year=of_year.period, width=width)
    lower, upper = (labels.width(indicator, limit) for limit in (of_year.width_lower, of_year.width_upper))
    return message("comparing.chart.point_interval", year=of_year.period, width=width, lower=lower, upper=upper)


def _chosen(comparison: Comparison, chosen: Region | None, *, indicator: Indicator) -> Iterator[Series]:
    values = {} if chosen is None else comparison.series.get(chosen.code, {})
    if chosen is None or not values:
        return
    points = tuple(
        Point(
            x=period.position,
            y=values[period],
            label=message(
                "comparing.chart.chosen_point",
                region=chosen.short_name,
                year=period,
                value=labels.level(indicator, values[period]),
            ),
        )
        for period in sorted(values)
    )
    yield Series(name=chosen.short_name, meaning=Meaning.CHOSEN, points=points, markers=len(points) <= MOST_DOTS)


def _chosen_words(comparison: Comparison, chosen: Region | None, *, indicator: Indicator) -> Iterator[Message]:
    values = {} if chosen is None else comparison.series.get(chosen.code, {})
    if chosen is not None and values:
        points = tuple(
            message("charts.fan.observed_point", year=period, value=labels.level(indicator, values[period]))
            for period in sorted(values)
        )
        yield message("comparing.chart.chosen", region=chosen.short_name, points=points)


def _band(name: str, at: tuple[float, ...], limits: list[tuple[float, float]], *, coverage: float) -> Band:
    return Band(
        name=message(f"charts.spread.{name}"),
        meaning=Meaning.AREA,
        x=at,
        lower=tuple(low for low, _ in limits),
        upper=tuple(high for _, high in limits),
        coverage=coverage,
    )


def _words(of_year: Spread, *, indicator: Indicator) -> Message:
    return message(
        "charts.spread.point",
        year=of_year.period,
        median=labels.level(indicator, of_year.median),
        lower=labels.level(indicator, of_year.lower_quartile),
        upper=labels.level(indicator, of_year.upper_quartile),
        minimum=labels.level(indicator, of_year.minimum),
        maximum=labels.level(indicator, of_year.maximum),
    )
