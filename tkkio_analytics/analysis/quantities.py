"""Numbers of an indicator with its unit, ready for a message."""

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal, Quantity, QuantityKind
from tkkio_analytics.domain.period import Frequency, Period


def level(indicator: Indicator, value: float) -> Quantity:
    """Return a level in the indicator's unit."""
    return Quantity(value=value, unit=indicator.unit, decimals=indicator.decimals)


def width(indicator: Indicator, value: float) -> Quantity:
    """Return the distance between two levels, in the unit of a difference."""
    return Quantity(value=value, unit=indicator.unit, decimals=indicator.decimals, kind=QuantityKind.DIFFERENCE)


def change(indicator: Indicator, value: float) -> Quantity:
    """Return a signed change in the indicator's unit."""
    return Quantity(value=value, unit=indicator.unit, decimals=indicator.decimals, kind=QuantityKind.CHANGE)


def change_per_year(indicator: Indicator, value: float) -> Quantity:
    """Return a signed change per year in the indicator's unit, one decimal finer than a level."""
    return Quantity(
        value=value, unit=indicator.unit, decimals=indicator.decimals + 1, kind=QuantityKind.CHANGE_PER_YEAR
    )


def when(period: Period) -> int | Period:
    """Return a period for a message: a year as its number, a quarter or a month to be written by language."""
    return period.year if period.frequency is Frequency.YEARLY else period


def count(number: int) -> Decimal:
    """Return a count, which is shown with thousands apart, unlike a year."""
    return Decimal(value=float(number), decimals=0)
