"""A briefing in words -> the bytes of a workbook."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Final

import xlsxwriter

from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting import manifest
from tkkio_analytics.reporting.letters import refuse_unwritable
from tkkio_analytics.reporting.wording import WordedBriefing, WordedChart, WordedTable
from tkkio_analytics.reporting.xlsx import chart_sheet, table_sheet, text_sheet
from tkkio_analytics.reporting.xlsx.formats import Looks
from tkkio_analytics.reporting.xlsx.paper import Paper

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}
"""Text stays text, whatever it begins with."""


def xlsx(briefing: WordedBriefing) -> bytes:
    """Return a briefing as a workbook.

    Parameters
    ----------
    briefing
        In words.

    Returns
    -------
    bytes
        A sheet of sentences, one for each table and chart, then sources and definitions; the same for the same
        briefing. The list of figures lies on a hidden sheet.

    Raises
    ------
    ReportError
        Where a text has a character that no file carries.
    """
    refuse_unwritable(briefing)
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        _describe(book, briefing)
        paper = Paper(book=book, looks=Looks(book, briefing.language), briefing=briefing, taken={manifest.SHEET})
        text_sheet.write(paper)
        for section in briefing.sections:
            for block in section.blocks:
                if isinstance(block, WordedTable):
                    table_sheet.write(paper, block)
                elif isinstance(block, WordedChart):
                    chart_sheet.write(paper, block)
        for table in (briefing.sources, briefing.origins, briefing.definitions):
            table_sheet.write(paper, table)
        _attach(book, briefing)
    return target.getvalue()


def _describe(book: xlsxwriter.Workbook, briefing: WordedBriefing) -> None:
    translator = Translator(briefing.language)
    book.set_properties(
        {
            "title": briefing.title,
            "subject": briefing.subtitle,
            "author": translator.text("ui.app.name"),
            "comments": briefing.release_text,
            "created": datetime.combine(briefing.date, time.min, tzinfo=UTC),
        }
    )
    book.set_custom_property("release", briefing.release_id, "text")
    book.set_custom_property("sha256", briefing.release_sha256, "text")
    book.set_custom_property("language", briefing.language, "text")


def _attach(book: xlsxwriter.Workbook, briefing: WordedBriefing) -> None:
    """Write the list of figures, a line a cell, on a sheet that readers do not see."""
    sheet = book.add_worksheet(manifest.SHEET)
    for row, line in enumerate(manifest.text(briefing).splitlines()):
        sheet.write_string(row, 0, line)
    sheet.hide()
