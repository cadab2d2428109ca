"""Tables as Finnish offices keep them, each with exactly what it says."""

from datetime import date

import pytest
from unit.upload.conftest import Reader
from unit.upload.sheets import workbook

from tkkio_analytics.domain.upload import Layout, UploadReading

Figures = list[tuple[str, int, float]]
WIDE = "Alue;2023;2024\nPohjois-Savo;54,5;55\nHelsinki;60;61,25\n"
WIDE_FIGURES: Figures = [("13", 2023, 54.5), ("13", 2024, 55.0), ("90", 2023, 60.0), ("90", 2024, 61.25)]


def figures(found: UploadReading) -> Figures:
    assert [problem.reason.key for problem in found.problems] == []
    return [(figure.region_code, figure.year, figure.value) for figure in found.figures]


def faults(found: UploadReading) -> list[tuple[str, str, str]]:
    return [
        (
            f"{problem.column or ''}{problem.row or ''}",
            problem.text,
            problem.reason.key.removeprefix("uploads.problem."),
        )
        for problem in found.problems
    ]


def notes(found: UploadReading) -> dict[str, object]:
    return {note.key.removeprefix("uploads.note."): note.params for note in found.notes}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_encodings_and_separators_are_found(read: Reader, encoding: str, separator: str) -> None:
    text = 'Alue;Vuosi;Luku\nItä-Uusimaa;2023;"54,5"\nEtelä-Pohjanmaa;2024;"7"\n'.replace(";", separator)
    assert figures(read(text.encode(encoding))) == [("01", 2023, 54.5), ("16", 2024, 7.0)]


def test_a_wide_table_is_read(read: Reader) -> None:
    found = read(WIDE)
    assert figures(found) == WIDE_FIGURES
    assert found.structure is not None
    assert found.structure.layout is Layout.YEARS_ACROSS
    assert (found.figures[3].row, found.figures[3].column) == (3, "C")


def test_a_table_with_the_areas_across_is_read(read: Reader) -> None:
    found = read("Vuosi;Itä-Uusimaa;Norra Savolax;Koko maa\n2023;1,5;2,5;3\n2024;;2;4\n")
    assert figures(found) == [
        ("01", 2023, 1.5),
        ("13", 2023, 2.5),
        ("FI", 2023, 3.0),
        ("13", 2024, 2.0),
        ("FI", 2024, 4.0),
    ]


def test_a_column_without_figures_beside_the_areas_is_passed_over(read: Reader) -> None:
    found = read("Vuosi;Kainuu;Huomautus\n2023;1;ennakko\n2024;2;\n")
    assert figures(found) == [("20", 2023, 1.0), ("20", 2024, 2.0)]
    assert "footnotes" not in notes(found)


@pytest.mark.parametrize(
    "written", ["\N{ARABIC-INDIC DIGIT FIVE}", "\N{FULLWIDTH DIGIT FIVE}", "5e1", "0x5", "½", "5-"]
)
def test_other_signs_than_our_digits_are_no_figures(read: Reader, written: str) -> None:
    assert [kind for *_, kind in faults(read(f"Alue;2023;2024\nKainuu;1;{written}\n"))] == ["not_number"]


def test_titles_above_and_footnotes_below_are_passed_over(read: Reader) -> None:
    text = f"Henkilöstö, vakanssit;;\nTilanne 31.12.;;\n\n{WIDE}\n* ennakkotieto\nLähde: henkilöstöjärjestelmä, 2024\n"
    found = read(text)
    assert figures(found) == WIDE_FIGURES
    assert notes(found)["footnotes"] == {"rows": "8\N{EN DASH}9"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1 054,5", 1054.5),
        ("1\N{NO-BREAK SPACE}054,5", 1054.5),
        ("1\N{NARROW NO-BREAK SPACE}054,5", 1054.5),
        ("1\N{THIN SPACE}054,5", 1054.5),
        ("1054.5", 1054.5),
        ("1.054,5", 1054.5),
        ("1,054.5", 1054.5),
        ("1 234 567", 1234567.0),
        ("\N{MINUS SIGN}2,1", -2.1),
        ("\N{EN DASH}2,1", -2.1),
        ("-2,1", -2.1),
        ("+2,1", 2.1),
        ("54,5 %", 54.5),
        ("54,5\N{NO-BREAK SPACE}%", 54.5),
        ("54,5*", 54.5),
        ("0,512", 0.512),
        ("0", 0.0),
        ("1234,567", 1234.567),
    ],
)
def test_numbers_are_read_as_they_are_written(read: Reader, written: str, value: float) -> None:
    assert figures(read(f'Alue;2024\nKainuu;"{written}"\n')) == [("20", 2024, value)]


