"""What is written in any of the supported shapes is read back the same."""

from collections.abc import Sequence
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from unit.upload.conftest import regions
from unit.upload.sheets import workbook

from tkkio_analytics.data.upload.reading import reading
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.upload import UploadChoice
from tkkio_analytics.services.upload_template import TemplateWords, csv_template, xlsx_template

__all__ = ["regions"]
Table = dict[tuple[str, int], float]
SPACES: Final = ("", " ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}")
ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16")
COUNTIES: Final = (*(f"{number:02}" for number in range(1, 22)), "90", "FI")

tables = st.dictionaries(
    st.tuples(st.sampled_from(COUNTIES), st.integers(2015, 2026)),
    st.integers(-(10**9), 10**9).map(lambda number: number / 100),
    min_size=1,
    max_size=40,
)
checked = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def written(value: float, *, sign: str, space: str, minus: str) -> str:
    """Write a number with two decimals, grouped by thousands."""
    text = f"{abs(value):,.2f}".replace(",", space).replace(".", sign)
    return f"{minus}{text}" if value < 0 else text


def names(regions: Sequence[Region], *, language: str, field: str) -> dict[str, str]:
    known = [region for region in regions if region.category is not RegionCategory.COLLABORATIVE_AREA]
    return {region.code: getattr(region, field).in_language(language) for region in known}


def laid_out(table: Table, named: dict[str, str], layout: str, figure: dict[float, object]) -> list[list[object]]:
    codes, years = sorted({code for code, _ in table}), sorted({year for _, year in table})

    def cell(code: str, year: int) -> object:
        return figure[table[code, year]] if (code, year) in table else ".."

    if layout == "long":
        rows = [[named[code], year, figure[value]] for (code, year), value in table.items()]
        return [["Alue", "Vuosi", "Arvo"], *rows]
    if layout == "years_across":
        return [["Alue", *years], *([named[code], *(cell(code, year) for year in years)] for code in codes)]
    head = ["Vuosi", *(named[code] for code in codes)]
    return [head, *([year, *(cell(code, year) for code in codes)] for year in years)]


def read_back(data: bytes, name: str, regions: Sequence[Region]) -> Table:
    found = reading(data, name=name, choice=UploadChoice(), regions=regions)
    assert [(problem.reason.key, problem.text) for problem in found.problems] == []
    return {(figure.region_code, figure.year): figure.value for figure in found.figures}


@checked
@given(
    table=tables,
    layout=st.sampled_from(("long", "years_across", "regions_across")),
    language=st.sampled_from(("fi", "sv", "en")),
    field=st.sampled_from(("name", "short_name", "genitive")),
    separator=st.sampled_from((";", "\t")),
    sign=st.sampled_from((",", ".")),
    space=st.sampled_from(SPACES),
    minus=st.sampled_from(("-", "\N{MINUS SIGN}")),
    encoding=st.sampled_from(ENCODINGS),
)
def test_text_is_read_back_the_same(  # noqa: PLR0913 - one shape a parameter
    regions: Sequence[Region],
    *,
    table: Table,
    layout: str,
    language: str,
    field: str,
    separator: str,
    sign: str,
    space: str,
    minus: str,
    encoding: str,
) -> None:
    figure: dict[float, object] = {
        value: written(value, sign=sign, space=space, minus=minus) for value in table.values()
    }
    rows = laid_out(table, names(regions, language=language, field=field), layout, figure)
    text = "".join(separator.join(map(str, row)) + "\r\n" for row in rows)
    assert read_back(text.encode(encoding), "luvut.csv", regions) == table


@checked
@given(table=tables, layout=st.sampled_from(("long", "years_across", "regions_across")))
def test_workbooks_are_read_back_the_same(regions: Sequence[Region], table: Table, layout: str) -> None:
    figure: dict[float, object] = {value: value for value in table.values()}
    rows = laid_out(table, names(regions, language="fi", field="name"), layout, figure)
    assert read_back(workbook(rows), "luvut.xlsx", regions) == table


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@checked
@given(
    table=st.dictionaries(
        st.tuples(st.sampled_from(COUNTIES), st.integers(2020, 2026)),
        st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3)),
        min_size=1,
    )
)
def test_a_filled_template_is_read_back_the_same(regions: Sequence[Region], language: str, table: Table) -> None:
    words = TemplateWords(
        indicator="Mittari",
        code="Koodi",
        region="Alue",
        title="=Luvut",
        sheet="Luvut",
        regions=names(regions, language=language, field="short_name"),
    )
    years = range(2020, 2027)
    assert read_back(csv_template("own_a", years=years, values=table, words=words), "a.csv", regions) == table
    assert read_back(xlsx_template("own_a", years=years, values=table, words=words), "a.xlsx", regions) == table
