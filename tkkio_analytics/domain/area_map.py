"""Maps of the areas: a cartogram of hexagons where a surface is people, or borders; no values, no colours."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final, TypeAlias

from tkkio_analytics.domain.message import LocalizedText

Place: TypeAlias = tuple[float, float]
"""Column and row of a hexagon whose width is 1; rows count from the north, odd ones lie half a hexagon to the right."""
Ring: TypeAlias = tuple[tuple[float, float], ...]
"""Corners of a closed line, x to the east and y to the north; the last one is the first."""
ROW_STEP: Final = sqrt(3) / 2
"""From the middle of a row of hexagons to the next, in widths of a hexagon."""


class MapKind(StrEnum):
    """What a surface on a map stands for."""

    CARTOGRAM = "cartogram"
    BORDERS = "borders"


class Colouring(StrEnum):
    """What the colours of a map tell: how each area stands against the nation, or how high its value is."""

    VERDICT = "verdict"
    VALUE = "value"


class LabelSide(StrEnum):
    """Where an area's name stands: on it, or in the sea or abroad beside it."""

    ON = "on"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class CartogramArea:
    """One area of a cartogram.

    Parameters
    ----------
    region_code
        The area.
    neighbours
        Areas that it has a border with.
    hexagons
        Its places, connected.
    label
        Where its name stands, in columns and rows.
    side
        On the area, or where the name ends (left of it) or begins (right of it).
    """

    region_code: str
    neighbours: tuple[str, ...]
    hexagons: tuple[Place, ...]
    label: Place
    side: LabelSide


@dataclass(frozen=True, slots=True, kw_only=True)
class CartogramSource:
    """Whose borders say who is whose neighbour."""

    producer: str
    title: LocalizedText
    url: str
    licence: str
    year: int
    note: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Cartogram:
    """Areas as hexagons of about so many people.

    Parameters
    ----------
    people
        A hexagon stands for.
    indicator_id, year
        The population that the hexagons were counted from.
    source
        Of the neighbours.
    areas
        In the order of their codes.
    """

    people: int
    indicator_id: str
    year: int
    source: CartogramSource
    areas: tuple[CartogramArea, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShape:
    """One area on a map.

    Parameters
    ----------
    region_code
        The area.
    parts
        What it is put together from: hexagons, or rings of its borders, holes among them (even-odd rule).
    outline
        Its outer lines alone; those between two hexagons of its own are left out.
    targets
        Places at which it can be pointed at.
    label, side
        Where words stand.
    is_named
        Whether there is room for its name; a sign always fits.
    """

    region_code: str
    parts: tuple[Ring, ...]
    outline: tuple[Ring, ...]
    targets: tuple[tuple[float, float], ...]
    label: tuple[float, float]
    side: LabelSide
    is_named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMap:
    """A map of all areas, drawn with the same scale on both axes.

    Parameters
    ----------
    kind
        What a surface stands for.
    shapes
        One an area.
    extent
        Least x and y, greatest x and y, with room for names beside the areas.
    """

    kind: MapKind
    shapes: tuple[AreaShape, ...]
    extent: tuple[float, float, float, float]


def neighbours_of(place: Place) -> tuple[Place, ...]:
    """Return the six places around a hexagon.

    Examples
    --------
    >>> neighbours_of((1, 0))[0]
    (0, 0)
    """
    x, row = place
    beside = ((x - 1, row), (x + 1, row))
    return (*beside, *((x + half, row + step) for step in (-1, 1) for half in (-0.5, 0.5)))


def contacts_of(owner: Mapping[Place, str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of areas with hexagons side by side, each pair in the order of codes.

    Examples
    --------
    >>> contacts_of({(0, 0): "02", (1, 0): "01"})
    frozenset({('01', '02')})
    """
    return frozenset(
        (min(code, owner[other]), max(code, owner[other]))
        for place, code in owner.items()
        for other in neighbours_of(place)
        if owner.get(other, code) != code
    )
