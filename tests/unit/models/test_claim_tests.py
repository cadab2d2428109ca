"""The tests behind claims, on figures that can be worked out by hand."""

import numpy as np
import pytest

from tkkio_analytics.models.claim_tests import (
    WINNER_ALPHA,
    Difference,
    holm,
    pair_values,
    sampling_test,
    verified_winner,
)
from tkkio_analytics.models.moderation import moderated_variances
from tkkio_analytics.models.variation import LEVEL_MEMORY, contrast_share, yearly_variation
from tkkio_analytics.models.yardstick import (
    change_weights,
    level_weights,
    turn_weights,
    yardstick_of_errors,
    yardstick_of_variation,
)

AREAS = np.ones(6, dtype=bool)


def noisy(seed: int, *, areas: int = 6, periods: int = 8) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((areas, periods))


def test_a_known_error_gives_the_normal_p_value() -> None:
    values, errors = np.array([[50.0, 54.0]]), np.array([[0.6, 0.8]])
    tested = sampling_test(values, rows=np.ones(1), weights=np.array([-1.0, 1.0]), errors=errors)
    assert tested is not None
    assert tested.statistic == pytest.approx(4.0)
    assert tested.p_value == pytest.approx(6.334e-5, rel=1e-3)
    assert tested.half_width() == pytest.approx(1.959964)


def test_an_error_that_is_not_published_allows_no_test() -> None:
    values, errors = np.array([[50.0, 54.0]]), np.array([[np.nan, 0.8]])
    assert sampling_test(values, rows=np.ones(1), weights=np.array([-1.0, 1.0]), errors=errors) is None


def test_few_degrees_of_freedom_ask_for_more() -> None:
    assert Difference(estimate=3.0, error=1.0, degrees=3.0).p_value == pytest.approx(0.05767, abs=1e-5)
    assert Difference(estimate=3.0, error=1.0, degrees=np.inf).p_value == pytest.approx(0.0027, abs=1e-5)


@pytest.mark.parametrize(("memory", "steps", "share"), [(0.0, 1, 1.0), (0.0, 4, 1.0), (0.5, 2, 1.5), (0.5, 4, 1.875)])
def test_lasting_variation_makes_a_long_change_less_sure(memory: float, steps: int, share: float) -> None:
    """Of the variance of a one-step change: 1 + m + m^2 + ... for so many steps."""
    weights = change_weights(steps + 1, start=0, end=steps)
    assert contrast_share(weights, memory=memory) == pytest.approx(share)


def test_a_level_varies_half_as_much_as_a_change_without_memory() -> None:
    assert contrast_share(level_weights(5, at=2), memory=0.0) == pytest.approx(0.5)


def test_what_lasts_longer_is_the_level_itself() -> None:
    weights = level_weights(5, at=2)
    assert contrast_share(weights, memory=0.95) == contrast_share(weights, memory=LEVEL_MEMORY)


def test_a_common_movement_is_not_an_areas_own() -> None:
    values = noisy(1)
    moved = values + 5.0 * np.random.default_rng(2).standard_normal(8)
    own, common = yearly_variation(values, areas=AREAS), yearly_variation(moved, areas=AREAS)
    assert own is not None
    assert common is not None
    assert common.own == pytest.approx(own.own)
    assert common.common > 5 * own.common


def test_a_steady_trend_of_each_area_is_no_variation() -> None:
    values = noisy(3)
    sloped = values + np.arange(8) * np.array([[-2.0], [-1.0], [0.0], [1.0], [2.0], [3.0]])
    plain, trended = yearly_variation(values, areas=AREAS), yearly_variation(sloped, areas=AREAS)
    assert plain is not None
    assert trended is not None
    assert trended.own == pytest.approx(plain.own)
    assert trended.common == pytest.approx(plain.common)


def test_a_masked_break_is_no_variation() -> None:
    values, broken = noisy(4), np.zeros((6, 7), dtype=bool)
    jump = values.copy()
    jump[2, 4:] += 40.0
    broken[2, 3] = True
    hidden, seen = yearly_variation(jump, areas=AREAS, broken=broken), yearly_variation(jump, areas=AREAS)
    assert hidden is not None
    assert seen is not None
    assert hidden.own[2] < 10.0 < seen.own[2]
    assert hidden.n.tolist() == [8, 8, 7, 8, 8, 8]


def test_a_series_that_never_varies_has_no_yardstick() -> None:
    assert yardstick_of_variation(np.full((6, 5), 3.0), areas=AREAS) is None
    assert yardstick_of_variation(np.full((1, 5), 3.0), areas=AREAS[:1]) is None


