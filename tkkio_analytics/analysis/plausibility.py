"""Whether an entered figure is so unlike the others that it could be a slip of the decimal sign."""

from collections.abc import Mapping
from statistics import median
from typing import Final

FEWEST: Final = 6
"""Areas of a year below which none is called far from the others."""
FAR: Final = 8.0
"""Scaled median absolute deviations; sizes of areas alone reach five or six."""
SCALE: Final = 1.4826
"""Makes the median absolute deviation of normal values their standard deviation."""
LEAP: Final = 5.0
"""Ratio between neighbouring years; a slip of the decimal sign makes ten."""


def far_from_others(values: Mapping[str, float]) -> frozenset[str]:
    """Return the regions whose value is far from those of the others.

    Parameters
    ----------
    values
        By region, of one year; without the nation, which of counts is the sum.

    Returns
    -------
    frozenset
        Codes; none where there are too few values or most are the same.

    Examples
    --------
    >>> sorted(far_from_others({"01": 50.0, "02": 52.0, "03": 55.0, "04": 53.0, "05": 51.0, "06": 545.0}))
    ['06']
    """
    if len(values) < FEWEST:
        return frozenset()
    middle = median(values.values())
    spread = SCALE * median(abs(value - middle) for value in values.values())
    if spread == 0.0:
        return frozenset()
    return frozenset(region for region, value in values.items() if abs(value - middle) > FAR * spread)


def leaps(value: float, *, before: float) -> bool:
    """Say whether a value is several times that of the year before, or that many times less.

    Examples
    --------
    >>> leaps(545.0, before=54.0), leaps(54.5, before=50.0), leaps(3.0, before=0.0)
    (True, False, False)
    """
    if value * before <= 0.0:
        return False
    ratio = value / before
    return ratio > LEAP or ratio < 1 / LEAP
