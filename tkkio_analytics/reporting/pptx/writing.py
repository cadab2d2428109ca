"""A briefing in words as a PowerPoint file."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any, Final

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from tkkio_analytics.charts import theme
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.pptx import flow, measure
from tkkio_analytics.reporting.pptx.drawing import draw
from tkkio_analytics.reporting.pptx.listing import attach
from tkkio_analytics.reporting.pptx.opening import TITLES, Box, Opened, opened
from tkkio_analytics.reporting.pptx.pieces import GAP
from tkkio_analytics.reporting.pptx.runs import TAGS, Paragraph, Run, fitting, write
from tkkio_analytics.reporting.pptx.slide import Slide
from tkkio_analytics.reporting.wording import WordedBriefing, WordedCell

TITLE: Final = 26.0
LEAST_TITLE: Final = 15.0
TITLE_LINES: Final = 2
COVER_TITLE: Final = 38.0
COVER_LINES: Final = 3
SUBTITLE: Final = 20.0
NOTE: Final = 12.0
FOOTER: Final = 10.0
LEAST_FOOTER: Final = 7.0
FOOTER_INSET: Final = 15.0
AUTHOR: Final = "TKKIO-analytiikka"


def write_briefing(briefing: WordedBriefing, *, translator: Translator, template: bytes | None = None) -> bytes:
    """Return a briefing as a PowerPoint file: native text, tables and charts that go on being edited.

    Parameters
    ----------
    briefing
        In words.
    translator
        In the briefing's language, for the labels of charts.
    template
        A county's own .pptx or .potx; None for ours.

    Returns
    -------
    bytes
        A .pptx with the same content for the same briefing.

    Raises
    ------
    TemplateError
        If the template cannot be used; see `opening.opened`.
    """
    base = opened(template)
    writer = _Writer(briefing, translator=translator, base=base)
    writer.cover()
    chapters = [flow.Chapter(title=part.title, blocks=part.blocks, notes=part.notes) for part in briefing.sections]
    if briefing.origins.rows:
        table = replace(briefing.origins, caption="")
        chapters.append(flow.Chapter(title=briefing.origins.caption, blocks=(table,)))
    for group in flow.joined(chapters, width=writer.width, height=base.content.height):
        writer.sections(group)
    _properties(base.deck, briefing)
    attach(base.deck, briefing)
    target = BytesIO()
    base.deck.save(target)
    return target.getvalue()


class _Writer:
    """Slides of one briefing in the order in which they are written."""

    def __init__(self, briefing: WordedBriefing, *, translator: Translator, base: Opened) -> None:
        self.briefing = briefing
        self.translator = translator
        self.base = base
        self.tag = TAGS[briefing.language]
        self.references = {found.reference.code: found for found in briefing.references}
        self.definitions = {row[0].text: _definition(row) for row in briefing.definitions.rows}

    def cover(self) -> None:
        """Write the first slide."""
        slide = self._slide(self.base.cover)
        day = "" if self.briefing.date_text in self.briefing.subtitle else self.briefing.date_text
        lines = [self.briefing.subtitle, day, self.briefing.release_text]
        for shape in list(slide.placeholders):
            kind = shape.placeholder_format.type
            room = shape.width / Pt(1) / self.base.typeface_factor
            if kind in TITLES:
                words = Run(text=self.briefing.title, size=COVER_TITLE)
                run = fitting(words, room=room, lines=COVER_LINES, least=TITLE)
                write(shape.text_frame, (Paragraph(runs=(run,)),), tag=self.tag)
            elif kind in {PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY}:
                sizes = (SUBTITLE, SUBTITLE - 4, NOTE)
                said = [Run(text=text, size=size) for text, size in zip(lines, sizes, strict=True) if text]
                if self.briefing.practice_note is not None:
                    said.append(Run(text=self.briefing.practice_note, size=SUBTITLE - 4, bold=True, colour=theme.RUST))
                write(shape.text_frame, tuple(Paragraph(runs=(run,), after=6.0) for run in said), tag=self.tag)
        self._notes(slide, (), ())

    @property
    def width(self) -> float:
        """Return the room for content in points of Arial: less where the template's typeface runs wider."""
        return self.base.content.width / self.base.typeface_factor

    def sections(self, group: tuple[flow.Chapter, ...]) -> None:
        """Write the slides of a section, or of a few short ones that share one."""
        room, title = self.base.content, group[0].title
        notes = tuple(note for section in group for note in section.notes)
        laid = flow.slides(group, width=self.width, height=room.height)
        for number, placed in enumerate(laid, start=1):
            slide = self._slide(self.base.plain)
            parts = {"title": title, "part": number, "parts": len(laid)}
            self._title(slide, title if len(laid) == 1 else self.translator.text("slides.part", **parts))
            sheet = Slide(
                slide=slide,
                translator=self.translator,
                references=self.references,
                stamp=self.briefing.practice_note,
                factor=self.base.typeface_factor,
            )
            top = room.top
            for piece in placed:
                box = Box(left=room.left, top=top, width=room.width, height=piece.height)
                draw(piece.piece, sheet, box)
                top += piece.height + GAP
            self._feet(slide)
            self._notes(slide, notes, flow.codes(placed))

    def _slide(self, layout: Any) -> Any:
        return self.base.deck.slides.add_slide(layout)

    def _title(self, slide: Any, text: str) -> None:
        for shape in list(slide.placeholders):
            if shape.placeholder_format.type in TITLES:
                room = self.base.title.width / self.base.typeface_factor - 15.0
                run = fitting(Run(text=text, size=TITLE, bold=True), room=room, lines=TITLE_LINES, least=LEAST_TITLE)
                write(shape.text_frame, (Paragraph(runs=(Run(text=run.text, size=run.size),)),), tag=self.tag)
            else:
                shape._element.getparent().remove(shape._element)

    def _feet(self, slide: Any) -> None:
        """Write the footer and the number of a slide into copies of its layout's placeholders."""
        for shape in slide.slide_layout.placeholders:
            kind = shape.placeholder_format.type
            if kind not in {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}:
                continue
            copied = deepcopy(shape._element)
            copied.find(qn("p:nvSpPr")).find(qn("p:cNvPr")).set("id", str(len(slide.shapes) + 100))
            properties = copied.find(qn("p:spPr"))
            for child in list(properties):
                properties.remove(child)
            body = copied.find(qn("p:txBody"))
            for style in body.find(qn("a:lstStyle")).iter(qn("a:defRPr")):
                style.set("lang", self.tag)
            for paragraph in body.findall(qn("a:p")):
                body.remove(paragraph)
            paragraph = etree.SubElement(body, qn("a:p"))
            is_number = kind is PP_PLACEHOLDER.SLIDE_NUMBER
            run = etree.SubElement(paragraph, qn("a:fld" if is_number else "a:r"))
            if is_number:
                run.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
                run.set("type", "slidenum")
            look = etree.SubElement(run, qn("a:rPr"))
            look.set("lang", self.tag)
            if not is_number:
                footer = self._footer(shape)
                look.set("sz", str(round(footer.size * 100)))
            etree.SubElement(run, qn("a:t")).text = str(len(self.base.deck.slides)) if is_number else footer.text
            slide.shapes._spTree.append(copied)

    def _footer(self, shape: Any) -> Run:
        """Return what a footer says at most: its place in a county's template may be small."""
        briefing = self.briefing
        room = shape.width / Pt(1) / self.base.typeface_factor - FOOTER_INSET
        lines = max(int(shape.height / Pt(1) / (LEAST_FOOTER * measure.LINE)), 1)
        whole = _joined((briefing.practice_note, briefing.title, briefing.release_text))
        whole = fitting(whole, room=room, lines=1, least=LEAST_FOOTER)
        if measure.lines(whole.text, size=whole.size, room=room) == 1:
            return whole
        short = _joined((briefing.practice_note, briefing.release_text))
        return fitting(short, room=room, lines=lines, least=LEAST_FOOTER)

    def _notes(self, slide: Any, notes: tuple[str, ...], codes: tuple[str, ...]) -> None:
        """Write the speaker's notes: what stands behind the slide, and each figure of it with its source."""
        lines = [*notes]
        if codes:
            lines += [self.translator.text("slides.notes.figures"), *(self._reference(code) for code in codes)]
        names = dict.fromkeys(self.references[code].indicator for code in codes)
        defined = [self.definitions[name] for name in names if name in self.definitions]
        lines += [self.translator.text("slides.notes.definitions"), *defined] if defined else []
        lines.append(self.briefing.release_text)
        paragraphs = tuple(Paragraph(runs=(Run(text=line, size=NOTE),), after=4.0) for line in lines)
        write(slide.notes_slide.notes_text_frame, paragraphs, tag=self.tag)

    def _reference(self, code: str) -> str:
        found = self.references[code]
        return self.translator.text(
            "slides.notes.figure",
            code=code,
            figure=found.text,
            indicator=found.indicator,
            measure=found.measure,
            region=found.region,
            period=found.period,
            kind=found.kind,
            exact=found.reference.exact_text,
            id=found.reference.indicator_id,
            source=found.source,
        )


def _joined(said: tuple[str | None, ...]) -> Run:
    return Run(text=" · ".join(text for text in said if text), size=FOOTER)


def _definition(row: tuple[WordedCell, ...]) -> str:
    """Return what an indicator counts in a line: its name, what it counts, and its caution."""
    name, counts, *_, caution = (cell.text for cell in row)
    return " ".join(part for part in (f"{name}:", counts, caution) if part)


def _properties(deck: Any, briefing: WordedBriefing) -> None:
    about = deck.core_properties
    made = datetime.combine(briefing.date, time(), tzinfo=UTC)
    about.title, about.subject, about.author = briefing.title, briefing.subtitle, AUTHOR
    about.language, about.comments = TAGS[briefing.language], briefing.release_text
    about.keywords = f"{briefing.region_code}; {briefing.release_id}; {briefing.release_sha256}"
    about.created = about.modified = made
    about.last_modified_by, about.revision = AUTHOR, 1
