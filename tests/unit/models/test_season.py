"""Seasonal indices by hand."""

import numpy as np

from tkkio_analytics.models.season import Season, season

WAVE = np.array([3.0, 1.0, -1.0, -3.0])


def season_of(z: np.ndarray, period: int = 4) -> Season:
    block = z[:, None, :]
    return season(block, path=block.mean(axis=2), period=period, member=np.ones(block.shape[1:], dtype=bool))


def repeated(seasons: int, regions: int = 5) -> np.ndarray:
    return np.tile(WAVE, seasons)[:, None] + np.zeros((1, regions))


def test_a_season_that_repeats_exactly_is_believed_whole() -> None:
    found = season_of(repeated(3))
    assert found.known.tolist() == [True]
    np.testing.assert_allclose(found.index[:, 0, 0], WAVE, atol=1e-12)
    np.testing.assert_allclose(found.panel_weight, [1.0])


def test_a_straight_line_is_no_season() -> None:
    found = season_of(np.arange(12.0)[:, None] + np.zeros((1, 5)))
    np.testing.assert_allclose(found.index, 0.0, atol=1e-12)


def test_indices_beside_a_line_are_the_indices() -> None:
    found = season_of(repeated(3) + 0.7 * np.arange(12.0)[:, None])
    np.testing.assert_allclose(found.index[:, 0, 0], WAVE, atol=1e-12)


def test_least_squares_agrees_with_the_textbook() -> None:
    rng = np.random.default_rng(1)
    y = rng.normal(0.0, 1.0, 11)
    y[4] = np.nan
    design = np.column_stack([np.eye(4)[np.arange(11) % 4], np.arange(11.0)])
    there = np.isfinite(y)
    beta = np.linalg.lstsq(design[there], y[there])[0]
    residual = y[there] - design[there] @ beta
    centring = np.hstack([np.eye(4) - 0.25, np.zeros((4, 1))])
    covariance = (residual @ residual / 5) * centring @ np.linalg.inv(design[there].T @ design[there]) @ centring.T
    index, v = centring @ beta, np.diag(covariance)
    tau = max((index @ index - v.sum()) / 3, 0.0)
    found = season(y[:, None, None], path=y[:, None], period=4, member=np.ones((1, 1), dtype=bool))
    np.testing.assert_allclose(found.index[:, 0, 0], tau / (tau + v) * index, atol=1e-12)


def test_noise_is_believed_little() -> None:
    found = season_of(np.random.default_rng(2).normal(0.0, 1.0, (24, 30)))
    assert found.own_weight.max() < 0.2


def test_a_series_with_its_own_season_keeps_it() -> None:
    z = np.random.default_rng(3).normal(0.0, 0.1, (12, 6))
    z[:, 0] += np.tile(WAVE, 3)
    found = season_of(z)
    np.testing.assert_allclose(found.index[:, 0, 0], WAVE, atol=0.3)
    np.testing.assert_allclose(found.index[:, 0, 1], 0.0, atol=0.3)


def test_fewer_than_two_seasons_have_no_season() -> None:
    found = season_of(repeated(2)[:7])
    assert found.known.tolist() == [False]
    assert (found.index == 0).all()
    assert found.panel_weight.tolist() == [0.0]


def test_a_late_series_takes_the_season_of_the_panel() -> None:
    z = repeated(4)
    z[:10, 0] = np.nan
    found = season(z[:, None, :], path=repeated(4)[:, :1], period=4, member=np.ones((1, 5), dtype=bool))
    np.testing.assert_allclose(found.index[:, 0, 0], WAVE, atol=1e-12)
    assert found.own_weight[0, 0] == 0.0


def test_a_panel_that_never_saw_a_month_has_no_season() -> None:
    z = repeated(4)
    z[3::4] = np.nan
    path = np.where(np.isfinite(z[:, :1]), z[:, :1], np.nan)
    assert not season(z[:, None, :], path=path, period=4, member=np.ones((1, 5), dtype=bool)).known.any()
