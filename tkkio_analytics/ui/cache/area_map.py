"""Maps of the areas, kept at hand for the release they were read from."""

from collections.abc import Mapping

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.area_map import AreaMap, Cartogram, MapKind
from tkkio_analytics.domain.provenance import Origin
from tkkio_analytics.services import area_map
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository


def area_maps() -> Mapping[MapKind, AreaMap]:
    """Return the maps of the areas by kind; none for the practice data."""
    return _area_maps(repository(), release().sha256)


def cartogram() -> Cartogram | None:
    """Return how the cartogram was made."""
    return area_map.cartogram(repository())


def borders_origin() -> tuple[Origin, int] | None:
    """Return where the borders come from, and of which year they are; None until they have been downloaded."""
    borders = repository().borders
    return None if borders is None else (repository().catalog.origin_by_id()[borders.origin_id], borders.year)


@kept(most=6)
def _area_maps(_repository: Repository, release_hash: str) -> Mapping[MapKind, AreaMap]:  # noqa: ARG001 - the key
    return area_map.area_maps(_repository)
