"""Series of a source of tables: which they are, and cells by area and period as rows of the long table."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pandas as pd

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.refresh.plug import SourceSeries
from tkkio_analytics.data.refresh.sotkanet_series import with_missing
from tkkio_analytics.data.repository import OBSERVATIONS
from tkkio_analytics.data.tables import DTYPES, TABLE_FIELDS
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.provenance import Source, SourceTable
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.errors import SourceError

AREA: Final = "area"
"""Column of the source's own code of the area."""
SHOWN: Final = 12
"""Figures of a table that are named in a message."""


def series_of_tables(source_id: str) -> Callable[[Catalog], tuple[SourceSeries, ...]]:
    """Return how the series of a source of tables are told from a catalogue."""

    def series(catalog: Catalog) -> tuple[SourceSeries, ...]:
        indicators = {indicator.id: indicator for indicator in catalog.indicators}
        return tuple(
            SourceSeries(indicator=indicators[entry.indicator_id], parts=(entry.table,))
            for source in catalog.sources
            if source.id == source_id
            for entry in source.tables
            if entry.indicator_id in indicators
        )

    return series


def table_entry(source: Source, series: SourceSeries) -> SourceTable:
    """Return where the figures of a series are."""
    return next(entry for entry in source.tables if entry.indicator_id == series.indicator.id)


def has_words(label: str, words: Sequence[str]) -> bool:
    """Say whether each of the words begins a word of a label.

    Examples
    --------
    >>> has_words("Väestö 31.12.", ["väes"]), has_words("Käyntien osuus", ["osuu", "väes"])
    (True, False)
    """
    return all(re.search(rf"\b{re.escape(word)}", label.casefold()) for word in words)


def figure_of(labels: Mapping[str, str], words: Sequence[str], *, source: str, what: str) -> str:
    """Return the code of the one figure whose name has all the words.

    Parameters
    ----------
    labels
        Name of each figure of a table by its code.
    words
        See `domain.provenance.SourceTable`.
    source, what
        Names for messages.

    Raises
    ------
    SourceError
        If there is no such figure, or more than one.
    """
    found = [code for code, label in labels.items() if has_words(label, words)]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(list(labels.values())[:SHOWN])
    if not words:
        raise SourceError("figure_ambiguous", source=source, what=what, found=listed)
    raise SourceError("figure_not_found", source=source, what=what, words=", ".join(words), found=listed)


def long_rows(cells: pd.DataFrame, *, indicator_id: str, regions: Mapping[str, Region], origin_id: str) -> pd.DataFrame:
    """Return the long table of one series.

    Parameters
    ----------
    cells
        Columns area (the source's code), period, value, status and source_row.
    indicator_id, origin_id
        Named in every row.
    regions
        Ours by the source's codes; cells of other areas are left out.

    Returns
    -------
    pandas.DataFrame
        Columns `domain.observation.COLUMNS`. Periods that no area has a figure for are left out.
    """
    mine = cells[cells[AREA].isin(regions)]
    told = mine.groupby(obs.PERIOD)[obs.STATUS].transform(lambda status: (status != obs.Status.MISSING.value).any())
    mine = mine[told.astype(bool)]
    frame = pd.DataFrame(
        {
            obs.INDICATOR: indicator_id,
            obs.REGION_CATEGORY: [regions[code].category.value for code in mine[AREA]],
            obs.REGION: [regions[code].code for code in mine[AREA]],
            obs.PERIOD: mine[obs.PERIOD].to_numpy(),
            obs.SEX: "total",
            obs.VALUE: mine[obs.VALUE].to_numpy(),
            obs.STANDARD_ERROR: float("nan"),
            obs.SAMPLE_SIZE: float("nan"),
            obs.STATUS: mine[obs.STATUS].to_numpy(),
            obs.ORIGIN: origin_id,
            obs.SOURCE_ROW: mine[obs.SOURCE_ROW].to_numpy(),
        }
    )
    frame = frame.astype({name: DTYPES[kind] for name, kind in TABLE_FIELDS[OBSERVATIONS].items()})
    areas = {region.code for region in regions.values() if region.category is RegionCategory.COUNTY}
    return with_missing(frame, areas=areas).sort_values(list(obs.KEY), ignore_index=True)
