"""On simulated panels whose correlation is known, the set of counts holds as often as it says."""

import numpy as np
import pytest

from tkkio_analytics.domain.period import Frequency
from tkkio_analytics.models.joint import PRIOR_CORRELATION, count_distribution, error_products, shared_error
from tkkio_analytics.models.joint_record import CountCase, grown_cases, joint_score, pit_overlap
from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.tidy import TidyPanel

REGIONS = 20


def simulated_panel(rng: np.random.Generator, *, correlation: float, indicators: int, periods: int = 22) -> TidyPanel:
    """Random walks whose yearly steps have one common factor."""
    common = np.sqrt(correlation) * rng.standard_normal((indicators, 1, periods))
    own = np.sqrt(1.0 - correlation) * rng.standard_normal((indicators, REGIONS, periods))
    start = rng.normal(0.0, 2.0, (indicators, REGIONS, 1))
    none = np.full(indicators, np.nan)
    return TidyPanel(
        observations=start + (common + own).cumsum(axis=2),
        periods=np.broadcast_to(np.arange(periods, dtype=object), (indicators, periods)),
        series=np.full((indicators, REGIONS), "series", dtype=object),
        indicators=np.arange(indicators).astype(object),
        lower=none,
        upper=none,
        frequency=np.full(indicators, Frequency.YEARLY, dtype=object),
        time=np.broadcast_to(np.arange(periods, dtype=float), (indicators, periods)),
        se=np.full((indicators, REGIONS, periods), np.nan),
        respondents=np.full((indicators, REGIONS, periods), np.nan),
    )


def cases(seed: int, *, correlation: float, indicators: int) -> list[CountCase]:
    panel = simulated_panel(np.random.default_rng(seed), correlation=correlation, indicators=indicators)
    return list(grown_cases(panel, least_points=10, horizons=3))


def check_coverage(seed: int, *, correlation: float, indicators: int, slack: float) -> None:
    score = joint_score(cases(seed, correlation=correlation, indicators=indicators))
    assert score is not None
    assert abs(score.coverage - 0.80) < slack
    if correlation >= 0.3:
        assert score.coverage_independent < score.coverage - 0.1


@pytest.mark.parametrize("correlation", [0.3, 0.6])
def test_the_set_of_counts_covers_near_its_claim(correlation: float) -> None:
    check_coverage(21, correlation=correlation, indicators=12, slack=0.12)


def test_areas_that_do_not_go_together_are_counted_with_caution() -> None:
    """The prior is that of areas which do; what it costs where they do not is width, never a promise too much."""
    score = joint_score(cases(21, correlation=0.0, indicators=12))
    assert score is not None
    assert 0.80 < score.coverage < 0.94
    assert score.correlation < min(PRIOR_CORRELATION) / 2


@pytest.mark.soak
@pytest.mark.parametrize("correlation", [0.2, 0.4, 0.6])
@pytest.mark.parametrize("seed", range(5))
def test_the_set_of_counts_covers_near_its_claim_in_the_long_loop(seed: int, correlation: float) -> None:
    check_coverage(seed, correlation=correlation, indicators=40, slack=0.10)


@pytest.mark.parametrize("correlation", [0.1, 0.3, 0.6])
def test_with_the_true_correlation_and_chances_the_coverage_is_exact(correlation: float) -> None:
    rng = np.random.default_rng(22)
    chances = rng.uniform(0.1, 0.9, REGIONS)
    counts = count_distribution(chances, correlation=correlation)
    mean = sum(counts[count] * pit_overlap(counts, count) for count in range(REGIONS + 1))
    assert mean == pytest.approx(0.80, abs=1e-9)


def test_the_estimate_finds_the_correlation_it_was_given() -> None:
    found = []
    for given in (0.0, 0.3, 0.6, 0.8):
        panel = simulated_panel(np.random.default_rng(23), correlation=given, indicators=20, periods=30)
        products = error_products(fit_panel(panel.observations).origins)
        found.append(np.mean([shared_error(products[:, :, p], horizon=1).correlation for p in range(20)]))
    assert found == sorted(found)
    assert found == pytest.approx([0.05, 0.3, 0.55, 0.7], abs=0.12)