@pytest.mark.parametrize(
    "mark", ["", "-", "\N{EN DASH}", "..", "...", ".", "ei tietoa", "Ei Tietoa", "uppgift saknas", "#N/A"]
)
def test_marks_of_a_missing_figure_become_no_figure(read: Reader, mark: str) -> None:
    found = read(f"Alue;2023;2024\nKainuu;{mark};1\nLappi;2;3\n")
    assert figures(found) == [("20", 2024, 1.0), ("21", 2023, 2.0), ("21", 2024, 3.0)]
    assert notes(found)["missing"] == {"count": 1}


@pytest.mark.parametrize("written", ["12,345", "12.345", "1,054", "-7,250"])
def test_three_digits_after_a_sign_are_refused_where_nothing_else_tells(read: Reader, written: str) -> None:
    assert faults(read(f'Alue;2024\nKainuu;"{written}"\n')) == [("B2", written, "ambiguous_number")]


def test_three_digits_after_a_sign_are_read_by_the_other_figures(read: Reader) -> None:
    assert figures(read("Alue;2023;2024\nKainuu;12,345;1,5\n")) == [("20", 2023, 12.345), ("20", 2024, 1.5)]
    assert faults(read("Alue;2023;2024\nKainuu;12.345;1,5\n")) == [("B2", "12.345", "ambiguous_number")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Pohjois-Savo", "13"),
        ("Pohjois-Savon hyvinvointialue", "13"),
        ("POHJOIS-SAVON HYVINVOINTIALUE ", "13"),
        ("Pohjois\N{EN DASH}Savon hva", "13"),
        ("Pohjois - Savo", "13"),
        ("Pohjois-Savon", "13"),
        ("Norra Savolax välfärdsområde", "13"),
        ("North Savo wellbeing services county", "13"),
        ("Vantaan ja Keravan hyvinvointialue", "04"),
        ("Vantaa-Kerava", "04"),
        ("Vanda och Kervo", "04"),
        ("Helsingin kaupunki", "90"),
        ("Helsingfors", "90"),
        ("Pohjanmaa", "17"),
        ("Österbotten", "17"),
        ("Lapin hyvinvointialue 1)", "21"),
        ("Koko maa", "FI"),
        ("Suomi", "FI"),
        ("Hela landet", "FI"),
        ("HVA13", "13"),
        ("hva 1", "01"),
    ],
)
def test_areas_are_known_by_every_name(read: Reader, name: str, code: str) -> None:
    assert figures(read(f"Alue;2024\n{name};1\n")) == [(code, 2024, 1.0)]


def test_every_area_is_known_by_every_name_of_the_catalogue(read: Reader, regions: tuple) -> None:
    wanted = [region for region in regions if region.category.value != "YTA"]
    for language in ("fi", "sv", "en"):
        for field in ("name", "short_name", "genitive"):
            names = [getattr(region, field).in_language(language) for region in wanted]
            rows = "".join(f'"{name}";1\n' for name in names)
            assert figures(read(f"Alue;2024\n{rows}")) == [(region.code, 2024, 1.0) for region in wanted]


def test_codes_are_known_without_their_zeros(read: Reader) -> None:
    found = read('Aluekoodi;Vuosi;Arvo\n1;2024;5\n"=""02""";2024;6\n13;2024;7\n')
    assert figures(found) == [("01", 2024, 5.0), ("02", 2024, 6.0), ("13", 2024, 7.0)]


def test_a_name_wins_over_the_code_beside_it(read: Reader) -> None:
    found = read("Koodi;Alue;2024\n01;Itä-Uusimaa;5\n02;Keski-Uusimaa;6\n")
    assert figures(found) == [("01", 2024, 5.0), ("02", 2024, 6.0)]


def test_totals_and_aland_are_left_out_and_said(read: Reader) -> None:
    found = read("Alue;2024\nKainuu;1\nÅland;2\nYhteensä;3\nSamtliga;4\nKoko maa;5\n")
    assert figures(found) == [("20", 2024, 1.0), ("FI", 2024, 5.0)]
    assert notes(found)["aland"] == {"cells": ("A3",)}
    assert notes(found)["total"] == {"cells": ("A4", "A5")}


