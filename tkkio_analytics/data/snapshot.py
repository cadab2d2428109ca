"""Snapshots and releases: immutable data packages, written once and checked by hash on every read."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tkkio_analytics.data.reference import records
from tkkio_analytics.data.writing import write_file, write_folder
from tkkio_analytics.domain.provenance import Origin, Release, ReleaseSummary, Snapshot
from tkkio_analytics.errors import SnapshotDamagedError, SnapshotMissingError

DESCRIPTOR: Final = "datapackage.json"
HASH_LENGTH: Final = 12
LATER: Final = "later"
"""Value of ``read`` of a file that is not read with its package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A snapshot whose bytes are what its descriptor says.

    Parameters
    ----------
    snapshot
        Id, hash and origins.
    files
        Content by path inside the package.
    folder
        Where it is on disk.
    later
        SHA-256 by path of files that are read one by one when they are asked for.
    """

    snapshot: Snapshot
    files: Mapping[str, bytes]
    folder: Path | None = None
    later: Mapping[str, str] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """Return a file of the package, checked by hash.

        Raises
        ------
        SnapshotDamagedError
            If it is missing or not what its hash says.
        """
        if path in self.files:
            return self.files[path]
        if self.folder is None or path not in self.later:
            raise SnapshotDamagedError("file_missing", file=f"{self.snapshot.id}/{path}")
        return _checked(self.folder / path, self.later[path], name=f"{self.snapshot.id}/{path}")


def sha256(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in hexadecimal.

    Examples
    --------
    >>> sha256(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(content).hexdigest()


def json_bytes(value: object) -> bytes:
    """Return ``value`` as JSON, the same bytes for the same value.

    Examples
    --------
    >>> json_bytes({"nimi": "Häme"}).decode().splitlines()
    ['{', '  "nimi": "Häme"', '}']
    """
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def release_ids(*folders: Path) -> tuple[str, ...]:
    """Return the ids of all releases on disk, the oldest first: by day, and within a day by number.

    Parameters
    ----------
    *folders
        Folders of releases and snapshots: the shipped ``data``, and the one that a refresh writes to.
    """
    found = {path.stem for folder in folders for path in (folder / "releases").glob("*.json")}
    return tuple(sorted(found, key=_day_and_number))


def _day_and_number(release_id: str) -> tuple[str, int, str]:
    day, _, number = release_id.rpartition("-")
    return (day, int(number), "") if number.isdigit() else (release_id, 0, release_id)


def release_sha256(*folders: Path, release_id: str) -> str:
    """Return the SHA-256 of a release's file.

    Raises
    ------
    SnapshotMissingError, SnapshotDamagedError
        If the release is not on disk, or its file is unreadable.
    """
    content, _ = _release_table(folders, release_id)
    return sha256(content)


def release_summary(*folders: Path, release_id: str) -> ReleaseSummary:
    """Return what a release is made of, its snapshots unread.

    Raises
    ------
    SnapshotMissingError, SnapshotDamagedError
        If the release is not on disk, or its file is unreadable.
    """
    content, table = _release_table(folders, release_id)
    return ReleaseSummary(
        id=table["id"],
        created=table["created"],
        sha256=sha256(content),
        snapshot_ids=tuple(entry["id"] for entry in table["snapshots"]),
    )


def read_release(*folders: Path, release_id: str | None = None) -> tuple[Release, tuple[Package, ...]]:
    """Return a release and its packages, every file checked by hash.

    Parameters
    ----------
    *folders
        Folders of releases and snapshots; a release may name snapshots of any of them.
    release_id
        Which release; None for the newest.

    Returns
    -------
    tuple
        The release, and one package a snapshot in its order.

    Raises
    ------
    SnapshotMissingError
        If the release or one of its snapshots is not on disk.
    SnapshotDamagedError
        If a file is missing, unreadable or not what its hash says.
    """
    content, table = _release_table(folders, release_id)
    packages = tuple(
        read_package(*folders, snapshot_id=entry["id"], expected=entry["sha256"]) for entry in table["snapshots"]
    )
    release = Release(
        id=table["id"],
        created=table["created"],
        sha256=sha256(content),
        snapshots=tuple(package.snapshot for package in packages),
        practice=table.get("practice") is True,
    )
    return release, packages


def release_file(*folders: Path, release_id: str) -> Path:
    """Return the file of a release.

    Raises
    ------
    SnapshotMissingError
        If there is none of that name.
    """
    places = [folder / "releases" for folder in folders]
    # An id with a path in it would lead elsewhere.
    found = [place / f"{release_id}.json" for place in places if (place / f"{release_id}.json").parent == place]
    path = next(filter(Path.is_file, found), None)
    if path is None:
        shown = ", ".join(str(place) for place in places)
        raise SnapshotMissingError("release_missing", release=release_id, folder=shown)
    return path


def _release_table(folders: Sequence[Path], release_id: str | None) -> tuple[bytes, dict[str, Any]]:
    if release_id is None:
        known = release_ids(*folders)
        if not known:
            raise SnapshotMissingError("no_release", folder=", ".join(str(folder / "releases") for folder in folders))
        release_id = known[-1]
    path = release_file(*folders, release_id=release_id)
    content = path.read_bytes()
    table = _json(content, path.name, {"id", "created", "snapshots"})
    _require(table, "snapshots", {"id", "sha256"}, name=path.name)
    return content, table


def read_package(*folders: Path, snapshot_id: str, expected: str) -> Package:
    """Return one snapshot, every file checked by hash.

    Parameters
    ----------
    *folders
        Folders of releases and snapshots.
    snapshot_id
        Path below ``snapshots``.
    expected
        SHA-256 of the descriptor, as the release names it.

    Raises
    ------
    SnapshotMissingError
        If the folder is not on disk.
    SnapshotDamagedError
        If a file is missing, unreadable or not what its hash says.
    """
    places = [folder / "snapshots" for folder in folders]
    folder = next((place / snapshot_id for place in places if (place / snapshot_id).is_dir()), None)
    if folder is None:
        shown = ", ".join(str(place) for place in places)
        raise SnapshotMissingError("snapshot_missing", snapshot=snapshot_id, folder=shown)
    content = _checked(folder / DESCRIPTOR, expected, name=f"{snapshot_id}/{DESCRIPTOR}")
    table = _json(content, f"{snapshot_id}/{DESCRIPTOR}", {"id", "created", "sources", "resources"})
    _require(table, "resources", {"path", "hash"}, name=f"{snapshot_id}/{DESCRIPTOR}")
    _require(table, "sources", {"id", "path", "titles", "producer", "licence"}, name=f"{snapshot_id}/{DESCRIPTOR}")
    files = {
        entry["path"]: _checked(folder / entry["path"], entry["hash"], name=f"{snapshot_id}/{entry['path']}")
        for entry in table["resources"]
        if entry.get("read") != LATER
    }
    later = {entry["path"]: entry["hash"] for entry in table["resources"] if entry.get("read") == LATER}
    origins = records(Origin, [origin_table(source) for source in table["sources"]])
    snapshot = Snapshot(id=snapshot_id, created=table["created"], sha256=sha256(content), origins=origins)
    return Package(snapshot=snapshot, files=files, folder=folder, later=later)


def _checked(path: Path, expected: str, *, name: str) -> bytes:
    expected = expected.removeprefix("sha256:")
    if not path.is_file():
        raise SnapshotDamagedError("file_missing", file=name)
    content = path.read_bytes()
    found = sha256(content)
    if found != expected:
        raise SnapshotDamagedError("hash_mismatch", file=name, expected=expected, found=found)
    return content


def _json(content: bytes, name: str, keys: set[str]) -> dict[str, Any]:
    try:
        table = json.loads(content)
    except ValueError as error:
        raise SnapshotDamagedError("json_unreadable", file=name, reason=str(error)) from error
    missing = sorted(keys - set(table)) if isinstance(table, dict) else sorted(keys)
    if missing:
        raise SnapshotDamagedError("json_incomplete", file=name, missing=", ".join(missing))
    return dict(table)


def _require(table: Mapping[str, Any], part: str, keys: set[str], *, name: str) -> None:
    """Refuse a list whose entries lack a key that is read further on."""
    entries = table[part] if isinstance(table[part], list) else [None]
    for entry in entries:
        missing = sorted(keys - set(entry)) if isinstance(entry, dict) else sorted(keys)
        if missing:
            raise SnapshotDamagedError("json_incomplete", file=name, missing=f"{part}: {', '.join(missing)}")


def origin_table(source: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an Origin from a source entry of a package, where Frictionless calls the url ``path``."""
    table = dict(source)
    table["url"] = table.pop("path")
    table["title"] = table.pop("titles")
    return table


