"""Counts of municipalities summed to counties by the official correspondence."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from tkkio_analytics.data.connectors.json_answers import unexpected
from tkkio_analytics.data.connectors.statfi.tables import SOURCE
from tkkio_analytics.data.refresh.table_series import AREA
from tkkio_analytics.domain import observation as obs

RANK: Final = {obs.Status.OBSERVED.value: 0, obs.Status.MISSING.value: 1, obs.Status.SUPPRESSED.value: 2}
STATUSES: Final = tuple(RANK)


def summed(cells: pd.DataFrame, *, counties: Mapping[str, str], nation: str, table: str) -> pd.DataFrame:
    """Return the counts by county, and those of the nation as the table tells them.

    Parameters
    ----------
    cells
        Columns area, period, value, status and source_row, by municipality.
    counties
        County of each municipality.
    nation
        Code of the nation in the table, which is not summed.
    table
        Name of the table, for messages.

    Returns
    -------
    pandas.DataFrame
        The same columns by county. A county is suppressed or missing where any of its municipalities is.

    Raises
    ------
    SourceError
        If the municipalities of the table and of the correspondence are not the same: a sum would lack some.
    """
    whole = cells[cells[AREA] == nation]
    parts = cells[cells[AREA] != nation]
    apart = set(parts[AREA]) ^ set(counties)
    if apart:
        raise unexpected(SOURCE, f"{table}.px", found=sorted(apart))
    ranked = parts.copy()
    ranked[AREA] = parts[AREA].map(dict(counties))
    ranked[obs.STATUS] = parts[obs.STATUS].map(RANK)
    sums = ranked.groupby([AREA, obs.PERIOD], as_index=False, sort=False).agg(
        **{obs.VALUE: (obs.VALUE, "sum"), obs.STATUS: (obs.STATUS, "max")}
    )
    sums[obs.STATUS] = sums[obs.STATUS].map(dict(enumerate(STATUSES)))
    sums[obs.VALUE] = sums[obs.VALUE].where(sums[obs.STATUS] == obs.Status.OBSERVED.value)
    sums[obs.SOURCE_ROW] = None
    return pd.concat([sums, whole], ignore_index=True)[list(cells.columns)]
