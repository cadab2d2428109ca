"""The annual panel model on data that can be checked by hand."""

import numpy as np
import pytest

from tkkio_analytics.models.panel import backtest_panel, fit_panel
from tkkio_analytics.models.pooling import drift_doubt
from tkkio_analytics.models.transform import Transform

RNG = np.random.default_rng(7)
LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975]


def walk(indicators: int = 2, regions: int = 8, periods: int = 12) -> np.ndarray:
    changes = np.random.default_rng(3).normal(0.02, 0.05, (indicators, regions, periods))
    return 40.0 * np.exp(changes.cumsum(axis=2))


def test_a_noiseless_line_goes_on_at_its_braked_and_damped_pace() -> None:
    slopes = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    values = slopes[:, None] * np.arange(8.0) - 4.0
    fit = fit_panel(values[None], horizons=2)
    brake = (7 - 1) / (7 + 1)
    assert fit.transform.tolist() == [Transform.IDENTITY]
    np.testing.assert_allclose(fit.own_change[0], slopes)
    np.testing.assert_allclose(fit.panel_weight, 1.0)
    np.testing.assert_allclose(fit.drift[0], brake * slopes)
    np.testing.assert_allclose(fit.median[0, :, 1], values[:, -1] + brake * slopes * (0.95 + 0.95**2))


def test_drift_is_made_of_the_weights_that_are_shown() -> None:
    values = np.arange(8.0) * np.array([[1.0], [2.0], [3.0], [4.0]]) - 10
    fit = fit_panel(values[None])
    shown = fit.panel_weight[:, None] * fit.panel_change[:, None]
    shown = shown + fit.own_weight * (fit.own_change - fit.panel_change[:, None])
    np.testing.assert_allclose(fit.drift, fit.brake * shown)


def test_a_constant_panel_stays_where_it_is_for_certain() -> None:
    fit = fit_panel(np.full((1, 5, 6), 30.0), lower=0, upper=100)
    np.testing.assert_allclose(fit.quantile(LEVELS), 30.0)
    assert fit.probability_at_least(29.0, horizon=1).tolist() == [[1.0] * 5]
    assert fit.probability_at_least(31.0, horizon=1).tolist() == [[0.0] * 5]


def test_a_constant_series_among_others_borrows_their_spread() -> None:
    values = walk()
    values[:, 0] = 40.0
    fit = fit_panel(values)
    assert (fit.scale[:, 0] > 0).all()


def test_n_counts_unmasked_changes_plus_one() -> None:
    values = walk(1, 5, 6)
    masked = np.zeros((1, 5, 5), dtype=bool)
    masked[0, 0, 2] = True
    values[0, 1, :3] = np.nan
    values[0, 2, 3] = np.nan
    values[0, 3] = np.nan
    fit = fit_panel(values, masked=masked)
    assert fit.n.tolist() == [[5, 3, 4, 0, 6]]
    assert np.isfinite(fit.location[0, :, 0]).tolist() == [True, False, True, False, True]


@pytest.mark.parametrize("periods", [1, 2, 3])
def test_fewer_than_four_points_have_no_forecast(periods: int) -> None:
    fit = fit_panel(walk(periods=periods))
    assert np.isnan(fit.location).all()
    assert np.isnan(fit.quantile(LEVELS)).all()
    assert np.isnan(fit.probability_at_least(40.0)).all()


def test_four_points_have_a_forecast_with_a_spread() -> None:
    fit = fit_panel(walk(periods=4))
    assert np.isfinite(fit.location).all()
    assert (fit.scale > 0).all()


def test_an_indicator_without_data_does_not_disturb_the_others() -> None:
    values = walk()
    alone = fit_panel(values[:1])
    values[1] = np.nan
    both = fit_panel(values)
    assert both.quantile(LEVELS)[0].tobytes() == alone.quantile(LEVELS)[0].tobytes()
    assert np.isnan(both.location[1]).all()


def test_the_nation_is_forecast_without_moving_the_regions() -> None:
    values = walk()
    nation = values.mean(axis=1, keepdims=True) * 1.7
    with_nation = fit_panel(
        np.concatenate([values, nation], axis=1), member=np.array([True] * values.shape[1] + [False])
    )
    np.testing.assert_allclose(with_nation.location[:, :-1], fit_panel(values).location)
    np.testing.assert_allclose(with_nation.scale[:, :-1], fit_panel(values).scale)
    assert np.isfinite(with_nation.location[:, -1]).all()


def test_an_indicator_without_member_rows_takes_all_rows() -> None:
    values = walk()
    none = fit_panel(values, member=np.zeros(values.shape[1], dtype=bool))
    np.testing.assert_array_equal(none.location, fit_panel(values).location)


def test_a_single_region_is_forecast_on_the_weight_of_the_panel() -> None:
    fit = fit_panel(walk(regions=1))
    np.testing.assert_allclose(fit.own_weight, fit.panel_weight[:, None])
    assert np.isfinite(fit.quantile(LEVELS)).all()


def test_a_stale_series_is_forecast_to_the_same_years_with_a_wider_spread() -> None:
    values = walk(1)
    values[0, 0, -2:] = np.nan
    fit = fit_panel(values, horizons=3)
    assert fit.age[0].tolist() == [2] + [0] * 7
    doubt = drift_doubt(np.array([3.0, 5.0]), np.array(9.0))
    expected = (5 / 3) ** fit.growth[0] * doubt[1] / doubt[0]
    np.testing.assert_allclose(fit.scale[0, 0, 2] / fit.scale[0, 0, 0], expected)


