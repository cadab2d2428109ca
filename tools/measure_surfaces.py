"""Measure the surfaces of the counties from Statistics Finland's borders: prints `data/reference/surfaces.toml`'s rows.

The borders are generalised, so the surfaces are approximate; inland waters are inside them.
"""

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

EARTH_RADIUS_KM: Final = 6371.0072
"""Radius of the sphere with the surface of the Earth (authalic radius, WGS 84)."""

Ring = Sequence[Sequence[float]]


def ring_km2(ring: Ring) -> float:
    """Return the surface inside a closed ring of longitudes and latitudes in degrees, on the sphere.

    Examples
    --------
    >>> round(ring_km2([[0, 0], [90, 0], [90, 90], [0, 90], [0, 0]]) / EARTH_RADIUS_KM**2 / math.pi, 6)
    0.5
    """
    total = 0.0
    for (west, south), (east, north) in zip(ring, [*ring[1:], ring[0]], strict=True):
        total += math.radians(east - west) * (2 + math.sin(math.radians(south)) + math.sin(math.radians(north)))
    return abs(total) * EARTH_RADIUS_KM**2 / 2


def feature_km2(geometry: dict[str, Any]) -> float:
    """Return the surface of a Polygon or MultiPolygon of GeoJSON, holes taken out."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return sum(ring_km2(outer) - sum(ring_km2(hole) for hole in holes) for outer, *holes in polygons)


def rows(collection: dict[str, Any]) -> Iterator[str]:
    """Yield one TOML table a county; Åland (91) is not a wellbeing services county."""
    for feature in collection["features"]:
        code = feature["properties"]["hva_code"]
        if code != "91":
            yield f'[[surfaces]]\nregion_code = "{code}"\nkm2 = {feature_km2(feature["geometry"]):.0f}\n'


def main() -> None:
    """Print the rows of a GeoJSON file of counties."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("borders", type=Path, help="GeoJSON in WGS 84 with the property hva_code")
    collection = json.loads(parser.parse_args().borders.read_text(encoding="utf-8"))
    print("\n".join(rows(collection)))


if __name__ == "__main__":
    main()
