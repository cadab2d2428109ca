"""What a report is ordered as, and one region's file made of it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from tkkio_analytics.cli.release import open_release
from tkkio_analytics.domain.briefing import BriefingKind
from tkkio_analytics.domain.briefing_request import BriefingRequest
from tkkio_analytics.errors import ReportError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting import formats
from tkkio_analytics.reporting.worded import worded
from tkkio_analytics.services.briefing import briefing
from tkkio_analytics.services.own_data import store_of
from tkkio_analytics.services.remarks import remarks, signed

PART: Final = ".part"
"""Ending of a file that is being written; it takes its name when it is whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What kind of file of which data; the region is told apart.

    Parameters
    ----------
    kind, goal_id, indicator_id
        As in `BriefingRequest`.
    language, format_id
        Of the file.
    template
        Path of the reader's own template, or None.
    practice
        Whether it is made of the practice data.
    """

    kind: BriefingKind
    goal_id: str
    indicator_id: str | None
    language: str
    format_id: str
    template: str | None
    practice: bool


def content(order: Order, *, region_code: str) -> bytes:
    """Return the file of one region.

    Raises
    ------
    TkkioError
        If there is no such region, format or template, or the briefing cannot be made.
    """
    repository, settings = opened(practice=order.practice)
    store = store_of(settings)
    request = BriefingRequest(
        kind=order.kind, region_code=region_code, goal_id=order.goal_id, indicator_id=order.indicator_id
    )
    said = [signed(stored) for stored in remarks(store, region_code=region_code, kind=order.kind)]
    made = briefing(repository, store, request, remarks=said, today=settings.today)
    template = None if order.template is None else _read(Path(order.template))
    words = worded(made, translator=Translator(order.language))
    return formats.write(words, format_id=order.format_id, template=template)


opened = lru_cache(maxsize=2)(open_release)
"""The release and the settings, opened once for all regions."""


def save(file: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises
    ------
    ReportError
        If it cannot be written there.
    """
    part = file.with_name(file.name + PART)
    try:
        part.write_bytes(content)
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ReportError("output_not_a_file", file=str(file)) from error


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReportError("template_missing", file=str(file)) from error
