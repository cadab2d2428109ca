"""What stays open: goals and indicators without data, and what the figures in hand cannot tell."""

from typing import Final

from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import count, when
from tkkio_analytics.domain.briefing import Block, OpenQuestions, Points, Section, SectionId, Statement
from tkkio_analytics.domain.indicator import Indicator, Role
from tkkio_analytics.domain.message import message

MOST: Final = 8
"""Indicators without data that are told one by one."""


def section(material: Material) -> Section:
    """Return outcomes of the catalogue without figures of the areas, and the cautions of those with figures."""
    silent = _silent(material)
    cautions = [
        message("briefing.questions.caution", indicator=indicator.short_name, note=indicator.comparability_note)
        for indicator in (material.indicators[item] for item in material.board.indicator_ids)
        if indicator.comparability_note is not None
    ]
    return Section(
        id=SectionId.QUESTIONS,
        title=message(
            "briefing.questions.title" if silent else "briefing.questions.title_none",
            count=count(len(silent)),
            known=count(len(material.board.indicator_ids)),
        ),
        blocks=(*_open(silent), *_stale(material)),
        notes=tuple(cautions),
    )


def _silent(material: Material) -> list[Indicator]:
    return [
        indicator
        for indicator in material.indicators.values()
        if indicator.listed and indicator.role is Role.OUTCOME and indicator.id not in material.board.indicator_ids
    ]


def _open(silent: list[Indicator]) -> tuple[Block, ...]:
    lines = [Statement(message=message("briefing.questions.line", indicator=item.short_name)) for item in silent[:MOST]]
    rest = silent[MOST:]
    if rest:
        names = tuple(item.short_name for item in rest)
        lines.append(Statement(message=message("briefing.questions.rest", indicators=names)))
    return (OpenQuestions(lines=tuple(lines)),) if lines else ()


def _stale(material: Material) -> tuple[Block, ...]:
    """Return which figures are of an earlier year than the newest ones."""
    if not material.is_one_area:
        return ()
    dated = [cell for cell in material.own_cells() if cell.latest_period is not None]
    newest = max((cell.latest_period.year for cell in dated if cell.latest_period is not None), default=0)
    lines = [
        Statement(
            message=message(
                "briefing.questions.older",
                indicator=material.indicators[cell.indicator_id].short_name,
                year=when(cell.latest_period),
            )
        )
        for cell in dated
        if cell.latest_period is not None and cell.latest_period.year < newest
    ]
    return (Points(lines=tuple(lines), heading=message("briefing.questions.dated")),) if lines else ()
