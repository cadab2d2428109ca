"""Periods of a series: years, quarters and months, counted in steps."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Frequency(StrEnum):
    """How often a series is published."""

    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"

    @property
    def periods(self) -> int:
        """Periods in a year: 1, 4 or 12."""
        return _PERIODS[self]


_PERIODS: Final = {Frequency.YEARLY: 1, Frequency.QUARTERLY: 4, Frequency.MONTHLY: 12}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """One period of a series.

    Parameters
    ----------
    frequency
        Year, quarter or month.
    ordinal
        Periods of this frequency since the year 0, so that a step is 1.

    Examples
    --------
    >>> Period.parse("2026-08").later(5).code, Period.parse("2026-Q3").number
    ('2027-01', 3)
    """

    frequency: Frequency
    ordinal: int

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """Return a whole year."""
        return cls(frequency=Frequency.YEARLY, ordinal=year)

    @classmethod
    def last_of_year(cls, year: int, frequency: Frequency) -> "Period":
        """Return the period with which a year ends: December, the fourth quarter, or the year itself."""
        return cls(frequency=frequency, ordinal=(year + 1) * frequency.periods - 1)

    @classmethod
    def containing(cls, day: date, frequency: Frequency) -> "Period":
        """Return the period in which a day lies."""
        share = (day.month - 1) * frequency.periods // Frequency.MONTHLY.periods
        return cls(frequency=frequency, ordinal=day.year * frequency.periods + share)

    @classmethod
    def parse(cls, code: str) -> "Period":
        """Return the period of a code of the long table: ``2026``, ``2026-Q3`` or ``2026-08``."""
        year, _, rest = code.partition("-")
        if not rest:
            return cls.of_year(int(year))
        frequency = Frequency.QUARTERLY if rest.startswith("Q") else Frequency.MONTHLY
        return cls(frequency=frequency, ordinal=int(year) * frequency.periods + int(rest.removeprefix("Q")) - 1)

    @property
    def year(self) -> int:
        """Return the calendar year."""
        return self.ordinal // self.frequency.periods

    @property
    def number(self) -> int:
        """Return the place in the year, from 1."""
        return self.ordinal % self.frequency.periods + 1

    @property
    def ends_year(self) -> bool:
        """Say whether a goal of the year is asked here: in December, in the fourth quarter, in the year itself."""
        return self.number == self.frequency.periods

    @property
    def code(self) -> str:
        """Return the code of the long table."""
        if self.frequency is Frequency.YEARLY:
            return f"{self.year}"
        return (
            f"{self.year}-Q{self.number}" if self.frequency is Frequency.QUARTERLY else f"{self.year}-{self.number:02d}"
        )

    @property
    def begins_at(self) -> float:
        """Return where the period begins on an axis of years on which a year's own figure stands at its middle."""
        return self.year - 0.5 + (self.number - 1) / self.frequency.periods

    @property
    def position(self) -> float:
        """Return the middle of the period on the same axis: 2026.0 for the year 2026."""
        return self.begins_at + 0.5 / self.frequency.periods

    def later(self, steps: int) -> "Period":
        """Return the period so many steps later, or earlier where they are negative."""
        return Period(frequency=self.frequency, ordinal=self.ordinal + steps)

    def steps_since(self, earlier: "Period") -> int:
        """Return the steps from an earlier period of the same frequency."""
        return self.ordinal - earlier.ordinal

    def years_since(self, earlier: "Period") -> float:
        """Return the years from an earlier period, a month being a twelfth."""
        return self.steps_since(earlier) / self.frequency.periods

    def first_in(self, frequency: Frequency) -> "Period":
        """Return the first period of another frequency that lies in this one, or that this one lies in."""
        share = (self.number - 1) * frequency.periods // self.frequency.periods
        return Period(frequency=frequency, ordinal=self.year * frequency.periods + share)

    def __str__(self) -> str:
        """Return the code."""
        return self.code


def consecutive(first: Period, last: Period) -> tuple[Period, ...]:
    """Return every period from the first to the last, both included."""
    return tuple(first.later(step) for step in range(last.steps_since(first) + 1))
