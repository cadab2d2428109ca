"""Counts of areas by the one-factor copula, against counts made by hand."""

import numpy as np
import pytest

from tkkio_analytics.models.joint import (
    PRIOR_CORRELATION,
    CountInterval,
    count_distribution,
    count_interval,
    error_products,
    mean_products,
    poisson_binomial,
    shared_error,
)
from tkkio_analytics.models.joint_prior import prior_correlation, products_by_horizon
from tkkio_analytics.models.joint_record import (
    JOINT_AREAS,
    cut_cases,
    grown_cases,
    joint_record,
    joint_score,
    pit_overlap,
)
from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.tidy import tidy_panel


def test_three_independent_areas_by_hand() -> None:
    # none .5*.8*.1; one .5*.8*.1 + .5*.2*.1 + .5*.8*.9; all .5*.2*.9
    assert poisson_binomial([0.5, 0.2, 0.9]) == pytest.approx([0.04, 0.41, 0.46, 0.09])
    assert count_distribution([0.5, 0.2, 0.9], correlation=0.0) == pytest.approx([0.04, 0.41, 0.46, 0.09])


def test_full_correlation_makes_the_areas_move_as_one() -> None:
    assert count_distribution([0.5, 0.2, 0.9], correlation=1.0) == pytest.approx([0.1, 0.4, 0.3, 0.2])


def test_the_limit_of_full_correlation_is_approached() -> None:
    near = count_distribution([0.5, 0.2, 0.9], correlation=0.9985)
    assert near == pytest.approx([0.1, 0.4, 0.3, 0.2], abs=0.005)


def test_two_even_areas_agree_by_the_orthant_formula() -> None:
    # P(both) = 1/4 + arcsin(rho) / (2 pi) (Sheppard 1899); rho = 1/2 gives 1/3.
    assert count_distribution([0.5, 0.5], correlation=0.5) == pytest.approx([1 / 3, 1 / 3, 1 / 3], abs=1e-12)


@pytest.mark.parametrize("correlation", [0.0, 0.3, 0.7, 1.0])
def test_even_chances_are_symmetric(correlation: float) -> None:
    counts = count_distribution(np.full(7, 0.5), correlation=correlation)
    assert counts == pytest.approx(counts[::-1], abs=1e-12)


def test_certain_areas_are_counted_for_certain() -> None:
    assert count_distribution([1.0, 1.0, 0.0], correlation=0.4) == pytest.approx([0, 0, 1, 0])


def test_correlation_widens_the_interval() -> None:
    chances = np.full(22, 0.6)
    widths = [
        interval.upper - interval.lower
        for interval in (count_interval(count_distribution(chances, correlation=rho)) for rho in (0.0, 0.3, 0.6))
    ]
    assert widths == sorted(widths)
    assert widths[0] < widths[1] < widths[2]


def test_the_interval_is_the_shortest_that_holds_enough() -> None:
    assert count_interval(np.array([0.3, 0.55, 0.1, 0.05])) == CountInterval(lower=0, upper=1, probability=0.85)
    assert count_interval(np.array([0.85, 0.1, 0.05])) == CountInterval(lower=0, upper=0, probability=0.85)


def test_of_intervals_as_short_the_likeliest_is_taken() -> None:
    found = count_interval(np.array([0.05, 0.5, 0.35, 0.1]), level=0.5)
    assert found == CountInterval(lower=1, upper=1, probability=0.5)
    assert count_interval(np.array([0.1, 0.3, 0.4, 0.2]), level=0.65).lower == 1


def test_the_most_likely_count_is_never_left_out() -> None:
    far = np.array([0.19, 0.0, 0.0, 0.0, 0.15, 0.17, 0.18, 0.16, 0.15])
    assert count_interval(far).lower == 0


def test_mean_products_by_hand() -> None:
    # (1*2 + 1*3 + 2*3) / 3 pairs
    assert mean_products(np.array([1.0, 2.0, 3.0, np.nan])) == pytest.approx(11 / 3)
    assert np.isnan(mean_products(np.array([1.0, np.nan])))


FLAT = (0.3,)


def test_the_correlation_is_shrunk_to_the_prior_by_five_origins() -> None:
    known = np.full((1, 5), 0.7)
    found = shared_error(known, horizon=1, prior=FLAT)
    assert found.correlation == pytest.approx((5 * 0.7 + 5 * 0.3) / 10)
    assert (found.origins, found.prior) == (5, 0.3)
    assert shared_error(np.full((1, 3), -2.0), horizon=1, prior=FLAT).correlation == 0.0
    assert shared_error(np.full((1, 9), 9.0), horizon=1, prior=FLAT).correlation == 1.0


