"""The two fans of a what-if and the strip of probabilities: what is without, what is assumed, and the words of both."""

from dataclasses import replace

from unit.charts import imagined_views as views

from tkkio_analytics.charts import scenario_fan, scenario_strip, theme
from tkkio_analytics.domain.chart import ChartSpec, Meaning
from tkkio_analytics.domain.forecast import Forecast, ForecastPoint
from tkkio_analytics.domain.period import Period
from tkkio_analytics.i18n import LANGUAGES, Translator

ADDED = 2.0


def assumed_of(forecast: Forecast) -> tuple[ForecastPoint, ...]:
    return tuple(
        replace(point, quantiles={level: value + ADDED for level, value in point.quantiles.items()})
        for point in forecast.points
    )


def spec(*, forecast: Forecast | None = None, has_assumed: bool = True) -> ChartSpec:
    without = forecast or views.forecast()
    return scenario_fan.chart(
        without,
        assumed=assumed_of(without) if has_assumed else (),
        target=views.target(),
        due=Period.of_year(2029),
        indicator=views.indicator(),
        area=views.REGIONS["71"].short_name,
        breaks=(views.law(),),
    )


def test_both_fans_begin_where_the_data_end_and_hold_their_own_quantiles() -> None:
    drawn = spec()
    bands = {band.meaning: band for band in drawn.bands}
    assert set(bands) == {Meaning.WITHOUT, Meaning.ASSUMED}
    assert [band.x[0] for band in drawn.bands] == [2025, 2025]
    assert (bands[Meaning.WITHOUT].lower[1], bands[Meaning.WITHOUT].upper[1]) == (51.0, 59.0)
    assert (bands[Meaning.ASSUMED].lower[1], bands[Meaning.ASSUMED].upper[1]) == (53.0, 61.0)


def test_the_middles_are_lines_of_their_own_and_history_is_drawn_once() -> None:
    lines = spec().series
    history = [line for line in lines if line.meaning is Meaning.AREA]
    middles = {line.meaning: line.points[-1].y for line in lines if line.dashed}
    assert len(history) == 1
    assert middles[Meaning.ASSUMED] == middles[Meaning.WITHOUT] + ADDED  # type: ignore[operator]  # no gap in a fan


def test_nothing_assumed_leaves_one_fan() -> None:
    assert {band.meaning for band in spec(has_assumed=False).bands} == {Meaning.WITHOUT}


def test_without_a_forecast_there_is_history_and_goal() -> None:
    drawn = spec(forecast=views.forecast(ahead=()))
    assert drawn.bands == ()
    assert drawn.forecast_from is None
    assert [line.meaning for line in drawn.series] == [Meaning.AREA]
    assert [mark.meaning for mark in drawn.marks] == [Meaning.REFERENCE_GOAL]


def test_the_words_tell_both_paths_apart_in_every_language() -> None:
    for language in LANGUAGES:
        words = [Translator(language).message(line) for line in spec().description]
        without = Translator(language).text("what_if.chart.without").lower()
        assert any(without in line for line in words), language
        assert len(words) == 4


def test_the_two_paths_differ_in_colour_and_in_dash() -> None:
    without, assumed = theme.STYLES[Meaning.WITHOUT], theme.STYLES[Meaning.ASSUMED]
    assert without.colour != assumed.colour
    assert without.dash != assumed.dash
    assert without.symbol != assumed.symbol


def test_a_strip_leads_from_without_to_with_row_by_row() -> None:
    name = views.REGIONS["71"].short_name
    drawn = scenario_strip.chart(
        [
            scenario_strip.Pair(name=name, without=0.2, assumed=0.5),
            scenario_strip.Pair(name=name, without=0.6, assumed=0.4),
        ]
    )
    assert [(mark.meaning, mark.x, mark.y) for mark in drawn.marks] == [
        (Meaning.WITHOUT, 0.2, 0),
        (Meaning.ASSUMED, 0.5, 0),
        (Meaning.WITHOUT, 0.6, -1),
        (Meaning.ASSUMED, 0.4, -1),
    ]
    assert [(mark.lower, mark.upper) for mark in drawn.marks if mark.meaning is Meaning.WITHOUT] == [
        (0.2, 0.5),
        (0.4, 0.6),
    ]
    assert Translator("fi").message(drawn.description[0]) == (
        "Kuvitelma 71: ilman oletuksia 20\xa0%, oletusten kanssa 50\xa0%."
    )
