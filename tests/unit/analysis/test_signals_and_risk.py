from dataclasses import replace
from datetime import date

import pytest
from unit.analysis.imagined import make_break, make_indicator
from unit.analysis.test_targets import areas, matched

from tkkio_analytics.analysis.forecasting import forecast_panel
from tkkio_analytics.analysis.goals import reference_goals
from tkkio_analytics.analysis.risk import FLAGGED, board, risk_list
from tkkio_analytics.analysis.signals import signals
from tkkio_analytics.analysis.targets import target_outlook
from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.indicator import DataKind, Polarity
from tkkio_analytics.domain.risk import GoalSignal, PastSignal, TrajectorySignal
from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.models.short import BorrowedSpread


def cells_of(panel, *, codes=None):
    forecast = forecast_panel(panel, horizons=8, borrowed=BorrowedSpread(multiple=1.0, growth=0.6))
    found = []
    for code in codes or [region.code for region in panel.regions]:
        goals = reference_goals(panel, region_code=code)
        outlook = target_outlook(
            forecast,
            region_code=code,
            target=goals[0] if goals else None,
            matched=matched(),
            today=date(2026, 11, 22),
        )
        found.append(signals(forecast, outlook))
    return found


def regions_of(panel):
    return {region.code: region for region in panel.regions}


def test_three_signals_are_kept_apart(panel_of):
    cells = cells_of(panel_of(areas(range(2020, 2026))))
    assert [cell.goal for cell in cells[-2:]] == [GoalSignal.MET, GoalSignal.MET]
    assert cells[0].goal is GoalSignal.NOT_MET
    assert cells[0].past is PastSignal.IMPROVED
    assert cells[0].trajectory.value == cells[0].outlook.risk_class.value


def test_falling_is_improving_where_lower_is_better(panel_of):
    series = {code: {2023: 10.0, 2024: 9.0} for code in "ABCDE"}
    lower = cells_of(panel_of(series, indicator=make_indicator(polarity=Polarity.LOWER_IS_BETTER)))
    neutral = cells_of(panel_of(series, indicator=make_indicator(polarity=Polarity.NEUTRAL)))
    assert {cell.past for cell in lower} == {PastSignal.IMPROVED}
    assert {cell.past for cell in neutral} == {PastSignal.FALLEN}


def test_equal_at_the_shown_decimals_is_level(panel_of):
    series = {code: {2023: 10.04, 2024: 10.01} for code in "ABCDE"}
    assert {cell.past for cell in cells_of(panel_of(series))} == {PastSignal.LEVEL}


def test_a_change_across_a_measurement_break_is_not_judged(panel_of):
    series = {code: {2023: 10.0, 2024: 19.0} for code in "ABCDE"}
    cells = cells_of(panel_of(series, breaks=(make_break(first_period="2024", region_codes=("A",)),)))
    assert [cell.past for cell in cells][:2] == [PastSignal.CANNOT_BE_TESTED, PastSignal.IMPROVED]
    assert cells[0].change_ratio is None


def test_a_survey_without_errors_is_never_called_unchanged(panel_of):
    series = {code: {2020: 10.0, 2022: 10.0, 2024: 10.0} for code in "ABCDE"}
    cells = cells_of(panel_of(series, indicator=make_indicator(data_kind=DataKind.SURVEY)))
    assert {cell.past for cell in cells} == {PastSignal.CANNOT_BE_TESTED}


def test_the_change_ratio_is_the_latest_over_the_usual_change(panel_of):
    series = {code: {2021: 10.0, 2022: 11.0, 2023: 14.0, 2024: 8.0} for code in "ABCDE"}
    assert cells_of(panel_of(series))[0].change_ratio == pytest.approx(3.0)


def test_the_nation_is_not_compared_with_itself(panel_of):
    series = {"FI": dict.fromkeys(range(2020, 2026), 50.0), **areas(range(2020, 2026))}
    assert cells_of(panel_of(series))[0].peers is Verdict.CANNOT_BE_TESTED


