import numpy as np
import pytest

from tkkio_analytics.models.levers import growth, needed_change, needed_shift, shifted
from tkkio_analytics.models.predictive import Family, Predictive
from tkkio_analytics.models.transform import Transform, forward

NONE, ZERO, HUNDRED = np.array([np.nan]), np.array([0.0]), np.array([100.0])


def path(
    middles: list[float],
    *,
    scale: float = 1.0,
    transform: Transform = Transform.IDENTITY,
    lower: np.ndarray = NONE,
    upper: np.ndarray = NONE,
    family: Family = Family.STUDENT_T4,
) -> Predictive:
    codes = np.array([transform])
    location = forward(np.array([[middles]], dtype=float), codes, lower=lower, upper=upper)
    return Predictive(
        location=location,
        scale=np.full(location.shape, scale),
        transform=codes,
        lower=lower,
        upper=upper,
        family=family,
    )


def share(middles: list[float], *, scale: float = 0.3) -> Predictive:
    return path(middles, scale=scale, transform=Transform.LOGIT, lower=ZERO, upper=HUNDRED)


def test_a_change_per_year_accumulates_and_a_change_of_level_stays():
    elapsed = np.array([-1.0, 0.0, 1.0, 2.0, 5.0])
    assert growth(elapsed, ramp_years=0, yearly=True).tolist() == [0.0, 0.0, 1.0, 2.0, 5.0]
    assert growth(elapsed, ramp_years=0, yearly=False).tolist() == [0.0, 0.0, 1.0, 1.0, 1.0]
    assert growth(elapsed, ramp_years=4, yearly=False).tolist() == [0.0, 0.0, 0.25, 0.5, 1.0]
    assert growth(elapsed, ramp_years=2, yearly=True).tolist() == [0.0, 0.0, 0.25, 1.0, 4.0]


def test_the_middle_moves_by_what_is_assumed_and_uncertainties_add_in_squares():
    moved = shifted(path([10.0, 20.0], scale=3.0), added=np.array([0.0, 4.0]), added_sd=np.array([0.0, 4.0]))
    assert moved.median[0, 0].tolist() == [10.0, 24.0]
    assert moved.scale[0, 0].tolist() == [3.0, 5.0]


def test_a_share_moves_in_points_and_its_doubt_by_the_secant_of_the_scale():
    before = share([20.0])
    moved = shifted(before, added=np.array([5.0]), added_sd=np.array([2.5]))
    assert moved.median[0, 0, 0] == pytest.approx(25.0, abs=1e-12)
    distance = np.log(25.25 / 75.25) - np.log(20.25 / 80.25)
    assert moved.location[0, 0, 0] - before.location[0, 0, 0] == pytest.approx(distance, abs=1e-12)
    assert moved.scale[0, 0, 0] == pytest.approx(np.hypot(0.3, distance / 2), abs=1e-12)


def test_no_change_leaves_every_bit():
    before = share([0.0, 3.3, 100.0])
    moved = shifted(before, added=np.zeros(3), added_sd=np.zeros(3))
    assert moved.location.tobytes() == before.location.tobytes()
    assert moved.scale.tobytes() == before.scale.tobytes()


def test_changes_that_cancel_out_still_widen_the_fan():
    moved = shifted(path([10.0], scale=3.0), added=np.zeros(1), added_sd=np.array([4.0]))
    assert moved.median[0, 0, 0] == 10.0
    assert moved.scale[0, 0, 0] == pytest.approx(5.0)


@pytest.mark.parametrize(("added", "end"), [(200.0, 100.0), (-200.0, 0.0)])
def test_the_middle_stops_at_a_bound(added, end):
    moved = shifted(share([40.0]), added=np.array([added]), added_sd=np.zeros(1))
    assert moved.median[0, 0, 0] == pytest.approx(end, abs=1e-9)
    assert np.isfinite(moved.location).all()


def test_what_cannot_be_zero_keeps_a_hundredth():
    moved = shifted(path([50.0], transform=Transform.LOG, lower=ZERO), added=np.array([-80.0]), added_sd=np.zeros(1))
    assert moved.median[0, 0, 0] == pytest.approx(0.5)


def test_a_forecast_that_is_not_there_stays_away():
    before = path([10.0])
    gone = Predictive(**{**vars_of(before), "location": np.full((1, 1, 1), np.nan)})
    assert np.isnan(shifted(gone, added=np.ones(1), added_sd=np.ones(1)).location).all()


def vars_of(found: Predictive) -> dict[str, object]:
    return {name: getattr(found, name) for name in ("location", "scale", "transform", "lower", "upper", "family")}


def test_a_certain_change_closes_the_gap_and_adds_the_quantile():
    assert needed_shift(gap=3.0, scale=2.0, quantile=1.5, uncertainty=0.0) == 6.0


def test_an_uncertain_change_solves_the_quadratic():
    # D - 3 = sqrt(1 + D^2 / 4): 3 D^2 / 4 - 6 D + 8 = 0, so D = 4 + sqrt(16 / 3).
    found = needed_shift(gap=3.0, scale=1.0, quantile=1.0, uncertainty=0.5)
    assert found == pytest.approx(4.0 + np.sqrt(16.0 / 3.0), abs=1e-12)


def test_at_the_pole_the_equation_is_linear():
    # q c = 1: D - 3 = 2 sqrt(1 + D^2 / 4) leaves -6 D + 5 = 0, whose root is short of the gap.
    assert needed_shift(gap=3.0, scale=1.0, quantile=2.0, uncertainty=0.5) is None
    # Past the goal already: D + 1 = 2 sqrt(1 + D^2 / 4) gives D = 3 / 2.
    assert needed_shift(gap=-1.0, scale=1.0, quantile=2.0, uncertainty=0.5) == pytest.approx(1.5)


def test_a_change_more_uncertain_than_it_is_large_cannot_make_sure():
    assert needed_shift(gap=3.0, scale=1.0, quantile=1.5, uncertainty=1.0) is None
    before = path([10.0])
    words = {"row": 0, "horizon": 1, "goal": 13.0, "at_least": True, "probability": 0.9}
    assert needed_change(before, uncertainty=1.0, **words) is None
    assert needed_change(before, uncertainty=0.2, **words) is not None


@pytest.mark.parametrize("at_least", [True, False])
def test_what_is_so_already_needs_nothing(at_least):
    goal = 5.0 if at_least else 15.0
    words = {"row": 0, "horizon": 1, "goal": goal, "at_least": at_least, "uncertainty": 0.5}
    assert needed_change(path([10.0]), probability=0.9, **words) == 0.0


def test_the_median_needs_the_gap_itself():
    words = {"row": 0, "horizon": 2, "at_least": False, "probability": 0.5, "uncertainty": 0.5}
    assert needed_change(path([10.0, 12.0]), goal=9.0, **words) == -3.0


def test_nothing_gets_past_a_bound():
    words = {"row": 0, "horizon": 1, "at_least": True, "uncertainty": 0.0}
    assert needed_change(share([40.0], scale=1.0), goal=99.9, probability=0.9, **words) is None
    assert needed_change(share([40.0]), goal=101.0, probability=0.5, **words) is None
    positive = path([40.0], transform=Transform.LOG, lower=ZERO)
    assert needed_change(positive, goal=0.0, probability=0.5, **words | {"at_least": False}) is None
