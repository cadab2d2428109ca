"""What a figure is counted on: how areas are put together, and what a difference means in people."""

from dataclasses import dataclass
from enum import StrEnum


class Joining(StrEnum):
    """How the figures of several areas become one figure."""

    WEIGHTED = "weighted"
    """A mean weighted by the denominator."""
    SUM = "sum"
    """Counts and amounts."""


class Counted(StrEnum):
    """What the difference of a figure times its denominator counts."""

    RESIDENTS = "residents"
    VISITS = "visits"
    STAFF = "staff"
    EUROS = "euros"


@dataclass(frozen=True, slots=True, kw_only=True)
class Denominator:
    """What indicators are counted on.

    Parameters
    ----------
    indicator_ids
        Indicators that share it.
    joining
        How areas are put together.
    denominator_id
        Indicator that holds the denominator; None for sums.
    is_exact
        Whether it is the indicator's own denominator; else the nearest one that there are figures of, good for weighing
        but not for counting.
    per
        Units of the denominator that the figure is told for: 100 for a percentage, 1 000 for visits per 1 000.
    counted
        What figure x denominator / ``per`` counts; None where that is not known.
    """

    indicator_ids: tuple[str, ...]
    joining: Joining
    denominator_id: str | None = None
    is_exact: bool = False
    per: float | None = None
    counted: Counted | None = None
