"""Which areas are at risk of missing their goals, and why; the leadership's grid of signals."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from tkkio_analytics.analysis.comparison import FALSE_ALARM_SHARE
from tkkio_analytics.analysis.quantities import change, change_per_year, count, level, when
from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal, Message, Probability, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region, nation_of
from tkkio_analytics.domain.risk import Board, PastSignal, RiskFlag, RiskList, Signals
from tkkio_analytics.domain.target import OutlookState, ReferenceGoal, RiskClass, TargetOutlook

FLAGGED: Final = frozenset({RiskClass.AT_RISK, RiskClass.UNLIKELY, RiskClass.VERY_UNLIKELY})
"""Less likely than not to stand at the goal in its year."""
LOWEST_SHOWN: Final = 0.02
"""Probabilities are never shown below this, so below it they do not decide the order either."""
UNUSUAL_RATIO: Final = 2.0
"""A latest change at least this many times the usual one is mentioned."""
TESTED: Final = frozenset({Verdict.BETTER, Verdict.SIMILAR, Verdict.WORSE})


def board(
    cells: Sequence[Signals],
    *,
    goal: ReferenceGoal,
    regions: Sequence[Region],
    indicators: Sequence[Indicator],
    origin_ids: Sequence[str],
) -> Board:
    """Return the grid of signals with its headline sentences.

    Parameters
    ----------
    cells
        Signals region by region, in the order of ``regions`` and ``indicators``.
    goal
        What the areas are held against; sentences name it.
    regions, indicators
        Rows and columns.
    origin_ids
        Sources of the observations used.
    """
    nation = nation_of(regions)
    areas = [cell for cell in cells if nation is None or cell.region_code != nation.code]
    names = {indicator.id: indicator for indicator in indicators}
    alone = regions[0] if len(regions) == 1 else None
    return Board(
        region_codes=tuple(region.code for region in regions),
        indicator_ids=tuple(indicator.id for indicator in indicators),
        cells=tuple(cells),
        headlines=_one_area(cells, alone, names, goal) if alone is not None else _many_areas(areas, names, goal),
        multiplicity=_multiplicity(areas),
        origin_ids=tuple(origin_ids),
    )


def risk_list(
    cells: Sequence[Signals],
    *,
    goal: ReferenceGoal,
    regions: Mapping[str, Region],
    indicators: Mapping[str, Indicator],
    residents: Mapping[str, tuple[int, int]],
    origin_ids: Sequence[str],
) -> RiskList:
    """Return the flagged cells, the most at risk first, larger populations before smaller ones.

    Parameters
    ----------
    cells
        Signals of every area and indicator that is looked at.
    goal
        What the areas are held against; sentences name it.
    regions, indicators
        By code and id.
    residents
        Residents and the year of the count, by region code.
    origin_ids
        Sources of the observations used.
    """
    flags = [
        _flag(cell, regions[cell.region_code], indicators[cell.indicator_id], residents.get(cell.region_code))
        for cell in cells
        if cell.outlook.risk_class in FLAGGED
    ]
    flags.sort(key=_urgency)
    assessed = sum(cell.outlook.probability is not None for cell in cells)
    unsaid = Counter(cell.outlook.reasons[0].key for cell in cells if cell.outlook.reasons)
    reasons = tuple((message(f"{key}_counted"), number) for key, number in unsaid.most_common())
    return RiskList(
        flags=tuple(flags),
        assessed=assessed,
        not_assessed=reasons,
        headline=message("findings.risk.headline", flagged=count(len(flags)), count=count(assessed), goal=_named(goal)),
        multiplicity=_multiplicity(cells),
        origin_ids=tuple(origin_ids),
    )


def _urgency(flag: RiskFlag) -> tuple[float, int, str, str]:
    probability = flag.signals.outlook.probability
    shown = 1.0 if probability is None else max(round(probability, 2), LOWEST_SHOWN)
    return (
        shown,
        -(flag.residents or 0),
        flag.signals.region_code,
        flag.signals.indicator_id,
    )


def _flag(cell: Signals, region: Region, indicator: Indicator, residents: tuple[int, int] | None) -> RiskFlag:
    return RiskFlag(
        signals=cell,
        residents=None if residents is None else residents[0],
        residents_year=None if residents is None else residents[1],
        reason=_reason(cell, region, indicator),
        details=_details(cell, indicator),
    )


def _reason(cell: Signals, region: Region, indicator: Indicator) -> Message:
    outlook = cell.outlook
    target, pace = outlook.target, outlook.pace
    words: dict[str, object] = {
        "locative": region.locative,
        "probability": Probability(value=outlook.probability or 0.0),
        "goal": level(indicator, (target.value if target else None) or 0.0),
        "due_year": _due(outlook),
    }
    bound = "at_least" if target is not None and target.at_least else "at_most"
    if outlook.state is OutlookState.REACHED:
        return message(f"findings.risk.reason_reached_{bound}", **words)
    if pace is None or pace.required is None or pace.believed is None:
        return message(f"findings.risk.reason_{bound}", **words)
    words["required"] = change_per_year(indicator, pace.required)
    words["believed"] = change_per_year(indicator, pace.believed)
    return message(f"findings.risk.reason_pace_{bound}", **words)


def _details(cell: Signals, indicator: Indicator) -> tuple[Message, ...]:
    lines: list[Message] = []
    if cell.past is PastSignal.WORSENED and cell.latest_value is not None and cell.previous_value is not None:
        moved = change(indicator, cell.latest_value - cell.previous_value)
        spell = (cell.previous_period, cell.latest_period)
        years = dict(zip(("previous_year", "latest_year"), (when(p) for p in spell if p is not None), strict=True))
        lines.append(message("findings.risk.detail_worsened", change=moved, **years))
    if cell.change_ratio is not None and cell.change_ratio >= UNUSUAL_RATIO:
        lines.append(message("findings.risk.detail_unusual", ratio=Decimal(value=cell.change_ratio, decimals=1)))
    if cell.peers is Verdict.WORSE:
        lines.append(message("findings.risk.detail_worse_than_nation"))
    if cell.outlook.realism is not None:
        lines.append(cell.outlook.realism)
    return tuple(lines)


def _due(outlook: TargetOutlook) -> int | Period:
    return 0 if outlook.due_period is None else when(outlook.due_period)


def _multiplicity(cells: Sequence[Signals]) -> Message:
    tested = sum(cell.peers in TESTED for cell in cells)
    by_chance = Decimal(value=tested * FALSE_ALARM_SHARE, decimals=0)
    return message("findings.board.multiplicity", tested=count(tested), by_chance=by_chance)


def _named(goal: ReferenceGoal) -> Message:
    return message(f"findings.goal.{goal.value}_name")


def _many_areas(
    cells: Sequence[Signals], indicators: Mapping[str, Indicator], goal: ReferenceGoal
) -> tuple[Message, ...]:
    assessed = [cell for cell in cells if cell.outlook.probability is not None]
    flagged = [cell for cell in assessed if cell.outlook.risk_class in FLAGGED]
    tally = {"flagged": count(len(flagged)), "count": count(len(assessed)), "goal": _named(goal)}
    lines = [message("findings.board.flagged", **tally)]
    lines += _leader(cells, PastSignal.WORSENED, indicators) + _leader(cells, PastSignal.IMPROVED, indicators)
    return tuple(lines)


def _leader(cells: Sequence[Signals], signal: PastSignal, indicators: Mapping[str, Indicator]) -> list[Message]:
    """Return which indicator has changed this way in the most areas, as a list of one sentence or none."""
    tally = Counter(cell.indicator_id for cell in cells if cell.past is signal)
    if not tally:
        return []
    indicator_id, number = min(tally.items(), key=lambda item: (-item[1], item[0]))
    seen = [cell for cell in cells if cell.indicator_id == indicator_id and cell.past is not PastSignal.NO_DATA]
    years = {"latest_year": when(max(cell.latest_period for cell in seen if cell.latest_period is not None))}
    words = {"indicator": indicators[indicator_id].short_name, "number": count(number), "count": count(len(seen))}
    return [message(f"findings.board.most_{signal.value}", **words, **years)]


def _one_area(
    cells: Sequence[Signals], region: Region, indicators: Mapping[str, Indicator], goal: ReferenceGoal
) -> tuple[Message, ...]:
    assessed = [cell for cell in cells if cell.outlook.probability is not None]
    flagged = sorted(
        (cell for cell in assessed if cell.outlook.risk_class in FLAGGED),
        key=lambda cell: (cell.outlook.probability or 0.0, cell.indicator_id),
    )
    tally = {"flagged": count(len(flagged)), "count": count(len(assessed)), "goal": _named(goal)}
    lines = [message("findings.board.area_flagged", locative=region.locative, **tally)]
    if flagged:
        weakest = flagged[0]
        lines.append(
            message(
                "findings.board.area_weakest",
                indicator=indicators[weakest.indicator_id].short_name,
                probability=Probability(value=weakest.outlook.probability or 0.0),
                due_year=_due(weakest.outlook),
            )
        )
    for signal in (PastSignal.WORSENED, PastSignal.IMPROVED):
        names = tuple(indicators[cell.indicator_id].short_name for cell in cells if cell.past is signal)
        if names:
            lines.append(message(f"findings.board.area_{signal.value}", indicators=names))
    return tuple(lines)