def test_zeros_and_values_at_a_bound_are_defined() -> None:
    shares = np.clip(RNG.normal(1.0, 3.0, (1, 6, 10)), 0.0, 100.0)
    euros = np.clip(RNG.normal(1.0, 3.0, (1, 6, 10)), 0.0, None)
    fit = fit_panel(np.concatenate([shares, euros, 100.0 - shares]), lower=[0, np.nan, 0], upper=[100, np.nan, 100])
    quantiles = fit.quantile(LEVELS)
    assert np.isfinite(quantiles).all()
    assert quantiles.min() >= 0.0
    assert quantiles[[0, 2]].max() <= 100.0


def test_an_index_between_0_and_1_is_forecast_like_its_percentage() -> None:
    percent = fit_panel(walk(), lower=0, upper=100)
    share = fit_panel(walk() / 100.0, lower=0, upper=1)
    np.testing.assert_allclose(share.quantile(LEVELS) * 100.0, percent.quantile(LEVELS))


def test_infinite_values_count_as_missing() -> None:
    values = walk()
    values[0, 0, 5] = np.inf
    gap = values.copy()
    gap[0, 0, 5] = np.nan
    assert fit_panel(values).location.tobytes() == fit_panel(gap).location.tobytes()


def test_a_longer_question_does_not_change_a_shorter_answer() -> None:
    np.testing.assert_array_equal(fit_panel(walk(), horizons=8).scale[..., :2], fit_panel(walk(), horizons=2).scale)


def test_probability_at_or_below_the_lower_bound_is_one_and_above_the_upper_zero() -> None:
    fit = fit_panel(walk(), lower=0, upper=100)
    assert (fit.probability_at_least(0.0) == 1.0).all()
    assert (fit.probability_at_least(100.1) == 0.0).all()
    assert (fit_panel(walk()).probability_at_least(-1.0) == 1.0).all()


def test_probability_at_the_median_is_a_half() -> None:
    fit = fit_panel(walk(), lower=0, upper=100)
    np.testing.assert_allclose(fit.probability_at_least(fit.median), 0.5)
    np.testing.assert_allclose(fit.probability_at_least(fit.median[..., 2], horizon=3), 0.5)


def test_probability_undoes_every_quantile() -> None:
    fit = fit_panel(walk())
    for i, level in enumerate(LEVELS):
        np.testing.assert_allclose(fit.probability_at_least(fit.quantile(LEVELS)[..., i]), 1.0 - level)


def future_panel() -> np.ndarray:
    values = walk(3, 6, 14)
    values[2] -= 45.0
    values[0, 2, :4] = np.nan
    values[1, 3, 5] = np.nan
    return values


def test_no_past_origin_touches_later_data() -> None:
    values = future_panel()
    before = backtest_panel(values, lower=[0, np.nan, np.nan], upper=[100, np.nan, np.nan])
    for cutoff in range(3, 13):
        future = values.copy()
        future[:, :, cutoff + 1 :] = RNG.normal(0.0, 500.0, future[:, :, cutoff + 1 :].shape)
        after = backtest_panel(future, lower=[0, np.nan, np.nan], upper=[100, np.nan, np.nan])
        for name in ("location", "scale", "transform", "lower", "upper"):
            assert getattr(before, name)[: cutoff + 1].tobytes() == getattr(after, name)[: cutoff + 1].tobytes(), name


def test_an_origin_says_what_a_fit_of_its_history_says() -> None:
    values = future_panel()
    origins = backtest_panel(values)
    for cutoff in range(3, 14):
        fit = fit_panel(values[:, :, : cutoff + 1])
        there = np.isfinite(origins.location[cutoff])
        np.testing.assert_allclose(origins.location[cutoff][there], fit.location[there])
        np.testing.assert_allclose(origins.scale[cutoff][there], fit.scale[there])


def test_outcomes_across_a_break_are_not_outcomes() -> None:
    values = walk(1, 4, 8)
    masked = np.zeros((1, 4, 7), dtype=bool)
    masked[0, :, 5] = True
    observed = backtest_panel(values, masked=masked, horizons=2).observed
    assert np.isnan(observed[5, 0, :, 0]).all()
    assert np.isnan(observed[4, 0, :, 1]).all()
    np.testing.assert_array_equal(observed[4, 0, :, 0], values[0, :, 5])


def test_a_masked_break_of_any_size_changes_no_signed_forecast() -> None:
    values = walk(1) - 45.0
    masked = np.zeros((1, 8, 11), dtype=bool)
    masked[0, :, 8] = True
    small, large = values.copy(), values.copy()
    small[..., :9] += 1.0
    large[..., :9] -= 64.0
    one, other = fit_panel(small, masked=masked), fit_panel(large, masked=masked)
    np.testing.assert_allclose(one.location, other.location)
    np.testing.assert_allclose(one.scale, other.scale)


def test_same_input_same_bytes() -> None:
    assert fit_panel(walk()).quantile(LEVELS).tobytes() == fit_panel(walk()).quantile(LEVELS).tobytes()
