"""The XmR chart on series that can be checked by hand."""

import pytest

from tkkio_analytics.models import spc
from tkkio_analytics.models.spc import Assurance, SpecialCause, XmrLimits

LIMITS = XmrLimits(mean=50.0, lower=41.0, upper=59.0)
"""Close to a limit: beyond 44 and 56."""
USUAL = [49.0, 51.0] * 6


def cause(*last: float) -> tuple[SpecialCause, int] | None:
    found = spc.latest_variation([*USUAL, *last], limits=LIMITS)
    return None if found is None else (found.cause, found.side)


def test_limits_are_the_mean_and_2_66_mean_moving_ranges():
    # 10, 12, 11, 13: ranges 2, 1, 2, mean 5/3; mean 11.5.
    found = spc.xmr_limits([10.0, 12.0, 11.0, 13.0])
    assert found.mean == 11.5
    assert found.upper == pytest.approx(11.5 + 2.66 * 5 / 3)
    assert found.lower == pytest.approx(11.5 - 2.66 * 5 / 3)


def test_a_moving_range_above_3_267_means_is_screened_out():
    # Ten ranges of 1 and one of 21: mean 31 / 11 = 2.82, screened above 9.2; the rest have mean 1.
    series = [0.0, 1.0] * 5 + [22.0, 21.0]
    found = spc.xmr_limits(series)
    assert (found.upper - found.mean) == pytest.approx(2.66)


def test_a_constant_series_has_no_special_cause():
    limits = spc.xmr_limits([5.0] * 12)
    assert (limits.lower, limits.upper) == (5.0, 5.0)
    assert spc.latest_variation([5.0] * 12, limits=limits) is None


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ((60.0,), (SpecialCause.OUTSIDE_LIMITS, 1)),
        ((40.0,), (SpecialCause.OUTSIDE_LIMITS, -1)),
        ((45.0, 46.0, 47.0, 48.0, 49.0, 50.0, 51.0), (SpecialCause.TREND, 1)),
        ((55.0, 54.0, 53.0, 52.0, 51.0, 50.0, 49.0), (SpecialCause.TREND, -1)),
        ((57.0, 51.0, 57.0), (SpecialCause.NEAR_LIMIT, 1)),
        ((43.0, 43.0), None),
        ((49.0, 43.0, 43.0), (SpecialCause.NEAR_LIMIT, -1)),
        ((57.0, 57.0, 51.0), None),
        ((57.0, 49.0, 57.0), None),
        ((51.0, 52.0, 51.0, 52.0, 51.0, 52.0, 51.0), (SpecialCause.SHIFT, 1)),
        ((49.0, 48.0, 49.0, 48.0, 49.0, 48.0, 49.0), (SpecialCause.SHIFT, -1)),
        ((50.0,), None),
    ],
)
def test_the_latest_point_stands_out_by_the_first_rule_that_fits(last, found):
    assert cause(*last) == found


def test_a_point_outside_goes_before_a_trend_and_a_trend_before_a_shift():
    assert cause(54.0, 55.0, 56.0, 57.0, 58.0, 58.5, 60.0) == (SpecialCause.OUTSIDE_LIMITS, 1)
    assert cause(51.0, 52.0, 53.0, 54.0, 55.0, 55.5, 55.9) == (SpecialCause.TREND, 1)


@pytest.mark.parametrize(
    ("target", "at_least", "found"),
    [
        (60.0, True, Assurance.CONSISTENT_FAIL),
        (60.0, False, Assurance.CONSISTENT_PASS),
        (40.0, True, Assurance.CONSISTENT_PASS),
        (40.0, False, Assurance.CONSISTENT_FAIL),
        (50.0, True, Assurance.INCONSISTENT),
    ],
)
def test_assurance_says_on_which_side_of_the_limits_the_target_lies(target, at_least, found):
    assert spc.assurance(LIMITS, target=target, at_least=at_least) is found
