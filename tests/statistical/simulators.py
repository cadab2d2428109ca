"""Seeded panels with a shock of the size of COVID, and shares near a ceiling.

Shock. Regions share a drift and yearly shocks and have their own (sizes of those differ, slightly heavy tails), on a
signed scale where an own yearly change has a standard deviation of about 1. In one year 60 % of the indicators are hit:
every region moves the same way by 6 times a log-normal multiple (sigma 0.4), which is what visits, waiting times and
screening did in 2020 beside their ordinary years. Of that, each indicator keeps all, half or nothing a year later, and
the same share of the rest each year after.

Ceiling. Shares of regions whose logits lie around 94 % and wander slowly, observed with noise of a fixed size on the
logit scale: what stands highest stands there partly by chance, and nothing drives it on upwards.
"""

from dataclasses import dataclass

import numpy as np

SHOCK_YEAR = 14
"""Index of the year of the shock, and of the first year that has seen it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShockPanels:
    """Values (P, R, T) and which indicators were hit (P,)."""

    values: np.ndarray
    hit: np.ndarray


def shocked(seed: int, *, indicators: int = 80, regions: int = 20, years: int = 24, size: float = 6.0) -> ShockPanels:
    rng = np.random.default_rng(seed)
    each = (indicators, 1, 1)
    drift = rng.normal(0.0, 0.5, each) + rng.normal(0.0, 0.3, (indicators, regions, 1))
    own_size = np.exp(rng.normal(0.0, 0.3, (indicators, regions, 1)))
    common = 0.5 * rng.standard_t(8, (indicators, 1, years))
    own = own_size * rng.standard_t(8, (indicators, regions, years))
    hit, sign = rng.random(each) < 0.6, rng.choice([-1.0, 1.0], each)
    multiple = np.exp(rng.normal(0.0, 0.4, (indicators, regions, 1)))
    kept, since = rng.choice([0.0, 0.5, 1.0], each), np.arange(years) - SHOCK_YEAR
    left = np.where(since >= 0, kept ** np.maximum(since, 0), 0.0)
    return ShockPanels(
        values=(drift + common + own).cumsum(axis=2) + hit * sign * multiple * size * left, hit=hit[:, 0, 0]
    )


def near_a_ceiling(seed: int, *, indicators: int = 60, regions: int = 20, years: int = 18) -> np.ndarray:
    rng = np.random.default_rng(seed)
    level = 2.8 + rng.normal(0.0, 0.5, (indicators, regions, 1))
    wandering = rng.normal(0.0, 0.08, (indicators, regions, years)).cumsum(axis=2)
    noise = rng.normal(0.0, 0.3, (indicators, regions, years))
    return 100.0 / (1.0 + np.exp(-(level + wandering + noise)))
