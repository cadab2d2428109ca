from datetime import date
from itertools import permutations

import numpy as np
import pytest
from unit.analysis.imagined import make_break, make_indicator, make_region
from unit.analysis.imagined_series import months, panel, rounds
from unit.analysis.test_targets import areas, matched

from tkkio_analytics.analysis.forecasting import forecast_panel
from tkkio_analytics.analysis.goals import user_goal
from tkkio_analytics.analysis.scenario_joint import bounds, joint_cases
from tkkio_analytics.analysis.scenario_people import Population
from tkkio_analytics.analysis.scenarios import Surroundings, baseline, scenario_case
from tkkio_analytics.analysis.targets import target_outlook
from tkkio_analytics.domain.denominator import Counted, Denominator, Joining
from tkkio_analytics.domain.indicator import Polarity
from tkkio_analytics.domain.lever_text import parse_levers
from tkkio_analytics.domain.scenario_outlook import Together
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.models.short import BorrowedSpread

TODAY = date(2026, 11, 22)
BORROWED = BorrowedSpread(multiple=1.0, growth=0.6)
ALONE = Surroundings(denominator=None, population=None, funding=None, state_funded=False, original=None)


def base_of(made, code="A0", *, value=49.0, due_year=2029, horizons=8, records=None):
    goal = user_goal(made, value=value, due_year=due_year)
    forecast = forecast_panel(made, horizons=horizons, borrowed=BORROWED)
    region = made.regions[made.row(code)]
    return baseline(forecast, region=region, target=goal, matched=records or matched(), paces=made, today=TODAY)


def case_of(made, levers, code="A0", *, beside=ALONE, **words):
    return scenario_case(base_of(made, code, **words), parse_levers(levers), beside=beside)


@pytest.fixture
def yearly(panel_of):
    return panel_of(areas(range(2020, 2026)))


def test_the_path_without_is_the_outlook_of_the_target(yearly):
    base = base_of(yearly)
    forecast = forecast_panel(yearly, horizons=8, borrowed=BORROWED)
    goal = user_goal(yearly, value=49.0, due_year=2029)
    outlook = target_outlook(forecast, region_code="A0", target=goal, matched=matched(), today=TODAY)
    assert base.path.probability == outlook.probability
    assert base.path.probability_by_year == outlook.probability_by_year
    assert base.path.forecast == outlook.forecast
    assert base.path.expected_year == outlook.expected_year
    assert base.path.risk_class is outlook.risk_class


@pytest.mark.parametrize("levers", ["", "pace=0", "step=0;effect=0~2@2028:3", "pace=1@2035"])
def test_a_lever_of_zero_changes_nothing_to_the_last_digit(yearly, levers):
    case = case_of(yearly, levers)
    assert case.scenario.probability == case.baseline.probability
    assert case.scenario.probability_by_year == case.baseline.probability_by_year
    for with_it, without in zip(case.scenario.forecast.points, case.baseline.forecast.points, strict=True):
        assert with_it == without
    assert case.probability_change == 0.0


def test_a_pace_adds_its_amount_for_each_year_left(yearly):
    case = case_of(yearly, "pace=0.5@2027")
    assert case.scenario.middle - case.baseline.middle == pytest.approx(1.5, abs=1e-9)
    assert case.added.total == 1.5
    assert case.added.total_sd == 0.75
    assert case.added.per_year == 0.5
    assert case.effects[0].total == 1.5
    assert case.probability_change > 0


def test_a_change_begins_after_this_year_where_that_is_left_open(yearly):
    assert case_of(yearly, "pace=0.5").effects[0].start_year == 2027
    assert case_of(yearly, "pace=0.5", due_year=2026).effects[0].start_year == 2026


def test_levers_add_up_in_any_order_to_the_last_bit(yearly):
    parts = ["pace=0.1@2027", "step=0.7@2028", "effect=-0.3~0.9@2027:2", "own_best_pace"]
    told = [case_of(yearly, ";".join(order)) for order in permutations(parts)]
    assert len({case.scenario.probability for case in told}) == 1
    assert len({repr(case.scenario.forecast.points) for case in told}) == 1


def test_two_halves_of_a_lever_are_the_whole(yearly):
    halves, whole = case_of(yearly, "pace=0.25;pace=0.25"), case_of(yearly, "pace=0.5")
    assert halves.scenario.forecast.points == whole.scenario.forecast.points
    assert halves.added == whole.added


def test_a_set_pace_is_reached_by_the_middle_of_the_path(panel_of):
    series = areas(range(2020, 2026))
    series["A1"] = {year: 30.0 + 2.0 * t for t, year in enumerate(range(2020, 2026))}
    case = case_of(panel_of(series), "peer_pace=A1@2027")
    at = {point.period.year: point.quantiles[0.5] for point in case.scenario.forecast.points}
    before = {point.period.year: point.quantiles[0.5] for point in case.baseline.forecast.points}
    assert case.effects[0].pace == pytest.approx(2.0)
    assert (at[2029] - before[2026]) / 3 == pytest.approx(2.0, abs=1e-9)


