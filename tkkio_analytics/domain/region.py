"""Regions: the 22 areas that are compared, the nation, and the collaborative areas."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.message import LocalizedText


class RegionCategory(StrEnum):
    """Region categories as Sotkanet names them."""

    NATION = "MAA"
    COUNTY = "HYVINVOINTIALUE"
    COLLABORATIVE_AREA = "YTA"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One region.

    Parameters
    ----------
    code
        Our code, unique over categories and used in links: ``FI``, ``YTA1``..``YTA5``, ``01``..``21``, ``90``;
        in the practice data ``H00``, ``HY1``..``HY3``, ``H01``..``H13``.
        Sources are joined on (category, source code), never on code alone.
    category
        Nation, county (Helsinki among them) or collaborative area.
    name, short_name
        "Pohjois-Savon hyvinvointialue", "Pohjois-Savo".
    genitive, locative
        "Pohjois-Savon", "Pohjois-Savossa"; in Swedish and English the form that stands in the same place
        ("Norra Savolax", "i Norra Savolax").
    parent
        Code of the collaborative area; None for the nation and the collaborative areas.
    sotkanet_id
        Region id in Sotkanet, or None.
    order
        Position in lists: the official code order.
    first_year, last_year
        Years between which an area that was made or ended by a merger exists; None where it is older or goes on.
    """

    code: str
    category: RegionCategory
    name: LocalizedText
    short_name: LocalizedText
    genitive: LocalizedText
    locative: LocalizedText
    parent: str | None
    sotkanet_id: int | None
    order: int
    first_year: int | None = None
    last_year: int | None = None

    @property
    def goes_on(self) -> bool:
        """Say whether the area has not ended: it can be asked where it is heading."""
        return self.last_year is None

    def exists_in(self, year: int) -> bool:
        """Say whether there is, or was, such an area in ``year``."""
        return (self.first_year is None or self.first_year <= year) and (
            self.last_year is None or year <= self.last_year
        )


def nation_of(regions: Iterable[Region]) -> Region | None:
    """Return the nation among ``regions``, or None where it is not there."""
    return next((region for region in regions if region.category is RegionCategory.NATION), None)
