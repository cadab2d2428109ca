"""The workbook holds real numbers, native charts and no formula, read back by another library."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from example_briefing import HOSTILE
from openpyxl import Workbook, load_workbook

from tkkio_analytics.i18n import LANGUAGES
from tkkio_analytics.reporting import manifest
from tkkio_analytics.reporting.wording import WordedBriefing, WordedNumber, WordedTable
from tkkio_analytics.reporting.xlsx.formats import number_format
from tkkio_analytics.reporting.xlsx.names import sheet_name
from tkkio_analytics.reporting.xlsx.workbook import xlsx

PAPER_A4 = "9"


@pytest.fixture(scope="module")
def made(in_words: Mapping[str, WordedBriefing]) -> Mapping[str, bytes]:
    return {language: xlsx(briefing) for language, briefing in in_words.items()}


def book(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def table(briefing: WordedBriefing) -> WordedTable:
    found = briefing.sections[0].blocks[1]
    assert isinstance(found, WordedTable)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_sheet_for_each_table_and_chart(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing], language: str
) -> None:
    said = in_words[language]
    titles = [table(said).caption, *(chart.title for chart in said.sections[1].blocks)]
    titles += [register.caption for register in (said.sources, said.origins, said.definitions)]
    taken: set[str] = set()
    names = [sheet_name(title, taken=taken) for title in titles]
    assert book(made[language]).sheetnames[1:] == [*names, manifest.SHEET]
    assert book(made[language])[manifest.SHEET].sheet_state == "hidden"


@pytest.mark.parametrize(
    ("language", "shape"), [("fi", '#,##0.0"\xa0%"'), ("sv", '#,##0.0"\xa0%"'), ("en", '#,##0.0"%"')]
)
def test_a_figure_is_a_number_in_full_with_its_unit_and_reference(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing], language: str, shape: str
) -> None:
    cell = table(in_words[language]).rows[0][1]
    assert cell.number is not None
    sheet = book(made[language]).worksheets[1]
    row = next(row for row in sheet.iter_rows() if row[0].value == table(in_words[language]).rows[0][0].text)
    assert row[1].value == cell.number.value == 91.1
    assert row[1].number_format.partition(";")[0] == shape
    assert row[2].value == cell.reference


def test_the_number_of_a_model_keeps_every_digit(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing]
) -> None:
    sheet = book(made["fi"])[in_words["fi"].sources.caption]
    shown = {row[0].value: [str(cell.value) for cell in row] for row in sheet.iter_rows()}
    for found in in_words["fi"].references:
        assert any(found.reference.exact_text in value for value in shown[found.reference.code])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_a_formula(made: Mapping[str, bytes], language: str) -> None:
    cells = [cell for sheet in book(made[language]) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.value for cell in cells if HOSTILE in str(cell.value)] == [f"'{HOSTILE}"] * 2


def test_headers_stay_in_view_and_print_on_a4_on_its_side(made: Mapping[str, bytes]) -> None:
    for sheet in book(made["fi"]).worksheets[:-1]:
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == PAPER_A4
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    sheet = book(made["fi"]).worksheets[1]
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$5:$5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_are_native_and_have_their_words(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing], language: str
) -> None:
    charts = in_words[language].sections[1].blocks
    with ZipFile(BytesIO(made[language])) as packed:
        drawings = [packed.read(f"xl/drawings/drawing{number}.xml").decode() for number in range(1, len(charts) + 1)]
        assert len([name for name in packed.namelist() if name.startswith("xl/charts/chart")]) == len(charts)
    for chart, drawing in zip(charts, drawings, strict=True):
        first = chart.description[0].split("\n")[0]
        assert f'descr="{first}' in drawing


def test_the_chart_of_a_forecast_draws_history_and_every_limit_of_its_fan(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing]
) -> None:
    spec = in_words["fi"].sections[1].blocks[0].spec
    sheet = book(made["fi"]).worksheets[2]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=30)]
    values = {value for row in rows for value in row[1:] if isinstance(value, float | int)}
    drawn = {point.y for series in spec.series for point in series.points if point.y is not None}
    limits = {value for band in spec.bands for value in (*band.lower, *band.upper)}
    assert drawn | limits <= values
    assert len(spec.bands) == 3


def test_the_file_says_what_it_is(made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing]) -> None:
    about = book(made["fi"])
    assert about.properties.title == in_words["fi"].title
    assert about.properties.created.date() == in_words["fi"].date
    assert {item.name: item.value for item in about.custom_doc_props.props}["sha256"] == in_words["fi"].release_sha256


def test_the_same_briefing_gives_the_same_file(
    made: Mapping[str, bytes], in_words: Mapping[str, WordedBriefing]
) -> None:
    assert xlsx(in_words["fi"]) == made["fi"]


def test_a_number_format_writes_signs_and_units_as_the_briefing_does() -> None:
    change = WordedNumber(value=1.0, decimals=2, symbol="%-yks./v", signed=True)
    assert (
        number_format(change, language="fi")
        == '"+"#,##0.00"\xa0%-yks./v";"−"#,##0.00"\xa0%-yks./v";#,##0.00"\xa0%-yks./v"'
    )
    euros = WordedNumber(value=1.0, decimals=0, symbol="€", leading=True)
    assert number_format(euros, language="en") == '"€"#,##0;"−""€"#,##0'


@pytest.mark.parametrize(
    ("wanted", "name"),
    [("Tila: 2025/2024", "Tila 2025 2024"), ("x" * 40, "x" * 31), ("History", "History 2"), ("'", "1"), ("[]*?", "1")],
)
def test_a_sheet_s_name_is_valid_in_every_program(wanted: str, name: str) -> None:
    assert sheet_name(wanted, taken=set()) == name


def test_long_names_that_begin_alike_stay_apart() -> None:
    taken: set[str] = set()
    names = [sheet_name("Pitkä nimi " * 5 + str(number), taken=taken) for number in range(12)]
    assert len({name.lower() for name in names}) == 12
    assert all(len(name) <= 31 for name in names)


def test_two_tables_of_one_name_have_two_sheets(in_words: Mapping[str, WordedBriefing]) -> None:
    said = in_words["fi"]
    twice = replace(said.sections[0], blocks=(table(said), table(said)))
    names = book(xlsx(replace(said, sections=(twice,)))).sheetnames
    assert names[1:3] == ["Tila nyt", "Tila nyt 2"]