def source_entry(origin: Mapping[str, Any]) -> dict[str, Any]:
    """Return an origin as a source entry of a package; Frictionless wants ``title`` to be one text."""
    entry = {key: value for key, value in origin.items() if value is not None}
    entry["path"] = entry.pop("url")
    entry["titles"] = entry["title"]
    entry["title"] = entry["titles"]["fi"]
    return entry


def write_package(
    data_dir: Path,
    *,
    source: str,
    created: str,
    notes: str,
    origins: Sequence[Mapping[str, Any]],
    resources: Sequence[tuple[str, Mapping[str, Any], bytes]],
) -> tuple[str, str]:
    """Write a snapshot and return its id and the SHA-256 of its descriptor.

    Parameters
    ----------
    data_dir
        The ``data`` folder.
    source
        First part of the id.
    created
        ISO date of the figures, not of the clock, so that the same figures make the same bytes.
    notes
        What was left out and why.
    origins
        Sources of the rows, with the fields of an Origin.
    resources
        Path, Table Schema and content of each file; one that is no table has an empty schema.
    """
    licences = sorted({str(origin["licence"]) for origin in origins})
    body = {
        "profile": "tabular-data-package" if all(schema for _, schema, _ in resources) else "data-package",
        "name": source,
        "created": f"{created}T00:00:00Z",
        "description": notes,
        "licenses": [{"name": name.replace(" ", "-"), "title": name} for name in licences],
        "sources": [source_entry(origin) for origin in origins],
        "resources": [_resource(path, schema, content) for path, schema, content in resources],
    }
    snapshot_id = f"{source}/{created}-{sha256(json_bytes(body))[:HASH_LENGTH]}"
    descriptor = json_bytes({"profile": body["profile"], "name": source, "id": snapshot_id} | body)
    files = {path: content for path, _, content in resources} | {DESCRIPTOR: descriptor}
    write_folder(data_dir / "snapshots" / snapshot_id, files)
    return snapshot_id, sha256(descriptor)


def write_release(data_dir: Path, *, release_id: str, snapshots: Sequence[tuple[str, str]]) -> Path:
    """Put a release in force: from one moment to the next, whole or not at all.

    Parameters
    ----------
    data_dir
        Folder of releases and snapshots.
    release_id
        Its day and a running number.
    snapshots
        Id and SHA-256 of each snapshot; where two hold the same indicator, the later one's series is the one in force.
    """
    named = [{"id": snapshot_id, "sha256": digest} for snapshot_id, digest in snapshots]
    path = data_dir / "releases" / f"{release_id}.json"
    write_file(path, json_bytes({"id": release_id, "created": release_id[:10], "snapshots": named}))
    return path


def _resource(path: str, schema: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    kind = {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv"}
    if not schema:
        kind = {"profile": "data-resource", "format": "geojson", "mediatype": "application/geo+json"}
    described: dict[str, Any] = {
        "name": Path(path).stem.replace("_", "-"),
        "path": path,
        **kind,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content)}",
    }
    return described | {"schema": schema} if schema else described
