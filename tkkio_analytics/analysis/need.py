"""How the areas compare when levels are divided by their need coefficients (nation = 1)."""

from dataclasses import replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.comparison import compare
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import LocalizedText, Message, message
from tkkio_analytics.domain.need import NeedView
from tkkio_analytics.domain.period import Period


def refused(indicator: Indicator, *, period: Period) -> NeedView:
    """Return that an indicator is not adjusted, and why: its own reason, else that of its role."""
    declared = indicator.need_adjustment
    reason = message(f"money.need.refused_{indicator.role}") if declared is None else declared.reason
    return _nothing(indicator, period=period, reason=reason)


def without_coefficient(indicator: Indicator, *, period: Period) -> NeedView:
    """Return that there is no coefficient of the year or of any before it."""
    return _nothing(indicator, period=period, reason=message("money.need.no_coefficient", year=period))


def _nothing(indicator: Indicator, *, period: Period, reason: LocalizedText | Message) -> NeedView:
    return NeedView(
        indicator_id=indicator.id,
        period=period,
        reason=reason,
        comparison=None,
        coefficient_id=None,
        coefficient_year=None,
        coefficients=MappingProxyType({}),
        caveats=(),
        origin_ids=(),
    )


def adjusted(
    panel: IndicatorPanel, *, coefficients: IndicatorPanel, period: Period, rng: np.random.Generator
) -> NeedView | None:
    """Return the comparison of one period with need taken into account.

    Parameters
    ----------
    panel
        The indicator, declared fit for it.
    coefficients
        Need coefficients, 1 for the nation.
    period
        One of the panel's periods.
    rng
        For the rank intervals.

    Returns
    -------
    NeedView or None
        Each area's whole series is divided by one coefficient, that of the year or of the latest year before it, so
        that its yearly variation keeps its shape. None without any coefficient up to the year.
    """
    declared = panel.indicator.need_adjustment
    column = _column(coefficients, period.year)
    if declared is None or column is None:
        return None
    by_region = {
        region.code: float(value)
        for region, value in zip(coefficients.regions, coefficients.values[:, column], strict=True)
        if np.isfinite(value)
    }
    divided = _divided(panel, np.array([by_region.get(region.code, np.nan) for region in panel.regions]))
    found = compare(divided, period=period, rng=rng)
    coefficient_year = coefficients.years[column]
    return NeedView(
        indicator_id=panel.indicator.id,
        period=period,
        reason=declared.reason,
        comparison=replace(found, headline=message("money.need.headline", finding=found.headline)),
        coefficient_id=coefficients.indicator.id,
        coefficient_year=coefficient_year,
        coefficients=MappingProxyType(by_region),
        caveats=_caveats(coefficients.indicator, period=period, coefficient_year=coefficient_year),
        origin_ids=tuple(sorted({*panel.origin_ids, *coefficients.origin_ids})),
    )


def _column(coefficients: IndicatorPanel, year: int) -> int | None:
    known = np.flatnonzero(np.isfinite(coefficients.values[coefficients.area_rows]).any(axis=0))
    until = [int(t) for t in known if coefficients.years[t] <= year]
    return until[-1] if until else None


def _divided(panel: IndicatorPanel, divisor: NDArray[np.float64]) -> IndicatorPanel:
    return replace(
        panel,
        values=panel.values / divisor[:, None],
        standard_errors=panel.standard_errors / divisor[:, None],
    )


def _caveats(coefficient: Indicator, *, period: Period, coefficient_year: int) -> tuple[Message, ...]:
    vintage = "same_year" if coefficient_year == period.year else "other_year"
    lines = [
        message("money.need.reading", coefficient=coefficient.short_name),
        message(f"money.need.{vintage}", year=period, coefficient_year=coefficient_year),
        message("money.need.exact"),
    ]
    if coefficient.comparability_note is not None:
        lines.append(message("money.need.note", note=coefficient.comparability_note))
    return tuple(lines)
