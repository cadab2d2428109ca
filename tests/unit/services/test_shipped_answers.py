"""What the app says on the shipped data, checked against the figures of the sources."""

from datetime import date

import pytest

from tkkio_analytics.domain.comparison import IntervalKind, Verdict
from tkkio_analytics.domain.forecast import Route
from tkkio_analytics.domain.indicator import BreakKind, Polarity
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.target import OutlookState, RecordKind
from tkkio_analytics.errors import NoDataError, UnknownIndicatorError, UnknownRegionError
from tkkio_analytics.i18n.translator import LANGUAGES, Translator
from tkkio_analytics.services import catalog, comparison, provenance, risk, targets
from tkkio_analytics.services import track_record as track_records

TODAY = date(2026, 11, 22)
ACCESS = "doctor_visit_within_7_days"


def area_codes(repository):
    return tuple(region.code for region in catalog.regions(repository, scope="FI"))


def test_the_nation_compares_22_areas_and_a_collaborative_area_its_own(repository):
    assert len(area_codes(repository)) == 22
    east = catalog.regions(repository, scope="YTA2")
    assert [region.code for region in east] == ["12", "13", "14", "15"]
    assert catalog.regions(repository, scope="13")[0].short_name.fi == "Pohjois-Savo"


def test_every_required_series_is_there(repository):
    wanted = {
        ACCESS,
        "quick_contact",
        "insufficient_doctor_services",
        "continuity_of_care",
        "emergency_visits",
        "avoidable_hospital_episodes",
        "self_rated_health",
        "doctor_visits",
        "health_staff",
        "primary_care_cost",
        "children_placed_outside_home",
        "diabetes_entitlement",
        "median_income",
        "share_65_plus",
        "population",
        "operating_budget",
    }
    assert wanted <= {indicator.id for indicator in catalog.indicators_with_data(repository)}
    assert [period.year for period in catalog.periods(repository, indicator_id="diabetes_entitlement")] == [
        *range(2005, 2024)
    ]


def test_seven_day_access_of_the_nation_is_the_published_figure(repository):
    nation = comparison.compare_areas(repository, indicator_id=ACCESS).series["FI"]
    assert {period.year: value for period, value in nation.items()} == pytest.approx(
        {2021: 61.7, 2022: 57.8, 2023: 51.5, 2024: 56.6, 2025: 45.3}
    )


def test_seven_day_access_takes_the_route_of_five_years_with_breaks_of_both_kinds(repository):
    kinds = {item.kind for item in provenance.breaks(repository, indicator_id=ACCESS, region_code="90")}
    assert kinds == set(BreakKind)
    ordinary = targets.target_outlook(repository, indicator_id=ACCESS, region_code="13", today=TODAY)
    recorded_late = targets.target_outlook(repository, indicator_id=ACCESS, region_code="90", today=TODAY)
    assert (ordinary.n_observations, recorded_late.n_observations) == (5, 4)
    for outlook in (ordinary, recorded_late):
        assert outlook.forecast is not None
        assert outlook.forecast.route is Route.ANNUAL_PANEL
        assert outlook.record is not None
        assert outlook.record.kind is RecordKind.MATCHED
        assert outlook.record.n_observations == outlook.n_observations
        assert outlook.record.horizon_years == 4
    marked = [point.period.year for point in recorded_late.forecast.history if point.after_measurement_break]
    assert marked == [2023]
    assert not any(point.after_measurement_break for point in ordinary.forecast.history)


def test_the_doctors_figure_says_on_the_spot_that_it_is_not_the_eu_indicator(repository):
    outlook = targets.target_outlook(repository, indicator_id=ACCESS, region_code="13", today=TODAY)
    note = Translator("fi").message(outlook.explanation[0])
    assert "80 %" in note.replace("\u00a0", " ")
    assert all(goal.is_reference for goal in targets.goals(repository, indicator_id=ACCESS, region_code="13"))


def test_the_long_series_rests_on_its_own_record(repository):
    outlook = targets.target_outlook(repository, indicator_id="diabetes_entitlement", region_code="13", today=TODAY)
    assert outlook.record is not None
    assert outlook.record.kind is RecordKind.OWN
    assert outlook.record.region_origins >= 30
    assert outlook.record.origins >= 3


