"""How often a series is published."""

from enum import StrEnum


class Frequency(StrEnum):
    """How often a series is published."""

    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"

    @property
    def periods(self) -> int:
        """Periods in a year: 1, 4 or 12."""
        return _PERIODS[self]


_PERIODS = {Frequency.YEARLY: 1, Frequency.QUARTERLY: 4, Frequency.MONTHLY: 12}
