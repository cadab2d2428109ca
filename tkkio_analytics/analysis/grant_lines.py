"""The printed lines of a grants table, each with its relation to the areas of today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.funding import GrantLine, LineKind
from tkkio_analytics.domain.message import LocalizedText, Message, message
from tkkio_analytics.domain.region import Region, RegionCategory

Cell: TypeAlias = Mapping[Any, Any]
"""A row of the grants table."""

RESEARCH: Final = "rrp_research"
DIVIDED: Final = frozenset({LineKind.AREA, LineKind.JOINED, LineKind.SPLIT})
"""Lines whose money and inhabitants are those of the same areas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """What a line is held against: regions by code, and their inhabitants."""

    regions: Mapping[str, Region]
    population: Mapping[str, float]

    def inhabitants(self, codes: Sequence[str]) -> float | None:
        """Return the inhabitants of areas together, or None where one of them has no figure."""
        known = [self.population.get(code) for code in codes]
        found = [value for value in known if value is not None]
        return sum(found) if found and len(found) == len(known) else None

    def members(self, code: str) -> tuple[str, ...]:
        """Return the areas of a collaborative area, or the area itself."""
        if self.regions[code].category is RegionCategory.COLLABORATIVE_AREA:
            return tuple(region.code for region in self.regions.values() if region.parent == code)
        return (code,)


def lines(cells: Sequence[Cell], *, every: Sequence[Cell], areas: Areas) -> tuple[GrantLine, ...]:
    """Return one line a recipient, the largest first.

    Parameters
    ----------
    cells
        The chosen rows of one grants table.
    every
        All rows of the table: a line is joined where parts of it are printed in any round.
    areas
        Regions and inhabitants.

    Returns
    -------
    tuple
        A part stands below the line that it is a part of; a sum of areas stands last, after the areas themselves.
    """
    joined = {str(cell["group"]) for cell in every if cell["line_kind"] == "part"}
    recipients = dict.fromkeys(str(cell["recipient"]) for cell in cells)
    of = {name: [cell for cell in cells if cell["recipient"] == name] for name in recipients}
    whole = [rows for rows in of.values() if rows[0]["line_kind"] != "part"]
    total = sum(_euros(rows) for rows in whole)
    found = [_line(rows, joined=joined, total=total, areas=areas) for rows in whole]
    ordered: list[GrantLine] = []
    for line in sorted(found, key=lambda line: (-line.euros, line.recipient)):
        ordered.append(line)
        parts = [rows for rows in of.values() if rows[0]["line_kind"] == "part" and rows[0]["group"] == line.recipient]
        ordered += [_line(rows, joined=joined, total=total, areas=areas) for rows in parts]
    return (*ordered, *_sums(whole, joined=joined, areas=areas))


def _line(rows: Sequence[Cell], *, joined: set[str], total: float, areas: Areas) -> GrantLine:
    first, euros = rows[0], _euros(rows)
    kind = _kind(first, joined=joined)
    code = str(first[obs.REGION]) or None
    region = areas.regions.get(code or "")
    population, refusal = _divisor(kind, (code,) if code else (), areas=areas)
    return GrantLine(
        recipient=str(first["recipient"]),
        name=_name(first, kind=kind, region=region),
        kind=kind,
        relation=_relation(first, kind=kind, region=region),
        region_code=code,
        euros=euros,
        share=None if kind is LineKind.PART or not total else euros / total,
        population=population,
        per_inhabitant=None if population is None else euros / population,
        refusal=refusal,
        project=str(first["column"]) if first["table"] == RESEARCH else "",
    )


def _sums(whole: Sequence[Sequence[Cell]], *, joined: set[str], areas: Areas) -> tuple[GrantLine, ...]:
    """Return a line for every printed sum of areas that are shown themselves."""
    groups = dict.fromkeys(str(rows[0]["group"]) for rows in whole)
    return tuple(
        _sum_line(group, [rows for rows in whole if rows[0]["group"] == group], areas=areas)
        for group in groups
        if group and group not in joined
    )


def _sum_line(group: str, members: Sequence[Sequence[Cell]], *, areas: Areas) -> GrantLine:
    codes = tuple(str(rows[0][obs.REGION]) for rows in members)
    euros = sum(_euros(rows) for rows in members)
    population, refusal = _divisor(LineKind.SPLIT, codes, areas=areas)
    names = tuple(areas.regions[code].short_name for code in codes)
    return GrantLine(
        recipient=group,
        name=_as_printed(group),
        kind=LineKind.SPLIT,
        relation=message("funding.relation.split", areas=names),
        region_code=None,
        euros=euros,
        share=None,
        population=population,
        per_inhabitant=None if population is None else euros / population,
        refusal=refusal,
    )


def _kind(cell: Cell, *, joined: set[str]) -> LineKind:
    printed = str(cell["line_kind"])
    return LineKind.JOINED if printed == "area" and cell["recipient"] in joined else LineKind(printed)


def _name(cell: Cell, *, kind: LineKind, region: Region | None) -> LocalizedText | Message:
    if kind is LineKind.PROGRAMME:
        return message(f"funding.investment.{cell['investment']}")
    if kind in {LineKind.AREA, LineKind.JOINED} and region is not None:
        return region.short_name
    return _as_printed(str(cell["recipient"]))


def _as_printed(name: str) -> LocalizedText:
    return LocalizedText(fi=name, sv=name, en=name)


def _relation(cell: Cell, *, kind: LineKind, region: Region | None) -> Message:
    """Return in words which areas of today a line belongs to."""
    if region is None or kind is LineKind.PROGRAMME:
        return message(f"funding.relation.{'programme' if kind is LineKind.PROGRAMME else 'none'}")
    if kind is LineKind.AREA and cell["group"]:
        return message("funding.relation.in_group", region=region.name, group=str(cell["group"]))
    return message(f"funding.relation.{kind}", region=region.name)


def _divisor(kind: LineKind, codes: Sequence[str], *, areas: Areas) -> tuple[float | None, Message | None]:
    """Return the inhabitants that a line's money divides by, or why there are none."""
    if kind not in DIVIDED:
        return None, message(f"funding.undivided.{kind}")
    population = areas.inhabitants([member for code in codes for member in areas.members(code)])
    return population, None if population is not None else message("funding.undivided.no_population")


def _euros(rows: Sequence[Cell]) -> float:
    return float(sum(row["euros"] for row in rows))
