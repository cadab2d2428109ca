"""Borders in a snapshot: a GeoJSON file in ETRS-TM35FIN, written by a refresh and read with its release."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from tkkio_analytics.data.snapshot import Package
from tkkio_analytics.domain.borders import Borders, Ring
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.errors import SnapshotDamagedError

BORDERS: Final = "borders.geojson"
PROJECTION: Final = "urn:ogc:def:crs:EPSG::3067"
Polygons = Sequence[Sequence[Ring]]
"""Polygons of one area, each its outer ring and its holes."""


def release_borders(packages: Iterable[Package]) -> Borders | None:
    """Return the borders in force, or None where no refresh has brought any.

    Parameters
    ----------
    packages
        Snapshots of a release; where two hold borders, the later one's are in force.

    Raises
    ------
    SnapshotDamagedError
        If the file is not what `borders_geojson` writes.
    """
    holding = [package for package in packages if BORDERS in package.files]
    if not holding:
        return None
    package = holding[-1]
    try:
        table = json.loads(package.files[BORDERS])
        features = table["features"]
        return Borders(
            year=min(int(feature["properties"]["year"]) for feature in features),
            rings={feature["properties"]["region_code"]: tuple(_rings(feature)) for feature in features},
            origin_id=package.snapshot.origins[0].id,
        )
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise SnapshotDamagedError("json_unreadable", file=BORDERS, reason=str(error)) from error


def borders_geojson(areas: Mapping[str, Polygons], *, year: int) -> bytes:
    """Return borders as a GeoJSON file, the same bytes for the same borders.

    Parameters
    ----------
    areas
        Polygons of each county by its code.
    year
        Of the division into areas.
    """
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"region_category": RegionCategory.COUNTY.value, "region_code": code, "year": year},
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        }
        for code, polygons in sorted(areas.items())
    ]
    table = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": PROJECTION}},
        "features": features,
    }
    return (json.dumps(table, separators=(",", ":")) + "\n").encode()


def _rings(feature: Mapping[str, Any]) -> Iterable[Ring]:
    for polygon in feature["geometry"]["coordinates"]:
        for ring in polygon:
            yield tuple((float(east), float(north)) for east, north in ring)
