"""Cartogram and borders as maps of the same kind: parts, outlines, places to point at, and where names stand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from tkkio_analytics.domain.area_map import (
    ROW_STEP,
    AreaMap,
    AreaShape,
    Cartogram,
    CartogramArea,
    LabelSide,
    MapKind,
    Place,
    Ring,
)
from tkkio_analytics.domain.borders import Borders

RADIUS: Final = 1 / 3**0.5
"""From the middle of a hexagon to its corners, in widths of a hexagon."""
CORNERS: Final = (
    (0.5, -RADIUS / 2),
    (0.5, RADIUS / 2),
    (0.0, RADIUS),
    (-0.5, RADIUS / 2),
    (-0.5, -RADIUS / 2),
    (0.0, -RADIUS),
)
"""Of a hexagon that stands on a corner, against the clock."""
DIGITS: Final = 6
ROOM: Final = (0.3, 0.3, 1.0, 0.3)
"""Widths of a hexagon beside the outermost ones: west, south, east (where small areas have their names), north."""
BORDER_ROOM: Final = 0.02
"""Share of the country's width."""
SMALLEST_NAMED: Final = 0.22
"""An area narrower than this share of the country's width has no room for its name."""
TARGETS_ACROSS: Final = 12
"""Places to point at lie this many to the country's width."""


def cartogram_map(cartogram: Cartogram) -> AreaMap:
    """Return the map of a cartogram, a hexagon's width being 1.

    Parameters
    ----------
    cartogram
        Whose hexagons are whose.
    """
    shapes = tuple(_hexagonal(area) for area in cartogram.areas)
    return AreaMap(kind=MapKind.CARTOGRAM, shapes=shapes, extent=_extent(shapes, room=ROOM))


def borders_map(borders: Borders, *, region_codes: Sequence[str]) -> AreaMap:
    """Return the map of borders, in metres.

    Parameters
    ----------
    borders
        Of all areas, and perhaps of others.
    region_codes
        The areas to draw, in this order.
    """
    wide = borders.extent[2] - borders.extent[0]
    shapes = tuple(_bordered(code, borders.rings[code], wide=wide) for code in region_codes if code in borders.rings)
    return AreaMap(kind=MapKind.BORDERS, shapes=shapes, extent=_extent(shapes, room=(BORDER_ROOM * wide,) * 4))


def middle_of(place: Place) -> tuple[float, float]:
    """Return the middle of a hexagon, y to the north."""
    return place[0], -place[1] * ROW_STEP


def _hexagonal(area: CartogramArea) -> AreaShape:
    parts = tuple(_hexagon(place) for place in area.hexagons)
    return AreaShape(
        region_code=area.region_code,
        parts=parts,
        outline=tuple(_outline(parts)),
        targets=tuple(middle_of(place) for place in area.hexagons),
        label=middle_of(area.label),
        side=area.side,
    )


def _hexagon(place: Place) -> Ring:
    x, y = middle_of(place)
    corners = [(round(x + right, DIGITS), round(y + up, DIGITS)) for right, up in CORNERS]
    return (*corners, corners[0])


def _outline(parts: Iterable[Ring]) -> Iterator[Ring]:
    """Yield the closed outer lines of hexagons: sides that two of them share are left out."""
    sides = {side for ring in parts for side in pairwise(ring)}
    onward = {start: end for start, end in sides if (end, start) not in sides}
    while onward:
        line = list(onward.popitem())
        while line[-1] != line[0]:
            line.append(onward.pop(line[-1]))
        yield tuple(line)


def _bordered(code: str, rings: tuple[Ring, ...], *, wide: float) -> AreaShape:
    largest = max(rings, key=lambda ring: abs(_surface(ring)))
    easts = [east for east, _ in largest]
    inside = tuple(_grid_inside(largest, step=wide / TARGETS_ACROSS)) or (_centre(largest),)
    is_named = max(easts) - min(easts) >= SMALLEST_NAMED * wide
    return AreaShape(
        region_code=code,
        parts=rings,
        outline=rings,
        targets=inside,
        label=_centre(largest),
        side=LabelSide.ON,
        is_named=is_named,
    )


def _surface(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def _centre(ring: Ring) -> tuple[float, float]:
    weights = [(x1 * y2 - x2 * y1, x1 + x2, y1 + y2) for (x1, y1), (x2, y2) in pairwise(ring)]
    whole = 3 * sum(weight for weight, _, _ in weights)
    if not whole:
        return ring[0]
    return sum(w * x for w, x, _ in weights) / whole, sum(w * y for w, _, y in weights) / whole


def _grid_inside(ring: Ring, *, step: float) -> Iterator[tuple[float, float]]:
    """Yield the points of a square grid inside a ring, and its centre."""
    (west, east), (south, north) = ((min(axis), max(axis)) for axis in zip(*ring, strict=True))
    yield _centre(ring)
    for column in range(int((east - west) / step) + 1):
        for row in range(int((north - south) / step) + 1):
            point = (west + (column + 0.5) * step, south + (row + 0.5) * step)
            if _holds(ring, point):
                yield point


def _holds(ring: Ring, point: tuple[float, float]) -> bool:
    """Say whether a point lies inside a ring: a ray from it to the east crosses an odd number of sides."""
    x, y = point
    crossed = [(x1, y1, x2, y2) for (x1, y1), (x2, y2) in pairwise(ring) if (y1 > y) != (y2 > y)]
    return sum(x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) for x1, y1, x2, y2 in crossed) % 2 == 1


def _extent(shapes: Sequence[AreaShape], *, room: Sequence[float]) -> tuple[float, float, float, float]:
    corners = [corner for shape in shapes for ring in shape.parts for corner in ring]
    xs, ys = zip(*corners, strict=True)
    west, south, east, north = room
    return min(xs) - west, min(ys) - south, max(xs) + east, max(ys) + north
