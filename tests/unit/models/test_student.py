"""Closed forms of the t distribution with 4 degrees of freedom."""

import numpy as np
from scipy import stats

from tkkio_analytics.models.student import t4_cdf, t4_quantile

LEVELS = np.array([1e-6, 0.001, 0.025, 0.1, 0.5, 0.7, 0.975, 0.999999])


def test_cdf_agrees_with_scipy_in_both_tails() -> None:
    t = np.array([-1e6, -40.0, -3.0, -0.1, 0.0, 0.1, 3.0, 40.0])
    np.testing.assert_allclose(t4_cdf(t), stats.t.cdf(t, 4), rtol=1e-12)


def test_cdf_reaches_0_and_1_at_infinity() -> None:
    assert t4_cdf(np.array([-np.inf, np.inf])).tolist() == [0.0, 1.0]


def test_quantile_agrees_with_scipy() -> None:
    np.testing.assert_allclose(t4_quantile(LEVELS), stats.t.ppf(LEVELS, 4), rtol=1e-8, atol=1e-12)


def test_quantile_undoes_cdf() -> None:
    np.testing.assert_allclose(t4_cdf(t4_quantile(LEVELS)), LEVELS, rtol=1e-9)


def test_quantile_keeps_its_digits_next_to_the_median() -> None:
    density = 0.375
    np.testing.assert_allclose(t4_quantile(0.5 - 1e-9), -1e-9 / density, rtol=1e-6)


def test_mean_absolute_value_is_one() -> None:
    levels = (np.arange(200_000) + 0.5) / 200_000
    np.testing.assert_allclose(np.abs(t4_quantile(levels)).mean(), 1.0, rtol=1e-3)
