"""How often a series is published, and the number of a period in its calendar."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class Frequency(StrEnum):
    """How often a series is published."""

    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"

    @property
    def periods(self) -> int:
        """Periods in a year: 1, 4 or 12."""
        return _PERIODS[self]


def period_number(labels: pd.Series[str], *, frequency: Frequency) -> pd.Series[float]:
    """Count periods since year 0, so that consecutive ones differ by 1.

    Parameters
    ----------
    labels
        "2012" or anything that begins "2012-" for years; "2012-03", "2012M03" or "2012-03-01" for months; "2012Q1",
        "2012-Q1" or any month of the quarter for quarters.
    frequency
        Of the series.

    Returns
    -------
    pd.Series[float]
        NaN where the label is none of these.
    """
    text = labels.astype(str).str.strip()
    if frequency is Frequency.YEARLY:
        return text.str.extract(r"^(\d{4})(?:$|[-.\s])")[0].astype(float)
    dated = text.str.extract(r"^(\d{4})[-M]?(0[1-9]|1[0-2])(?:$|-\d\d)").astype(float)
    per_month = frequency.periods / _PERIODS[Frequency.MONTHLY]
    number = dated[0] * frequency.periods + (dated[1] - 1.0) * per_month // 1.0
    if frequency is Frequency.QUARTERLY:
        quarter = text.str.extract(r"^(\d{4})-?Q([1-4])$").astype(float)
        number = number.fillna(quarter[0] * frequency.periods + quarter[1] - 1.0)
    return number


_PERIODS = {Frequency.YEARLY: 1, Frequency.QUARTERLY: 4, Frequency.MONTHLY: 12}
