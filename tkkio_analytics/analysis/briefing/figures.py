"""Figures of a briefing with their references, their codes yet to be given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np

from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.quantities import change_per_year, level
from tkkio_analytics.domain.briefing import Cell, Tone
from tkkio_analytics.domain.figure import FigureKind, FigureReference, FigureValue, Measure
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.joint import JointCount
from tkkio_analytics.domain.message import Decimal, Message, Probability, Quantity, Share, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.risk import Signals
from tkkio_analytics.domain.scenario_outlook import Needed
from tkkio_analytics.domain.target import Target, TargetOutlook

WITHOUT_CODE: Final = ""
"""Codes are given when the whole briefing is known, as short as its figures allow."""
EXTRA_PACES: Final[Mapping[int, Measure]] = MappingProxyType(
    {50: Measure.EXTRA_PACE_50, 75: Measure.EXTRA_PACE_75, 90: Measure.EXTRA_PACE_90}
)
"""By the probability aimed at, in per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with its reference."""

    value: FigureValue
    reference: FigureReference

    def cell(self, *, note: Message | None = None, tone: Tone | None = None) -> Cell:
        """Return the figure as a cell of a table."""
        return Cell(value=self.value, reference=self.reference, note=note, tone=tone)


def figure(
    material: Material,
    value: FigureValue,
    *,
    indicator_id: str,
    region_code: str,
    period: str,
    measure: Measure,
    kind: FigureKind = FigureKind.DERIVED,
    goal_id: str | None = None,
) -> Figure:
    """Return a figure with a reference that names what it is and where it was read.

    Parameters
    ----------
    material
        Knows the sources.
    value
        Unrounded.
    indicator_id, region_code, period, measure, kind, goal_id
        As in `domain.figure.FigureReference`.
    """
    reference = FigureReference(
        code=WITHOUT_CODE,
        indicator_id=indicator_id,
        region_code=region_code,
        period=period,
        kind=kind,
        measure=measure,
        goal_id=goal_id,
        value=value,
        sources=tuple(material.sources[origin] for origin in _origins(material, indicator_id, region_code, period)),
    )
    return Figure(value=value, reference=reference)


def observed(material: Material, indicator: Indicator, region_code: str, period: Period, value: float) -> Figure:
    """Return an observation; one that a declared derivation made of a published series counts as derived."""
    return figure(
        material,
        level(indicator, value),
        indicator_id=indicator.id,
        region_code=region_code,
        period=period.code,
        measure=Measure.LEVEL,
        kind=FigureKind.OBSERVED if indicator.derivation is None else FigureKind.DERIVED,
    )


def latest(material: Material, indicator_id: str, region_code: str, *, until: Period | None = None) -> Figure | None:
    """Return the latest observation of a region, not past ``until``; None where there is none."""
    panel = material.panels.get(indicator_id)
    row = None if panel is None else panel.row(region_code)
    if panel is None or row is None:
        return None
    columns = [t for t in panel.observed_columns(row).tolist() if until is None or panel.periods[t] <= until]
    if not columns:
        return None
    value = float(panel.values[row, columns[-1]])
    return observed(material, panel.indicator, region_code, panel.periods[columns[-1]], value)


def at(material: Material, indicator_id: str, region_code: str, period: Period) -> Figure | None:
    """Return the observation of a region in one period; None where there is none."""
    panel = material.panels.get(indicator_id)
    value = None if panel is None else _value(panel, region_code, period)
    if panel is None or value is None:
        return None
    return observed(material, panel.indicator, region_code, period, value)


def probability(material: Material, outlook: TargetOutlook) -> Figure | None:
    """Return the probability of an outlook; None where none may be shown."""
    if outlook.probability is None or outlook.target is None or outlook.indicator_id is None:
        return None
    return figure(
        material,
        Probability(value=outlook.probability),
        indicator_id=outlook.indicator_id,
        region_code=outlook.region_code,
        period=str(outlook.due_period),
        measure=Measure.PROBABILITY,
        kind=FigureKind.MODELLED,
        goal_id=outlook.target.id,
    )


def goal(material: Material, target: Target, *, region_code: str) -> Figure | None:
    """Return the level of a goal; None for a goal without a number or an indicator."""
    indicator = material.indicators.get(target.indicator_id or "")
    if target.value is None or indicator is None:
        return None
    is_round = not target.is_reference and (target.value * indicator.unit.factor).is_integer()
    decimals = 0 if is_round else indicator.decimals
    value = Quantity(value=target.value, unit=indicator.unit, decimals=decimals)
    found = figure(
        material,
        value,
        indicator_id=indicator.id,
        region_code=region_code,
        period=str(target.due_year or material.today.year),
        measure=Measure.GOAL,
        kind=FigureKind.DERIVED if target.is_reference else FigureKind.CITED,
        goal_id=target.id,
    )
    return found if target.is_reference else _cited(found, target)


def pace(material: Material, outlook: TargetOutlook, measure: Measure) -> Figure | None:
    """Return the observed, believed or required change per year of an outlook; None where it cannot be given."""
    found = outlook.pace
    values = {
        Measure.OBSERVED_PACE: None if found is None else found.observed,
        Measure.BELIEVED_PACE: None if found is None else found.believed,
        Measure.REQUIRED_PACE: None if found is None else found.required,
    }
    value = values[measure]
    if value is None or outlook.indicator_id is None or outlook.latest_period is None:
        return None
    until = outlook.latest_period if measure is Measure.OBSERVED_PACE else outlook.due_period
    return figure(
        material,
        change_per_year(material.indicators[outlook.indicator_id], value),
        indicator_id=outlook.indicator_id,
        region_code=outlook.region_code,
        period=_span(outlook, until, measure),
        measure=measure,
        kind=FigureKind.MODELLED if measure is Measure.BELIEVED_PACE else FigureKind.DERIVED,
        goal_id=None if measure is Measure.OBSERVED_PACE or outlook.target is None else outlook.target.id,
    )


def extra_pace(material: Material, outlook: TargetOutlook, needed: Needed) -> Figure | None:
    """Return what must come on top of the expected change per year; None where no pace gives that probability."""
    if needed.extra is None or outlook.indicator_id is None or outlook.target is None:
        return None
    return figure(
        material,
        change_per_year(material.indicators[outlook.indicator_id], needed.extra),
        indicator_id=outlook.indicator_id,
        region_code=outlook.region_code,
        period=f"{needed.start_year}/{outlook.due_period}",
        measure=EXTRA_PACES[round(needed.probability * 100)],
        kind=FigureKind.MODELLED,
        goal_id=outlook.target.id,
    )


def seen(material: Material, outlook: TargetOutlook) -> Figure | None:
    """Return the share of comparable spells that moved as fast as is required now; None without an outside view."""
    view = outlook.outside_view
    if view is None or outlook.indicator_id is None or outlook.target is None:
        return None
    return figure(
        material,
        Share(value=view.moved / view.spells),
        indicator_id=outlook.indicator_id,
        region_code=outlook.region_code,
        period=str(outlook.latest_period),
        measure=Measure.SHARE,
        goal_id=outlook.target.id,
    )


def tally(material: Material, number: int, measure: Measure, *, of: Signals) -> Figure:
    """Return how many areas stand at the goal of a cell, or are at risk of missing it."""
    target = of.outlook.target
    return figure(
        material,
        Decimal(value=float(number), decimals=0),
        indicator_id=of.indicator_id,
        region_code=material.region.code,
        period=str(of.latest_period),
        measure=measure,
        goal_id=None if target is None else target.id,
    )


def expected(material: Material, found: JointCount) -> Figure:
    """Return how many of the areas are expected to stand at a goal in its year."""
    return figure(
        material,
        Decimal(value=found.expected, decimals=1),
        indicator_id=found.indicator_id,
        region_code=material.region.code,
        period=str(found.due_year),
        measure=Measure.AREAS_EXPECTED,
        kind=FigureKind.MODELLED,
        goal_id=material.request.goal_id,
    )


def median(material: Material, indicator_id: str, period: Period) -> Figure | None:
    """Return the median of the areas in one period; None where fewer than half of them have a figure."""
    panel = material.panels.get(indicator_id)
    if panel is None or period not in panel.periods:
        return None
    column = panel.values[panel.area_rows, panel.periods.index(period)]
    known = column[np.isfinite(column)]
    if 2 * len(known) < len(column):
        return None
    return figure(
        material,
        level(panel.indicator, float(np.median(known))),
        indicator_id=indicator_id,
        region_code=material.nation.code,
        period=period.code,
        measure=Measure.MEDIAN,
    )


def cell(found: Figure | None, *, note: Message | None = None, tone: Tone | None = None) -> Cell:
    """Return a figure as a cell; without one an empty cell that says so."""
    if found is None:
        return Cell(value=None, note=note or message("briefing.cell.no_data"), tone=tone)
    return found.cell(note=note, tone=tone)


def references(found: Iterable[Figure | None]) -> tuple[FigureReference, ...]:
    """Return the references of the figures that there are."""
    return tuple(item.reference for item in found if item is not None)


def _cited(found: Figure, target: Target) -> Figure:
    """Return a decided goal's level with the document that sets it, as no snapshot holds it."""
    cited = target.source if isinstance(target.source, str) else None
    return replace(found, reference=replace(found.reference, sources=(), cited=cited))


def _value(panel: IndicatorPanel, region_code: str, period: Period) -> float | None:
    row = panel.row(region_code)
    if row is None or period not in panel.periods:
        return None
    value = float(panel.values[row, panel.periods.index(period)])
    return value if np.isfinite(value) else None


def _span(outlook: TargetOutlook, until: Period | None, measure: Measure) -> str:
    """Return the first and last period that a pace is counted over."""
    start = outlook.latest_period
    if measure is Measure.OBSERVED_PACE and outlook.forecast is not None:
        known = [point.period for point in outlook.forecast.history if point.value is not None]
        start = known[0] if known else start
    elif outlook.pace is not None and outlook.pace.counted_from is not None:
        start = outlook.pace.counted_from
    return f"{start}/{until}" if until is not None and until != start else f"{start}"


def _origins(material: Material, indicator_id: str, region_code: str, period: str) -> tuple[str, ...]:
    """Return the sources of a figure: of its own row where it is one observation, else of the whole indicator."""
    own = material.row_origins.get((indicator_id, region_code, period))
    if own is not None:
        return (own,)
    panel = material.panels.get(indicator_id)
    return () if panel is None else tuple(origin for origin in panel.origin_ids if origin in material.sources)
