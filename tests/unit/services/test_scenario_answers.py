"""What-if on the shipped release: figures that can be checked by hand, and every way to ask wrongly."""

import time
from datetime import date
from itertools import permutations

import numpy as np
import pytest

from tkkio_analytics.domain.lever_text import parse_levers
from tkkio_analytics.domain.scenario import Lever, LeverKind, Scenario
from tkkio_analytics.domain.scenario_outlook import Together
from tkkio_analytics.domain.target import LegalStatus, OutlookState
from tkkio_analytics.errors import NoDataError, ScenarioError, UnknownIndicatorError, UnknownRegionError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services.panels import indicator_panel_of
from tkkio_analytics.services.scenario_panels import merged_panel
from tkkio_analytics.services.scenarios import scenario_outlook
from tkkio_analytics.services.targets import target_outlook

TODAY = date(2026, 11, 24)
VISITS = "emergency_visits"
WITHIN_7_DAYS = "doctor_visit_within_7_days"


def ask(repository, levers="", *, indicators=(VISITS,), regions=("13",), **words):
    scenario = Scenario(
        indicator_ids=tuple(indicators), region_codes=tuple(regions), levers=parse_levers(levers), **words
    )
    return scenario_outlook(repository, scenario, today=TODAY)


@pytest.mark.parametrize("code", ["13", "FI"])
def test_the_path_without_is_that_of_the_trend_page(repository, code):
    case = ask(repository, regions=(code,)).case(VISITS, code)
    outlook = target_outlook(repository, indicator_id=VISITS, region_code=code, today=TODAY)
    assert case.baseline.probability == outlook.probability
    assert case.baseline.forecast == outlook.forecast
    assert case.record == outlook.record


def test_a_collaborative_area_stands_for_its_counties_each_by_itself_and_together(repository):
    found = ask(repository, "pace=-5", regions=("YTA2", "13"))
    assert [case.region.code for case in found.cases] == ["12", "13", "14", "15"]
    assert [item.together for item in found.joint] == [Together.AREAS]
    assert found.joint[0].count == 4


def test_merged_counties_are_one_area_weighted_by_population(repository):
    panel, weights = indicator_panel_of(repository, VISITS), indicator_panel_of(repository, "population")
    codes = [panel.row(code) for code in ("12", "13", "14", "15")]
    people = np.array([weights.values[weights.row(code), -1] for code in ("12", "13", "14", "15")])
    found = ask(repository, "pace=-5", regions=("YTA2",), merged=True)
    assert found.cases[0].region.code == "YTA2"
    assert found.cases[0].latest_value == pytest.approx((panel.values[codes, -1] * people).sum() / people.sum())
    assert found.merging[0].statement.key == "scenarios.merging.exact"
    assert found.cases[0].people.denominator == round(people.sum())


def test_merging_does_not_count_members_in_the_pool_as_well(repository):
    merged = merged_panel(repository, VISITS, ("12", "13", "14", "15")).panel
    assert [region.code for region in merged.regions if region.code in {"12", "13", "14", "15", "YTA2"}] == ["YTA2"]
    assert merged.area_rows.sum() == 19


def test_merging_leaves_the_level_asked_for_where_it_is(repository):
    alone, whole = ask(repository), ask(repository, regions=("YTA2",), merged=True)
    assert whole.cases[0].target.value == alone.cases[0].target.value


def test_areas_that_cannot_be_merged_say_why(repository):
    case = ask(repository, "pace=1", indicators=("median_income",), regions=("01", "02"), merged=True).cases[0]
    assert case.headline.key == "scenarios.merging.no_denominator"
    assert case.scenario.probability is None


def test_the_weighing_is_held_against_the_published_figure_of_the_nation(repository):
    check = ask(repository, regions=("01", "02"), merged=True).merging[0].check
    assert check.params["weighed"].value == pytest.approx(check.params["published"].value, rel=0.01)


def test_another_base_period_refits_the_path(repository):
    whole, short = (ask(repository, indicators=("diabetes_entitlement",), base_from=year) for year in (None, 2015))
    assert short.cases[0].baseline.middle != whole.cases[0].baseline.middle
    assert short.cases[0].target.value == whole.cases[0].target.value
    assert short.notes[0].key == "scenarios.note.base"


@pytest.mark.parametrize(("first", "why"), [(2024, "findings.reason.not_enough_history"),
                                            (2040, "scenarios.reason.nothing_since")])  # fmt: skip
def test_a_base_that_leaves_too_little_says_so(repository, first, why):
    case = ask(repository, "pace=1", base_from=first).cases[0]
    assert case.scenario.probability is None
    assert case.reasons[0].key == why


def test_a_changed_goal_is_the_reader_s_own_and_keeps_the_old_one_beside(repository):
    case = ask(repository, indicators=(WITHIN_7_DAYS,), goal_year=2028).cases[0]
    assert case.target.legal_status is LegalStatus.USER_SET
    assert case.target.due_year == 2028
    assert case.target.value == case.original_target.value
    assert case.original_target.due_year == 2029
    assert case.original_probability == ask(repository, indicators=(WITHIN_7_DAYS,)).cases[0].baseline.probability


