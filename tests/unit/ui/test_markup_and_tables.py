"""Data never becomes HTML, and a table is the same for the eye and the spreadsheet."""

import csv
import re
from dataclasses import replace
from io import BytesIO, StringIO

import pandas as pd
import pytest
from openpyxl import load_workbook
from unit.charts.imagined_views import HOSTILE, text

from tkkio_analytics.domain.provenance import Origin, Release
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui import downloads
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.tables import Cell, Column, Table, html

TABLE = Table(
    caption="Kuvitelmat",
    columns=(Column(header="Alue"), Column(header="Arvo", numeric=True)),
    rows=(
        (Cell(text="Kuvitelma 71", href="trends?region=71"), Cell(text="45,3 %", raw=45.2999)),
        (Cell(text=HOSTILE), Cell(text="–", raw="")),
    ),
)
RELEASE = Release(id="r1", created="2026-01-01", sha256="ab" * 32, snapshots=())
ORIGIN = Origin(
    id="o", producer="=Tuottaja", title=text("Nimi"), url="https://example.invalid", licence="CC0", sha256=None,
    date_accessed="2026-08-18", public_copy=None, public_copy_note=None,
)  # fmt: skip
CITED = downloads.Cited(origins=(ORIGIN,), release=RELEASE)


def rows_of(content: bytes, *, delimiter: str) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_text_and_attributes_are_escaped() -> None:
    made = element("a", "<b>&", href='x" onclick="y', class_="c", aria_label="<")
    assert made == '<a href="x&quot; onclick=&quot;y" class="c" aria-label="&lt;">&lt;b&gt;&amp;</a>'


def test_markup_is_kept_and_lists_are_joined() -> None:
    assert element("p", [element("b", "x"), "<"], Markup("<i></i>")) == "<p><b>x</b>&lt;<i></i></p>"


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert element("td", scope=None, class_=None) == "<td></td>"


def test_percentage_points_stay_on_one_line() -> None:
    assert "%-\N{WORD JOINER}yks." in element("p", "2,1 %-yks.")


def test_sentences_become_a_list_and_figures_stay_below_one_another() -> None:
    assert 'class="tk-table"' in html(TABLE)
    assert "role=" not in html(TABLE).replace('role="region"', "")
    said = html(replace(TABLE, columns=(Column(header="Alue"), Column(header="Syy", wide=True))))
    assert 'class="tk-table tk-stack tk-labelled"' in said
    # A browser forgets that a list was a table: every part says what it is.
    for part, role, count in (
        ("table", "table", 1),
        ("thead", "rowgroup", 1),
        ("tbody", "rowgroup", 1),
        ("tr", "row", 3),
        ("th", "columnheader", 2),
        ("th", "rowheader", 2),
        ("td", "cell", 2),
    ):
        assert len(re.findall(f'<{part} [^>]*role="{role}"', said)) == count, (part, role)


def test_hostile_names_stay_text_in_a_table() -> None:
    drawn = html(TABLE)
    assert "<img" not in drawn
    assert "&lt;img src=x" in drawn


def test_a_table_has_headings_for_columns_and_rows_and_a_caption() -> None:
    drawn = html(TABLE)
    assert '<th scope="col">Alue</th>' in drawn
    assert '<th scope="row"><a href="trends?region=71" target="_self">Kuvitelma 71</a></th>' in drawn
    assert "<caption><span>Kuvitelmat</span></caption>" in drawn
    assert 'tabindex="0"' in drawn


@pytest.mark.parametrize(
    ("language", "delimiter", "number"), [("fi", ";", "45,2999"), ("sv", ";", "45,2999"), ("en", ",", "45.2999")]
)
def test_a_csv_opens_in_the_languages_spreadsheet(language: str, delimiter: str, number: str) -> None:
    content = downloads.csv_of_table(TABLE, cited=CITED, translator=Translator(language))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = rows_of(content, delimiter=delimiter)
    assert rows[1][:2] == ["Kuvitelma 71", number]
    assert rows[1][2:] == ["'=Tuottaja: Nimi", "2026-08-18", "r1", "ab" * 32]
    assert rows[2][1] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_runs_as_a_formula(start: str) -> None:
    assert downloads.neutral(f"{start}1+1") == f"'{start}1+1"


def test_negative_numbers_stay_numbers() -> None:
    assert downloads.written(-1.25, language="fi") == "-1,25"
    assert downloads.written(-3, language="fi") == "-3"


