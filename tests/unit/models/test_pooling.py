"""Weights that say how far a change is believed."""

import numpy as np

from tkkio_analytics.models.pooling import (
    believed_share,
    damped_years,
    drift_doubt,
    short_history_brake,
    shrunken_drift,
)
from tkkio_analytics.models.trend import trend


def drift_of(z: np.ndarray) -> tuple[float, np.ndarray, float]:
    member = np.ones((1, z.shape[1]), dtype=bool)
    found = trend(z[:, None, :], masked=np.zeros((len(z) - 1, 1, z.shape[1]), dtype=bool), member=member)
    drift = shrunken_drift(found, member=member)
    return float(drift.panel_weight[-1, 0]), drift.own_weight[-1, 0], float(drift.brake[-1, 0, 0])


def test_believed_share_weighs_the_square_of_the_mean_against_its_variance() -> None:
    assert believed_share(np.array([2.0]), np.array([12.0]), known=np.array([True])).tolist() == [0.25]


def test_nothing_is_believed_without_a_known_variance() -> None:
    assert believed_share(np.array([2.0]), np.array([0.0]), known=np.array([False])).tolist() == [0.0]


def test_brake_of_three_changes_is_a_half() -> None:
    assert short_history_brake(np.array([0, 1, 3])).tolist() == [0.0, 0.0, 0.5]


def test_damped_years_sum_powers_of_the_damping() -> None:
    np.testing.assert_allclose(damped_years(np.array([1.0, 2.0])), [0.95, 0.95 + 0.95**2])


def test_steady_changes_are_believed_whole() -> None:
    slopes = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    panel_weight, own_weight, brake = drift_of(np.arange(6.0)[:, None] * slopes)
    assert panel_weight == 1.0
    np.testing.assert_allclose(own_weight, 1.0, rtol=1e-9)
    np.testing.assert_allclose(brake, 4 / 6)


def test_regions_that_differ_only_by_noise_keep_no_deviation() -> None:
    wave = np.array([0.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0])
    z = np.cumsum(1.0 + np.column_stack([wave, -wave, wave, -wave, wave, -wave]), axis=0)
    _, own_weight, _ = drift_of(z[:-1])
    assert own_weight.max() < 0.2


def test_three_regions_share_the_weight_of_the_panel() -> None:
    rng = np.random.default_rng(1)
    panel_weight, own_weight, _ = drift_of(rng.normal(1.0, 1.0, (8, 3)).cumsum(axis=0))
    np.testing.assert_allclose(own_weight, panel_weight)


def test_doubt_about_the_drift_is_that_of_a_walk_with_an_estimated_drift() -> None:
    np.testing.assert_allclose(drift_doubt(np.array([1.0, 5.0]), np.array(3.0)), [1.0, np.sqrt((1 + 5 / 3) / (4 / 3))])