def test_an_unknown_area_is_named_with_the_likest(read: Reader) -> None:
    found = read("Alue;2024\nKainuu;1\nPohjoi-Savo;2\nUusimaa;3\nNarnia;4\nItä-Suomen YTA;5\n;6\n")
    assert faults(found) == [
        ("A3", "Pohjoi-Savo", "unknown_region_like"),
        ("A4", "Uusimaa", "unknown_region_like"),
        ("A5", "Narnia", "unknown_region"),
        ("A6", "Itä-Suomen YTA", "collaborative_area"),
        ("A7", "", "no_region"),
    ]
    first, second = (found.problems[place].reason.params["likest"] for place in (0, 1))
    assert first[0].fi == "Pohjois-Savo"
    assert {name.fi for name in second} == {"Itä-Uusimaa", "Keski-Uusimaa", "Länsi-Uusimaa"}


def test_a_figure_that_is_there_twice_is_refused(read: Reader) -> None:
    found = read("Alue;Vuosi;Luku\nKainuu;2024;1\nKajanaland;2024;2\n")
    assert faults(found) == [("C3", "2", "duplicate")]
    assert found.problems[0].reason.params["first"] == "C2"


@pytest.mark.parametrize("period", ["2024-01", "2024M01", "1/2024", "01.2024", "tammikuu 2024", "2024Q1", "31.12.2024"])
def test_parts_of_a_year_are_refused_in_words(read: Reader, period: str) -> None:
    assert faults(read(f"Alue;Kuukausi;Luku\nKainuu;{period};1\n")) == [("B2", period, "part_of_year")]
    assert faults(read(f"Alue;{period};2024\nKainuu;1;2\n")) == [("B1", period, "part_of_year")]


def test_a_range_of_years_is_refused_in_words(read: Reader) -> None:
    assert faults(read("Alue;2022\N{EN DASH}2024\nKainuu;1\n")) == [("B1", "2022-2024", "year_range")]


@pytest.mark.parametrize("heading", ["2024", "2024*", "Vuosi 2024", "v. 2024", "år 2024", "2024.0", "2024 1)"])
def test_years_are_read_as_they_are_headed(read: Reader, heading: str) -> None:
    assert figures(read(f"Alue;{heading}\nKainuu;1\n")) == [("20", 2024, 1.0)]


def test_a_decimal_comma_between_commas_is_seen(read: Reader) -> None:
    assert faults(read("Alue,Vuosi,Luku\nKainuu,2023,54\nLappi,2024,54,5\n")) == [("D3", "5", "overflow")]


def test_an_area_merged_over_its_years_is_filled_down_and_said(read: Reader) -> None:
    found = read("Alue;Vuosi;Luku\nKainuu;2023;1\n;2024;2\nLappi;2023;3\n;2024;4\n")
    assert figures(found) == [("20", 2023, 1.0), ("20", 2024, 2.0), ("21", 2023, 3.0), ("21", 2024, 4.0)]
    assert notes(found)["filled_down"] == {"rows": "3, 5"}


def test_a_year_over_several_columns_is_refused(read: Reader) -> None:
    found = read(";2023;;2024;\nAlue;Naiset;Miehet;Naiset;Miehet\nKainuu;1;2;3;4\n")
    assert faults(found) == [("B1", "2023", "shared_year"), ("D1", "2024", "shared_year")]


def test_a_merged_title_over_the_years_is_passed_over(read: Reader) -> None:
    found = read(";Osuus, %;;\nAlue;2022;2023;2024\n;%;%;%\nKainuu;1;2;3\n")
    assert figures(found) == [("20", 2022, 1.0), ("20", 2023, 2.0), ("20", 2024, 3.0)]


def test_columns_that_are_not_used_are_said(read: Reader) -> None:
    found = read("Alue;Huomautus;2024\nKainuu;tarkistettu;1\n")
    assert notes(found)["columns"] == {"columns": ("B (Huomautus)",)}


