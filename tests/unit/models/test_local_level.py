"""Moments and filter of wandering levels measured with known error."""

import numpy as np

from tkkio_analytics.models.local_level import Deviations, Variances, design_effect, filtered, variances


def rounds_of(
    value: np.ndarray, *, sampling: float | np.ndarray, year: list[float], run: np.ndarray | None = None
) -> Deviations:
    shaped = value[:, None, :]
    return Deviations(
        value=shaped,
        sampling=np.broadcast_to(np.asarray(sampling, dtype=float), shaped.shape),
        year=np.array(year, dtype=float)[:, None],
        run=np.zeros(shaped.shape) if run is None else run[:, None, :],
        member=np.ones(shaped.shape[1:], dtype=bool),
    )


def known(process: float, first: float) -> Variances:
    return Variances(process=np.array([process]), first=np.array([first]))


def test_filter_weighs_the_panel_and_the_estimate_by_their_variances() -> None:
    level = filtered(rounds_of(np.array([[4.0]]), sampling=1.0, year=[2020]), known(0.5, 3.0))
    np.testing.assert_allclose(level.mean, [[4.0 * 3 / 4]])
    np.testing.assert_allclose(level.variance, [[3 / 4]])


def test_second_round_starts_from_the_first_and_the_years_between() -> None:
    level = filtered(rounds_of(np.array([[4.0], [1.0]]), sampling=1.0, year=[2020, 2024]), known(0.5, 3.0))
    before = 3 / 4 + 4 * 0.5
    gain = before / (before + 1)
    np.testing.assert_allclose(level.mean, [[3.0 + gain * (1.0 - 3.0)]])
    np.testing.assert_allclose(level.variance, [[before * (1 - gain)]])


def test_a_missed_round_only_widens() -> None:
    level = filtered(rounds_of(np.array([[4.0], [np.nan]]), sampling=1.0, year=[2020, 2024]), known(0.5, 3.0))
    np.testing.assert_allclose(level.mean, [[3.0]])
    np.testing.assert_allclose(level.variance, [[3 / 4 + 4 * 0.5]])


def test_a_break_of_a_few_areas_starts_them_afresh_from_the_panel() -> None:
    run = np.array([[0, 0], [1, 0]])
    data = rounds_of(np.array([[40.0, 4.0], [2.0, 4.0]]), sampling=1.0, year=[2020, 2021], run=run)
    level = filtered(data, known(0.5, 3.0))
    np.testing.assert_allclose(level.mean[0, 0], 2.0 * 3 / 4)
    assert level.mean[0, 1] > 3.0


def test_a_break_that_moved_all_areas_alike_keeps_their_levels() -> None:
    value = np.array([[4.0, -4.0, 2.0, -2.0]] * 2)
    run = np.array([[0] * 4, [1] * 4])
    broken = filtered(rounds_of(value, sampling=1.0, year=[2020, 2021], run=run), known(0.5, 3.0))
    whole = filtered(rounds_of(value, sampling=1.0, year=[2020, 2021]), known(0.5, 3.0))
    np.testing.assert_allclose(broken.mean, whole.mean)
    np.testing.assert_allclose(broken.variance, whole.variance)


def test_a_break_that_scattered_the_areas_forgets_their_levels() -> None:
    value = np.array([[4.0, -4.0, 2.0, -2.0], [-90.0, 60.0, 20.0, 10.0]])
    run = np.array([[0] * 4, [1] * 4])
    level = filtered(rounds_of(value, sampling=1.0, year=[2020, 2021], run=run), known(0.5, 3.0))
    np.testing.assert_allclose(level.mean[0], value[1], rtol=0.02)


def test_moments_find_the_variances_of_a_simulation() -> None:
    rng = np.random.default_rng(1)
    year = [2010.0, 2012.0, 2013.0, 2017.0, 2018.0]
    steps = rng.normal(0.0, np.sqrt(0.3 * np.diff(year))[:, None], (4, 20_000))
    level = np.vstack([np.zeros((1, 20_000)), steps.cumsum(axis=0)]) + rng.normal(0.0, 2.0, 20_000)
    found = variances(rounds_of(level + rng.normal(0.0, 0.5, level.shape), sampling=0.25, year=year))
    np.testing.assert_allclose(found.process, [0.3], rtol=0.05)
    np.testing.assert_allclose(found.first, [4.0 + 0.3 * np.mean(np.array(year) - 2010)], rtol=0.05)


def test_differences_smaller_than_sampling_leave_no_process() -> None:
    value = np.array([[1.0, -1.0], [1.0, -1.0], [1.0, -1.0]])
    assert variances(rounds_of(value, sampling=9.0, year=[2020, 2021, 2022])).process.tolist() == [0.0]


def test_a_difference_across_a_break_does_not_count() -> None:
    value = np.array([[1.0, -1.0], [91.0, -91.0]])
    run = np.array([[0, 0], [1, 1]])
    assert variances(rounds_of(value, sampling=0.01, year=[2020, 2021], run=run)).process.tolist() == [0.0]


def test_design_effect_of_a_simulation_is_found() -> None:
    rng = np.random.default_rng(2)
    year = [2010.0, 2011.0, 2013.0, 2016.0, 2020.0]
    value = rng.normal(0.0, np.sqrt(2.2), (5, 20_000))
    data = rounds_of(value, sampling=1.0, year=year)
    np.testing.assert_allclose(design_effect(data, simple=np.ones(data.value.shape, dtype=bool)), [2.2], rtol=0.03)


def test_two_rounds_leave_the_prior_of_the_design_effect() -> None:
    data = rounds_of(np.array([[5.0, -5.0], [0.0, 0.0]]), sampling=1.0, year=[2020, 2021])
    assert design_effect(data, simple=np.ones(data.value.shape, dtype=bool)).tolist() == [1.5]


def test_a_design_effect_is_never_below_one() -> None:
    rng = np.random.default_rng(3)
    data = rounds_of(rng.normal(0.0, 0.1, (4, 500)), sampling=1.0, year=[2020, 2021, 2023, 2026])
    assert design_effect(data, simple=np.ones(data.value.shape, dtype=bool)).tolist() == [1.0]
