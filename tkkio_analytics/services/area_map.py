"""Which maps of the areas there are."""

from collections.abc import Mapping
from types import MappingProxyType

from tkkio_analytics.analysis.area_map import borders_map, cartogram_map
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.area_map import AreaMap, Cartogram, MapKind
from tkkio_analytics.domain.region import RegionCategory


def area_maps(repository: Repository) -> Mapping[MapKind, AreaMap]:
    """Return the maps of a release by kind: the cartogram, and borders once a refresh has brought them.

    Parameters
    ----------
    repository
        The release in force; the practice data have no maps, as their areas lie nowhere.
    """
    found = {}
    if repository.catalog.cartogram is not None:
        found[MapKind.CARTOGRAM] = cartogram_map(repository.catalog.cartogram)
    if repository.borders is not None:
        counties = [region for region in repository.catalog.regions if region.category is RegionCategory.COUNTY]
        codes = [region.code for region in sorted(counties, key=lambda region: region.order)]
        found[MapKind.BORDERS] = borders_map(repository.borders, region_codes=codes)
    return MappingProxyType(found)


def cartogram(repository: Repository) -> Cartogram | None:
    """Return how the cartogram was made; None where there is none."""
    return repository.catalog.cartogram
