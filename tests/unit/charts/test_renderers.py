"""Specifications as Plotly figures and as SVG."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import plotly.graph_objects as go
import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.charts import bullet, dot_plot, fan, pace, plotly, reliability, sparkline, spread, svg, theme
from tkkio_analytics.domain.chart import ChartSpec, Point
from tkkio_analytics.i18n import LANGUAGES, Translator

FINNISH = Translator("fi")


def fan_spec(**names: str) -> ChartSpec:
    return fan.chart(
        views.forecast(),
        outlook=views.outlook(),
        indicator=views.indicator(**names),
        region=views.REGIONS["71"],
        breaks=(views.law(),),
    )


def every_spec() -> dict[str, ChartSpec]:
    return {
        "fan": fan_spec(),
        "dot_plot": dot_plot.chart(views.comparison(), indicator=views.indicator(), regions=views.REGIONS),
        "spread": spread.chart(views.comparison(), indicator=views.indicator()),
        "pace": pace.chart(views.outlook().pace, indicator=views.indicator()),  # type: ignore[arg-type]
        "reliability": reliability.chart(views.RECORD),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["fan", "dot_plot", "spread", "pace", "reliability"])
def test_every_chart_is_drawn_in_every_language(name: str, language: str) -> None:
    figure = plotly.figure(every_spec()[name], translator=Translator(language))
    go.Figure(figure.to_dict())  # refuses a property that Plotly does not know
    drawn = json.loads(figure.to_json())
    assert len(drawn["data"]) >= 1
    assert drawn["layout"]["separators"] == (".," if language == "en" else ",\xa0")


@pytest.mark.parametrize("name", ["fan", "dot_plot", "spread", "pace", "reliability"])
def test_a_stamp_is_in_the_picture_itself_and_absent_without_one(name: str) -> None:
    def notes(stamp: str) -> list[str]:
        drawn = json.loads(plotly.figure(every_spec()[name], translator=FINNISH, stamp=stamp).to_json())
        return [note["text"] for note in drawn["layout"].get("annotations", [])]

    assert notes("Harjoitusaineisto") == ["HARJOITUSAINEISTO", *notes("")]


def test_a_stamp_is_the_title_of_a_small_picture() -> None:
    spec = every_spec()["fan"]
    assert "<title>A &amp; B</title>" in svg.picture(spec, width=110, height=28, stamp="A & B")
    assert "<title>" not in svg.picture(spec, width=110, height=28)


def test_nothing_asks_for_anything_outside() -> None:
    for spec in every_spec().values():
        drawn = plotly.figure(spec, translator=FINNISH).to_json()
        assert "http" not in drawn
        assert "mapbox" not in drawn
    settings = plotly.config(FINNISH)
    assert settings["displayModeBar"] is False
    assert settings["locales"]["fi"]["format"]["decimal"] == ","
    assert "http" not in json.dumps(settings)


def test_the_boundary_of_data_and_forecast_is_drawn_and_named() -> None:
    layout = json.loads(plotly.figure(fan_spec(), translator=FINNISH).to_json())["layout"]
    ground = next(shape for shape in layout["shapes"] if shape["type"] == "rect")
    assert (ground["x0"], ground["fillcolor"]) == (2025, theme.FORECAST_GROUND)
    words = [note["text"] for note in layout["annotations"]]
    assert {"<b>aineisto päättyy</b>", "<b>ennuste alkaa</b>", "Uusi laki"} <= set(words)


def test_labels_of_lines_stand_on_rows_of_their_own_and_over_every_stem_behind_them() -> None:
    laws = tuple(views.law(day=day) for day in ("2023-02-01", "2023-04-01", "2027-01-01", "2027-04-01"))
    spec = fan.chart(
        views.forecast(),
        outlook=views.outlook(),
        indicator=views.indicator(),
        region=views.REGIONS["71"],
        breaks=laws,
    )
    layout = json.loads(plotly.figure(spec, translator=FINNISH).to_json())["layout"]
    arrows = [note for note in layout["annotations"] if note.get("showarrow")]
    assert [note["xanchor"] for note in sorted(arrows, key=lambda note: note["x"])] == [
        "left",
        "left",
        "right",
        "right",
    ]
    heights = [note["ay"] for note in arrows]
    assert heights == sorted(set(heights))
    assert len(heights) == len(laws)
    assert {note["bgcolor"] for note in arrows} == {theme.PAPER}
    # A label that grows to the right stands below those that begin before it, so that its stem meets none of them.
    left = [note["ay"] for note in sorted(arrows, key=lambda note: note["x"]) if note["xanchor"] == "left"]
    assert left == sorted(left)
    assert layout["margin"]["t"] + max(heights) > 0
    assert layout["margin"]["t"] + min(heights) > 0


def test_the_name_of_a_level_keeps_off_a_line_that_begins_above_it() -> None:
    def anchor(goal: float) -> str:
        outlook = views.outlook(goal=views.target(value=goal))
        spec = fan.chart(
            views.forecast(), outlook=outlook, indicator=views.indicator(), region=views.REGIONS["71"], breaks=()
        )
        layout = json.loads(plotly.figure(spec, translator=FINNISH).to_json())["layout"]
        return next(
            str(note["yanchor"]) for note in layout["annotations"] if note["xref"] == "paper" and note["y"] == goal
        )

    assert (anchor(45.0), anchor(60.0)) == ("top", "bottom")


def test_a_chart_without_a_legend_leaves_no_room_for_one() -> None:
    drawn = {
        name: json.loads(plotly.figure(every_spec()[name], translator=FINNISH).to_json())["layout"]["margin"]["b"]
        for name in ("pace", "fan")
    }
    assert drawn == {"pace": 48, "fan": 56}


def test_a_unit_with_a_factor_is_scaled_once() -> None:
    indicator = views.indicator(unit=views.SHARE)
    spec = spread.chart(views.comparison(), indicator=indicator)
    drawn = json.loads(plotly.figure(spec, translator=FINNISH).to_json())
    median = next(trace for trace in drawn["data"] if trace["mode"] == "lines+markers")
    assert list(go.Figure(plotly.figure(spec, translator=FINNISH).to_dict()).data[-1].y) == [4800.0, 5000.0]
    assert "4\xa0800" in median["text"][0]


def test_names_in_a_chart_are_never_markup() -> None:
    comparison = views.comparison()
    regions = {**views.REGIONS, "71": views.region("71", name="<b>x</b>")}
    spec = dot_plot.chart(comparison, indicator=views.indicator(), regions=regions)
    drawn = json.loads(plotly.figure(replace(spec), translator=FINNISH).to_json())
    assert drawn["layout"]["yaxis"]["ticktext"][0] == "&lt;b>x&lt;/b>"
    assert "<b>" not in json.dumps(drawn["data"])


def test_small_charts_are_valid_svg_with_one_mark_each() -> None:
    spec = bullet.chart(views.signals("71"), nation=views.signals("FI", value=51.0), indicator=views.indicator())
    assert spec is not None
    root = ET.fromstring(svg.picture(spec, width=150, height=24))  # noqa: S314 - our own picture
    kinds = [child.tag.rpartition("}")[2] for child in root]
    assert kinds == ["line", "line", "circle", "polygon"]


def test_a_line_is_interrupted_where_a_value_is_missing() -> None:
    spec = sparkline.chart(views.signals("71"), indicator=views.indicator())
    assert spec is not None
    points = (Point(x=2023, y=50), Point(x=2024, y=None), Point(x=2025, y=54))
    broken = replace(spec, series=(replace(spec.series[0], points=points),))
    root = ET.fromstring(svg.picture(broken, width=110, height=28))  # noqa: S314 - our own picture
    assert [child.tag.rpartition("}")[2] for child in root].count("polyline") == 2


def test_a_flat_series_is_drawn_in_the_middle() -> None:
    signals = replace(views.signals("71"), recent=((views.FIRST, 5.0), (views.LAST, 5.0)))
    spec = sparkline.chart(signals, indicator=views.indicator())
    assert spec is not None
    assert ",14.0 " in svg.picture(spec, width=110, height=28)