def test_a_survey_of_three_rounds_is_weak_and_untested(repository):
    outlook = targets.target_outlook(repository, indicator_id="quick_contact", region_code="13", today=TODAY)
    assert outlook.forecast is not None
    assert outlook.forecast.route is Route.SHORT
    compared = comparison.compare_areas(repository, indicator_id="quick_contact")
    assert compared.interval_kind is IntervalKind.NONE
    assert {area.verdict for area in compared.areas} == {Verdict.CANNOT_BE_TESTED}


def test_digital_service_use_has_its_national_values_and_no_area_data(repository):
    points = provenance.documented_points(repository, indicator_id="digital_service_users")
    values = [point.value for point in points if point.origin_id == "thl_rrp_2025_06"]
    assert values == [26.0, 36.5, 41.9]
    with pytest.raises(NoDataError):
        comparison.compare_areas(repository, indicator_id="digital_service_users")
    outlook = targets.target_outlook(repository, indicator_id="digital_service_users", region_code="13", today=TODAY)
    assert outlook.state is OutlookState.NO_DATA
    assert outlook.explanation[0].params["note"].fi


def test_targets_reported_reached_by_their_owner_are_told_apart(repository):
    states = {outlook.target.id: outlook.state for outlook in targets.decided_targets(repository, today=TODAY)}
    assert states["rrp_access_within_7_days"] is OutlookState.REPORTED_REACHED
    assert states["rrp_digital_service_users"] is OutlookState.REPORTED_REACHED
    assert states["tkkio_share_of_funding"] is OutlookState.NO_DATA


def test_the_board_holds_every_area_and_followed_indicator_once(repository):
    grid = risk.board(repository, region_codes=area_codes(repository), today=TODAY)
    assert len(grid.cells) == 22 * len(grid.indicator_ids)
    assert {(cell.region_code, cell.indicator_id) for cell in grid.cells} == {
        (region, indicator) for region in grid.region_codes for indicator in grid.indicator_ids
    }


def test_every_probability_on_the_board_names_a_record_better_than_the_base_rate(repository):
    grid = risk.board(repository, region_codes=area_codes(repository), today=TODAY)
    said = [cell.outlook for cell in grid.cells if cell.outlook.probability is not None]
    assert len(said) > 150
    for outlook in said:
        assert outlook.record is not None
        assert outlook.record.brier_skill > 0
        assert outlook.record_statement is not None


def test_what_has_no_probability_says_why(repository):
    grid = risk.board(repository, region_codes=area_codes(repository), today=TODAY)
    for cell in grid.cells:
        assert (cell.outlook.probability is None) == bool(cell.outlook.reasons)


@pytest.mark.parametrize("goal_id", ["best_quartile", "national_level", "own_best"])
def test_the_risk_list_is_the_flagged_part_of_the_board(repository, goal_id):
    codes = area_codes(repository)
    grid = risk.board(repository, region_codes=codes, goal_id=goal_id, today=TODAY)
    listed = risk.risk_list(repository, region_codes=codes, goal_id=goal_id, today=TODAY)
    flagged = {(c.region_code, c.indicator_id) for c in grid.cells if (c.outlook.probability or 1.0) < 0.5}
    assert {(f.signals.region_code, f.signals.indicator_id) for f in listed.flags} == flagged
    assert listed.assessed + sum(number for _, number in listed.not_assessed) == len(grid.cells)


def test_goals_follow_polarity_on_every_followed_indicator(repository):
    for indicator in catalog.followed_indicators(repository):
        goals = targets.goals(repository, indicator_id=indicator.id, region_code="13")
        reference = [goal for goal in goals if goal.is_reference]
        nation = comparison.compare_areas(repository, indicator_id=indicator.id).series.get("FI")
        expected = ["best_quartile", "national_level", "own_best"] if nation else ["best_quartile", "own_best"]
        assert [goal.id for goal in reference] == expected
        assert {goal.at_least for goal in reference} == {indicator.polarity is Polarity.HIGHER_IS_BETTER}


