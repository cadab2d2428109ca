"""An indicator of months or quarters is asked, compared and forecast in its own steps."""

from dataclasses import replace

import numpy as np
import pytest
from unit.analysis.imagined import make_break, make_indicator
from unit.analysis.imagined_series import forecast, months, outlook, panel

from tkkio_analytics.analysis.agreement import method_agreement
from tkkio_analytics.analysis.comparison import compare, level_uncertainty
from tkkio_analytics.analysis.goals import reference_goals
from tkkio_analytics.analysis.pace import observed_pace, outside_view, pace_start
from tkkio_analytics.analysis.signals import signals
from tkkio_analytics.domain.agreement import Method, ProgressVerdict
from tkkio_analytics.domain.comparison import IntervalKind
from tkkio_analytics.domain.forecast import Route
from tkkio_analytics.domain.indicator import BreakKind
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.domain.risk import GoalSignal, PastSignal
from tkkio_analytics.domain.target import OutlookState, RecordKind, Step
from tkkio_analytics.models.routing import Reason

LONG = months("2019-01", "2026-08")


def flat(first: str, last: str, value: float = 50.0) -> dict[str, float | None]:
    return dict.fromkeys(months(first, last, areas=1)["A0"], value)


def test_a_goal_of_a_year_is_asked_in_december() -> None:
    found = forecast(panel(LONG))
    said = outlook(found, "A0", value=52.0)
    assert said.due_period == Period.parse("2029-12")
    assert sorted(said.probability_by_year) == [2026, 2027, 2028, 2029]
    by_period = found.probabilities(0, said.target)
    assert said.probability == by_period[Period.parse("2029-12")] == said.probability_by_year[2029]
    assert by_period[Period.parse("2029-06")] != said.probability


def test_the_forecast_holds_the_season_that_the_areas_share() -> None:
    middle = forecast(panel(LONG)).medians(0)
    assert middle[Period.parse("2027-01")] - middle[Period.parse("2027-07")] == pytest.approx(10.0, abs=1.5)


def test_the_model_says_why_it_speaks() -> None:
    found = forecast(panel(LONG))
    assert set(found.routes) == {Route.SEASONAL}
    assert outlook(found, "A0", value=60.0).model_reason.key == "routing.reason.season_monthly"
    young = forecast(panel(months("2025-01", "2026-08")))
    assert set(young.reasons) == {Reason.SEASON_UNKNOWN}
    assert outlook(young, "A0", value=60.0).model_reason.key == "routing.reason.season_unknown_monthly"


def test_a_long_series_rests_on_its_own_record_in_months() -> None:
    said = outlook(forecast(panel(LONG)), "A0", value=52.0)
    assert said.record.kind is RecordKind.OWN
    assert (said.record.step, said.record.ahead, said.record.horizon_years) == (Step.MONTH, 40, 3)


def test_without_a_record_of_its_own_no_probability_is_shown() -> None:
    said = outlook(forecast(panel(months("2023-09", "2026-08"))), "A0", value=60.0)
    assert said.probability is None
    assert [reason.key for reason in said.reasons] == ["routing.unsaid.no_record"]
    assert said.forecast.points
    assert said.pace.required is not None


def test_three_months_are_too_few() -> None:
    said = outlook(forecast(panel(months("2026-06", "2026-08"))), "A0", value=52.0)
    assert [reason.key for reason in said.reasons] == ["routing.unsaid.too_few_periods"]
    assert said.forecast.points == ()


def test_paces_are_counted_from_december() -> None:
    series = flat("2023-01", "2026-08") | {"2025-12": 40.0}
    made = panel({"A0": series})
    assert pace_start(made, 0) == (Period.parse("2025-12"), 40.0)
    assert outlook(forecast(made), "A0", value=56.0).pace.required == pytest.approx(4.0)


def test_paces_are_counted_from_the_latest_month_after_a_new_ruler() -> None:
    ruler = replace(make_break(first_period="2026-03"), date="2026-03-01")
    made = panel({"A0": flat("2023-01", "2026-08")}, breaks=(ruler,))
    assert pace_start(made, 0) == (Period.parse("2026-08"), 50.0)


