"""Arrange the population cartogram: prints rows of `data/reference/cartogram.toml`, a hexagon for about 50 000 people.

The silhouette is drawn by hand to recall Finland; simulated annealing decides which hexagon is whose. An area never
comes apart; contacts, numbers of hexagons, directions between neighbours and compact shapes are weighed against one
another, and an arrangement counts only if every area has its number, all neighbours touch, and no others do. The same
seed gives the same arrangement.
"""

import argparse
import json
import math
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, Final

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.area_map import ROW_STEP, Place, neighbours_of

PEOPLE: Final = 50_000
YEAR: Final = 2024
ALAND: Final = "91"
"""In the borders, but not a wellbeing services county."""
SILHOUETTE: Final[tuple[tuple[float, int], ...]] = (
    (6, 1), (4.5, 2), (6, 1), (5.5, 2), (5, 3), (4.5, 4), (3, 6), (1.5, 9), (2, 9),
    (1.5, 9), (1, 9), (0.5, 10), (0, 10), (0.5, 9), (0, 9), (0.5, 8), (1, 7), (1.5, 4),
)  # fmt: skip
"""First column and number of hexagons of each row from the north; odd rows lie half a hexagon to the right."""
INLAND: Final = frozenset({"02", "07", "08", "09", "12", "13", "15", "16"})
"""Counties with neither a coast nor a border with another country; the outline is left to the others."""
MISSING, FOREIGN, NUMBER, TURN, SPREAD, OUTLINE = 45.0, 14.0, 9.0, 9.0, 0.5, 4.0
"""Prices: a neighbour that is not touched, a stranger that is, a hexagon too many or few (squared), a neighbour in
another direction (1 - cosine), distance from the middle (squared), an inland area at the outline or another one not."""
BOX: Final = (1.8, 0.8)
"""Widths of a hexagon, and rows, that a name takes on two or three lines."""
REACH: Final = 0.56
"""From the middle of a hexagon, between its nearest side (0.5) and its corner (0.58)."""
ROOM_ENOUGH: Final = 0.6
MERIDIAN: Final = 4.5
"""Names stand to the left of areas west of this column, to the right of those east of it."""
HOT, COLD = 25.0, 0.3
SIDES: Final = 6
STEPS: Final = 120_000
CHAIN: Final = 4
"""A hexagon that changes hands is made good by at most so many others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """What is to be kept: hexagons, neighbours, and the direction to each neighbour as a unit vector."""

    numbers: Mapping[str, int]
    middles: Mapping[str, Place]
    neighbours: frozenset[tuple[str, str]]

    def direction(self, pair: tuple[str, str]) -> Place:
        """Return where the second of a pair lies, seen from the first."""
        (west, south), (east, north) = (self.middles[code] for code in pair)
        length = math.hypot(east - west, north - south)
        return (east - west) / length, (north - south) / length


@dataclass(slots=True, kw_only=True)
class Arrangement:
    """Whose each hexagon is, with the area's sums beside it."""

    geography: Geography
    owner: dict[Place, str]
    around: Mapping[Place, tuple[Place, ...]]
    cells: dict[str, set[Place]] = field(default_factory=dict)
    wanted: set[tuple[str, str]] = field(default_factory=set)
    directions: list[tuple[str, str, float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Sort hexagons by their owners."""
        self.cells = {code: set() for code in self.geography.numbers}
        for place, code in self.owner.items():
            self.cells[code].add(place)
        pairs = sorted(self.geography.neighbours)
        self.wanted = {pair for a, b in pairs for pair in ((a, b), (b, a))}
        self.directions = [(*pair, *self.geography.direction(pair)) for pair in pairs]

    def give(self, place: Place, code: str) -> None:
        """Let a hexagon change hands."""
        self.cells[self.owner[place]].remove(place)
        self.cells[code].add(place)
        self.owner[place] = code

    def can_lose(self, place: Place) -> bool:
        """Return whether the owner of a hexagon stays in one piece without it."""
        rest = self.cells[self.owner[place]] - {place}
        return bool(rest) and is_connected(rest)

    def price(self) -> tuple[float, bool]:
        """Return what the arrangement costs, and whether numbers and contacts are all as they must be."""
        geography = self.geography
        owner = self.owner
        touching = {
            (code, owner[at]) for place, code in owner.items() for at in self.around[place] if owner[at] != code
        }
        missing, foreign = self.wanted - touching, touching - self.wanted
        off = sum((len(cells) - geography.numbers[code]) ** 2 for code, cells in self.cells.items())
        middles = {code: middle(cells) for code, cells in self.cells.items()}
        turned = sum(1 - _cosine(middles[a], middles[b], east, north) for a, b, east, north in self.directions)
        spread = sum(_scatter(cells, middles[code]) for code, cells in self.cells.items())
        outer = {code for place, code in self.owner.items() if len(self.around[place]) < SIDES}
        wrong = len(outer & INLAND) + len(geography.numbers.keys() - INLAND - outer)
        price = (MISSING * len(missing) + FOREIGN * len(foreign)) / 2 + NUMBER * off
        price += TURN * turned + SPREAD * spread + OUTLINE * wrong
        return price, not (missing or foreign or off)


def silhouette() -> tuple[Place, ...]:
    """Return the places of all hexagons."""
    return tuple((first + step, row) for row, (first, count) in enumerate(SILHOUETTE) for step in range(count))


around_of = cache(neighbours_of)


def is_connected(cells: set[Place]) -> bool:
    """Return whether every hexagon can be reached from every other.

    Examples
    --------
    >>> is_connected({(0, 0), (1, 0)}), is_connected({(0, 0), (2, 0)})
    (True, False)
    """
    reached, edge = set(), [next(iter(cells))]
    while edge:
        place = edge.pop()
        reached.add(place)
        edge.extend(other for other in around_of(place) if other in cells and other not in reached)
    return len(reached) == len(cells)


def middle(cells: set[Place]) -> Place:
    """Return the middle of some hexagons, north upwards."""
    return sum(x for x, _ in cells) / len(cells), -ROW_STEP * sum(row for _, row in cells) / len(cells)


def _square(place: Place, of: Place) -> float:
    return (place[0] - of[0]) ** 2 + (-ROW_STEP * place[1] - of[1]) ** 2


def _scatter(cells: set[Place], around: Place) -> float:
    """Return the sum of the squared distances of some hexagons from their middle."""
    squares = sum(x * x + ROW_STEP * ROW_STEP * row * row for x, row in cells)
    return squares - len(cells) * (around[0] ** 2 + around[1] ** 2)


def _cosine(one: Place, other: Place, east: float, north: float) -> float:
    right, up = other[0] - one[0], other[1] - one[1]
    return (right * east + up * north) / (math.hypot(right, up) or 1.0)


def started(geography: Geography, rng: random.Random) -> Arrangement:
    """Return an arrangement in which every area is where it belongs and in one piece; numbers are still off."""
    places = silhouette()
    around = {place: tuple(other for other in neighbours_of(place) if other in set(places)) for place in places}
    wanted = wanted_places(geography)
    owner: dict[Place, str] = {}
    for code in rng.sample(sorted(wanted), len(wanted)):
        owner[min((place for place in places if place not in owner), key=lambda p: _square(p, wanted[code]))] = code
    while len(owner) < len(places):
        numbers = {code: list(owner.values()).count(code) for code in wanted}
        edge = [(place, owner[at]) for at in owner for place in around[at] if place not in owner]
        place, code = min(edge, key=lambda e: (numbers[e[1]] / geography.numbers[e[1]], _square(e[0], wanted[e[1]]), e))
        owner[place] = code
    return Arrangement(geography=geography, owner=owner, around=around)


def wanted_places(geography: Geography) -> dict[str, Place]:
    """Return about where each area belongs: rows by population from the north, columns by longitude."""
    passed, wanted = 0.0, {}
    for code in sorted(geography.numbers, key=lambda code: -geography.middles[code][1]):
        east, north = geography.middles[code]
        row, left = 0, passed + geography.numbers[code] / 2
        while left > SILHOUETTE[row][1]:
            left -= SILHOUETTE[row][1]
            row += 1
        beside = [x for x, y in geography.middles.values() if abs(y - north) < 100]  # noqa: PLR2004 - kilometres
        share = (east - min(beside) + 25) / (max(beside) - min(beside) + 50)
        wanted[code] = (SILHOUETTE[row][0] + share * (SILHOUETTE[row][1] - 1), -ROW_STEP * row)
        passed += geography.numbers[code]
    return wanted


def annealed(geography: Geography, *, seed: int, steps: int = STEPS) -> tuple[float, dict[Place, str] | None]:
    """Return the price and the owners of the cheapest arrangement seen that is as it must be; None without one."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    arrangement = started(geography, rng)
    places = sorted(arrangement.owner)
    price, _ = arrangement.price()
    best: tuple[float, dict[Place, str] | None] = math.inf, None
    for step in range(steps):
        undo = _changed(arrangement, rng.choice(places), rng)
        if not undo:
            continue
        then, is_right = arrangement.price()
        if then > price and rng.random() >= math.exp((price - then) / (HOT * (COLD / HOT) ** (step / steps))):
            for place, code in reversed(undo):
                arrangement.give(place, code)
            continue
        price = then
        if is_right and price < best[0]:
            best = price, dict(arrangement.owner)
    return best


def _changed(arrangement: Arrangement, place: Place, rng: random.Random) -> list[tuple[Place, str]]:
    """Give a hexagon to a neighbour, and mostly make it good along a chain; return what undoes it."""
    loser = arrangement.owner[place]
    takers = sorted({arrangement.owner[at] for at in arrangement.around[place]} - {loser})
    if not takers or not arrangement.can_lose(place):
        return []
    taker = rng.choice(takers)
    undo = [(place, loser)]
    arrangement.give(place, taker)
    if rng.random() < 1 / 6:
        return undo
    for _ in range(CHAIN):
        near = sorted({at for own in arrangement.cells[loser] for at in arrangement.around[own]} - {place})
        foreign = [at for at in near if arrangement.owner[at] != loser]
        straight = [at for at in foreign if arrangement.owner[at] == taker]
        choice = rng.choice(straight if straight and rng.random() < 1 / 2 else foreign) if foreign else None
        if choice is None or not arrangement.can_lose(choice):
            return undo
        giver = arrangement.owner[choice]
        undo.append((choice, giver))
        arrangement.give(choice, loser)
        if giver == taker:
            return undo
        loser = giver
    return undo


def neighbours(collection: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """Return the pairs of counties whose borders share a line, not a point alone."""
    lines = {
        _code(feature): {frozenset(map(tuple, line)) for ring in _rings(feature) for line in _lines(ring)}
        for feature in collection["features"]
    }
    lines.pop(ALAND, None)
    return frozenset((a, b) for a, b in combinations(sorted(lines), 2) if lines[a] & lines[b])


def middles(collection: Mapping[str, Any]) -> dict[str, Place]:
    """Return the middle of each county in kilometres east and north, on a plane that is true at 63 degrees."""
    scale = 111.2 * math.cos(math.radians(63)), 111.2
    found = {}
    for feature in collection["features"]:
        parts = [(x1 * y2 - x2 * y1, x1 + x2, y1 + y2) for r in _rings(feature) for (x1, y1), (x2, y2) in _lines(r)]
        whole = 3 * sum(part for part, _, _ in parts)
        east, north = sum(p * x for p, x, _ in parts) / whole, sum(p * y for p, _, y in parts) / whole
        found[_code(feature)] = (east * scale[0], north * scale[1])
    found.pop(ALAND, None)
    return found


def _code(feature: Mapping[str, Any]) -> str:
    return str(feature["properties"]["hva_code"])


def _rings(feature: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    shape = feature["geometry"]
    for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
        yield from polygon


def _lines(ring: Sequence[Sequence[float]]) -> Iterator[tuple[Sequence[float], Sequence[float]]]:
    return pairwise(ring)


def numbers(repository: Repository) -> dict[str, int]:
    """Return the hexagons of each county by the population in force."""
    rows = repository.observations
    people = rows[(rows[obs.INDICATOR] == "population") & (rows[obs.PERIOD] == str(YEAR))]
    counted = zip(people[obs.REGION], people[obs.VALUE], strict=True)
    return {code: max(1, round(value / PEOPLE)) for code, value in counted if code[0].isdigit()}


def label(own: Sequence[Place], owner: Mapping[Place, str]) -> tuple[Place, str]:
    """Return where an area's name has most room on it; beside it in the sea or abroad where it has too little."""
    anchors = [*own, *(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in combinations(own, 2) if b in around_of(a))]
    centre = sum(x for x, _ in own) / len(own), sum(row for _, row in own) / len(own)
    best = max(anchors, key=lambda at: (_share_own(at, own), -math.dist(at, centre)))
    if _share_own(best, own) >= ROOM_ENOUGH:
        return best, "on"
    east = 1 if centre[0] > MERIDIAN else -1
    free = [
        (x, row)
        for place in own
        for x, row in around_of(place)
        if (x - place[0]) * east > 0 and not {(x, row), (x + east, row)} & owner.keys()
    ]
    if not free:
        return best, "on"
    x, row = min(free, key=lambda place: (_taken(place, owner), -abs(place[1] - len(SILHOUETTE) / 2)))
    return (x - 0.4 * east, row), "right" if east > 0 else "left"


def _taken(place: Place, owner: Mapping[Place, str]) -> int:
    return sum(other in owner for other in around_of(place))


def _share_own(at: Place, own: Sequence[Place]) -> float:
    """Return the share of a name's box at ``at`` that lies on the area."""
    dots = [
        (at[0] + right * BOX[0] / 2, at[1] + up * BOX[1] / 2) for right in (-1, -0.5, 0, 0.5, 1) for up in (-1, 0, 1)
    ]
    return sum(any(_is_within(dot, place) for place in own) for dot in dots) / len(dots)


def _is_within(dot: Place, place: Place) -> bool:
    return math.hypot(dot[0] - place[0], ROW_STEP * (dot[1] - place[1])) <= REACH


def rows(owner: Mapping[Place, str], pairs: frozenset[tuple[str, str]]) -> Iterator[str]:
    """Yield one TOML table a county."""
    for code in sorted(set(owner.values())):
        own = sorted((place for place in owner if owner[place] == code), key=lambda place: (place[1], place[0]))
        beside = sorted({*(b for a, b in pairs if a == code), *(a for a, b in pairs if b == code)})
        (x, row), side = label(own, owner)
        places = ", ".join(f"[{x:g}, {row}]" for x, row in own)
        yield (
            f'[[areas]]\nregion_code = "{code}"\nneighbours = {json.dumps(beside)}\nhexagons = [{places}]\n'
            f'label = [{x:g}, {row:g}]\nside = "{side}"\n'
        )


def main() -> None:
    """Print the rows of the cheapest arrangement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("borders", type=Path, help="GeoJSON in WGS 84 with the property hva_code")
    parser.add_argument("--seeds", type=int, default=4)
    asked = parser.parse_args()
    collection = json.loads(asked.borders.read_text(encoding="utf-8"))
    repository = Repository.from_folder(Path("data"))
    pairs = neighbours(collection)
    geography = Geography(numbers=numbers(repository), middles=middles(collection), neighbours=pairs)
    tried = []
    for seed in range(asked.seeds):
        tried.append(annealed(geography, seed=seed))
        print(f"seed {seed}: {tried[-1][0]:.1f}", file=sys.stderr, flush=True)
    price, owner = min(tried, key=lambda found: found[0])
    if owner is None:
        raise SystemExit("no arrangement keeps every neighbour: try more seeds")
    print(f"# price {price:.1f}\n" + "\n".join(rows(owner, pairs)))


if __name__ == "__main__":
    main()
