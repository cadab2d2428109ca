"""Files that are written whole or not at all, whenever the program or the machine is stopped."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".unfinished-"
"""Begins the name of what is still being written; nothing ever reads such a name."""


def write_file(path: Path, content: bytes) -> None:
    """Write a file under another name, and give it its own when it is whole and on disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{UNFINISHED}{path.name}")
    _write(unfinished, content)
    unfinished.replace(path)
    _settle(path.parent)


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder of files under another name, and give it its own when all are on disk.

    Parameters
    ----------
    path
        The folder. One that holds the same already is left alone, since others may be reading it.
    files
        Content by path inside the folder.
    """
    if all((path / name).is_file() and (path / name).read_bytes() == content for name, content in files.items()):
        return
    unfinished = path.with_name(f"{UNFINISHED}{path.name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    for name, content in files.items():
        (unfinished / name).parent.mkdir(parents=True, exist_ok=True)
        _write(unfinished / name, content)
    if path.exists():
        shutil.rmtree(path)
    unfinished.replace(path)
    _settle(path.parent)


def sweep(folder: Path) -> None:
    """Take away what earlier, interrupted writing has left below a folder."""
    for left in sorted(folder.rglob(f"{UNFINISHED}*")):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Have the folder's own entries on disk; Windows opens no folders and sees to it by itself."""
    if os.name == "nt":
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
