"""The drift of a survey area beside its panel, where it has rounds enough to show one."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import FloatArray, ratio
from tkkio_analytics.models.local_level import Deviations
from tkkio_analytics.models.pooling import MIN_REGIONS, between_share

OWN_DRIFT_ROUNDS = 6
"""Fewest rounds without a break between them that show an area's own drift (methods.md, 2: none with 5 or fewer)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDrift:
    """Change of each area per year beside the panel's, (P, R).

    Parameters
    ----------
    change
        Least-squares slope, 0 with 5 rounds or fewer.
    weight
        Share of it that is believed, 0 to 1.
    uncertainty
        Variance of what is believed.
    """

    change: FloatArray
    weight: FloatArray
    uncertainty: FloatArray


def own_drift(data: Deviations, *, process: FloatArray) -> OwnDrift:
    """Slope of each area's latest unbroken run, believed as far as areas differ beyond its variance.

    Parameters
    ----------
    data
        Deviations from the panel's path.
    process
        (P,) variance with which a level wanders in a year, without a drift.

    Returns
    -------
    OwnDrift
        The variance of a slope has a part from wandering and a part from sampling.
    """
    here = np.isfinite(data.value) & (data.run == data.run[-1])
    count = here.sum(axis=0).astype(float)
    year = np.broadcast_to(data.year[..., None], here.shape)
    middle = ratio(np.where(here, year, 0.0).sum(axis=0), count)
    centred = np.where(here, year - middle, 0.0)
    contrast = ratio(centred, (centred**2).sum(axis=0))
    slope = np.where(here, contrast * np.where(here, data.value, 0.0), 0.0).sum(axis=0)
    later = np.flip(np.cumsum(np.flip(contrast, axis=0), axis=0), axis=0)[1:]
    wandered = (later**2 * np.diff(data.year, axis=0)[..., None]).sum(axis=0) * process[:, None]
    measured = (contrast**2 * np.where(here, data.sampling, 0.0)).sum(axis=0)
    use = count >= OWN_DRIFT_ROUNDS
    counted = use & data.member
    enough = (counted.sum(axis=1) >= MIN_REGIONS)[:, None]
    variance = wandered + measured
    weight = np.where(use & enough, between_share(slope, variance, counted=counted), 0.0)
    return OwnDrift(change=np.where(use, slope, 0.0), weight=weight, uncertainty=weight * variance)
