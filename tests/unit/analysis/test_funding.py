"""Grants of made-up areas: relations, divisors, shares and printed totals."""

import pandas as pd
import pytest
from unit.analysis.imagined import make_region, text

from tkkio_analytics.analysis import funding
from tkkio_analytics.domain.funding import CheckedTotal, GrantLine, GrantQuestion, GrantView, LineKind
from tkkio_analytics.domain.region import RegionCategory

COUNTY = "HYVINVOINTIALUE"
POPULATION = {2020: {"71": 100.0, "72": 200.0, "73": 400.0}, 2021: {"71": 125.0, "72": 200.0, "73": 500.0}}
REGIONS = tuple(make_region(code) for code in ("71", "72", "73"))


def cell(recipient: str, euros: float, **changes: str) -> dict[str, object]:
    known = {"round": "2020", "investment": "", "group": "", "region_code": "", "line_kind": "area"} | changes
    return {
        "table": "tulsote",
        "programme": "tulsote",
        "column": known["round"],
        "recipient": recipient,
        "region_category": COUNTY if known["region_code"] else "",
        "euros": euros,
        "status": "granted",
        "origin_id": "imagined-source",
        "place": "slide",
        **known,
    }


GRANTS = pd.DataFrame(
    [
        cell("Yksi", 1000.0, region_code="71"),
        cell("Yksi", 500.0, region_code="71", round="2021"),
        cell("Kaksi yht.", 600.0, region_code="72"),
        cell("Kaksi länsi", 400.0, region_code="72", line_kind="part", group="Kaksi yht."),
        cell("Kaksi itä", 150.0, region_code="72", line_kind="part", group="Kaksi yht."),
        cell("Kolme", 2000.0, region_code="73", group="Maakunta yht."),
        cell("Erillinen", 400.0, line_kind="separate"),
    ]
)
TOTALS = pd.DataFrame(
    [
        {"table": "tulsote", "line": "yhteensä (€)", "column": "2020", "total_kind": "column_total", "euros": 4100.0},
        {"table": "tulsote", "line": "Maakunta yht.", "column": "2020", "total_kind": "subtotal", "euros": 2000.0},
    ]
)
CHECKS = (
    CheckedTotal(
        table="tulsote", line="yhteensä (€)", column="2020", printed=4100.0, computed=4000.0, reason=text("ero")
    ),
    CheckedTotal(table="tulsote", line="Kaksi yht.", column="2020", printed=600.0, computed=550.0, reason=text("ero")),
    CheckedTotal(table="tulsote", line="Maakunta yht.", column="2020", printed=2000.0, computed=2000.0, reason=None),
)


def seen(round_code: str = "2020", population: dict[int, dict[str, float]] = POPULATION) -> GrantView:
    question = GrantQuestion(table="tulsote", round=round_code)
    return funding.view(question, grants=GRANTS, totals=CHECKS, regions=REGIONS, population=population)


def line(view: GrantView, recipient: str) -> GrantLine:
    return next(line for line in view.lines if line.recipient == recipient)


def test_lines_stand_largest_first_with_parts_below_their_line_and_sums_last() -> None:
    assert [line.recipient for line in seen().lines] == [
        "Kolme",
        "Yksi",
        "Kaksi yht.",
        "Kaksi länsi",
        "Kaksi itä",
        "Erillinen",
        "Maakunta yht.",
    ]


def test_every_line_says_how_it_relates_to_the_areas_of_today() -> None:
    view = seen()
    assert {line.recipient: line.kind for line in view.lines} == {
        "Kolme": LineKind.AREA,
        "Yksi": LineKind.AREA,
        "Kaksi yht.": LineKind.JOINED,
        "Kaksi länsi": LineKind.PART,
        "Kaksi itä": LineKind.PART,
        "Erillinen": LineKind.SEPARATE,
        "Maakunta yht.": LineKind.SPLIT,
    }
    assert line(view, "Kolme").relation.key == "funding.relation.in_group"
    assert line(view, "Maakunta yht.").relation.params["areas"] == (REGIONS[2].short_name,)


def test_money_is_divided_only_where_the_denominators_match() -> None:
    view = seen()
    assert line(view, "Yksi").per_inhabitant == pytest.approx(1000 / 100)
    assert line(view, "Kaksi yht.").per_inhabitant == pytest.approx(600 / 200)
    assert line(view, "Maakunta yht.").per_inhabitant == pytest.approx(2000 / 400)
    for recipient, key in (("Kaksi itä", "part"), ("Erillinen", "separate")):
        found = line(view, recipient)
        assert found.per_inhabitant is None
        assert found.refusal is not None
        assert found.refusal.key == f"funding.undivided.{key}"


