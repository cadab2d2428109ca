"""A panel as the models read it: time first, missing as NaN, bounds and breaks filled in."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray
from tkkio_analytics.models.transform import forward


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PanelInput:
    """Checked input.

    Parameters
    ----------
    values
        (T, P, R) original units, NaN where missing.
    masked
        (T-1, P, R) breaks in measurement.
    member
        (P, R) rows that make up the panel.
    lower, upper
        (P,) bounds, NaN for none.
    """

    values: FloatArray
    masked: BoolArray
    member: BoolArray
    lower: FloatArray
    upper: FloatArray

    def indicators(self, rows: slice) -> "PanelInput":
        """Return some of the indicators."""
        return PanelInput(
            values=self.values[:, rows],
            masked=self.masked[:, rows],
            member=self.member[rows],
            lower=self.lower[rows],
            upper=self.upper[rows],
        )

    def transformed(self, codes: IntArray, *, rows: IntArray | None = None) -> FloatArray:
        """Values of the indicators in `rows` on the scales in `codes`, (T, K, R)."""
        chosen = np.arange(self.lower.size) if rows is None else rows
        by_indicator = self.values[:, chosen].transpose(1, 0, 2)
        z = forward(by_indicator, codes, lower=self.lower[chosen], upper=self.upper[chosen])
        return np.ascontiguousarray(z.transpose(1, 0, 2))

    def bounds_in_force(self) -> tuple[FloatArray, FloatArray]:
        """Lower and upper bounds at each cutoff, (T, P): one that the data have broken by then is not a bound."""
        lowest, highest = extremes(self.values)
        return (
            np.where(lowest < self.lower, np.nan, self.lower),
            np.where(highest > self.upper, np.nan, self.upper),
        )

    def outcomes(self, *, horizons: int) -> FloatArray:
        """Values 1..H periods after each one, (T, P, R, H), NaN where a break in measurement lies between."""
        breaks = self.breaks_before()
        observed = np.full((*self.values.shape, horizons), np.nan)
        for h in range(1, min(horizons, len(self.values) - 1) + 1):
            observed[:-h, ..., h - 1] = np.where(breaks[h:] == breaks[:-h], self.values[h:], np.nan)
        return observed

    def breaks_before(self) -> IntArray:
        """Count breaks up to each period, (T, P, R)."""
        return breaks_before(self.masked)


def panel_input(
    values: npt.ArrayLike,
    *,
    masked: npt.ArrayLike | None,
    lower: npt.ArrayLike | None,
    upper: npt.ArrayLike | None,
    member: npt.ArrayLike | None,
) -> PanelInput:
    """Lay out what a caller gave; all rows make up the panel of an indicator that would have none.

    Parameters
    ----------
    values
        (P, R, T).
    masked
        (P, R, T-1), none if not given.
    lower, upper
        (P,) or scalar, none if not given.
    member
        (R,) or (P, R), all if not given.

    Returns
    -------
    PanelInput
        Infinite values count as missing.
    """
    data = np.ascontiguousarray(np.moveaxis(np.asarray(values, dtype=float), 2, 0))
    periods, indicators, regions = data.shape
    rows = np.ones((indicators, regions), dtype=bool)
    if member is not None:
        rows = np.broadcast_to(np.asarray(member, dtype=bool), rows.shape)
    breaks = np.zeros((max(periods - 1, 0), indicators, regions), dtype=bool)
    if masked is not None:
        breaks[:] = np.moveaxis(np.asarray(masked, dtype=bool), 2, 0)
    return PanelInput(
        values=np.where(np.isfinite(data), data, np.nan),
        masked=breaks,
        member=rows | ~rows.any(axis=1, keepdims=True),
        lower=_bound(lower, indicators),
        upper=_bound(upper, indicators),
    )


def extremes(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Smallest and largest value of each indicator up to each cutoff, (T, P), NaN before the first value."""
    lowest = np.fmin.accumulate(np.fmin.reduce(values, axis=2, initial=np.nan), axis=0)
    highest = np.fmax.accumulate(np.fmax.reduce(values, axis=2, initial=np.nan), axis=0)
    return lowest, highest


def breaks_before(masked: BoolArray) -> IntArray:
    """Count breaks up to each period, (T, ...), from breaks between periods, (T-1, ...)."""
    count = np.zeros((masked.shape[0] + 1, *masked.shape[1:]), dtype=np.int64)
    np.cumsum(masked, axis=0, out=count[1:])
    return count


def _bound(bound: npt.ArrayLike | None, indicators: int) -> FloatArray:
    out = np.full(indicators, np.nan)
    if bound is not None:
        out[:] = bound
    return out
