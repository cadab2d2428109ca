"""Smoothed levels, spliced breaks and drift from season to season, by hand."""

import numpy as np

from tkkio_analytics.models.smoothing import SMOOTHINGS, season_drift, smoothed_level
from tkkio_analytics.models.splicing import spliced


def column(values: list[float]) -> np.ndarray:
    return np.array(values)[:, None, None]


def test_level_averages_the_exponential_means() -> None:
    found = smoothed_level(column([0.0, 1.0]))
    np.testing.assert_allclose(found[1, 0, 0], np.mean([1 / (1 + (1 - a)) for a in SMOOTHINGS]))


def test_level_of_a_constant_is_the_constant_from_the_first_value() -> None:
    found = smoothed_level(column([np.nan, 5.0, 5.0, np.nan, 5.0]))
    assert np.isnan(found[0, 0, 0])
    np.testing.assert_allclose(found[1:], 5.0)


def test_a_gap_lets_older_values_age() -> None:
    near, far = smoothed_level(column([0.0, 1.0])), smoothed_level(column([0.0, np.nan, np.nan, 1.0]))
    assert far[3, 0, 0] > near[1, 0, 0]


def test_a_splice_moves_what_lies_before_the_break() -> None:
    masked = np.array([False, True, False]).reshape(3, 1, 1)
    assert spliced(column([1.0, 2.0, 10.0, 11.0]), masked=masked)[:, 0, 0].tolist() == [9.0, 10.0, 10.0, 11.0]


def test_a_splice_reaches_over_missing_values() -> None:
    masked = np.array([True, False]).reshape(2, 1, 1)
    np.testing.assert_array_equal(spliced(column([1.0, np.nan, 10.0]), masked=masked)[:, 0, 0], [10.0, np.nan, 10.0])


def test_two_splices_add_up() -> None:
    masked = np.array([True, True]).reshape(2, 1, 1)
    assert spliced(column([1.0, 5.0, 7.0]), masked=masked)[:, 0, 0].tolist() == [7.0, 7.0, 7.0]


def test_drift_takes_four_seasons() -> None:
    y = np.broadcast_to(np.arange(16.0)[:, None, None], (16, 1, 5))
    drift = season_drift(y, period=4, member=np.ones((1, 5), dtype=bool))
    assert (drift[:15] == 0).all()
    np.testing.assert_allclose(drift[15], (3 - 1) / (3 + 1) * 4.0)


def test_a_season_half_missing_still_counts() -> None:
    y = np.broadcast_to(np.arange(16.0)[:, None, None], (16, 1, 5)).copy()
    y[[0, 1], 0, 0] = np.nan
    assert season_drift(y, period=4, member=np.ones((1, 5), dtype=bool))[15, 0, 0] > 0
    y[2, 0, 0] = np.nan
    assert season_drift(y, period=4, member=np.ones((1, 5), dtype=bool))[15, 0, 0] == 0
