"""Borders of the areas, generalised by their producer, as a chart draws them."""

from collections.abc import Mapping
from dataclasses import dataclass

Position = tuple[float, float]
"""East and north in metres of ETRS-TM35FIN (EPSG:3067); drawn as they are, with the same scale on both axes."""
Ring = tuple[Position, ...]
"""A closed line: its first position is its last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """Borders of areas in one projection.

    Parameters
    ----------
    year
        Of the division into areas.
    rings
        Rings of each area by its code; holes are among them, so that they are filled by the even-odd rule.
    origin_id
        Names the source among the origins of the catalogue.

    Examples
    --------
    >>> square = ((0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 0.0))
    >>> Borders(year=2026, rings={"01": (square,)}, origin_id="borders").extent
    (0.0, 0.0, 2.0, 1.0)
    """

    year: int
    rings: Mapping[str, tuple[Ring, ...]]
    origin_id: str

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Return the least east and north and the greatest east and north, in metres."""
        positions = [position for rings in self.rings.values() for ring in rings for position in ring]
        easts, norths = zip(*positions, strict=True)
        return min(easts), min(norths), max(easts), max(norths)
