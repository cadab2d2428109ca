"""The spread that a short series borrows, measured where longer panels are cut to its length."""

from collections.abc import Sequence

import numpy as np

from tkkio_analytics.models.arrays import FloatArray
from tkkio_analytics.models.calibration import GROWTH_MOST
from tkkio_analytics.models.short import BorrowedSpread, ShortFit
from tkkio_analytics.models.transform import forward

EM_STEPS = 50


def borrowed_spread(
    fits: Sequence[ShortFit], outcomes: Sequence[FloatArray], *, left_out: int | None = None
) -> BorrowedSpread | None:
    """Scale and growth of the errors of short forecasts made at many cutoffs.

    Parameters
    ----------
    fits
        One per cutoff; whole years ahead 1..H.
    outcomes
        (P, R, H) in original units for each of them, NaN where not observed.
    left_out
        An indicator that does not count, so that its record is honest.

    Returns
    -------
    BorrowedSpread | None
        The growth is the mean of log ratios of errors at h and at 1 over log h, weight log(h)^2 / h times the errors;
        the multiple makes standardised errors Student-t with 4 degrees of freedom, weight 1/h. None without errors.
    """
    error = np.concatenate([_standardised(f, o, left_out=left_out) for f, o in zip(fits, outcomes, strict=True)])
    error = error[np.isfinite(error[:, 0])]
    ahead = np.arange(1.0, error.shape[1] + 1.0)
    if len(error) == 0 or not (error[:, 0] > 0).any():
        return None
    growth = _growth(error, ahead)
    return BorrowedSpread(multiple=_multiple(error / ahead**growth, 1.0 / ahead), growth=growth)


def _standardised(fit: ShortFit, outcome: FloatArray, *, left_out: int | None) -> FloatArray:
    """Absolute errors in units of the panel's mean step, (N, H)."""
    z = forward(outcome, fit.transform, lower=fit.lower, upper=fit.upper)
    step = np.where(fit.step > 0, fit.step, np.nan)
    if left_out is not None:
        step[left_out] = np.nan
    error = np.abs(z - fit.location) / step[:, None, None]
    return np.asarray(error.reshape(-1, error.shape[2]))


def _growth(error: FloatArray, ahead: FloatArray) -> float:
    evidence = weight = 0.0
    for h in range(2, ahead.size + 1):
        both = np.isfinite(error[:, h - 1])
        if not (both.any() and error[both, 0].any() and error[both, h - 1].any()):
            continue
        log_h = np.log(h)
        evidence += both.sum() / h * log_h * np.log(error[both, h - 1].mean() / error[both, 0].mean())
        weight += both.sum() / h * log_h**2
    return float(np.clip(evidence / weight, 0.0, GROWTH_MOST)) if weight else 0.0


def _multiple(standardised: FloatArray, weight: FloatArray) -> float:
    there = np.isfinite(standardised)
    square = np.where(there, standardised, 0.0) ** 2
    each = there * weight
    scale = 1.0
    for _ in range(EM_STEPS):
        scale = float((each * 5.0 * square / (4.0 + square / scale)).sum() / each.sum())
    return float(np.sqrt(scale))
