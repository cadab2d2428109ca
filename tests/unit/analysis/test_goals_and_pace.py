import pytest
from unit.analysis.imagined import make_break, make_indicator

from tkkio_analytics.analysis.goals import meets, reference_goals, user_goal
from tkkio_analytics.analysis.pace import observed_pace, outside_view, required_pace, usual_change
from tkkio_analytics.domain.indicator import Polarity

FIVE = {"FI": {2022: 3.0, 2023: 3.5}, **{str(i): {2022: float(i), 2023: float(i) + 0.5} for i in range(1, 6)}}


def goals_by_id(panel, region_code):
    return {goal.id: goal for goal in reference_goals(panel, region_code=region_code)}


def test_the_best_quartile_is_taken_from_the_areas_of_the_latest_year(panel_of):
    goal = goals_by_id(panel_of(FIVE), "1")["best_quartile"]
    assert (goal.value, goal.due_year, goal.at_least) == (4.5, 2029, True)
    assert goal.is_reference


def test_where_lower_is_better_the_best_quartile_is_the_low_one(panel_of):
    panel = panel_of(FIVE, indicator=make_indicator(polarity=Polarity.LOWER_IS_BETTER))
    goal = goals_by_id(panel, "1")["best_quartile"]
    assert (goal.value, goal.at_least) == (2.5, False)


def test_the_nation_is_not_held_against_itself(panel_of):
    assert "national_level" not in goals_by_id(panel_of(FIVE), "FI")
    assert goals_by_id(panel_of(FIVE), "1")["national_level"].value == 3.5


def test_the_own_best_year_follows_polarity(panel_of):
    series = {"A": {2021: 5.0, 2022: 9.0, 2023: 7.0}}
    assert goals_by_id(panel_of(series), "A")["own_best"].value == 9.0
    lower = panel_of(series, indicator=make_indicator(polarity=Polarity.LOWER_IS_BETTER))
    assert goals_by_id(lower, "A")["own_best"].value == 5.0


def test_a_neutral_indicator_has_no_reference_goals(panel_of):
    panel = panel_of(FIVE, indicator=make_indicator(polarity=Polarity.NEUTRAL))
    assert reference_goals(panel, region_code="1") == ()


def test_a_goal_set_by_the_reader_says_so(panel_of):
    goal = user_goal(panel_of(FIVE), value=9.0, due_year=2031)
    assert (goal.value, goal.due_year, goal.legal_status.value) == (9.0, 2031, "user_set")
    assert not goal.is_reference


def test_standing_exactly_at_the_target_meets_it(panel_of):
    goal = user_goal(panel_of(FIVE), value=4.5, due_year=2029)
    assert meets(goal, 4.5)
    assert not meets(goal, 4.4999)


def test_required_pace_by_hand(panel_of):
    goal = user_goal(panel_of(FIVE), value=10.0, due_year=2029)
    assert required_pace(goal, latest_value=4.0, years=6) == 1.0
    assert required_pace(goal, latest_value=4.0, years=0) is None


def test_observed_pace_leaves_out_the_masked_change(panel_of):
    series = {"A": {2020: 10.0, 2021: 11.0, 2022: 50.0, 2023: 53.0}}
    panel = panel_of(series, breaks=(make_break(first_period="2022"),))
    assert observed_pace(panel, 0) == pytest.approx(2.0)


def test_observed_pace_counts_calendar_years_between_rounds(panel_of):
    assert observed_pace(panel_of({"A": {2020: 10.0, 2022: 12.0, 2024: 16.0}}), 0) == pytest.approx(1.5)


def test_the_outside_view_counts_spells_in_the_required_direction(panel_of):
    rising = {str(i): {2019 + t: float(t * i) for t in range(5)} for i in range(1, 5)}
    view = outside_view(panel_of(rising), pace=2.0, years=2)
    assert view is not None
    assert (view.moved, view.spells, view.spell_years) == (9, 12, 2)
    falling = outside_view(panel_of(rising), pace=-0.1, years=2)
    assert falling is not None
    assert falling.moved == 0


def test_spells_across_a_measurement_break_are_not_comparable(panel_of):
    rising = {str(i): {2019 + t: float(t * i) for t in range(5)} for i in range(1, 5)}
    panel = panel_of(rising, breaks=(make_break(first_period="2021"),))
    assert outside_view(panel, pace=2.0, years=2) is None


def test_the_usual_change_leaves_out_the_latest(panel_of):
    assert usual_change(panel_of({"A": {2020: 1.0, 2021: 2.0, 2022: 5.0, 2023: 50.0}}), 0) == pytest.approx(2.0)
