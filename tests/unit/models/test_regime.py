"""A regime change widens the fan where it is the latest change, and nothing else."""

import numpy as np

from tkkio_analytics.models.calibration import Errors, Spread
from tkkio_analytics.models.panel import PanelFit, fit_panel
from tkkio_analytics.models.regime import REGIME_RATIO, regime_widening


def walk(regions: int = 8, periods: int = 14) -> np.ndarray:
    changes = np.random.default_rng(3).normal(0.02, 0.05, (1, regions, periods))
    return 40.0 * np.exp(changes.cumsum(axis=2))


def fitted(into: list[int], *, regions: slice = slice(None)) -> PanelFit:
    regime = np.zeros((1, 8, 13), dtype=bool)
    for period in into:
        regime[0, regions, period - 1] = True
    return fit_panel(walk(), regime=regime)


def test_a_first_regime_change_doubles_the_variance() -> None:
    plain, wide = fit_panel(walk()), fitted([13])
    np.testing.assert_allclose(wide.widening, REGIME_RATIO)
    np.testing.assert_allclose(wide.scale, REGIME_RATIO * plain.scale)


def test_everything_but_the_scale_stays_as_it_was() -> None:
    plain, wide = fit_panel(walk()), fitted([13])
    for name in ("location", "drift", "own_weight", "panel_weight", "growth", "n", "age", "transform"):
        assert getattr(plain, name).tobytes() == getattr(wide, name).tobytes(), name
    assert plain.origins.scale[:-1].tobytes() == wide.origins.scale[:-1].tobytes()


def test_an_earlier_regime_change_widens_nothing_now() -> None:
    plain, other = fit_panel(walk()), fitted([9])
    assert plain.scale.tobytes() == other.scale.tobytes()
    assert (other.origins.scale[9] > plain.origins.scale[9]).all()


def test_only_the_regions_it_concerns_are_widened() -> None:
    wide = fitted([13], regions=slice(0, 2))
    assert (wide.widening[0, :2] > 1).all()
    assert (wide.widening[0, 2:] == 1).all()


def test_the_ratio_of_earlier_regime_changes_is_believed_as_far_as_there_were_some() -> None:
    size, known = np.zeros((6, 5, 1, 1)), np.zeros((6, 5, 1, 1), dtype=bool)
    size[3, 0], known[3, 0] = 6.0, True
    regime = np.zeros((6, 1, 1), dtype=bool)
    regime[[2, 5]] = True
    spread = Spread(step=np.full((6, 1, 1), 2.0), growth=np.zeros((6, 1)))
    member = np.ones((1, 1), dtype=bool)
    found = regime_widening(Errors(size=size, known=known), spread, regime=regime, member=member)
    np.testing.assert_allclose(found[2, 0, 0], REGIME_RATIO)
    np.testing.assert_allclose(found[5, 0, 0], (2 * REGIME_RATIO + 1 * 3.0) / 3)


def test_a_regime_change_never_makes_surer() -> None:
    size, known = np.zeros((9, 5, 1, 1)), np.zeros((9, 5, 1, 1), dtype=bool)
    known[1:, 0] = True
    spread = Spread(step=np.full((9, 1, 1), 2.0), growth=np.zeros((9, 1)))
    regime = np.ones((9, 1, 1), dtype=bool)
    errors = Errors(size=size, known=known)
    assert (regime_widening(errors, spread, regime=regime, member=np.ones((1, 1), dtype=bool)) >= 1).all()


def test_no_past_origin_sees_a_later_regime_change_or_value() -> None:
    regime = np.zeros((1, 8, 13), dtype=bool)
    regime[0, :, [3, 6]] = True
    later, future = regime.copy(), walk()
    later[0, :, 9:] = True
    future[..., 9:] = 77.0
    one, other = fit_panel(walk(), regime=regime).origins, fit_panel(future, regime=later).origins
    assert one.scale[:9].tobytes() == other.scale[:9].tobytes()