def test_the_best_quartile_s_pace_is_a_quantile_of_the_areas_paces(panel_of):
    series = {f"A{i}": {2020 + t: 20.0 + i * t for t in range(6)} for i in range(5)}
    assert case_of(panel_of(series), "best_quartile_pace").effects[0].pace == pytest.approx(3.0)
    falling = panel_of(series, indicator=make_indicator(polarity=Polarity.LOWER_IS_BETTER))
    assert case_of(falling, "best_quartile_pace").effects[0].pace == pytest.approx(1.0)


def test_a_jump_of_the_ruler_is_nobody_s_pace(panel_of):
    series = {f"A{i}": {2018 + t: 20.0 + t + 15.0 * (t >= 4) + 0.1 * i for t in range(8)} for i in range(5)}
    made = panel_of(series, breaks=(make_break(first_period="2022"),))
    for lever in ("own_best_pace", "peer_pace=A1", "best_quartile_pace"):
        assert case_of(made, lever).effects[0].pace == pytest.approx(1.0), lever


@pytest.mark.parametrize("uncertainty", ["0", "0.5"])
@pytest.mark.parametrize("probability", [0.5, 0.75, 0.9])
def test_the_pace_required_gives_its_probability(yearly, probability, uncertainty):
    case = case_of(yearly, f"required_pace={probability}~{uncertainty}", value=51.0)
    assert case.scenario.probability == pytest.approx(probability, abs=1e-9)


def test_what_is_needed_gives_its_probability_when_put_back(yearly):
    base = base_of(yearly, value=51.0)
    for needed in base.needed:
        for extra, uncertainty in ((needed.extra, 0.5), (needed.extra_if_certain, 0.0)):
            levers = parse_levers(f"pace={extra!r}~{uncertainty}")
            case = scenario_case(base, levers, beside=ALONE)
            assert case.scenario.probability == pytest.approx(needed.probability, abs=1e-9)
        assert needed.outside_view is not None
        assert needed.total_pace is not None
    assert base.needed[0].extra == base.needed[0].extra_if_certain
    assert base.needed[1].extra > base.needed[1].extra_if_certain


def test_what_is_likely_already_needs_nothing(yearly):
    needed = base_of(yearly, "A7", value=30.0).needed
    assert [item.extra for item in needed] == [0.0, 0.0, 0.0]
    assert needed[0].statement.key == "scenarios.needed.already"
    assert needed[0].outside_view is None


def test_no_lever_gives_a_probability_that_the_record_does_not_carry(yearly):
    case = case_of(yearly, "pace=1;required_pace=0.75", records=matched(skill=-0.1))
    assert case.scenario.probability is None
    assert case.needed == ()
    assert case.assumption is None
    assert case.reasons[0].key == "findings.reason.record_not_better"
    assert case.headline.key == "scenarios.headline.middle"
    assert case.effects[1].reason.key == "scenarios.reason.no_probability"
    assert case.scenario.middle > case.baseline.middle


def test_a_probability_with_an_assumption_says_that_it_rests_on_it(yearly):
    case = case_of(yearly, "pace=1")
    assert case.record_statement is not None
    assert case.assumption.key == "scenarios.record.assumption"
    assert case_of(yearly, "").assumption is None


REASONS = {
    "pace=1@2024": "start_in_data",
    "pace=1@2031": "start_after_goal",
    "peer_pace=A9": "peer_without_pace",
    "peer_pace=A1@2031": "start_after_goal",
}


@pytest.mark.parametrize(("lever", "why"), REASONS.items())
def test_a_lever_that_adds_nothing_says_why(yearly, lever, why):
    case = case_of(yearly, lever)
    assert case.effects[0].reason.key == f"scenarios.reason.{why}"
    assert case.scenario.probability == case.baseline.probability


def test_too_few_areas_have_no_quartile(panel_of):
    made = panel_of({code: points for code, points in areas(range(2020, 2026)).items() if code in {"A0", "A1", "A2"}})
    assert case_of(made, "best_quartile_pace").effects[0].reason.key == "scenarios.reason.few_areas"


def test_two_observations_have_no_path_and_say_so(panel_of):
    case = case_of(panel_of(areas(range(2024, 2026))), "pace=1;own_best_pace")
    assert case.scenario.probability is None
    assert case.scenario.forecast.points == ()
    assert case.reasons[0].key == "findings.reason.not_enough_history"
    assert case.effects[1].reason.key == "scenarios.reason.no_forecast"


def test_a_goal_that_has_passed_has_no_probability_with_any_lever(yearly):
    case = case_of(yearly, "pace=1", due_year=2025)
    assert case.scenario.probability is None
    assert case.reasons[0].key == "findings.reason.date_passed"


def test_a_bound_in_the_way_is_said(yearly):
    case = case_of(yearly, "step=90~0")
    assert case.scenario.middle == pytest.approx(100.0)
    assert "scenarios.explanation.bound" in [line.key for line in case.explanation]
    assert "scenarios.explanation.bound" not in [line.key for line in case_of(yearly, "step=9~0").explanation]


