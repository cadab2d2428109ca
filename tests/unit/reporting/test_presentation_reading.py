"""Figures are found again in a presentation by their references, whoever saved it since."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pptx.oxml.ns import qn
from unit.reporting.test_presentation import charts, deck, said, shapes, written
from unit.reporting.test_presentation_template import saved

from tkkio_analytics.errors import ReportError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting import numbers
from tkkio_analytics.reporting.pptx.marks import LISTED
from tkkio_analytics.reporting.pptx.reading import Found, figures

OFFICE = shutil.which("soffice")


def codes(found: tuple[Found, ...]) -> set[str]:
    return {figure.reference for figure in found}


def sentences(language: str) -> set[str]:
    blocks = [block for section in said(language).sections for block in section.blocks]
    return {" ".join(line.text.split()) for block in blocks for line in getattr(block, "lines", ())}


def as_shown(found: tuple[Found, ...], language: str) -> list[tuple[Found, bool]]:
    """Say of each figure whether what stands there is what the briefing says."""
    told = {figure.reference.code: figure for figure in said(language).references}
    answers = []
    for figure in found:
        worded = told[figure.reference]
        number = numbers.number(worded.reference.value, translator=Translator(language))
        if figure.shape.startswith("text"):
            same = figure.text in sentences(language)
        elif figure.exact is None:
            same = " ".join(worded.text.split()) in figure.text
        else:
            same = number is not None and figure.exact == pytest.approx(number.value, rel=1e-9)
        answers.append((figure, same))
    return answers


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_found_and_reads_as_it_was_written(language: str) -> None:
    found = figures(written(language))
    assert codes(found) == {figure.reference.code for figure in said(language).references}
    assert [figure for figure, same in as_shown(found, language) if not same] == []


def test_figures_are_found_in_numbers_tables_sentences_and_charts() -> None:
    found = figures(written())
    kinds = {figure.shape.split()[0] for figure in found}
    assert kinds == {"figure", "table", "text", "chart"}
    level = next(figure for figure in found if figure.shape.startswith("table"))
    assert (level.slide, level.row, level.column) == (2, 2, 2)
    fan = next(figure for figure in found if figure.shape.startswith("chart fan"))
    assert fan.exact == pytest.approx(said("fi").references[0].reference.exact)


def test_a_number_changed_by_hand_in_a_table_is_seen() -> None:
    presentation = deck(written())
    cell = next(shape for slide in presentation.slides for shape in slide.shapes if shape.has_table).table.cell(1, 1)
    cell.text_frame.paragraphs[0].runs[0].text = "99,9 %"
    wrong = [figure for figure, same in as_shown(figures(saved(presentation)), "fi") if not same]
    assert [(figure.row, figure.column, figure.text) for figure in wrong] == [(2, 2, "99,9 %")]


def test_a_number_changed_by_hand_in_a_chart_is_seen() -> None:
    presentation = deck(written())
    fan = next(shape for slide in presentation.slides for shape in slide.shapes if shape.has_chart)
    place = next(figure for figure in figures(written()) if figure.shape == fan.name)
    for series in fan.chart.part._element.iter(qn("c:ser")):
        if int(series.find(qn("c:order")).get("val")) + 1 == place.column:
            series.find(qn("c:val")).xpath(f".//c:pt[@idx='{place.row - 1}']/c:v")[0].text = "12.5"  # type: ignore[operator]
    wrong = [figure for figure, same in as_shown(figures(saved(presentation)), "fi") if not same]
    assert [figure.exact for figure in wrong] == [12.5]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_presentation_saved_by_another_program_still_tells_its_figures(tmp_path: Path) -> None:
    (tmp_path / "briefing.pptx").write_bytes(written())
    command = [
        str(OFFICE),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pptx",
        "--outdir",
        str(tmp_path / "again"),
        str(tmp_path / "briefing.pptx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - our own words
    found = figures((tmp_path / "again" / "briefing.pptx").read_bytes())
    assert [(figure.reference, figure.slide) for figure in found] == [
        (figure.reference, figure.slide) for figure in figures(written())
    ]
    assert [figure for figure, same in as_shown(found, "fi") if not same] == []


@pytest.mark.parametrize("file", [b"", b"PK", b"%PDF-1.7"])
def test_what_is_no_presentation_is_refused(file: bytes) -> None:
    with pytest.raises(ReportError) as caught:
        figures(file)
    assert caught.value.key == "errors.presentation_unreadable"


def test_words_in_brackets_are_no_references() -> None:
    assert LISTED.findall("45,3 % [7K2QF, 9ABCD] (2025) [sic] [ILOUX] [1234]") == ["7K2QF, 9ABCD"]


def test_charts_of_a_presentation_are_counted_once() -> None:
    assert len(charts(written())) == 3
    assert len({shape.name for _, shape in shapes(written()) if shape.has_chart}) == 3
    assert BytesIO(written()).getvalue()[:2] == b"PK"
