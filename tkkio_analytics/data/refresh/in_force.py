"""The release that a refresh starts from."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.method_record import MethodRecord
from tkkio_analytics.data.outside import Outside
from tkkio_analytics.data.repository import OBSERVATIONS, published_observations
from tkkio_analytics.data.snapshot import Package, read_release
from tkkio_analytics.data.tables import read_csv
from tkkio_analytics.domain.provenance import Origin, Release


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InForce:
    """The newest release, with its catalogue.

    Parameters
    ----------
    data_dir, refreshed
        The shipped folder, and the one that a refresh writes to.
    catalog, method_record
        Curated.
    release, packages
        What is in force.
    published
        Its observations before corrections and derivations.
    outside
        Its indicators outside the catalogue.
    """

    data_dir: Path
    refreshed: Path
    catalog: Catalog
    method_record: MethodRecord
    release: Release
    packages: tuple[Package, ...]
    published: pd.DataFrame
    outside: Outside

    @property
    def folders(self) -> tuple[Path, Path]:
        """Return where releases and snapshots are looked for."""
        return self.data_dir, self.refreshed

    def of_source(self, source_id: str) -> Package | None:
        """Return the package in force of a source, or None."""
        return next((package for package in self.packages if _source(package) == source_id), None)

    def others(self, source_ids: Collection[str]) -> tuple[Package, ...]:
        """Return the packages in force of every other source."""
        return tuple(package for package in self.packages if _source(package) not in source_ids)


def in_force(data_dir: Path, refreshed: Path) -> InForce:
    """Read the newest release, shipped or refreshed, every file checked by hash.

    Raises
    ------
    TkkioError
        If it is missing or damaged, or the catalogue is.
    """
    reference = data_dir / "reference"
    release, packages = read_release(data_dir, refreshed)
    catalog = Catalog.from_folder(reference)
    return InForce(
        data_dir=data_dir,
        refreshed=refreshed,
        catalog=catalog,
        method_record=MethodRecord.from_folder(reference),
        release=release,
        packages=packages,
        published=published_observations(packages),
        outside=Outside.from_packages(packages, words=catalog.outside_words),
    )


def table_of(package: Package | None) -> pd.DataFrame:
    """Return the observations of one package; without one, an empty table of the same columns."""
    if package is None or OBSERVATIONS not in package.files:
        return published_observations(())
    return read_csv(package.files[OBSERVATIONS], file=OBSERVATIONS)


def origins_of(package: Package | None) -> tuple[Origin, ...]:
    """Return the origins of one package; none without one."""
    return () if package is None else package.snapshot.origins


def _source(package: Package) -> str:
    return package.snapshot.id.split("/", maxsplit=1)[0]
