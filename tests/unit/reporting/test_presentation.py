"""A briefing as PowerPoint: everything is said, nothing overflows, everything is named for whoever does not see it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from example_briefing import HOSTILE, example
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from unit.reporting.presentation_content import content

from tkkio_analytics.charts import theme
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting.pptx import measure
from tkkio_analytics.reporting.pptx.native_chart import MARKERS
from tkkio_analytics.reporting.pptx.writing import write_briefing
from tkkio_analytics.reporting.worded import worded
from tkkio_analytics.reporting.wording import WordedBriefing, WordedCell, WordedTable

ROOT = Path(__file__).resolve().parents[3]
POINT = 12700
TAGS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


@cache
def said(language: str) -> WordedBriefing:
    return worded(example(ROOT), translator=Translator(language))


@cache
def written(language: str = "fi") -> bytes:
    return write_briefing(said(language), translator=Translator(language))


def deck(file: bytes) -> Any:
    return Presentation(BytesIO(file))


def shapes(file: bytes) -> Iterator[tuple[int, Any]]:
    for number, slide in enumerate(deck(file).slides, start=1):
        for shape in slide.shapes:
            yield number, shape


def test_the_same_briefing_says_the_same_every_time() -> None:
    assert content(write_briefing(said("fi"), translator=Translator("fi"))) == content(written("fi"))


def test_another_figure_changes_the_content() -> None:
    briefing = said("fi")
    other = replace(briefing, sections=(replace(briefing.sections[0], title="Toinen"), *briefing.sections[1:]))
    assert content(write_briefing(other, translator=Translator("fi"))) != content(written("fi"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_run_has_the_language_of_the_briefing(language: str) -> None:
    with ZipFile(BytesIO(written(language))) as archive:
        names = [
            name for name in archive.namelist() if name.startswith(("ppt/slides/s", "ppt/charts/c", "ppt/drawings/"))
        ]
        found = {
            (name, properties.get("lang"))
            for name in names
            if name.endswith(".xml")
            for properties in etree.fromstring(archive.read(name)).iter(qn("a:rPr"), qn("a:defRPr"))
        }
    assert {tag for _, tag in found} == {TAGS[language]}
    assert {name.split("/")[1] for name, _ in found} == {"slides", "charts", "drawings"}


def test_every_chart_picture_and_table_has_its_words() -> None:
    framed = [shape for _, shape in shapes(written()) if shape.has_table or shape.has_chart or shape.shape_type == 13]
    assert len(framed) == 5
    words = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in framed]
    assert [len(text or "") > 5 for text in words] == [True] * len(framed)
    assert "Harjoitusaineisto" in words[1]


def test_every_slide_has_a_title_of_its_own_a_number_and_a_footer_with_the_release() -> None:
    slides = list(deck(written()).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(set(titles)) == len(titles)
    for number, slide in enumerate(slides[1:], start=2):
        kinds = {shape.placeholder_format.type: shape.text_frame.text for shape in slide.placeholders}
        assert kinds[PP_PLACEHOLDER.SLIDE_NUMBER] == str(number)
        assert said("fi").release_text in kinds[PP_PLACEHOLDER.FOOTER]
        assert "keksittyjä" in kinds[PP_PLACEHOLDER.FOOTER]


def test_no_placeholder_is_left_empty() -> None:
    empty = [
        (number, shape.name)
        for number, shape in shapes(written())
        if shape.is_placeholder and not shape.text_frame.text.strip()
    ]
    assert empty == []


def test_the_title_is_read_first_and_the_rest_from_the_top() -> None:
    for slide in list(deck(written()).slides)[1:]:
        order = [shape for shape in slide.shapes if not shape.is_placeholder]
        assert slide.shapes[0] == slide.shapes.title
        tops = [shape.top for shape in order]
        assert tops == sorted(tops)


def test_nothing_lies_outside_its_slide_or_on_anything_else() -> None:
    presentation = deck(written())
    for slide in presentation.slides:
        own = [shape for shape in slide.shapes if not shape.is_placeholder]
        for place, shape in enumerate(own):
            assert shape.left >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height * 0.93
            for other in own[place + 1 :]:
                across = min(shape.left + shape.width, other.left + other.width) - max(shape.left, other.left)
                up = min(shape.top + shape.height, other.top + other.height) - max(shape.top, other.top)
                assert min(across, up) <= POINT, (shape.name, other.name)


def test_words_fit_into_their_shapes() -> None:
    for number, shape in shapes(written()):
        if shape.has_text_frame and not shape.is_placeholder:
            frame = shape.text_frame
            room = (shape.width - frame.margin_left - frame.margin_right) / POINT
            needed = sum(height_of(paragraph, room) for paragraph in frame.paragraphs)
            assert needed <= (shape.height - frame.margin_top - frame.margin_bottom) / POINT + 1, (number, shape.name)


def height_of(paragraph: Any, room: float) -> float:
    size = max(run.font.size.pt for run in paragraph.runs)
    hanging = int(paragraph._p.get_or_add_pPr().get("marL", "0")) / POINT
    bold = any(run.font.bold for run in paragraph.runs)
    parts = [(run.text, run.font.size.pt, bold) for run in paragraph.runs]
    return measure.lines_of(parts, room=room - hanging) * size * 1.2 + paragraph.space_after.pt


def test_a_long_table_goes_on_over_numbered_slides_with_its_headings() -> None:
    briefing = said("fi")
    table = next(block for block in briefing.sections[0].blocks if isinstance(block, WordedTable))
    long = replace(table, rows=table.rows * 30)
    file = write_briefing(
        replace(briefing, sections=(replace(briefing.sections[0], blocks=(long,)),)), translator=Translator("fi")
    )
    tables = [shape for _, shape in shapes(file) if shape.has_table and shape.name.startswith("table state")]
    captions = [shape.text_frame.text for _, shape in shapes(file) if shape.name == "caption"]
    assert captions == [f"{table.caption} ({part}/{len(tables)})" for part in range(1, len(tables) + 1)]
    assert sum(len(shape.table.rows) - 1 for shape in tables) == 60
    assert {shape.table.cell(0, 1).text_frame.text for shape in tables} == {table.columns[1].header}
    bottom = deck(file).slide_height
    assert all(shape.top + sum(row.height for row in shape.table.rows) < bottom for shape in tables)


def test_text_of_any_length_keeps_inside_its_column() -> None:
    briefing = said("fi")
    table = next(block for block in briefing.sections[0].blocks if isinstance(block, WordedTable))
    words = "Hyvinvointialuekohtaisessakehittämisohjelmassa " * 12
    row = (WordedCell(text=words), *table.rows[0][1:])
    file = write_briefing(
        replace(briefing, sections=(replace(briefing.sections[0], blocks=(replace(table, rows=(row,)),)),)),
        translator=Translator("fi"),
    )
    shape = next(shape for _, shape in shapes(file) if shape.has_table)
    assert sum(column.width for column in shape.table.columns) <= shape.width + len(shape.table.columns)
    cell, column = shape.table.cell(1, 0), shape.table.columns[0]
    room = (column.width - cell.margin_left - cell.margin_right) / POINT
    needed = sum(height_of(paragraph, room) for paragraph in cell.text_frame.paragraphs)
    assert needed <= shape.table.rows[1].height / POINT


def charts(file: bytes) -> list[Any]:
    return [shape for _, shape in shapes(file) if shape.has_chart]


def test_charts_are_native_and_their_workbooks_hold_their_figures() -> None:
    for shape in charts(written()):
        cells = workbook_cells(shape.chart.part.chart_workbook.xlsx_part.blob)
        for series in shape.chart.part._element.iter(qn("c:ser")):
            values = series.find(qn("c:val"))
            column = values.find(f".//{qn('c:f')}").text.partition("$")[2].partition("$")[0]
            for point in values.iter(qn("c:pt")):
                cell = cells[f"{column}{int(point.get('idx')) + 2}"]
                assert float(cell[1]) == pytest.approx(float(point.find(qn("c:v")).text), rel=1e-12)


def test_a_fan_is_worked_out_from_limits_that_can_be_edited() -> None:
    fan = charts(written())[0]
    cells = workbook_cells(fan.chart.part.chart_workbook.xlsx_part.blob)
    # Beside eleven drawn columns and an empty one stand the limits: N is the lowest, O the next one up.
    assert cells["C13"][0] == "=O13-N13"
    assert float(cells["C13"][1]) == pytest.approx(float(cells["O13"][1]) - float(cells["N13"][1]))
    kinds = [child.tag.rpartition("}")[2] for child in fan.chart.part._element.find(f".//{qn('c:plotArea')}")]
    assert kinds == ["layout", "areaChart", "lineChart", "catAx", "valAx"]


def test_no_text_in_a_workbook_is_a_formula() -> None:
    briefing = said("fi")
    section = briefing.sections[1]
    chart = replace(section.blocks[1], spec=hostile_rows(section.blocks[1].spec))  # type: ignore[arg-type, union-attr]
    file = write_briefing(replace(briefing, sections=(replace(section, blocks=(chart,)),)), translator=Translator("fi"))
    cells = workbook_cells(charts(file)[0].chart.part.chart_workbook.xlsx_part.blob)
    assert ("text", f"'{HOSTILE}") in cells.values()
    assert [kind for kind, _ in cells.values() if kind.startswith("=")] == []


def hostile_rows(spec: Any) -> Any:
    (at, _), *others = spec.y_axis.ticks
    return replace(spec, y_axis=replace(spec.y_axis, ticks=((at, HOSTILE), *others)))


def workbook_cells(blob: bytes) -> dict[str, tuple[str, str]]:
    """Return cells by their addresses: what kind they are (or their formula) and their value."""
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with ZipFile(BytesIO(blob)) as archive:
        strings = ["".join(item.itertext()) for item in etree.fromstring(archive.read("xl/sharedStrings.xml"))]
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    found = {}
    for cell in sheet.iter(f"{name}c"):
        value = cell.find(f"{name}v").text
        formula = cell.find(f"{name}f")
        if cell.get("t") == "s":
            found[cell.get("r")] = ("text", strings[int(value)])
        else:
            found[cell.get("r")] = ("number" if formula is None else f"={formula.text}", value)
    return found


def test_notes_give_each_figure_with_its_source_and_exact_value() -> None:
    slide = deck(written()).slides[1]
    notes = slide.notes_slide.notes_text_frame.text
    codes = [found.reference.code for found in said("fi").references]
    for code in codes:
        assert f"[{code}]" in notes
    assert all(f"Tarkka arvo {found.reference.exact_text}" in notes for found in said("fi").references)


def test_finnish_charts_are_told_to_write_decimal_commas() -> None:
    with ZipFile(BytesIO(written("fi"))) as archive:
        chart = archive.read("ppt/charts/chart1.xml").decode()
    assert '<c:lang val="fi-FI"/>' in chart
    assert "[$-40B]#,##0.0;" in chart


def test_every_meaning_has_a_marker() -> None:
    assert {style.symbol.removesuffix("-open") for style in theme.STYLES.values()} <= set(MARKERS)
