"""The top of the one-page briefing: a few big numbers and what changed."""

from tkkio_analytics.analysis.briefing import figures, money, trajectory
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import count, when
from tkkio_analytics.domain.briefing import KeyFigure, KeyFigures, Points, Section, SectionId, Statement, Tone
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.period import Period


def section(material: Material) -> Section:
    """Return how much is at risk, the weakest outlook and the budget as big numbers, then what moved."""
    lines = tuple(Statement(message=line) for line in material.board.headlines[1:] if "probability" not in line.params)
    blocks = (KeyFigures(figures=_figures(material)), *((Points(lines=lines),) if lines else ()))
    return Section(
        id=SectionId.SUMMARY,
        title=material.board.headlines[0],
        blocks=blocks,
        notes=(material.board.multiplicity,),
    )


def _figures(material: Material) -> tuple[KeyFigure, ...]:
    risks = material.risks
    at_risk = KeyFigure(
        value=message("briefing.cell.of", number=count(len(risks.flags)), among=count(risks.assessed)),
        caption=message("briefing.summary.at_risk" if material.is_one_area else "briefing.summary.pairs_at_risk"),
        tone=Tone.UNFAVOURABLE if risks.flags else Tone.FAVOURABLE,
    )
    return (at_risk, *_weakest(material), *_budget(material))


def _weakest(material: Material) -> tuple[KeyFigure, ...]:
    lowest = trajectory.weakest(material.board.cells)
    chance = None if lowest is None else figures.probability(material, lowest.outlook)
    if lowest is None or chance is None:
        return ()
    name = material.indicators[lowest.indicator_id].short_name
    caption = message(
        "briefing.summary.weakest" if material.is_one_area else "briefing.summary.weakest_area",
        indicator=name,
        region=material.regions[lowest.region_code].short_name,
        year=trajectory.due(lowest.outlook),
    )
    return (KeyFigure(value=chance.value, caption=caption, reference=chance.reference),)


def _budget(material: Material) -> tuple[KeyFigure, ...]:
    found = money.budget(material, material.money.areas[0]) if material.is_one_area else None
    if found is None:
        return ()
    caption = message("briefing.summary.budget", year=when(Period.parse(found.reference.period)))
    return (KeyFigure(value=found.value, caption=caption, reference=found.reference),)
