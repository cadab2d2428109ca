import numpy as np
import pytest
from unit.analysis.imagined import make_indicator

from tkkio_analytics.analysis.comparison import compare, level_uncertainty, verdict
from tkkio_analytics.domain.comparison import IntervalKind, Verdict
from tkkio_analytics.domain.indicator import DataKind, Polarity
from tkkio_analytics.domain.period import Period


def rng():
    return np.random.default_rng(1)


LAST = Period.of_year(2023)
STEADY = {
    "FI": {2020: 50.0, 2021: 50.0, 2022: 50.0, 2023: 50.0},
    "A": {2020: 70.0, 2021: 71.0, 2022: 70.0, 2023: 71.0},
    "B": {2020: 50.0, 2021: 51.0, 2022: 50.0, 2023: 51.0},
    "C": {2020: 30.0, 2021: 29.0, 2022: 30.0, 2023: 29.0},
}


def test_areas_beyond_their_yearly_variation_are_better_or_worse(panel_of):
    result = compare(panel_of(STEADY), period=LAST, rng=rng())
    assert [(area.region_code, area.verdict) for area in result.areas] == [
        ("A", Verdict.BETTER),
        ("B", Verdict.SIMILAR),
        ("C", Verdict.WORSE),
    ]
    assert result.interval_kind is IntervalKind.YEARLY_VARIATION
    assert result.comparator_value == 50.0


def test_lower_is_better_turns_order_and_verdicts_around(panel_of):
    indicator = make_indicator(polarity=Polarity.LOWER_IS_BETTER)
    result = compare(panel_of(STEADY, indicator=indicator), period=LAST, rng=rng())
    assert [(area.region_code, area.rank) for area in result.areas] == [("C", 1), ("B", 2), ("A", 3)]
    assert result.areas[0].verdict is Verdict.BETTER


def test_a_neutral_indicator_is_higher_or_lower_and_never_better(panel_of):
    indicator = make_indicator(polarity=Polarity.NEUTRAL)
    result = compare(panel_of(STEADY, indicator=indicator), period=LAST, rng=rng())
    assert {area.verdict for area in result.areas} == {Verdict.HIGHER, Verdict.SIMILAR, Verdict.LOWER}
    assert result.headline.key == "findings.comparison.tested_neutral"


def test_a_survey_without_standard_errors_has_no_interval_and_no_verdict(panel_of):
    result = compare(panel_of(STEADY, indicator=make_indicator(data_kind=DataKind.SURVEY)), period=LAST, rng=rng())
    assert result.interval_kind is IntervalKind.NONE
    assert {area.verdict for area in result.areas} == {Verdict.CANNOT_BE_TESTED}
    assert all(area.lower_ci is None and area.rank_lower is None for area in result.areas)
    assert result.explanation[0].key == "findings.comparison.interval_none_survey"


def test_a_published_standard_error_is_used_as_it_is(panel_of):
    panel = panel_of(STEADY, indicator=make_indicator(data_kind=DataKind.SURVEY), errors=2.0)
    result = compare(panel, period=LAST, rng=rng())
    area = next(area for area in result.areas if area.region_code == "A")
    assert result.interval_kind is IntervalKind.SAMPLING
    assert area.lower_ci == pytest.approx(71.0 - 1.959964 * 2.0)


def test_two_years_are_too_few_for_a_yearly_variation(panel_of):
    short = {code: {2022: points[2022], 2023: points[2023]} for code, points in STEADY.items()}
    assert level_uncertainty(panel_of(short), column=1).kind is IntervalKind.NONE


def test_the_common_change_of_the_areas_is_not_their_uncertainty(panel_of):
    together = {code: {2020 + i: base + 10.0 * i for i in range(4)} for base, code in enumerate("ABCD")}
    deviation = level_uncertainty(panel_of(together), column=3).deviation
    assert deviation == pytest.approx([0.0] * 4, abs=1e-9)
    alone = level_uncertainty(panel_of({"A": together["A"]}), column=3).deviation
    assert alone == pytest.approx([10.0 / 2**0.5])


def test_rank_intervals_hold_the_rank_and_widen_where_areas_are_close(panel_of):
    result = compare(panel_of(STEADY), period=LAST, rng=rng())
    assert all((a.rank_lower or 0) <= (a.rank or 0) <= (a.rank_upper or 0) for a in result.areas)
    assert (result.areas[0].rank_lower, result.areas[0].rank_upper) == (1, 1)


def test_the_same_seed_gives_the_same_rank_intervals(panel_of):
    assert compare(panel_of(STEADY), period=LAST, rng=rng()) == compare(panel_of(STEADY), period=LAST, rng=rng())


def test_an_area_without_a_figure_comes_last_and_says_so(panel_of):
    series = {**STEADY, "D": {2020: 40.0, 2021: 40.0, 2022: 40.0, 2023: None}}
    result = compare(panel_of(series), period=LAST, rng=rng())
    assert (result.areas[-1].region_code, result.areas[-1].verdict) == ("D", Verdict.NO_DATA)
    assert result.areas[-1].rank is None


def test_intervals_never_leave_the_bounds(panel_of):
    near = {"FI": dict.fromkeys(range(2020, 2024), 99.0), "A": {2020: 99.9, 2021: 95.0, 2022: 99.9, 2023: 99.5}}
    area = compare(panel_of(near), period=LAST, rng=rng()).areas[0]
    assert area.upper_ci == 100.0


def test_spread_gives_quartiles_by_hand(panel_of):
    series = {str(i): {2023: float(i)} for i in range(1, 6)}
    spread = compare(panel_of(series), period=LAST, rng=rng()).spread[0]
    assert (spread.minimum, spread.lower_quartile, spread.median, spread.upper_quartile) == (1.0, 2.0, 3.0, 4.0)


@pytest.mark.parametrize(("difference", "expected"), [(1.97, Verdict.BETTER), (1.95, Verdict.SIMILAR)])
def test_the_verdict_turns_at_the_95_per_cent_point(difference, expected):
    assert verdict(make_indicator(), difference=difference, deviation=1.0) is expected
