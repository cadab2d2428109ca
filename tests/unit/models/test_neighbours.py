import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tkkio_analytics.models.neighbours import among_nearest, kept_under_jitter, kept_without_one, nearest, standardised

LINE = np.array([[0.0], [1.0], [3.0], [7.0]])
"""Distances between the rows by hand: 1, 3, 7; 1, 2, 6; 3, 2, 4; 7, 6, 4."""


def test_neighbours_and_distances_by_hand():
    distances, rows = nearest(LINE, count=2)
    assert rows.tolist() == [[1, 2], [0, 2], [1, 0], [2, 1]]
    assert distances == pytest.approx(np.array([[1, 3], [1, 2], [2, 3], [4, 6]]))


def test_no_area_is_its_own_neighbour_even_beside_a_twin():
    _, rows = nearest(np.array([[1.0], [1.0], [5.0]]), count=1)
    assert rows.tolist() == [[1], [0], [0]] or rows.tolist() == [[1], [0], [1]]


def test_standardising_by_hand():
    # Mean 2 and standard deviation sqrt(2) in the first column; the second does not vary.
    assert standardised(np.array([[0.0, 4.0], [2.0, 4.0], [2.0, 4.0], [4.0, 4.0]])).tolist() == [
        [pytest.approx(-(2**0.5)), 0.0],
        [0.0, 0.0],
        [0.0, 0.0],
        [pytest.approx(2**0.5), 0.0],
    ]


def test_neighbours_far_from_any_doubt_stay_in_every_draw():
    two_villages = np.array([[0.0], [0.01], [100.0], [100.01]])
    kept = kept_under_jitter(two_villages, count=1, rng=np.random.default_rng(1))
    assert kept.tolist() == [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]


def test_two_equally_near_areas_share_the_draws():
    kept = kept_under_jitter(np.array([[0.0], [-1.0], [1.0]]), count=1, rng=np.random.default_rng(1), draws=2000)
    assert kept[0, 1] == pytest.approx(0.5, abs=0.05)


def test_leaving_a_feature_out_shows_which_one_a_likeness_hung_on():
    # Row 1 is nearest to row 0 by the first feature alone, row 2 by the second alone.
    features = np.array([[0.0, 0.0], [0.0, 2.0], [3.0, 0.0]])
    assert nearest(features, count=1)[1][0].tolist() == [1]
    assert kept_without_one(features, count=1)[0].tolist() == [0, 1, 1]


FEATURES = arrays(np.float64, (8, 3), elements=st.floats(-3, 3), unique=True)


@settings(max_examples=30, deadline=None)
@given(FEATURES)
def test_shares_of_an_area_sum_to_the_count_of_neighbours(features):
    kept = kept_under_jitter(features, count=3, rng=np.random.default_rng(2), draws=20)
    assert kept.sum(axis=1) == pytest.approx(np.full(8, 3.0))
    assert (kept.diagonal() == 0).all()
    without = kept_without_one(features, count=3)
    assert without.sum(axis=1).tolist() == [9] * 8
    assert without.max() <= 3


@settings(max_examples=30, deadline=None)
@given(FEATURES, st.floats(0.5, 20), st.floats(-100, 100))
def test_units_do_not_change_who_is_near(features, factor, shift):
    ours, theirs = (nearest(standardised(of), count=3)[0] for of in (features, features * factor + shift))
    assert theirs == pytest.approx(ours, abs=1e-6)


@settings(max_examples=50, deadline=None)
@given(arrays(np.float64, (8, 3), elements=st.floats(-3, 3)))
def test_the_batch_agrees_with_the_library(features):
    # Ties may be broken either way, so distances are compared.
    distances, _ = nearest(features, count=3)
    apart = np.linalg.norm(features[:, None] - features[None, :], axis=-1)
    among = among_nearest(features[None], count=3)[0]
    ours = np.array([sorted(apart[area, among[area]]) for area in range(8)])
    assert ours == pytest.approx(distances, abs=1e-7)


@settings(max_examples=20, deadline=None)
@given(FEATURES)
def test_no_change_at_all_keeps_every_neighbour(features):
    _, rows = nearest(features, count=3)
    kept = kept_under_jitter(features, count=3, rng=np.random.default_rng(3), size=0.0, draws=2)
    assert all(kept[area, rows[area]].min() == 1 for area in range(8))
