"""What a difference is held against: the yearly variation of a panel, or the sampling error of a survey."""

from dataclasses import dataclass

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray, IntArray
from tkkio_analytics.models.claim_tests import Difference, pair_values, sampling_test, signed_p, variation_test
from tkkio_analytics.models.variation import COMMON_MEMORY, Variation, contrast_share, yearly_variation


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Yardstick:
    """Levels with what is known of their variation.

    Parameters
    ----------
    values
        (R, T) levels.
    variation
        Yearly variation, or None where standard errors are known.
    errors
        (R, T) standard errors; NaN where variation speaks.
    """

    values: FloatArray
    variation: Variation | None
    errors: FloatArray

    def test(self, *, rows: FloatArray, weights: FloatArray) -> Difference | None:
        """Return the test of a weighted sum of levels; None where its variance is not known.

        Parameters
        ----------
        rows, weights
            (R,) and (T,) weights of series and periods.
        """
        if self.variation is None:
            return sampling_test(self.values, rows=rows, weights=weights, errors=self.errors)
        return variation_test(self.values, rows=rows, weights=weights, variation=self.variation)

    def each(self, *, weights: FloatArray) -> FloatArray:
        """Return the two-sided p-value of every series' own weighted sum, signed by its direction, (R,).

        Parameters
        ----------
        weights
            (T,) weights of periods, summing to zero; the same test as `test` with one series, for all of them.
        """
        when = weights != 0
        estimates = self.values[:, when] @ weights[when]
        if self.variation is None:
            variances = self.errors[:, when] ** 2 @ weights[when] ** 2
            return signed_p(estimates, variances, np.full(len(estimates), np.inf))
        seen = self.variation
        own = seen.own * contrast_share(weights, memory=seen.memory)
        common = seen.common * contrast_share(weights, memory=COMMON_MEMORY)
        shared = common**2 / seen.common_degrees if seen.common_degrees > 0 else np.nan
        return signed_p(estimates, own + common, (own + common) ** 2 / (own**2 / seen.degrees + shared))

    def pairs(self, rows: IntArray, *, weights: FloatArray, sign: int = 1) -> FloatArray:
        """Return the signed p-value of every pair of series, as `pair_values` does.

        Parameters
        ----------
        rows
            (K,) positions of the series that are compared.
        weights
            (T,) weights of periods.
        sign
            1 where more is ahead, -1 where less is.
        """
        when, positions = weights != 0, rows
        estimates = sign * self.values[np.ix_(positions, when)] @ weights[when]
        if self.variation is None:
            variances = self.errors[np.ix_(positions, when)] ** 2 @ weights[when] ** 2
            return pair_values(estimates, variances, np.full(len(positions), np.inf))
        variances = self.variation.own[positions] * contrast_share(weights, memory=self.variation.memory)
        return pair_values(estimates, variances, self.variation.degrees[positions])


def yardstick_of_variation(
    values: FloatArray, *, areas: BoolArray, broken: BoolArray | None = None, split: int | None = None
) -> Yardstick | None:
    """Return the yearly variation as a yardstick, or None where nothing varies; see `yearly_variation`."""
    variation = yearly_variation(values, areas=areas, broken=broken, split=split)
    if variation is None:
        return None
    return Yardstick(values=values, variation=variation, errors=np.full(values.shape, np.nan))


def yardstick_of_errors(values: FloatArray, *, errors: FloatArray) -> Yardstick:
    """Return known standard errors as a yardstick."""
    return Yardstick(values=values, variation=None, errors=errors)


def change_weights(periods: int, *, start: int, end: int) -> FloatArray:
    """Return the weights of a change from one column to another.

    Examples
    --------
    >>> change_weights(3, start=0, end=2).tolist()
    [-1.0, 0.0, 1.0]
    """
    weights = np.zeros(periods)
    weights[start], weights[end] = -1.0, 1.0
    return weights


def level_weights(periods: int, *, at: int) -> FloatArray:
    """Return the weights of the level of one column."""
    weights = np.zeros(periods)
    weights[at] = 1.0
    return weights


def turn_weights(periods: int, *, start: int, turn: int, end: int, times: FloatArray) -> FloatArray:
    """Return the weights of the change a year after a turning point less that before it.

    Parameters
    ----------
    periods
        Columns.
    start, turn, end
        First column, the last one before the claimed change, and the last one.
    times
        (T,) years of the columns.

    Examples
    --------
    >>> turn_weights(4, start=0, turn=1, end=3, times=np.arange(4.0)).tolist()
    [1.0, -1.5, 0.0, 0.5]
    """
    after = change_weights(periods, start=turn, end=end) / (times[end] - times[turn])
    before = change_weights(periods, start=start, end=turn) / (times[turn] - times[start])
    return np.asarray(after - before)
