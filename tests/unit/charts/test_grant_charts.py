"""Bars and points of grants, on made-up areas."""

import json

import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.charts import grant_bars, grant_scatter, label_places, plotly
from tkkio_analytics.domain.chart import Mark, Meaning
from tkkio_analytics.domain.funding import (
    AssociationPoint,
    GrantAssociation,
    GrantLine,
    GrantQuestion,
    GrantView,
    LineKind,
    Measure,
)
from tkkio_analytics.domain.message import message
from tkkio_analytics.i18n import LANGUAGES, Translator


def line(name: str, euros: float, *, kind: LineKind = LineKind.AREA, each: float | None = None) -> GrantLine:
    return GrantLine(
        recipient=name,
        name=views.text(name),
        kind=kind,
        relation=message("funding.relation.programme"),
        region_code=None,
        euros=euros,
        share=None if kind in grant_bars.LEFT_OUT else euros / 4_000_000,
        population=None,
        per_inhabitant=each,
        refusal=None,
    )


VIEW = GrantView(
    question=GrantQuestion(table="tulsote"),
    title=message("funding.table.tulsote"),
    lines=(
        line("Suuri", 2_500_000.0, each=10.0),
        line("Yhdistetty", 1_000_000.0, kind=LineKind.JOINED, each=40.0),
        line("Osa", 600_000.0, kind=LineKind.PART),
        line("Erillinen", 500_000.0, kind=LineKind.SEPARATE),
        line("Summa", 3_500_000.0, kind=LineKind.SPLIT, each=12.0),
    ),
    total=4_000_000.0,
    printed=None,
    population_year=2020,
    findings=(),
    notes=(),
    origin_ids=("imagined",),
)
POINTS = tuple(AssociationPoint(region_code=code, per_inhabitant=float(code), change=-2.0) for code in ("73", "72"))
ASSOCIATION = GrantAssociation(
    indicator_id="imagined",
    start=2021,
    end=2024,
    points=POINTS,
    coefficient=None,
    lower=None,
    upper=None,
    finding=message("funding.association.few", n=2, fewest=10),
    caveats=(),
    origin_ids=("imagined",),
)


@pytest.mark.parametrize(
    ("measure", "values"),
    [
        (Measure.EUROS, [2_500_000.0, 1_000_000.0, 500_000.0]),
        (Measure.PER_INHABITANT, [40.0, 10.0]),
        (Measure.SHARE, [0.625, 0.25, 0.125]),
    ],
)
def test_bars_are_sorted_by_what_is_shown_and_no_money_is_drawn_twice(measure: Measure, values: list[float]) -> None:
    spec = grant_bars.chart(VIEW, measure=measure)
    assert [bar.value for bar in spec.bars] == values
    assert [bar.row for bar in spec.bars] == [-row for row in range(len(values))]
    assert spec.x_axis.minimum == 0.0


def test_a_joined_area_and_a_separate_grant_differ_in_more_than_colour() -> None:
    spec = grant_bars.chart(VIEW, measure=Measure.EUROS)
    assert [bar.meaning for bar in spec.bars] == [Meaning.PRESENT_AREA, Meaning.JOINED_AREAS, Meaning.SEPARATE_GRANT]
    drawn = json.loads(plotly.figure(spec, translator=Translator("fi")).to_json())["data"]
    assert [trace["marker"]["pattern"]["shape"] for trace in drawn] == ["", "/", "."]
    assert all(trace["showlegend"] for trace in drawn)


@pytest.mark.parametrize(("language", "end"), [("fi", "2,50"), ("sv", "2,50"), ("en", "2.50")])
def test_a_bar_is_drawn_in_millions_and_tells_whole_euros(language: str, end: str) -> None:
    drawn = json.loads(
        plotly.figure(grant_bars.chart(VIEW, measure=Measure.EUROS), translator=Translator(language)).to_json()
    )
    assert (drawn["data"][0]["x"], drawn["data"][0]["text"]) == ([2.5], [end])
    assert "500" in drawn["data"][0]["customdata"][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_points_carry_the_names_of_their_areas_and_say_the_same_in_words(language: str) -> None:
    spec = grant_scatter.chart(ASSOCIATION, indicator=views.indicator(), regions=views.REGIONS)
    drawn = json.loads(plotly.figure(spec, translator=Translator(language)).to_json())
    assert drawn["data"][0]["text"] == ["Kuvitelma 73", "Kuvitelma 72"]
    said = Translator(language).message(spec.description[0])
    assert "Kuvitelma 73" in said
    assert "−2" in said


def test_names_of_neighbours_stand_on_different_sides() -> None:
    label = message("funding.relation.programme")
    marks = [
        Mark(x=x, y=y, meaning=Meaning.PRESENT_AREA, label=label) for x, y in ((0.0, 0.0), (0.01, 0.0), (1.0, 1.0))
    ]
    first, second, last = label_places.places(marks, texts=["Pitkä nimi", "Toinen nimi", "Kolmas"])
    assert first != second
    assert last in {"middle left", "top center", "bottom center"}


def test_marks_without_names_take_no_room() -> None:
    marks = [Mark(x=0.0, y=0.0, meaning=Meaning.PRESENT_AREA, label=message("funding.relation.programme"))] * 2
    assert label_places.places(marks, texts=["", ""]) == ["top center", "top center"]
