"""What does not last: how much of a region's latest surprise comes back, and how fast regions close on the panel."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, power, ratio
from tkkio_analytics.models.pooling import DAMPING
from tkkio_analytics.models.splicing import break_shifts

MOMENT_RECENCY = 0.95
"""Weight of a moment one year older."""
REBOUND_PRIOR = 5.0
CONVERGENCE_PRIOR = 10.0
"""Origins at which what was measured is believed by half: prior of no reversion at all. A rebound shows within a year,
as a scale does, and has its prior; convergence is a claim on all years to come and asks for twice that."""
MOST_REBOUND = 0.5
"""Bound of the first autocorrelation of changes of a level with noise (Box & Jenkins 1970, 3.3)."""
MOST_CONVERGENCE = 0.3
"""Half of a gap gone in two years: no faster closing is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversion:
    """What is expected to come back, at each cutoff.

    Parameters
    ----------
    rebound
        (T, K, R) change expected at once because the latest surprise was part noise.
    gap
        (T, K, R) distance from the panel's mean after that; NaN where there is no value.
    convergence
        (T, K) share of the gap that closes in a year.
    """

    rebound: FloatArray
    gap: FloatArray
    convergence: FloatArray

    def after(self, years: FloatArray) -> FloatArray:
        """Change of each region by then, (T, K, R, H); `years` broadcasts against it."""
        closed = closed_share(self.convergence[..., None, None], years)
        return np.asarray(self.rebound[..., None] - closed * self.gap[..., None])


def closed_share(convergence: FloatArray, years: FloatArray) -> FloatArray:
    """Return the share of a gap that has closed after some years."""
    return 1.0 - power(1.0 - convergence, years)


def reversion(z: FloatArray, *, drift: FloatArray, ready: BoolArray, masked: BoolArray, member: BoolArray) -> Reversion:
    """Measure on past surprises of the panel model what comes back, as known at each cutoff.

    Parameters
    ----------
    z, drift
        (T, K, R) transformed values, NaN where missing, and drift per year as believed at each origin.
    ready
        (T, K, R) origins that have a value and enough changes.
    masked
        (T-1, K, R) breaks in measurement.
    member
        (K, R) rows that make up the panel.

    Returns
    -------
    Reversion
        The rebound is the first autocorrelation of the regions' one-year errors beside the panel's, where it is
        negative: a level with noise (Muth 1960, JASA 55). The convergence is the slope of what is left on the gap, with
        the gap one year earlier as instrument, for noise in a value is in its own gap too (Reiersøl 1941, Econometrica
        9). Both are pooled over the panel and shrunk to none, so that steady registers keep none.

    Notes
    -----
    This is what a ceiling looks like from below: regions that stand highest stand there partly by chance, and the
    logit stretches that chance the more, the nearer to the bound.
    """
    surprise = _surprises(z, drift=drift, ready=ready, masked=masked, member=member)
    rebound = _rebound_share(surprise, member=member)[..., None] * np.nan_to_num(surprise)
    spliced = z - break_shifts(z, masked=masked)
    there = np.isfinite(spliced) & member
    mean = ratio(np.where(there, spliced, 0.0).sum(axis=2), there.sum(axis=2).astype(float))
    gap = spliced + rebound - mean[..., None]
    left = surprise.copy()
    left[1:] -= rebound[:-1]
    return Reversion(rebound=rebound, gap=gap, convergence=_convergence(left, gap, masked=masked, member=member))


def _surprises(
    z: FloatArray, *, drift: FloatArray, ready: BoolArray, masked: BoolArray, member: BoolArray
) -> FloatArray:
    """One-year errors of each region less the panel's mean error, (T, K, R), NaN where there is none."""
    error = z[1:] - z[:-1] - DAMPING * drift[:-1]
    usable = np.isfinite(error) & ready[:-1] & ~masked
    counted = usable & member
    mean = ratio(np.where(counted, error, 0.0).sum(axis=2), counted.sum(axis=2).astype(float))
    out = np.full(z.shape, np.nan)
    out[1:] = np.where(usable, error - mean[..., None], np.nan)
    return out


def _rebound_share(surprise: FloatArray, *, member: BoolArray) -> FloatArray:
    """Share of a surprise that comes, (T, K), from -0.5 to 0."""
    pair = np.isfinite(surprise[1:]) & np.isfinite(surprise[:-1]) & member
    now, before = np.where(pair, surprise[1:], 0.0), np.where(pair, surprise[:-1], 0.0)
    product = (now * before).sum(axis=2)
    square = 0.5 * (now**2 + before**2).sum(axis=2)
    return np.clip(_believed_slope(product, square, pair.sum(axis=2) > 0, prior=REBOUND_PRIOR), -MOST_REBOUND, 0.0)


def _convergence(left: FloatArray, gap: FloatArray, *, masked: BoolArray, member: BoolArray) -> FloatArray:
    here = np.isfinite(left[2:]) & np.isfinite(gap[:-2]) & np.isfinite(gap[1:-1]) & ~masked[:-1] & member
    count = here.sum(axis=2).astype(float)[..., None]
    change, before, earlier = (np.where(here, x, 0.0) for x in (left[2:], gap[1:-1], gap[:-2]))
    earlier = np.where(here, earlier - ratio(earlier.sum(axis=2, keepdims=True), count), 0.0)
    slope = _believed_slope(
        (change * earlier).sum(axis=2), (before * earlier).sum(axis=2), here.sum(axis=2) > 0, prior=CONVERGENCE_PRIOR
    )
    out = np.zeros(left.shape[:2])
    out[1:] = np.clip(-slope, 0.0, MOST_CONVERGENCE)
    return out


def _believed_slope(product: FloatArray, square: FloatArray, origin: BoolArray, *, prior: float) -> FloatArray:
    """Recency-weighted slope at every cutoff, shrunk to 0 by prior origins; the first cutoff, (0, K), has none."""
    out = np.zeros((len(product) + 1, *product.shape[1:]))
    top, bottom, origins = (np.zeros(product.shape[1:]) for _ in range(3))
    for t in range(len(product)):
        top = MOMENT_RECENCY * top + product[t]
        bottom = MOMENT_RECENCY * bottom + square[t]
        origins = MOMENT_RECENCY * origins + origin[t]
        out[t + 1] = ratio(top, bottom) * origins / (origins + prior)
    return out
