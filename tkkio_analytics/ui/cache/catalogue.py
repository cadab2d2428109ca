"""What can be asked about, and where it comes from, kept at hand for the release it was read from."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.message import Unit
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.point import DocumentedPoint
from tkkio_analytics.domain.provenance import Origin, Snapshot
from tkkio_analytics.domain.region import Region
from tkkio_analytics.services import catalog, own_indicators, provenance
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository


def regions() -> Mapping[str, Region]:
    """Return every region by code, in official order."""
    return _regions(repository(), release().sha256)


def nation() -> Region:
    """Return the nation that the areas are parts of."""
    return repository().catalog.nation


def areas(*, scope: str) -> tuple[Region, ...]:
    """Return the areas of a scope: of the nation, of a collaborative area, or the area itself."""
    return catalog.regions(repository(), scope=scope)


def indicators() -> Mapping[str, Indicator]:
    """Return every indicator that menus offer, by id."""
    return _indicators(repository(), release().sha256, "listed")


def indicator_of(indicator_id: str) -> Indicator:
    """Return any indicator of the catalogue, also a source series that menus do not offer."""
    return repository().catalog.indicator(indicator_id)


def followed_indicators() -> Mapping[str, Indicator]:
    """Return the outcomes that the board follows, by id."""
    return _indicators(repository(), release().sha256, "followed")


def assessable_indicators() -> Mapping[str, Indicator]:
    """Return the indicators that experts may judge, by id."""
    return _indicators(repository(), release().sha256, "assessable")


def indicators_with_data() -> Mapping[str, Indicator]:
    """Return the indicators that have figures by area, by id."""
    return _indicators(repository(), release().sha256, "with_data")


def periods(*, indicator_id: str) -> tuple[Period, ...]:
    """Return the periods with figures by area, ascending."""
    return catalog.periods(repository(), indicator_id=indicator_id)


def latest_common(*, indicator_id: str) -> Period | None:
    """Return the period in which areas are compared unless another is chosen."""
    return catalog.latest_common(repository(), indicator_id=indicator_id)


def origins(*, origin_ids: tuple[str, ...]) -> tuple[Origin, ...]:
    """Return sources by id."""
    return provenance.origins(repository(), origin_ids=origin_ids)


def snapshots(*, origin_ids: tuple[str, ...]) -> tuple[Snapshot, ...]:
    """Return the snapshots that hold rows of these sources."""
    return provenance.snapshots(repository(), origin_ids=origin_ids)


def breaks(*, indicator_id: str, region_code: str) -> tuple[Break, ...]:
    """Return the breaks in one series."""
    return provenance.breaks(repository(), indicator_id=indicator_id, region_code=region_code)


def documented_points(*, indicator_id: str) -> tuple[DocumentedPoint, ...]:
    """Return the single figures that documents print of an indicator; they form no series."""
    return _documented_points(repository(), release().sha256, indicator_id)


def observation_rows(*, indicator_id: str, region_codes: tuple[str, ...]) -> Callable[[], pd.DataFrame]:
    """Return what reads the rows of the long table behind a view, later and without a session."""
    found = repository()
    return lambda: provenance.observation_rows(found, indicator_id=indicator_id, region_codes=region_codes)


def entry_regions() -> tuple[Region, ...]:
    """Return the regions that figures are entered for."""
    return own_indicators.regions(repository())


def own_units() -> Mapping[str, Unit]:
    """Return the units that an own indicator may have, by id."""
    return {unit.id: unit for unit in own_indicators.units(repository())}


# The release's hash is the key; the repository, which it stands for, is handed on unhashed.


@kept(most=4)
def _regions(_repository: Repository, release_hash: str) -> Mapping[str, Region]:  # noqa: ARG001
    return MappingProxyType({region.code: region for region in catalog.regions(_repository)})


@kept(most=12)
def _indicators(_repository: Repository, release_hash: str, kind: str) -> Mapping[str, Indicator]:  # noqa: ARG001
    chosen = {
        "listed": catalog.listed_indicators,
        "followed": catalog.followed_indicators,
        "with_data": catalog.indicators_with_data,
        "assessable": catalog.assessable_indicators,
    }[kind]
    return MappingProxyType({indicator.id: indicator for indicator in chosen(_repository)})


@kept(most=64)
def _documented_points(_repository: Repository, release_hash: str, indicator_id: str) -> tuple[DocumentedPoint, ...]:  # noqa: ARG001
    return provenance.documented_points(_repository, indicator_id=indicator_id)
