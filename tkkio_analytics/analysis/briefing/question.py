"""A single question: one indicator, one chart, and what it says."""

from tkkio_analytics.analysis.briefing import trajectory
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.domain.briefing import Paragraphs, Section, SectionId
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.target import TargetOutlook


def section(material: Material, outlook: TargetOutlook) -> Section:
    """Return the fan of the question's indicator under its finding."""
    lines = trajectory.statements(material, outlook)
    indicator = material.indicators[outlook.indicator_id or ""]
    note = indicator.comparability_note
    cautions = () if note is None else (message("briefing.question.caution", note=note),)
    return Section(
        id=SectionId.TRAJECTORY,
        title=outlook.headline,
        references=lines[0].references,
        blocks=(*trajectory.fan(material, outlook), Paragraphs(lines=lines[1:] or lines)),
        notes=(*cautions, *(line for line in outlook.explanation if line.params.get("note") != note)),
    )
