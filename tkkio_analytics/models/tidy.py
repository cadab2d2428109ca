"""A tidy panel file checked at the door and laid out as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tkkio_analytics.domain.period import Frequency
from tkkio_analytics.errors import PanelError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from tkkio_analytics.models.arrays import FloatArray

REQUIRED_COLUMNS = ("series_id", "period", "value", "region", "indicator", "unit", "freq")
ERROR_COLUMNS = ("se", "n")
"""Published standard error in the unit of the value, and respondents; a panel has them or not."""
SHARE_UNIT = "pct"
SHARE_BOUNDS = (0.0, 100.0)
"""A share in percent lies between 0 and 100; no other unit has bounds."""
_HEADER_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TidyPanel:
    """Indicators side by side, the latest period of each at the right edge.

    Shapes: P indicators, R series of an indicator, T periods of the longest one; shorter ones are padded at the left
    and smaller ones below.

    Parameters
    ----------
    observations
        (P, R, T) values in original units, NaN where missing or padded.
    periods
        (P, T) labels as in the file, None where padded.
    series
        (P, R) series ids, None where padded.
    indicators
        (P,) names.
    lower, upper
        (P,) bounds, NaN for none.
    frequency
        (P,) of `Frequency`.
    time
        (P, T) number of each period, NaN where padded; years as such.
    se, respondents
        (P, R, T) standard errors and respondents, NaN where the panel has none.
    """

    observations: FloatArray
    periods: NDArray[np.object_]
    series: NDArray[np.object_]
    indicators: NDArray[np.object_]
    lower: FloatArray
    upper: FloatArray
    frequency: NDArray[np.object_]
    time: FloatArray
    se: FloatArray
    respondents: FloatArray


def tidy_panel(frame: pd.DataFrame) -> TidyPanel:
    """Panel arrays from a tidy frame.

    Parameters
    ----------
    frame
        Columns series_id, period, value, region, indicator, unit, freq, and se or n where known; others are left
        alone. An empty value is missing. The years of an indicator are those that any of its series has, so that
        turnout counted every four years has horizons of one election; its months and quarters are all from the first
        to the last, for the season counts them.

    Returns
    -------
    TidyPanel
        Sorted by indicator and series id.

    Raises
    ------
    PanelError
        ``panel_missing_columns`` (columns), ``panel_empty`` (), ``panel_bad_value`` (row, column, value),
        ``panel_unknown_freq`` (freq), ``panel_duplicate`` (series_id, period, row). Rows count as lines of a file with
        one header line.
    """
    checked = _checked(frame)
    blocks = [part for _, part in checked.groupby("indicator", sort=True)]
    columns = [_columns(part) for part in blocks]
    ids = [np.sort(part["series_id"].unique()) for part in blocks]
    shape = (len(blocks), max(len(rows) for rows in ids), max(len(times) for times in columns))
    values, se, respondents = (np.full(shape, np.nan) for _ in range(3))
    labels, series = np.full((shape[0], shape[2]), None, dtype=object), np.full(shape[:2], None, dtype=object)
    time = np.full((shape[0], shape[2]), np.nan)
    for i, part in enumerate(blocks):
        right, below = slice(shape[2] - len(columns[i]), None), slice(0, len(ids[i]))
        for array, column in ((values, "number"), (se, "se"), (respondents, "n")):
            array[i, below, right] = _wide(part, column, rows=ids[i], columns=columns[i])
        by_order = part.drop_duplicates("order").set_index("order")["period"].to_dict()
        labels[i, right] = [by_order.get(number) for number in columns[i]]
        series[i, below], time[i, right] = ids[i], columns[i]
    first = checked.drop_duplicates("indicator").set_index("indicator").sort_index()
    share = (first["unit"] == SHARE_UNIT).to_numpy(dtype=bool)
    return TidyPanel(
        observations=values,
        periods=labels,
        series=series,
        indicators=first.index.to_numpy(dtype=object),
        lower=np.where(share, SHARE_BOUNDS[0], np.nan),
        upper=np.where(share, SHARE_BOUNDS[1], np.nan),
        frequency=np.array([Frequency(name) for name in first["freq"]], dtype=object),
        time=time,
        se=se,
        respondents=respondents,
    )


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
    per_month = frequency.periods / Frequency.MONTHLY.periods
    number = dated[0] * frequency.periods + (dated[1] - 1.0) * per_month // 1.0
    if frequency is Frequency.QUARTERLY:
        quarter = text.str.extract(r"^(\d{4})-?Q([1-4])$").astype(float)
        number = number.fillna(quarter[0] * frequency.periods + quarter[1] - 1.0)
    return number


def _columns(part: pd.DataFrame) -> FloatArray:
    """Return the periods of an indicator: rounds of years as they are, months and quarters without a gap."""
    numbers = np.sort(part["order"].unique()).astype(float)
    if part["freq"].iloc[0] == Frequency.YEARLY:
        return numbers
    return np.arange(numbers[0], numbers[-1] + 1.0)


def _wide(part: pd.DataFrame, column: str, *, rows: NDArray[np.object_], columns: FloatArray) -> FloatArray:
    out = np.full((len(rows), len(columns)), np.nan)
    at = np.searchsorted(rows, part["series_id"].to_numpy(dtype=object))
    out[at, np.searchsorted(columns, part["order"].to_numpy(dtype=float))] = part[column].to_numpy(dtype=float)
    return out


def _checked(frame: pd.DataFrame) -> pd.DataFrame:
    missing = [column for column in REQUIRED_COLUMNS if column not in frame.columns]
    if missing:
        raise PanelError("panel_missing_columns", columns=", ".join(missing))
    rows = frame.reindex(columns=[*REQUIRED_COLUMNS, *ERROR_COLUMNS]).reset_index(drop=True)
    if rows.empty:
        raise PanelError("panel_empty")
    for column in ("series_id", "period", "indicator"):
        _refuse(rows, column, bad=rows[column].isna() | (rows[column].astype(str).str.strip() == ""))
    unknown = rows.loc[~rows["freq"].isin(list(Frequency)), "freq"]
    if len(unknown):
        raise PanelError("panel_unknown_freq", freq=str(unknown.iloc[0]))
    rows = rows.assign(number=_numbers(rows, "value"), order=_order(rows))
    for column in ERROR_COLUMNS:
        rows[column] = _numbers(rows, column)
        _refuse(rows, column, bad=rows[column] < 0)
    for column, group in (("indicator", "series_id"), ("freq", "indicator")):
        _refuse(rows, column, bad=rows.groupby(group)[column].transform("first") != rows[column])
    twice = rows.duplicated(["series_id", "order"])
    if twice.any():
        row = int(np.argmax(twice.to_numpy()))
        raise PanelError(
            "panel_duplicate",
            series_id=str(rows.loc[row, "series_id"]),
            period=str(rows.loc[row, "period"]),
            row=row + _HEADER_LINES,
        )
    return _with_values(rows)


def _with_values(rows: pd.DataFrame) -> pd.DataFrame:
    """Without periods that no series of the indicator has a value for."""
    there = rows.groupby(["indicator", "period"])["number"].transform("count") > 0
    if not there.any():
        raise PanelError("panel_empty")
    return rows.loc[there]


def _numbers(rows: pd.DataFrame, column: str) -> pd.Series[float]:
    import pandas as pd  # noqa: PLC0415 - costs 0.8 s, and forecasts on arrays do without it

    numbers = pd.to_numeric(rows[column], errors="coerce")
    blank = rows[column].isna() | (rows[column].astype(str).str.strip() == "")
    _refuse(rows, column, bad=(numbers.isna() & ~blank) | np.isinf(numbers.fillna(0.0)))
    return numbers.astype(float)


def _order(rows: pd.DataFrame) -> pd.Series[float]:
    """Return the number of each period in the calendar of its frequency."""
    import pandas as pd  # noqa: PLC0415 - as above

    parts = [period_number(part, frequency=Frequency(str(name))) for name, part in rows["period"].groupby(rows["freq"])]
    number = pd.concat(parts).reindex(rows.index)
    _refuse(rows, "period", bad=number.isna())
    return number.astype(float)


def _refuse(rows: pd.DataFrame, column: str, *, bad: pd.Series[bool]) -> None:
    if bad.any():
        row = int(np.argmax(bad.to_numpy()))
        raise PanelError("panel_bad_value", row=row + _HEADER_LINES, column=column, value=str(rows[column].iloc[row]))
