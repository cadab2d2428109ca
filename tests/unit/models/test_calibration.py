"""Spread from past errors, by hand."""

import numpy as np

from tkkio_analytics.models.calibration import GROWTH, Errors, calibrated_spread, past_errors

ONE = np.ones((1, 1), dtype=bool)


def errors_of(z: list[float], masked: list[bool] | None = None) -> Errors:
    values = np.array(z).reshape(-1, 1, 1)
    breaks = np.zeros((len(z) - 1, 1, 1), dtype=bool) if masked is None else np.array(masked).reshape(-1, 1, 1)
    changes = np.arange(len(z)).reshape(-1, 1, 1)
    return past_errors(values, drift=np.zeros(values.shape), changes=changes, masked=breaks)


def test_errors_are_filed_under_the_period_they_became_known() -> None:
    errors = errors_of([0.0, 1.0, 3.0, 7.0, 2.0])
    np.testing.assert_allclose(errors.size[3, :2, 0, 0], [4.0, 0.0])
    np.testing.assert_allclose(errors.size[4, :2, 0, 0], [5.0, 1.0 / np.sqrt((2 + 2) / (2 + 1))])
    assert errors.known[4, :, 0, 0].tolist() == [True, True, False, False, False]


def test_an_error_across_a_break_is_dropped() -> None:
    errors = errors_of([0.0, 1.0, 3.0, 7.0, 2.0], [False, False, False, True])
    assert errors.known[3, 0, 0, 0]
    assert not errors.known[4].any()


def test_drift_is_taken_off_the_error() -> None:
    z = np.array([0.0, 0.0, 0.0, 1.0]).reshape(4, 1, 1)
    drift = np.full(z.shape, 1.0)
    changes = np.arange(4).reshape(4, 1, 1)
    errors = past_errors(z, drift=drift, changes=changes, masked=np.zeros((3, 1, 1), dtype=bool))
    np.testing.assert_allclose(errors.size[3, 0, 0, 0], 1.0 - 0.95)


def test_one_error_gives_that_scale_and_the_prior_growth() -> None:
    spread = calibrated_spread(errors_of([0.0, 0.0, 0.0, 2.0]), member=ONE)
    assert spread.growth[3, 0] == GROWTH
    np.testing.assert_allclose(spread.step[3, 0, 0], 2.0)


def test_a_region_is_shrunk_to_the_panel_with_five_observations() -> None:
    size, known = np.zeros((4, 5, 1, 2)), np.zeros((4, 5, 1, 2), dtype=bool)
    known[3, 0] = True
    size[3, 0, 0] = [1.0, 3.0]
    spread = calibrated_spread(Errors(size=size, known=known), member=np.ones((1, 2), dtype=bool))
    np.testing.assert_allclose(spread.step[3, 0, 1] / spread.step[3, 0, 0], (3 + 5 * 2) / (1 + 5 * 2))


def test_errors_of_a_row_outside_the_panel_move_only_its_own_scale() -> None:
    size, known = np.zeros((4, 5, 1, 3)), np.zeros((4, 5, 1, 3), dtype=bool)
    known[3, 0] = True
    size[3, 0, 0] = [1.0, 3.0, 50.0]
    member = np.array([[True, True, False]])
    calm = size.copy()
    calm[3, 0, 0, 2] = 0.0
    wild_spread = calibrated_spread(Errors(size=size, known=known), member=member)
    calm_spread = calibrated_spread(Errors(size=calm, known=known), member=member)
    assert wild_spread.step[3, 0, :2].tolist() == calm_spread.step[3, 0, :2].tolist()
    assert wild_spread.step[3, 0, 2] > calm_spread.step[3, 0, 2]


def test_no_past_error_leaves_no_scale() -> None:
    assert np.isnan(calibrated_spread(errors_of([0.0, 1.0, 2.0]), member=ONE).step).all()


def test_an_error_from_few_changes_counts_less_the_further_ahead() -> None:
    z = np.array([0.0, 0.0, 0.0, 1.0, 1.0]).reshape(5, 1, 1)
    changes = np.arange(5).reshape(5, 1, 1)
    errors = past_errors(z, drift=np.zeros(z.shape), changes=changes, masked=np.zeros((4, 1, 1), dtype=bool))
    np.testing.assert_allclose(errors.size[3, 0, 0, 0], 1.0)
    np.testing.assert_allclose(errors.size[4, 1, 0, 0], 1.0 / np.sqrt((1 + 2 / 2) / (1 + 1 / 2)))


def test_a_shock_widens_at_once_and_is_let_go_of_soon() -> None:
    quiet = [0.0, 0.0] + [0.0, 1.0] * 6
    spread = calibrated_spread(errors_of([*quiet, 9.0, 9.0, 9.0, 9.0]), member=ONE)
    assert spread.step[14, 0, 0] > 3 * spread.step[13, 0, 0]
    assert spread.step[17, 0, 0] < 0.5 * spread.step[14, 0, 0]
