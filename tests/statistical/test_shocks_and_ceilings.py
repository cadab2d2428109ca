"""Through a shock and near a ceiling, what the panel model says comes true about as often as it says."""

import numpy as np
import pytest
from statistical.simulators import SHOCK_YEAR, near_a_ceiling, shocked

from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.scoring import LEVELS, brier_skill

HORIZONS = 5


def covered(cutoffs: range, *, hit: bool, seed: int = 1) -> float:
    """Share of outcomes inside the 80 % intervals from some cutoffs."""
    panels = shocked(seed)
    quantiles = fit_panel(panels.values, horizons=HORIZONS).origins.quantile(LEVELS)
    inside = []
    for cutoff in cutoffs:
        for h in range(1, HORIZONS + 1):
            if cutoff + h < panels.values.shape[2]:
                found, observed = quantiles[cutoff, :, :, h - 1], panels.values[:, :, cutoff + h]
                within = (found[..., 2] <= observed) & (observed <= found[..., 10])
                inside.append(within[panels.hit == hit].ravel())
    return float(np.concatenate(inside).mean())


def test_years_without_a_shock_are_covered_as_claimed() -> None:
    assert abs(covered(range(9, 20), hit=False) - 0.80) < 0.04


def test_years_after_a_shock_are_covered() -> None:
    assert covered(range(SHOCK_YEAR, SHOCK_YEAR + 4), hit=True) > 0.80


def test_a_shock_is_let_go_of_within_a_few_years() -> None:
    assert covered(range(SHOCK_YEAR + 4, SHOCK_YEAR + 7), hit=True) < 0.92


def test_a_whole_run_through_a_shock_is_nearly_covered() -> None:
    assert covered(range(9, 20), hit=True) > 0.72


@pytest.mark.parametrize("horizon", [1, 3, 5])
def test_the_highest_shares_are_not_promised_to_rise(horizon: int) -> None:
    values = near_a_ceiling(2)
    fit = fit_panel(values[..., :13], lower=0, upper=100, horizons=HORIZONS)
    last, later = values[..., 12], values[..., 12 + horizon]
    highest = last > np.quantile(last, 0.75)
    said = fit.probability_at_least(last, horizon=horizon)[highest]
    came = (later >= last)[highest].astype(float)
    assert said.mean() < 0.46
    assert said.mean() - came.mean() < 0.15


def test_knowing_that_chance_comes_back_is_worth_something_near_a_ceiling() -> None:
    values = near_a_ceiling(3)
    fit = fit_panel(values[..., :13], lower=0, upper=100, horizons=HORIZONS)
    said = fit.probability_at_least(values[..., 12], horizon=1).ravel()
    came = (values[..., 13] >= values[..., 12]).astype(float).ravel()
    assert brier_skill(said, came) > 0.10
