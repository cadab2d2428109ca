"""JSON-stat, as THL's database reports and Statistics Finland's tables answer: from bytes to one row a cell.

Both send version 2.0 by name, in two layouts. Statistics Finland keeps to the standard: ``id`` and ``size`` at the top,
a list of numbers, null where there is none, and why in ``status``. THL puts ``id`` and ``size`` inside ``dimension`` as
in version 1, wraps the whole in ``dataset``, and sends texts in a sparse object. The libraries there are leave the
texts as they are and drop ``status``, and so the difference between hidden and missing.
"""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from tkkio_analytics.data.connectors.json_answers import read_json, unexpected
from tkkio_analytics.domain.observation import Status

VALUE: Final = "value"
STATUS: Final = "status"
CELL: Final = "cell"
MOST_CELLS: Final = 2_000_000
"""Sixteen times what Statistics Finland hands out at once."""
NUMBER: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
"""THL formats numbers by its server's locale, so the decimal sign may be either."""
SECRET: Final = frozenset({"3", "..."})
NIL: Final = frozenset({"7", "-"})
GONE: Final = frozenset({"1", "2", "4", "5", "6", ".", "..", "....", ".....", "......"})
"""Why a cell is empty, by number (PxApi) and dots (PxWeb v1): secrecy; magnitude nil; all that makes it missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One dimension.

    Parameters
    ----------
    id, label
        Its id and name.
    labels
        Name of each category by its code, in the order of the cells.
    """

    id: str
    label: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cube:
    """A table of any number of dimensions.

    Parameters
    ----------
    label, updated
        Its name, and when the source last changed it; empty where that is not said.
    dimensions
        In the order of the cells.
    cells
        One row a cell: a column of codes for each dimension, ``value`` (NaN where there is none), ``status``
        (observed, suppressed or missing) and ``cell`` (position from 1).
    """

    label: str
    updated: str
    dimensions: tuple[Dimension, ...]
    cells: pd.DataFrame

    def dimension(self, name: str) -> Dimension | None:
        """Return a dimension by its id, or None."""
        return next((entry for entry in self.dimensions if entry.id == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refusal:
    """Whose answer to which question is read, for messages."""

    source: str
    what: str

    def of(self, found: object) -> Exception:
        return unexpected(self.source, self.what, found=found)


def read_cube(body: bytes, *, source: str, what: str, hidden: Collection[str] = ()) -> Cube:
    """Return a JSON-stat dataset.

    Parameters
    ----------
    body
        As received.
    source, what
        Names for messages.
    hidden
        Texts that stand in the place of a value that is not published, such as ``..`` at THL.

    Raises
    ------
    SourceError
        If the body is not such a dataset: a size that is not that of its categories, a code twice, a value or a status
        that is not known.
    """
    refusal = _Refusal(source=source, what=what)
    table = _dataset(read_json(body, source=source, what=what), refusal)
    try:
        dimensions = tuple(_dimension(table, name, size, refusal) for name, size in _sizes(table, refusal))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise refusal.of(table.get("dimension")) from error
    count = math.prod(len(dimension.labels) for dimension in dimensions)
    if not 0 < count <= MOST_CELLS:
        raise refusal.of(f"{count} cells")
    values, statuses = _values(table, count, frozenset(hidden), refusal)
    index = pd.MultiIndex.from_product(
        [list(dimension.labels) for dimension in dimensions], names=[dimension.id for dimension in dimensions]
    )
    cells = pd.DataFrame({VALUE: values, STATUS: statuses, CELL: np.arange(1, count + 1)}, index=index).reset_index()
    return Cube(
        label=str(table.get("label") or ""),
        updated=str(table.get("updated") or ""),
        dimensions=dimensions,
        cells=cells,
    )


def _dataset(table: object, refusal: _Refusal) -> dict[str, Any]:
    inner = table.get("dataset", table) if isinstance(table, dict) else None
    if not isinstance(inner, dict) or not isinstance(inner.get("dimension"), dict) or VALUE not in inner:
        raise refusal.of(table)
    return inner


def _sizes(table: Mapping[str, Any], refusal: _Refusal) -> list[tuple[str, int]]:
    place = table if "id" in table else table["dimension"]
    names, sizes = place["id"], place["size"]
    taken = {VALUE, STATUS, CELL}
    sound = isinstance(names, list) and isinstance(sizes, list) and len(names) == len(sizes) == len(set(names))
    if not sound or not names or taken & set(names) or any(type(size) is not int for size in sizes):
        raise refusal.of({"id": names, "size": sizes})
    return list(zip(names, sizes, strict=True))


def _dimension(table: Mapping[str, Any], name: str, size: int, refusal: _Refusal) -> Dimension:
    entry = table["dimension"][name]
    category = entry["category"]
    labels: Mapping[str, Any] = category.get("label") or {}
    # The standard lets a single category go without an index.
    codes = _ordered(category.get("index", list(labels)))
    if len(codes) != size or len(set(codes)) != size or any(not isinstance(code, str) for code in codes):
        raise refusal.of({name: {"size": size, "codes": codes[:5]}})
    return Dimension(
        id=name,
        label=str(entry.get("label") or name),
        labels={code: str(labels.get(code, code)) for code in codes},
    )


def _ordered(index: Mapping[str, int] | Sequence[str]) -> list[str]:
    if not isinstance(index, Mapping):
        return list(index)
    if sorted(index.values()) != list(range(len(index))):
        raise ValueError
    return sorted(index, key=index.__getitem__)


def _values(
    table: Mapping[str, Any], count: int, hidden: frozenset[str], refusal: _Refusal
) -> tuple[list[float], list[str]]:
    values = [math.nan] * count
    statuses = [Status.MISSING.value] * count
    status = table.get(STATUS)
    # The standard lets one status hold for all cells.
    reasons = dict.fromkeys(range(count), status) if isinstance(status, str) else _sparse(status, count, refusal)
    for place, told in _sparse(table[VALUE], count, refusal).items():
        if told is not None:
            values[place], statuses[place] = _told(told, hidden, refusal)
    for place, reason in reasons.items():
        if statuses[place] == Status.MISSING.value:
            values[place], statuses[place] = _untold(reason, refusal)
    return values, statuses


def _sparse(given: object, count: int, refusal: _Refusal) -> dict[int, Any]:
    """Return what is told by position; THL writes ``[]`` where a table is empty."""
    if isinstance(given, list):
        if given and len(given) != count:
            raise refusal.of(f"{len(given)} values, {count} cells")
        return dict(enumerate(given))
    if given is None:
        return {}
    if not isinstance(given, dict) or any(not (key.isdecimal() and int(key) < count) for key in given):
        raise refusal.of(given)
    return {int(key): told for key, told in given.items()}


def _told(told: object, hidden: frozenset[str], refusal: _Refusal) -> tuple[float, str]:
    if isinstance(told, str):
        if told in hidden:
            return math.nan, Status.SUPPRESSED.value
        if NUMBER.fullmatch(told):
            return float(told.replace(",", ".")), Status.OBSERVED.value
    elif isinstance(told, int | float) and not isinstance(told, bool) and math.isfinite(told):
        return float(told), Status.OBSERVED.value
    raise refusal.of({VALUE: told})


def _untold(reason: object, refusal: _Refusal) -> tuple[float, str]:
    if not isinstance(reason, str | None):
        raise refusal.of({STATUS: reason})
    if reason in SECRET:
        return math.nan, Status.SUPPRESSED.value
    if reason in NIL:
        return 0.0, Status.OBSERVED.value
    if reason is None or reason in GONE:
        return math.nan, Status.MISSING.value
    raise refusal.of({STATUS: reason})
