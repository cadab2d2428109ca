from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from unit.analysis.imagined import make_break, make_indicator, text

from tkkio_analytics.analysis.forecasting import forecast_panel
from tkkio_analytics.analysis.goals import reference_goals, user_goal
from tkkio_analytics.analysis.records import MatchedRecords
from tkkio_analytics.analysis.targets import risk_class, target_outlook, without_data
from tkkio_analytics.domain.forecast import Route
from tkkio_analytics.domain.indicator import BreakKind, Polarity
from tkkio_analytics.domain.target import OutlookState, RecordKind, Report, RiskClass
from tkkio_analytics.models.short import BorrowedSpread

TODAY = date(2026, 11, 22)
BINS = {f"{name}_{i}": value for i in range(10) for name, value in (("count", 10), ("said", 0.05), ("happened", 0.1))}


def matched(*, skill: float = 0.3) -> MatchedRecords:
    rows = [
        {
            "n_points": n,
            "horizon": h,
            "origins": 12,
            "region_origins": 200,
            "skill": skill,
            "c80": 0.79,
            "c95": 0.94,
            "slope": 1.0,
            "spread_multiple": 1.0 if n == 3 else np.nan,
            "spread_growth": 0.6 if n == 3 else np.nan,
            **BINS,
        }
        for n in range(3, 16)
        for h in range(1, 9)
    ]
    return MatchedRecords(table=pd.DataFrame(rows), surveys=pd.DataFrame(rows), panel=text("a made-up panel"))


def areas(years: range, *, slope: float = 1.0) -> dict[str, dict[int, float | None]]:
    noise = np.random.default_rng(7).normal(0, 0.4, size=(8, len(years)))
    return {f"A{i}": {year: 40.0 + 2 * i + slope * t + noise[i, t] for t, year in enumerate(years)} for i in range(8)}


def outlook(panel, region_code, target, *, records=None):
    spread = BorrowedSpread(multiple=1.0, growth=0.6)
    forecast = forecast_panel(panel, horizons=8, borrowed=spread)
    return target_outlook(forecast, region_code=region_code, target=target, matched=records or matched(), today=TODAY)


def test_a_probability_names_its_class_its_record_and_the_paces(panel_of):
    panel = panel_of(areas(range(2020, 2026)))
    result = outlook(panel, "A0", user_goal(panel, value=49.0, due_year=2029))
    assert result.state is OutlookState.OPEN
    assert result.probability is not None
    assert result.risk_class is risk_class(result.probability)
    assert result.record is not None
    assert result.record.kind is RecordKind.MATCHED
    assert (result.record.n_observations, result.record.horizon_years) == (6, 4)
    assert result.pace is not None
    assert result.pace.required == pytest.approx((49.0 - (result.latest_value or 0.0)) / 4)
    assert result.headline.key == "findings.outlook.open_at_least"


def test_probabilities_fall_as_the_goal_rises(panel_of):
    panel = panel_of(areas(range(2020, 2026)))
    found = [outlook(panel, "A3", user_goal(panel, value=v, due_year=2029)).probability for v in (52.0, 54.0, 58.0)]
    assert found[0] > found[1] > found[2]


def test_polarity_mirrors_the_probability(panel_of):
    series = areas(range(2020, 2026))
    mirror = {code: {year: 100.0 - value for year, value in points.items()} for code, points in series.items()}
    up, down = panel_of(series), panel_of(mirror, indicator=make_indicator(polarity=Polarity.LOWER_IS_BETTER))
    above = outlook(up, "A2", user_goal(up, value=50.0, due_year=2029)).probability
    below = outlook(down, "A2", user_goal(down, value=50.0, due_year=2029)).probability
    assert above == pytest.approx(below, abs=1e-12)


def test_two_observations_give_no_probability_but_the_required_pace(panel_of):
    panel = panel_of(areas(range(2024, 2026)))
    result = outlook(panel, "A0", user_goal(panel, value=60.0, due_year=2029))
    assert result.probability is None
    assert result.forecast is not None
    assert result.forecast.route is Route.NONE
    assert result.forecast.points == ()
    assert result.reasons[0].key == "findings.reason.not_enough_history"
    assert result.pace is not None
    assert result.pace.required is not None
    assert result.pace.believed is None


def test_three_observations_take_the_short_route_and_say_it_is_weak(panel_of):
    panel = panel_of(areas(range(2023, 2026)))
    result = outlook(panel, "A0", user_goal(panel, value=46.0, due_year=2029))
    assert result.forecast is not None
    assert result.forecast.route is Route.SHORT
    assert "routing.reason.three_points" in [line.key for line in result.explanation]
    assert result.probability is not None


def test_no_probability_where_the_record_does_not_beat_the_base_rate(panel_of):
    panel = panel_of(areas(range(2020, 2026)))
    goal = user_goal(panel, value=49.0, due_year=2029)
    result = outlook(panel, "A0", goal, records=matched(skill=-0.02))
    assert result.probability is None
    assert result.risk_class is None
    assert result.reasons[0].key == "findings.reason.record_not_better"
    assert result.headline.key == "findings.outlook.open_unsaid_at_least"


def test_a_long_series_rests_on_its_own_record(panel_of):
    panel = panel_of(areas(range(2008, 2026), slope=0.5))
    result = outlook(panel, "A0", user_goal(panel, value=55.0, due_year=2029))
    assert result.record is not None
    assert result.record.kind is RecordKind.OWN
    assert result.record.region_origins >= 30
    assert result.record.origins >= 3


