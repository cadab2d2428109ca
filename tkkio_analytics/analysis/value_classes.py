"""Classes of equal width with round limits, for colouring areas by their values."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Final

MOST: Final = 5
"""More shades than this are not told apart."""
STEPS: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 10.0)


def class_limits(values: Sequence[float], *, decimals: int, factor: float = 1.0) -> tuple[float, ...]:
    """Return the limits between at most five classes, ascending; none where all values are the same.

    Parameters
    ----------
    values
        In the published unit.
    decimals
        With which values are shown: a limit has no more.
    factor
        What a value is multiplied by to be shown: limits are round as they are shown.

    Returns
    -------
    tuple of float
        In the published unit. A value at a limit belongs to the class above it.

    Examples
    --------
    >>> class_limits([14.6, 24.1, 45.0, 67.3], decimals=1)
    (15.0, 30.0, 45.0, 60.0)
    """
    shown = [value * factor for value in values]
    if not shown or min(shown) == max(shown):
        return ()
    low, high = min(shown), max(shown)
    least = max((high - low) / MOST, 10.0**-decimals)
    fitting = (step for step in _round_steps(least) if _is_shown(step, decimals) and _count(low, high, step) <= MOST)
    step = next(fitting)
    first = floor(round(low / step, 9))
    count = _count(low, high, step)
    return tuple(round((first + place) * step, 10) / factor for place in range(1, count))


def _is_shown(step: float, decimals: int) -> bool:
    return float(round(step * 10**decimals, 6)).is_integer()


def _count(low: float, high: float, step: float) -> int:
    return max(ceil(round(high / step, 9)) - floor(round(low / step, 9)), 1)


def _round_steps(least: float) -> list[float]:
    power = 10.0 ** floor(log10(least))
    return [step * power * tens for tens in (1, 10) for step in STEPS if step * power * tens >= least]
