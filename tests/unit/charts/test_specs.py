"""What each chart shows, without a drawing library."""

from dataclasses import replace

import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.charts import bullet, dot_plot, fan, labels, pace, reliability, small_multiples, sparkline, spread
from tkkio_analytics.domain.chart import ChartSpec, Meaning, Orientation
from tkkio_analytics.domain.comparison import IntervalKind, Verdict
from tkkio_analytics.domain.forecast import Forecast
from tkkio_analytics.domain.indicator import BreakKind
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.domain.target import LegalStatus, Pace, Target
from tkkio_analytics.i18n import LANGUAGES, Translator


def fan_of(forecast: Forecast, *, goal: Target | None = None, kind: BreakKind = BreakKind.REGIME) -> ChartSpec:
    return fan.chart(
        forecast,
        outlook=views.outlook(seen=forecast, goal=goal),
        indicator=views.indicator(),
        region=views.REGIONS["71"],
        breaks=(views.law(kind=kind),),
    )


def test_the_fan_begins_where_the_data_end() -> None:
    spec = fan_of(views.forecast())
    assert spec.forecast_from == 2025
    assert [band.x[0] for band in spec.bands] == [2025, 2025, 2025]
    assert [(band.lower[0], band.upper[0]) for band in spec.bands] == [(54.0, 54.0)] * 3


def test_bands_hold_the_quantiles_they_are_named_after() -> None:
    bands = {band.coverage: band for band in fan_of(views.forecast()).bands}
    assert (bands[0.8].lower[1], bands[0.8].upper[1]) == (51.0, 59.0)
    assert (bands[0.5].lower[1], bands[0.5].upper[1]) == (52.5, 57.5)
    assert (bands[0.95].lower[1], bands[0.95].upper[1]) == (50.25, 59.75)


def test_a_year_without_a_figure_interrupts_the_line() -> None:
    spec = fan_of(views.forecast(values={2021: 50.0, 2022: None, 2024: 53.0}))
    observed = next(series for series in spec.series if series.meaning is Meaning.AREA)
    assert [(point.x, point.y) for point in observed.points] == [(2021, 50.0), (2022, None), (2023, None), (2024, 53.0)]


def test_without_a_forecast_there_is_no_fan_and_no_boundary() -> None:
    spec = fan_of(views.forecast(ahead=()))
    assert spec.bands == ()
    assert spec.forecast_from is None
    assert {series.meaning for series in spec.series} == {Meaning.REFERENCE_GOAL, Meaning.AREA}


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (LegalStatus.REFERENCE, Meaning.REFERENCE_GOAL),
        (LegalStatus.EU_MILESTONE, Meaning.GOAL),
        (LegalStatus.USER_SET, Meaning.OWN_GOAL),
    ],
)
def test_a_goal_is_drawn_as_what_it_is(status: LegalStatus, meaning: Meaning) -> None:
    spec = fan_of(views.forecast(), goal=views.target(status))
    line = next(line for line in spec.lines if line.orientation is Orientation.HORIZONTAL)
    assert (line.at, line.meaning) == (60.0, meaning)
    assert [(mark.x, mark.y, mark.meaning) for mark in spec.marks] == [(2029, 60.0, meaning)]


def test_a_law_falls_on_its_day_and_a_new_ruler_between_two_figures() -> None:
    assert labels.break_position(views.law(day="2024-01-01"), frequency=Frequency.YEARLY) == 2023.5
    assert labels.break_position(views.law(day="2024-07-02"), frequency=Frequency.YEARLY) == pytest.approx(
        2024.0, abs=0.003
    )
    assert (
        labels.break_position(views.law(kind=BreakKind.MEASUREMENT, day="2024-07-02"), frequency=Frequency.YEARLY)
        == 2023.5
    )


def test_breaks_outside_the_chart_are_left_to_the_list() -> None:
    spec = fan.chart(
        views.forecast(),
        outlook=views.outlook(),
        indicator=views.indicator(),
        region=views.REGIONS["71"],
        breaks=(views.law(day="2001-01-01"), views.law(day="2024-07-01")),
    )
    assert sum(line.meaning is Meaning.REGIME_BREAK for line in spec.lines) == 1