def test_a_goal_that_is_met_says_how_surely_it_holds(panel_of):
    panel = panel_of(areas(range(2020, 2026)))
    result = outlook(panel, "A7", user_goal(panel, value=45.0, due_year=2029))
    assert result.state is OutlookState.REACHED
    assert result.probability is not None
    assert result.probability > 0.5
    assert result.pace is not None
    assert result.pace.required is None
    assert result.expected_year is None


@pytest.mark.parametrize(("value", "state"), [(40.0, OutlookState.PASSED_REACHED), (90.0, OutlookState.PASSED_MISSED)])
def test_a_date_that_has_passed_is_reported_with_the_realised_value(panel_of, value, state):
    panel = panel_of(areas(range(2020, 2026)))
    result = outlook(panel, "A0", user_goal(panel, value=value, due_year=2025))
    assert result.state is state
    assert result.probability is None


def test_what_the_owner_reports_is_said_where_our_data_end_earlier(panel_of):
    panel = panel_of(areas(range(2018, 2024)))
    report = Report(period="2025", value=None, note=text("reached"), source="imagined")
    target = replace(user_goal(panel, value=90.0, due_year=2025), report=report)
    assert outlook(panel, "A0", target).state is OutlookState.REPORTED_REACHED
    unreported = outlook(panel, "A0", replace(target, report=None))
    assert unreported.state is OutlookState.NO_DATA
    assert unreported.headline.key == "findings.outlook.passed_unknown"


def test_a_target_without_a_date_gets_no_probability(panel_of):
    panel = panel_of(areas(range(2020, 2026)))
    result = outlook(panel, "A0", replace(user_goal(panel, value=90.0, due_year=2029), due_year=None))
    assert result.probability is None
    assert result.reasons[0].key == "findings.reason.no_due_date"
    assert result.headline.key == "findings.outlook.open_undated_at_least"


def test_a_neutral_indicator_has_a_fan_and_no_verdict(panel_of):
    panel = panel_of(areas(range(2020, 2026)), indicator=make_indicator(polarity=Polarity.NEUTRAL))
    result = outlook(panel, "A0", None)
    assert result.state is OutlookState.NO_TARGET
    assert result.probability is None
    assert result.forecast is not None
    assert len(result.forecast.points) == 4


def test_an_area_without_observations_is_not_guessed(panel_of):
    series = {**areas(range(2020, 2026)), "EMPTY": {2024: None, 2025: None}}
    panel = panel_of(series)
    goal = reference_goals(panel, region_code="A0")[0]
    result = outlook(panel, "EMPTY", goal)
    assert (result.state, result.latest_value, result.probability) == (OutlookState.NO_DATA, None, None)


def test_an_indicator_without_data_says_how_it_is_loaded():
    indicator = replace(make_indicator(), no_data_note=text("load it"))
    result = without_data(indicator, region_code="A0", target=None)
    assert result.state is OutlookState.NO_DATA
    assert result.explanation[0].params["note"] == text("load it")


def test_the_route_counts_what_the_break_leaves(panel_of):
    series = areas(range(2021, 2026))
    broken = panel_of(series, breaks=(make_break(first_period="2023", region_codes=("A0",)),))
    masked = outlook(broken, "A0", user_goal(broken, value=49.0, due_year=2029))
    whole = outlook(broken, "A1", user_goal(broken, value=49.0, due_year=2029))
    assert (masked.n_observations, whole.n_observations) == (4, 5)
    assert masked.forecast is not None
    assert masked.forecast.route is Route.ANNUAL_PANEL
    assert "findings.explanation.break_measurement" in [line.key for line in masked.explanation]
    assert "findings.explanation.break_measurement" not in [line.key for line in whole.explanation]


@pytest.mark.parametrize(
    ("probability", "expected"),
    [
        (0.75, RiskClass.LIKELY),
        (0.7499, RiskClass.MORE_LIKELY_THAN_NOT),
        (0.50, RiskClass.MORE_LIKELY_THAN_NOT),
        (0.4999, RiskClass.AT_RISK),
        (0.25, RiskClass.AT_RISK),
        (0.2499, RiskClass.UNLIKELY),
        (0.10, RiskClass.UNLIKELY),
        (0.0999, RiskClass.VERY_UNLIKELY),
        (0.0, RiskClass.VERY_UNLIKELY),
    ],
)
def test_risk_classes_are_cut_where_the_method_says(probability, expected):
    assert risk_class(probability) is expected


def test_a_latest_change_of_regime_widens_the_fan_and_says_so(panel_of):
    series = areas(range(2019, 2026))
    law = make_break(first_period="2025", kind=BreakKind.REGIME)
    calm, changed = panel_of(series), panel_of(series, breaks=(law,))

    def width(panel):
        result = outlook(panel, "A0", user_goal(panel, value=49.0, due_year=2029))
        assert result.forecast is not None
        last = result.forecast.points[-1].quantiles
        return last[0.9] - last[0.1], [line.key for line in result.explanation]

    narrow, said_before = width(calm)
    wide, said_after = width(changed)
    assert wide > 1.1 * narrow
    assert "findings.explanation.widened" in said_after
    assert "findings.explanation.widened" not in said_before
