"""What a presentation says, as plain text: titles, words, tables, series of charts, alternative texts and notes."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn


def content(file: bytes) -> str:
    """Return the content of a presentation, the same for the same content whatever its bytes."""
    deck = Presentation(BytesIO(file))
    about = deck.core_properties
    lines = [f"# {about.title}", f"language {about.language}, made {about.created:%Y-%m-%d}, {about.keywords}"]
    for number, slide in enumerate(deck.slides, start=1):
        lines += ["", f"## {number}: {slide.shapes.title.text_frame.text}"]
        for shape in slide.shapes:
            lines += list(shape_lines(shape))
        lines += [f"notes: {line}" for line in slide.notes_slide.notes_text_frame.text.splitlines()]
    return "\n".join(lines) + "\n"


def shape_lines(shape: Any) -> Iterator[str]:
    words = shape._element.xpath(".//p:cNvPr")[0].get("descr")
    if words:
        yield f"{shape.name}: {words}"
    if shape.has_table:
        yield from (
            " | ".join(cell.text_frame.text.replace("\n", " / ") for cell in row.cells) for row in shape.table.rows
        )
    elif shape.has_chart:
        yield from series_lines(shape.chart.part._element)
    elif shape.has_text_frame:
        yield from (f"{shape.name}: {paragraph.text}" for paragraph in shape.text_frame.paragraphs)


def series_lines(chart: Any) -> Iterator[str]:
    for series in chart.iter(qn("c:ser")):
        name = series.find(qn("c:tx")).find(f".//{qn('c:v')}").text
        categories = [point.find(qn("c:v")).text for point in series.find(qn("c:cat")).iter(qn("c:pt"))]
        points = series.find(qn("c:val")).iter(qn("c:pt"))
        shown = ", ".join(f"{categories[int(p.get('idx'))]}: {float(p.find(qn('c:v')).text):.6g}" for p in points)
        yield f"{series.getparent().tag.rpartition('}')[2]} {name}: {shown}"