@pytest.mark.parametrize(("december", "august", "state"), [(40.0, 60.0, "open"), (60.0, 40.0, "reached")])
def test_a_season_is_not_taken_for_a_goal_that_is_asked_in_december(december, august, state) -> None:
    series = flat("2023-01", "2026-08") | {"2025-12": december, "2026-08": august}
    found = forecast(panel({"A0": series}))
    said = outlook(found, "A0", value=55.0)
    assert said.state is OutlookState(state)
    assert said.latest_value == august
    assert signals(found, said).goal is (GoalSignal.MET if state == "reached" else GoalSignal.NOT_MET)
    if state == "reached":
        assert (said.headline.params["latest"].value, said.headline.params["latest_year"]) == (
            60.0,
            Period.parse("2025-12"),
        )


def test_the_own_past_is_the_same_month_a_year_before() -> None:
    series = flat("2024-01", "2026-08") | {"2025-08": 45.0, "2026-07": 90.0}
    found = forecast(panel({"A0": series}))
    seen = signals(found, outlook(found, "A0", value=60.0))
    assert (seen.previous_period, seen.previous_value) == (Period.parse("2025-08"), 45.0)
    assert seen.past is PastSignal.IMPROVED


def test_observed_pace_is_the_mean_change_in_a_year() -> None:
    series = {code: 50.0 + 0.1 * t for t, code in enumerate(flat("2023-01", "2026-08"))}
    assert observed_pace(panel({"A0": series}), 0) == pytest.approx(1.2)


def test_spells_are_whole_years_so_that_no_season_counts() -> None:
    view = outside_view(panel(months("2021-01", "2026-08", noise=0.0)), pace=0.5, years=3)
    assert (view.moved, view.spell_years) == (0, 2)


def test_reference_goals_are_levels_of_december() -> None:
    made = panel(LONG | {"FI": LONG["A0"]})
    best, nation, own = reference_goals(made, region_code="A1")
    values = [LONG[f"A{i}"]["2025-12"] for i in range(6)]
    assert best.value == pytest.approx(np.quantile(values, 0.75))
    assert nation.value == LONG["A0"]["2025-12"]
    assert own.value == max(LONG["A1"][f"{year}-12"] for year in range(2019, 2026))


def test_the_finest_frequency_with_two_seasons_is_used() -> None:
    years = {str(year): 50.0 for year in range(2015, 2026)}
    both = panel({"A0": flat("2024-01", "2026-08") | years})
    assert (both.frequency, both.left_out) == (Frequency.MONTHLY, (Frequency.YEARLY,))
    young = panel({"A0": flat("2025-01", "2026-08") | years})
    assert (young.frequency, young.left_out) == (Frequency.YEARLY, (Frequency.MONTHLY,))


def test_quarters_end_with_the_fourth() -> None:
    codes = [f"{year}-Q{quarter}" for year in range(2019, 2027) for quarter in range(1, 5)]
    quarters = {f"A{i}": {code: 10.0 + i + t % 4 + 0.3 * (t % 3) for t, code in enumerate(codes)} for i in range(5)}
    found = forecast(panel(quarters))
    assert found.panel.frequency is Frequency.QUARTERLY
    assert outlook(found, "A0", value=12.0).due_period == Period.parse("2029-Q4")


def test_the_yearly_variation_of_months_leaves_the_season_out() -> None:
    still = level_uncertainty(panel(months("2021-01", "2026-08", noise=0.0)), column=67)
    assert still.kind is IntervalKind.YEARLY_VARIATION
    assert still.deviation == pytest.approx(0.0, abs=1e-9)
    short = level_uncertainty(panel(months("2025-01", "2026-08")), column=19)
    assert short.kind is IntervalKind.NONE


def test_areas_are_compared_in_a_month_and_their_change_in_a_year() -> None:
    result = compare(panel(LONG), period=Period.parse("2026-07"), rng=np.random.default_rng(1))
    assert result.period.code == "2026-07"
    area = next(item for item in result.areas if item.region_code == "A2")
    assert area.change == pytest.approx(LONG["A2"]["2026-07"] - LONG["A2"]["2025-07"])


