"""The figures of an answer as canonical JSON: the same figures are the same bytes, on any machine, in any year."""

import json
from collections.abc import Mapping
from typing import Final

from tkkio_analytics.domain.scenario_outlook import (
    Bounds,
    JointCase,
    ScenarioCase,
    ScenarioOutlook,
    ScenarioPath,
)
from tkkio_analytics.errors import ScenarioError

DIGITS: Final = 12
"""Significant digits: far more than any page shows, and short of what processors round differently."""
Plain = float | int | str | None


def figures(outlook: ScenarioOutlook) -> str:
    """Return every figure of an answer, and none of its words.

    Parameters
    ----------
    outlook
        The answer to a scenario.

    Returns
    -------
    str
        JSON with sorted keys, without spaces, figures to `DIGITS` significant digits; periods and quantile levels are
        keys.

    Raises
    ------
    ScenarioError
        If an assumption is so large that a figure is beyond all numbers.
    """
    content = {
        "cases": [_case(case) for case in outlook.cases],
        "joint": [_joint(case) for case in outlook.joint],
    }
    try:
        return canonical(content)
    except ValueError as error:
        raise ScenarioError("figures_not_finite") from error


def canonical(content: Mapping[str, object]) -> str:
    """Return figures as text: the same figures are the same text.

    Examples
    --------
    >>> canonical({"joint": [], "cases": [{"people": 12.5}]})
    '{"cases":[{"people":12.5}],"joint":[]}'
    """
    return json.dumps(content, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def _case(case: ScenarioCase) -> dict[str, object]:
    return {
        "indicator": case.indicator_id,
        "region": case.region.code,
        "state": case.state.value,
        "latest": _number(case.latest_value),
        "latest_period": None if case.latest_period is None else case.latest_period.code,
        "due": None if case.due is None else case.due.code,
        "goal": None if case.target is None else _number(case.target.value),
        "baseline": _path(case.baseline),
        "scenario": _path(case.scenario),
        "original_probability": _number(case.original_probability),
        "effects": [
            {
                "kind": effect.lever.kind.value,
                "start_year": effect.start_year,
                "amount": _number(effect.amount),
                "pace": _number(effect.pace),
                "total": _number(effect.total),
            }
            for effect in case.effects
        ],
        "added": None
        if case.added is None
        else {"total": _number(case.added.total), "total_sd": _number(case.added.total_sd)},
        "needed": [
            {"probability": needed.probability, "extra": _number(needed.extra), "pace": _number(needed.total_pace)}
            for needed in case.needed
        ],
        "people": _number(case.people.count),
    }


def _path(path: ScenarioPath) -> dict[str, object]:
    points = () if path.forecast is None else path.forecast.points
    return {
        "probability": _number(path.probability),
        "probability_by_year": _numbers(path.probability_by_year),
        "middle": _number(path.middle),
        "expected_year": path.expected_year,
        "quantiles": {point.period.code: _numbers(point.quantiles) for point in points},
    }


def _joint(case: JointCase) -> dict[str, object]:
    return {
        "together": case.together.value,
        "indicator": case.indicator_id,
        "region": case.region_code,
        "count": case.count,
        "baseline": _bounds(case.baseline),
        "scenario": _bounds(case.scenario),
    }


def _bounds(bounds: Bounds | None) -> list[Plain] | None:
    if bounds is None:
        return None
    return [_number(value) for value in (bounds.all_at_least, bounds.all_at_most, bounds.expected_count)]


def _numbers(values: Mapping[int, float] | Mapping[float, float]) -> dict[str, Plain]:
    return {str(key): _number(value) for key, value in values.items()}


def _number(value: float | None) -> Plain:
    """Return a figure to `DIGITS` significant digits, zero without a sign."""
    return None if value is None else float(f"{value:.{DIGITS}g}") + 0.0
