"""A briefing in words -> the bytes of a tagged PDF. Nothing is fetched, and only our own typeface is known."""

import json
import os
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Final

import typst

from tkkio_analytics.charts import picture, typeface
from tkkio_analytics.errors import ReportError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.letters import refuse_unwritable
from tkkio_analytics.reporting.pdf.content import ONE_PAGE, paper
from tkkio_analytics.reporting.wording import WordedBriefing, WordedChart

TEMPLATE: Final = "document.typ"
STANDARDS: Final = ("ua-1", "a-3a")
"""Tagged for screen readers (ISO 14289-1), and fit for an archive with its list of figures attached (ISO 19005-3)."""
TEXT_POINTS: Final = 10.0
SMALLEST_POINTS: Final = 7.5
STEP_POINTS: Final = 0.5
CHART_PIXELS: Final = 800.0


def pdf(briefing: WordedBriefing) -> bytes:
    """Return a briefing as a PDF.

    Parameters
    ----------
    briefing
        In words.

    Returns
    -------
    bytes
        PDF/UA-1 and PDF/A-3a with the list of figures attached; the same for the same briefing. A leadership
        briefing has one page: its text is set smaller until it fits.

    Raises
    ------
    ReportError
        Where a text has a character that the typeface lacks, or one page is too small.
    """
    refuse_unwritable(briefing, known=typeface.covers)
    pictures = {chart.id: _drawn(chart, briefing.language) for chart in _charts(briefing)}
    size = TEXT_POINTS
    while True:
        content = paper(briefing, drawn=lambda chart: pictures[chart.id], size=size)
        made = _compiled(json.dumps(content, ensure_ascii=False), day=briefing.date)
        if briefing.kind is not ONE_PAGE or _pages(made) == 1:
            return made
        size -= STEP_POINTS
        if size < SMALLEST_POINTS:
            raise ReportError("one_page", pages=_pages(made))


def _charts(briefing: WordedBriefing) -> tuple[WordedChart, ...]:
    return tuple(block for section in briefing.sections for block in section.blocks if isinstance(block, WordedChart))


def _drawn(chart: WordedChart, language: str) -> str:
    dress = picture.Dress(width=CHART_PIXELS, titled=False, with_typeface=False)
    return picture.svg(chart.spec, translator=Translator(language), dress=dress).decode()


def _compiled(content: str, *, day: date) -> bytes:
    template = resources.files(__package__).joinpath(TEMPLATE).read_bytes()
    made = typst.compile(
        template,
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"paper": content},
        pdf_standards=list(STANDARDS),
        timestamp=datetime.combine(day, time.min, tzinfo=UTC),
        package_path=os.devnull,
        package_cache_path=os.devnull,
    )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[typeface.FOLDER])


def _pages(made: bytes) -> int:
    from pypdf import PdfReader  # noqa: PLC0415 - only a single page is counted

    return len(PdfReader(BytesIO(made)).pages)
