"""Quantities of an indicator and places on its axes, as every chart writes them."""

from datetime import date
from typing import Final

from tkkio_analytics.domain.chart import Axis, Label, Meaning
from tkkio_analytics.domain.indicator import Break, BreakKind, Indicator
from tkkio_analytics.domain.message import Quantity, QuantityKind, message
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.domain.target import LegalStatus, Target

MOST_TICKS: Final = 12
MOST_MONTH_TICKS: Final = 8
"""Ticks that name a month are wider than a year."""
SHORT_YEARS: Final = 2.5
"""A series of months or quarters no longer than this has room for a tick at every quarter."""
MONTHS_MARGIN: Final = 0.12
"""Years of room beside the outermost month or quarter."""


def level(indicator: Indicator, value: float) -> Quantity:
    """Return a level of the indicator."""
    return Quantity(value=value, unit=indicator.unit, decimals=indicator.decimals)


def goal(indicator: Indicator, value: float) -> Quantity:
    """Return a goal's level; a round one, as policy sets them, is written without decimals."""
    decimals = 0 if (value * indicator.unit.factor).is_integer() else indicator.decimals
    return Quantity(value=value, unit=indicator.unit, decimals=decimals)


def pace(indicator: Indicator, value: float) -> Quantity:
    """Return a change per year of the indicator, one decimal finer than a level."""
    decimals = indicator.decimals + 1
    return Quantity(value=value, unit=indicator.unit, decimals=decimals, kind=QuantityKind.CHANGE_PER_YEAR)


def change(indicator: Indicator, value: float) -> Quantity:
    """Return a change of the indicator."""
    return Quantity(value=value, unit=indicator.unit, decimals=indicator.decimals, kind=QuantityKind.CHANGE)


def width(indicator: Indicator, value: float) -> Quantity:
    """Return how far apart two levels of the indicator are."""
    return Quantity(value=value, unit=indicator.unit, decimals=indicator.decimals, kind=QuantityKind.DIFFERENCE)


def value_axis(indicator: Indicator, *, title: Label | None = None) -> Axis:
    """Return the axis on which the indicator's values are read."""
    return Axis(title=title or indicator.unit.symbol, unit=indicator.unit, decimals=indicator.decimals)


def time_axis(first: Period, last: Period) -> Axis:
    """Return an axis with a tick for every year, or every second or third of a long series.

    Months and quarters have their ticks at the first one of the year, and at every quarter of a series of two years.

    Examples
    --------
    >>> [at for at, _ in time_axis(Period.of_year(2021), Period.of_year(2024)).ticks]
    [2021.0, 2022.0, 2023.0, 2024.0]
    """
    marked = [first.later(step) for step in range(last.steps_since(first) + 1)]
    margin = 0.4
    if first.frequency is not Frequency.YEARLY:
        margin = MONTHS_MARGIN
        every = first.frequency.periods if last.years_since(first) > SHORT_YEARS else first.frequency.periods // 4
        marked = [period for period in marked if (period.number - 1) % every == 0]
    most = MOST_TICKS if first.frequency is Frequency.YEARLY else MOST_MONTH_TICKS
    step = 1 + (len(marked) - 1) // most
    ticks = tuple((period.position, message("charts.year", year=period)) for period in marked[::-step])
    return Axis(ticks=ticks[::-1], minimum=first.position - margin, maximum=last.position + margin)


def goal_meaning(target: Target) -> Meaning:
    """Return whether a goal is decided, a level to compare with, or the user's own."""
    if target.legal_status is LegalStatus.USER_SET:
        return Meaning.OWN_GOAL
    return Meaning.REFERENCE_GOAL if target.is_reference else Meaning.GOAL


def break_position(break_: Break, *, frequency: Frequency) -> float:
    """Return where a break lies on an axis of years on which a year's figure stands at the middle of its year.

    A change of measurement falls between two figures; a change of the world falls on its day.
    """
    if break_.kind is BreakKind.MEASUREMENT:
        return break_.begins(frequency).begins_at
    day = date.fromisoformat(break_.date)
    return day.year - 0.5 + (day.timetuple().tm_yday - 1) / 365
