"""The cartogram that ships: as many hexagons as people, neighbours beside neighbours, Finland's compass order."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.area_map import Cartogram, CartogramArea, LabelSide, contacts_of, neighbours_of

NORTHWARDS = (
    ("21", "19"), ("19", "15"), ("18", "16"), ("20", "14"), ("13", "12"), ("15", "09"), ("16", "06"), ("17", "06"),
    ("06", "05"), ("08", "07"), ("12", "10"), ("14", "11"), ("09", "01"), ("07", "03"), ("02", "04"), ("04", "90"),
)  # fmt: skip
"""Pairs of which the first lies to the north of the second on any map of Finland."""
EASTWARDS = (
    ("20", "19"), ("14", "13"), ("13", "15"), ("15", "16"), ("16", "17"), ("08", "06"),
    ("09", "07"), ("90", "03"), ("01", "02"), ("10", "01"), ("11", "10"), ("07", "05"),
)  # fmt: skip
"""Pairs of which the first lies to the east of the second."""
APART = (("21", "20"), ("18", "20"), ("18", "13"), ("06", "07"), ("05", "16"), ("12", "20"), ("03", "08"), ("10", "90"))
"""Counties that lie near one another without a common border."""


@pytest.fixture(scope="module")
def cartogram(shipped: Repository) -> Cartogram:
    found = shipped.catalog.cartogram
    assert found is not None
    return found


@pytest.fixture(scope="module")
def areas(cartogram: Cartogram) -> Mapping[str, CartogramArea]:
    return {area.region_code: area for area in cartogram.areas}


@pytest.fixture(scope="module")
def arranging(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("arrange_cartogram", root / "tools" / "arrange_cartogram.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def owner_of(cartogram: Cartogram) -> dict[tuple[float, float], str]:
    return {place: area.region_code for area in cartogram.areas for place in area.hexagons}


def test_every_area_has_its_hexagons_and_no_two_share_one(
    cartogram: Cartogram, areas: Mapping[str, CartogramArea], shipped: Repository
) -> None:
    rows = shipped.observations
    rows = rows[(rows[obs.INDICATOR] == cartogram.indicator_id) & (rows[obs.PERIOD] == str(cartogram.year))]
    people = dict(zip(rows[obs.REGION], rows[obs.VALUE], strict=True))
    assert sorted(areas) == [*(f"{number:02d}" for number in range(1, 22)), "90"]
    for code, area in areas.items():
        assert len(area.hexagons) == max(1, round(people[code] / cartogram.people)), code
    assert sum(len(area.hexagons) for area in areas.values()) == len(owner_of(cartogram)) == 112
    assert [len(areas[code].hexagons) for code in ("90", "18", "20", "21")] == [14, 1, 1, 4]


def test_every_area_is_in_one_piece(areas: Mapping[str, CartogramArea]) -> None:
    for area in areas.values():
        reached, edge = set(), [area.hexagons[0]]
        while edge:
            place = edge.pop()
            reached.add(place)
            edge += [other for other in neighbours_of(place) if other in area.hexagons and other not in reached]
        assert reached == set(area.hexagons), area.region_code


def test_areas_touch_where_they_have_a_border_and_nowhere_else(
    cartogram: Cartogram, areas: Mapping[str, CartogramArea]
) -> None:
    listed = {(code, other) for code, area in areas.items() for other in area.neighbours}
    assert listed == {(other, code) for code, other in listed}
    assert contacts_of(owner_of(cartogram)) == {(code, other) for code, other in listed if code < other}
    assert not listed & set(APART)
    assert areas["18"].neighbours == ("15", "16", "17", "19")
    assert areas["21"].neighbours == ("19",)
    assert areas["90"].neighbours == ("01", "03", "04")


@pytest.mark.parametrize("pairs", [NORTHWARDS, EASTWARDS])
def test_the_compass_is_kept(areas: Mapping[str, CartogramArea], pairs: tuple[tuple[str, str], ...]) -> None:
    axis, sign = (1, -1) if pairs is NORTHWARDS else (0, 1)
    for first, second in pairs:
        middles = [sum(p[axis] for p in areas[code].hexagons) / len(areas[code].hexagons) for code in (first, second)]
        assert sign * middles[0] > sign * middles[1], (first, second)


def test_names_beside_their_areas_stand_over_the_sea_or_abroad(cartogram: Cartogram) -> None:
    owner = owner_of(cartogram)
    beside = [area for area in cartogram.areas if area.side is not LabelSide.ON]
    assert {"18", "20"} <= {area.region_code for area in beside}
    for area in beside:
        step = 0.4 if area.side is LabelSide.RIGHT else -0.4
        assert (round(area.label[0] + step, 1), area.label[1]) not in owner


def test_the_rows_of_the_file_are_those_of_its_tool(arranging: ModuleType, cartogram: Cartogram, root: Path) -> None:
    owner = owner_of(cartogram)
    pairs = frozenset((a.region_code, b) for a in cartogram.areas for b in a.neighbours if a.region_code < b)
    written = "\n".join(arranging.rows(owner, pairs))
    assert (root / "data" / "reference" / "cartogram.toml").read_text(encoding="utf-8").endswith(written + "\n")
    assert set(owner) == set(arranging.silhouette())


def test_neighbours_share_a_line_and_not_a_corner(arranging: ModuleType) -> None:
    def square(code: str, west: float, south: float) -> dict[str, object]:
        ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
        return {"properties": {"hva_code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}

    features = [square("01", 0, 0), square("02", 1, 0), square("03", 1, 1), square("91", 0, 1)]
    assert arranging.neighbours({"features": features}) == {("01", "02"), ("02", "03")}
