"""How published methods measure progress towards a target: the formulas alone, on plain numbers."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

GROWTH_ON_TRACK: Final = 0.95
GROWTH_MODERATE: Final = 0.60
"""Cut-offs of the ratio of growth rates (Eurostat, Sustainable development in the EU, annex on method)."""
GAP_MAINTAIN: Final = 0.10
GAP_ACCELERATE: Final = 1.0
"""Cut-offs of the anticipated gap (UN ESCAP, Asia and the Pacific SDG Progress Report, technical notes)."""
CHANGE_WITHOUT_ERROR: Final = 0.10
"""Smallest share of the targeted change, or of the baseline, that counts without a standard error (Healthy People)."""
NORMAL_95: Final = 1.959963984540054
"""Two-sided 5 % point of the normal distribution."""
TREND_POINTS: Final = 5
CHI_SQUARE_LIMIT: Final = 9.54953570608324
"""Fingertips: 1 degree of freedom, p = 0.002."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthRatio:
    """Actual and required compound annual growth rate, and the first in units of the second."""

    actual: float
    required: float
    ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentTrend:
    """Weighted slope per step of the last five points, its chi-square, and whether each of six fits has its sign."""

    slope: float
    chi_square: float
    steady_sign: bool

    @property
    def significant(self) -> bool:
        """Say whether the trend counts: beyond the limit, and no single point carries its sign."""
        return self.steady_sign and self.chi_square > CHI_SQUARE_LIMIT


def growth_ratio(
    *, baseline: float, latest: float, target: float, years_elapsed: int, years_allowed: int
) -> GrowthRatio | None:
    """Return Eurostat's ratio of the actual to the required growth rate.

    ``CAGR = (end / start)^(1 / years) - 1``; actual from the baseline to the latest value, required from the baseline
    to the target in its year. The ratio is positive where the value moves the way the target lies, whichever is better.

    Parameters
    ----------
    baseline, latest, target
        In one unit.
    years_elapsed, years_allowed
        From the baseline to the latest value and to the target year; at least 1.

    Returns
    -------
    GrowthRatio or None
        None where growth rates do not exist (a zero, or values on both sides of it) or none is required.

    References
    ----------
    Eurostat, Sustainable development in the European Union: monitoring report on progress towards the SDGs in an EU
    context, annex on the assessment of indicator trends (indicators with a quantitative target).

    Examples
    --------
    >>> found = growth_ratio(baseline=100.0, latest=110.0, target=121.0, years_elapsed=1, years_allowed=2)
    >>> round(found.actual, 6), round(found.required, 6), round(found.ratio, 6)
    (0.1, 0.1, 1.0)
    """
    signs = {float(np.sign(value)) for value in (baseline, latest, target)}
    if len(signs) > 1 or 0.0 in signs or baseline == target:
        return None
    actual = float((latest / baseline) ** (1 / years_elapsed) - 1)
    required = float((target / baseline) ** (1 / years_allowed) - 1)
    return GrowthRatio(actual=actual, required=required, ratio=actual / required) if required else None


def weighted_prediction(years: npt.ArrayLike, values: npt.ArrayLike, *, at: float) -> float:
    """Return the value in year ``at`` of a straight line fitted with weights that grow with time.

    The weight rises evenly from the first observation to the latest, whose weight is 1:
    ``(t - t1 + 1) / (tn - t1 + 1)``.

    Parameters
    ----------
    years, values
        Two observations or more, in different years.
    at
        Year to predict.

    References
    ----------
    UN ESCAP, Asia and the Pacific SDG Progress Report, technical notes: regression with time-related weights, so that
    recent data count for more. The notes give the principle; the even rise of the weights is ours.

    Examples
    --------
    >>> round(weighted_prediction([2020, 2021, 2022], [10.0, 12.0, 14.0], at=2025), 6)
    20.0
    """
    time, value = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    weight = (time - time[0] + 1) / (time[-1] - time[0] + 1)
    middle = np.average(time, weights=weight)
    level = np.average(value, weights=weight)
    slope = np.sum(weight * (time - middle) * (value - level)) / np.sum(weight * (time - middle) ** 2)
    return float(level + slope * (at - middle))


