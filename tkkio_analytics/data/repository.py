"""One release, read whole and checked: what every service answers from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import pandas as pd

from tkkio_analytics.config import Settings
from tkkio_analytics.data.borders import release_borders
from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.corrections import corrected
from tkkio_analytics.data.grant_totals import undeclared_discrepancies
from tkkio_analytics.data.method_record import MethodRecord
from tkkio_analytics.data.outside import Outside
from tkkio_analytics.data.reference import reference_sha256
from tkkio_analytics.data.snapshot import Package, read_release
from tkkio_analytics.data.tables import TABLE_FIELDS, read_csv
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.borders import Borders
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.provenance import Origin, Release
from tkkio_analytics.errors import ObservationError, TkkioError

OBSERVATIONS: Final = "observations.csv"
DERIVED_DECIMALS: Final = 10
"""Derived values are rounded here to shed binary noise; published ones have far fewer decimals."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Repository:
    """A release with its catalogue.

    Parameters
    ----------
    catalog
        Curated reference data; its origins carry the hashes of the files read.
    release
        The snapshots in force.
    observations
        The long table with corrections and derivations applied, and the column ``year``; sorted.
    grants, grant_totals
        State grants cell by cell, and the totals printed beside them.
    points
        Single figures from documents and press: labels and checks, never series.
    method_record
        Record of the forecasting method on the long Finnish panel.
    reference_sha256
        Of the files that the catalogue and the records were read from; empty where they were not read from files.
    outside
        Indicators that the release has and the catalogue has not.
    borders
        Of the counties, for maps; None until a refresh has brought them.
    """

    catalog: Catalog
    release: Release
    observations: pd.DataFrame
    grants: pd.DataFrame
    grant_totals: pd.DataFrame
    points: pd.DataFrame
    method_record: MethodRecord
    reference_sha256: str = ""
    outside: Outside = field(default_factory=Outside)
    borders: Borders | None = None

    @classmethod
    def from_settings(cls, settings: Settings) -> "Repository":
        """Read the release that the settings name, shipped or refreshed."""
        return cls.from_folder(settings.data_dir, settings.release, refreshed=settings.refreshed_dir)

    @classmethod
    def from_folder(
        cls, data_dir: Path, release_id: str | None = None, *, refreshed: Path | None = None
    ) -> "Repository":
        """Read a release from the ``data`` folder.

        Parameters
        ----------
        data_dir
            Folder of reference, snapshots and releases.
        release_id
            Which release; None for the newest.
        refreshed
            Folder of the releases and snapshots that a refresh has written, or None.

        Returns
        -------
        Repository
            With every file checked by hash and every reference resolved.

        Raises
        ------
        SnapshotMissingError, SnapshotDamagedError, CatalogError, ObservationError
            Saying what is wrong, and where.
        """
        reference = data_dir / "reference"
        folders = (data_dir,) if refreshed is None else (data_dir, refreshed)
        release, packages = read_release(*folders, release_id=release_id)
        repository = cls.from_packages(
            Catalog.from_folder(reference), release, packages, method_record=MethodRecord.from_folder(reference)
        )
        for problem in repository.problems():
            raise problem
        return replace(repository, reference_sha256=reference_sha256(reference))

    @classmethod
    def from_packages(
        cls, catalog: Catalog, release: Release, packages: Sequence[Package], *, method_record: MethodRecord
    ) -> "Repository":
        """Join the tables of the packages; what is wrong between the parts is said by ``problems``."""
        tables = {file: joined_tables(packages, file) for file in TABLE_FIELDS if file != OBSERVATIONS}
        published = obs.validate_observations(published_observations(packages), file="observations.csv")
        observations = observations_in_force(published, catalog)
        outside = Outside.from_packages(packages, words=catalog.outside_words)
        return cls(
            catalog=replace(
                catalog,
                indicators=_with_figures(catalog.indicators, observations),
                origins=_origins(packages),
                outside=outside.indicator,
            ),
            release=release,
            observations=observations,
            grants=tables["grants.csv"],
            grant_totals=tables["grant_totals.csv"],
            points=tables["points.csv"],
            method_record=method_record,
            outside=outside,
            borders=release_borders(packages),
        )

    def rows_of(self, indicator_id: str) -> pd.DataFrame:
        """Return the observations of one indicator, of the catalogue or outside it, with the column ``year``."""
        if indicator_id not in self.outside.rows:
            return self.observations[self.observations[obs.INDICATOR] == indicator_id]
        rows = self.outside.observations(indicator_id)
        rows[obs.YEAR] = rows[obs.PERIOD].str.slice(0, 4).astype("int64")
        return rows.sort_values(list(obs.KEY), ignore_index=True)

    def problems(self) -> Iterable[TkkioError]:
        """Yield what is wrong between the parts: unknown names, values out of bounds, sums that are not declared."""
        for file, frame in (
            ("observations.csv", self.observations),
            ("grants.csv", self.grants),
            ("points.csv", self.points),
        ):
            yield from unknown_names(frame, self.catalog, file=file)
        yield from out_of_bounds(self.observations, self.catalog.indicators)
        if not self.grant_totals.empty:
            yield from undeclared_discrepancies(self.grants, self.grant_totals, self.catalog.discrepancies)


