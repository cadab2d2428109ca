"""Sampling error on the transformed scale, by hand."""

import numpy as np

from tkkio_analytics.models.sampling import binomial_error, sampling_variance
from tkkio_analytics.models.transform import Transform

NONE = np.array([np.nan])
ZERO, HUNDRED = np.array([0.0]), np.array([100.0])


def variance(
    values: list[float], se: list[float], code: Transform, *, n: list[float] | None = None, bounded: bool = False
) -> np.ndarray:
    shape = (1, 1, len(values))
    found = sampling_variance(
        np.reshape(values, shape),
        np.array([code]),
        se=np.reshape(se, shape),
        n=np.reshape([np.nan] * len(values) if n is None else n, shape),
        lower=ZERO if bounded else NONE,
        upper=HUNDRED if bounded else NONE,
    )
    return found.variance[0, 0]


def test_each_scale_has_its_delta_method() -> None:
    np.testing.assert_allclose(variance([7.0], [2.0], Transform.IDENTITY), [4.0])
    np.testing.assert_allclose(variance([8.0], [2.0], Transform.LOG), [(2 / 8) ** 2])
    np.testing.assert_allclose(variance([9.0], [2.0], Transform.SQUARE_ROOT), [(2 / (2 * 3)) ** 2])
    slope = 1 / 20.25 + 1 / 80.25
    np.testing.assert_allclose(variance([20.0], [2.0], Transform.LOGIT, bounded=True), [(2 * slope) ** 2])


def test_the_root_at_zero_is_judged_one_standard_error_up() -> None:
    np.testing.assert_allclose(variance([0.0], [4.0], Transform.SQUARE_ROOT), [(4 / (2 * 2)) ** 2])


def test_binomial_error_adds_half_a_respondent_on_each_side() -> None:
    share = (10 + 0.5) / (50 + 1)
    found = binomial_error(np.full((1, 1, 1), 20.0), np.full((1, 1, 1), 50.0), lower=ZERO, upper=HUNDRED)
    np.testing.assert_allclose(found, 100 * np.sqrt(share * (1 - share) / 50))


def test_nobody_of_fifty_is_not_certainty() -> None:
    assert variance([0.0], [np.nan], Transform.LOGIT, n=[50.0], bounded=True)[0] > 0


def test_respondents_say_nothing_of_an_amount_in_euros() -> None:
    assert np.isnan(variance([800.0], [np.nan], Transform.LOG, n=[500.0])).all()


def test_a_published_error_speaks_before_respondents() -> None:
    both = variance([20.0], [2.0], Transform.LOGIT, n=[50.0], bounded=True)
    assert both.tolist() == variance([20.0], [2.0], Transform.LOGIT, bounded=True).tolist()


def test_an_error_of_zero_is_one_not_published() -> None:
    found = variance([5.0, 6.0, 7.0, 8.0], [1.0, 0.0, 2.0, 3.0], Transform.IDENTITY)
    np.testing.assert_allclose(found, [1.0, 4.0, 4.0, 9.0])


def test_an_even_number_of_areas_has_the_mean_of_the_middle_two() -> None:
    np.testing.assert_allclose(variance([5.0, 6.0, 7.0], [1.0, np.nan, 3.0], Transform.IDENTITY)[1], (1.0 + 9.0) / 2)


def test_a_round_without_any_error_has_none() -> None:
    assert np.isnan(variance([5.0, 6.0], [np.nan, 0.0], Transform.IDENTITY)).all()


def test_a_missing_value_has_no_variance() -> None:
    found = variance([np.nan, 6.0], [1.0, 1.0], Transform.IDENTITY)
    assert np.isnan(found).tolist() == [True, False]
