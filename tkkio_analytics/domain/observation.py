"""The long table of observations: its columns and its rules."""

from enum import StrEnum
from typing import Final

import pandas as pd

from tkkio_analytics.errors import ObservationError


class Status(StrEnum):
    """Observed, suppressed by the producer, or missing at the source. None of them is zero."""

    OBSERVED = "observed"
    SUPPRESSED = "suppressed"
    MISSING = "missing"


INDICATOR: Final = "indicator_id"
REGION_CATEGORY: Final = "region_category"
REGION: Final = "region_code"
PERIOD: Final = "period"
SEX: Final = "sex"
VALUE: Final = "value"
STANDARD_ERROR: Final = "standard_error"
SAMPLE_SIZE: Final = "sample_size"
STATUS: Final = "status"
ORIGIN: Final = "origin_id"
SOURCE_ROW: Final = "source_row"
YEAR: Final = "year"
"""Derived: the calendar year of the period; not stored."""

COLUMNS: Final = (
    INDICATOR,
    REGION_CATEGORY,
    REGION,
    PERIOD,
    SEX,
    VALUE,
    STANDARD_ERROR,
    SAMPLE_SIZE,
    STATUS,
    ORIGIN,
    SOURCE_ROW,
)
KEY: Final = (INDICATOR, REGION_CATEGORY, REGION, PERIOD, SEX)
PERIOD_PATTERN: Final = r"^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$"


def validate_observations(frame: pd.DataFrame, *, file: str) -> pd.DataFrame:
    """Return ``frame`` if it keeps the rules of the long table.

    Parameters
    ----------
    frame
        One row an observation, columns ``COLUMNS``.
    file
        Name to give in errors.

    Returns
    -------
    pandas.DataFrame
        The same frame.

    Raises
    ------
    ObservationError
        Naming the file, the first row (counted from 2, below the header) and the column at fault.

    Examples
    --------
    >>> validate_observations(pd.DataFrame(columns=list(COLUMNS)), file="empty.csv").empty
    True
    """
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise ObservationError("columns_missing", file=file, columns=", ".join(missing))
    statuses = frame[STATUS].isin([status.value for status in Status])
    _refuse(~statuses, "unknown_status", STATUS, frame, file)
    _refuse(~frame[PERIOD].astype(str).str.match(PERIOD_PATTERN), "bad_period", PERIOD, frame, file)
    observed = frame[STATUS] == Status.OBSERVED
    _refuse(observed & frame[VALUE].isna(), "observed_without_value", VALUE, frame, file)
    _refuse(~observed & frame[VALUE].notna(), "value_without_observation", VALUE, frame, file)
    _refuse(frame.duplicated(list(KEY)), "duplicate_observation", INDICATOR, frame, file)
    return frame


def _refuse(bad: pd.Series, key: str, column: str, frame: pd.DataFrame, file: str) -> None:
    if bad.any():
        position = int(bad.to_numpy().argmax())
        raise ObservationError(key, file=file, row=position + 2, column=column, value=str(frame[column].iloc[position]))
