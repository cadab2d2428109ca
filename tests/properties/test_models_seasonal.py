"""What holds for the monthly and quarterly model whatever the data."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tkkio_analytics.models import seasonal
from tkkio_analytics.models.seasonal import SeasonalFit, backtest_seasonal, fit_seasonal

LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975]
SHAPE = (1, 5, 19)
QUICK = settings(max_examples=40, deadline=None)


def panels(low: float, high: float) -> st.SearchStrategy[np.ndarray]:
    return arrays(float, SHAPE, elements=st.just(np.nan) | st.floats(low, high, width=32).map(lambda x: round(x, 2)))


shares, signed = panels(0.0, 100.0), panels(-50.0, 50.0)
masks = arrays(bool, (1, 5, 18))


def check_defined_and_ordered(fit: SeasonalFit) -> None:
    quantiles = fit.quantile(LEVELS)
    forecast = np.broadcast_to((fit.n >= 4)[..., None, None], quantiles.shape)
    assert np.isfinite(quantiles[forecast]).all()
    assert np.isnan(quantiles[~forecast]).all()
    assert (np.diff(quantiles, axis=-1)[forecast[..., 1:]] >= 0).all()


@QUICK
@given(values=shares, masked=masks)
def test_quantiles_of_shares_never_cross_or_leave_their_bounds(values: np.ndarray, masked: np.ndarray) -> None:
    fit = fit_seasonal(values, period=4, masked=masked, lower=0, upper=100)
    check_defined_and_ordered(fit)
    quantiles = fit.quantile(LEVELS)
    assert not ((quantiles < 0) | (quantiles > 100)).any()


@QUICK
@given(values=signed, masked=masks, member=arrays(bool, (1, 5)))
def test_quantiles_never_cross_on_any_scale(values: np.ndarray, masked: np.ndarray, member: np.ndarray) -> None:
    for data in (values, np.abs(values), values + 60.0):
        check_defined_and_ordered(fit_seasonal(data, period=4, masked=masked, member=member))


@QUICK
@given(values=shares, future=signed, cutoff=st.integers(3, 17))
def test_no_origin_sees_the_future(values: np.ndarray, future: np.ndarray, cutoff: int) -> None:
    other = values.copy()
    other[..., cutoff + 1 :] = future[..., cutoff + 1 :]
    one, two = (backtest_seasonal(data, period=4, lower=0, upper=100, horizons=4) for data in (values, other))
    for name in ("location", "scale", "transform", "lower", "upper"):
        assert getattr(one, name)[: cutoff + 1].tobytes() == getattr(two, name)[: cutoff + 1].tobytes()


@QUICK
@given(values=shares, order=st.permutations(range(5)))
def test_the_order_of_areas_does_not_matter(values: np.ndarray, order: list[int]) -> None:
    one, other = (fit_seasonal(data, period=4, lower=0, upper=100) for data in (values, values[:, order]))
    np.testing.assert_allclose(one.location[:, order], other.location, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(one.scale[:, order], other.scale, rtol=1e-6, atol=1e-6)


def test_blocks_of_indicators_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(31).normal(50.0, 5.0, (5, 3, 30)).clip(1.0, 99.0)
    whole = fit_seasonal(values, period=12, lower=0, upper=100)
    past = backtest_seasonal(values, period=12, lower=0, upper=100)
    monkeypatch.setattr(seasonal, "BLOCK_SERIES", 6)
    parts = fit_seasonal(values, period=12, lower=0, upper=100)
    for name in ("location", "scale", "index", "panel_weight", "own_weight", "n", "age"):
        assert getattr(parts, name) == pytest.approx(getattr(whole, name), rel=1e-12, nan_ok=True), name
    blocked = backtest_seasonal(values, period=12, lower=0, upper=100)
    for name in ("location", "scale", "observed", "history"):
        assert getattr(blocked, name) == pytest.approx(getattr(past, name), rel=1e-12, nan_ok=True), name
