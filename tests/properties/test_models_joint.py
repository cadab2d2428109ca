"""What holds for counts of areas whatever their probabilities."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tkkio_analytics.models.joint import COUNT_LEVEL, count_distribution, count_interval

QUICK = settings(max_examples=80, deadline=None)
LONG = settings(max_examples=2000, deadline=None)
chances = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=22).map(np.array)
correlations = st.floats(0.0, 1.0)


def check_counts(probability: np.ndarray, correlation: float) -> None:
    counts = count_distribution(probability, correlation=correlation)
    assert counts.shape == (probability.size + 1,)
    assert counts.min() > -1e-12
    assert counts.sum() == pytest.approx(1.0, abs=1e-9)
    assert (counts * np.arange(counts.size)).sum() == pytest.approx(probability.sum(), abs=1e-6)
    interval = count_interval(counts)
    assert 0 <= interval.lower <= interval.upper <= probability.size
    assert interval.lower <= int(np.argmax(counts)) <= interval.upper
    held = counts[interval.lower : interval.upper + 1].sum()
    assert held >= COUNT_LEVEL - 1e-9
    assert interval.probability == pytest.approx(held, abs=1e-8)


@QUICK
@given(probability=chances, correlation=correlations)
def test_counts_are_a_distribution_around_the_sum_of_the_chances(probability: np.ndarray, correlation: float) -> None:
    check_counts(probability, correlation)


@pytest.mark.soak
@LONG
@given(probability=chances, correlation=correlations)
def test_counts_are_a_distribution_in_the_long_loop(probability: np.ndarray, correlation: float) -> None:
    check_counts(probability, correlation)


@QUICK
@given(probability=chances, correlation=correlations)
def test_areas_that_reach_and_areas_that_miss_add_up(probability: np.ndarray, correlation: float) -> None:
    reach = count_distribution(probability, correlation=correlation)
    miss = count_distribution(1.0 - probability, correlation=correlation)
    assert reach == pytest.approx(miss[::-1], abs=1e-9)
