"""The monthly and quarterly model on data that can be checked by hand."""

import numpy as np
import pytest

from tkkio_analytics.models.calibration import Errors
from tkkio_analytics.models.seasonal import SeasonalFit, backtest_seasonal, fit_seasonal
from tkkio_analytics.models.seasonal_calibration import GROWTH, level_errors, level_spread
from tkkio_analytics.models.transform import Transform

LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975]
WAVE = np.array([3.0, 1.0, -1.0, -3.0])


def waiting(regions: int = 6, months: int = 36, seed: int = 6) -> np.ndarray:
    rng = np.random.default_rng(seed)
    wave = 4.0 * np.cos(2 * np.pi * np.arange(months) / 12)
    walk = rng.normal(0.0, 0.4, (1, regions, months)).cumsum(axis=2)
    return 70.0 + wave + walk + rng.normal(0.0, 0.5, (1, regions, months))


def fitted(values: np.ndarray, **more: object) -> SeasonalFit:
    return fit_seasonal(values, **({"period": 12, "lower": 0, "upper": 100} | more))


def test_an_exact_season_on_a_flat_level_is_forecast_exactly() -> None:
    values = np.tile(WAVE, 3) + np.zeros((1, 5, 1))
    fit = fit_seasonal(values, period=4, horizons=6)
    assert fit.transform.tolist() == [Transform.IDENTITY]
    np.testing.assert_allclose(fit.median[0, 0], [3.0, 1.0, -1.0, -3.0, 3.0, 1.0], atol=1e-9)
    np.testing.assert_allclose(fit.level, 0.0, atol=1e-9)


def test_the_season_goes_on_where_the_data_ended() -> None:
    values = np.tile(WAVE, 3)[:-1] + np.zeros((1, 5, 1))
    fit = fit_seasonal(values, period=4, horizons=2)
    np.testing.assert_allclose(fit.median[0, 0], [-3.0, 3.0], atol=1e-9)


def test_fewer_than_two_seasons_say_so_and_have_no_season() -> None:
    fit = fitted(waiting(months=23), horizons=12)
    assert fit.season_known.tolist() == [False]
    np.testing.assert_allclose(fit.location, np.broadcast_to(fit.level[..., None], fit.location.shape))
    assert fitted(waiting(months=24)).season_known.tolist() == [True]


def test_the_trend_of_the_indices_is_not_extrapolated() -> None:
    fit = fit_seasonal(np.arange(-6.0, 6.0) + np.zeros((1, 5, 1)), period=4, horizons=8)
    np.testing.assert_allclose(fit.median[0, 0], fit.level[0, 0])
    assert (fit.drift == 0).all()


def test_four_seasons_of_a_steady_rise_go_on() -> None:
    fit = fit_seasonal(np.arange(-8.0, 8.0) + np.zeros((1, 5, 1)), period=4, horizons=8)
    np.testing.assert_allclose(fit.drift, (3 - 1) / (3 + 1) * 4.0)
    np.testing.assert_allclose(fit.median[0, 0, 7] - fit.level[0, 0], 2.0 * (0.95 + 0.95**2))


@pytest.mark.parametrize(("months", "known"), [(3, False), (4, True)])
def test_four_points_are_needed(months: int, known: bool) -> None:  # noqa: FBT001 - a parametrized flag
    fit = fitted(waiting(months=months))
    assert np.isfinite(fit.location).all() == np.isfinite(fit.scale).all() == known


def test_n_counts_unmasked_changes_plus_one() -> None:
    values = waiting(months=8)
    masked = np.zeros((1, 6, 7), dtype=bool)
    masked[0, 0, 2] = True
    values[0, 1, 3], values[0, 2] = np.nan, np.nan
    fit = fitted(values, masked=masked)
    assert fit.n[0, :4].tolist() == [7, 6, 0, 8]
    assert fit.age[0, :4].tolist() == [0, 0, 8, 0]


def test_a_stale_series_is_forecast_to_the_same_months_with_a_wider_spread() -> None:
    values = waiting()
    values[0, 0, -2:] = np.nan
    fit = fitted(values, horizons=3)
    assert fit.age[0, :2].tolist() == [2, 0]
    np.testing.assert_allclose(fit.scale[0, 0, 2] / fit.scale[0, 0, 0], (5 / 3) ** fit.growth[0])


