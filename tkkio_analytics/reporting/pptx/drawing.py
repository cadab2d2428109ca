"""Pieces drawn on a slide: text boxes, native tables, native charts, or a picture where there is no native chart."""

from functools import singledispatch
from io import BytesIO
from typing import Any, Final

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Pt

from tkkio_analytics.charts import picture, theme
from tkkio_analytics.charts.picture_sheet import POINTS_PER_PIXEL
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.pptx import chart_room, chart_sheet, chart_xml, row_chart, table_room, time_chart
from tkkio_analytics.reporting.pptx.marks import chart_name
from tkkio_analytics.reporting.pptx.native_chart import NativeChart
from tkkio_analytics.reporting.pptx.opening import Box
from tkkio_analytics.reporting.pptx.pieces import CAPTION_GAP, GAP, INSET, SIDE_SHARE, Cards, Drawing, TablePart, Words
from tkkio_analytics.reporting.pptx.runs import Paragraph, Run, plain_frame, write
from tkkio_analytics.reporting.pptx.slide import Slide

NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's table style without lines and fills."""
HEAVY: Final = 1.5
LIGHT: Final = 0.5
OVERLAY_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"


@singledispatch
def draw(piece: object, slide: Slide, box: Box) -> None:
    """Draw a piece in its place.

    Raises
    ------
    TypeError
        If it is no piece.
    """
    raise TypeError(type(piece), slide, box)


@draw.register
def _(piece: Words, slide: Slide, box: Box) -> None:
    if piece.framed:
        shape = _filled(slide, box)
        plain_frame(shape.text_frame, inset=INSET)
    else:
        shape = _text_box(slide, box)
    slide.named(shape, "text")
    write(shape.text_frame, piece.paragraphs, tag=slide.tag)


@draw.register
def _(piece: Cards, slide: Slide, box: Box) -> None:
    wide = piece.card_width(box.width)
    for place, figure in enumerate(piece.figures):
        left = box.left + place * (wide + GAP)
        shape = _filled(slide, Box(left=left, top=box.top, width=wide, height=box.height))
        plain_frame(shape.text_frame, inset=INSET)
        slide.named(shape, "figure")
        write(shape.text_frame, piece.paragraphs(figure, box.width / slide.factor), tag=slide.tag)


@draw.register
def _(piece: TablePart, slide: Slide, box: Box) -> None:
    captions = piece.caption_paragraphs()
    high = sum(caption.height(box.width / slide.factor) for caption in captions)
    if captions:
        _words(slide, captions, Box(left=box.left, top=box.top, width=box.width, height=high), name="caption")
    heights = piece.row_heights()
    top = box.top + high
    frame = slide.shapes.add_table(
        len(heights), len(piece.table.columns), Pt(box.left), Pt(top), Pt(box.width), Pt(sum(heights))
    )
    slide.named(frame, f"table {piece.table.id} {piece.part}", words=piece.table.description)
    _fill_table(frame.table, piece, stretch=box.width / sum(piece.columns), tag=slide.tag)
    notes = piece.note_paragraphs()
    if notes:
        top += sum(heights) + CAPTION_GAP
        high = sum(note.height(box.width / slide.factor) for note in notes)
        _words(slide, notes, Box(left=box.left, top=top, width=box.width, height=high), name="note")


@draw.register
def _(piece: Drawing, slide: Slide, box: Box) -> None:
    wide = box.width if piece.beside is None else box.width * (1 - SIDE_SHARE) - GAP
    caption = piece.caption()
    above, below = caption.height(wide / slide.factor), piece.sources(wide / slide.factor)
    _words(slide, (caption,), Box(left=box.left, top=box.top, width=wide, height=above), name="caption")
    inner = Box(left=box.left, top=box.top + above, width=wide, height=box.height - above - below)
    _chart(piece, slide, inner)
    if below:
        foot = Box(left=box.left, top=box.top + box.height - below, width=wide, height=below)
        _words(slide, piece.footnote(), foot, name="references")
    if piece.beside is not None:
        right = box.width * SIDE_SHARE
        draw(piece.beside, slide, Box(left=box.left + box.width - right, top=box.top, width=right, height=box.height))


def native(piece: Drawing, *, translator: Translator) -> NativeChart | None:
    """Return a chart as PowerPoint's own, or None where it has none that shows the same."""
    spec = piece.chart.spec
    return time_chart.chart(spec, translator=translator) or row_chart.chart(spec, translator=translator)


