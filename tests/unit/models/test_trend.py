"""Recency-weighted moments of changes."""

import numpy as np

from tkkio_analytics.models.trend import MEMORIES, recency_mean, recency_moments, trend

ALL = np.ones((4, 1), dtype=bool)


def test_mean_and_variance_equal_their_definitions() -> None:
    changes = np.array([[1.0], [4.0], [2.0], [3.0]])
    moments = recency_moments(changes, ALL)
    for i, memory in enumerate(MEMORIES):
        weight = memory ** np.arange(4)[::-1]
        weight /= weight.sum()
        mean = weight @ changes[:, 0]
        square = weight @ weight
        np.testing.assert_allclose(moments.mean[4, i, 0], mean)
        np.testing.assert_allclose(moments.concentration[4, i, 0], square)
        variance = weight @ (changes[:, 0] - mean) ** 2 / (1 - square)
        np.testing.assert_allclose(moments.variance[4, i, 0], variance)


def test_constant_changes_have_no_variance_at_all() -> None:
    moments = recency_moments(np.full((4, 1), 0.1), ALL)
    assert (moments.variance == 0).all()


def test_one_change_says_nothing_of_variance() -> None:
    moments = recency_moments(np.array([[2.0]]), ALL[:1])
    assert moments.concentration[1].tolist() == [[1.0]] * len(MEMORIES)
    assert (moments.variance[1] == 0).all()


def test_an_unusable_change_is_as_if_it_had_not_been() -> None:
    usable = np.array([[True], [False], [True]])
    with_gap = recency_moments(np.array([[1.0], [99.0], [3.0]]), usable)
    without = recency_moments(np.array([[1.0], [3.0]]), usable[[0, 2]])
    for name in ("mean", "variance", "concentration"):
        np.testing.assert_allclose(getattr(with_gap, name)[3], getattr(without, name)[2])
    np.testing.assert_allclose(recency_mean(np.array([[1.0], [99.0], [3.0]]), usable), with_gap.mean[3].mean(axis=0))


def test_recency_mean_averages_the_memories() -> None:
    changes = np.array([[0.0], [1.0]])
    expected = np.mean([1 / (1 + memory) for memory in MEMORIES])
    np.testing.assert_allclose(recency_mean(changes, ALL[:2]), [expected])


def test_a_late_start_is_compared_in_the_years_it_has() -> None:
    z = np.array([[0.0, np.nan], [5.0, np.nan], [6.0, 6.0], [7.0, 7.0]])[:, None, :]
    found = trend(z, masked=np.zeros((3, 1, 2), dtype=bool), member=np.ones((1, 2), dtype=bool))
    np.testing.assert_allclose(found.deviation.mean[3, :, 0, 1], 0.0, atol=1e-15)


def test_masked_changes_are_not_counted() -> None:
    z = np.arange(4.0).reshape(4, 1, 1)
    masked = np.array([False, True, False]).reshape(3, 1, 1)
    found = trend(z, masked=masked, member=np.ones((1, 1), dtype=bool))
    assert found.changes[:, 0, 0].tolist() == [0, 1, 1, 2]