def published_observations(packages: Sequence[Package]) -> pd.DataFrame:
    """Return the observations of all packages as published, each series from one package alone.

    Parameters
    ----------
    packages
        Snapshots of a release. Where two hold the same indicator, the later one's series is in force, whole: figures
        that were read at different times are not mixed.
    """
    frames = [
        read_csv(package.files[OBSERVATIONS], file=OBSERVATIONS)
        for package in packages
        if OBSERVATIONS in package.files
    ]
    later: set[str] = set()
    kept = []
    for frame in reversed(frames):
        kept.append(frame[~frame[obs.INDICATOR].isin(later)] if later else frame)
        later |= set(frame[obs.INDICATOR].unique())
    if not kept:
        return joined_tables((), OBSERVATIONS)
    return kept[0] if len(kept) == 1 else pd.concat(kept[::-1], ignore_index=True)


def joined_tables(packages: Sequence[Package], file: str) -> pd.DataFrame:
    """Return the tables named ``file`` of all packages as one.

    Parameters
    ----------
    packages
        Snapshots of a release.
    file
        A key of ``TABLE_FIELDS``.

    Returns
    -------
    pandas.DataFrame
        Without any such table, an empty one of the same columns.
    """
    frames = [read_csv(package.files[file], file=file) for package in packages if file in package.files]
    if not frames:
        header = ",".join(TABLE_FIELDS[file]) + "\n"
        return read_csv(header.encode(), file=file)
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def observations_in_force(published: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Return published observations with corrections and derivations applied, the year added, and sorted.

    Parameters
    ----------
    published
        Long table as the snapshots hold it.
    catalog
        Says which figures are corrected and which series derived.
    """
    frame = corrected(published, catalog.corrections)
    derived = [_derived(frame, indicator) for indicator in catalog.indicators if indicator.derivation is not None]
    frame = pd.concat([frame, *derived], ignore_index=True)
    frame[obs.YEAR] = frame[obs.PERIOD].str.slice(0, 4).astype("int64")
    return frame.sort_values(list(obs.KEY), ignore_index=True)


def _with_figures(indicators: Sequence[Indicator], observations: pd.DataFrame) -> tuple[Indicator, ...]:
    """Return the indicators; those that have figures by now do not say any more how figures are loaded."""
    held = set(observations[obs.INDICATOR].unique())
    return tuple(replace(item, no_data_note=None) if item.id in held else item for item in indicators)


def _derived(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    derivation = indicator.derivation
    if derivation is None:
        return frame.iloc[:0]
    rows = frame[frame[obs.INDICATOR] == derivation.source_indicator_id].copy()
    rows[obs.INDICATOR] = indicator.id
    rows[obs.VALUE] = (derivation.complement_total - rows[obs.VALUE]).round(DERIVED_DECIMALS)
    return rows


def _origins(packages: Sequence[Package]) -> tuple[Origin, ...]:
    return tuple(origin for package in packages for origin in package.snapshot.origins)


def unknown_names(frame: pd.DataFrame, catalog: Catalog, *, file: str) -> Iterable[ObservationError]:
    """Yield an error for every indicator, region or origin of a table that the catalogue does not know."""
    known = {
        obs.INDICATOR: {indicator.id for indicator in catalog.indicators},
        obs.REGION: {region.code for region in catalog.regions},
        obs.ORIGIN: {origin.id for origin in catalog.origins},
    }
    optional = file != "observations.csv"
    for column, names in known.items():
        if column not in frame.columns:
            continue
        used = set(frame[column].unique()) - ({""} if optional else set())
        for name in sorted(used - names):
            yield ObservationError("unknown_name", file=file, column=column, value=name)
    yield from _wrong_categories(frame, catalog, file=file)


def _wrong_categories(frame: pd.DataFrame, catalog: Catalog, *, file: str) -> Iterable[ObservationError]:
    categories = {region.code: region.category.value for region in catalog.regions}
    pairs = frame[[obs.REGION_CATEGORY, obs.REGION]].drop_duplicates()
    for category, code in pairs.itertuples(index=False, name=None):
        if code in categories and categories[code] != category:
            yield ObservationError("wrong_category", file=file, region=code, expected=categories[code], value=category)


def out_of_bounds(observations: pd.DataFrame, indicators: Sequence[Indicator]) -> Iterable[ObservationError]:
    """Yield an error for every observation outside the bounds of its indicator."""
    lower = {entry.id: entry.lower_bound for entry in indicators if entry.lower_bound is not None}
    upper = {entry.id: entry.upper_bound for entry in indicators if entry.upper_bound is not None}
    value = observations[obs.VALUE]
    below = value < observations[obs.INDICATOR].map(lower).astype("float64")
    above = value > observations[obs.INDICATOR].map(upper).astype("float64")
    for row in observations[below | above].itertuples(index=False):
        yield ObservationError(
            "out_of_bounds",
            file="observations.csv",
            indicator=row.indicator_id,
            region=row.region_code,
            period=row.period,
            value=f"{row.value:g}",
        )
