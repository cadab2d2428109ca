"""The questions that Sotkanet is asked: one indicator a question, its years and sexes as repeated names."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tkkio_analytics.data.http import Door

BASE_URL: Final = "https://sotkanet.fi/rest/1.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class SotkanetClient:
    """Sotkanet behind its door; every answer is handed on as received."""

    door: Door
    base_url: str = BASE_URL

    def regions(self) -> bytes:
        """Return the list of all regions."""
        return self.door.get(f"{self.base_url}/regions")

    def indicators(self) -> bytes:
        """Return the list of all indicators, without their years and units."""
        return self.door.get(f"{self.base_url}/indicators")

    def indicator(self, indicator_id: int) -> bytes:
        """Return what Sotkanet says of an indicator."""
        return self.door.get(f"{self.base_url}/indicators/{indicator_id}")

    def rows(self, indicator_id: int, *, years: Iterable[int], sexes: Iterable[str]) -> bytes:
        """Return the figures of an indicator for all regions: Sotkanet has no filter by region."""
        query = [("indicator", str(indicator_id))]
        query += [("years", str(year)) for year in years]
        query += [("genders", sex) for sex in sexes]
        return self.door.get(f"{self.base_url}/json", query)
