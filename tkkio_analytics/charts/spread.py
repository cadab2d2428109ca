"""How far apart the areas are, year by year."""

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.chart import Band, ChartSpec, Meaning, Point, Series
from tkkio_analytics.domain.comparison import Comparison, Spread
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message


def chart(comparison: Comparison, *, indicator: Indicator) -> ChartSpec:
    """Return the chart of the spread between the areas over time.

    Parameters
    ----------
    comparison
        Its ``spread`` holds quartiles and extremes by year; at least one year.
    indicator
        What is compared.

    Returns
    -------
    ChartSpec
        Years along x; extremes, middle half and median along y.
    """
    spread = comparison.spread
    years = tuple(float(of_year.year) for of_year in spread)
    middle = Series(
        name=message("charts.spread.median"),
        meaning=Meaning.AREA,
        points=tuple(
            Point(x=of_year.year, y=of_year.median, label=_words(of_year, indicator=indicator)) for of_year in spread
        ),
    )
    return ChartSpec(
        title=message("charts.spread.title", indicator=indicator.short_name),
        description=tuple(_words(of_year, indicator=indicator) for of_year in spread),
        x_axis=labels.year_axis(spread[0].year, spread[-1].year),
        y_axis=labels.value_axis(indicator),
        series=(middle,),
        bands=(
            _band("extremes", years, [(s.minimum, s.maximum) for s in spread], coverage=1.0),
            _band("middle_half", years, [(s.lower_quartile, s.upper_quartile) for s in spread], coverage=0.5),
        ),
    )


def _band(name: str, years: tuple[float, ...], limits: list[tuple[float, float]], *, coverage: float) -> Band:
    return Band(
        name=message(f"charts.spread.{name}"),
        meaning=Meaning.AREA,
        x=years,
        lower=tuple(low for low, _ in limits),
        upper=tuple(high for _, high in limits),
        coverage=coverage,
    )


def _words(of_year: Spread, *, indicator: Indicator) -> Message:
    return message(
        "charts.spread.point",
        year=of_year.year,
        median=labels.level(indicator, of_year.median),
        lower=labels.level(indicator, of_year.lower_quartile),
        upper=labels.level(indicator, of_year.upper_quartile),
        minimum=labels.level(indicator, of_year.minimum),
        maximum=labels.level(indicator, of_year.maximum),
    )
