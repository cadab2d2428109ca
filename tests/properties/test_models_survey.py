"""What holds for the survey model whatever the data."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tkkio_analytics.models.survey import PublishedError, SurveyFit, backtest_survey, fit_survey

LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975]
SHAPE = (1, 5, 7)
YEARS = [2000.0, 2001.0, 2004.0, 2006.0, 2010.0, 2011.0, 2012.0]
QUICK = settings(max_examples=60, deadline=None)

values_of = {
    "shares": arrays(float, SHAPE, elements=st.just(np.nan) | st.floats(0, 100, width=32).map(lambda x: round(x, 2))),
    "signed": arrays(float, SHAPE, elements=st.just(np.nan) | st.floats(-50, 50, width=32).map(lambda x: round(x, 2))),
}
errors = arrays(float, SHAPE, elements=st.sampled_from([0.0, np.nan]) | st.floats(0.125, 9.0, width=32))
counts = arrays(float, SHAPE, elements=st.just(np.nan) | st.integers(1, 5000).map(float))
masks = arrays(bool, (1, 5, 6))


def check_defined_and_ordered(fit: SurveyFit) -> None:
    for about in (fit, fit.true_level):
        quantiles = about.quantile(LEVELS)
        forecast = np.broadcast_to((fit.n >= 3)[..., None, None], quantiles.shape)
        assert np.isfinite(quantiles[forecast]).all()
        assert np.isnan(quantiles[~forecast]).all()
        assert (np.diff(quantiles, axis=-1)[forecast[..., 1:]] >= 0).all()
    assert not (fit.level_scale > fit.scale).any()


@QUICK
@given(values=values_of["shares"], se=errors, n=counts, masked=masks)
def test_quantiles_of_shares_never_cross_or_leave_their_bounds(
    values: np.ndarray, se: np.ndarray, n: np.ndarray, masked: np.ndarray
) -> None:
    fit = fit_survey(values, years=YEARS, published=PublishedError(se=se, n=n), masked=masked, lower=0, upper=100)
    check_defined_and_ordered(fit)
    quantiles = fit.quantile(LEVELS)
    assert not ((quantiles < 0) | (quantiles > 100)).any()


@QUICK
@given(values=values_of["signed"], se=errors, masked=masks, member=arrays(bool, (1, 5)))
def test_quantiles_never_cross_on_any_scale(
    values: np.ndarray, se: np.ndarray, masked: np.ndarray, member: np.ndarray
) -> None:
    for data in (values, np.abs(values), values + 60.0):
        error = PublishedError(se=se)
        check_defined_and_ordered(fit_survey(data, years=YEARS, published=error, masked=masked, member=member))


@QUICK
@given(values=values_of["shares"], se=errors, future=values_of["signed"], cutoff=st.integers(2, 5))
def test_no_origin_sees_the_future(values: np.ndarray, se: np.ndarray, future: np.ndarray, cutoff: int) -> None:
    other, noise = values.copy(), se.copy()
    other[..., cutoff + 1 :] = future[..., cutoff + 1 :]
    noise[..., cutoff + 1 :] = np.abs(future[..., cutoff + 1 :])
    one, two = (
        backtest_survey(data, years=YEARS, published=PublishedError(se=error), lower=0, upper=100)
        for data, error in ((values, se), (other, noise))
    )
    for name in ("location", "scale", "transform", "lower", "upper"):
        assert getattr(one, name)[: cutoff + 1].tobytes() == getattr(two, name)[: cutoff + 1].tobytes()


@QUICK
@given(values=values_of["shares"], se=errors, order=st.permutations(range(5)))
def test_the_order_of_areas_does_not_matter(values: np.ndarray, se: np.ndarray, order: list[int]) -> None:
    one, other = (
        fit_survey(data, years=YEARS, published=PublishedError(se=error), lower=0, upper=100)
        for data, error in ((values, se), (values[:, order], se[:, order]))
    )
    np.testing.assert_allclose(one.location[:, order], other.location, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(one.scale[:, order], other.scale, rtol=1e-6, atol=1e-6)