def test_parts_and_sums_of_areas_are_not_counted_twice() -> None:
    view = seen()
    assert view.total == 1000 + 600 + 2000 + 400
    assert sum(line.share or 0.0 for line in view.lines) == pytest.approx(1.0)
    assert line(view, "Kaksi itä").share is None
    assert line(view, "Maakunta yht.").share is None


def test_a_total_that_does_not_add_up_stands_with_its_exact_difference() -> None:
    view = seen()
    assert view.printed is not None
    assert view.printed.difference == -100.0
    check = next(item for item in view.findings if item.key == "funding.check.differs")
    assert check.params["difference"].value == -100.0  # type: ignore[attr-defined]
    assert [item.difference for item in line(view, "Kaksi yht.").checks] == [-50.0]


def test_both_rounds_together_are_divided_by_the_later_population() -> None:
    view = seen("")
    assert line(view, "Yksi").euros == 1500.0
    assert view.population_year == 2021
    assert line(view, "Yksi").per_inhabitant == pytest.approx(1500 / 125)


def test_without_a_population_nothing_is_divided_and_the_line_says_so() -> None:
    view = seen(population={})
    assert view.population_year is None
    refusal = line(view, "Yksi").refusal
    assert refusal is not None
    assert refusal.key == "funding.undivided.no_population"


@pytest.mark.parametrize(
    ("rounds", "years", "year"),
    [
        (("2020",), (2019, 2020, 2021), 2020),
        (("1", "2"), (2020, 2021, 2024), 2021),
        (("2020–2021",), (2020, 2021), 2021),
        (("2020",), (2024, 2025), 2024),
        (("2020",), (), None),
    ],
)
def test_the_divisor_is_of_the_grants_own_year_or_the_latest_before_it(
    rounds: tuple[str, ...], years: tuple[int, ...], year: int | None
) -> None:
    assert funding.population_year([{"round": code} for code in rounds], years=years) == year


def test_an_earlier_population_than_the_grants_year_is_said() -> None:
    notes = {note.key for note in seen(population={2019: POPULATION[2020]}).notes}
    assert "funding.note.population_earlier" in notes
    assert "funding.note.population" in {note.key for note in seen().notes}


def test_the_printed_table_keeps_the_order_of_the_source_and_tells_missing_from_zero() -> None:
    printed = funding.printed_table("tulsote", grants=GRANTS, totals=TOTALS, checks=CHECKS)
    assert printed is not None
    assert [row.line for row in printed.rows] == [
        "Yksi",
        "Kaksi yht.",
        "Kaksi länsi",
        "Kaksi itä",
        "Maakunta yht.",
        "Kolme",
        "Erillinen",
        "yhteensä (€)",
    ]
    assert printed.columns == ("2020",)
    assert [row.euros[0] for row in printed.rows] == [1000.0, 600.0, 400.0, 150.0, 2000.0, 2000.0, 400.0, 4100.0]
    assert [row.line for row in printed.rows if row.is_part] == ["Kaksi länsi", "Kaksi itä"]


def test_choices_are_what_the_table_holds() -> None:
    (found,) = funding.choices(GRANTS)
    assert (found.table, found.rounds, found.investments) == ("tulsote", ("2020", "2021"), ())
    assert funding.choices(GRANTS.iloc[:0]) == ()


def test_a_collaborative_area_is_divided_by_the_inhabitants_of_all_its_areas() -> None:
    whole = make_region("YTA9", category=RegionCategory.COLLABORATIVE_AREA)
    members = tuple(make_region(code, parent="YTA9") for code in ("71", "72"))
    grants = pd.DataFrame([cell("Yhdessä", 900.0, region_code="YTA9")])
    view = funding.view(
        GrantQuestion(table="tulsote"), grants=grants, totals=(), regions=(whole, *members), population=POPULATION
    )
    assert view.lines[0].per_inhabitant == pytest.approx(900 / 300)
    lacking = {2020: {"71": 100.0}}
    view = funding.view(
        GrantQuestion(table="tulsote"), grants=grants, totals=(), regions=(whole, *members), population=lacking
    )
    assert view.lines[0].per_inhabitant is None
