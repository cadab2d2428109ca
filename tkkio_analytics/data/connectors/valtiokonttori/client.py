"""The questions that the State Treasury is asked: its list of reports, its taxonomies, and what both lead to."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from tkkio_analytics.data.connectors.valtiokonttori.parser import SOURCE
from tkkio_analytics.data.http import Door
from tkkio_analytics.errors import SourceError

BASE_URL: Final = "https://prodkuntarest.westeurope.cloudapp.azure.com/rest/v1/json"
TAXONOMIES_URL: Final = "https://api.tutkihallintoa.fi/kuntatalous/v1/taksonomia"
HOSTS: Final = frozenset(
    {
        "prodkuntarest.westeurope.cloudapp.azure.com",
        "api.tutkihallintoa.fi",
        "tkdpprodjrpstacc02.blob.core.windows.net",
    }
)
"""Where addresses in the answers may lead. Another host is refused until somebody has looked at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValtiokonttoriClient:
    """The State Treasury behind its door; every answer is handed on as received.

    Parameters
    ----------
    door
        The way to the network.
    base_url
        Where the list of reports is. At another address than the source's own, the list of taxonomies and all that the
        answers lead to are there, too.
    """

    door: Door
    base_url: str = BASE_URL

    def catalogue(self) -> bytes:
        """Return the list of all reports."""
        return self.door.get(f"{self.base_url}/aineistot")

    def taxonomies(self) -> bytes:
        """Return the addresses of the taxonomies."""
        return self.door.get(TAXONOMIES_URL if self.base_url == BASE_URL else f"{self.base_url}/taksonomia")

    def followed(self, url: str) -> bytes:
        """Return what an address in an answer leads to.

        Raises
        ------
        SourceError
            If it leads to another host than those of the source, or cannot be had.
        """
        parts, own = urlsplit(url), urlsplit(self.base_url)
        known = parts.scheme == "https" and parts.hostname in HOSTS
        if not known and (parts.scheme, parts.netloc) != (own.scheme, own.netloc):
            raise SourceError("source_leads_elsewhere", source=SOURCE, url=url)
        return self.door.get(url)
