"""The figures of a presentation of ours, found again by their references, whoever has saved it since."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from lxml.etree import LxmlError
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn

from tkkio_analytics.errors import ReportError
from tkkio_analytics.reporting.pptx.marks import LISTED, places

MOST_BYTES: Final = 100_000_000
MOST_UNPACKED: Final = 500_000_000
SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure as it stands in a presentation.

    Parameters
    ----------
    slide
        Number of its slide, from 1.
    shape
        Name of the shape: ``table state 1``, ``chart fan 7K2QF=2.4``.
    row, column
        Of a table, from 1, the heading row included; of a chart the point and the column of its data, from 1. None
        in text.
    reference
        The short reference.
    text
        What is written there, without references; of a chart the figure as a number.
    exact
        The figure of a chart, on the scale that is shown; None elsewhere.
    """

    slide: int
    shape: str
    row: int | None
    column: int | None
    reference: str
    text: str
    exact: float | None


def figures(file: bytes) -> tuple[Found, ...]:
    """Return every figure with a reference, in the order of slides and shapes; speaker's notes are not looked at.

    Parameters
    ----------
    file
        A .pptx.

    Returns
    -------
    tuple
        A sentence with several references gives one figure for each.

    Raises
    ------
    ReportError
        If it is not a presentation that can be read.
    """
    try:
        with ZipFile(BytesIO(file)) as archive:
            large = sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED
        if large or len(file) > MOST_BYTES:
            raise ReportError("presentation_large", most=round(MOST_UNPACKED / 1e6))
        deck = Presentation(BytesIO(file))
        return tuple(found for number, slide in enumerate(deck.slides, start=1) for found in _of_slide(slide, number))
    except (BadZipFile, KeyError, ValueError, LxmlError, PythonPptxError, AttributeError) as error:
        raise ReportError("presentation_unreadable") from error


def _of_slide(slide: Any, number: int) -> Iterator[Found]:
    for shape in _shapes(slide.shapes):
        if shape.has_table:
            yield from _of_table(shape, number)
        elif shape.has_chart:
            yield from _of_chart(shape, number)
        elif shape.has_text_frame and not shape.name.startswith("references"):
            yield from _of_text(shape, number)


def _shapes(shapes: Any) -> Iterator[Any]:
    """Yield shapes, those in groups too."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _of_text(shape: Any, number: int) -> Iterator[Found]:
    for paragraph in shape.text_frame.paragraphs:
        yield from _said(paragraph, slide=number, shape=shape.name)


def _of_table(shape: Any, number: int) -> Iterator[Found]:
    for row, cells in enumerate(shape.table.rows, start=1):
        for column, cell in enumerate(cells.cells, start=1):
            # A figure may stand in the quieter line under the words that carry its reference.
            whole = " ".join(paragraph.text for paragraph in cell.text_frame.paragraphs)
            for paragraph in cell.text_frame.paragraphs:
                for found in _said(paragraph, slide=number, shape=shape.name, row=row, column=column):
                    yield replace(found, text=SPACES.sub(" ", LISTED.sub("", whole)).strip())


def _said(
    paragraph: Any,
    *,
    slide: int,
    shape: str,
    row: int | None = None,
    column: int | None = None,
) -> Iterator[Found]:
    text = "".join(run.text for run in paragraph.runs)
    shown = SPACES.sub(" ", LISTED.sub("", text)).strip()
    for listed in LISTED.finditer(text):
        for code in listed[1].split(", "):
            yield Found(slide=slide, shape=shape, row=row, column=column, reference=code, text=shown, exact=None)


def _of_chart(shape: Any, number: int) -> Iterator[Found]:
    marked = places(shape.name)
    if not marked:
        return
    columns = _columns(shape.chart.part._element)
    for code, (column, row) in marked.items():
        value = columns.get(column, {}).get(row)
        yield Found(
            slide=number,
            shape=shape.name,
            row=row + 1,
            column=column + 1,
            reference=code,
            text="" if value is None else repr(value),
            exact=value,
        )


def _columns(chart: Any) -> dict[int, dict[int, float]]:
    """Return the figures of each drawn column by their places; a column's number is its order, not its kind's."""
    found: dict[int, dict[int, float]] = {}
    for series in chart.iter(qn("c:ser")):
        order = int(series.find(qn("c:order")).get("val"))
        points = series.find(qn("c:val")).iter(qn("c:pt"))
        found[order] = {int(point.get("idx")): float(point.find(qn("c:v")).text) for point in points}
    return found