def test_a_goal_in_the_past_says_what_came_of_it(repository):
    case = ask(repository, "pace=1", indicators=(WITHIN_7_DAYS,), goal_year=2024).cases[0]
    assert case.state is OutlookState.PASSED_MISSED
    assert case.scenario.probability is None
    assert case.reasons[0].key == "findings.reason.date_passed"


def test_a_lever_of_one_indicator_leaves_the_other_alone(repository):
    found = ask(repository, f"{VISITS}/pace=-9", indicators=(VISITS, WITHIN_7_DAYS))
    assert found.case(VISITS, "13").probability_change > 0
    assert found.case(WITHIN_7_DAYS, "13").probability_change == 0.0
    assert found.case(WITHIN_7_DAYS, "13").effects == ()
    assert found.joint[0].together is Together.INDICATORS


def test_no_figure_of_an_indicator_without_data(repository):
    case = ask(repository, "pace=1", indicators=("remote_contacts",)).cases[0]
    assert case.state is OutlookState.NO_DATA
    assert case.scenario.forecast is None


def test_money_is_context_only(repository):
    keys = [line.key for line in ask(repository, "pace=-5").cases[0].money]
    assert keys == ["scenarios.money.no_unit_cost", "scenarios.money.funding", "scenarios.money.hyte"]


def test_the_order_of_levers_does_not_matter(repository):
    told = [ask(repository, ";".join(order)) for order in permutations(["pace=-5", "step=-20@2028", "peer_pace=17"])]
    assert len({repr(found.cases[0].scenario) for found in told}) == 1


BAD = {
    "scenario_without_indicator": {"indicators": ()},
    "scenario_without_area": {"regions": ()},
    "merging_one_area": {"merged": True},
    "merging_the_nation": {"merged": True, "regions": ("FI", "13")},
    "goal_of_several_indicators": {"indicators": (VISITS, WITHIN_7_DAYS), "goal_value": 50.0},
    "goal_out_of_bounds": {"goal_value": -1.0},
    "goal_incomplete": {"goal_id": "own", "goal_value": 50.0},
    "scenario_year": {"goal_year": 3000},
    "two_set_paces": {"levers": "own_best_pace;peer_pace=17"},
    "lever_of_other_indicator": {"levers": "quick_contact/pace=1"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "words"), BAD.items())
def test_what_cannot_be_answered_is_said_in_words(repository, key, words, language):
    with pytest.raises(ScenarioError) as caught:
        ask(repository, **words)
    assert caught.value.key == f"errors.{key}"
    assert Translator(language).text(caught.value.key, **caught.value.params)


def test_too_much_at_once_is_refused(repository):
    everything = tuple(item.id for item in repository.catalog.indicators)
    areas = tuple(f"YTA{number}" for number in range(1, 6))
    with pytest.raises(ScenarioError, match="scenario_too_large"):
        ask(repository, indicators=everything, regions=areas)


def test_numbers_that_are_none_are_refused_however_they_come(repository):
    lever = Lever(kind=LeverKind.PACE, amount=float("nan"))
    scenario = Scenario(indicator_ids=(VISITS,), region_codes=("13",), levers=(lever,))
    with pytest.raises(ScenarioError, match="lever_amount"):
        scenario_outlook(repository, scenario, today=TODAY)
    with pytest.raises(ScenarioError, match="goal_out_of_bounds"):
        ask(repository, goal_value=float("inf"))


def test_unknown_names_are_said(repository):
    with pytest.raises(UnknownIndicatorError):
        ask(repository, indicators=("nothing",))
    with pytest.raises(UnknownRegionError):
        ask(repository, regions=("91",))
    with pytest.raises(UnknownRegionError):
        ask(repository, "peer_pace=91")
    with pytest.raises(NoDataError):
        ask(repository, goal_id="nothing")


def test_a_moved_lever_only_shifts_the_path(repository):
    ask(repository, "pace=-1")
    started = time.process_time()
    for step in range(20):
        ask(repository, f"pace=-{1 + step / 10}")
    assert (time.process_time() - started) / 20 < 0.02


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_words(repository, language):
    translator = Translator(language)
    found = [
        ask(repository, "own_best_pace;step=-5@2028", indicators=(VISITS, "self_rated_health"), regions=("13", "17")),
        ask(repository, "pace=1", regions=("YTA5",), merged=True, base_from=2020, goal_year=2030),
        ask(repository, "pace=1", indicators=("health_staff",), regions=("FI",)),
        ask(repository, "pace=9", indicators=("operating_budget",), regions=("01", "02"), merged=True),
        ask(repository, "required_pace=0.9", indicators=("primary_care_cost",), goal_value=900.0, goal_year=2029),
    ]
    for outlook in found:
        lines = [*outlook.notes, *(item.statement for item in (*outlook.merging, *outlook.joint))]
        lines += [item.check for item in outlook.merging if item.check]
        for case in outlook.cases:
            lines += [case.headline, case.people.statement, *case.money, *case.explanation, *case.reasons]
            lines += [line for effect in case.effects for line in (effect.description, effect.reason) if line]
        assert all(translator.message(line) for line in lines)