@pytest.mark.parametrize("language", LANGUAGES)
def test_observations_keep_missing_apart_from_zero(language: str) -> None:
    frame = pd.DataFrame({"region_code": ["07", "71"], "value": [0.0, None], "status": ["observed", "missing"]})
    content = downloads.csv_of_rows(frame, release=RELEASE, translator=Translator(language))
    rows = rows_of(content, delimiter="," if language == "en" else ";")
    assert rows == [["region_code", "value", "status"], ["07", "0", "observed"], ["71", "", "missing"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_a_practice_file_says_that_it_is_made_up(language: str) -> None:
    translator, release = Translator(language), replace(RELEASE, practice=True)
    frame = pd.DataFrame({"region_code": ["H01", "H02"], "value": [0.0, None]})
    for content in (
        downloads.csv_of_rows(frame, release=release, translator=translator),
        downloads.csv_of_table(TABLE, cited=replace(CITED, release=release), translator=translator),
    ):
        rows = rows_of(content, delimiter="," if language == "en" else ";")
        assert rows[0][0] == translator.text("ui.csv.data")
        assert [row[0] for row in rows[1:]] == [translator.text("ui.practice.row")] * 2
        assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_says_what_its_figures_are_held_against(language: str) -> None:
    goal = Translator(language).text("ui.legal_status.reference")
    content = downloads.csv_of_table(TABLE, cited=replace(CITED, goal=goal), translator=Translator(language))
    rows = rows_of(content, delimiter="," if language == "en" else ";")
    assert rows[0][2] == Translator(language).text("ui.csv.goal")
    assert [row[2] for row in rows[1:]] == [goal, goal]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_csv_names_a_source_outside_the_release(language: str) -> None:
    content = downloads.csv_of_table(
        TABLE, cited=replace(CITED, source="A long panel"), translator=Translator(language)
    )
    rows = rows_of(content, delimiter="," if language == "en" else ";")
    column = rows[0].index(Translator(language).text("ui.csv.sources"))
    assert rows[1][column].startswith("A long panel; ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_holds_numbers_sources_and_no_formula(language: str) -> None:
    translator = Translator(language)
    cited = replace(CITED, origins=(replace(ORIGIN, licence="Ei ilmoitettu / Ej angiven / Not stated"),))
    made = downloads.xlsx_of_table(TABLE, cited=cited, translator=translator)
    assert made == downloads.xlsx_of_table(TABLE, cited=cited, translator=translator)
    sheet, about = load_workbook(BytesIO(made)).worksheets
    assert sheet["A1"].value == "Kuvitelmat"
    assert [cell.value for cell in sheet[3]] == ["Alue", "Arvo"]
    assert [cell.value for cell in sheet[4]] == ["Kuvitelma 71", 45.2999]
    assert sheet["A5"].value == HOSTILE
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    told = {name.value: text.value for name, text in about.iter_rows()}
    assert told[translator.text("ui.csv.sources")] == "'=Tuottaja: Nimi"
    assert told[translator.text("ui.csv.release_hash")] == "ab" * 32
    licence = {"fi": "Ei ilmoitettu", "sv": "Ej angiven", "en": "Not stated"}[language]
    assert told[translator.text("ui.csv.licences")] == licence


def test_every_row_of_a_practice_workbook_says_that_it_is_made_up() -> None:
    translator = Translator("fi")
    made = downloads.xlsx_of_table(
        TABLE, cited=replace(CITED, release=replace(RELEASE, practice=True)), translator=translator
    )
    sheet, about = load_workbook(BytesIO(made)).worksheets
    said = translator.text("ui.practice.row")
    assert [sheet["A4"].value, sheet["A5"].value, about["B1"].value] == [said] * 3


def test_observations_as_a_workbook_keep_missing_apart_from_zero_and_speak_one_language() -> None:
    licence = "Ei ilmoitettu / Ej angiven / Not stated"
    frame = pd.DataFrame({"region_code": ["07", "71"], "value": [0.0, None], "licence": [licence, licence]})
    made = downloads.xlsx_of_rows(frame, title="Kuvitelmat", release=RELEASE, translator=Translator("sv"))
    sheet = load_workbook(BytesIO(made)).worksheets[0]
    assert [cell.value for cell in sheet[3]] == ["region_code", "value", "licence"]
    assert [[cell.value for cell in sheet[row]] for row in (4, 5)] == [
        ["07", 0, "Ej angiven"],
        ["71", None, "Ej angiven"],
    ]
