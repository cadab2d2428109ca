"""Spearman's rank correlation and its interval, worked out by hand."""

import math

import numpy as np
import pytest

from tkkio_analytics.models.rank_correlation import rank_correlation, ranks


def test_equal_values_share_the_mean_of_their_ranks() -> None:
    assert ranks(np.array([5.0, 1.0, 5.0, 5.0])).tolist() == [3.0, 1.0, 3.0, 3.0]


def test_the_coefficient_is_one_less_six_squares_of_rank_differences() -> None:
    # Rank differences 1, 1, 1, 1, 0: 1 - 6 * 4 / (5 * 24) = 0.8.
    found = rank_correlation(np.array([1.0, 2, 3, 4, 5]), np.array([20.0, 10, 40, 30, 50]))
    assert found is not None
    assert found.coefficient == pytest.approx(0.8)
    assert found.n == 5


def test_the_interval_is_fishers_with_the_variance_of_bonett_and_wright() -> None:
    found = rank_correlation(np.array([1.0, 2, 3, 4, 5]), np.array([20.0, 10, 40, 30, 50]))
    assert found is not None
    # atanh 0.8 = 1.0986; standard error sqrt((1 + 0.32) / 2) = 0.8124; 1.96 of them are 1.5923.
    assert found.lower == pytest.approx(math.tanh(1.0986 - 1.5923), abs=1e-4)
    assert found.upper == pytest.approx(math.tanh(1.0986 + 1.5923), abs=1e-4)


def test_only_the_order_counts() -> None:
    first = np.array([1.0, 2, 3, 4, 5, 6])
    second = np.array([3.0, 1, 2, 6, 5, 4])
    assert rank_correlation(first, second) == rank_correlation(np.exp(first), second * 1000)


def test_a_perfect_order_stays_within_one() -> None:
    found = rank_correlation(np.arange(6.0), -np.arange(6.0))
    assert found is not None
    assert found.coefficient == pytest.approx(-1.0)
    assert -1.0 <= found.lower <= found.upper <= 1.0


@pytest.mark.parametrize(
    ("first", "second"),
    [([1.0, 2, 3], [1.0, 2, 3]), ([1.0, 1, 1, 1, 1], [1.0, 2, 3, 4, 5]), ([1.0, 2, 3, 4, 5], [7.0, 7, 7, 7, 7])],
)
def test_too_few_or_unvarying_figures_have_no_correlation(first: list[float], second: list[float]) -> None:
    assert rank_correlation(np.array(first), np.array(second)) is None
