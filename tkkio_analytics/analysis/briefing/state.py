"""Where the region stands: latest levels beside the nation, and the three signals that are never mixed."""

from collections.abc import Sequence
from typing import Final

from tkkio_analytics.analysis.briefing import figures
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import count, when
from tkkio_analytics.domain.briefing import Block, Cell, Chart, Column, Section, SectionId, Table, Tone
from tkkio_analytics.domain.briefing_chart import LevelsOf
from tkkio_analytics.domain.figure import Measure
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.risk import GoalSignal, PastSignal, Signals, TrajectorySignal

GOAL_TONES: Final = {
    GoalSignal.MET: Tone.FAVOURABLE,
    GoalSignal.NOT_MET: Tone.UNFAVOURABLE,
    GoalSignal.NO_GOAL: Tone.UNKNOWN,
    GoalSignal.NO_DATA: Tone.UNKNOWN,
}
PAST_TONES: Final = {
    PastSignal.IMPROVED: Tone.FAVOURABLE,
    PastSignal.WORSENED: Tone.UNFAVOURABLE,
    PastSignal.LEVEL: Tone.NEUTRAL,
    PastSignal.RISEN: Tone.NEUTRAL,
    PastSignal.FALLEN: Tone.NEUTRAL,
}
TRAJECTORY_TONES: Final = {
    TrajectorySignal.LIKELY: Tone.FAVOURABLE,
    TrajectorySignal.MORE_LIKELY_THAN_NOT: Tone.NEUTRAL,
    TrajectorySignal.AT_RISK: Tone.UNFAVOURABLE,
    TrajectorySignal.UNLIKELY: Tone.UNFAVOURABLE,
    TrajectorySignal.VERY_UNLIKELY: Tone.UNFAVOURABLE,
}


AT_RISK: Final = frozenset({TrajectorySignal.AT_RISK, TrajectorySignal.UNLIKELY, TrajectorySignal.VERY_UNLIKELY})


def section(material: Material) -> Section:
    """Return the state of the region: a table of signals, and all areas on the indicator that stands weakest."""
    return Section(
        id=SectionId.STATE,
        title=_title(material),
        blocks=(table(material), *_chart(material)),
        notes=(*material.board.headlines, material.board.multiplicity, message("briefing.state.signals")),
    )


def _title(material: Material) -> Message:
    """Return how many indicators stand at the reference level now; of several areas how many pairs do."""
    known = [cell for cell in material.board.cells if cell.goal in {GoalSignal.MET, GoalSignal.NOT_MET}]
    met = sum(cell.goal is GoalSignal.MET for cell in known)
    return message(
        "briefing.state.title" if material.is_one_area else "briefing.state.title_several",
        locative=material.region.locative,
        met=count(met),
        among=count(len(known)),
        goal=goal_name(material),
    )


def table(material: Material) -> Table:
    """Return the table alone."""
    return _of_one(material) if material.is_one_area else _of_several(material)


def _of_one(material: Material) -> Table:
    names = ("indicator", "level", "nation", "goal_now", "own_past", "trajectory")
    return Table(
        id="state",
        caption=message("briefing.state.caption", region=material.region.short_name, goal=goal_name(material)),
        columns=columns(names, numeric={"level", "nation"}),
        rows=tuple(_row(material, cell) for cell in material.own_cells()),
        description=(message("briefing.state.description", count=len(material.own_cells())),),
        notes=(message("findings.explanation.reference_goal"),),
    )


def _row(material: Material, found: Signals) -> tuple[Cell, ...]:
    indicator = material.indicators[found.indicator_id]
    period = found.latest_period
    own = figures.latest(material, indicator.id, found.region_code)
    nation = None if period is None else figures.at(material, indicator.id, material.nation.code, period)
    target = found.outlook.target
    goal = None if target is None else figures.goal(material, target, region_code=found.region_code)
    return (
        Cell(value=indicator.short_name),
        figures.cell(own, note=None if period is None else message("briefing.cell.period", year=when(period))),
        figures.cell(nation),
        Cell(
            value=message(f"ui.goal_signal.{found.goal}"),
            reference=None if goal is None else goal.reference,
            note=None if goal is None or target is None else goal_level(goal, at_least=bool(target.at_least)),
            tone=GOAL_TONES[found.goal],
        ),
        _past(material, found),
        _trajectory(material, found),
    )


def goal_level(goal: figures.Figure, *, at_least: bool) -> Message:
    """Return a goal's level with its direction: "vähintään 50,6 %"."""
    return message(f"briefing.cell.{'at_least' if at_least else 'at_most'}", value=goal.value)


