"""What holds for assumed changes whatever the forecast and whatever is assumed."""

import math

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tkkio_analytics.domain.lever_text import lever_text, levers_text, parse_lever, parse_levers
from tkkio_analytics.domain.scenario import AMOUNT_KINDS, Lever, LeverKind
from tkkio_analytics.models.levers import growth, needed_change, shifted
from tkkio_analytics.models.predictive import Family, Predictive
from tkkio_analytics.models.transform import Transform, forward

QUICK = settings(max_examples=200, deadline=None)
LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975]
BOUNDS = {
    Transform.IDENTITY: (np.nan, np.nan),
    Transform.SQUARE_ROOT: (0.0, np.nan),
    Transform.LOG: (0.0, np.nan),
    Transform.LOGIT: (0.0, 100.0),
}


@st.composite
def paths(draw: st.DrawFn) -> Predictive:
    transform = draw(st.sampled_from(list(Transform)))
    lower, upper = (np.array([value]) for value in BOUNDS[transform])
    middles = np.array([[draw(st.lists(st.floats(1.0, 99.0), min_size=3, max_size=3))]])
    wide = 10.0 if transform in {Transform.IDENTITY, Transform.SQUARE_ROOT} else 1.0
    return Predictive(
        location=forward(middles, np.array([transform]), lower=lower, upper=upper),
        scale=np.full((1, 1, 3), draw(st.floats(0.01, 0.6)) * wide),
        transform=np.array([transform]),
        lower=lower,
        upper=upper,
        family=draw(st.sampled_from(list(Family))),
    )


changes = st.floats(-200.0, 200.0)
codes = st.text("abcdefgh0123456789_", min_size=1, max_size=12)


@st.composite
def levers(draw: st.DrawFn) -> Lever:
    kind = draw(st.sampled_from(list(LeverKind)))
    ramp = draw(st.integers(1, 30)) if kind is LeverKind.RAMP else draw(st.integers(0, 30))
    return Lever(
        kind=kind,
        amount=draw(st.floats(-1e9, 1e9)) if kind in AMOUNT_KINDS else None,
        start_year=draw(st.none() | st.integers(1900, 2200)),
        ramp_years=0 if kind is LeverKind.STEP else ramp,
        uncertainty=draw(st.floats(0.0, 2.0)),
        peer=draw(codes) if kind is LeverKind.PEER_PACE else None,
        probability=draw(st.floats(0.5, 0.98)) if kind is LeverKind.REQUIRED_PACE else None,
        indicator_id=draw(st.none() | codes),
    )


@QUICK
@given(path=paths(), added=changes, spread=st.floats(0.0, 2.0))
def test_the_fan_never_leaves_its_bounds_nor_crosses(path: Predictive, added: float, spread: float) -> None:
    moved = shifted(path, added=np.array([added]), added_sd=np.array([spread * abs(added)]))
    quantiles = moved.quantile(LEVELS)
    assert np.isfinite(quantiles).all()
    assert (np.diff(quantiles, axis=-1) >= 0).all()
    assert not (quantiles < path.lower[0]).any()
    assert not (quantiles > path.upper[0]).any()
    assert (moved.scale >= path.scale).all()


@QUICK
@given(path=paths())
def test_nothing_assumed_changes_no_bit(path: Predictive) -> None:
    moved = shifted(path, added=np.zeros(1), added_sd=np.zeros(1))
    assert moved.quantile(LEVELS).tobytes() == path.quantile(LEVELS).tobytes()
    assert moved.probability_at_least(50.0).tobytes() == path.probability_at_least(50.0).tobytes()


@QUICK
@given(path=paths(), small=st.floats(0.0, 100.0), more=st.floats(0.0, 100.0), goal=st.floats(1.0, 99.0))
def test_a_larger_certain_change_never_makes_the_goal_less_likely(
    path: Predictive, small: float, more: float, goal: float
) -> None:
    sure = np.zeros(1)
    less = shifted(path, added=np.array([small]), added_sd=sure).probability_at_least(goal)
    larger = shifted(path, added=np.array([small + more]), added_sd=sure).probability_at_least(goal)
    assert (larger >= less - 1e-12).all()


@QUICK
@given(
    path=paths(),
    goal=st.floats(1.0, 99.0),
    at_least=st.booleans(),
    probability=st.sampled_from([0.5, 0.75, 0.9]),
    uncertainty=st.sampled_from([0.0, 0.3, 0.5, 0.65, 1.0]),
)
def test_the_change_needed_gives_its_probability_when_put_back(
    path: Predictive, goal: float, *, at_least: bool, probability: float, uncertainty: float
) -> None:
    change = needed_change(
        path, row=0, horizon=2, goal=goal, at_least=at_least, probability=probability, uncertainty=uncertainty
    )
    assume(change is not None)
    assert change is not None
    moved = shifted(path, added=np.array([change]), added_sd=np.array([uncertainty * abs(change)]))
    above = float(moved.probability_at_least(goal)[0, 0, 1])
    found = above if at_least else 1.0 - above
    if change == 0:
        assert found >= probability
    else:
        assert (change > 0) is at_least
        assert math.isclose(found, probability, abs_tol=1e-7)


@QUICK
@given(ramp=st.integers(0, 30), elapsed=st.floats(0.0, 40.0), later=st.floats(0.0, 40.0), yearly=st.booleans())
def test_a_lever_only_grows_and_never_past_its_full_pace(
    ramp: int, elapsed: float, later: float, *, yearly: bool
) -> None:
    there, then = growth(np.array([elapsed, elapsed + later]), ramp_years=ramp, yearly=yearly)
    assert 0.0 <= there <= then + 1e-9
    assert then <= ((elapsed + later) if yearly else 1.0) + 1e-9


@QUICK
@given(lever=levers())
def test_a_lever_s_text_reads_back_as_the_same_lever(lever: Lever) -> None:
    assert parse_lever(lever_text(lever)) == lever


@QUICK
@given(several=st.lists(levers(), max_size=20).map(tuple))
def test_texts_of_several_levers_read_back(several: tuple[Lever, ...]) -> None:
    assume(len(levers_text(several)) > 0 or not several)
    assert parse_levers(levers_text(several)) == several
