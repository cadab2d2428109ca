"""The files that figures were uploaded from: kept as they came, by their content, with a record of each import."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from tkkio_analytics.domain.upload import Upload
from tkkio_analytics.errors import StoreError

FOLDER: Final = "uploads"


@dataclass(frozen=True, slots=True, kw_only=True)
class Originals:
    """The folder of the files.

    Parameters
    ----------
    folder
        Inside the state folder; made at the first import.
    """

    folder: Path

    @contextmanager
    def kept(self, data: bytes, upload: Upload) -> Iterator[None]:
        """Keep a file and its record while its figures are saved, and for good if they are.

        Parameters
        ----------
        data
            The file as it came.
        upload
            What is recorded of it.

        Raises
        ------
        StoreError
            If the folder cannot be written to; nothing is saved then.
        """
        original = self.folder / upload.sha256
        record = self.folder / f"{upload.sha256}.{datetime.fromisoformat(upload.at):%Y%m%dT%H%M%S%f}.json"
        is_new = not original.exists()
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if is_new:
                _write(original, data)
            _write(record, json.dumps(asdict(upload), ensure_ascii=False, indent=1).encode())
        except OSError as error:
            raise StoreError("upload_not_kept", folder=str(self.folder)) from error
        try:
            yield
        except BaseException:
            record.unlink(missing_ok=True)
            if is_new and not any(self.folder.glob(f"{upload.sha256}.*.json")):
                original.unlink(missing_ok=True)
            raise

    def uploads(self) -> tuple[Upload, ...]:
        """Return the imports, the latest first; records that cannot be read are left out."""
        found = []
        for file in self.folder.glob("*.json"):
            try:
                found.append(Upload(**json.loads(file.read_text(encoding="utf-8"))))
            except (OSError, ValueError, TypeError):
                continue
        return tuple(sorted(found, key=lambda upload: upload.at, reverse=True))


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file, as its name among the originals."""
    return sha256(data).hexdigest()


def _write(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    with NamedTemporaryFile(dir=file.parent, delete=False) as part:
        part.write(data)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(file)
