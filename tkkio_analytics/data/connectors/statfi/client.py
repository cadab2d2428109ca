"""The questions that Statistics Finland is asked: tables, correspondences of classifications, borders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tkkio_analytics.data.http import Door

CLASSIFICATIONS_URL: Final = "https://data.stat.fi/api/classifications/v2"
LAYER: Final = "tilastointialueet:hyvinvointialue4500k"
"""Wellbeing services counties of the year in force, generalised for a map of 1:4 500 000."""
PROJECTION: Final = "EPSG:3067"


@dataclass(frozen=True, slots=True, kw_only=True)
class PxWebClient:
    """PxWeb v1 behind its door; a table is named ``database/subject/id``."""

    door: Door
    base_url: str

    def limits(self) -> bytes:
        """Return how many cells a question and how many questions a period may have."""
        return self.door.get(f"{self.base_url}/?config")

    def table(self, table: str) -> bytes:
        """Return the variables of a table."""
        return self.door.get(f"{self.base_url}/{table}.px")

    def cells(self, table: str, *, chosen: Mapping[str, Sequence[str]]) -> bytes:
        """Return the cells of these values by variable; one that is not named must be one that can be left out."""
        query = [
            {"code": code, "selection": {"filter": "item", "values": list(values)}} for code, values in chosen.items()
        ]
        return self.door.post(f"{self.base_url}/{table}.px", {"query": query, "response": {"format": "json-stat2"}})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassificationClient:
    """The classification service behind its door."""

    door: Door
    base_url: str = CLASSIFICATIONS_URL

    def correspondences(self) -> bytes:
        """Return the addresses of all correspondence tables."""
        return self.door.get(f"{self.base_url}/correspondenceTables", [("format", "json")])

    def pairs(self, correspondence: str) -> bytes:
        """Return the pairs of a correspondence table; ``#`` between its two classifications is written ``%23``."""
        return self.door.get(
            f"{self.base_url}/correspondenceTables/{correspondence}/maps",
            [("content", "data"), ("meta", "min"), ("format", "json"), ("lang", "fi")],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BordersClient:
    """The feature service behind its door."""

    door: Door
    base_url: str

    def counties(self) -> bytes:
        """Return the borders of the wellbeing services counties in metres of ETRS-TM35FIN."""
        query = {
            "service": "WFS",
            "version": "2.0.0",
            "request": "GetFeature",
            "typeNames": LAYER,
            "outputFormat": "application/json",
            "srsName": PROJECTION,
        }
        return self.door.get(self.base_url, list(query.items()))
