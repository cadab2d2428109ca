"""What is at risk in the region, and why."""

from typing import Final

from tkkio_analytics.analysis.briefing import figures
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.domain.briefing import Block, Paragraphs, Points, Section, SectionId, Statement
from tkkio_analytics.domain.figure import Measure
from tkkio_analytics.domain.message import Decimal, Message, Quantity, message
from tkkio_analytics.domain.risk import RiskFlag

MOST: Final = 8
"""Risks told with their reasons; the rest are counted, and stand in the table of signals."""


def section(material: Material, *, most: int = MOST) -> Section:
    """Return the flagged pairs of area and indicator, the most at risk first."""
    flags = material.risks.flags
    notes = [message("briefing.risks.rest", count=len(flags) - most)] if len(flags) > most else []
    unsaid = [
        message("briefing.risks.unsaid", reason=reason, count=count(number))
        for reason, number in material.risks.not_assessed
    ]
    return Section(
        id=SectionId.RISKS,
        title=material.risks.headline,
        blocks=(_blocks(material, most=most), *((Paragraphs(lines=_said(notes)),) if notes else ())),
        notes=(material.risks.multiplicity, message("briefing.risks.classes"), *unsaid),
    )


def _blocks(material: Material, *, most: int) -> Block:
    flags = material.risks.flags[:most]
    if not flags:
        return Paragraphs(lines=_said([message("briefing.risks.none")]))
    return Points(lines=tuple(statement(material, flag) for flag in flags))


def statement(material: Material, flag: RiskFlag) -> Statement:
    """Return one risk in a sentence or two: indicator, reason, and what else is known of it."""
    signals = flag.signals
    details = [detail for detail in flag.details if detail != signals.outlook.realism]
    found = message(
        "briefing.risks.line_more" if details else "briefing.risks.line",
        indicator=material.indicators[signals.indicator_id].short_name,
        reason=flag.reason,
        details=tuple(details[:1]),
    )
    target = signals.outlook.target
    said = set(flag.reason.params)
    inside = (
        figures.goal(material, target, region_code=signals.region_code) if target and "goal" in said else None,
        figures.probability(material, signals.outlook),
        figures.pace(material, signals.outlook, Measure.REQUIRED_PACE) if "required" in said else None,
        figures.pace(material, signals.outlook, Measure.BELIEVED_PACE) if "believed" in said else None,
    )
    return Statement(message=found, references=figures.references((*inside, *_in_details(material, flag, details[:1]))))


def _in_details(material: Material, flag: RiskFlag, details: list[Message]) -> list[figures.Figure]:
    """Return the figures that the details say: the latest change, or how many usual changes it is."""
    signals = flag.signals
    said = {name: value for detail in details for name, value in detail.params.items()}
    measures = {"change": Measure.CHANGE, "ratio": Measure.RATIO}
    return [
        figures.figure(
            material,
            value,
            indicator_id=signals.indicator_id,
            region_code=signals.region_code,
            period=f"{signals.previous_period}/{signals.latest_period}",
            measure=measures[name],
        )
        for name, value in said.items()
        if name in measures and isinstance(value, Quantity | Decimal)
    ]


def _said(lines: list[Message]) -> tuple[Statement, ...]:
    return tuple(Statement(message=line) for line in lines)
