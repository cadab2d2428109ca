"""Which of the catalogue's series are Sotkanet's, and one of them from Sotkanet's answers to the long table."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import pandas as pd

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.connectors.sotkanet.parser import SotkanetRegion
from tkkio_analytics.data.refresh.plug import SourceSeries
from tkkio_analytics.data.repository import OBSERVATIONS
from tkkio_analytics.data.tables import DTYPES, TABLE_FIELDS
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import SourceFigure
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.errors import SourceError

SOURCE_ID: Final = "sotkanet"
PAGES: Final = "https://sotkanet.fi/"
NATION_CODE: Final = "358"
"""Finland among Sotkanet's regions of the category MAA."""


def sotkanet_series(catalog: Catalog) -> tuple[SourceSeries, ...]:
    """Return the series that Sotkanet publishes, in the order of the catalogue; derived ones follow from them."""
    return tuple(
        SourceSeries(indicator=indicator, parts=tuple(indicator.source_id.split("+")))
        for indicator in catalog.indicators
        if indicator.derivation is None
        and indicator.source_url.startswith(PAGES)
        and all(part.isdigit() for part in indicator.source_id.split("+"))
    )


def region_codes(found: Sequence[SotkanetRegion], *, regions: Sequence[Region]) -> dict[int, Region]:
    """Return our region of each of Sotkanet's ids, joined on category and code.

    Raises
    ------
    SourceError
        If the nation or a county is not in Sotkanet's list. Collaborative areas may be missing.
    """
    ids = {(region.category, region.code): region.id for region in found}
    joined: dict[int, Region] = {}
    for region in regions:
        theirs = ids.get((region.category.value, source_code(region)))
        if theirs is not None:
            joined[theirs] = region
        elif region.category is not RegionCategory.COLLABORATIVE_AREA:
            raise SourceError("region_missing", source="Sotkanet", region=region.name, code=region.code)
    return joined


def source_code(region: Region) -> str:
    """Return the code of a region within its category at Sotkanet."""
    match region.category:
        case RegionCategory.NATION:
            return NATION_CODE
        case RegionCategory.COLLABORATIVE_AREA:
            return region.code.removeprefix("YTA")
        case RegionCategory.COUNTY:
            return region.code


def long_table(
    answers: Sequence[pd.DataFrame],
    *,
    indicator_id: str,
    figure: SourceFigure,
    regions: Mapping[int, Region],
    origin_id: str,
) -> pd.DataFrame:
    """Return the long table of one series.

    Parameters
    ----------
    answers
        Rows of each of its numbers, as `connectors.sotkanet.parser.rows` gives them; a sum needs all of its parts.
    indicator_id, figure
        Whose series it is, and which of Sotkanet's two figures.
    regions
        Ours by Sotkanet's ids; rows of other regions are left out.
    origin_id
        Named in every row.

    Returns
    -------
    pandas.DataFrame
        Columns `domain.observation.COLUMNS`. An area that has no figure where others have one gets a row of status
        missing: Sotkanet does not tell a suppressed figure from an absent one.
    """
    column = "absolute" if figure is SourceFigure.ABSOLUTE else "value"
    parts = [answer[answer["region"].isin(regions)].dropna(subset=[column]) for answer in answers]
    whole = parts[0].set_index(["region", "year", "sex"])[[column, "row"]]
    for part in parts[1:]:
        other = part.set_index(["region", "year", "sex"])[column]
        whole = whole.join(other.rename("other"), how="inner")
        whole[column] = whole[column] + whole.pop("other")
    told = whole.reset_index()
    frame = pd.DataFrame(
        {
            obs.INDICATOR: indicator_id,
            obs.REGION_CATEGORY: [regions[number].category.value for number in told["region"]],
            obs.REGION: [regions[number].code for number in told["region"]],
            obs.PERIOD: told["year"].astype(str),
            obs.SEX: told["sex"],
            obs.VALUE: told[column].astype("float64"),
            obs.STANDARD_ERROR: float("nan"),
            obs.SAMPLE_SIZE: float("nan"),
            obs.STATUS: obs.Status.OBSERVED.value,
            obs.ORIGIN: origin_id,
            obs.SOURCE_ROW: told["row"].astype("Int64") if len(parts) == 1 else pd.array([pd.NA] * len(told), "Int64"),
        }
    )
    frame = frame.astype({name: DTYPES[kind] for name, kind in TABLE_FIELDS[OBSERVATIONS].items()})
    areas = {region.code for region in regions.values() if region.category is RegionCategory.COUNTY}
    return with_missing(frame, areas=areas).sort_values(list(obs.KEY), ignore_index=True)


def with_missing(frame: pd.DataFrame, *, areas: Collection[str]) -> pd.DataFrame:
    """Return the table with a row of status missing for each area and period that others have a figure for."""
    if frame.empty:
        return frame
    cells = frame[[obs.INDICATOR, obs.PERIOD, obs.SEX, obs.ORIGIN]].drop_duplicates()
    expected = cells.merge(pd.DataFrame({obs.REGION: sorted(areas)}), how="cross")
    keys = [obs.INDICATOR, obs.PERIOD, obs.SEX, obs.REGION]
    known = expected.merge(frame[keys], on=keys, how="left", indicator=True)
    missing = known[known["_merge"] == "left_only"].drop(columns="_merge")
    missing[obs.REGION_CATEGORY] = RegionCategory.COUNTY.value
    missing[obs.STATUS] = obs.Status.MISSING.value
    return pd.concat([frame, missing.reindex(columns=frame.columns).astype(frame.dtypes)], ignore_index=True)