def anticipated_gap(*, baseline: float, predicted: float, target: float, at_least: bool) -> float | None:
    """Return the part of the progress required since the baseline that will be missing in the target year.

    ``|target - predicted| / |target - baseline|``, and 0 where the prediction stands at or beyond the target. Up to .10
    progress need only be maintained, up to 1 it must accelerate, above 1 the trend must be reversed.

    Parameters
    ----------
    baseline, predicted, target
        In one unit.
    at_least
        Whether the value must rise to the target rather than fall to it.

    Returns
    -------
    float or None
        None where the baseline stood at the target already and the prediction does not: nothing was required, so
        there is nothing to measure the gap by.

    References
    ----------
    UN ESCAP, Asia and the Pacific SDG Progress Report, technical notes: Anticipated Progress Index.

    Examples
    --------
    >>> anticipated_gap(baseline=40.0, predicted=55.0, target=60.0, at_least=True)
    0.25
    """
    side = 1 if at_least else -1
    if side * (predicted - target) >= 0:
        return 0.0
    if side * (baseline - target) >= 0:
        return None
    return abs(target - predicted) / abs(target - baseline)


def targeted_change(*, baseline: float, latest: float, target: float) -> float:
    """Return the share of the targeted change that has been achieved: ``(latest - baseline) / (target - baseline)``.

    Parameters
    ----------
    baseline, latest, target
        In one unit; the target differs from the baseline.

    References
    ----------
    NCHS, Healthy People 2030: Measuring progress toward target attainment; Talih and Huang, Healthy People Statistical
    Notes 27 (2016).

    Examples
    --------
    >>> targeted_change(baseline=40.0, latest=45.0, target=60.0)
    0.25
    """
    return (latest - baseline) / (target - baseline)


def difference_in_errors(*, baseline: float, latest: float, baseline_error: float, latest_error: float) -> float:
    """Return the change in units of its standard error; beyond +-1.96 it is significant at 5 %.

    Parameters
    ----------
    baseline, latest
        In one unit.
    baseline_error, latest_error
        Their standard errors, above 0; the two estimates are independent.

    References
    ----------
    Talih and Huang, Healthy People Statistical Notes 27 (2016).

    Examples
    --------
    >>> difference_in_errors(baseline=40.0, latest=45.0, baseline_error=3.0, latest_error=4.0)
    1.0
    """
    return float((latest - baseline) / np.hypot(baseline_error, latest_error))


def recent_trend(values: npt.ArrayLike, *, errors: npt.ArrayLike) -> RecentTrend:
    """Return the Fingertips trend of five points, counted 1 to 5 whatever years lie between.

    Least squares with weights ``1 / error^2``; chi-square is ``(slope / its error)^2``. The fit is repeated without
    each point in turn, and all six slopes must have one sign (a slope of 0 counts as a rise, as in the published
    program).

    Parameters
    ----------
    values, errors
        The last five points and their standard errors, above 0.

    References
    ----------
    OHID Fingertips, public health technical guidance, Trend markers; dhsc-govuk/FingertipsNext, TrendMarkerCalculator.

    Examples
    --------
    >>> found = recent_trend([1.0, 2.0, 3.0, 4.0, 5.0], errors=[1.0] * 5)
    >>> round(found.slope, 6), round(found.chi_square, 6), found.significant
    (1.0, 10.0, True)
    """
    value = np.asarray(values, dtype=float)
    weight = 1 / np.asarray(errors, dtype=float) ** 2
    step = np.arange(1.0, TREND_POINTS + 1)
    slope, variance = _slope(step, value, weight)
    signs = {slope >= 0}
    for left_out in range(TREND_POINTS):
        kept = np.arange(TREND_POINTS) != left_out
        signs.add(_slope(step[kept], value[kept], weight[kept])[0] >= 0)
    return RecentTrend(slope=slope, chi_square=slope**2 / variance, steady_sign=len(signs) == 1)


def _slope(
    step: npt.NDArray[np.float64], value: npt.NDArray[np.float64], weight: npt.NDArray[np.float64]
) -> tuple[float, float]:
    """Return the weighted slope and its variance under the stated errors."""
    centred = step - np.average(step, weights=weight)
    information = float(np.sum(weight * centred**2))
    return float(np.sum(weight * centred * value) / information), 1 / information
