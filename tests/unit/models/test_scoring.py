"""Scores that can be checked by hand."""

import numpy as np
import pytest

from tkkio_analytics.models.scoring import (
    LEVELS,
    brier_skill,
    calibration_slope,
    change_scale,
    interval_coverage,
    probability_below,
    probability_scores,
    quantile_score,
    questions,
    reliability,
)


def test_quantile_score_of_a_point_forecast_is_its_absolute_error() -> None:
    levels = np.array([0.25, 0.5, 0.75])
    np.testing.assert_allclose(quantile_score(np.array([5.0]), np.full((1, 3), 2.0), levels), [3.0])


def test_quantile_score_weighs_levels_by_the_distance_between_them() -> None:
    levels = np.array([0.1, 0.5, 0.6])
    # Weights .4, .25, .1 of .75; observed 1 and quantiles 0, 1, 2 lose .1, 0 and .4.
    expected = 2 * (0.4 * 0.1 + 0.1 * 0.4) / 0.75
    np.testing.assert_allclose(quantile_score(np.array([1.0]), np.array([[0.0, 1.0, 2.0]]), levels), [expected])


def test_coverage_includes_the_ends() -> None:
    observed = np.array([1.0, 2.0, 2.1])
    assert interval_coverage(observed, np.full(3, 1.0), np.full(3, 2.0)).tolist() == [True, True, False]


def test_change_scale_looks_back_over_25_values() -> None:
    seen = np.concatenate([[1000.0], np.arange(25.0)])
    assert change_scale(seen) == (1.0, 0.0)


@pytest.mark.parametrize(("seen", "expected"), [([1.0, 4.0], (3.0, 3.0)), ([1.0, 2.0, 4.0], (1.5, 0.5**0.5))])
def test_change_scale_by_hand(seen: list[float], expected: tuple[float, float]) -> None:
    np.testing.assert_allclose(change_scale(np.array(seen)), expected)


def test_change_scale_of_one_value_is_missing() -> None:
    assert np.isnan(change_scale(np.array([1.0]))).all()


def test_probability_below_runs_straight_between_quantiles_and_stops_halfway_outside() -> None:
    quantiles = np.tile(LEVELS * 100.0, (5, 1))
    found = probability_below(np.array([-1.0, 2.5, 45.0, 97.5, 99.0]), quantiles)
    np.testing.assert_allclose(found, [0.0125, 0.025, 0.45, 0.975, 0.9875])


def test_probability_below_takes_the_higher_level_where_quantiles_coincide() -> None:
    quantiles = np.array([[0.0, 1.0, 1.0, 2.0]])
    found = probability_below(np.array([1.0]), quantiles, np.array([0.2, 0.4, 0.6, 0.8]))
    np.testing.assert_allclose(found, [0.6])


def test_probability_below_sorts_crossed_quantiles() -> None:
    levels = np.array([0.2, 0.4, 0.6])
    np.testing.assert_allclose(probability_below(np.array([1.5]), np.array([[2.0, 0.0, 1.0]]), levels), [0.5])


def test_questions_stand_at_both_sides_of_the_last_value() -> None:
    asked = list(
        questions(
            last=np.array([10.0]),
            deviation=np.array([2.0]),
            horizon=4.0,
            observed=np.array([11.0]),
            lower=np.array([np.nan]),
            upper=np.array([np.nan]),
        )
    )
    assert [(q.threshold.item(), q.upwards) for q in asked] == [
        (10.0, True),
        (10.0, False),
        (11.0, True),
        (9.0, False),
        (12.0, True),
        (8.0, False),
        (14.0, True),
        (6.0, False),
    ]


def test_a_tie_with_the_last_value_and_a_threshold_at_a_bound_are_not_asked() -> None:
    asked = list(
        questions(
            last=np.array([99.0]),
            deviation=np.array([2.0]),
            horizon=1.0,
            observed=np.array([99.0]),
            lower=np.array([0.0]),
            upper=np.array([100.0]),
        )
    )
    assert [q.asked.item() for q in asked] == [False, False, False, True, False, True, False, True]


def test_brier_skill_of_the_base_rate_is_zero_and_of_the_truth_one() -> None:
    outcome = np.array([1.0, 0.0, 0.0, 0.0])
    assert brier_skill(np.full(4, 0.25), outcome) == 0.0
    assert brier_skill(outcome, outcome) == 1.0


def test_brier_skill_needs_outcomes_of_both_kinds() -> None:
    assert np.isnan(brier_skill(np.array([0.5]), np.array([1.0])))
    assert np.isnan(brier_skill(np.array([]), np.array([])))


def test_reliability_bins_by_tenths_and_keeps_one_in_the_last() -> None:
    bins = reliability(np.array([0.05, 0.1, 0.15, 1.0]), np.array([0.0, 1.0, 0.0, 1.0]))
    assert bins.count.tolist() == [1, 2, 0, 0, 0, 0, 0, 0, 0, 1]
    np.testing.assert_allclose(bins.mean_probability[[0, 1, 9]], [0.05, 0.125, 1.0])
    np.testing.assert_allclose(bins.observed_frequency[[0, 1, 9]], [0.0, 0.5, 1.0])
    assert np.isnan(bins.observed_frequency[5])


def test_slope_of_calibrated_probabilities_is_one() -> None:
    probability = np.repeat([0.2, 0.8], 10)
    outcome = np.concatenate([np.arange(10) < 2, np.arange(10) < 8]).astype(float)
    np.testing.assert_allclose(calibration_slope(probability, outcome), 1.0, rtol=1e-6)


def test_slope_of_probabilities_twice_too_far_in_log_odds_is_a_half() -> None:
    said = np.repeat([1 / 17, 16 / 17], 10)
    outcome = np.concatenate([np.arange(10) < 2, np.arange(10) < 8]).astype(float)
    np.testing.assert_allclose(calibration_slope(said, outcome), 0.5, rtol=1e-6)


def test_slope_needs_outcomes_of_both_kinds() -> None:
    assert np.isnan(calibration_slope(np.array([0.5, 0.6]), np.array([1.0, 1.0])))


def test_calibration_error_weighs_bins_by_their_count() -> None:
    scores = probability_scores(np.array([0.05, 0.05, 0.95]), np.array([0.0, 0.0, 0.0]))
    np.testing.assert_allclose(scores.ece, (2 * 0.05 + 0.95) / 3)
