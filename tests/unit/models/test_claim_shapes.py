"""Shapes of real variation, on series that can be worked out by hand."""

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from tkkio_analytics.models.claim_panels import World, known_panel
from tkkio_analytics.models.claim_record import share_error
from tkkio_analytics.models.claim_shapes import borrowed, real_shapes
from tkkio_analytics.models.tidy import TidyPanel


def panel(values: np.ndarray) -> TidyPanel:
    return cast("TidyPanel", SimpleNamespace(observations=values[None]))


def test_straight_lines_leave_no_shape() -> None:
    lines = np.arange(20.0) * np.arange(1.0, 17.0)[:, None]
    wave = np.where(np.arange(20) % 2 == 0, 1.0, -1.0)
    left = real_shapes(panel(lines + wave), smoothed_over=None)[0]
    assert left.shape == (16, 20)
    assert np.median(left.std(axis=1)) == pytest.approx(1.0)
    assert np.corrcoef(left[0], wave)[0, 1] > 0.99


def test_short_and_broken_series_lend_nothing() -> None:
    values = np.random.default_rng(1).standard_normal((16, 20))
    assert real_shapes(panel(values[:, :11])) == ()
    values[:2, 4] = np.nan
    assert real_shapes(panel(values)) == ()


@pytest.mark.parametrize("periods", [5, 20, 33])
def test_variation_is_borrowed_whole(periods: int) -> None:
    shape = np.arange(19.0)[:, None] * 100.0 + np.arange(20.0)
    seen = np.abs(borrowed(np.random.default_rng(2), [shape], areas=22, periods=periods))
    assert seen.shape == (22, periods)
    assert np.isin(seen, shape).all()
    steps = np.diff(seen, axis=1)
    assert (steps[:, : min(periods, 10) - 1] == 1.0).all()


def test_a_world_that_borrows_lays_the_shape_on_the_truth() -> None:
    truth = np.full((22, 6), 7.0)
    lent = [np.ones((19, 12))]
    seen = known_panel(np.random.default_rng(3), world=World.HELD_OUT_REAL, truth=truth, shapes=lent)
    assert (seen.truth == truth).all()
    assert set(np.unique(seen.values)) <= {6.0, 8.0}


def test_claims_of_one_panel_count_as_one_draw() -> None:
    called, asked = np.array([22.0, 0.0, 0.0, 0.0]), np.full(4, 22.0)
    assert share_error(called, asked) == pytest.approx(0.2165, abs=1e-4)
    assert share_error(np.zeros(4), asked) == 0.0