class _ChartFile:
    """What python-pptx asks of a chart's data: its XML and its workbook."""

    def __init__(self, body: bytes, workbook: bytes) -> None:
        self.body = body
        self.xlsx_blob = workbook

    def xml_bytes(self, _kind: object) -> bytes:
        """Return the XML."""
        return self.body


def _chart(piece: Drawing, slide: Slide, box: Box) -> None:
    chart = native(piece, translator=slide.translator)
    words = piece.chart.alternative if slide.stamp is None else f"{slide.stamp}. {piece.chart.alternative}"
    if chart is None:
        _picture(piece, slide, box, words=words)
        return
    # Widths are counted in Arial, and come out as shares of the frame.
    room = chart_room.room(chart, width=box.width / slide.factor, height=box.height, language=slide.translator.language)
    file = _ChartFile(chart_xml.xml(chart, tag=slide.tag, room=room), chart_sheet.workbook(chart))
    sides = Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *sides, file)
    name = chart_name(piece.chart, chart, references=slide.references, language=slide.translator.language)
    slide.named(frame, name, words=words)
    drawn = chart_room.overlay(chart, tag=slide.tag, room=room)
    if drawn is not None:
        _lay_over(frame.chart.part, drawn)


def _lay_over(part: Any, drawn: bytes) -> None:
    uri = PackURI(f"/ppt/drawings/drawing{part.partname.idx}.xml")
    overlay = Part(uri, OVERLAY_TYPE, part.package, drawn)
    key = part.relate_to(overlay, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
    etree.SubElement(part._element, qn("c:userShapes")).set(qn("r:id"), key)


def _picture(piece: Drawing, slide: Slide, box: Box, *, words: str) -> None:
    """Draw a chart that PowerPoint has no kind of: its figures stand in its words and in the notes."""
    size = box.width / POINTS_PER_PIXEL, box.height / POINTS_PER_PIXEL
    dress = picture.Dress(width=size[0], height=size[1], titled=False, stamp=slide.stamp or "")
    drawn = picture.png(piece.chart.spec, translator=slide.translator, dress=dress)
    sides = Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)
    slide.named(slide.shapes.add_picture(BytesIO(drawn), *sides), f"picture {piece.chart.id}", words=words)


def _words(slide: Slide, paragraphs: tuple[Paragraph, ...], box: Box, *, name: str) -> None:
    shape = _text_box(slide, box)
    slide.named(shape, name)
    write(shape.text_frame, paragraphs, tag=slide.tag)


def _text_box(slide: Slide, box: Box) -> Any:
    shape = slide.shapes.add_textbox(Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    plain_frame(shape.text_frame)
    return shape


def _filled(slide: Slide, box: Box) -> Any:
    sides = Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *sides)
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(*theme.rgb(theme.FORECAST_GROUND))
    shape.line.fill.background()
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    return shape


def _fill_table(table: Any, piece: TablePart, *, stretch: float, tag: str) -> None:
    size = piece.style.table
    properties = table._tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = NO_STYLE
    table.first_row, table.first_col, table.horz_banding = True, True, False
    for place, wide in enumerate(piece.columns):
        table.columns[place].width = Pt(wide * stretch)
    for row, high in enumerate(piece.row_heights()):
        table.rows[row].height = Pt(high)
    for place, column in enumerate(piece.table.columns):
        heading = Paragraph(runs=(Run(text=column.header, size=size, bold=True),), right=column.numeric)
        _cell(table.cell(0, place), (heading,), tag=tag, line=HEAVY)
    for row, cells in enumerate(piece.table.rows[piece.start : piece.stop], start=1):
        for place, (cell, column) in enumerate(zip(cells, piece.table.columns, strict=True)):
            words = table_room.paragraphs(cell, size=size, right=column.numeric)
            _cell(table.cell(row, place), words, tag=tag, line=LIGHT)


def _cell(cell: Any, paragraphs: tuple[Paragraph, ...], *, tag: str, line: float) -> None:
    cell.margin_left = cell.margin_right = Pt(table_room.SIDE)
    cell.margin_top = cell.margin_bottom = Pt(table_room.ABOVE)
    write(cell.text_frame, paragraphs, tag=tag)
    properties = cell._tc.get_or_add_tcPr()
    border = etree.Element(qn("a:lnB"), {"w": str(int(Pt(line))), "cap": "flat", "cmpd": "sng"})
    colour = etree.SubElement(etree.SubElement(border, qn("a:solidFill")), qn("a:srgbClr"))
    colour.set("val", (theme.BLUE if line == HEAVY else theme.GRID)[1:])
    properties.insert(0, border)
