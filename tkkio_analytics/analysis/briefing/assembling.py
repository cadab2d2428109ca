"""The whole briefing: the chosen sections in their order, with every figure's reference."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tkkio_analytics.analysis.briefing import (
    arguments,
    goals,
    money,
    needed,
    question,
    questions,
    recommendations,
    risks,
    state,
    summary,
    trajectory,
)
from tkkio_analytics.analysis.briefing.evidence import Side
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.briefing.references import coded, every_reference
from tkkio_analytics.domain.briefing import Briefing, BriefingKind, Definition, Section, SectionId
from tkkio_analytics.domain.figure import FigureReference
from tkkio_analytics.domain.message import Message, message

FEW: Final = 3
"""Risks that a one-page briefing has room for."""


def briefing(material: Material) -> Briefing:
    """Return the briefing that was asked for.

    Parameters
    ----------
    material
        What it is made from.

    Returns
    -------
    Briefing
        The same material gives the same briefing, to the last character.
    """
    request, release = material.request, material.release
    made = [section for part in request.parts if (section := _section(material, part)) is not None]
    sections = coded(made, release_sha256=release.sha256)
    references = every_reference(sections)
    return Briefing(
        kind=request.kind,
        region_code=material.region.code,
        title=_title(material),
        subtitle=message("briefing.paper.subtitle", date=material.today, release=release.id),
        date=material.today,
        release_id=release.id,
        release_sha256=release.sha256,
        practice=release.practice,
        sections=sections,
        references=references,
        definitions=_definitions(material, references),
        region_names={code: material.regions[code].name for code in dict.fromkeys(_codes(references))},
        origins=tuple(material.origins[origin] for origin in dict.fromkeys(_origin_ids(references))),
    )


def _section(material: Material, part: SectionId) -> Section | None:
    if part is SectionId.REMARKS:
        return _remarks(material)
    if material.asked is not None:
        return question.section(material, material.asked)
    if material.request.kind is BriefingKind.LEADERSHIP and part in SHORT:
        return SHORT[part](material)
    return PARTS[part](material)


def _remarks(material: Material) -> Section | None:
    """Return the readers' own remarks; no section without any."""
    if not material.remarks:
        return None
    title = message("briefing.remark.title", count=len(material.remarks))
    return Section(id=SectionId.REMARKS, title=title, blocks=material.remarks)


def _short_state(material: Material) -> Section:
    title = message("briefing.state.short_title", region=material.region.short_name, goal=state.goal_name(material))
    return Section(id=SectionId.STATE, title=title, blocks=(state.table(material),))


PARTS: Final[Mapping[SectionId, Callable[[Material], Section]]] = MappingProxyType(
    {
        SectionId.SUMMARY: summary.section,
        SectionId.GOALS: goals.section,
        SectionId.STATE: state.section,
        SectionId.TRAJECTORY: trajectory.section,
        SectionId.RISKS: risks.section,
        SectionId.MONEY: money.section,
        SectionId.RECOMMENDATIONS: recommendations.section,
        SectionId.COUNTY_ARGUMENTS: lambda material: arguments.section(material, Side.COUNTY),
        SectionId.MINISTRY_ARGUMENTS: lambda material: arguments.section(material, Side.MINISTRY),
        SectionId.NEEDED: needed.section,
        SectionId.QUESTIONS: questions.section,
    }
)
SHORT: Final[Mapping[SectionId, Callable[[Material], Section]]] = MappingProxyType(
    {
        SectionId.STATE: _short_state,
        SectionId.RISKS: lambda material: risks.section(material, most=FEW),
    }
)
"""Parts as the one-page briefing has room for them."""


def _title(material: Material) -> Message:
    named = message(f"briefing.title.{material.request.kind}", region=material.region.name)
    if material.asked is None or material.asked.indicator_id is None:
        return named
    indicator = material.indicators[material.asked.indicator_id].short_name
    return message("briefing.title.asked", region=material.region.name, indicator=indicator)


def _definitions(material: Material, references: Sequence[FigureReference]) -> tuple[Definition, ...]:
    ids = dict.fromkeys(reference.indicator_id for reference in references)
    found = [material.indicators[indicator_id] for indicator_id in ids]
    return tuple(
        Definition(
            indicator_id=indicator.id,
            name=indicator.name,
            short_name=indicator.short_name,
            description=indicator.description,
            producer=indicator.producer,
            source_id=indicator.source_id,
            source_url=indicator.source_url,
            caution=indicator.comparability_note,
        )
        for indicator in found
    )


def _codes(references: Sequence[FigureReference]) -> list[str]:
    return [reference.region_code for reference in references]


def _origin_ids(references: Sequence[FigureReference]) -> list[str]:
    return [source.origin_id for reference in references for source in reference.sources]
