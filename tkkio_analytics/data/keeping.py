"""A release kept for good: its files copied to the state folder, checked, and closed to writing."""

from pathlib import Path
from typing import Final

from tkkio_analytics.data.snapshot import DESCRIPTOR, read_release, release_file, sha256
from tkkio_analytics.data.writing import write_file, write_folder
from tkkio_analytics.errors import SnapshotDamagedError

READ_ONLY: Final = 0o444


def keep_release(*folders: Path, release_id: str, into: Path) -> str:
    """Keep a release whole in a folder of its own, and return the SHA-256 of its file.

    Parameters
    ----------
    *folders
        Where releases and snapshots are looked for.
    release_id
        Which release.
    into
        Folder of releases and snapshots that an update of the program leaves alone.

    Raises
    ------
    SnapshotMissingError, SnapshotDamagedError
        If any file of it is missing or is not what its hash says; nothing is kept then.
    """
    release, packages = read_release(*folders, release_id=release_id)
    descriptors = {
        package.snapshot.id: _descriptor(folders, package.snapshot.id, package.snapshot.sha256) for package in packages
    }
    for package in packages:
        folder = into / "snapshots" / package.snapshot.id
        write_folder(folder, {**package.files, DESCRIPTOR: descriptors[package.snapshot.id]})
        for path in (*package.files, DESCRIPTOR):
            (folder / path).chmod(READ_ONLY)
    file = into / "releases" / f"{release_id}.json"
    content = release_file(*folders, release_id=release_id).read_bytes()
    if not file.is_file() or file.read_bytes() != content:
        write_file(file, content)
    file.chmod(READ_ONLY)
    check_kept(into, release_id=release_id, expected=release.sha256)
    return release.sha256


def check_kept(folder: Path, *, release_id: str, expected: str) -> None:
    """Read a kept release whole, from its own folder alone.

    Raises
    ------
    SnapshotMissingError, SnapshotDamagedError
        Saying which file is missing, or is not what it was.
    """
    content = release_file(folder, release_id=release_id).read_bytes()
    if sha256(content) != expected:
        raise SnapshotDamagedError("hash_mismatch", file=f"{release_id}.json", expected=expected, found=sha256(content))
    read_release(folder, release_id=release_id)


def _descriptor(folders: tuple[Path, ...], snapshot_id: str, expected: str) -> bytes:
    found = (folder / "snapshots" / snapshot_id / DESCRIPTOR for folder in folders)
    contents = (path.read_bytes() for path in found if path.is_file())
    return next(content for content in contents if sha256(content) == expected)
