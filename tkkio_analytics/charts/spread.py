"""How far apart the areas are, period by period."""

from tkkio_analytics.charts import labels
from tkkio_analytics.charts.fan import MOST_DOTS
from tkkio_analytics.domain.chart import Band, ChartSpec, Meaning, Point, Series
from tkkio_analytics.domain.comparison import Comparison, Spread
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message


def chart(comparison: Comparison, *, indicator: Indicator) -> ChartSpec:
    """Return the chart of the spread between the areas over time.

    Parameters
    ----------
    comparison
        Its ``spread`` holds quartiles and extremes by period; at least one.
    indicator
        What is compared.

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
        description=tuple(_words(item, indicator=indicator) for item in spread),
        x_axis=labels.time_axis(spread[0].period, spread[-1].period),
        y_axis=labels.value_axis(indicator),
        series=(middle,),
        bands=(
            _band("extremes", at, [(s.minimum, s.maximum) for s in spread], coverage=1.0),
            _band("middle_half", at, [(s.lower_quartile, s.upper_quartile) for s in spread], coverage=0.5),
        ),
    )


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
