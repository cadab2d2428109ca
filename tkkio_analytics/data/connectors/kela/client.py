"""The files of Kela's package: one question each."""

from dataclasses import dataclass
from typing import Final

from tkkio_analytics.data.http import Door

BASE_URL: Final = "https://hva-tietopaketti.kela.fi"


@dataclass(frozen=True, slots=True, kw_only=True)
class KelaClient:
    """Kela behind its door; every answer is handed on as received."""

    door: Door
    base_url: str = BASE_URL

    def figures(self) -> bytes:
        """Return all figures by county."""
        return self.door.get(f"{self.base_url}/data/dat_hva.json")

    def labels(self) -> bytes:
        """Return the names of benefits and measures."""
        return self.door.get(f"{self.base_url}/data/trans_label.json")
