"""Where the paths lead: probabilities with the record they rest on, and the fan of the weakest outlook."""

from collections.abc import Sequence

from tkkio_analytics.analysis.briefing import figures, state
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import count, when
from tkkio_analytics.domain.briefing import Block, Cell, Chart, Section, SectionId, Statement, Table
from tkkio_analytics.domain.briefing import Paragraphs as Lines
from tkkio_analytics.domain.briefing_chart import FanOf
from tkkio_analytics.domain.figure import FigureReference, Measure
from tkkio_analytics.domain.joint import JointCount
from tkkio_analytics.domain.message import Decimal, Message, Share, message
from tkkio_analytics.domain.risk import Signals
from tkkio_analytics.domain.target import Record, TargetOutlook


def section(material: Material) -> Section:
    """Return the outlooks of the region, the weakest drawn as a fan; of several areas how many will reach."""
    return _of_one(material) if material.is_one_area else _of_several(material)


def weakest(cells: Sequence[Signals]) -> Signals | None:
    """Return the cell with the lowest probability; None where none has one."""
    assessed = [cell for cell in cells if cell.outlook.probability is not None]
    return min(assessed, key=lambda cell: (cell.outlook.probability or 0.0, cell.indicator_id), default=None)


def fan(material: Material, outlook: TargetOutlook) -> tuple[Block, ...]:
    """Return the fan chart of an outlook, and what it says; nothing without a series."""
    if outlook.forecast is None or outlook.indicator_id is None or not outlook.forecast.history:
        return ()
    indicator = material.indicators[outlook.indicator_id]
    subject = FanOf(
        outlook=outlook,
        indicator=indicator,
        region=material.regions[outlook.region_code],
        breaks=tuple(item for item in material.breaks_of(indicator.id) if item.concerns_region(outlook.region_code)),
    )
    return (Chart(id="fan", subject=subject, references=_drawn(material, outlook)),)


def statements(material: Material, outlook: TargetOutlook) -> tuple[Statement, ...]:
    """Return the finding, how often the required pace was seen, and the record, as sentences."""
    said = [Statement(message=outlook.headline, references=_headline_references(material, outlook))]
    said += [Statement(message=reason) for reason in outlook.reasons]
    if outlook.realism is not None:
        required = figures.pace(material, outlook, Measure.REQUIRED_PACE)
        said.append(Statement(message=outlook.realism, references=figures.references((required,))))
    if outlook.record_statement is not None:
        said.append(Statement(message=outlook.record_statement))
    return tuple(said)


def _of_one(material: Material) -> Section:
    cells = [cell for cell in material.own_cells() if cell.outlook.probability is not None]
    lowest = weakest(cells)
    if lowest is None:
        title = message("briefing.trajectory.none", locative=material.region.locative)
        return Section(id=SectionId.TRAJECTORY, title=title, blocks=(_unsaid(material),))
    name = material.indicators[lowest.indicator_id].short_name
    title = message(f"briefing.trajectory.{lowest.trajectory}", indicator=name, year=due(lowest.outlook))
    return Section(
        id=SectionId.TRAJECTORY,
        title=title,
        blocks=(_table(material, cells), *fan(material, lowest.outlook)),
        notes=(*lowest.outlook.explanation, message("briefing.trajectory.record"), *_unsaid_notes(material)),
    )


def _table(material: Material, cells: Sequence[Signals]) -> Table:
    ordered = sorted(cells, key=lambda cell: (cell.outlook.probability or 0.0, cell.indicator_id))
    names = ("indicator", "goal", "probability", "skill", "coverage", "region_origins")
    return Table(
        id="trajectory",
        caption=message("briefing.trajectory.caption", region=material.region.short_name),
        columns=state.columns(names, numeric=set(names[1:])),
        rows=tuple(_row(material, cell.outlook) for cell in ordered),
        description=(message("briefing.trajectory.description", count=len(ordered)),),
        notes=(message("briefing.trajectory.reading"),),
    )


def _row(material: Material, outlook: TargetOutlook) -> tuple[Cell, ...]:
    indicator = material.indicators[outlook.indicator_id or ""]
    target = outlook.target
    goal = None if target is None else figures.goal(material, target, region_code=outlook.region_code)
    at_least = target is not None and bool(target.at_least)
    return (
        Cell(value=indicator.short_name),
        figures.cell(goal, note=direction(due(outlook), at_least=at_least)),
        figures.cell(figures.probability(material, outlook)),
        *_record(outlook.record),
    )