def test_several_columns_of_figures_are_asked_about_and_chosen(read: Reader) -> None:
    text = "Alue;Vuosi;Henkilöitä;Tehtäviä\nKainuu;2024;5;6\n"
    assert faults(read(text)) == [("", "", "several_value_columns")]
    assert figures(read(text, value_column="Tehtäviä")) == [("20", 2024, 6.0)]
    assert figures(read(text, value_column="c")) == [("20", 2024, 5.0)]


def test_the_columns_can_be_chosen(read: Reader) -> None:
    text = "Lähtö;Kohde;Alku;Loppu;Luku\nKainuu;Lappi;2023;2024;5\nKainuu;Helsinki;2023;2024;6\n"
    found = read(text, region_column="Kohde", period_column="Loppu", value_column="E")
    assert figures(found) == [("21", 2024, 5.0), ("90", 2024, 6.0)]


@pytest.mark.parametrize("text", ["x;y\n1;2\n", "Alue;Luku\nKainuu;5\n", "\n\n", "vain tekstiä"])
def test_what_is_no_table_is_said(read: Reader, text: str) -> None:
    assert faults(read(text)) == [("", "", "no_table")]


def test_text_that_could_run_is_a_problem_and_nothing_else(read: Reader) -> None:
    found = read("Alue;2023;2024\nKainuu;=1+1;<script>alert(1)</script>\n=HYPERLINK(A1);1;\n")
    assert faults(found) == [
        ("B2", "=1+1", "formula"),
        ("C2", "<script>alert(1)</script>", "not_number"),
        ("A3", "=HYPERLINK(A1)", "unknown_region"),
    ]


def test_the_own_indicator_that_a_file_names_is_found(read: Reader) -> None:
    assert read(f"Mittari;own_filled_posts\n\n{WIDE}").indicator_ids == ("own_filled_posts",)


def test_excel_s_own_line_about_the_separator_is_heeded(read: Reader) -> None:
    assert figures(read(f"sep=;\n{WIDE}")) == WIDE_FIGURES
    assert read(f"sep=;\n{WIDE}").figures[0].row == 3


def test_a_workbook_is_read_with_its_numbers_and_percents(read: Reader) -> None:
    data = workbook(
        [["Täytetyt vakanssit"], [], ["Alue", 2023, "2024"], ["Kainuu", 54.5, 0.545], ["Lappi", "55,5", None]],
        formats={"C4": "0.0%"},
    )
    found = read(data, "luvut.xlsx")
    assert figures(found) == [("20", 2023, 54.5), ("20", 2024, 54.5), ("21", 2023, 55.5)]
    assert notes(found)["percent"] == {"count": 1}


def test_codes_that_excel_made_numbers_are_known(read: Reader) -> None:
    data = workbook([["Koodi", "Vuosi", "Arvo"], [1, 2024, 5], [13, 2024, 6.5]])
    assert figures(read(data, "luvut.xlsx")) == [("01", 2024, 5.0), ("13", 2024, 6.5)]


def test_the_sheet_with_the_table_is_found_and_another_can_be_chosen(read: Reader) -> None:
    data = workbook([["Ohje"]], Luvut=[["Alue", 2024], ["Kainuu", 1]], Toinen=[["Alue", 2024], ["Kainuu", 2]])
    assert figures(read(data, "luvut.xlsx")) == [("20", 2024, 1.0)]
    assert read(data, "luvut.xlsx").sheet == "Luvut"
    assert figures(read(data, "luvut.xlsx", sheet="Toinen")) == [("20", 2024, 2.0)]


def test_a_formula_without_its_result_is_refused(read: Reader) -> None:
    data = workbook([["Alue", 2024], ["Kainuu", "=1+1"], ["Lappi", 2]])
    assert faults(read(data, "luvut.xlsx")) == [("B2", "=1+1", "formula")]


def test_the_result_that_excel_kept_of_a_formula_is_read(read: Reader) -> None:
    data = workbook([["Alue", 2024], ["Kainuu", "=1+1"]], results={"=1+1": "2.5"})
    found = read(data, "luvut.xlsx")
    assert figures(found) == [("20", 2024, 2.5)]
    assert "formulas" in notes(found)


def test_dates_and_truth_values_are_no_figures(read: Reader) -> None:
    data = workbook([["Alue", 2023, 2024], ["Kainuu", date(2024, 1, 1), True]])
    assert [kind for _, _, kind in faults(read(data, "luvut.xlsx"))] == ["date_cell", "logical_cell"]
