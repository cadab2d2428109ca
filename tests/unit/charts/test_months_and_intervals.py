"""Charts place months where they belong, and show what is known of each survey round."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.charts import fan, labels, plotly
from tkkio_analytics.domain.chart import Meaning
from tkkio_analytics.domain.forecast import Forecast, ForecastPoint, HistoryPoint, Route
from tkkio_analytics.domain.indicator import BreakKind
from tkkio_analytics.domain.period import Frequency, Period, consecutive
from tkkio_analytics.domain.target import TargetOutlook
from tkkio_analytics.i18n import Translator

AUGUST = Period.parse("2026-08")
LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)


def made(*, first: str, route: Route = Route.SEASONAL, width: float | None = None) -> TargetOutlook:
    history = tuple(
        HistoryPoint(
            period=period,
            value=50.0,
            status="observed",
            after_measurement_break=False,
            lower=None if width is None else 50.0 - width,
            upper=None if width is None else 50.0 + width,
        )
        for period in consecutive(Period.parse(first), AUGUST)
    )
    points = tuple(
        ForecastPoint(period=AUGUST.later(step), quantiles={level: 45.0 + 10.0 * level for level in LEVELS})
        for step in range(1, 41)
    )
    seen = Forecast(indicator_id="imagined", region_code="71", route=route, history=history, points=points)
    return replace(views.outlook(seen=seen), latest_period=AUGUST)


def drawn(outlook: TargetOutlook, *, breaks: tuple[object, ...] = ()) -> object:
    return fan.chart(
        outlook.forecast, outlook=outlook, indicator=views.indicator(), region=views.REGIONS["71"], breaks=breaks
    )


def test_the_forecast_begins_where_the_observations_end_in_august() -> None:
    spec = drawn(made(first="2024-01"))
    assert spec.forecast_from == AUGUST.position == pytest.approx(2026.125)
    assert spec.marks[0].x == Period.parse("2029-12").position


def test_a_new_ruler_lies_between_april_and_may_and_a_law_on_its_day() -> None:
    ruler = replace(views.law(kind=BreakKind.MEASUREMENT, day="2025-05-01"), first_period="2025-05")
    law = replace(views.law(day="2025-09-01"), first_period="2025")
    lines = {line.meaning: line.at for line in drawn(made(first="2024-01"), breaks=(ruler, law)).lines}
    assert lines[Meaning.MEASUREMENT_BREAK] == pytest.approx(2025 - 0.5 + 4 / 12)
    assert lines[Meaning.REGIME_BREAK] == pytest.approx(2025 - 0.5 + 8 / 12, abs=0.002)


def test_ticks_name_januaries_and_few_of_a_long_series() -> None:
    axis = labels.time_axis(Period.parse("2019-03"), Period.parse("2029-12"))
    shown = [Translator("en").message(label) for _, label in axis.ticks]
    assert shown[-1] == "Jan 2029"
    assert 4 <= len(shown) <= 8
    assert all(name.startswith("Jan ") for name in shown)


def test_a_short_series_has_a_tick_each_quarter() -> None:
    axis = labels.time_axis(Period.parse("2025-01"), Period.parse("2026-08"))
    shown = [Translator("fi").message(label) for _, label in axis.ticks]
    assert shown == ["1/2025", "4/2025", "7/2025", "10/2025", "1/2026", "4/2026", "7/2026"]


def test_the_fan_of_months_starts_from_the_last_figure_and_that_of_a_survey_does_not() -> None:
    assert drawn(made(first="2024-01")).bands[0].x[0] == AUGUST.position
    assert drawn(made(first="2024-01", route=Route.SURVEY, width=3.0)).bands[0].x[0] == AUGUST.later(1).position


def test_a_published_interval_is_drawn_and_told() -> None:
    spec = drawn(made(first="2026-06", route=Route.SURVEY, width=3.0))
    figure = go.Figure(plotly.figure(spec, translator=Translator("fi")).to_dict())
    history = next(trace for trace in figure.data if trace.name == "Havainto ja sen 95 prosentin luottamusväli")
    assert list(history.error_y.array) == [3.0, 3.0, 3.0]
    assert list(history.error_y.arrayminus) == [3.0, 3.0, 3.0]
    assert "elokuu 2026: 50,0\u00a0%, 95 prosentin luottamusväli 47,0\u00a0% – 53,0\u00a0%" in history.text


def test_figures_without_an_interval_are_drawn_without_one() -> None:
    figure = go.Figure(plotly.figure(drawn(made(first="2026-06")), translator=Translator("fi")).to_dict())
    assert all(trace.error_y.array is None for trace in figure.data)


def test_the_way_to_the_goal_starts_from_where_the_pace_is_counted() -> None:
    outlook = made(first="2025-01")
    counted = replace(outlook, pace=replace(outlook.pace, counted_from=Period.parse("2025-12")))
    path = next(series for series in drawn(counted).series if series.meaning is Meaning.REFERENCE_GOAL)
    assert path.points[0].x == Period.parse("2025-12").position
    assert path.points[1].x == Period.parse("2029-12").position


def test_a_year_keeps_its_place_on_the_axis() -> None:
    ruler = views.law(kind=BreakKind.MEASUREMENT, day="2024-06-01")
    assert labels.break_position(ruler, frequency=Frequency.YEARLY) == 2023.5
