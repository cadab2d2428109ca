"""Several goals together, without any claim on how they depend on each other."""

import math
from collections.abc import Sequence
from typing import Final

from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.domain.message import Decimal, Message, Share, message
from tkkio_analytics.domain.scenario_outlook import Bounds, JointCase, ScenarioCase, Together

LEAST: Final = 2
"""One goal is not together with any."""
SUREST: Final = 0.98
"""No record tells a surer probability from certainty."""


def joint_cases(cases: Sequence[ScenarioCase]) -> tuple[JointCase, ...]:
    """Return the goals of each area over its indicators, then of each indicator over its areas; none of single ones.

    Parameters
    ----------
    cases
        All cases of a scenario.
    """
    areas = list(dict.fromkeys(case.region.code for case in cases))
    indicators = list(dict.fromkeys(case.indicator_id for case in cases))
    found = []
    if len(indicators) >= LEAST:
        found += [
            _joint([case for case in cases if case.region.code == code], together=Together.INDICATORS) for code in areas
        ]
    if len(areas) >= LEAST:
        found += [
            _joint([case for case in cases if case.indicator_id == name], together=Together.AREAS)
            for name in indicators
        ]
    return tuple(found)


def bounds(probabilities: Sequence[float]) -> Bounds:
    """Return the bounds of all coming true, and how many do on average.

    Parameters
    ----------
    probabilities
        One or more.

    Returns
    -------
    Bounds
        Fréchet's bounds: whatever the dependence, all come true with at least max(0, sum p - (n - 1)) and at most
        min p; the mean number is sum p.

    Examples
    --------
    >>> found = bounds([0.75, 0.5])
    >>> found.all_at_least, found.all_at_most, found.expected_count
    (0.25, 0.5, 1.25)
    """
    total = math.fsum(probabilities)
    return Bounds(
        all_at_least=max(0.0, total - (len(probabilities) - 1)),
        all_at_most=min(probabilities),
        expected_count=total,
    )


def _joint(cases: Sequence[ScenarioCase], *, together: Together) -> JointCase:
    pairs = [
        (case.baseline.probability, case.scenario.probability)
        for case in cases
        if case.baseline.probability is not None and case.scenario.probability is not None
    ]
    enough = len(pairs) >= LEAST
    without = bounds([pair[0] for pair in pairs]) if enough else None
    with_it = bounds([pair[1] for pair in pairs]) if enough else None
    return JointCase(
        together=together,
        indicator_id=cases[0].indicator_id if together is Together.AREAS else None,
        region_code=cases[0].region.code if together is Together.INDICATORS else None,
        count=len(pairs),
        left_out=len(cases) - len(pairs),
        baseline=without,
        scenario=with_it,
        statement=_statement(together, len(pairs), without=without, with_it=with_it),
    )


def _statement(together: Together, number: int, *, without: Bounds | None, with_it: Bounds | None) -> Message:
    if without is None or with_it is None:
        return message(f"scenarios.joint.too_few_{together.value}")
    return message(
        f"scenarios.joint.{together.value}",
        goals=count(number),
        lower=_lower(with_it),
        upper=_upper(with_it),
        expected=Decimal(value=with_it.expected_count, decimals=1),
        lower_without=_lower(without),
        upper_without=_upper(without),
        expected_without=Decimal(value=without.expected_count, decimals=1),
    )


def _lower(found: Bounds) -> Share:
    """Return a lower bound as it is shown: 0 is a bound, but nothing is said to be surer than 98 %."""
    return Share(value=min(found.all_at_least, SUREST))


def _upper(found: Bounds) -> Share:
    """Return an upper bound as it is shown: between 2 and 98 %, as every probability."""
    return Share(value=min(max(found.all_at_most, 1.0 - SUREST), SUREST))
