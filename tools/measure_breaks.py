"""Measure what a masked break in measurement costs in accuracy on a yearly panel.

usage: python tools/measure_breaks.py PANEL.csv [--years-back 2 3 4] [--least-points 6] [--horizons 5]

At every cutoff the panel is forecast four times: as it is; with the change some years before the cutoff masked; with
the ruler moved there by three usual yearly changes of the indicator too; and with that move left unmasked. The ratios
of CRPS to the forecasts of the panel as it is are printed, each indicator weighing the same. Nothing is random.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.scoring import LEVELS, SCALE_FLOOR, quantile_score
from tkkio_analytics.models.tidy import TidyPanel, tidy_panel

MOVE: Final = 3.0
"""How far the ruler moves, in mean absolute yearly changes of the indicator."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Break:
    """A break at one place of every series; none if it lies 0 years back."""

    years_back: int = 0
    masked: bool = True
    move: float = MOVE


def main() -> None:
    """Print a row of the table for each distance of the break."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("panel", type=Path)
    parser.add_argument("--years-back", type=int, nargs="+", default=[2, 3, 4])
    parser.add_argument("--least-points", type=int, default=6)
    parser.add_argument("--horizons", type=int, default=5)
    arguments = parser.parse_args()
    panel = tidy_panel(pd.read_csv(arguments.panel, dtype={"period": str}))
    points, horizons = arguments.least_points, arguments.horizons
    clean = losses(panel, Break(), least_points=points, horizons=horizons)
    print("| break, years back | masked / as it is | ruler moved, masked | ruler moved, not masked |")
    print("|---|---|---|---|")
    for years in arguments.years_back:
        breaks = (
            Break(years_back=years, move=0.0),
            Break(years_back=years),
            Break(years_back=years, masked=False),
        )
        found = [relative(losses(panel, each, least_points=points, horizons=horizons), clean) for each in breaks]
        print(f"| {years} | {' | '.join(f'{value:.3f}' for value in found)} |")


def relative(measured: np.ndarray, clean: np.ndarray) -> float:
    """Ratio of mean losses over the forecasts that both have, each indicator weighing the same."""
    both = np.isfinite(measured) & np.isfinite(clean)
    axes = (0, 2, 3)
    some = both.any(axis=axes)
    means = [np.where(both, loss, 0.0).sum(axis=axes)[some] / both.sum(axis=axes)[some] for loss in (measured, clean)]
    return float(means[0].mean() / means[1].mean())


def losses(panel: TidyPanel, broken: Break, *, least_points: int, horizons: int) -> np.ndarray:
    """CRPS in units of each series' usual yearly change, (cutoffs, P, R, H)."""
    periods = panel.observations.shape[2]
    found = []
    for cutoff in range(least_points - 1, periods - 1):
        seen = panel.observations[..., : cutoff + 1]
        masked = np.zeros((*seen.shape[:2], cutoff), dtype=bool)
        if broken.years_back:
            first = cutoff + 1 - broken.years_back
            masked[..., first - 1] = broken.masked
            seen = moved(seen, panel, first=first, by=broken.move)
        fit = fit_panel(seen, masked=masked, lower=panel.lower, upper=panel.upper, horizons=horizons)
        later = panel.observations[..., cutoff + 1 : cutoff + 1 + horizons]
        later = np.pad(later, ((0, 0), (0, 0), (0, horizons - later.shape[2])), constant_values=np.nan)
        enough = np.isfinite(panel.observations[..., : cutoff + 1]).sum(axis=2) >= least_points
        score = quantile_score(later.ravel(), fit.quantile(LEVELS).reshape(-1, LEVELS.size)).reshape(later.shape)
        loss = score / scale(panel.observations[..., : cutoff + 1])[..., None]
        found.append(np.where(enough[..., None], loss, np.nan))
    return np.array(found)


def moved(seen: np.ndarray, panel: TidyPanel, *, first: int, by: float) -> np.ndarray:
    """Return the values with those before the break on another ruler, inside the bounds."""
    change = np.abs(np.diff(seen, axis=2))
    usual = np.nan_to_num(np.array([mean_of(part) for part in change]))[:, None, None]
    out = seen.copy()
    out[..., :first] += by * usual
    return np.asarray(np.clip(out, lower_limit(panel), upper_limit(panel)))


def lower_limit(panel: TidyPanel) -> np.ndarray:
    """Return the lower bounds, infinite for none."""
    return np.asarray(np.nan_to_num(panel.lower, nan=-np.inf)[:, None, None])


def upper_limit(panel: TidyPanel) -> np.ndarray:
    """Return the upper bounds, infinite for none."""
    return np.asarray(np.nan_to_num(panel.upper, nan=np.inf)[:, None, None])


def scale(seen: np.ndarray) -> np.ndarray:
    """Mean absolute yearly change of each series, not below a tenth of its indicator's median; NaN where it is 0."""
    change = np.abs(np.diff(seen, axis=2))
    there = np.isfinite(change)
    mean = np.where(there, change, 0.0).sum(axis=2) / np.maximum(there.sum(axis=2), 1)
    mean = np.where(there.any(axis=2), mean, np.nan)
    median = np.array([np.median(row[np.isfinite(row)]) if np.isfinite(row).any() else np.nan for row in mean])
    held = np.maximum(mean, SCALE_FLOOR * median[:, None])
    return np.where(held > 0, held, np.nan)


def mean_of(values: np.ndarray) -> float:
    """Mean of the finite values, NaN without any."""
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else float("nan")


if __name__ == "__main__":
    main()
