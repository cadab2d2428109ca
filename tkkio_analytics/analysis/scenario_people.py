"""What the difference between two paths means in people, and what can be said of money."""

from dataclasses import dataclass
from typing import Final

from tkkio_analytics.analysis.quantities import count, level, when
from tkkio_analytics.domain.denominator import Counted, Denominator
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Euros, Message, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.scenario_outlook import People

ANY: Final = 0.5
"""Fewer than half of one is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """How many a figure is counted on, in which year, and whether that is a sum over areas."""

    number: int
    year: int
    is_sum: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """General state funding per inhabitant of one area, as context."""

    indicator: Indicator
    region: Region
    value: float
    year: int


def people(
    indicator: Indicator,
    *,
    denominator: Denominator | None,
    population: Population | None,
    difference: float | None,
    due: Period | None,
) -> People:
    """Return what a difference of levels means in people, visits or the like, or why that cannot be told.

    Parameters
    ----------
    indicator, denominator, population
        What is measured, what it is counted on, and how many that are.
    difference
        Path with minus path without at the end of the goal's year, published unit; None without a forecast.
    due
        When; None without data.
    """
    if denominator is None or denominator.counted is None or denominator.per is None or not denominator.is_exact:
        return _untold(message("scenarios.people.no_denominator", indicator=indicator.short_name))
    if population is None:
        return _untold(message("scenarios.people.no_population"))
    if difference is None or due is None:
        return _untold(message("scenarios.people.no_forecast"))
    number = difference * population.number / denominator.per
    direction = "same" if abs(number) < ANY else "more" if number > 0 else "fewer"
    return People(
        count=number,
        denominator=population.number,
        denominator_year=population.year,
        statement=message(
            f"scenarios.people.{direction}",
            amount=_counted(denominator.counted, abs(number)),
            due_year=when(due),
            population=message(
                f"scenarios.population.{'sum' if population.is_sum else 'own'}",
                residents=count(population.number),
                year=population.year,
            ),
        ),
    )


def money(funding: Funding | None, *, state_funded: bool) -> tuple[Message, ...]:
    """Return that no figure in euros is given and why, and what is known of money beside it: context, no effect.

    Parameters
    ----------
    funding
        State funding of the area; None where the release has none of it.
    state_funded
        Whether the release holds state funding at all, so that the system of Finnish funding concerns its areas.
    """
    lines = [message("scenarios.money.no_unit_cost")]
    if funding is not None:
        lines.append(
            message(
                "scenarios.money.funding",
                locative=funding.region.locative,
                year=funding.year,
                value=level(funding.indicator, funding.value),
            )
        )
    return (*lines, message("scenarios.money.hyte")) if state_funded else tuple(lines)


def _counted(counted: Counted, number: float) -> Euros | Message:
    if counted is Counted.EUROS:
        return Euros(value=number)
    return message(f"scenarios.counted.{counted.value}", count=count(round(number)))


def _untold(statement: Message) -> People:
    return People(count=None, denominator=None, denominator_year=None, statement=statement)