def test_each_origin_counts_once_by_its_longest_known_error() -> None:
    products = np.array([[0.1, 0.2, 0.4], [0.5, 0.8, np.nan]])
    assert shared_error(products, horizon=1, prior=FLAT).correlation == pytest.approx((0.5 + 0.8 + 0.4 + 1.5) / 8)
    # By period 2 the second error of origin 1 (known at 3) and the first one of origin 2 are still ahead.
    early = shared_error(products, horizon=1, prior=FLAT, known_by=2)
    assert (early.origins, early.correlation) == (2, pytest.approx((0.5 + 0.2 + 1.5) / 7))


def test_the_growth_with_the_horizon_is_the_priors() -> None:
    # Two origins: 0.8 two years ahead is 2 x the prior of 0.4, 0.2 one year ahead is 1 x that of 0.2.
    products = np.array([[0.3, 0.2], [0.8, np.nan]])
    near, far, beyond = (shared_error(products, horizon=h, prior=(0.2, 0.4)).correlation for h in (1, 2, 9))
    assert near == pytest.approx(0.2 * (2 + 1 + 5) / 7)
    assert far == beyond == pytest.approx(0.4 * (2 + 1 + 5) / 7)


def test_errors_that_are_one_and_the_same_correlate_more_than_separate_ones() -> None:
    rng = np.random.default_rng(3)
    common = rng.normal(0, 1, (1, 1, 20)) + rng.normal(0, 0.1, (1, 12, 20))
    own = rng.normal(0, 1, (1, 12, 20))
    tied, loose = (
        shared_error(error_products(fit_panel(steps.cumsum(axis=2)).origins)[:, :, 0], horizon=5)
        for steps in (common, own)
    )
    assert tied.correlation > 0.6
    assert loose.correlation < 0.3
    assert tied.origins == loose.origins == 16


def test_the_randomised_pit_is_averaged_exactly() -> None:
    counts = np.array([0.2, 0.6, 0.2])
    assert [pit_overlap(counts, count) for count in range(3)] == [0.5, 1.0, 0.5]
    assert pit_overlap(np.array([0.05, 0.0, 0.95]), 1) == 0.0
    assert pit_overlap(np.array([0.5, 0.0, 0.5]), 1) == 1.0


def test_the_record_has_a_row_for_each_length_and_horizon(simulated) -> None:
    panel = tidy_panel(simulated(regions=6, years=9))
    rows = joint_record(panel, points=(3, 4), horizons=2)
    assert [(row["n_points"], row["horizon"]) for row in rows] == [(3, 1), (3, 2), (4, 1), (4, 2)]
    # Six goals, two indicators; cutoffs from the nth year to the last but h.
    assert [row["counts"] for row in rows] == [12 * 6, 12 * 5, 12 * 5, 12 * 4]
    assert [row["correlation"] for row in rows] == pytest.approx([*PRIOR_CORRELATION[:2]] * 2)


def test_fewer_areas_than_four_are_not_counted(simulated) -> None:
    panel = tidy_panel(simulated(regions=JOINT_AREAS - 1, years=9))
    assert joint_score(cut_cases(panel, points=4)) is None


def test_two_points_are_refused(simulated) -> None:
    with pytest.raises(ValueError, match="2"):
        list(cut_cases(tidy_panel(simulated()), points=2))


def test_nothing_at_a_cutoff_uses_later_years(simulated) -> None:
    frame = simulated(regions=6, years=12)
    whole = [case for case in grown_cases(tidy_panel(frame), least_points=4, horizons=2) if case.cutoff <= 6]
    cut = list(grown_cases(tidy_panel(frame[frame["period"] <= 2008]), least_points=4, horizons=2))
    assert [case.correlation for case in cut if case.cutoff <= 6] == [case.correlation for case in whole]


def test_the_prior_of_an_indicator_is_that_of_all_others(simulated) -> None:
    products = products_by_horizon(tidy_panel(simulated(regions=8, years=12)), points=(3, 5))
    assert products.shape == (2, 5)
    assert prior_correlation(products, left_out=0) == tuple(np.clip(products[1], 0.05, 0.95).round(2))
    # The mean of 0.2 and 0.6; what is below 0.05 is held there.
    assert prior_correlation(np.array([[0.2, -1.0], [0.6, np.nan]])) == (0.4, 0.05)
