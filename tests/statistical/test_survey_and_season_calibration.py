"""On simulated surveys and months, intervals cover as they claim: the published estimate and the true level apart."""

import numpy as np
import pytest

from tkkio_analytics.models.seasonal import fit_seasonal
from tkkio_analytics.models.survey import PublishedError, fit_survey

YEARS = np.array([2010.0, 2013.0, 2014.0, 2018.0, 2020.0, 2022.0, 2024.0, 2026.0])


def surveyed(seed: int, *, indicators: int = 60, regions: int = 20) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """True levels, estimates and standard errors, (P, R, T), on a signed scale."""
    rng = np.random.default_rng(seed)
    gaps = np.diff(YEARS, prepend=YEARS[0] - 1.0)
    common = rng.normal(0.3, 0.2, (indicators, 1, 1)) * gaps + rng.normal(0.0, 0.4, (indicators, 1, 8)) * gaps**0.5
    own = rng.normal(0.0, 0.5, (indicators, regions, 8)) * gaps**0.5
    truth = rng.normal(0.0, 3.0, (indicators, regions, 1)) + (common + own).cumsum(axis=2)
    se = np.broadcast_to(rng.uniform(0.7, 2.0, (indicators, regions, 1)), truth.shape)
    return truth, truth + se * rng.standard_normal(truth.shape), se


def inside(quantiles: np.ndarray, observed: np.ndarray) -> float:
    return float(((quantiles[..., 0] <= observed) & (observed <= quantiles[..., 1])).mean())


@pytest.mark.parametrize("rounds", [3, 5, 7])
def test_estimates_and_levels_are_each_covered_as_claimed(rounds: int) -> None:
    truth, estimate, se = surveyed(21)
    error = PublishedError(se=se[..., :rounds])
    ahead = YEARS[rounds] - YEARS[rounds - 1]
    fit = fit_survey(estimate[..., :rounds], years=YEARS[:rounds], published=error, years_ahead=[ahead])
    assert abs(inside(fit.quantile([0.1, 0.9])[:, :, 0], estimate[..., rounds]) - 0.80) < 0.05
    assert abs(inside(fit.true_level.quantile([0.1, 0.9])[:, :, 0], truth[..., rounds]) - 0.80) < 0.07


def test_the_filtered_level_is_nearer_the_truth_than_the_last_estimate() -> None:
    truth, estimate, se = surveyed(22)
    fit = fit_survey(estimate[..., :7], years=YEARS[:7], published=PublishedError(se=se[..., :7]), years_ahead=[2.0])
    ours = np.abs(fit.median[..., 0] - truth[..., 7]).mean()
    assert ours < 0.85 * np.abs(estimate[..., 6] - truth[..., 7]).mean()


def test_months_are_covered_and_beat_the_same_month_a_year_ago() -> None:
    rng = np.random.default_rng(23)
    months, wave = 48, rng.normal(0.0, 1.5, (30, 1, 12))
    level = rng.normal(0.0, 0.25, (30, 20, months)).cumsum(axis=2)
    values = np.tile(wave, 4) + level + rng.normal(0.0, 1.0, (30, 20, months)) - 90.0
    fit = fit_seasonal(values[..., :36], period=12, horizons=12)
    later = values[..., 36:]
    assert abs(inside(fit.quantile([0.1, 0.9]), later) - 0.80) < 0.06
    assert np.abs(fit.median - later).mean() < 0.9 * np.abs(values[..., 24:36] - later).mean()