def test_flags_are_the_less_likely_than_not_ones_and_the_most_at_risk_comes_first(panel_of):
    panel = panel_of(areas(range(2020, 2026)))
    cells = cells_of(panel)
    residents = {"A1": (500, 2024), "A0": (900, 2024)}
    result = risk_list(
        cells,
        goal=ReferenceGoal.BEST_QUARTILE,
        regions=regions_of(panel),
        indicators={"imagined": panel.indicator},
        residents=residents,
        origin_ids=(),
    )
    probabilities = [flag.signals.outlook.probability for flag in result.flags]
    assert probabilities == sorted(probabilities)
    assert len(result.flags) == sum(cell.outlook.risk_class in FLAGGED for cell in cells)
    assert result.assessed == len(cells)
    assert {flag.signals.region_code: flag.residents for flag in result.flags}["A0"] == 900


def test_equal_probabilities_put_the_larger_population_first(panel_of):
    panel = panel_of(areas(range(2020, 2026)))
    twin = cells_of(panel, codes=["A0"])[0]
    pair = [twin, replace(twin, region_code="A1")]
    result = risk_list(
        pair,
        goal=ReferenceGoal.BEST_QUARTILE,
        regions=regions_of(panel),
        indicators={"imagined": panel.indicator},
        residents={"A0": (10, 2024), "A1": (99, 2024)},
        origin_ids=(),
    )
    assert [flag.signals.region_code for flag in result.flags] == ["A1", "A0"]


def test_what_is_not_assessed_is_counted_with_its_reason(panel_of):
    panel = panel_of(areas(range(2024, 2026)))
    result = risk_list(
        cells_of(panel),
        goal=ReferenceGoal.BEST_QUARTILE,
        regions=regions_of(panel),
        indicators={"imagined": panel.indicator},
        residents={},
        origin_ids=(),
    )
    assert result.flags == ()
    assert [(reason.key, number) for reason, number in result.not_assessed] == [
        ("findings.reason.not_enough_history_counted", 8)
    ]


def test_the_board_finds_a_cell_and_counts_its_flags(panel_of):
    panel = panel_of(areas(range(2020, 2026)))
    cells = cells_of(panel)
    result = board(
        cells, goal=ReferenceGoal.BEST_QUARTILE, regions=panel.regions, indicators=[panel.indicator], origin_ids=("s",)
    )
    assert result.cell("A3", "imagined") is cells[3]
    flagged = sum(cell.outlook.risk_class in FLAGGED for cell in cells)
    assert result.headlines[0].params["flagged"].value == flagged
    assert result.headlines[0].params["count"].value == 8


def test_one_area_gets_sentences_of_its_own(panel_of):
    panel = panel_of(areas(range(2020, 2026)))
    cells = cells_of(panel, codes=["A0"])
    result = board(
        cells, goal=ReferenceGoal.BEST_QUARTILE, regions=[panel.regions[0]], indicators=[panel.indicator], origin_ids=()
    )
    assert result.headlines[0].key == "findings.board.area_flagged"


def test_chance_verdicts_are_five_per_cent_of_those_tested(panel_of):
    series = {"FI": dict.fromkeys(range(2020, 2026), 47.0), **areas(range(2020, 2026))}
    panel = panel_of(series)
    result = board(
        cells_of(panel),
        goal=ReferenceGoal.BEST_QUARTILE,
        regions=panel.regions,
        indicators=[panel.indicator],
        origin_ids=(),
    )
    assert result.multiplicity.params["tested"].value == 8
    assert result.multiplicity.params["by_chance"].value == pytest.approx(0.4)


def test_a_region_without_data_has_no_signals(panel_of):
    series = {**areas(range(2020, 2026)), "EMPTY": {2025: None}}
    cell = cells_of(panel_of(series), codes=["EMPTY"])[0]
    assert (cell.goal, cell.past, cell.trajectory, cell.peers) == (
        GoalSignal.NO_DATA,
        PastSignal.NO_DATA,
        TrajectorySignal.NOT_SAID,
        Verdict.NO_DATA,
    )
