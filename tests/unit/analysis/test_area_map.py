"""Cartogram and borders as maps: corners, outlines, and where names stand."""

from itertools import pairwise

import pytest

from tkkio_analytics.analysis.area_map import borders_map, cartogram_map
from tkkio_analytics.domain.area_map import (
    Cartogram,
    CartogramArea,
    CartogramSource,
    LabelSide,
    MapKind,
    Place,
    contacts_of,
)
from tkkio_analytics.domain.borders import Borders
from tkkio_analytics.domain.message import LocalizedText

WORDS = LocalizedText(fi="Rajat", sv="Gränser", en="Borders")


def cartogram(*hexagons: Place) -> Cartogram:
    area = CartogramArea(
        region_code="71", neighbours=("72",), hexagons=hexagons, label=hexagons[0], side=LabelSide.RIGHT
    )
    source = CartogramSource(
        producer="Kuvitelma", title=WORDS, url="https://example.org", licence="CC0", year=2030, note=WORDS
    )
    return Cartogram(people=50_000, indicator_id="population", year=2030, source=source, areas=(area,))


def test_a_hexagon_is_one_wide_and_stands_on_a_corner() -> None:
    shape = cartogram_map(cartogram((2, 1))).shapes[0]
    xs, ys = zip(*shape.parts[0], strict=True)
    assert (min(xs), max(xs)) == (1.5, 2.5)
    assert max(ys) - min(ys) == pytest.approx(2 / 3**0.5, abs=1e-5)
    assert shape.targets == (pytest.approx((2, -(3**0.5) / 2)),)


def test_the_side_between_two_hexagons_of_one_area_is_not_in_its_outline() -> None:
    outline = cartogram_map(cartogram((0, 0), (1, 0))).shapes[0].outline
    assert len(outline) == 1
    assert outline[0][0] == outline[0][-1]
    assert len(list(pairwise(outline[0]))) == 10


def test_hexagons_in_a_ring_have_an_inner_outline_too() -> None:
    around = ((-1, 0), (1, 0), (-0.5, -1), (0.5, -1), (-0.5, 1), (0.5, 1))
    outline = cartogram_map(cartogram(*around)).shapes[0].outline
    assert sorted(len(line) - 1 for line in outline) == [6, 18]


def test_a_place_touches_six_others_and_none_two_rows_away() -> None:
    owner = {(0, 0): "71", (0.5, 1): "72", (0, 2): "73"}
    assert contacts_of(owner) == {("71", "72"), ("72", "73")}


def test_borders_keep_their_rings_and_small_areas_have_no_name() -> None:
    wide = ((0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (0.0, 50.0), (0.0, 0.0))
    small = ((100.0, 0.0), (110.0, 0.0), (110.0, 10.0), (100.0, 10.0), (100.0, 0.0))
    borders = Borders(year=2030, rings={"71": (wide,), "72": (small,), "91": (small,)}, origin_id="imagined")
    drawn = borders_map(borders, region_codes=("71", "72", "73"))
    assert drawn.kind is MapKind.BORDERS
    assert [shape.region_code for shape in drawn.shapes] == ["71", "72"]
    assert [shape.is_named for shape in drawn.shapes] == [True, False]
    assert drawn.shapes[0].label == pytest.approx((50, 25))
    assert all(0 < x < 100 and 0 < y < 50 for x, y in drawn.shapes[0].targets)
    assert len(drawn.shapes[0].targets) > 20
