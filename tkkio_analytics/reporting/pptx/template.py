"""Our own empty presentation: 16:9, our colours and typeface, three layouts with real placeholders."""

import re
from functools import cache
from io import BytesIO
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from tkkio_analytics.charts import theme

WIDTH: Final = 960.0
HEIGHT: Final = 540.0
EDGE: Final = 42.0
"""Points, of which an inch has 72."""
TYPEFACE: Final = "Arial"
"""On every machine with PowerPoint, and as wide as LibreOffice's Liberation Sans."""
NAME: Final = "TKKIO"
LAYOUTS: Final = ("Title Slide", "Title and Content", "Title Only")
COLOURS: Final = {
    "dk1": theme.INK,
    "lt1": theme.PAPER,
    "dk2": theme.BLUE,
    "lt2": theme.FORECAST_GROUND,
    "accent1": theme.BLUE,
    "accent2": theme.TEAL,
    "accent3": theme.RUST,
    "accent4": theme.VIOLET,
    "accent5": theme.SLATE,
    "accent6": theme.MUTED,
    "hlink": theme.BLUE,
    "folHlink": theme.VIOLET,
}
TITLE_BOX: Final = (EDGE, 22.0, WIDTH - 2 * EDGE, 66.0)
CONTENT_BOX: Final = (EDGE, 104.0, WIDTH - 2 * EDGE, 384.0)
FOOTER_BOX: Final = (EDGE, 504.0, 700.0, 22.0)
NUMBER_BOX: Final = (WIDTH - EDGE - 60.0, 504.0, 60.0, 22.0)
COVER_BOXES: Final = {
    PP_PLACEHOLDER.CENTER_TITLE: (EDGE + 18, 150.0, WIDTH - 2 * EDGE - 36, 130.0),
    PP_PLACEHOLDER.SUBTITLE: (EDGE + 18, 296.0, WIDTH - 2 * EDGE - 36, 110.0),
}
BOXES: Final = {
    PP_PLACEHOLDER.TITLE: TITLE_BOX,
    PP_PLACEHOLDER.BODY: CONTENT_BOX,
    PP_PLACEHOLDER.OBJECT: CONTENT_BOX,
    PP_PLACEHOLDER.FOOTER: FOOTER_BOX,
    PP_PLACEHOLDER.SLIDE_NUMBER: NUMBER_BOX,
}
SIZES: Final = {"titleStyle": 2600, "bodyStyle": 1800}
"""Hundredths of a point of a first level."""


@cache
def default() -> bytes:
    """Return our template as a file: what is used where a county brings none, and a start for making one's own."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = deck.slide_master
    for layout in list(deck.slide_layouts):
        if layout.name not in LAYOUTS:
            deck.slide_layouts.remove(layout)
    _dress_theme(master)
    _dress_master(master)
    for layout in deck.slide_layouts:
        _place(layout, cover=layout.name == LAYOUTS[0])
        _bar(layout, cover=layout.name == LAYOUTS[0])
    target = BytesIO()
    deck.save(target)
    return target.getvalue()


def _dress_theme(master: Any) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode()
    for name, colour in COLOURS.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>', text, flags=re.DOTALL
        )
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"', rf'\1"{TYPEFACE}"', text)
    text = re.sub(r'(<a:(?:theme|clrScheme|fontScheme)\b[^>]*? name=)"[^"]*"', rf'\1"{NAME}"', text)
    part._blob = text.encode()


def _dress_master(master: Any) -> None:
    _place(master, cover=False)
    for name, size in SIZES.items():
        style = master._element.find(f".//{qn(f'p:{name}')}")
        for level, properties in enumerate(style.iter(qn("a:defRPr"))):
            properties.set("sz", str(max(size - 200 * level, 1200)))
        if name == "titleStyle":
            first = style.find(qn("a:lvl1pPr"))
            first.set("algn", "l")
            first.find(qn("a:defRPr")).set("b", "1")
            _colour(first.find(qn("a:defRPr")), "tx2")


def _colour(properties: Any, scheme: str) -> None:
    fill = properties.find(qn("a:solidFill"))
    if fill is not None:
        properties.remove(fill)
    fill = etree.SubElement(properties, qn("a:solidFill"))
    properties.insert(0, fill)
    etree.SubElement(fill, qn("a:schemeClr")).set("val", scheme)


def _place(surface: Any, *, cover: bool) -> None:
    """Put a master's or a layout's placeholders where they belong; the date is left out, it stands on the cover."""
    for shape in list(surface.placeholders):
        kind = shape.placeholder_format.type
        box = (COVER_BOXES if cover else {}).get(kind) or BOXES.get(kind)
        if box is None:
            shape._element.getparent().remove(shape._element)
            continue
        shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in box)
        frame = shape.text_frame._txBody.find(qn("a:bodyPr"))
        frame.attrib.clear()
        frame.set("lIns", "0")
        frame.set("rIns", "0")
        frame.set("anchor", "b" if kind in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE} else "t")
        for child in list(frame):
            frame.remove(child)
        if kind in {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}:
            _small(shape, right=kind is PP_PLACEHOLDER.SLIDE_NUMBER)
        if kind is PP_PLACEHOLDER.SUBTITLE:
            for properties in shape._element.iter(qn("a:lvl1pPr")):
                properties.set("algn", "l")


def _small(shape: Any, *, right: bool) -> None:
    styles = shape._element.find(f".//{qn('a:lstStyle')}")
    for child in list(styles):
        styles.remove(child)
    level = etree.SubElement(styles, qn("a:lvl1pPr"))
    level.set("algn", "r" if right else "l")
    properties = etree.SubElement(level, qn("a:defRPr"))
    properties.set("sz", "1000")
    _colour(properties, "accent6")


def _bar(layout: Any, *, cover: bool) -> None:
    """Draw the one ornament: a bar beside the cover's title, a thin line under every other."""
    box = (EDGE, 150.0, 6.0, 256.0) if cover else (EDGE, 94.0, WIDTH - 2 * EDGE, 1.5)
    left, top, width, height = (int(Pt(side)) for side in box)
    xml = (
        f'<p:sp xmlns:p="{NAMESPACES["p"]}" xmlns:a="{NAMESPACES["a"]}"><p:nvSpPr><p:cNvPr id="99" name="Line"/>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    layout.shapes._spTree.append(etree.fromstring(xml))


NAMESPACES: Final = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
