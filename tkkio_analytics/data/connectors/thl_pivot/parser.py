"""The pivot server's answers, from bytes to dimensions and cells. Nothing here asks the network."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tkkio_analytics.data.connectors.json_answers import read_json, unexpected
from tkkio_analytics.data.connectors.jsonstat import Cube, read_cube

SOURCE: Final = "THL"
HIDDEN: Final = frozenset({".."})
WRAPPED: Final = re.compile(rb"\s*thl\.pivot\.loadDimensions\((.*)\)\s*;?\s*", re.DOTALL)
MOST_NODES: Final = 100_000
DEEPEST: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotNode:
    """One node of a dimension.

    Parameters
    ----------
    sid
        Its number, which holds for this cube and this run alone.
    label
        Its name in Finnish.
    stage
        Name of its level: the year, the month, the kind of area.
    code
        Its code in a classification; empty where it has none.
    depth
        Steps from the root, which is 0 and stands for the total.
    leaf
        Whether nothing is below it.
    """

    sid: int
    label: str
    stage: str
    code: str
    depth: int
    leaf: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotDimension:
    """One dimension of a cube, its nodes from the root downwards."""

    id: str
    label: str
    nodes: tuple[PivotNode, ...]

    @property
    def root(self) -> PivotNode:
        """Return the node that stands for the total."""
        return self.nodes[0]


def dimensions(body: bytes, *, cube: str) -> tuple[PivotDimension, ...]:
    """Return the dimensions of ``{cube}.dimensions.json``.

    Raises
    ------
    SourceError
        If the body is not the list of dimensions in its wrapping of JavaScript.
    """
    what = f"{cube}.dimensions.json"
    wrapped = WRAPPED.fullmatch(body)
    # Labels of the source hold line breaks that are not escaped.
    table = read_json(body if wrapped is None else wrapped[1], source=SOURCE, what=what, strict=False)
    if wrapped is None or not isinstance(table, list) or not table:
        raise unexpected(SOURCE, what, found=table)
    found = tuple(_dimension(entry, what) for entry in table)
    if len({dimension.id for dimension in found}) < len(found):
        raise unexpected(SOURCE, what, found=[dimension.id for dimension in found])
    return found


def cells(body: bytes, *, cube: str) -> Cube:
    """Return the cells of ``{cube}.json``: ``..`` is suppressed, an empty cell is missing, and zero is zero."""
    return read_cube(body, source=SOURCE, what=f"{cube}.json", hidden=HIDDEN)


def _dimension(entry: object, what: str) -> PivotDimension:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        raise unexpected(SOURCE, what, found=entry)
    children = entry.get("children")
    if not isinstance(children, list) or len(children) != 1:
        raise unexpected(SOURCE, what, found={entry["id"]: children})
    nodes = tuple(_nodes(children[0], what, depth=0))
    if len(nodes) > MOST_NODES or len({node.sid for node in nodes}) < len(nodes):
        raise unexpected(SOURCE, what, found={entry["id"]: f"{len(nodes)} nodes"})
    return PivotDimension(id=entry["id"], label=str(entry.get("label") or entry["id"]), nodes=nodes)


def _nodes(entry: object, what: str, *, depth: int) -> Iterator[PivotNode]:
    if not isinstance(entry, dict) or type(entry.get("sid")) is not int or not isinstance(entry.get("label"), str):
        raise unexpected(SOURCE, what, found=entry)
    children: Any = entry.get("children") or []
    if not isinstance(children, list) or depth > DEEPEST:
        raise unexpected(SOURCE, what, found=children)
    yield PivotNode(
        sid=entry["sid"],
        label=" ".join(entry["label"].split()),
        stage=str(entry.get("stage") or ""),
        code=str(entry.get("code") or ""),
        depth=depth,
        leaf=not children,
    )
    for child in children:
        yield from _nodes(child, what, depth=depth + 1)
