"""The questions that the pivot server is asked: what a cube has, and the cells of chosen nodes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tkkio_analytics.data.http import Door

Nodes = Mapping[str, Sequence[int]]
"""Sids of the nodes that are wanted, by dimension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotClient:
    """The pivot server behind its door; a cube is named ``subject/hydra/fact``."""

    door: Door
    base_url: str

    def dimensions(self, cube: str) -> bytes:
        """Return all dimensions of a cube. Sids are the cube's own and change, so they are read anew each time."""
        return self.door.get(f"{self.base_url}/prod/fi/{cube}.dimensions.json")

    def cells(self, cube: str, *, rows: Nodes, columns: Nodes, fixed: Nodes) -> bytes:
        """Return the cells of exactly these nodes; a dimension that is not named stands for its total."""
        query = [("row", _nodes(name, sids)) for name, sids in rows.items()]
        query += [("column", _nodes(name, sids)) for name, sids in columns.items()]
        query += [("filter", f"{name}-{sid}") for name, sids in fixed.items() for sid in sids]
        return self.door.get(f"{self.base_url}/prod/fi/{cube}.json", query)


def _nodes(name: str, sids: Iterable[int]) -> str:
    """Name exactly these nodes: without the dots at the end their children would come instead."""
    return f"{name}-" + "".join(f"{sid}." for sid in sids)