def test_the_chart_of_usual_variation_speaks_and_methods_of_years_say_why_not() -> None:
    made = panel(LONG)
    verdicts = {v.method: v for v in method_agreement(made, outlook(forecast(made), "A0", value=52.0)).verdicts}
    assert verdicts[Method.XMR].verdict is not ProgressVerdict.NOT_CALCULABLE
    for method in (Method.EUROSTAT, Method.ESCAP, Method.HEALTHY_PEOPLE, Method.FINGERTIPS):
        assert verdicts[method].reason.key == "agreement.refusal.not_annual", method


def test_a_new_ruler_masks_the_change_into_its_month_in_the_named_areas_alone() -> None:
    ruler = replace(make_break(first_period="2024-05", region_codes=("A1",)), date="2024-05-01")
    made = panel(LONG, breaks=(ruler,))
    at = made.periods.index(Period.parse("2024-05")) - 1
    assert made.masked[1, at]
    assert made.masked.sum() == 1


def test_a_break_named_by_its_year_falls_on_the_month_of_its_day() -> None:
    law = replace(make_break(first_period="2024", kind=BreakKind.REGIME), date="2024-09-01")
    made = panel(LONG, breaks=(law,))
    assert made.regime[0].argmax() == made.periods.index(Period.parse("2024-09")) - 1


def test_a_change_of_the_world_within_a_year_widens_the_fan() -> None:
    plain = forecast(panel(LONG))
    law = replace(make_break(first_period="2026-03", kind=BreakKind.REGIME), date="2026-03-01")
    changed = forecast(panel(LONG, breaks=(law,)))
    assert changed.widening.tolist() == pytest.approx([2**0.5] * 6)
    ratio = changed.distribution.scale / plain.distribution.scale
    assert ratio == pytest.approx(np.full(ratio.shape, 2**0.5))
    assert "routing.explanation.widened" in [line.key for line in outlook(changed, "A0", value=52.0).explanation]
    old = replace(make_break(first_period="2024-03", kind=BreakKind.REGIME), date="2024-03-01")
    assert forecast(panel(LONG, breaks=(old,))).widening.tolist() == [1.0] * 6


def test_a_series_that_stopped_long_ago_is_not_forecast() -> None:
    ended = {code: value for code, value in LONG["A0"].items() if code <= "2020-06"}
    said = outlook(forecast(panel({**LONG, "A0": ended})), "A0", value=52.0)
    assert said.model_reason.key == "routing.reason.ended"
    assert [reason.key for reason in said.reasons] == ["routing.unsaid.ended"]


def test_a_date_passes_with_its_december() -> None:
    found = forecast(panel(LONG))
    assert outlook(found, "A0", value=30.0, due_year=2025).state is OutlookState.PASSED_REACHED
    assert outlook(found, "A0", value=90.0, due_year=2025).state is OutlookState.PASSED_MISSED
    assert outlook(found, "A0", value=90.0, due_year=2026).state is OutlookState.OPEN


@pytest.mark.parametrize(
    "series",
    [
        flat("2022-01", "2026-08"),
        flat("2022-01", "2026-08", 0.0),
        flat("2022-01", "2026-08", 100.0),
        flat("2022-01", "2026-08") | {"2024-03": None, "2026-08": None},
        {code: value for code, value in flat("2022-01", "2026-08").items() if code != "2026-08"},
    ],
    ids=["constant", "zeros", "at the bound", "missing", "latest missing"],
)
def test_odd_series_give_numbers_or_nothing(series: dict[str, float | None]) -> None:
    alone = forecast(panel({"A0": series}))
    among = forecast(panel({**LONG, "A9": series}))
    for found, code in ((alone, "A0"), (among, "A9")):
        said = outlook(found, code, value=60.0)
        shown = [*(said.probability_by_year.values()), *(v for p in said.forecast.points for v in p.quantiles.values())]
        assert np.isfinite(shown).all()
        assert all(0.0 <= v <= 100.0 for p in said.forecast.points for v in p.quantiles.values())


def test_negative_values_have_a_forecast() -> None:
    signed = {code: {period: value - 55.0 for period, value in points.items()} for code, points in LONG.items()}
    found = forecast(panel(signed, indicator=make_indicator(bounds=(None, None))))
    assert min(found.medians(0).values()) < 0
