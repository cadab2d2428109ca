"""A release kept for good: its files copied to the state folder, checked, and closed to writing."""

from pathlib import Path
from typing import Final

from tkkio_analytics.data.snapshot import DESCRIPTOR, Package, read_release, release_file, sha256
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
    for package in packages:
        _keep_package(package, into / "snapshots" / package.snapshot.id)
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
    _, packages = read_release(folder, release_id=release_id)
    for package in packages:
        for path in package.later:
            package.read(path)


def _keep_package(package: Package, folder: Path) -> None:
    """Copy a snapshot unless it is there already, and close its files to writing."""
    if package.folder is not None and package.folder != folder:
        later = {path: package.read(path) for path in package.later}
        descriptor = (package.folder / DESCRIPTOR).read_bytes()
        write_folder(folder, {**package.files, **later, DESCRIPTOR: descriptor})
    for path in (*package.files, *package.later, DESCRIPTOR):
        (folder / path).chmod(READ_ONLY)
