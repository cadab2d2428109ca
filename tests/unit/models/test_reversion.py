"""What comes back after a surprise, by hand and by simulation."""

import numpy as np

from tkkio_analytics.models.reversion import Reversion, reversion


def measured(z: np.ndarray, masked: np.ndarray | None = None) -> Reversion:
    """Reversion of regions without drift, (T, R)."""
    block = z[:, None, :]
    breaks = np.zeros((len(z) - 1, 1, z.shape[1]), dtype=bool) if masked is None else masked[:, None, :]
    return reversion(
        block,
        drift=np.zeros(block.shape),
        ready=np.isfinite(block),
        masked=breaks,
        member=np.ones(block.shape[1:], dtype=bool),
    )


def test_noise_around_fixed_levels_comes_half_back() -> None:
    rng = np.random.default_rng(1)
    z = rng.normal(0.0, 30.0, 40) + rng.normal(0.0, 1.0, (60, 40))
    found = measured(z)
    surprise = np.diff(z, axis=0) - np.diff(z, axis=0).mean(axis=1, keepdims=True)
    np.testing.assert_allclose(found.rebound[-1, 0] / surprise[-1], -0.5 * 19 / (19 + 5), atol=0.06)


def test_walks_keep_their_surprises_and_their_gaps() -> None:
    found = measured(np.random.default_rng(2).normal(0.0, 1.0, (60, 40)).cumsum(axis=0))
    assert np.abs(found.rebound[-1]).max() < 0.1
    assert found.convergence[-1, 0] < 0.01


def test_gaps_that_close_by_a_tenth_a_year_are_seen_to() -> None:
    rng = np.random.default_rng(3)
    z = [rng.normal(0.0, 9.0, 60)]
    for _ in range(40):
        z.append(0.9 * z[-1] + rng.normal(0.0, 0.3, 60))
    belief = 17.4 / (17.4 + 10)
    np.testing.assert_allclose(measured(np.array(z)).convergence[-1], [0.1 * belief], atol=0.02)


def test_noise_alone_is_not_taken_for_closing_gaps() -> None:
    rng = np.random.default_rng(4)
    z = rng.normal(0.0, 2.0, 60) + rng.normal(0.0, 1.0, (60, 60))
    assert measured(z).convergence[-1, 0] < 0.06


def test_change_by_a_year_is_the_rebound_and_the_closed_gap() -> None:
    found = Reversion(
        rebound=np.full((1, 1, 1), -0.5), gap=np.full((1, 1, 1), 8.0), convergence=np.array([[0.25]])
    ).after(np.array([1.0, 2.0]))
    np.testing.assert_allclose(found[0, 0, 0], [-0.5 - 8 / 4, -0.5 - 8 * (1 - 0.75**2)])


def test_a_break_of_any_size_in_one_region_changes_nothing() -> None:
    z = np.random.default_rng(5).normal(0.0, 1.0, (12, 6)).cumsum(axis=0)
    masked = np.zeros((11, 6), dtype=bool)
    masked[7, 2] = True
    moved = z.copy()
    moved[8:, 2] += 500.0
    one, other = measured(z, masked), measured(moved, masked)
    for name in ("rebound", "gap", "convergence"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), atol=1e-9)


def test_a_single_region_has_nothing_to_close_on() -> None:
    found = measured(np.random.default_rng(6).normal(0.0, 1.0, (12, 1)))
    assert not found.after(np.array([1.0])).any()


def test_nothing_at_a_cutoff_depends_on_later_data() -> None:
    z = np.random.default_rng(7).normal(0.0, 1.0, (12, 6))
    later = z.copy()
    later[9:] = 77.0
    for name in ("rebound", "gap", "convergence"):
        assert getattr(measured(z), name)[:9].tobytes() == getattr(measured(later), name)[:9].tobytes()
