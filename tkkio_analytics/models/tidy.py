"""A tidy panel file checked at the door and laid out as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tkkio_analytics.errors import PanelError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from tkkio_analytics.models.arrays import FloatArray

REQUIRED_COLUMNS = ("series_id", "period", "value", "region", "indicator", "unit", "freq")
YEARLY = "yearly"
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
    """

    observations: FloatArray
    periods: NDArray[np.object_]
    series: NDArray[np.object_]
    indicators: NDArray[np.object_]
    lower: FloatArray
    upper: FloatArray


def tidy_panel(frame: pd.DataFrame) -> TidyPanel:
    """Panel arrays from a tidy frame.

    Parameters
    ----------
    frame
        Columns series_id, period, value, region, indicator, unit, freq; others are left alone. An empty value is
        missing. The periods of an indicator are those that any of its series has, so that turnout counted every four
        years has horizons of one election.

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
    blocks = [_block(part) for _, part in checked.groupby("indicator", sort=True)]
    indicators, regions, periods = len(blocks), max(len(b) for b in blocks), max(b.shape[1] for b in blocks)
    values = np.full((indicators, regions, periods), np.nan)
    labels = np.full((indicators, periods), None, dtype=object)
    series = np.full((indicators, regions), None, dtype=object)
    for i, block in enumerate(blocks):
        values[i, : len(block), periods - block.shape[1] :] = block.to_numpy(dtype=float)
        labels[i, periods - block.shape[1] :] = list(block.columns)
        series[i, : len(block)] = list(block.index)
    units = checked.drop_duplicates("indicator").set_index("indicator")["unit"].sort_index()
    share = (units == SHARE_UNIT).to_numpy(dtype=bool)
    return TidyPanel(
        observations=values,
        periods=labels,
        series=series,
        indicators=units.index.to_numpy(dtype=object),
        lower=np.where(share, SHARE_BOUNDS[0], np.nan),
        upper=np.where(share, SHARE_BOUNDS[1], np.nan),
    )


def _block(part: pd.DataFrame) -> pd.DataFrame:
    ordered = part.sort_values("order", kind="stable")
    wide = part.pivot_table(index="series_id", columns="period", values="number", aggfunc="first", dropna=False)
    return wide.reindex(columns=ordered["period"].drop_duplicates()).sort_index()


def _checked(frame: pd.DataFrame) -> pd.DataFrame:
    missing = [column for column in REQUIRED_COLUMNS if column not in frame.columns]
    if missing:
        raise PanelError("panel_missing_columns", columns=", ".join(missing))
    rows = frame.loc[:, list(REQUIRED_COLUMNS)].reset_index(drop=True)
    if rows.empty:
        raise PanelError("panel_empty")
    for column in ("series_id", "period", "indicator"):
        _refuse(rows, column, bad=rows[column].isna() | (rows[column].astype(str).str.strip() == ""))
    unknown = rows.loc[rows["freq"].astype(str) != YEARLY, "freq"]
    if len(unknown):
        raise PanelError("panel_unknown_freq", freq=str(unknown.iloc[0]))
    rows = rows.assign(number=_numbers(rows), order=_order(rows))
    _refuse(rows, "indicator", bad=rows.groupby("series_id")["indicator"].transform("first") != rows["indicator"])
    twice = rows.duplicated(["series_id", "period"])
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


def _numbers(rows: pd.DataFrame) -> pd.Series[float]:
    import pandas as pd  # noqa: PLC0415 - costs 0.8 s, and forecasts on arrays do without it

    numbers = pd.to_numeric(rows["value"], errors="coerce")
    blank = rows["value"].isna() | (rows["value"].astype(str).str.strip() == "")
    _refuse(rows, "value", bad=(numbers.isna() & ~blank) | np.isinf(numbers.fillna(0.0)))
    return numbers.astype(float)


def _order(rows: pd.DataFrame) -> pd.Series[float]:
    """Year of each period: "2012" or the beginning of "2012-01-01"."""
    import pandas as pd  # noqa: PLC0415 - as above

    year = pd.to_numeric(rows["period"].astype(str).str.extract(r"^\s*(\d{4})(?:$|[-.\s])")[0], errors="coerce")
    _refuse(rows, "period", bad=year.isna())
    return year.astype(float)


def _refuse(rows: pd.DataFrame, column: str, *, bad: pd.Series[bool]) -> None:
    if bad.any():
        row = int(np.argmax(bad.to_numpy()))
        raise PanelError("panel_bad_value", row=row + _HEADER_LINES, column=column, value=str(rows[column].iloc[row]))
