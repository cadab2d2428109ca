"""Methods that others use say what their textbooks say."""

import numpy as np
import pytest
from scipy import stats

from tkkio_analytics.models.comparators import COMPARATORS, drift, last_value, ols_line, seasonal_naive, without_gaps

LEVELS = np.array([0.1, 0.5, 0.9])
HISTORY = np.array([3.0, 4.0, 3.5, 5.0, 6.0, 5.5, 7.0, 8.0])


def test_last_value_spreads_with_the_root_of_the_horizon() -> None:
    sigma = np.sqrt(np.mean(np.diff(HISTORY) ** 2))
    found = last_value(HISTORY, 4, LEVELS)
    np.testing.assert_allclose(found[:, 1], 8.0)
    np.testing.assert_allclose(found[3, 2] - 8.0, 2 * sigma * stats.norm.ppf(0.9))


def test_drift_goes_on_at_the_mean_change() -> None:
    np.testing.assert_allclose(drift(HISTORY, 2, LEVELS)[:, 1], 8.0 + 5.0 / 7.0 * np.array([1.0, 2.0]))


def test_line_and_its_interval_agree_with_scipy() -> None:
    x = np.arange(8.0)
    line = stats.linregress(x, HISTORY)
    centre = line.intercept + line.slope * 9.0
    residual = HISTORY - line.intercept - line.slope * x
    sigma = np.sqrt((residual**2).sum() / 6)
    half = stats.t.ppf(0.9, 6) * sigma * np.sqrt(1 + 1 / 8 + (9.0 - 3.5) ** 2 / ((x - 3.5) ** 2).sum())
    np.testing.assert_allclose(ols_line(HISTORY, 2, LEVELS)[1], [centre - half, centre, centre + half])


@pytest.mark.parametrize("name", list(COMPARATORS))
def test_every_comparator_gives_ordered_finite_quantiles(name: str) -> None:
    for n in (4, 5, 8):
        found = COMPARATORS[name](HISTORY[:n], 3, LEVELS)
        assert found.shape == (3, 3)
        assert np.isfinite(found).all()
        assert (np.diff(found, axis=1) >= 0).all()


@pytest.mark.parametrize("name", list(COMPARATORS))
def test_a_constant_history_stays_constant(name: str) -> None:
    np.testing.assert_allclose(COMPARATORS[name](np.full(6, 2.0), 2, LEVELS), 2.0)


def test_theta_takes_half_the_slope_of_a_line() -> None:
    found = COMPARATORS["theta"](np.arange(10.0), 2, LEVELS)
    np.testing.assert_allclose(found[1, 1] - found[0, 1], 0.5, rtol=1e-6)


def test_seasonal_naive_repeats_the_last_season_and_widens_by_seasons() -> None:
    history = np.array([1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 5.0, 4.0])
    found = seasonal_naive(history, 5, LEVELS, 4)
    assert found[:, 1].tolist() == [3.0, 2.0, 5.0, 4.0, 3.0]
    sigma = np.sqrt((4 + 0 + 4 + 0) / 4)
    np.testing.assert_allclose(found[[0, 4], 2] - 3.0, sigma * np.sqrt([1, 2]) * stats.norm.ppf(0.9))


def test_without_two_seasons_the_last_value_stands_in() -> None:
    np.testing.assert_array_equal(seasonal_naive(HISTORY, 2, LEVELS, 12), last_value(HISTORY, 2, LEVELS))


@pytest.mark.parametrize("name", ["ets", "theta"])
def test_methods_with_a_season_follow_it(name: str) -> None:
    history = np.tile([3.0, 1.0, -1.0, -3.0], 6) + np.random.default_rng(1).normal(0.0, 0.1, 24)
    found = COMPARATORS[name](history, 4, LEVELS, 4)
    np.testing.assert_allclose(found[:, 1], [3.0, 1.0, -1.0, -3.0], atol=0.5)


def test_gaps_are_filled_by_straight_lines_between_the_first_and_last_value() -> None:
    history = np.array([np.nan, 1.0, np.nan, 3.0, np.nan])
    assert without_gaps(history).tolist() == [1.0, 2.0, 3.0]
