"""Checks of the sources as the command line and the pages ask for them."""

from pathlib import Path
from typing import Final

from tkkio_analytics.config import Settings
from tkkio_analytics.data.source_checks.record import last_record
from tkkio_analytics.domain.source_check import SourceCheck

FOLDER: Final = "source_checks"


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
