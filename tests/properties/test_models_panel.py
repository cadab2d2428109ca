"""What holds for the panel model whatever the data."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tkkio_analytics.models.panel import PanelFit, fit_panel
from tkkio_analytics.models.transform import Transform

LEVELS = [0.025, 0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.95, 0.975]
SHAPE = (1, 5, 8)
QUICK = settings(max_examples=60, deadline=None)
LONG = settings(max_examples=3000, deadline=None)


def panels(low: float, high: float, *, gaps: bool = True) -> st.SearchStrategy[np.ndarray]:
    number = st.floats(low, high, width=32).map(lambda x: round(x, 3))
    return arrays(float, SHAPE, elements=(st.just(np.nan) | number) if gaps else number)


masks = arrays(bool, (1, 5, 7))
shares = panels(0.0, 100.0)
signed = panels(-50.0, 50.0)
positive = panels(20.0, 100.0, gaps=False)


def check_defined_and_ordered(fit: PanelFit) -> None:
    quantiles = fit.quantile(LEVELS)
    forecast = np.broadcast_to((fit.n >= 4)[..., None, None], quantiles.shape)
    assert np.isfinite(quantiles[forecast]).all()
    assert np.isnan(quantiles[~forecast]).all()
    assert (np.diff(quantiles, axis=-1)[forecast[..., 1:]] >= 0).all()


@QUICK
@given(values=shares, masked=masks)
def test_quantiles_of_shares_never_cross_or_leave_their_bounds(values: np.ndarray, masked: np.ndarray) -> None:
    fit = fit_panel(values, masked=masked, lower=0, upper=100)
    check_defined_and_ordered(fit)
    quantiles = fit.quantile(LEVELS)
    assert not ((quantiles < 0) | (quantiles > 100)).any()


@QUICK
@given(values=signed, masked=masks)
def test_quantiles_never_cross_on_any_scale(values: np.ndarray, masked: np.ndarray) -> None:
    check_defined_and_ordered(fit_panel(values, masked=masked))
    check_defined_and_ordered(fit_panel(np.abs(values), masked=masked))
    check_defined_and_ordered(fit_panel(60.0 + values, masked=masked))


@pytest.mark.soak
@LONG
@given(values=signed, masked=masks, member=arrays(bool, (1, 5)))
def test_quantiles_never_cross_in_the_long_loop(values: np.ndarray, masked: np.ndarray, member: np.ndarray) -> None:
    check_defined_and_ordered(fit_panel(values, masked=masked, member=member))
    check_defined_and_ordered(fit_panel(np.abs(values), masked=masked, member=member))
    check_defined_and_ordered(fit_panel(50.0 + values, masked=masked, member=member, lower=0, upper=100))


@QUICK
@given(values=shares, thresholds=st.lists(st.floats(-20.0, 120.0), min_size=2, max_size=8).map(sorted))
def test_probabilities_fall_as_the_threshold_rises(values: np.ndarray, thresholds: list[float]) -> None:
    for bounds in ({"lower": 0, "upper": 100}, {}):
        fit = fit_panel(values, **bounds)
        probabilities = np.stack([fit.probability_at_least(threshold) for threshold in thresholds])
        there = np.isfinite(fit.location)
        assert ((probabilities[:, there] >= 0) & (probabilities[:, there] <= 1)).all()
        assert (np.diff(probabilities[:, there], axis=0) <= 0).all()
        assert np.isnan(probabilities[:, ~there]).all()


@QUICK
@given(values=positive, factor=st.floats(0.01, 1000.0), shift=st.sampled_from(["log", "identity", "square root"]))
def test_a_change_of_unit_carries_through(values: np.ndarray, factor: float, shift: str) -> None:
    data = values.copy()
    if shift == "identity":
        data -= 60.0
        data[0, 0, 0] = -1.0
    if shift == "square root":
        data[0, 0, 0] = 0.0
    one, other = fit_panel(data), fit_panel(data * factor)
    assert one.transform.tolist() == other.transform.tolist()
    spread = np.abs(data).max() * factor
    np.testing.assert_allclose(one.quantile(LEVELS) * factor, other.quantile(LEVELS), rtol=1e-6, atol=1e-6 * spread)


@QUICK
@given(values=panels(0.0, 100.0), threshold=st.floats(0.5, 99.5))
def test_mirrored_shares_have_mirrored_probabilities(values: np.ndarray, threshold: float) -> None:
    fit = fit_panel(values, lower=0, upper=100)
    mirror = fit_panel(100.0 - values, lower=0, upper=100)
    spread = (fit.scale > 1e-6) | np.isnan(fit.scale)
    below = 1.0 - mirror.probability_at_least(100.0 - threshold)
    np.testing.assert_allclose(fit.probability_at_least(threshold)[spread], below[spread], atol=1e-6)


@QUICK
@given(values=panels(-50.0, 50.0, gaps=False), jump=st.floats(-40.0, 40.0), year=st.integers(1, 6))
def test_nothing_depends_on_the_size_of_a_masked_change(values: np.ndarray, jump: float, year: int) -> None:
    values[0, 0, 0], values[0, 0, -1] = -200.0, -200.0  # signed whatever the jump
    masked = np.zeros((1, 5, 7), dtype=bool)
    masked[0, :, year - 1] = True
    moved = values.copy()
    moved[..., :year] += jump
    one, other = fit_panel(values, masked=masked), fit_panel(moved, masked=masked)
    assert one.transform.tolist() == other.transform.tolist() == [Transform.IDENTITY]
    np.testing.assert_allclose(one.quantile(LEVELS), other.quantile(LEVELS), rtol=1e-6, atol=1e-6)


@QUICK
@given(values=shares, future=panels(-500.0, 500.0), cutoff=st.integers(3, 6))
def test_no_origin_sees_the_future(values: np.ndarray, future: np.ndarray, cutoff: int) -> None:
    other = values.copy()
    other[..., cutoff + 1 :] = future[..., cutoff + 1 :]
    one, two = (fit_panel(data, lower=0, upper=100).origins for data in (values, other))
    for name in ("location", "scale", "transform", "lower", "upper"):
        assert getattr(one, name)[: cutoff + 1].tobytes() == getattr(two, name)[: cutoff + 1].tobytes()


@QUICK
@given(values=shares, order=st.permutations(range(5)))
def test_the_order_of_regions_does_not_matter(values: np.ndarray, order: list[int]) -> None:
    one, other = fit_panel(values, lower=0, upper=100), fit_panel(values[:, order], lower=0, upper=100)
    np.testing.assert_allclose(one.location[:, order], other.location, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(one.scale[:, order], other.scale, rtol=1e-6, atol=1e-6)
