"""What moves between two answers to the same scenario, as findings."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tkkio_analytics.analysis.quantities import level, when
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import LocalizedText, Message, Probability, message
from tkkio_analytics.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFigures:
    """The figures of one indicator of one area that are compared; None where there is none.

    Parameters
    ----------
    latest, latest_period
        Last observation, published unit.
    goal, due
        Level of the goal, and the period in which it is asked.
    without, with_levers
        Probability of standing at or beyond the goal: the path without, and the path with the assumed changes.
    middle
        Middle of the fan of the path with at the end of the goal's year.
    """

    latest: float | None
    latest_period: str | None
    goal: float | None
    due: str | None
    without: float | None
    with_levers: float | None
    middle: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How indicators and areas are called, by id and code."""

    indicators: Mapping[str, Indicator]
    regions: Mapping[str, LocalizedText]


def moved(then: str, now: str, *, names: Names) -> tuple[Message, ...]:
    """Return every figure that a reader would see move, case by case.

    Parameters
    ----------
    then, now
        Canonical figures (`scenario_figures.figures`) of the same question.
    names
        Of what is asked; what has no name there is left out.

    Returns
    -------
    tuple of Message
        Empty where nothing moves that is shown: levels to the indicator's decimals, probabilities to the percent.
    """
    before, after = _cases(then), _cases(now)
    return tuple(
        finding
        for (indicator_id, region_code), first in before.items()
        if indicator_id in names.indicators and region_code in names.regions
        for finding in _moved(
            first,
            after.get((indicator_id, region_code)),
            indicator=names.indicators[indicator_id],
            region=names.regions[region_code],
        )
    )


def _cases(figures: str) -> dict[tuple[str, str], CaseFigures]:
    found: Sequence[Mapping[str, Any]] = json.loads(figures)["cases"]
    return {
        (case["indicator"], case["region"]): CaseFigures(
            latest=case["latest"],
            latest_period=case["latest_period"],
            goal=case["goal"],
            due=case["due"],
            without=case["baseline"]["probability"],
            with_levers=case["scenario"]["probability"],
            middle=case["scenario"]["middle"],
        )
        for case in found
    }


def _moved(
    first: CaseFigures, second: CaseFigures | None, *, indicator: Indicator, region: LocalizedText
) -> Iterator[Message]:
    named = {"indicator": indicator.short_name, "region": region}
    if second is None:
        yield message("saved_scenarios.moved.gone", **named)
        return
    if (first.latest_period, _shown(first.latest, indicator)) != (
        second.latest_period,
        _shown(second.latest, indicator),
    ):
        yield message(
            "saved_scenarios.moved.latest", **named, then=_latest(first, indicator), now=_latest(second, indicator)
        )
    if (first.due, _shown(first.goal, indicator)) != (second.due, _shown(second.goal, indicator)):
        yield message("saved_scenarios.moved.goal", **named, then=_goal(first, indicator), now=_goal(second, indicator))
    for key, then, now in (
        ("without", first.without, second.without),
        ("with", first.with_levers, second.with_levers),
    ):
        if _percent(then) != _percent(now):
            yield message(f"saved_scenarios.moved.{key}", **named, then=_probability(then), now=_probability(now))
    if _shown(first.middle, indicator) != _shown(second.middle, indicator):
        yield message(
            "saved_scenarios.moved.middle",
            **named,
            then=_level(first.middle, indicator),
            now=_level(second.middle, indicator),
        )


def _shown(value: float | None, indicator: Indicator) -> float | None:
    return None if value is None else round(value * indicator.unit.factor, indicator.decimals)


def _percent(probability: float | None) -> int | None:
    return None if probability is None else math.floor(100 * probability + 0.5)


def _level(value: float | None, indicator: Indicator) -> object:
    return message("saved_scenarios.moved.nothing") if value is None else level(indicator, value)


def _probability(value: float | None) -> object:
    return message("saved_scenarios.moved.nothing") if value is None else Probability(value=value)


def _latest(case: CaseFigures, indicator: Indicator) -> Message:
    return _dated(case.latest, case.latest_period, indicator)


def _goal(case: CaseFigures, indicator: Indicator) -> Message:
    return _dated(case.goal, case.due, indicator)


def _dated(value: float | None, period: str | None, indicator: Indicator) -> Message:
    if value is None or period is None:
        return message("saved_scenarios.moved.nothing")
    return message("saved_scenarios.moved.dated", value=level(indicator, value), when=when(Period.parse(period)))
