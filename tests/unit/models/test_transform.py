"""The scale of the differences is chosen from what was known, and undone exactly."""

import numpy as np
import pytest

from tkkio_analytics.models.transform import Transform, forward, inverse, transforms_by_cutoff

NONE = np.array([np.nan])


def chosen(values: list[float], lower: float = np.nan, upper: float = np.nan) -> list[Transform]:
    panel = np.array(values).reshape(-1, 1, 1)
    member = np.ones((1, 1), dtype=bool)
    codes = transforms_by_cutoff(panel, member=member, lower=np.array([lower]), upper=np.array([upper]))
    return [Transform(code) for code in codes[:, 0]]


def test_positive_values_of_like_size_use_the_log() -> None:
    assert chosen([5.0, 6.0, 40.0]) == [Transform.LOG] * 3


def test_log_gives_way_when_most_values_are_ten_times_the_smallest() -> None:
    assert chosen([50.0, 60.0, 40.0, 1.0])[-1] is Transform.SQUARE_ROOT


def test_log_stays_when_only_a_few_values_are_far_above_the_smallest() -> None:
    assert chosen([1.0, 1.1, 1.2, 60.0, 70.0])[-1] is Transform.LOG


def test_a_zero_switches_to_the_square_root_only_from_its_own_period() -> None:
    assert chosen([5.0, 6.0, 0.0]) == [Transform.LOG, Transform.LOG, Transform.SQUARE_ROOT]


def test_signed_values_keep_their_scale() -> None:
    assert chosen([5.0, -1.0])[-1] is Transform.IDENTITY


def test_values_within_two_bounds_use_the_logit() -> None:
    assert chosen([0.0, 100.0], 0.0, 100.0) == [Transform.LOGIT] * 2


def test_a_broken_bound_is_no_bound() -> None:
    assert chosen([90.0, 101.0], 0.0, 100.0) == [Transform.LOGIT, Transform.LOG]


def test_one_bound_is_not_enough_for_the_logit() -> None:
    assert chosen([90.0, 95.0], 0.0)[-1] is Transform.LOG


def test_rows_outside_the_panel_do_not_count_in_the_median() -> None:
    panel = np.array([[[1.0, 2.0, 90.0, 95.0, 99.0]]])
    member = np.array([[True, True, False, False, False]])
    assert transforms_by_cutoff(panel, member=member, lower=NONE, upper=NONE)[0, 0] == Transform.LOG


def test_logit_offset_is_a_quarter_of_a_percentage_point() -> None:
    z = forward(np.array([[20.0]]), np.array([Transform.LOGIT]), lower=np.array([0.0]), upper=np.array([100.0]))
    np.testing.assert_allclose(z, np.log(20.25 / 80.25))


def test_offset_scales_with_the_bounds() -> None:
    code = np.array([Transform.LOGIT])
    percent = forward(np.array([[20.0]]), code, lower=np.array([0.0]), upper=np.array([100.0]))
    share = forward(np.array([[0.2]]), code, lower=np.array([0.0]), upper=np.array([1.0]))
    np.testing.assert_allclose(share, percent)


@pytest.mark.parametrize("code", list(Transform))
def test_inverse_undoes_forward(code: Transform) -> None:
    values = np.array([[0.5, 20.0, 99.5]])
    bounds = {"lower": np.array([0.0]), "upper": np.array([100.0])}
    codes = np.array([code])
    np.testing.assert_allclose(inverse(forward(values, codes, **bounds), codes, **bounds), values)


def test_inverse_never_leaves_the_bounds() -> None:
    bounds = {"lower": np.array([0.0]), "upper": np.array([1.0])}
    assert inverse(np.array([[-99.0, 99.0]]), np.array([Transform.LOGIT]), **bounds).tolist() == [[0.0, 1.0]]


def test_inverse_of_the_square_root_stops_at_zero() -> None:
    assert inverse(np.array([[-2.0]]), np.array([Transform.SQUARE_ROOT]), lower=NONE, upper=NONE).item() == 0.0


def test_values_a_scale_cannot_carry_are_missing_on_it() -> None:
    codes = np.array([Transform.LOG])
    assert np.isnan(forward(np.array([[0.0, -1.0, np.nan]]), codes, lower=NONE, upper=NONE)).all()