def test_the_two_kinds_of_break_are_drawn_apart() -> None:
    regime = fan_of(views.forecast()).lines[-1].meaning
    measurement = fan_of(views.forecast(), kind=BreakKind.MEASUREMENT).lines[-1].meaning
    assert (regime, measurement) == (Meaning.REGIME_BREAK, Meaning.MEASUREMENT_BREAK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fan_says_the_same_in_words(language: str) -> None:
    translator = Translator(language)
    words = " ".join(translator.message(line) for line in fan_of(views.forecast()).description)
    for figure in ("2025", "54", "2027", "59", "60", "Uusi laki"):
        assert figure in words


def test_the_dot_plot_keeps_the_order_and_leaves_out_what_has_no_figure() -> None:
    spec = dot_plot.chart(views.comparison(), indicator=views.indicator(), regions=views.REGIONS)
    assert [(mark.x, mark.y) for mark in spec.marks] == [(60.0, 0), (40.0, -1)]
    assert [label for _, label in spec.y_axis.ticks] == [views.REGIONS[code].short_name for code in ("71", "72")]
    assert [(mark.lower, mark.upper) for mark in spec.marks] == [(58.0, 63.0), (38.0, 43.0)]


def test_without_published_errors_no_interval_is_drawn() -> None:
    comparison = views.comparison(kind=IntervalKind.NONE)
    spec = dot_plot.chart(comparison, indicator=views.indicator(), regions=views.REGIONS)
    assert {(mark.lower, mark.upper) for mark in spec.marks} == {(None, None)}


def test_the_dot_plot_shows_nation_and_goal() -> None:
    spec = dot_plot.chart(views.comparison(), indicator=views.indicator(), regions=views.REGIONS, target=views.target())
    assert [(line.at, line.meaning) for line in spec.lines] == [(50.0, Meaning.NATION), (60.0, Meaning.REFERENCE_GOAL)]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_mark_and_words(verdict: Verdict) -> None:
    assert dot_plot.MEANINGS[verdict] in Meaning
    assert Translator("fi").text(f"ui.verdict.{verdict}")


def test_small_charts_share_their_limits() -> None:
    specs = small_multiples.charts(views.comparison(), indicator=views.indicator(), regions=views.REGIONS)
    assert [spec.title for spec in specs] == [views.REGIONS[code].short_name for code in ("71", "72")]
    assert {(spec.y_axis.minimum, spec.y_axis.maximum) for spec in specs} == {(38.0, 60.0)}
    assert [series.meaning for series in specs[0].series] == [Meaning.OTHER_AREAS, Meaning.AREA]


def test_the_spread_is_drawn_as_given() -> None:
    spec = spread.chart(views.comparison(), indicator=views.indicator())
    assert [point.y for point in spec.series[0].points] == [48, 50]
    assert [(band.lower, band.upper) for band in spec.bands] == [((38, 40), (58, 60)), ((40, 45), (55, 55))]


def test_one_point_is_no_line() -> None:
    signals = replace(views.signals("71"), recent=((2025, 54.0),))
    assert sparkline.chart(signals, indicator=views.indicator()) is None


def test_a_bullet_holds_area_nation_and_goal_on_one_scale() -> None:
    spec = bullet.chart(views.signals("71"), nation=views.signals("FI", value=51.0), indicator=views.indicator())
    assert spec is not None
    assert [(mark.x, mark.meaning) for mark in spec.marks] == [
        (51.0, Meaning.NATION),
        (54.0, Meaning.AREA),
        (60.0, Meaning.REFERENCE_GOAL),
    ]
    assert (spec.x_axis.minimum, spec.x_axis.maximum) == (50.0, 60.0)


def test_without_a_value_there_is_no_bullet() -> None:
    assert bullet.chart(views.signals("71", value=None), nation=None, indicator=views.indicator()) is None


def test_paces_that_are_not_known_are_left_out() -> None:
    shown = Pace(observed=-2.0, believed=None, required=1.5, panel_weight=None, own_weight=None, brake=None)
    spec = pace.chart(shown, indicator=views.indicator())
    assert [(mark.x, mark.meaning) for mark in spec.marks] == [(1.5, Meaning.GOAL), (-2.0, Meaning.AREA)]
    assert "−2,00\xa0%-yks./v" in Translator("fi").value(spec.y_axis.ticks[1][1])


def test_reliability_is_drawn_against_perfect_agreement() -> None:
    spec = reliability.chart(views.RECORD)
    assert [(mark.x, mark.y) for mark in spec.marks] == [(0.05, 0.07), (0.85, 0.8)]
    assert [(point.x, point.y) for point in spec.series[0].points] == [(0.0, 0.0), (1.0, 1.0)]


@pytest.mark.parametrize(("first", "last", "ticks"), [(2021, 2024, [2021, 2022, 2023, 2024]), (2005, 2029, 9)])
def test_a_long_series_is_ticked_thinly(first: int, last: int, ticks: object) -> None:
    found = [at for at, _ in labels.time_axis(Period.of_year(first), Period.of_year(last)).ticks]
    assert found == ticks or len(found) == ticks
    assert found[-1] == last
