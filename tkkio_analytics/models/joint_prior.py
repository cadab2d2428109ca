"""What is believed of the correlation of areas' errors before any is seen, measured on a long panel by horizon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tkkio_analytics.models.calibration import CALIBRATION_HORIZON
from tkkio_analytics.models.joint import mean_products, scores_of
from tkkio_analytics.models.joint_cuts import cut_forecasts, outcomes_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tkkio_analytics.models.arrays import FloatArray
    from tkkio_analytics.models.tidy import TidyPanel

PRIOR_POINTS = tuple(range(3, 13))
"""Lengths of history that are pooled; longer ones leave too few cutoffs."""
LEAST_PRIOR = 0.05
"""The origins tell how many times the prior a correlation is, so it may not be 0."""
MOST_PRIOR = 0.95


def products_by_horizon(panel: TidyPanel, *, points: Sequence[int] = PRIOR_POINTS) -> FloatArray:
    """How far the areas' errors went together on forecasts from cut histories.

    Parameters
    ----------
    panel
        Long yearly panel; shock years stay in.
    points
        Lengths of history.

    Returns
    -------
    FloatArray
        (P, H) mean over lengths and cutoffs of the mean product of two areas' normal scores; NaN without any.
    """
    found = []
    for n in points:
        for cut in cut_forecasts(panel, points=n, horizons=CALIBRATION_HORIZON):
            later = outcomes_after(panel, cut.cutoff, horizons=CALIBRATION_HORIZON)
            observed = np.where(cut.complete[..., None], later, np.nan)
            scores = [scores_of(cut.forecast, observed[..., h], horizon=h + 1) for h in range(CALIBRATION_HORIZON)]
            found.append(mean_products(np.stack(scores)).T)
    products = np.array(found)
    there = np.isfinite(products)
    count = there.sum(axis=0)
    return np.where(count > 0, np.where(there, products, 0.0).sum(axis=0) / np.maximum(count, 1), np.nan)


def prior_correlation(products: FloatArray, *, left_out: int | None = None) -> tuple[float, ...]:
    """Prior by horizon: the mean over indicators, each weighing the same.

    Parameters
    ----------
    products
        (P, H), see `products_by_horizon`.
    left_out
        An indicator that does not count, so that its record is honest.

    Returns
    -------
    tuple of float
        One a horizon, two decimals, between 0.05 and 0.95.

    Examples
    --------
    >>> prior_correlation(np.array([[0.5, 0.7], [0.6, 0.9], [0.1, 0.1]]), left_out=2)
    (0.55, 0.8)
    """
    counted = products if left_out is None else np.delete(products, left_out, axis=0)
    held = np.clip(np.nanmean(counted, axis=0), LEAST_PRIOR, MOST_PRIOR)
    return tuple(held.round(2).tolist())
