"""Seasonal indices: what each month or quarter adds, learnt from the panel and believed as far as it is steady."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, ratio

MIN_SEASONS = 2
"""Fewer whole seasons cannot tell season from chance (methods.md, 2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Believed indices on the transformed scale; those of a season sum to 0 before they are shrunk.

    Parameters
    ----------
    index
        (S, P, R) what each position of the season adds to a series, the panel's and its own part.
    panel_weight
        (P,) share of the panel's indices that is believed, 0 without two seasons.
    own_weight
        (P, R) share of a series' deviation from them that is believed, mean over the season.
    known
        (P,) whether the panel has the two seasons that it takes.
    """

    index: FloatArray
    panel_weight: FloatArray
    own_weight: FloatArray
    known: BoolArray


@dataclass(frozen=True, slots=True, kw_only=True)
class _Indices:
    """Least-squares indices (S, ...), their variance, and where there are seasons enough (...)."""

    index: FloatArray
    variance: FloatArray
    known: BoolArray


def season(z: FloatArray, *, path: FloatArray, period: int, member: BoolArray) -> Season:
    """Learn the season from all periods seen.

    Parameters
    ----------
    z
        (T, P, R) transformed values without breaks, NaN where missing.
    path
        (T, P) path of the panel, NaN before its first value.
    period
        Periods in a season: 12 or 4. Position 0 is that of the first period.
    member
        (P, R) rows that make up the panel.

    Returns
    -------
    Season
        Dummies of the season beside a linear trend, by least squares; the trend is not extrapolated. The panel's
        indices are believed by tau^2 / (tau^2 + v), tau^2 their variance beyond v, the variance of an index; a series'
        deviations likewise, tau^2 pooled over the members.
    """
    panel = _indices(path, period=period)
    own = _indices(z - path[..., None], period=period)
    panel_share = _share(panel.index, panel.variance, counted=panel.known[None], axes=(0,))
    counted = np.broadcast_to(own.known & member, own.index.shape)
    own_share = _share(own.index, own.variance, counted=counted, axes=(0, 2))
    believed_own = np.where(own.known & panel.known[:, None], own_share, 0.0)
    believed_panel = np.where(panel.known, panel_share, 0.0)
    return Season(
        index=(believed_panel * panel.index)[..., None] + believed_own * own.index,
        panel_weight=believed_panel.mean(axis=0),
        own_weight=believed_own.mean(axis=0),
        known=panel.known,
    )


def _indices(y: FloatArray, *, period: int) -> _Indices:
    """Dummies and a line by partialling out the dummies (Frisch & Waugh 1933, Econometrica 1)."""
    seasons = -(-len(y) // period)
    padded = np.full((seasons * period, *y.shape[1:]), np.nan)
    padded[: len(y)] = y
    by_season = padded.reshape(seasons, period, *y.shape[1:])
    here = np.isfinite(by_season)
    value = np.where(here, by_season, 0.0)
    time = np.arange(float(len(padded))).reshape(seasons, period, *(1,) * (y.ndim - 1)) - (len(y) - 1) / 2.0
    count = here.sum(axis=0).astype(float)
    mean, middle = ratio(value.sum(axis=0), count), ratio((here * time).sum(axis=0), count)
    x, gap = np.where(here, time - middle, 0.0), np.where(here, value - mean, 0.0)
    spread = (x**2).sum(axis=(0, 1))
    slope = ratio((x * gap).sum(axis=(0, 1)), spread)
    total = count.sum(axis=0)
    freedom = total - period - 1.0
    noise = ratio(((gap - slope * x) ** 2).sum(axis=(0, 1)), freedom)
    intercept = mean - slope * middle
    each = ratio(np.ones(count.shape), count)
    centred = middle - middle.mean(axis=0)
    inflation = each * (1.0 - 2.0 / period) + each.mean(axis=0) / period + ratio(centred**2, spread)
    known = (count > 0).all(axis=0) & (total >= MIN_SEASONS * period)
    return _Indices(
        index=np.where(known, intercept - intercept.mean(axis=0), 0.0),
        variance=np.where(known, noise * inflation, 0.0),
        known=known,
    )


def _share(index: FloatArray, variance: FloatArray, *, counted: BoolArray, axes: tuple[int, ...]) -> FloatArray:
    """tau^2 / (tau^2 + v), tau^2 from mean squares; indices of S positions have S - 1 degrees of freedom."""
    period = len(index)
    inside = np.broadcast_to(counted, index.shape).astype(float)
    count = inside.sum(axis=axes, keepdims=True) * (period - 1.0) / period
    between = np.maximum(ratio((inside * index**2).sum(axis=axes, keepdims=True), count), 0.0)
    chance = ratio((inside * variance).sum(axis=axes, keepdims=True), count)
    tau = np.maximum(between - chance, 0.0)
    return ratio(tau, tau + variance)
