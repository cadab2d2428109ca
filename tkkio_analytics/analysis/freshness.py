"""When the next period of a series would be here, by its own rhythm."""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low
from typing import Final

from tkkio_analytics.domain.period import Frequency, Period

MONTHS: Final = 12
WAIT_MONTHS: Final = {Frequency.YEARLY: 12, Frequency.QUARTERLY: 6, Frequency.MONTHLY: 6}
"""Our own rule, said as such: sources tell no day, and yearly registers come within a year after the year has ended."""


def due_by(periods: Collection[Period]) -> date | None:
    """Return the day by which the next period would be here; None for fewer than two periods of one frequency.

    Parameters
    ----------
    periods
        With figures, in any order; of several frequencies the finest counts. The rhythm is the usual step between
        neighbours, so that a survey of every second year is not late after one.

    Examples
    --------
    >>> due_by([Period.of_year(2018), Period.of_year(2020), Period.of_year(2022), Period.of_year(2024)])
    datetime.date(2027, 12, 31)
    >>> due_by([Period.of_year(2026)]) is None
    True
    """
    finest = max((period.frequency for period in periods), key=lambda found: found.periods, default=None)
    known = sorted(period for period in set(periods) if period.frequency is finest)
    if finest is None or len(known) <= 1:
        return None
    steps = [later.steps_since(earlier) for earlier, later in pairwise(known)]
    following = known[-1].later(median_low(steps))
    return _last_day(following, months_later=WAIT_MONTHS[finest])


def _last_day(period: Period, *, months_later: int) -> date:
    months = period.year * MONTHS + period.number * MONTHS // period.frequency.periods + months_later
    return date(months // MONTHS, months % MONTHS + 1, 1) - timedelta(days=1)
