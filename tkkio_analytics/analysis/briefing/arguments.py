"""The likely arguments of the county and of the ministry, from data only; one without data is an open question."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from tkkio_analytics.analysis.briefing import evidence, figures
from tkkio_analytics.analysis.briefing.evidence import Fact, Side
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.domain.briefing import Block, OpenQuestions, Points, Section, SectionId, Statement
from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.figure import Measure
from tkkio_analytics.domain.indicator import BreakKind
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.risk import GoalSignal, PastSignal, Signals

SECTIONS: Final = {
    Side.COUNTY: SectionId.COUNTY_ARGUMENTS,
    Side.MINISTRY: SectionId.MINISTRY_ARGUMENTS,
}
VERDICTS: Final = {Verdict.BETTER: Side.COUNTY, Verdict.WORSE: Side.MINISTRY}
CHANGES: Final = {PastSignal.IMPROVED: Side.COUNTY, PastSignal.WORSENED: Side.MINISTRY}
RARELY, OFTEN = 0.1, 0.25
"""A pace seen in fewer than one spell of ten is the county's argument, in one of four or more the ministry's."""


def section(material: Material, side: Side) -> Section:
    """Return the facts that a side is likely to raise, and what it is likely to raise without data."""
    facts = [fact.statement for fact in _facts(material) if fact.side is side]
    silent = [Statement(message=said) for said in evidence.missing(material, side)]
    blocks: tuple[Block, ...] = (Points(lines=tuple(facts)),) if facts else ()
    if silent:
        blocks = (*blocks, OpenQuestions(lines=tuple(silent)))
    return Section(
        id=SECTIONS[side],
        title=message(f"briefing.argument.title_{side}", known=count(len(facts)), silent=count(len(silent))),
        blocks=blocks,
        notes=(message("briefing.argument.reading"),),
    )


def _facts(material: Material) -> tuple[Fact, ...]:
    return (
        *evidence.beside_nation(material),
        *_verdicts(material),
        *_changes(material),
        *_paces(material),
        *_peers_at_goal(material),
        *_comparability(material),
    )


def _verdicts(material: Material) -> list[Fact]:
    """Return on which indicators the areas depart from the nation by more than chance."""
    return [
        Fact(side=side, statement=_named(material, f"briefing.argument.verdict_{verdict}", cells))
        for verdict, side in VERDICTS.items()
        if (cells := [cell for cell in material.board.cells if cell.peers is verdict])
    ]


def _changes(material: Material) -> list[Fact]:
    """Return which indicators have moved which way since the observation before."""
    return [
        Fact(side=side, statement=_named(material, f"briefing.argument.{past}", cells))
        for past, side in CHANGES.items()
        if (cells := [cell for cell in material.board.cells if cell.past is past])
    ]


def _named(material: Material, key: str, cells: Sequence[Signals]) -> Statement:
    """Return a list of indicators with their levels; of several areas how many areas each concerns."""
    if material.is_one_area:
        levels = [figures.latest(material, cell.indicator_id, cell.region_code) for cell in cells]
        parts = tuple(
            message(
                "briefing.argument.with_level",
                indicator=material.indicators[cell.indicator_id].short_name,
                value=found.value,
            )
            for cell, found in zip(cells, levels, strict=True)
            if found is not None
        )
        return Statement(message=message(key, indicators=parts), references=figures.references(levels))
    ids = list(dict.fromkeys(cell.indicator_id for cell in cells))
    parts = tuple(
        message(
            "briefing.argument.with_count",
            indicator=material.indicators[indicator_id].short_name,
            number=count(sum(cell.indicator_id == indicator_id for cell in cells)),
            among=count(len(material.areas)),
        )
        for indicator_id in ids
    )
    return Statement(message=message(key, indicators=parts))


def _paces(material: Material) -> list[Fact]:
    """Return for which indicators the required pace has been rare, and for which it has been seen often."""
    if not material.is_one_area:
        return []
    flagged = [flag.signals for flag in material.risks.flags if flag.signals.outlook.outside_view is not None]
    rare = [cell for cell in flagged if _seen(cell) < RARELY]
    often = [cell for cell in flagged if _seen(cell) >= OFTEN]
    pairs = ((Side.COUNTY, "rare", rare), (Side.MINISTRY, "often", often))
    return [Fact(side=side, statement=_spells(material, name, cells)) for side, name, cells in pairs if cells]


def _seen(cell: Signals) -> float:
    view = cell.outlook.outside_view
    return 0.0 if view is None else view.moved / view.spells


def _spells(material: Material, name: str, cells: Sequence[Signals]) -> Statement:
    shares = [figures.seen(material, cell.outlook) for cell in cells]
    parts = tuple(
        message(
            "briefing.argument.with_spells",
            indicator=material.indicators[cell.indicator_id].short_name,
            seen=found.value,
            moved=count(view.moved),
            spells=count(view.spells),
        )
        for cell, found in zip(cells, shares, strict=True)
        if (view := cell.outlook.outside_view) is not None and found is not None
    )
    references = figures.references(shares)
    return Statement(message=message(f"briefing.argument.pace_{name}", indicators=parts), references=references)


def _peers_at_goal(material: Material) -> list[Fact]:
    """Return on which indicators that the region misses some of its peers stand at its goal."""
    missed = [cell for cell in material.own_cells() if cell.goal is GoalSignal.NOT_MET]
    reached = [(cell, number) for cell in missed if (number := _at_goal(material, cell)) > 0]
    if not reached:
        return []
    tallies = [figures.tally(material, number, Measure.PEERS_AT_GOAL, of=cell) for cell, number in reached]
    parts = tuple(
        message(
            "briefing.argument.with_count",
            indicator=material.indicators[cell.indicator_id].short_name,
            number=found.value,
            among=count(len(material.peers)),
        )
        for (cell, _), found in zip(reached, tallies, strict=True)
    )
    said = message("briefing.argument.peers_at_goal", indicators=parts)
    return [Fact(side=Side.MINISTRY, statement=Statement(message=said, references=figures.references(tallies)))]


def _at_goal(material: Material, cell: Signals) -> int:
    target = cell.outlook.target
    if target is None or target.value is None or cell.latest_period is None:
        return 0
    levels = [figures.at(material, cell.indicator_id, code, cell.latest_period) for code in material.peers]
    sign = 1 if target.at_least else -1
    return sum(sign * (found.reference.exact - target.value) >= 0 for found in levels if found is not None)


def _comparability(material: Material) -> list[Fact]:
    """Return the breaks of measurement and the doubtful figures in the region's series."""
    followed = set(material.board.indicator_ids)
    codes = {area.code for area in material.areas}
    breaks = [
        item
        for item in material.breaks
        if item.kind is BreakKind.MEASUREMENT
        and (not item.indicator_ids or followed & set(item.indicator_ids))
        and (not item.region_codes or codes & set(item.region_codes))
    ]
    statements = [
        Statement(
            message=message(
                "briefing.argument.break", label=item.label, date=date.fromisoformat(item.date), reason=item.reason
            )
        )
        for item in breaks
    ]
    doubted = {key: reason for key, reason in material.doubts.items() if key[1] in codes}
    statements += [
        Statement(
            message=message(
                "briefing.argument.doubt",
                indicator=material.indicators[indicator_id].short_name,
                region=material.regions[code].short_name,
                period=period,
                reason=reason,
            )
        )
        for (indicator_id, code, period), reason in doubted.items()
    ]
    return [Fact(side=Side.COUNTY, statement=statement) for statement in statements]
