"""Figures of the catalogue's indicators that somebody has uploaded: beside a release, never a part of one."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadedValue:
    """A figure of an indicator of the catalogue for one region and year, as somebody has uploaded it.

    Parameters
    ----------
    indicator_id, region_code, year
        What it is of.
    value
        In the indicator's published unit.
    file, sha256
        Name and SHA-256 of the file that it came from; the file itself is among the originals.
    """

    kind: ClassVar[str] = "uploaded_value"

    indicator_id: str
    region_code: str
    year: int
    value: float
    file: str
    sha256: str

    @property
    def key(self) -> str:
        """Return what the record is found by."""
        return f"{self.indicator_id}/{self.region_code}/{self.year}"