def test_two_figures_say_nothing_of_variation() -> None:
    yardstick = yardstick_of_variation(noisy(5, periods=2), areas=AREAS)
    weights = change_weights(2, start=0, end=1)
    assert yardstick is None or yardstick.test(rows=np.eye(6)[0], weights=weights) is None


def test_a_lone_series_is_held_against_its_own_changes() -> None:
    values = np.array([[10.0, 11.0, 10.0, 11.0, 10.0, 20.0]])
    yardstick = yardstick_of_variation(values, areas=np.ones(1, dtype=bool))
    assert yardstick is not None
    tested = yardstick.test(rows=np.ones(1), weights=change_weights(6, start=0, end=4))
    assert tested is not None
    assert tested.estimate == pytest.approx(0.0)
    assert tested.p_value == pytest.approx(1.0)


def test_all_series_at_once_are_tested_as_each_alone() -> None:
    values = noisy(6)
    weights = change_weights(8, start=1, end=7)
    for yardstick in (
        yardstick_of_variation(values, areas=AREAS),
        yardstick_of_errors(values, errors=np.full(values.shape, 0.4)),
    ):
        assert yardstick is not None
        signed = yardstick.each(weights=weights)
        for row in range(6):
            tested = yardstick.test(rows=np.eye(6)[row], weights=weights)
            assert tested is not None
            assert abs(signed[row]) == pytest.approx(tested.p_value)
            assert np.sign(signed[row]) == np.sign(tested.estimate)


def test_pairs_are_tested_as_differences_of_two() -> None:
    values = noisy(7)
    yardstick = yardstick_of_variation(values, areas=AREAS)
    assert yardstick is not None
    weights = level_weights(8, at=7)
    pairs = yardstick.pairs(np.arange(6), weights=weights)
    tested = yardstick.test(rows=np.eye(6)[1] - np.eye(6)[4], weights=weights)
    assert tested is not None
    assert abs(pairs[1, 4]) == pytest.approx(tested.p_value)
    assert pairs[1, 4] == -pairs[4, 1]


def test_what_areas_share_cancels_between_them() -> None:
    values = noisy(8)
    moved = values + 9.0 * np.random.default_rng(9).standard_normal(8)
    rows, weights = np.eye(6)[0] - np.eye(6)[1], change_weights(8, start=0, end=7)
    tests = [yardstick_of_variation(each, areas=AREAS) for each in (values, moved)]
    found = [yardstick.test(rows=rows, weights=weights) for yardstick in tests if yardstick is not None]
    assert found[0] is not None
    assert found[1] is not None
    assert found[1].p_value == pytest.approx(found[0].p_value)


def test_a_winner_beats_every_other() -> None:
    clear = pair_values(np.array([9.0, 5.0, 5.0]), np.full(3, 0.5), np.full(3, np.inf))
    assert verified_winner(clear).tolist() == [True, False, False]
    close = pair_values(np.array([7.0, 5.0, 1.0]), np.full(3, 0.5), np.full(3, np.inf))
    assert WINNER_ALPHA < close[0, 1] < 0.05
    assert not verified_winner(close).any()


def test_holm_shares_the_level() -> None:
    assert holm(np.array([0.001, 0.5, 0.02])).tolist() == [0.003, 0.5, 0.04]


def test_a_turn_is_the_pace_after_less_the_pace_before() -> None:
    values, times = np.array([1.0, 2.0, 3.0, 7.0]), np.array([2010.0, 2012.0, 2014.0, 2016.0])
    assert turn_weights(4, start=0, turn=2, end=3, times=times) @ values == pytest.approx(2.0 - 0.5)


def test_variances_that_do_not_differ_beyond_chance_become_one() -> None:
    drawn = moderated_variances(np.array([1.0, 1.1, 0.9, 1.05, 0.95]), np.full(5, 6.0))
    assert drawn is not None
    assert np.ptp(drawn.variance) < 1e-3
    assert drawn.degrees.tolist() == [30.0] * 5


def test_variances_that_differ_much_are_hardly_drawn() -> None:
    own = np.array([0.01, 0.1, 1.0, 10.0, 100.0])
    drawn = moderated_variances(own, np.full(5, 40.0))
    assert drawn is not None
    assert drawn.variance == pytest.approx(own, rel=0.15)


def test_no_variance_above_zero_is_none() -> None:
    assert moderated_variances(np.zeros(5), np.full(5, 4.0)) is None
    assert moderated_variances(np.full(5, np.nan), np.full(5, 4.0)) is None
