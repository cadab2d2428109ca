"""A template opened: ours, or a county's own that has been looked at before a byte of it is trusted."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from lxml.etree import LxmlError
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from tkkio_analytics.errors import TemplateError
from tkkio_analytics.reporting.pptx import measure, template

MOST_BYTES: Final = 20_000_000
MOST_UNPACKED: Final = 200_000_000
MOST_PARTS: Final = 3000
ACTIVE: Final = ("vbaproject", "activex/", "embeddings/oleobject", "vbadata")
"""Parts that run something when a presentation is opened."""
CONTENT_TYPES: Final = "[Content_Types].xml"
MAIN: Final = b"presentationml.presentation.main+xml"
AS_TEMPLATE: Final = b"presentationml.template.main+xml"
MACROS: Final = b"macroEnabled"
POINT: Final = 12700
LEAST_WIDTH: Final = 400.0
LEAST_HEIGHT: Final = 220.0
GAP: Final = 12.0
TITLES: Final = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
BODIES: Final = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT})
FEET: Final = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a slide, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A template without slides, and what we need of it.

    Parameters
    ----------
    deck
        The presentation.
    cover, plain
        Layouts of the first slide and of every other.
    title, content
        Where a plain slide's title and content lie.
    typeface_factor
        How much wider than Arial its text runs.
    """

    deck: Any
    cover: Any
    plain: Any
    title: Box
    content: Box
    typeface_factor: float


def opened(file: bytes | None) -> Opened:
    """Return a template ready for slides.

    Parameters
    ----------
    file
        A .pptx or .potx of a county; None for our own.

    Returns
    -------
    Opened
        Without the template's own slides.

    Raises
    ------
    TemplateError
        If it is too large, not a presentation, holds macros, or has no layout with a title and room below it.
    """
    deck = Presentation(BytesIO(template.default())) if file is None else _presentation(file)
    _empty(deck)
    layouts = list(deck.slide_layouts)
    plain = next((layout for layout in layouts if _kinds(layout) == ["title"]), None)
    plain = plain or next((layout for layout in layouts if _kinds(layout) == ["title", "body"]), None)
    if plain is None:
        raise TemplateError("template_no_title", layouts=", ".join(layout.name for layout in layouts) or "–")
    cover = next((layout for layout in layouts if "subtitle" in _kinds(layout) and "title" in _kinds(layout)), plain)
    title = _box(next(shape for shape in plain.placeholders if shape.placeholder_format.type in TITLES))
    content = _content(deck, plain, title)
    if content.width < LEAST_WIDTH or content.height < LEAST_HEIGHT or title.height <= 0:
        raise TemplateError(
            "template_no_room", layout=plain.name, width=round(content.width), height=round(content.height)
        )
    factor = measure.typeface_factor(_typeface(deck))
    return Opened(deck=deck, cover=cover, plain=plain, title=title, content=content, typeface_factor=factor)


def _presentation(file: bytes) -> Any:
    if len(file) > MOST_BYTES:
        raise TemplateError("template_large", size=round(len(file) / 1e6), most=round(MOST_BYTES / 1e6))
    try:
        with ZipFile(BytesIO(file)) as archive:
            _refuse(archive)
            types = archive.read(CONTENT_TYPES)
            readable = _as_presentation(archive, types) if AS_TEMPLATE in types else file
        return Presentation(BytesIO(readable))
    except (BadZipFile, KeyError, ValueError, LxmlError, PythonPptxError, AttributeError, NotImplementedError) as error:
        raise TemplateError("template_unreadable") from error


def _refuse(archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise TemplateError("template_large", size=round(sum(part.file_size for part in parts) / 1e6), most=200)
    if any(active in part.filename.casefold() for part in parts for active in ACTIVE):
        raise TemplateError("template_macros")
    types = archive.read(CONTENT_TYPES)
    if MACROS in types:
        raise TemplateError("template_macros")
    if MAIN not in types and AS_TEMPLATE not in types:
        raise TemplateError("template_unreadable")


def _as_presentation(archive: ZipFile, types: bytes) -> bytes:
    """Return a .potx as a .pptx: the two differ in one word."""
    target = BytesIO()
    with ZipFile(target, "w") as rewritten:
        for part in archive.infolist():
            body = types.replace(AS_TEMPLATE, MAIN) if part.filename == CONTENT_TYPES else archive.read(part)
            rewritten.writestr(part.filename, body)
    return target.getvalue()


def _empty(deck: Any) -> None:
    """Take out a template's own slides, and the sections that list them."""
    listed = deck.slides._sldIdLst
    for slide in list(listed):
        deck.part.drop_rel(slide.rId)
        listed.remove(slide)
    extensions = deck.part._element.find(qn("p:extLst"))
    if extensions is not None:
        deck.part._element.remove(extensions)


def _kinds(layout: Any) -> list[str]:
    """Return what a layout holds besides its footers, titles first."""
    found = []
    for shape in layout.placeholders:
        kind = shape.placeholder_format.type
        if kind in TITLES:
            found.append("title")
        elif kind is PP_PLACEHOLDER.SUBTITLE:
            found.append("subtitle")
        elif kind in BODIES:
            found.append("body")
        elif kind not in FEET:
            found.append("other")
    return sorted(found, key=lambda name: name != "title")


def _box(shape: Any) -> Box:
    sides = (shape.left, shape.top, shape.width, shape.height)
    left, top, width, height = ((side or 0) / POINT for side in sides)
    return Box(left=left, top=top, width=width, height=height)


def _content(deck: Any, plain: Any, title: Box) -> Box:
    """Return the room for content: a body's place, else what lies between the title and the footers."""
    holders = [plain, *(layout for layout in deck.slide_layouts if _kinds(layout) == ["title", "body"])]
    for layout in holders:
        body = next((shape for shape in layout.placeholders if shape.placeholder_format.type in BODIES), None)
        if body is not None and _box(body).top >= title.top + title.height - 1:
            return _box(body)
    feet = [_box(shape).top for shape in plain.placeholders if shape.placeholder_format.type in FEET]
    bottom = min([*feet, deck.slide_height / POINT * 0.94])
    top = title.top + title.height + GAP
    return Box(left=title.left, top=top, width=title.width, height=bottom - GAP / 2 - top)


def _typeface(deck: Any) -> str:
    """Return the name of a template's typeface of text."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8", "replace")
    found = text.partition("minorFont>")[2].partition('typeface="')[2].partition('"')[0]
    return str(found)
