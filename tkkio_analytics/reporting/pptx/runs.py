"""Words on slides: runs with their language, size and colour, and the small grey references behind figures."""

from dataclasses import dataclass, replace
from typing import Any, Final

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from tkkio_analytics.charts import theme
from tkkio_analytics.domain.briefing import Tone
from tkkio_analytics.reporting.pptx import measure

TAGS: Final = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
REFERENCE_SHARE: Final = 0.55
LEAST_REFERENCE: Final = 8.0
NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
TONES: Final = {
    Tone.FAVOURABLE: theme.TEAL,
    Tone.NEUTRAL: theme.INK,
    Tone.UNFAVOURABLE: theme.RUST,
    Tone.UNKNOWN: theme.MUTED,
}
BULLET: Final = "\N{BULLET}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one look; a colour of None is the template's own, ``codes`` are the references that it says."""

    text: str
    size: float
    bold: bool = False
    colour: str | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Runs in one paragraph; ``bullet`` hangs, ``after`` is the room below in points."""

    runs: tuple[Run, ...]
    bullet: bool = False
    right: bool = False
    after: float = 0.0

    def height(self, room: float) -> float:
        """Return the height in points at a width of ``room``."""
        size = max(run.size for run in self.runs)
        parts = [(run.text, run.size, run.bold) for run in self.runs]
        return measure.lines_of(parts, room=room - size if self.bullet else room) * size * measure.LINE + self.after


def references(codes: tuple[str, ...], *, size: float) -> tuple[Run, ...]:
    """Return the references behind a figure or a sentence as a small grey run; empty without any."""
    if not codes:
        return ()
    small = max(size * REFERENCE_SHARE, LEAST_REFERENCE)
    return (Run(text=f"{NO_BREAK_SPACE}[{', '.join(codes)}]", size=small, colour=theme.MUTED, codes=codes),)


def fitting(run: Run, *, room: float, lines: int, least: float) -> Run:
    """Return a run in the largest size, not below ``least``, at which it takes no more lines than there is room for."""
    size = run.size
    while size > least and measure.lines(run.text, size=size, room=room, bold=run.bold) > lines:
        size -= 1.0
    return replace(run, size=size)


def write(frame: Any, paragraphs: tuple[Paragraph, ...], *, tag: str) -> None:
    """Write paragraphs into an empty text frame.

    Parameters
    ----------
    frame
        A text frame of python-pptx.
    paragraphs
        At least one.
    tag
        Language tag of every run.
    """
    for number, paragraph in enumerate(paragraphs):
        target = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        target.alignment = PP_ALIGN.RIGHT if paragraph.right else PP_ALIGN.LEFT
        target.space_after = Pt(paragraph.after)
        target.space_before = Pt(0)
        _bullet(target, hanging=paragraph.bullet, size=paragraph.runs[0].size)
        for run in paragraph.runs:
            _write_run(target.add_run(), run, tag=tag)


def plain_frame(frame: Any, *, inset: float = 0.0, middle: bool = False) -> None:
    """Take the margins of a text frame and let its words wrap inside it."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Pt(inset)
    frame.margin_top = frame.margin_bottom = Pt(inset * 0.6)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP


def _write_run(target: Any, run: Run, *, tag: str) -> None:
    target.text = run.text
    target.font.size = Pt(run.size)
    if run.bold:
        target.font.bold = True
    if run.colour is not None:
        target.font.color.rgb = RGBColor(*theme.rgb(run.colour))
    target._r.get_or_add_rPr().set("lang", tag)


def _bullet(target: Any, *, hanging: bool, size: float) -> None:
    properties = target._p.get_or_add_pPr()
    if not hanging:
        properties.set("marL", "0")
        properties.set("indent", "0")
        etree.SubElement(properties, qn("a:buNone"))
        return
    indent = int(Pt(size))
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    etree.SubElement(properties, qn("a:buFont")).set("typeface", "Arial")
    etree.SubElement(properties, qn("a:buChar")).set("char", BULLET)