def direction(year: object, *, at_least: bool) -> Message:
    """Return which way a goal lies and by when: "vähintään, 2029"."""
    return message(f"briefing.cell.{'at_least_by' if at_least else 'at_most_by'}", year=year)


def _record(record: Record | None) -> tuple[Cell, ...]:
    if record is None:
        return (Cell(value=None), Cell(value=None), Cell(value=None))
    return (
        Cell(value=Decimal(value=record.brier_skill, decimals=2)),
        Cell(value=Share(value=record.coverage_80)),
        Cell(
            value=count(record.region_origins),
            note=message(f"briefing.record.{record.kind}"),
        ),
    )


def due(outlook: TargetOutlook) -> object:
    """Return the period in which the goal of an outlook is asked; empty text without one."""
    period = outlook.due_period
    return "" if period is None else when(period)


def _of_several(material: Material) -> Section:
    view = material.counts
    if view is None or not view.counts:
        title = message("briefing.trajectory.none", locative=material.region.locative)
        return Section(id=SectionId.TRAJECTORY, title=title, blocks=(_unsaid(material),))
    fewest = min(view.counts, key=lambda found: (found.expected / found.areas, found.indicator_id))
    name = material.indicators[fewest.indicator_id].short_name
    return Section(
        id=SectionId.TRAJECTORY,
        title=message("briefing.trajectory.fewest", indicator=name, finding=fewest.statement),
        blocks=(_counts(material, view.counts),),
        notes=(fewest.record_statement, *(why for item in view.refusals for why in item.reasons)),
    )


def _counts(material: Material, counts: Sequence[JointCount]) -> Table:
    names = ("indicator", "at_goal", "expected", "interval", "held")
    return Table(
        id="trajectory",
        caption=message("briefing.trajectory.caption_several", region=material.region.short_name),
        columns=state.columns(names, numeric=set(names[1:])),
        rows=tuple(_count_row(material, found) for found in counts),
        description=(message("briefing.trajectory.description_several", count=len(counts)),),
        notes=(message("briefing.trajectory.reading_several"),),
    )


def _count_row(material: Material, found: JointCount) -> tuple[Cell, ...]:
    cell = next(cell for cell in material.board.cells if cell.indicator_id == found.indicator_id)
    now = figures.tally(material, found.reached, Measure.AREAS_AT_GOAL, of=cell)
    expected = figures.expected(material, found)
    interval = message(
        "briefing.cell.interval", lower=count(found.lower), upper=count(found.upper), among=count(found.areas)
    )
    return (
        Cell(value=material.indicators[found.indicator_id].short_name),
        now.cell(),
        expected.cell(note=message("briefing.cell.year", year=found.due_year)),
        Cell(value=interval),
        Cell(value=Share(value=found.record.coverage)),
    )


def _unsaid(material: Material) -> Lines:
    notes = _unsaid_notes(material) or (message("findings.outlook.no_data"),)
    return Lines(lines=tuple(Statement(message=note) for note in notes))


def _unsaid_notes(material: Material) -> tuple[Message, ...]:
    """Return why no probability is shown, for each of the region's indicators without one."""
    silent = [cell for cell in material.own_cells() if cell.outlook.probability is None and cell.outlook.reasons]
    return tuple(
        message(
            "briefing.trajectory.named",
            indicator=material.indicators[cell.indicator_id].short_name,
            finding=cell.outlook.reasons[0],
        )
        for cell in silent
    )


def _headline_references(material: Material, outlook: TargetOutlook) -> tuple[FigureReference, ...]:
    """Return the references of what a headline says: the latest level, the goal and the probability."""
    goal = None
    if outlook.target is not None:
        goal = figures.goal(material, outlook.target, region_code=outlook.region_code)
    level = figures.latest(material, outlook.indicator_id or "", outlook.region_code)
    said = set(outlook.headline.params)
    found = (
        level if said & {"latest", "realised"} else None,
        goal if "goal" in said else None,
        figures.probability(material, outlook) if "probability" in said else None,
    )
    return figures.references(found)


def _drawn(material: Material, outlook: TargetOutlook) -> tuple[FigureReference, ...]:
    level = figures.latest(material, outlook.indicator_id or "", outlook.region_code)
    goal = None
    if outlook.target is not None:
        goal = figures.goal(material, outlook.target, region_code=outlook.region_code)
    return figures.references((level, goal, figures.probability(material, outlook)))
