"""On simulated panels of known truth, "supported" is false in at most one of twenty claims, and true ones are found."""

import numpy as np
import pytest
from unit.analysis.imagined_series import panel as panel_of_series

from tkkio_analytics.analysis.claim_targets import SURE
from tkkio_analytics.analysis.claims import finding_of
from tkkio_analytics.domain.claim import Claim, ClaimKind, ClaimVerdict
from tkkio_analytics.models.claim_panels import REAL, World, known_panel
from tkkio_analytics.models.claim_record import FEWEST_PERIODS, LENGTHS, claim_score
from tkkio_analytics.models.claim_target_record import TARGET_LENGTHS, target_score
from tkkio_analytics.models.claim_tests import PAST_ALPHA, verified_winner
from tkkio_analytics.models.yardstick import change_weights, level_weights, yardstick_of_variation

LIMIT = 0.05
TESTED = (ClaimKind.CHANGE, ClaimKind.COMPARISON, ClaimKind.FIRST, ClaimKind.FASTEST, ClaimKind.TIMING)
SIMULATED = tuple(world for world in World if world not in REAL)
HARDEST = (World.COMMON_LASTING, World.HEAVY_TAILS, World.EVERYTHING)


def slack(share: float, cases: int) -> float:
    """Two standard errors of a measured share."""
    return 2.0 * float(np.sqrt(max(share, LIMIT) * (1.0 - LIMIT) / cases))


@pytest.mark.parametrize("kind", TESTED)
@pytest.mark.parametrize("periods", [4, 12])
def test_false_claims_are_seldom_supported(kind: ClaimKind, periods: int) -> None:
    panels = 40
    for world in HARDEST:
        found = claim_score(kind, world=world, periods=periods, panels=panels, seed=31)
        assert found.false_supported <= LIMIT + slack(found.false_supported, panels), (world, found.false_supported)


@pytest.mark.parametrize("kind", TESTED)
@pytest.mark.parametrize("world", [World.HELD_OUT_GROUPS, World.HELD_OUT_DRIFT, World.HELD_OUT_BORDER])
def test_false_claims_are_seldom_supported_in_worlds_no_limit_was_settled_on(kind: ClaimKind, world: World) -> None:
    found = claim_score(kind, world=world, periods=6, panels=40, seed=41)
    assert found.false_supported <= LIMIT + slack(found.false_supported, 40)


@pytest.mark.parametrize("kind", TESTED)
def test_large_differences_are_found(kind: ClaimKind) -> None:
    found = claim_score(kind, world=World.PLAIN, periods=8, panels=40, seed=32)
    assert found.power[6] > {ClaimKind.FIRST: 0.3, ClaimKind.FASTEST: 0.02, ClaimKind.TIMING: 0.15}.get(kind, 0.85)
    assert found.power[2] <= found.power[4] <= found.power[6]


def test_three_periods_name_no_winner_by_chance() -> None:
    for kind in (ClaimKind.FIRST, ClaimKind.FASTEST):
        assert claim_score(kind, world=World.EVERYTHING, periods=3, panels=60, seed=33).false_supported <= 0.1


@pytest.mark.parametrize("periods", [4, 8])
@pytest.mark.parametrize("world", [World.COMMON, World.EVERYTHING, World.SURVEY])
def test_goals_that_are_called_sure_are_seldom_missed(world: World, periods: int) -> None:
    found = target_score(world=world, periods=periods, panels=40, seed=34, sure=SURE)
    assert found.claims > 200
    assert found.false_supported <= LIMIT


def test_a_simulated_panel_is_what_it_says() -> None:
    rng = np.random.default_rng(35)
    flat = np.zeros((22, 400))
    plain = known_panel(rng, world=World.PLAIN, truth=flat).values
    assert plain.std() == pytest.approx(1.0, abs=0.03)
    lasting = known_panel(rng, world=World.LASTING, truth=flat).values
    beside = [np.corrcoef(row[1:], row[:-1])[0, 1] for row in lasting]
    assert np.mean(beside) == pytest.approx(0.5, abs=0.05)
    wandering = known_panel(rng, world=World.WANDERING, truth=flat)
    assert (wandering.values - wandering.truth).mean(axis=0).std() == pytest.approx(0.55, abs=0.1)


def test_what_was_measured_is_what_the_checker_asks() -> None:
    """The same panel, put to the checker as figures of made-up areas, gets the verdicts that were counted."""
    rng = np.random.default_rng(38)
    truth = np.zeros((22, 8))
    truth[0] = 6.0
    truth += np.linspace(0.0, 3.0, 8)
    seen = known_panel(rng, world=World.COMMON, truth=truth)
    codes = [f"{row:02d}" for row in range(22)]
    series = {
        code: {str(2015 + t): 40.0 + float(value) for t, value in enumerate(row)}
        for code, row in zip(codes, seen.values, strict=True)
    }
    panel = panel_of_series(series)
    yardstick = yardstick_of_variation(panel.values, areas=panel.area_rows)
    assert yardstick is not None
    rises = yardstick.each(weights=change_weights(8, start=0, end=7))
    first = verified_winner(yardstick.pairs(np.arange(22), weights=level_weights(8, at=7)))
    for row, code in enumerate(codes):
        change = finding_of(panel, Claim(kind=ClaimKind.CHANGE, region_codes=(code,), indicator_id="imagined"))
        assert (change.verdict is ClaimVerdict.SUPPORTED) == (0 < rises[row] < PAST_ALPHA)
        best = finding_of(panel, Claim(kind=ClaimKind.FIRST, region_codes=(code,), indicator_id="imagined"))
        assert (best.verdict is ClaimVerdict.SUPPORTED) == first[row]
    assert first.tolist() == [True] + [False] * 21


@pytest.mark.soak
@pytest.mark.parametrize("world", SIMULATED)
@pytest.mark.parametrize("periods", LENGTHS)
@pytest.mark.parametrize("kind", TESTED)
def test_false_claims_are_seldom_supported_in_the_long_loop(kind: ClaimKind, periods: int, world: World) -> None:
    if periods >= FEWEST_PERIODS.get(kind, 3):
        found = claim_score(kind, world=world, periods=periods, panels=400, seed=36)
        assert found.false_supported <= LIMIT + slack(found.false_supported, 400)


@pytest.mark.soak
@pytest.mark.parametrize("world", SIMULATED)
@pytest.mark.parametrize("periods", TARGET_LENGTHS)
def test_goals_that_are_called_sure_are_seldom_missed_in_the_long_loop(periods: int, world: World) -> None:
    assert target_score(world=world, periods=periods, panels=150, seed=37, sure=SURE).false_supported <= LIMIT
