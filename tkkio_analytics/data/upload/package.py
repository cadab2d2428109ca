"""The package of a workbook, looked at before it is opened: what it is, how large, and what it brings along."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from tkkio_analytics.data.upload import limits
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.errors import UploadError

ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins old workbooks (.xls) and encrypted new ones."""
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
DECLARATIONS: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
CELL: Final = re.compile(rb"<(?:\w+:)?c[ />]")
FAR_CELL: Final = re.compile(rb"<(?:\w+:)?c [^<>]*r=\"[A-Z]{3,}\d+\"[^<>]*[^/<>]>")
"""A cell with something in it beyond column ZZ."""
CHUNK: Final = 1 << 16
MARKS_OF_A_CELL: Final = 4


def is_compound(data: bytes) -> bool:
    """Say whether a file is an old workbook or an encrypted one."""
    return data.startswith(COMPOUND)


def refused_compound(data: bytes) -> UploadError:
    """Return why such a file is not read."""
    return UploadError("upload_encrypted") if ENCRYPTED in data else UploadError("upload_old_workbook")


def checked_package(data: bytes) -> tuple[Message, ...]:
    """Return what is to be said of a workbook that may be opened.

    Parameters
    ----------
    data
        The whole file.

    Raises
    ------
    UploadError
        If it is no workbook, or larger unpacked than a table can be, or has macros, or declares entities of its own.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            _refuse_size(parts)
            _refuse_kind({part.filename for part in parts})
            _refuse_cells(sum(_cells(part, b"".join(_chunks(package, part))) for part in parts))
    except UploadError:
        raise
    except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UploadError("upload_broken_workbook") from error
    linked = any("externalLinks/" in part.filename for part in parts)
    return (message("uploads.note.external_links"),) if linked else ()


def _refuse_size(parts: list[ZipInfo]) -> None:
    if len(parts) > limits.PARTS:
        raise UploadError("upload_too_many_parts", most=limits.PARTS)
    if sum(part.file_size for part in parts) > limits.UNPACKED_BYTES:
        raise UploadError("upload_unpacks_too_large", most=limits.UNPACKED_BYTES // 1024**2)


def _refuse_kind(names: set[str]) -> None:
    if any(name.endswith("vbaProject.bin") for name in names):
        raise UploadError("upload_macros")
    if "content.xml" in names and "mimetype" in names:
        raise UploadError("upload_open_document")
    if any(name.endswith("workbook.bin") for name in names):
        raise UploadError("upload_binary_workbook")
    if "[Content_Types].xml" not in names or not any(name.endswith("workbook.xml") for name in names):
        raise UploadError("upload_not_a_workbook")


def _chunks(package: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """Yield a part piece by piece; what its header does not tell of is never unpacked."""
    if part.flag_bits & 1:
        raise UploadError("upload_encrypted")
    size = 0
    with package.open(part) as source:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            if size > limits.UNPACKED_BYTES:
                raise UploadError("upload_unpacks_too_large", most=limits.UNPACKED_BYTES // 1024**2)
            yield chunk


def _refuse_cells(count: int) -> None:
    if count > limits.CELL_MARKS:
        raise UploadError("upload_too_many_rows", most=limits.ROWS, cells=limits.CELLS)


def _cells(part: ZipInfo, content: bytes) -> int:
    """Return how many cells a part writes down, or as many rows and other marks as make the same work."""
    if not part.filename.endswith((".xml", ".rels")):
        return 0
    if any(declaration in content for declaration in DECLARATIONS):
        raise UploadError("upload_declares_entities", part=part.filename[: limits.SHOWN])
    marks = content.count(b"<")
    if "worksheets/" not in part.filename:
        if marks > limits.MARKS:
            raise UploadError("upload_too_complex", part=part.filename[: limits.SHOWN])
        return 0
    far = FAR_CELL.search(content)
    if far is not None:
        raise UploadError("upload_too_many_columns", row=content.count(b"<row", 0, far.start()), most=limits.COLUMNS)
    return max(sum(1 for _ in CELL.finditer(content)), marks // MARKS_OF_A_CELL)
