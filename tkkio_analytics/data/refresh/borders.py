"""Borders of the counties as a source of a refresh: no series, but a file of its snapshot."""

from typing import Final

from tkkio_analytics.data.borders import BORDERS, borders_geojson
from tkkio_analytics.data.connectors.json_answers import unexpected
from tkkio_analytics.data.connectors.statfi.borders import WHAT, county_polygons
from tkkio_analytics.data.connectors.statfi.client import BordersClient
from tkkio_analytics.data.connectors.statfi.tables import SOURCE
from tkkio_analytics.data.http import Policy
from tkkio_analytics.data.refresh.plug import Asking, Fetch, FetchedFile, Plug
from tkkio_analytics.domain.provenance import Origin, Source
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.errors import SourceError

SOURCE_ID: Final = "borders"
ASKED_AGAIN: Final = frozenset({500, 502, 503, 504})
LARGEST: Final = 32 * 1024 * 1024
"""The layer has 0.3 megabytes."""


def borders_file(asking: Asking) -> FetchedFile:
    """Return the borders of the counties of the catalogue, joined on their codes.

    Raises
    ------
    SourceError
        If the answer is none of borders, or a county of that year is not in it.
    """
    client = BordersClient(door=asking.door, base_url=asking.base_url)
    body = asking.bodies.answer("counties", client.counties)
    year, areas = county_polygons(body.content)
    counties = [region for region in asking.catalog.regions if region.category is RegionCategory.COUNTY]
    for region in counties:
        if region.exists_in(year) and region.code not in areas:
            raise SourceError("region_missing", source=SOURCE, region=region.name, code=region.code)
    kept = {region.code: areas[region.code] for region in counties if region.code in areas}
    origin = Origin(
        id=asking.source.id,
        producer=SOURCE,
        title=type(asking.source.title)(
            fi=asking.source.title.fi.format(number=year),
            sv=asking.source.title.sv.format(number=year),
            en=asking.source.title.en.format(number=year),
        ),
        url=asking.source.page,
        licence="CC BY 4.0",
        date_accessed=body.received.date().isoformat(),
        public_copy=None,
        public_copy_note=None,
        sha256=body.sha256,
    )
    return FetchedFile(name=BORDERS, content=borders_geojson(kept, year=year), origin=origin)


def no_series(_: Asking) -> Fetch:
    """Refuse a series: the source has none."""
    raise unexpected(SOURCE, WHAT, found="series")


def _policy(source: Source) -> Policy:
    return Policy(pace=source.pace_seconds, asked_again=ASKED_AGAIN, largest=LARGEST)


BORDERS_OF_COUNTIES: Final = Plug(
    source_id=SOURCE_ID, series=lambda _: (), begin=no_series, policy=_policy, file=borders_file
)
