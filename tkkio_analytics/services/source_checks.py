"""Checks of the sources as the command line and the pages ask for them."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from tkkio_analytics.config import Settings, moment
from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.source_checks.declared import CHECKED
from tkkio_analytics.data.source_checks.record import last_record, write_record
from tkkio_analytics.data.source_checks.running import CheckRequest, check_sources
from tkkio_analytics.domain.source_check import SourceCheck
from tkkio_analytics.errors import RefreshError

FOLDER: Final = "source_checks"
CHECKED_SOURCES: Final = tuple(source.id for source in CHECKED)
"""Ids of the sources that can be checked."""


def check(
    settings: Settings, *, source_ids: Collection[str] = (), addresses: Iterable[str] = (), folder: Path | None = None
) -> SourceCheck:
    """Ask the sources what their contracts say and record what was found.

    Parameters
    ----------
    settings
        Where the record goes, and who asks.
    source_ids
        Only these sources; empty for every one.
    addresses
        Other addresses than the sources' own: ``<source>=<URL>``, or a URL alone where one source is named.
    folder
        Another folder for the record; None for the usual one.

    Returns
    -------
    SourceCheck
        With one entry a check; a source that cannot be reached is an entry, not an error.

    Raises
    ------
    RefreshError
        If a source is not known, or it is not clear whose address is given.
    """
    catalog = Catalog.from_folder(settings.data_dir / "reference")
    found = check_sources(
        CheckRequest(
            user_agent=settings.user_agent,
            now=moment,
            source_ids=source_ids,
            base_urls=dict(_address(text, source_ids) for text in addresses),
            verified=[source.id for source in catalog.sources if source.verified],
        )
    )
    write_record(folder or _folder(settings), found)
    return found


def last_source_check(settings: Settings) -> SourceCheck | None:
    """Return what the latest check of the sources found; None where there has been none.

    Raises
    ------
    RefreshError
        If its record cannot be read.
    """
    return last_record(_folder(settings))


def _folder(settings: Settings) -> Path:
    return settings.state_dir / FOLDER


def _address(text: str, source_ids: Collection[str]) -> tuple[str, str]:
    source, _, url = text.partition("=")
    if source in CHECKED_SOURCES:
        return source, url
    if len(source_ids) != 1:
        raise RefreshError("source_check_whose_address", address=text, known=", ".join(CHECKED_SOURCES))
    return next(iter(source_ids)), text
