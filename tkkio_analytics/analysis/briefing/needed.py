"""What would be needed: required paces, and how often such paces have been seen."""

from collections.abc import Sequence
from typing import Final

from tkkio_analytics.analysis.briefing import figures, state, trajectory
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.domain.briefing import Block, Cell, Chart, Paragraphs, Section, SectionId, Statement, Table
from tkkio_analytics.domain.briefing_chart import PaceOf
from tkkio_analytics.domain.figure import Measure
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.target import TargetOutlook

RARE: Final = 0.1
"""A pace seen in fewer than one comparable spell of ten is called rare."""
MOST: Final = 12
"""Rows of several areas, the most urgent ones."""

PACES: Final = (Measure.REQUIRED_PACE, Measure.OBSERVED_PACE, Measure.BELIEVED_PACE)


ALONE: Final = ("indicator", "goal", "required", "observed", "extra_50", "extra_75", "extra_90", "seen")
SEVERAL: Final = ("indicator", "area", "goal", "required", "observed", "believed", "seen")


def section(material: Material) -> Section:
    """Return required paces beside observed and expected ones, for every goal not yet reached."""
    asked = [outlook for outlook in _outlooks(material) if outlook.pace is not None and outlook.pace.required]
    if not asked:
        line = Statement(message=message("briefing.needed.none"))
        return Section(id=SectionId.NEEDED, title=message("briefing.needed.none"), blocks=(Paragraphs(lines=(line,)),))
    viewed = [outlook for outlook in asked if outlook.outside_view is not None]
    rare = sum(view.moved < RARE * view.spells for view in (item.outside_view for item in viewed) if view is not None)
    return Section(
        id=SectionId.NEEDED,
        title=message("briefing.needed.title", number=count(rare), count=count(len(viewed))),
        blocks=(_table(material, asked[:MOST]), *_chart(material)),
        notes=(
            message("briefing.needed.reading"),
            *(item.realism for item in asked[:MOST] if item.realism is not None),
        ),
    )


def _outlooks(material: Material) -> list[TargetOutlook]:
    """Return the outlooks of the flagged pairs first, then those of the others."""
    flagged = [flag.signals.outlook for flag in material.risks.flags]
    return (
        flagged
        if not material.is_one_area
        else [
            *flagged,
            *(cell.outlook for cell in material.own_cells() if cell.outlook not in flagged),
        ]
    )


def _table(material: Material, outlooks: Sequence[TargetOutlook]) -> Table:
    alone = material.is_one_area
    names = ALONE if alone else SEVERAL
    return Table(
        id="needed",
        caption=message("briefing.needed.caption", region=material.region.short_name, goal=state.goal_name(material)),
        columns=state.columns(names, numeric=set(names) - {"indicator", "area"}),
        rows=tuple(_row(material, outlook) for outlook in outlooks),
        description=(message("briefing.needed.description", count=len(outlooks)),),
        notes=(message("briefing.needed.seen"), *((message("briefing.needed.extra"),) if alone else ())),
    )


def _row(material: Material, outlook: TargetOutlook) -> tuple[Cell, ...]:
    area = () if material.is_one_area else (Cell(value=material.regions[outlook.region_code].short_name),)
    target = outlook.target
    goal = None if target is None else figures.goal(material, target, region_code=outlook.region_code)
    at_least = target is not None and bool(target.at_least)
    return (
        Cell(value=material.indicators[outlook.indicator_id or ""].short_name),
        *area,
        figures.cell(goal, note=trajectory.direction(trajectory.due(outlook), at_least=at_least)),
        *(figures.cell(figures.pace(material, outlook, measure)) for measure in PACES[:2]),
        *(_extra(material, outlook) if material.is_one_area else (_believed(material, outlook),)),
        _seen(material, outlook),
    )


def _believed(material: Material, outlook: TargetOutlook) -> Cell:
    return figures.cell(figures.pace(material, outlook, Measure.BELIEVED_PACE))


def _extra(material: Material, outlook: TargetOutlook) -> tuple[Cell, ...]:
    """Return what must come on top of the expected change for each probability; an empty cell where nothing does."""
    known = {round(item.probability * 100): item for item in material.needed.get(outlook.indicator_id or "", ())}
    cells = []
    for probability in figures.EXTRA_PACES:
        item = known.get(probability)
        found = None if item is None else figures.extra_pace(material, outlook, item)
        cells.append(figures.cell(found, note=None if found else message("briefing.needed.not_reachable")))
    return tuple(cells)


def _seen(material: Material, outlook: TargetOutlook) -> Cell:
    view = outlook.outside_view
    if view is None:
        return figures.cell(None)
    spells = message(
        "briefing.needed.spells", moved=count(view.moved), spells=count(view.spells), count=view.spell_years
    )
    return figures.cell(figures.seen(material, outlook), note=spells)


def _chart(material: Material) -> tuple[Block, ...]:
    """Return the paces of the weakest outlook of a single area as a picture."""
    lowest = trajectory.weakest(material.own_cells())
    if lowest is None or lowest.outlook.pace is None or not lowest.outlook.pace.required:
        return ()
    paces = [figures.pace(material, lowest.outlook, measure) for measure in PACES]
    subject = PaceOf(
        pace=lowest.outlook.pace,
        indicator=material.indicators[lowest.indicator_id],
        region=material.region,
    )
    return (Chart(id="pace", subject=subject, references=figures.references(paces)),)
