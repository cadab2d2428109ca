"""Forecasts of a long panel whose histories are cut short, to learn what short histories are worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from tkkio_analytics.models.borrowing import borrowed_spread
from tkkio_analytics.models.joint import error_products
from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.routing import SHORT_POINTS
from tkkio_analytics.models.short import BorrowedSpread, fit_short

if TYPE_CHECKING:
    from tkkio_analytics.models.arrays import BoolArray, FloatArray
    from tkkio_analytics.models.tidy import TidyPanel


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CutForecast:
    """Forecasts of P indicators from one cutoff.

    Parameters
    ----------
    forecast
        Of every area.
    cutoff
        Index of the last period seen.
    complete
        (P, R) areas that count.
    products
        (H, T, P) how far the areas' errors went together at the origins before, see `error_products`.
    """

    forecast: Predictive
    cutoff: int
    complete: BoolArray
    products: FloatArray


def cut_forecasts(panel: TidyPanel, *, points: int, horizons: int) -> Iterator[CutForecast]:
    """Yield forecasts from every cutoff, that many points being all they see.

    Parameters
    ----------
    panel
        Yearly panel.
    points
        3 or more; 3 take the short route, whose spread is borrowed from the whole panel.
    horizons
        Periods ahead.

    Yields
    ------
    CutForecast
        Areas with every one of the points count.

    Raises
    ------
    ValueError
        For fewer than 3 points.
    """
    if points < SHORT_POINTS:
        raise ValueError(points)
    yield from (_short if points == SHORT_POINTS else _cut)(panel, points, horizons)


def outcomes_after(panel: TidyPanel, cutoff: int, *, horizons: int) -> FloatArray:
    """Values 1..H periods after a cutoff, (P, R, H), NaN beyond the data."""
    later = panel.observations[:, :, cutoff + 1 : cutoff + 1 + horizons]
    return np.pad(later, ((0, 0), (0, 0), (0, horizons - later.shape[2])), constant_values=np.nan)


def _cut(panel: TidyPanel, points: int, horizons: int) -> Iterator[CutForecast]:
    for cutoff in range(points - 1, panel.observations.shape[2] - 1):
        seen = panel.observations[:, :, cutoff - points + 1 : cutoff + 1]
        fit = fit_panel(seen, lower=panel.lower, upper=panel.upper, horizons=horizons)
        complete = np.asarray(np.isfinite(seen).all(axis=2))
        yield CutForecast(forecast=fit, cutoff=cutoff, complete=complete, products=error_products(fit.origins))


def _short(panel: TidyPanel, points: int, horizons: int) -> Iterator[CutForecast]:
    """Forecasts from three points: no past origin, so there is no product."""
    ahead = np.arange(1.0, horizons + 1.0)
    cutoffs = range(points - 1, panel.observations.shape[2] - 1)
    unit = BorrowedSpread(multiple=1.0, growth=0.0)
    seen = [panel.observations[:, :, cutoff - points + 1 : cutoff + 1] for cutoff in cutoffs]
    years, bounds = np.arange(points), {"lower": panel.lower, "upper": panel.upper}
    fits = [fit_short(values, years=years, borrowed=unit, years_ahead=ahead, **bounds) for values in seen]
    spread = borrowed_spread(fits, [outcomes_after(panel, cutoff, horizons=horizons) for cutoff in cutoffs]) or unit
    for cutoff, fit, values in zip(cutoffs, fits, seen, strict=True):
        yield CutForecast(
            forecast=replace(fit, scale=fit.scale * spread.multiple * ahead**spread.growth),
            cutoff=cutoff,
            complete=np.asarray(np.isfinite(values).all(axis=2)),
            products=np.full((1, 0, len(panel.indicators)), np.nan),
        )
