"""Quantities of an indicator and places on its axes, as every chart writes them."""

from datetime import date

from tkkio_analytics.domain.chart import Axis, Label, Meaning
from tkkio_analytics.domain.indicator import Break, BreakKind, Indicator
from tkkio_analytics.domain.message import Quantity, QuantityKind, message
from tkkio_analytics.domain.target import LegalStatus, Target


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


def value_axis(indicator: Indicator, *, title: Label | None = None) -> Axis:
    """Return the axis on which the indicator's values are read."""
    return Axis(title=title or indicator.unit.symbol, unit=indicator.unit, decimals=indicator.decimals)


def year_axis(first: int, last: int) -> Axis:
    """Return an axis with a tick for every year, or every second or third of a long series.

    Examples
    --------
    >>> [at for at, _ in year_axis(2021, 2024).ticks]
    [2021, 2022, 2023, 2024]
    """
    step = 1 + (last - first) // 12
    ticks = tuple((year, message("charts.year", year=year)) for year in range(last, first - 1, -step))
    return Axis(ticks=ticks[::-1], minimum=first - 0.4, maximum=last + 0.4)


def goal_meaning(target: Target) -> Meaning:
    """Return whether a goal is decided, a level to compare with, or the user's own."""
    if target.legal_status is LegalStatus.USER_SET:
        return Meaning.OWN_GOAL
    return Meaning.REFERENCE_GOAL if target.is_reference else Meaning.GOAL


def break_position(break_: Break) -> float:
    """Return where a break lies on a year axis on which a year's figure stands at the middle of its year.

    A change of measurement falls between two figures; a change of the world falls on its day.
    """
    if break_.kind is BreakKind.MEASUREMENT:
        return int(break_.first_period[:4]) - 0.5
    day = date.fromisoformat(break_.date)
    return day.year - 0.5 + (day.timetuple().tm_yday - 1) / 365
