"""On simulated panels, what the panel model says comes true as often as it says."""

import numpy as np
import pytest

from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.record import own_record
from tkkio_analytics.models.scoring import LEVELS, probability_scores, quantile_score

HORIZONS = 5


def simulated_panels(
    rng: np.random.Generator, *, indicators: int, regions: int = 20, periods: int = 20, tails: float = 8.0
) -> np.ndarray:
    """Signed panels: common and own drifts, common shocks and own shocks of unequal size, slightly heavy tails."""
    common_drift = rng.normal(0.0, 0.5, (indicators, 1, 1))
    own_drift = rng.normal(0.0, 0.3, (indicators, regions, 1))
    size = np.exp(rng.normal(0.0, 0.3, (indicators, regions, 1)))
    common = 0.5 * rng.standard_t(tails, (indicators, 1, periods))
    own = size * rng.standard_t(tails, (indicators, regions, periods))
    return (common_drift + own_drift + common + own).cumsum(axis=2)


def outcomes(values: np.ndarray, *, seen: int, horizons: int = HORIZONS) -> tuple[np.ndarray, np.ndarray]:
    """Quantiles from the first `seen` periods, and what came, flattened."""
    quantiles = fit_panel(values[:, :, :seen], horizons=horizons).quantile(LEVELS)
    return quantiles.reshape(-1, LEVELS.size), values[:, :, seen : seen + horizons].reshape(-1)


def coverage(quantiles: np.ndarray, observed: np.ndarray, low: int, high: int) -> float:
    return float(((quantiles[:, low] <= observed) & (observed <= quantiles[:, high])).mean())


def check_coverage(seed: int, *, indicators: int, slack: float) -> None:
    values = simulated_panels(np.random.default_rng(seed), indicators=indicators)
    quantiles, observed = outcomes(values, seen=15)
    assert abs(coverage(quantiles, observed, 2, 10) - 0.80) < slack
    assert abs(coverage(quantiles, observed, 0, 12) - 0.95) < slack


def test_intervals_cover_near_their_claim() -> None:
    check_coverage(11, indicators=60, slack=0.05)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(30))
def test_intervals_cover_near_their_claim_in_the_long_loop(seed: int) -> None:
    check_coverage(seed, indicators=200, slack=0.04)


def test_probabilities_of_rising_are_calibrated_and_worth_something() -> None:
    values = simulated_panels(np.random.default_rng(12), indicators=80)
    fit = fit_panel(values[:, :, :15], horizons=3)
    said = fit.probability_at_least(values[:, :, 14] + 1.0, horizon=3).ravel()
    came = (values[:, :, 17] >= values[:, :, 14] + 1.0).astype(float).ravel()
    scores = probability_scores(said, came)
    assert scores.skill > 0.03
    assert 0.6 < scores.slope < 1.6
    assert scores.ece < 0.05


def test_learning_across_regions_beats_each_region_alone() -> None:
    values = simulated_panels(np.random.default_rng(13), indicators=40)
    together, observed = outcomes(values, seen=10)
    alone = fit_panel(values[:, :, :10].reshape(-1, 1, 10)).quantile(LEVELS).reshape(-1, LEVELS.size)
    assert quantile_score(observed, together).mean() < 0.98 * quantile_score(observed, alone).mean()


def test_a_masked_break_costs_little_and_an_ignored_one_much() -> None:
    clean = simulated_panels(np.random.default_rng(14), indicators=60)
    broken = clean.copy()
    broken[:, :, :12] -= 15.0
    masked = np.zeros((*clean.shape[:2], 14), dtype=bool)
    masked[:, :, 11] = True
    observed = clean[:, :, 15:20].reshape(-1)
    best, _ = outcomes(clean, seen=15)
    hidden = fit_panel(broken[:, :, :15], masked=masked).quantile(LEVELS).reshape(-1, LEVELS.size)
    ignored, _ = outcomes(broken, seen=15)
    base = quantile_score(observed, best).mean()
    assert quantile_score(observed, hidden).mean() < 1.03 * base
    assert quantile_score(observed, ignored).mean() > 1.1 * base


def test_own_record_is_as_good_as_what_comes_next() -> None:
    values = simulated_panels(np.random.default_rng(15), indicators=30)
    origins = fit_panel(values, horizons=2).origins
    records = [own_record(origins, horizon=2, indicator=i) for i in range(30)]
    assert abs(np.mean([record.c80 for record in records]) - 0.80) < 0.05
    assert abs(np.mean([record.c95 for record in records]) - 0.95) < 0.03
    assert {record.origins for record in records} == {20 - 3 - 2}


def test_heavy_tails_are_still_covered() -> None:
    values = simulated_panels(np.random.default_rng(16), indicators=60, tails=3.0)
    quantiles, observed = outcomes(values, seen=15)
    assert coverage(quantiles, observed, 0, 12) > 0.90
