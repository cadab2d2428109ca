"""Formulas of the published methods, each on figures that can be checked by hand."""

import pytest

from tkkio_analytics.models import progress


def test_the_growth_ratio_is_the_actual_rate_over_the_required_one():
    # 100 -> 110.25 in two years is 5 % a year; 100 -> 121 in two years would be 10 %.
    found = progress.growth_ratio(baseline=100.0, latest=110.25, target=121.0, years_elapsed=2, years_allowed=2)
    assert found is not None
    assert found.actual == pytest.approx(0.05)
    assert found.required == pytest.approx(0.10)
    assert found.ratio == pytest.approx(0.5)


def test_the_growth_ratio_is_positive_for_a_fall_towards_a_lower_target():
    # 100 -> 90 in one year is -10 %; 100 -> 64 in two is -20 %.
    found = progress.growth_ratio(baseline=100.0, latest=90.0, target=64.0, years_elapsed=1, years_allowed=2)
    assert found is not None
    assert found.ratio == pytest.approx(0.5)


def test_the_growth_ratio_is_negative_for_movement_away():
    found = progress.growth_ratio(baseline=100.0, latest=110.0, target=90.0, years_elapsed=1, years_allowed=1)
    assert found is not None
    assert found.ratio == pytest.approx(-1.0)


@pytest.mark.parametrize(
    ("baseline", "latest", "target"), [(0.0, 1.0, 2.0), (1.0, 0.0, 2.0), (1.0, 2.0, 0.0), (-1.0, 1.0, 2.0), (5, 6, 5)]
)
def test_the_growth_ratio_is_undefined_for_zeros_changes_of_sign_and_no_requirement(baseline, latest, target):
    found = progress.growth_ratio(baseline=baseline, latest=latest, target=target, years_elapsed=1, years_allowed=2)
    assert found is None


def test_the_weighted_line_leans_on_the_latest_years():
    # t = 0, 1, 2; w = 1, 2, 3 (over 3); y = 0, 0, 3. Means: t 8/6 = 4/3, y 9/6 = 3/2.
    # Slope: sum w (t - 4/3)(y - 3/2) = 1(-4/3)(-3/2) + 2(-1/3)(-3/2) + 3(2/3)(3/2) = 2 + 1 + 3 = 6
    # over sum w (t - 4/3)^2 = 16/9 + 2/9 + 12/9 = 30/9: 1.8. At t = 4: 3/2 + 1.8 * 8/3 = 6.3.
    assert progress.weighted_prediction([2020, 2021, 2022], [0.0, 0.0, 3.0], at=2024) == pytest.approx(6.3)


def test_years_without_a_value_keep_their_place_in_the_weights():
    # t = 0, 4; a line through two points whatever the weights: 10 -> 14 is 1 a year.
    assert progress.weighted_prediction([2020, 2024], [10.0, 14.0], at=2029) == pytest.approx(19.0)


@pytest.mark.parametrize(
    ("predicted", "at_least", "gap"),
    [(60.0, True, 0.0), (65.0, True, 0.0), (58.0, True, 0.1), (50.0, True, 0.5), (30.0, True, 1.5)],
)
def test_the_gap_is_the_missing_part_of_the_required_progress(predicted, at_least, gap):
    found = progress.anticipated_gap(baseline=40.0, predicted=predicted, target=60.0, at_least=at_least)
    assert found == pytest.approx(gap)


def test_the_gap_follows_polarity_and_has_no_measure_where_nothing_was_required():
    assert progress.anticipated_gap(baseline=60.0, predicted=50.0, target=40.0, at_least=False) == pytest.approx(0.5)
    assert progress.anticipated_gap(baseline=30.0, predicted=50.0, target=40.0, at_least=False) is None
    assert progress.anticipated_gap(baseline=30.0, predicted=35.0, target=40.0, at_least=False) == 0.0


def test_the_share_of_the_targeted_change_and_its_test():
    assert progress.targeted_change(baseline=60.0, latest=55.0, target=40.0) == pytest.approx(0.25)
    # 6 apart, errors 3 and 4 make 5: 1.2 standard errors.
    found = progress.difference_in_errors(baseline=60.0, latest=54.0, baseline_error=3.0, latest_error=4.0)
    assert found == pytest.approx(-1.2)


def test_five_points_on_a_line_have_the_chi_square_of_their_slope():
    # Equal errors e: var(slope) = e^2 / 10, so chi-square = 10 slope^2 / e^2.
    found = progress.recent_trend([10.0, 12.0, 14.0, 16.0, 18.0], errors=[2.0] * 5)
    assert (found.slope, found.chi_square) == (pytest.approx(2.0), pytest.approx(10.0))
    assert found.significant
    assert not progress.recent_trend([10.0, 12.0, 14.0, 16.0, 18.0], errors=[2.1] * 5).significant  # 9.07


def test_a_trend_carried_by_one_point_does_not_count():
    # Without the last point the slope is -1: the sign hangs on that point alone.
    found = progress.recent_trend([13.0, 12.0, 11.0, 10.0, 40.0], errors=[0.1] * 5)
    assert found.chi_square > progress.CHI_SQUARE_LIMIT
    assert not found.steady_sign
    assert not found.significant


def test_weights_are_one_over_the_squared_error():
    # The noisy third point (error 1e6) is as good as absent: 1, 2, 4, 5 at steps 1, 2, 4, 5.
    found = progress.recent_trend([1.0, 2.0, 999.0, 4.0, 5.0], errors=[1.0, 1.0, 1e6, 1.0, 1.0])
    assert found.slope == pytest.approx(1.0, abs=1e-6)
    assert found.chi_square == pytest.approx(10.0, rel=1e-6)


def test_the_limit_is_the_upper_two_in_a_thousand():
    from scipy.stats import chi2  # noqa: PLC0415 - only to check a constant

    assert chi2.isf(0.002, 1) == pytest.approx(progress.CHI_SQUARE_LIMIT)
