"""Everything that is wrong with a data folder, as findings instead of the first error."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tkkio_analytics.data.catalog import Catalog, present_files
from tkkio_analytics.data.corrections import mismatches
from tkkio_analytics.data.method_record import MethodRecord
from tkkio_analytics.data.outside import INDEX
from tkkio_analytics.data.reference import joined, reference_files, schema_file, schema_violations, toml_file
from tkkio_analytics.data.repository import OBSERVATIONS, Repository, published_observations
from tkkio_analytics.data.snapshot import Package, read_release, release_file, release_ids
from tkkio_analytics.data.tables import read_csv
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.observation import validate_observations
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.errors import CatalogError, SnapshotMissingError, TkkioError


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong.

    Parameters
    ----------
    file
        Where it is.
    message
        What is wrong and what to do, as a key of the error texts.
    """

    file: str
    message: Message


def validate_all(data_dir: Path, *, refreshed: Path | None = None, only: str | None = None) -> list[Finding]:
    """Return everything that is wrong with the catalogue and every release of a data folder.

    Parameters
    ----------
    data_dir
        Folder of reference, snapshots and releases.
    refreshed
        Folder of the releases and snapshots that a refresh has written, or None.
    only
        The one release to check; None for every one on disk.

    Returns
    -------
    list of Finding
        Empty where all is well. Problems of the data are never raised.
    """
    errors = list(_catalogue_errors(data_dir / "reference"))
    catalog = None if errors else Catalog.from_folder(data_dir / "reference")
    folders = (data_dir,) if refreshed is None else (data_dir, refreshed)
    errors += _release_errors(folders, catalog, only)
    return [Finding(file=_file(error), message=Message(error.key, error.params)) for error in errors]


def _file(error: TkkioError) -> str:
    for name in ("file", "snapshot", "release", "folder"):
        if name in error.params:
            return str(error.params[name])
    return ""


def _catalogue_errors(folder: Path) -> Iterable[TkkioError]:
    parts: dict[str, list[dict[str, Any]]] = {}
    sound = True
    for name in (*present_files(folder), "method_record", "joint_record", "benchmark_record"):
        for path in reference_files(folder, name):
            try:
                parts.setdefault(name, []).append(toml_file(path))
                problems = list(schema_violations(parts[name][-1], schema_file(folder, name), file=path.name))
            except CatalogError as error:
                problems = [error]
            yield from problems
            sound = sound and not problems
    if not sound:
        return
    try:
        MethodRecord.from_folder(folder)
        tables = {name: joined(files) for name, files in parts.items()}
        yield from Catalog.from_tables(tables).broken_references()
    except TkkioError as error:
        yield error


def _release_errors(folders: Sequence[Path], catalog: Catalog | None, only: str | None) -> Iterable[TkkioError]:
    """Yield what is wrong with the files of every release, and with their content where there is a sound catalogue."""
    known, data_dir, checked = release_ids(*folders), folders[0], set[str]()
    if not known and catalog is not None:
        yield SnapshotMissingError("no_release", folder=str(data_dir / "releases"))
    for release_id in known if only is None else (only,):
        path = release_file(*folders, release_id=release_id)
        try:
            release, packages = read_release(*folders, release_id=release_id)
            yield from schema_violations(
                json.loads(path.read_bytes()),
                schema_file(data_dir / "reference", "release"),
                file=path.name,
            )
            if catalog is not None:
                yield from _content_errors(data_dir, catalog, release, packages)
            new = [package for package in packages if package.snapshot.sha256 not in checked]
            checked |= {package.snapshot.sha256 for package in packages}
            yield from _outside_errors(data_dir, new)
        except TkkioError as error:
            yield error


def _content_errors(
    data_dir: Path, catalog: Catalog, release: Release, packages: Sequence[Package]
) -> Iterable[TkkioError]:
    published = published_observations(packages)
    wrong = list(mismatches(published, catalog.corrections))
    yield from wrong
    if not wrong:
        record = MethodRecord.from_folder(data_dir / "reference")
        yield from Repository.from_packages(catalog, release, packages, method_record=record).problems()


def _outside_errors(data_dir: Path, packages: Sequence[Package]) -> Iterable[TkkioError]:
    """Yield what is wrong with the series outside the catalogue, which the app reads one by one."""
    for package in packages:
        if INDEX in package.files:
            schema = schema_file(data_dir / "reference", INDEX.removesuffix(".json"))
            yield from schema_violations(json.loads(package.files[INDEX]), schema, file=INDEX)
        for path in package.later:
            content = package.read(path)
            yield from _row_errors(content, path)


def _row_errors(content: bytes, path: str) -> Iterable[TkkioError]:
    try:
        validate_observations(read_csv(content, file=OBSERVATIONS), file=path)
    except TkkioError as error:
        yield error
