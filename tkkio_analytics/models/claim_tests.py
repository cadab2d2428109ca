"""Tests of differences between levels, areas and periods, by yearly variation or by sampling error."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray
from tkkio_analytics.models.variation import COMMON_MEMORY, Variation, contrast_share

ALPHA: Final = 0.05
"""Two-sided level: a claimed direction is found by chance in half as many cases."""
PAST_ALPHA: Final = 0.025
"""Two-sided level of a series held against its own past: what areas share does not cancel, and the variance of that is
estimated from a handful of changes."""
WINNER_ALPHA: Final = 0.015
"""Two-sided level of each comparison of a winner. Known variances would allow .05; ours are estimated."""
WINNER_PERIODS: Final = 4
"""Fewest figures that name a winner by yearly variation: with three the memory is assumed and not measured."""
SMALLEST_P: Final = 1e-300
"""Keeps the sign of a difference that is beyond any doubt."""
DESIGN_EFFECT: Final = 1.5
"""Variance of a survey over that of a simple random sample, where only respondents are known (WHO STEPS manual)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One tested difference.

    Parameters
    ----------
    estimate, error
        The difference and its standard error.
    degrees
        Degrees of freedom of the t distribution, infinite where the error is known.
    """

    estimate: float
    error: float
    degrees: float

    @property
    def statistic(self) -> float:
        """Return the estimate in standard errors."""
        return self.estimate / self.error

    @property
    def p_value(self) -> float:
        """Return the two-sided p-value."""
        return 2.0 * _tail(abs(self.statistic), self.degrees)

    def half_width(self, alpha: float = ALPHA) -> float:
        """Return half the width of the interval of 1 - ``alpha``."""
        return self.error * _quantile(1.0 - alpha / 2.0, self.degrees)


def variation_test(
    values: FloatArray, *, rows: FloatArray, weights: FloatArray, variation: Variation
) -> Difference | None:
    """Return the test of a weighted sum of levels against the variation from year to year.

    Parameters
    ----------
    values
        (R, T) levels; NaN only where a weight is zero.
    rows
        (R,) weight of each series: one of 1 for a change of its own, 1 and -1 for two areas.
    weights
        (T,) weight of each period.
    variation
        Of the same panel.

    Returns
    -------
    Difference or None
        None where a variance is not known or nothing varies.

    Notes
    -----
    Own variation is independent between series and the common part is shared by all of them, so that it cancels where
    the row weights sum to zero. Degrees of freedom of the sum are Satterthwaite's (1946, Biometrics Bulletin 2(6)).
    """
    used, when = rows != 0, weights != 0
    estimate = float(rows[used] @ values[np.ix_(used, when)] @ weights[when])
    share = contrast_share(weights, memory=variation.memory)
    parts = list(rows[used] ** 2 * variation.own[used] * share)
    degrees = list(variation.degrees[used])
    together = float(rows.sum())
    if abs(together) > 1e-9 and variation.common_degrees > 0:  # noqa: PLR2004 - rounding
        parts.append(together**2 * variation.common * contrast_share(weights, memory=COMMON_MEMORY))
        degrees.append(variation.common_degrees)
    elif abs(together) > 1e-9:  # noqa: PLR2004 - rounding
        return None
    found, freedom = np.array(parts), np.array(degrees)
    if not np.isfinite(found).all() or found.sum() <= 0:
        return None
    counted = found > 0
    total = found.sum() ** 2 / (found[counted] ** 2 / freedom[counted]).sum()
    return Difference(estimate=estimate, error=float(np.sqrt(found.sum())), degrees=float(total))


def sampling_test(
    values: FloatArray, *, rows: FloatArray, weights: FloatArray, errors: FloatArray
) -> Difference | None:
    """Return the test of a weighted sum of levels against known standard errors.

    Parameters
    ----------
    values, errors
        (R, T) levels and their standard errors; estimates are taken to be independent.
    rows, weights
        As in `variation_test`.
    """
    used, when = rows != 0, weights != 0
    estimate = float(rows[used] @ values[np.ix_(used, when)] @ weights[when])
    variance = float(rows[used] ** 2 @ errors[np.ix_(used, when)] ** 2 @ weights[when] ** 2)
    if not np.isfinite(variance) or variance <= 0:
        return None
    return Difference(estimate=estimate, error=float(np.sqrt(variance)), degrees=np.inf)


def pair_values(estimates: FloatArray, variances: FloatArray, degrees: FloatArray) -> FloatArray:
    """Return the two-sided p-value of every pair of areas, signed by which of them is ahead.

    Parameters
    ----------
    estimates
        (R,) what is compared, the larger the better.
    variances, degrees
        (R,) variance of each, and its degrees of freedom.

    Returns
    -------
    FloatArray
        (R, R), positive where the row is ahead of the column; 1 on the diagonal.
    """
    total = variances[:, None] + variances[None]
    with np.errstate(invalid="ignore", divide="ignore"):
        freedom = total**2 / (variances[:, None] ** 2 / degrees[:, None] + variances[None] ** 2 / degrees[None])
    out = signed_p(estimates[:, None] - estimates[None], total, freedom)
    np.fill_diagonal(out, val=1.0)
    return out


def signed_p(estimates: FloatArray, variances: FloatArray, degrees: FloatArray) -> FloatArray:
    """Return two-sided p-values of differences, negative where the difference is; shapes are alike.

    Parameters
    ----------
    estimates, variances, degrees
        Differences, their variances and degrees of freedom; not a number or infinite degrees for known variances.
    """
    from scipy.special import ndtr, stdtr  # noqa: PLC0415 - costs 0.2 s, and most pages do without it

    with np.errstate(invalid="ignore", divide="ignore"):
        size = np.abs(estimates) / np.sqrt(variances)
        tail = np.where(np.isfinite(degrees), stdtr(degrees, -size), ndtr(-size))
    return np.asarray(np.where(estimates >= 0, 1.0, -1.0) * np.maximum(2.0 * tail, SMALLEST_P))


def verified_winner(pairs: FloatArray) -> BoolArray:
    """Return which areas beat every other one.

    Parameters
    ----------
    pairs
        (R, R) as `pair_values` returns it; the diagonal is ignored.

    Returns
    -------
    BoolArray
        (R,), at most one of them true.

    Notes
    -----
    An area that was found by searching for the best needs only to beat each of the others in a two-sided test at the
    level of all of them: two areas that are tied ahead of the rest are the worst case, and both directions of their
    difference are the level. Gutmann & Maymin (1987), Is the selected population the best? Annals of Statistics 15(1),
    456-461; Hung & Fithian (2019), Rank verification for exponential families, Annals of Statistics 47(2), 758-782.
    """
    beats = (pairs > 0) & (pairs < WINNER_ALPHA)
    np.fill_diagonal(beats, val=True)
    return np.asarray(beats.all(axis=1))


def holm(p_values: FloatArray) -> FloatArray:
    """Return p-values that may be held against one level together (Holm 1979, Scandinavian Journal of Statistics 6(2)).

    Examples
    --------
    >>> holm(np.array([0.01, 0.04, 0.03])).tolist()
    [0.03, 0.06, 0.06]
    """
    order = np.argsort(p_values)
    steps = np.arange(len(p_values), 0, -1)
    raised = np.maximum.accumulate(p_values[order] * steps)
    out = np.empty(len(p_values))
    out[order] = np.minimum(raised, 1.0)
    return np.asarray(np.round(out, 12))


def _tail(statistic: float, degrees: float) -> float:
    """Return the probability above a statistic."""
    from scipy.special import ndtr, stdtr  # noqa: PLC0415 - costs 0.2 s, and most pages do without it

    return float(ndtr(-statistic) if np.isinf(degrees) else stdtr(degrees, -statistic))


def _quantile(level: float, degrees: float) -> float:
    from scipy.special import ndtri, stdtrit  # noqa: PLC0415 - as above

    return float(ndtri(level) if np.isinf(degrees) else stdtrit(degrees, level))
