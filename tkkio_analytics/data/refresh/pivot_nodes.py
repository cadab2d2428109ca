"""Which nodes of a cube are our areas, its periods and the wanted measure, found by what they are called."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tkkio_analytics.data.connectors.json_answers import unexpected
from tkkio_analytics.data.connectors.thl_pivot.parser import SOURCE, PivotDimension, PivotNode
from tkkio_analytics.data.refresh.table_series import figure_of
from tkkio_analytics.domain.region import Region, RegionCategory, nation_of
from tkkio_analytics.errors import SourceError

MEASURES: Final = "measure"
NATION: Final = frozenset({"koko maa", "suomi", "kaikki alueet"})
MONTH: Final = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])")
YEAR: Final = re.compile(r"[12][0-9]{3}")


def area_nodes(
    dimensions: Iterable[PivotDimension], *, regions: Sequence[Region], what: str
) -> tuple[str, dict[int, Region]]:
    """Return the dimension of areas, and our region of each sid.

    The level of the counties is that whose nodes have the full names of most of them, so that a municipality or a
    province of the same name or code is not taken for one. On that level a node is a county by its name, or by its code
    where its name is written in another way; the root is the nation where it is called so.

    Raises
    ------
    SourceError
        If no dimension has the counties, one of them is not there, or a name and a code contradict each other.
    """
    counties = [region for region in regions if region.category is RegionCategory.COUNTY and region.goes_on]
    names = {region.name.fi.casefold() for region in counties}
    best: tuple[int, PivotDimension, str] | None = None
    for dimension in dimensions:
        for stage in {node.stage for node in dimension.nodes}:
            hits = sum(node.stage == stage and node.label.casefold() in names for node in dimension.nodes)
            if hits > (best[0] if best else 0):
                best = (hits, dimension, stage)
    if best is None:
        raise unexpected(SOURCE, what, found={entry.id: sorted({n.stage for n in entry.nodes}) for entry in dimensions})
    _, dimension, stage = best
    level = [node for node in dimension.nodes if node.stage == stage]
    joined = {_node_of(region, level, counties, what): region for region in counties}
    nation = nation_of(regions)
    if nation is not None and dimension.root.label.casefold() in NATION:
        joined[dimension.root.sid] = nation
    return dimension.id, joined


def _node_of(region: Region, level: Sequence[PivotNode], counties: Sequence[Region], what: str) -> int:
    named = [node for node in level if node.label.casefold() == region.name.fi.casefold()]
    coded = [node for node in level if _county_code(node.code) == region.code]
    others = {other.name.fi.casefold() for other in counties} - {region.name.fi.casefold()}
    found = named or [node for node in coded if node.label.casefold() not in others]
    if not found:
        raise SourceError("region_missing", source=SOURCE, region=region.name, code=region.code)
    if len(found) > 1 or any(node.code and _county_code(node.code) != region.code for node in found):
        raise unexpected(SOURCE, what, found=found)
    return found[0].sid


def _county_code(code: str) -> str:
    """Return a county's code of two digits, its prefix taken off and lost zeros put back."""
    return code.removeprefix("HVA").zfill(2)


def period_nodes(dimensions: Iterable[PivotDimension], *, what: str) -> tuple[str, dict[int, str]]:
    """Return the dimension of time, and the period of each sid: months where a level has them, else years.

    Raises
    ------
    SourceError
        If no level of any dimension has months or years alone.
    """
    listed = list(dimensions)
    for pattern in (MONTH, YEAR):
        for dimension in listed:
            for nodes in _levels(dimension).values():
                if all(pattern.fullmatch(node.label) for node in nodes):
                    return dimension.id, {node.sid: node.label for node in nodes}
    raise unexpected(SOURCE, what, found={entry.id: entry.nodes[-1].label for entry in listed})


def measure_node(dimensions: Sequence[PivotDimension], words: Sequence[str], *, what: str) -> tuple[str, int]:
    """Return the dimension of measures and the sid of the one whose name has all the words.

    Raises
    ------
    SourceError
        If there is no such measure, or more than one.
    """
    measures = next((dimension for dimension in dimensions if dimension.id == MEASURES), None)
    if measures is None:
        raise unexpected(SOURCE, what, found=[dimension.id for dimension in dimensions])
    labels = {str(node.sid): node.label for node in measures.nodes if node.leaf}
    return measures.id, int(figure_of(labels, words, source=SOURCE, what=what))


def _levels(dimension: PivotDimension) -> Mapping[str, list[PivotNode]]:
    levels: dict[str, list[PivotNode]] = {}
    for node in dimension.nodes[1:]:
        levels.setdefault(node.stage, []).append(node)
    return levels
