"""The charts of a briefing as pictures: a zip archive with a PNG and an SVG of each."""

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tkkio_analytics.charts.picture import Dress, png, svg
from tkkio_analytics.errors import ReportError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.wording import WordedBriefing, WordedChart

MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip archive can name: the same briefing gives the same file."""


def pictures(briefing: WordedBriefing) -> bytes:
    """Return a zip archive of a briefing's charts.

    Parameters
    ----------
    briefing
        In words.

    Returns
    -------
    bytes
        ``fan.png``, ``fan.svg`` and so on, each with its title, its release and its words inside.

    Raises
    ------
    ReportError
        If the briefing has no chart.
    """
    charts = [block for section in briefing.sections for block in section.blocks if isinstance(block, WordedChart)]
    if not charts:
        raise ReportError("no_pictures", briefing=briefing.title)
    translator = Translator(briefing.language)
    dress = Dress(source=briefing.release_text, stamp=briefing.practice_note or "")
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for chart in charts:
            _add(archive, f"{chart.id}.png", png(chart.spec, translator=translator, dress=dress))
            _add(archive, f"{chart.id}.svg", svg(chart.spec, translator=translator, dress=dress))
    return target.getvalue()


def _add(archive: ZipFile, name: str, content: bytes) -> None:
    archive.writestr(ZipInfo(name, date_time=MOMENT), content, compress_type=ZIP_DEFLATED)