def test_unknown_names_are_refused_by_name(repository):
    with pytest.raises(UnknownRegionError):
        targets.target_outlook(repository, indicator_id=ACCESS, region_code="77", today=TODAY)
    with pytest.raises(UnknownIndicatorError):
        comparison.compare_areas(repository, indicator_id="no_such_thing")
    with pytest.raises(NoDataError):
        comparison.compare_areas(repository, indicator_id=ACCESS, period=Period.of_year(1999))
    with pytest.raises(NoDataError):
        targets.target_outlook(repository, indicator_id=ACCESS, region_code="13", goal_id="wish", today=TODAY)


def test_rows_behind_a_view_carry_source_and_snapshot_hash(repository):
    rows = provenance.observation_rows(repository, indicator_id=ACCESS, region_codes=["13"])
    assert list(rows["period"]) == ["2021", "2022", "2023", "2024", "2025"]
    for column in ("producer", "licence", "date_accessed", "source_url", "snapshot"):
        assert rows[column].str.len().min() > 0
    assert rows["snapshot_sha256"].str.match(r"^[0-9a-f]{64}$").all()
    assert (rows["source_row"] > 1).all()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_board_says_can_be_said_in_every_language(repository, language):
    translator = Translator(language)
    grid = risk.board(repository, region_codes=area_codes(repository), today=TODAY)
    found = [*grid.headlines, grid.multiplicity]
    for cell in grid.cells:
        outlook = cell.outlook
        said = (outlook.headline, outlook.realism, outlook.record_statement, *outlook.explanation, *outlook.reasons)
        found += [message for message in said if message is not None]
    for indicator in catalog.indicators_with_data(repository):
        compared = comparison.compare_areas(repository, indicator_id=indicator.id)
        found += [compared.headline, *compared.explanation]
    sentences = {translator.message(message) for message in found}
    assert not [sentence for sentence in sentences if "{" in sentence or "nan" in sentence.lower().split()]


def test_no_followed_indicator_has_enough_past_of_its_own_and_each_falls_back_on_the_long_panel(repository):
    answer = track_records.track_record(repository)
    followed = [track for track in answer.tracks if track.followed]
    assert [track.indicator_id for track in followed] == [i.id for i in catalog.followed_indicators(repository)]
    assert not any(track.has_record for track in followed)
    for track in followed:
        record = answer.in_force(track, horizon_years=track.years_to_goal)
        assert record is not None
        assert (record.kind, record.n_observations) == (RecordKind.MATCHED, track.n_observations)


def test_the_record_of_the_long_series_is_the_one_behind_its_probability(repository):
    answer = track_records.track_record(repository)
    own = [track.indicator_id for track in answer.tracks if track.has_record]
    assert own == ["diabetes_entitlement", "median_income", "share_65_plus", "population"]
    outlook = targets.target_outlook(repository, indicator_id="diabetes_entitlement", region_code="13", today=TODAY)
    assert answer.track("diabetes_entitlement").at(6).record == outlook.record
    assert (outlook.record.origins, outlook.record.region_origins) == (10, 220)


def test_the_matched_record_is_the_shipped_table(repository):
    answer = track_records.track_record(repository)
    shipped = repository.method_record.table.set_index(["n_points", "horizon"])
    assert len(answer.matched) == (shipped["origins"] >= 3).sum() == 101
    assert answer.matched[5, 4].brier_skill == shipped.loc[(5, 4), "skill"]
    assert answer.matched[5, 4].coverage_95 == shipped.loc[(5, 4), "c95"]
    assert answer.long_panel.sha256 == repository.method_record.panel_sha256


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_track_record_can_be_said_in_every_language(repository, language):
    translator = Translator(language)
    answer = track_records.track_record(repository)
    pooled = [tally.record.panel for tally in answer.every if tally.record is not None]
    said = [translator.message(line) for line in (*answer.findings, *answer.method_records.values(), *pooled)]
    assert len(answer.findings) == 4
    assert not [sentence for sentence in said if "{" in sentence or "nan" in sentence.lower().split()]


def test_only_areas_are_compared(repository):
    compared = comparison.compare_areas(repository, indicator_id=ACCESS)
    categories = {repository.catalog.region(area.region_code).category for area in compared.areas}
    assert categories == {RegionCategory.COUNTY}
    assert len(compared.areas) == 22
