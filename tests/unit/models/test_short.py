"""Three points or irregular years: last value, the panel's drift, a borrowed spread."""

import numpy as np
import pytest

from tkkio_analytics.models.pooling import damped_years
from tkkio_analytics.models.routing import Route, route
from tkkio_analytics.models.short import BorrowedSpread, fit_short

SPREAD = BorrowedSpread(multiple=2.0, growth=0.5)


@pytest.mark.parametrize(
    ("n", "rounds", "expected"),
    [
        (20, None, Route.PANEL),
        (4, None, Route.PANEL),
        (3, None, Route.SHORT),
        (2, None, Route.NONE),
        (0, None, Route.NONE),
        (1, 6, Route.SHORT),
        (1, 2, Route.NONE),
    ],
)
def test_route_follows_the_usable_points(n: int, rounds: int | None, expected: Route) -> None:
    assert route(n, rounds=rounds) is expected


def test_steady_rounds_go_on_at_the_braked_pace_per_year() -> None:
    fit = fit_short([[[-8.0, -4.0, 0.0]]], years=[2012, 2016, 2020], borrowed=SPREAD, years_ahead=[4.0])
    brake = (2 - 1) / (2 + 1)
    np.testing.assert_allclose(fit.drift, [[brake * 1.0]])
    np.testing.assert_allclose(fit.median, [[[brake * damped_years(np.array(4.0))]]])


def test_spread_is_a_multiple_of_the_mean_step_as_if_over_one_year() -> None:
    fit = fit_short([[[-8.0, -4.0, 0.0]]], years=[2012, 2016, 2020], borrowed=SPREAD, years_ahead=[1.0, 4.0])
    np.testing.assert_allclose(fit.step, [4.0 / 4.0**0.5])
    np.testing.assert_allclose(fit.scale, [[[2.0 * 2.0, 2.0 * 2.0 * 4.0**0.5]]])


def test_all_regions_share_the_drift_of_the_panel() -> None:
    values = np.array([[[-1.0, 0.0, 1.0], [-9.0, -6.0, -3.0]]])
    fit = fit_short(values, years=[1, 2, 3], borrowed=SPREAD)
    np.testing.assert_allclose(fit.drift, [[2.0 / 3.0, 2.0 / 3.0]])


def test_two_rounds_have_no_forecast() -> None:
    fit = fit_short([[[1.0, 2.0, np.nan], [1.0, 2.0, 3.0]]], years=[1, 2, 3], borrowed=SPREAD)
    assert fit.n.tolist() == [[2, 3]]
    assert np.isnan(fit.location[0, 0]).all()
    assert np.isfinite(fit.location[0, 1]).all()


def test_years_ahead_count_from_the_last_round_of_the_panel() -> None:
    values = np.array([[[-4.0, -3.0, -2.0, np.nan], [-4.0, -3.0, -2.0, -1.0]]])
    fit = fit_short(values, years=[1, 2, 3, 5], borrowed=SPREAD, years_ahead=[1.0])
    assert fit.age.tolist() == [[2.0, 0.0]]
    np.testing.assert_allclose(fit.scale[0, 0, 0] / fit.scale[0, 1, 0], 3.0**0.5)


def test_a_round_missed_by_one_region_leaves_its_longer_change() -> None:
    values = np.array([[[-4.0, np.nan, -2.0, -1.0]]])
    assert fit_short(values, years=[1, 2, 3, 4], borrowed=SPREAD).n.tolist() == [[3]]


def test_a_break_inside_a_longer_change_masks_it_whole() -> None:
    values = np.array([[[-4.0, np.nan, -2.0, -1.0, 0.0]]])
    masked = np.array([[[True, False, False, False]]])
    fit = fit_short(values, years=[1, 2, 3, 4, 5], borrowed=SPREAD, masked=masked)
    assert fit.n.tolist() == [[3]]
    np.testing.assert_allclose(fit.step, [1.0])


def test_shares_stay_within_their_bounds() -> None:
    fit = fit_short([[[90.0, 96.0, 99.9]]], years=[1, 2, 3], borrowed=SPREAD, lower=0, upper=100)
    assert fit.quantile([0.025, 0.975]).max() <= 100.0


def test_a_region_without_data_is_left_alone() -> None:
    fit = fit_short([[[np.nan] * 3, [1.0, 2.0, 3.0]]], years=[1, 2, 3], borrowed=SPREAD)
    assert fit.n.tolist() == [[0, 3]]
    assert np.isnan(fit.median[0, 0]).all()
