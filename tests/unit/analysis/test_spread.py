"""How far apart areas are, how sure that is, and whether it has changed; and classes for colours."""

import numpy as np
import pytest

from tkkio_analytics.analysis.spread import spread_over_time
from tkkio_analytics.analysis.value_classes import class_limits

WIDE = {str(i): {2022: 10.0 * i, 2023: 2.0 * i} for i in range(1, 6)}


def spread(panel, deviation):
    deviations = np.full(panel.values.shape, deviation)
    return spread_over_time(panel, deviations=deviations, rng=np.random.default_rng(1))


def test_exact_levels_have_an_exact_width_and_any_change_is_one(panel_of):
    (before, after), said = spread(panel_of(WIDE), 0.0)
    assert (before.width, before.width_lower, before.width_upper) == (20.0, 20.0, 20.0)
    assert after.width == 4.0
    assert said.key == "comparing.narrower"


def test_a_change_within_the_uncertainty_of_the_levels_is_not_called_one(panel_of):
    (before, _), said = spread(panel_of(WIDE), 12.0)
    assert said.key == "comparing.unclear"
    assert before.width_lower < 20.0 < before.width_upper


def test_a_widening_is_told_from_a_narrowing(panel_of):
    turned = {code: {2022: points[2023], 2023: points[2022]} for code, points in WIDE.items()}
    assert spread(panel_of(turned), 0.5)[1].key == "comparing.wider"


def test_without_an_uncertainty_there_is_no_interval_and_no_verdict(panel_of):
    (before, _), said = spread(panel_of(WIDE), np.nan)
    assert (before.width, before.width_lower, before.width_upper) == (20.0, None, None)
    assert said.key == "comparing.untested_short"


def test_one_period_has_no_change(panel_of):
    single = {code: {2023: points[2023]} for code, points in WIDE.items()}
    assert spread(panel_of(single), 0.5)[1] is None


def test_the_interval_of_the_width_holds_the_truth_and_no_change_is_seldom_called_one(panel_of):
    rng = np.random.default_rng(7)
    held = changed = 0
    for _ in range(100):
        levels = rng.normal(50, 1, 22)
        drawn = levels[:, None] + rng.normal(0, 0.3, (22, 2))
        panel = panel_of({f"{i:02d}": {2022: drawn[i, 0], 2023: drawn[i, 1]} for i in range(22)})
        (first, _), said = spread(panel, 0.3)
        low, high = np.quantile(levels, [0.25, 0.75])
        held += first.width_lower <= high - low <= first.width_upper
        changed += said.key != "comparing.unclear"
    assert held >= 88
    assert changed <= 12


@pytest.mark.parametrize(
    ("values", "factor", "limits"),
    [
        ([14.6, 24.1, 45.0, 67.3], 1.0, (15.0, 30.0, 45.0, 60.0)),
        ([0.146, 0.241, 0.45, 0.673], 100.0, (0.15, 0.3, 0.45, 0.6)),
        ([3.0, 3.0], 1.0, ()),
        ([], 1.0, ()),
        ([-4.0, 6.0], 1.0, (-2.0, 0.0, 2.0, 4.0)),
        ([98000.0, 684018.0], 1.0, (150000.0, 300000.0, 450000.0, 600000.0)),
        ([0.6, 1.7], 1.0, (0.9, 1.2, 1.5)),
    ],
)
def test_classes_are_at_most_five_and_their_limits_round_as_they_are_shown(values, factor, limits):
    assert class_limits(values, decimals=1, factor=factor) == pytest.approx(limits)