def _past(material: Material, found: Signals) -> Cell:
    tone = PAST_TONES.get(found.past, Tone.UNKNOWN)
    word = message(f"ui.past.{found.past}")
    if found.previous_period is None:
        return Cell(value=word, tone=tone)
    before = figures.at(material, found.indicator_id, found.region_code, found.previous_period)
    note = None
    if before is not None:
        note = message("briefing.cell.before", value=before.value, year=when(found.previous_period))
    return Cell(value=word, reference=None if before is None else before.reference, note=note, tone=tone)


def _trajectory(material: Material, found: Signals) -> Cell:
    tone = TRAJECTORY_TONES.get(found.trajectory, Tone.UNKNOWN)
    chance = figures.probability(material, found.outlook)
    if chance is None:
        return Cell(value=message(f"ui.trajectory.{found.trajectory}"), tone=tone)
    note = message("briefing.cell.probability", probability=chance.value, year=_due(found))
    return Cell(value=message(f"ui.trajectory.{found.trajectory}"), reference=chance.reference, note=note, tone=tone)


def _due(found: Signals) -> object:
    due = found.outlook.due_period
    return "" if due is None else due.year


def _of_several(material: Material) -> Table:
    names = ("indicator", "nation", "best", "weakest", "at_goal", "at_risk")
    rows = tuple(_row_of_areas(material, indicator_id) for indicator_id in material.board.indicator_ids)
    return Table(
        id="state",
        caption=message("briefing.state.caption_several", region=material.region.short_name, goal=goal_name(material)),
        columns=columns(names, numeric={"nation", "best", "weakest", "at_goal", "at_risk"}),
        rows=rows,
        description=(message("briefing.state.description_several", count=len(rows)),),
        notes=(message("findings.explanation.reference_goal"),),
    )


def _row_of_areas(material: Material, indicator_id: str) -> tuple[Cell, ...]:
    indicator = material.indicators[indicator_id]
    cells = [cell for cell in material.board.cells if cell.indicator_id == indicator_id]
    known = [cell for cell in cells if cell.latest_value is not None and cell.latest_period is not None]
    newest = max((cell.latest_period for cell in known if cell.latest_period is not None), default=None)
    shared = [cell for cell in known if cell.latest_period == newest]
    ordered = sorted(shared, key=lambda cell: -indicator.polarity.sign * (cell.latest_value or 0.0))
    nation = None if newest is None else figures.at(material, indicator_id, material.nation.code, newest)
    return (
        Cell(
            value=indicator.short_name,
            note=None if newest is None else message("briefing.cell.period", year=when(newest)),
        ),
        figures.cell(nation),
        _extreme(material, ordered[:1]),
        _extreme(material, ordered[-1:]),
        _tally(material, known, Measure.AREAS_AT_GOAL),
        _tally(material, [cell for cell in cells if cell.outlook.probability is not None], Measure.AREAS_AT_RISK),
    )


def _extreme(material: Material, chosen: Sequence[Signals]) -> Cell:
    if not chosen:
        return figures.cell(None)
    found = figures.latest(material, chosen[0].indicator_id, chosen[0].region_code)
    name = material.regions[chosen[0].region_code].short_name
    return figures.cell(found, note=message("briefing.cell.area", region=name))


def _tally(material: Material, cells: Sequence[Signals], measure: Measure) -> Cell:
    """Return how many of the areas that can be told stand at the goal, or are at risk of missing it."""
    if not cells:
        return figures.cell(None)
    chosen = [cell for cell in cells if _counts(cell, measure)]
    found = figures.tally(material, len(chosen), measure, of=cells[0])
    said = message("briefing.cell.of", number=found.value, among=count(len(cells)))
    return Cell(value=said, reference=found.reference)


def _counts(cell: Signals, measure: Measure) -> bool:
    return cell.goal is GoalSignal.MET if measure is Measure.AREAS_AT_GOAL else cell.trajectory in AT_RISK


def _chart(material: Material) -> tuple[Block, ...]:
    comparison = material.comparison
    if comparison is None:
        return ()
    indicator = material.indicators[comparison.indicator_id]
    codes = (*(area.code for area in material.areas), material.nation.code)
    drawn = [figures.at(material, indicator.id, code, comparison.period) for code in codes]
    own = tuple(area.code for area in material.areas) if len(material.areas) < len(comparison.areas) else ()
    subject = LevelsOf(own=own, comparison=comparison, indicator=indicator, regions=material.regions, target=None)
    return (Chart(id="levels", subject=subject, references=figures.references(drawn)),)


def goal_name(material: Material) -> Message:
    """Return what the areas are held against: "paras neljännes"."""
    return message(f"findings.goal.{material.request.goal_id}_name")


def columns(names: Sequence[str], *, numeric: set[str], wide: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    """Return columns by the names of their headings."""
    return tuple(
        Column(header=message(f"briefing.column.{name}"), numeric=name in numeric, wide=name in wide) for name in names
    )
