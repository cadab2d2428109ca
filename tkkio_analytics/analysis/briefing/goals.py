"""Whose goals there are, what kind of commitment they are, and what is known of them."""

from collections.abc import Sequence
from typing import Final

from tkkio_analytics.analysis.briefing import figures, state
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import count, when
from tkkio_analytics.domain.briefing import Block, Cell, Points, Section, SectionId, Statement, Table, Tone
from tkkio_analytics.domain.figure import FigureReference
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.target import LegalStatus, OutlookState, Target, TargetOutlook

ORDER: Final = tuple(LegalStatus)
"""The more binding first."""
TONES: Final = {
    OutlookState.REACHED: Tone.FAVOURABLE,
    OutlookState.PASSED_REACHED: Tone.FAVOURABLE,
    OutlookState.REPORTED_REACHED: Tone.FAVOURABLE,
    OutlookState.PASSED_MISSED: Tone.UNFAVOURABLE,
    OutlookState.OPEN: Tone.NEUTRAL,
}


def section(material: Material) -> Section:
    """Return the targets that concern the region: those with a number as a table, the others by name."""
    concerned = _concerned(material)
    reported = sum(outlook.state is OutlookState.REPORTED_REACHED for outlook in concerned)
    known = sum(outlook.state not in {OutlookState.NO_DATA, OutlookState.REPORTED_REACHED} for outlook in concerned)
    silent = len(concerned) - reported - known
    numbered = [item for item in concerned if item.target is not None and item.target.value is not None]
    rest = [item for item in concerned if item not in numbered]
    title = message(
        "briefing.goals.title",
        count=count(len(concerned)),
        known=count(known),
        reported=count(reported),
        silent=count(silent),
    )
    said = dict.fromkeys(item.note for item in map(_target, concerned) if item.note)
    notes = [message("findings.explanation.note", note=note) for note in said]
    return Section(
        id=SectionId.GOALS,
        title=title,
        blocks=(*_table(material, numbered), *_qualitative(rest)),
        notes=(message("briefing.goals.reference"), *notes),
    )


def _concerned(material: Material) -> list[TargetOutlook]:
    """Return the targets of the nation, of every area, and those set for an area of the briefing."""
    codes = {material.region.code, material.nation.code, *(area.code for area in material.areas)}
    found = [
        outlook
        for outlook in material.decided
        if outlook.target is not None and (not outlook.target.region_codes or codes & set(outlook.target.region_codes))
    ]
    return sorted(found, key=lambda outlook: ORDER.index(_target(outlook).legal_status))


def _table(material: Material, outlooks: Sequence[TargetOutlook]) -> tuple[Block, ...]:
    if not outlooks:
        return ()
    names = ("target", "owner", "legal_status", "level", "due", "standing")
    table = Table(
        id="goals",
        caption=message("briefing.goals.caption"),
        columns=state.columns(names, numeric={"level"}, wide=frozenset({"target", "owner"})),
        rows=tuple(_row(material, outlook) for outlook in outlooks),
        description=(message("briefing.goals.description", count=len(outlooks)),),
    )
    return (table,)


def _row(material: Material, outlook: TargetOutlook) -> tuple[Cell, ...]:
    target = _target(outlook)
    direction = None if target.at_least is None else message(f"briefing.cell.{_way(target)}")
    return (
        Cell(value=target.title),
        Cell(value=target.owner),
        Cell(value=message(f"ui.legal_status.{target.legal_status}")),
        figures.cell(figures.goal(material, target, region_code=outlook.region_code), note=direction),
        Cell(value=target.due_year) if target.due_year else Cell(value=message("ui.targets.undated")),
        Cell(
            value=message(f"ui.outlook_state.{outlook.state}"),
            reference=_latest_reference(material, outlook),
            note=_latest_note(material, outlook),
            tone=TONES.get(outlook.state, Tone.UNKNOWN),
        ),
    )


def _latest(material: Material, outlook: TargetOutlook) -> figures.Figure | None:
    """Return the latest observation behind a target's standing; none where its owner alone has spoken."""
    if outlook.indicator_id is None or outlook.state in {OutlookState.NO_DATA, OutlookState.REPORTED_REACHED}:
        return None
    return figures.latest(material, outlook.indicator_id, outlook.region_code)


def _latest_reference(material: Material, outlook: TargetOutlook) -> FigureReference | None:
    found = _latest(material, outlook)
    return None if found is None else found.reference


def _latest_note(material: Material, outlook: TargetOutlook) -> Message | None:
    found = _latest(material, outlook)
    if found is None or outlook.latest_period is None:
        return None
    return message("briefing.cell.dated", value=found.value, year=when(outlook.latest_period))


def _qualitative(outlooks: Sequence[TargetOutlook]) -> tuple[Block, ...]:
    """Return the goals without a number, by their standing."""
    lines = []
    for status in ORDER:
        names = tuple(_target(item).title for item in outlooks if _target(item).legal_status is status)
        if names:
            lines.append(
                Statement(
                    message=message(
                        "briefing.goals.unnumbered", status=message(f"ui.legal_status.{status}"), goals=names
                    )
                )
            )
    return (Points(lines=tuple(lines), heading=message("briefing.goals.without_number")),) if lines else ()


def _way(target: Target) -> str:
    return "way_up" if target.at_least else "way_down"


def _target(outlook: TargetOutlook) -> Target:
    if outlook.target is None:
        raise ValueError(outlook.region_code)
    return outlook.target
