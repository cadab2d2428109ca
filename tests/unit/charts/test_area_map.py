"""The map of a comparison: fills, legend, words, and the same on screen and in a file."""

import json
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.charts import area_map, fills, picture, plotly, svg, theme
from tkkio_analytics.domain.area_map import AreaMap, AreaShape, Colouring, LabelSide, MapKind
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.domain.indicator import Indicator, Polarity
from tkkio_analytics.domain.patch import Fill
from tkkio_analytics.i18n import Translator

FINNISH = Translator("fi")
TEXT_CONTRAST = 4.5
GREY_STEP = 1.6
"""Contrast at which two greys are told apart side by side."""


def square(code: str, west: float, *, is_named: bool = True, side: LabelSide = LabelSide.ON) -> AreaShape:
    ring = ((west, 0.0), (west + 4, 0.0), (west + 4, 4.0), (west, 4.0), (west, 0.0))
    middle = (west + 2, 2.0)
    return AreaShape(
        region_code=code, parts=(ring,), outline=(ring,), targets=(middle,), label=middle, side=side, is_named=is_named
    )


SHAPES = (square("71", 0), square("72", 4, is_named=False), square("73", 8))
MAP = AreaMap(kind=MapKind.BORDERS, shapes=SHAPES, extent=(0.0, 0.0, 12.0, 4.0))


def spec(
    colouring: Colouring = Colouring.VERDICT, *, indicator: Indicator | None = None, chosen: str = ""
) -> ChartSpec:
    return area_map.chart(
        views.comparison(), MAP, indicator=indicator or views.indicator(), regions=views.REGIONS, colouring=colouring,
        chosen=chosen,
    )  # fmt: skip


def keys(of: ChartSpec) -> list[str]:
    return [FINNISH.value(key.text) for key in of.keys]


def test_areas_are_filled_by_the_verdict_and_the_legend_counts_them() -> None:
    drawn = spec()
    assert [patch.fill for patch in drawn.patches] == [Fill.BETTER, Fill.WORSE, Fill.NO_DATA]
    assert keys(drawn) == ["▲ Koko maata parempi (1)", "▼ Koko maata heikompi (1)", "Ei tietoa (1)"]


def test_the_best_class_is_the_darkest_whichever_way_is_better() -> None:
    higher = spec(Colouring.VALUE)
    assert [patch.fill for patch in higher.patches] == [Fill.CLASS_1, Fill.CLASS_5, Fill.NO_DATA]
    assert keys(higher)[:2] == ["vähintään 50\xa0% (paras)", "alle 50\xa0% (heikoin)"]
    lower = spec(Colouring.VALUE, indicator=replace(views.indicator(), polarity=Polarity.LOWER_IS_BETTER))
    assert [patch.fill for patch in lower.patches][:2] == [Fill.CLASS_5, Fill.CLASS_1]
    assert keys(lower)[:2] == ["alle 50\xa0% (paras)", "vähintään 50\xa0% (heikoin)"]


def test_an_area_without_room_for_its_name_keeps_the_sign_of_its_verdict() -> None:
    texts = [patch.text and FINNISH.value(patch.text) for patch in spec().patches]
    assert texts == ["▲ Kuvitelma 71", "▼", "Kuvitelma 73"]


def test_the_map_says_every_area_in_words_and_what_is_missing() -> None:
    said = FINNISH.message(spec().description[0])
    assert said.startswith("Alueet parhaasta alkaen: Kuvitelma 71: 60,0\xa0%, Koko maata parempi")
    assert "Kuvitelma 73: ei tietoa (Peitetty lähteessä)" in said


@pytest.mark.parametrize("fill", Fill)
def test_words_on_every_fill_can_be_read(fill: Fill) -> None:
    look = fills.SURFACES[fill]
    assert theme.contrast(look.ink, look.colour) >= TEXT_CONTRAST
    if look.pattern:
        assert theme.contrast(look.ink, look.stroke) >= TEXT_CONTRAST
        assert "<path" in svg.swatch(fill)


@pytest.mark.parametrize(
    "side_by_side", [(Fill.BETTER, Fill.SIMILAR, Fill.WORSE), (Fill.HIGHER, Fill.SIMILAR, Fill.LOWER)]
)
def test_verdicts_are_told_apart_in_greyscale_and_by_signs(side_by_side: tuple[Fill, ...]) -> None:
    for one, other in combinations(side_by_side, 2):
        look, beside = fills.SURFACES[one], fills.SURFACES[other]
        assert theme.contrast(look.colour, beside.colour) >= GREY_STEP or look.pattern != beside.pattern
        assert look.sign != beside.sign


def test_classes_of_values_darken_towards_the_best() -> None:
    dark_to_light = [fills.SURFACES[fill].colour for fill in Fill if fill.startswith("class")]
    darkness = [theme.contrast(colour, theme.PAPER) for colour in dark_to_light]
    assert darkness == sorted(darkness, reverse=True)
    assert all(dark / light >= 1.25 for dark, light in pairwise(darkness))


def test_a_click_hands_on_the_code_of_its_area_and_no_map_is_asked_from_outside() -> None:
    drawn = json.loads(plotly.figure(spec(chosen="72"), translator=FINNISH).to_json())
    assert {trace["type"] for trace in drawn["data"]} == {"scatter"}
    targets = [trace for trace in drawn["data"] if "customdata" in trace]
    assert [trace["customdata"] for trace in targets] == [[["71"], ["72"], ["73"]]]
    assert drawn["layout"]["yaxis"]["scaleanchor"] == "x"
    assert [trace["line"]["width"] for trace in drawn["data"] if trace.get("line", {}).get("width", 0) > 4] == [
        7.5,
        4.5,
    ]


def test_a_saved_map_has_its_words_and_the_same_scale_both_ways() -> None:
    document = picture.svg(spec(), translator=FINNISH).decode()
    assert "▼ Koko maata heikompi (1)" in document
    assert "Kuvitelma 73: ei tietoa" in document
    axes = picture.figure(spec(), translator=FINNISH).axes[0]
    box = axes.get_window_extent()
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    assert box.width / (east - west) == pytest.approx(box.height / (north - south))
