"""Classes of waiting time by their labels: which days each holds, and which together end at a limit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tkkio_analytics.data.connectors.thl_pivot.parser import SOURCE, PivotNode
from tkkio_analytics.errors import SourceError

DAYS: Final = r"(?:\s*(?:pv|vrk|päivää|päivässä|vuorokautta|vuorokaudessa)\.?)?"
BETWEEN: Final = re.compile(rf"(\d+)\s*[-–—]\s*(\d+){DAYS}", re.IGNORECASE)
AT_MOST: Final = re.compile(rf"(?:enintään|korkeintaan)\s+(\d+){DAYS}", re.IGNORECASE)
OVER: Final = re.compile(rf"yli\s+(\d+){DAYS}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingClass:
    """One class: its node and the days that it holds; ``last`` is None where it has no end."""

    sid: int
    first: int
    last: int | None


def waiting_classes(nodes: Iterable[PivotNode]) -> tuple[WaitingClass, ...]:
    """Return the lowest nodes whose label tells days, in the order of the days; the others are left out."""
    found = [entry for entry in (_class(node) for node in nodes if node.leaf) if entry is not None]
    return tuple(sorted(found, key=lambda entry: entry.first))


def within(classes: tuple[WaitingClass, ...], *, days: int, what: str) -> tuple[WaitingClass, ...]:
    """Return the classes that together hold the days up to a limit.

    Raises
    ------
    SourceError
        If the classes overlap or leave days out, do not begin at once and go on without an end, or none ends at the
        limit.

    Examples
    --------
    >>> week, rest = WaitingClass(sid=1, first=0, last=7), WaitingClass(sid=2, first=8, last=None)
    >>> within((week, rest), days=7, what="cube") == (week,)
    True
    """
    seamless = all(before.last is not None and after.first == before.last + 1 for before, after in pairwise(classes))
    whole = bool(classes) and seamless and classes[0].first == 0 and classes[-1].last is None
    if not whole or all(entry.last != days for entry in classes):
        told = ", ".join(f"{entry.first}–{'' if entry.last is None else entry.last}" for entry in classes)
        raise SourceError("waiting_classes_unfit", source=SOURCE, what=what, days=days, found=told)
    return tuple(entry for entry in classes if entry.last is not None and entry.last <= days)


def _class(node: PivotNode) -> WaitingClass | None:
    if (between := BETWEEN.fullmatch(node.label)) is not None:
        return WaitingClass(sid=node.sid, first=int(between[1]), last=int(between[2]))
    if (most := AT_MOST.fullmatch(node.label)) is not None:
        return WaitingClass(sid=node.sid, first=0, last=int(most[1]))
    if (over := OVER.fullmatch(node.label)) is not None:
        return WaitingClass(sid=node.sid, first=int(over[1]) + 1, last=None)
    return None
