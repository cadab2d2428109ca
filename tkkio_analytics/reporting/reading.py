"""A file of ours, whichever format it is in -> what it lists and shows; anything else gets a clear answer."""

from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from tkkio_analytics.domain.verification import WrittenFile
from tkkio_analytics.errors import ReportError

LARGEST_FILE: Final = 50_000_000
LARGEST_UNPACKED: Final = 200_000_000
"""Bytes; ours have well under a hundredth of these."""
MOST_PARTS: Final = 5_000
PDF: Final = b"%PDF-"
ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = b"\xd0\xcf\x11\xe0"
"""Old Office files begin like this, and so do new ones that are locked with a password."""


def read(file: Path) -> WrittenFile:
    """Return what a file lists and shows.

    Parameters
    ----------
    file
        A presentation, a PDF or a workbook; what is inside decides, not the name.

    Raises
    ------
    ReportError
        If it is missing, too large, locked, broken or none of ours.
    """
    content = _content(file)
    if content.startswith(PDF):
        from tkkio_analytics.reporting.pdf.reading import read as read_pdf  # noqa: PLC0415 - one format is read, not all

        return read_pdf(content)
    if content.startswith(COMPOUND):
        raise ReportError("file_encrypted")
    if not content.startswith(ZIP):
        raise ReportError("file_foreign", file=file.name)
    parts = _parts(content)
    if "xl/workbook.xml" in parts:
        from tkkio_analytics.reporting.xlsx.reading import read as read_xlsx  # noqa: PLC0415 - see above

        return read_xlsx(content)
    if "ppt/presentation.xml" in parts:
        from tkkio_analytics.reporting.pptx.listing import read as read_pptx  # noqa: PLC0415 - see above

        return read_pptx(content)
    raise ReportError("file_foreign", file=file.name)


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise ReportError("file_too_large", limit=f"{LARGEST_FILE // 1_000_000} MB")
        return file.read_bytes()
    except OSError as error:
        raise ReportError("file_missing_to_check", file=str(file)) from error


def _parts(content: bytes) -> frozenset[str]:
    """Return the names of the parts inside a packed file, once it is known how large they are unpacked."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ReportError("file_unreadable", reason=type(error).__name__) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise ReportError("file_too_large", limit=f"{LARGEST_UNPACKED // 1_000_000} MB")
    if any(part.flag_bits & 0x1 for part in parts):
        raise ReportError("file_encrypted")
    return frozenset(part.filename for part in parts)