def test_errors_are_weighed_by_the_inverse_of_their_horizon() -> None:
    size, known = np.zeros((6, 5, 1, 1)), np.zeros((6, 5, 1, 1), dtype=bool)
    known[0, [0, 3]] = True
    size[0, 0], size[0, 3] = 1.0, 8.0
    spread = level_spread(Errors(size=size, known=known), member=np.ones((1, 1), dtype=bool))
    growth = (20 * GROWTH + 1 / 4 * np.log(4) * np.log(8)) / (20 + 1 / 4 * np.log(4) ** 2)
    np.testing.assert_allclose(spread.growth, [[growth]])
    mean = (1.0 + 8.0 / 4**growth / 4) / (1 + 1 / 4)
    assert abs(spread.step[0, 0, 0] / mean - 1.0) < 0.05


def test_an_error_across_a_break_is_dropped() -> None:
    y = np.arange(6.0)[:, None, None]
    masked = np.array([False, False, False, True, False])[:, None, None]
    errors = level_errors(y, level=y, drift=np.zeros(y.shape), masked=masked, period=4)
    assert np.argwhere(errors.known[..., 0, 0]).tolist() == [[2, 0], [4, 0]]


def test_a_masked_break_of_any_size_changes_no_signed_forecast() -> None:
    values = waiting() - 90.0
    masked = np.zeros((1, 6, 35), dtype=bool)
    masked[0, :, 20] = True
    small, large = values.copy(), values.copy()
    large[..., :21] -= 40.0
    one, other = (fit_seasonal(data, period=12, masked=masked) for data in (small, large))
    np.testing.assert_allclose(one.location, other.location)
    np.testing.assert_allclose(one.scale, other.scale)


def test_the_nation_is_forecast_without_moving_the_areas() -> None:
    values = waiting()
    both = np.concatenate([values, values.mean(axis=1, keepdims=True) + 9.0], axis=1)
    fit = fitted(both, member=np.array([True] * 6 + [False]))
    np.testing.assert_allclose(fit.location[:, :-1], fitted(values).location)
    np.testing.assert_allclose(fit.scale[:, :-1], fitted(values).scale)


def test_constant_zero_signed_and_bounded_values_are_defined() -> None:
    values = waiting()
    values[0, 0], values[0, 1, ::3], values[0, 2, ::2], values[0, 3, -20:] = 40.0, 0.0, 100.0, np.nan
    for data, bounds in ((values, {}), (values, {"lower": None, "upper": None}), (values - 50.0, {})):
        assert np.isfinite(fitted(data, **bounds).quantile(LEVELS)).all()
    flat = fitted(np.full((1, 4, 30), 0.0))
    np.testing.assert_allclose(flat.quantile(LEVELS), 0.0)


def test_merged_areas_end_and_the_new_one_takes_the_season_of_the_panel() -> None:
    values = waiting(months=48)
    values[0, :2, 40:] = np.nan
    values[0, 2, :40] = np.nan
    fit = fitted(values)
    assert fit.age[0, :3].tolist() == [8, 8, 0]
    assert fit.n[0, :3].tolist() == [40, 40, 8]
    assert fit.own_weight[0, 2] == 0.0
    assert np.ptp(fit.location[0, 2]) > 0.1


def test_an_origin_says_what_a_fit_of_its_history_says() -> None:
    values = waiting()
    origins = backtest_seasonal(values, period=12, lower=0, upper=100, horizons=3)
    for t in range(3, 36, 8):
        fit = fitted(values[..., : t + 1], horizons=3)
        np.testing.assert_allclose(origins.location[t], fit.location)
        np.testing.assert_allclose(origins.scale[t], fit.scale)
    np.testing.assert_allclose(origins.observed[20, 0, :, 1], values[0, :, 22])


def test_no_past_origin_touches_later_data() -> None:
    values = waiting()
    rng = np.random.default_rng(9)
    before = backtest_seasonal(values, period=12, lower=0, upper=100)
    for t in (5, 24, 30):
        future = values.copy()
        future[..., t + 1 :] = rng.uniform(0.0, 300.0, future[..., t + 1 :].shape)
        after = backtest_seasonal(future, period=12, lower=0, upper=100)
        for name in ("location", "scale", "transform", "lower", "upper"):
            assert getattr(before, name)[: t + 1].tobytes() == getattr(after, name)[: t + 1].tobytes(), name
