"""Borders from the feature service: from bytes to polygons of each county, checked and thinned out."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from tkkio_analytics.data.connectors.json_answers import read_json, unexpected
from tkkio_analytics.data.connectors.statfi.tables import SOURCE
from tkkio_analytics.domain.borders import Ring

WHAT: Final = "hyvinvointialue4500k"
PROJECTED: Final = ("EPSG::3067", "EPSG:3067")
EAST: Final = (0.0, 800_000.0)
NORTH: Final = (6_500_000.0, 7_900_000.0)
"""Metres of ETRS-TM35FIN that hold Finland; in degrees, or with the axes the other way round, nothing lies there."""
GRID_M: Final = 500.0
"""Positions are moved to such a grid. It is below a pixel where the whole country is drawn, and common borders stay
common, as the same position moves to the same place in both areas."""
FEWEST: Final = 4
"""Positions of a closed ring; an island that becomes smaller is left out."""
Polygons = tuple[tuple[Ring, ...], ...]


def county_polygons(body: bytes) -> tuple[int, dict[str, Polygons]]:
    """Return the year of the division, and the polygons of each county by its code.

    Raises
    ------
    SourceError
        If the answer is cut, in another projection, of several years, or has a county twice or without an area.
    """
    table = read_json(body, source=SOURCE, what=WHAT)
    features = table.get("features") if isinstance(table, dict) else None
    if not isinstance(features, list) or not features or not _projected(table) or _cut(table, len(features)):
        raise unexpected(SOURCE, WHAT, found=table)
    years: set[int] = set()
    areas: dict[str, Polygons] = {}
    for feature in features:
        code, year = _named(feature)
        if code in areas:
            raise unexpected(SOURCE, WHAT, found=feature["properties"])
        years.add(year)
        areas[code] = _polygons(feature)
    if len(years) != 1:
        raise unexpected(SOURCE, WHAT, found=sorted(years))
    return years.pop(), areas


def _projected(table: Mapping[str, Any]) -> bool:
    crs = table.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return isinstance(name, str) and name.endswith(PROJECTED)


def _cut(table: Mapping[str, Any], count: int) -> bool:
    """Say whether the service has sent fewer areas than it has."""
    return any(table.get(name, count) != count for name in ("numberMatched", "numberReturned", "totalFeatures"))


def _named(feature: object) -> tuple[str, int]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = properties.get("hyvinvointialue") if isinstance(properties, dict) else None
    year = properties.get("vuosi") if isinstance(properties, dict) else None
    if not isinstance(code, str) or not code.isdecimal() or type(year) is not int:
        raise unexpected(SOURCE, WHAT, found=properties)
    return code.zfill(2), year


def _polygons(feature: Mapping[str, Any]) -> Polygons:
    geometry = feature.get("geometry") or {}
    try:
        given = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        thinned = tuple(tuple(_thinned([_position(entry) for entry in ring]) for ring in polygon) for polygon in given)
    except (KeyError, TypeError, ValueError) as error:
        raise unexpected(SOURCE, WHAT, found=feature.get("properties")) from error
    kept = tuple(tuple(filter(_has_area, polygon)) for polygon in thinned if polygon and _has_area(polygon[0]))
    if not kept:
        raise unexpected(SOURCE, WHAT, found=feature.get("properties"))
    return kept


def _position(entry: Any) -> tuple[float, float]:  # noqa: ANN401 - JSON may be anything
    east, north = entry
    if not (EAST[0] <= east <= EAST[1] and NORTH[0] <= north <= NORTH[1]):
        raise ValueError
    return round(east / GRID_M) * GRID_M, round(north / GRID_M) * GRID_M


def _thinned(ring: list[tuple[float, float]]) -> Ring:
    if len(ring) < FEWEST or ring[0] != ring[-1]:
        raise ValueError
    return tuple(_apart(ring))


def _apart(ring: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    yield ring[0]
    for before, after in pairwise(ring):
        if after != before:
            yield after


def _has_area(ring: Ring) -> bool:
    doubled = sum(east * north_next - east_next * north for (east, north), (east_next, north_next) in pairwise(ring))
    return len(ring) >= FEWEST and doubled != 0.0