def test_months_accumulate_by_the_month():
    made = panel(months("2019-01", "2026-08"))
    case = case_of(made, "pace=1.2@2027~0;step=3@2028~0", value=60.0, horizons=48)
    gaps = {
        point.period.code: with_it.quantiles[0.5] - point.quantiles[0.5]
        for point, with_it in zip(case.baseline.forecast.points, case.scenario.forecast.points, strict=True)
    }
    assert gaps["2026-12"] == 0.0
    assert gaps["2027-01"] == pytest.approx(0.1)
    assert gaps["2027-12"] == pytest.approx(1.2)
    assert gaps["2028-01"] == pytest.approx(4.3)
    assert case.due.code == "2029-12"


def test_a_survey_moves_on_the_scale_of_its_model():
    made = panel(rounds((2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024)), errors=1.0)
    case = case_of(made, "step=2@2027~0.5")
    point, with_it = case.baseline.forecast.points[-1], case.scenario.forecast.points[-1]
    assert with_it.quantiles[0.5] - point.quantiles[0.5] == pytest.approx(2.0, abs=1e-9)
    assert with_it.quantiles[0.9] - with_it.quantiles[0.1] > point.quantiles[0.9] - point.quantiles[0.1]


def test_a_difference_is_told_in_people_where_the_unit_tells_it(yearly):
    visits = Denominator(
        indicator_ids=("imagined",),
        joining=Joining.WEIGHTED,
        denominator_id="people",
        is_exact=True,
        per=1000.0,
        counted=Counted.VISITS,
    )
    beside = Surroundings(
        denominator=visits,
        population=Population(number=200_000, year=2024, is_sum=False),
        funding=None,
        state_funded=False,
        original=None,
    )
    case = case_of(yearly, "step=-2", beside=beside)
    assert case.people.count == pytest.approx(-400.0, abs=1e-6)
    assert (case.people.denominator, case.people.denominator_year) == (200_000, 2024)
    assert case.people.statement.key == "scenarios.people.fewer"
    assert "400" in Translator("fi").message(case.people.statement)
    assert case_of(yearly, "", beside=beside).people.statement.key == "scenarios.people.same"
    assert case_of(yearly, "step=-2").people.count is None


def test_no_figure_in_euros_is_given_without_a_sourced_unit_cost(yearly):
    assert [line.key for line in case_of(yearly, "pace=1").money] == ["scenarios.money.no_unit_cost"]


def test_bounds_claim_no_independence():
    found = bounds([0.9, 0.8])
    assert found.all_at_least == pytest.approx(0.7)
    assert found.all_at_most == 0.8
    assert found.expected_count == pytest.approx(1.7)
    assert bounds([0.3, 0.4]).all_at_least == 0.0


def test_areas_together_are_bounded_and_those_without_a_probability_left_out(yearly):
    cases = [case_of(yearly, "pace=1", code) for code in ("A0", "A1")]
    silent = case_of(yearly, "pace=1", "A2", records=matched(skill=-0.1))
    joint = joint_cases([*cases, silent])
    assert [item.together for item in joint] == [Together.AREAS]
    assert (joint[0].count, joint[0].left_out) == (2, 1)
    assert joint[0].scenario.all_at_most == min(case.scenario.probability for case in cases)
    assert joint_cases(cases[:1]) == ()
    assert joint_cases([cases[0], silent])[0].scenario is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_words_and_none_is_of_a_cause(yearly, language):
    translator = Translator(language)
    levers = (
        "pace=1;step=1;ramp=1@2027:2;effect=1;peer_pace=A1",
        "own_best_pace:1",
        "best_quartile_pace:3",
        "required_pace=0.9;pace=2@2024",
    )
    for text in levers:
        case = case_of(yearly, text)
        lines = [case.headline, case.people.statement, *case.money, *case.explanation, case.assumption, case.realism]
        lines += [effect.description for effect in case.effects] + [e.reason for e in case.effects if e.reason]
        lines += [item.statement for item in case.needed] + [item.realism for item in case.needed if item.realism]
        said = " ".join(translator.message(line) for line in lines if line is not None)
        assert not any(word in said.lower() for word in ("aiheut", "johtu", "orsak", "because of", "caused"))


def test_an_area_without_figures_has_nothing_to_shift(yearly):
    goal = user_goal(yearly, value=49.0, due_year=2029)
    forecast = forecast_panel(yearly, horizons=8, borrowed=BORROWED)
    base = baseline(forecast, region=make_region("Z"), target=goal, matched=matched(), paces=yearly, today=TODAY)
    case = scenario_case(base, parse_levers("pace=1"), beside=ALONE)
    assert case.scenario.forecast is None
    assert case.effects == ()
    assert case.reasons[0].key == "findings.reason.no_data"
    assert np.isnan(case.probability_change or np.nan)
