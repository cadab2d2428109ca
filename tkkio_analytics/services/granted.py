"""Who was granted what: the printed grant tables, one item a recipient, and as rows for a file."""

from collections.abc import Iterator, Mapping
from typing import Final

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.catalogue import CatalogueItem, DataState, Figure, ItemKind
from tkkio_analytics.domain.message import LocalizedText, Message, Quantity, Unit, message
from tkkio_analytics.domain.provenance import Citation
from tkkio_analytics.domain.region import Region

PROGRAMMES: Final[Mapping[str, str]] = {
    "tulsote": "tulsote",
    "coordination": "tulsote",
    "tulsote_status": "tulsote",
    "programme": "tulsote",
    "rrp": "rrp",
    "rrp_research": "rrp",
}
"""Programme of each printed table, by its id in the registry."""
SUMS: Final = frozenset({"column_total", "grand_total"})
COUNTED: Final = frozenset({"area", "separate"})
"""Lines that add up: a part is counted in its area, and a programme's line repeats its areas."""


def grant_items(repository: Repository) -> tuple[CatalogueItem, ...]:
    """Return an item for each recipient of each programme, with every printed euro, and one for the printed sums."""
    lines: dict[tuple[str, str], list[tuple[Figure, Citation]]] = {}
    codes: dict[tuple[str, str], str] = {}
    areas: set[tuple[str, str]] = set()
    for row in repository.grants.to_dict("records"):
        part = str(row["line_kind"]) == "part"
        key = (str(row["programme"]), str(row["group"] if part else row["recipient"]))
        lines.setdefault(key, []).append((_figure(repository, row, _granted(row)), _cited(row)))
        if str(row["line_kind"]) in COUNTED and row["region_code"]:
            codes[key] = str(row["region_code"])
        if str(row["line_kind"]) == "area":
            areas.add(key)
    for row in repository.grant_totals.to_dict("records"):
        key = (PROGRAMMES[str(row["table"])], "" if str(row["total_kind"]) in SUMS else str(row["line"]))
        lines.setdefault(key, []).append((_figure(repository, row, _summed(row)), _cited(row)))
    return tuple(_item(repository, key, lines[key], codes.get(key), is_area=key in areas) for key in lines)


def grant_rows(repository: Repository) -> Iterator[tuple[str, str, str, str, int, str]]:
    """Yield programme, round, investment, region code, euros and source of every granted line that adds up.

    Parts that are counted in their area, payments and the programme's own summary are left out, so that the euros of
    the rows can be summed.
    """
    titles = {origin.id: origin for origin in repository.catalog.origins}
    granted = repository.grants[
        repository.grants["line_kind"].isin(COUNTED) & (repository.grants["status"] == "granted")
    ]
    for row in granted.to_dict("records"):
        origin = titles[str(row["origin_id"])]
        yield (
            str(row["programme"]),
            str(row["round"]),
            str(row["investment"]),
            str(row["region_code"]),
            int(row["euros"]),
            f"{origin.producer}: {origin.title.fi}, {row['place']}",
        )


def _item(
    repository: Repository,
    key: tuple[str, str],
    lines: list[tuple[Figure, Citation]],
    code: str | None,
    *,
    is_area: bool,
) -> CatalogueItem:
    programme, recipient = key
    entry = {entry.id: entry for entry in repository.catalog.entries}.get(programme)
    region = None if code is None else repository.catalog.region(code)
    named = region.short_name if region is not None and is_area else _same(recipient)
    title = _same(programme) if entry is None else entry.name
    citations = tuple(dict.fromkeys(citation for _, citation in lines))
    origin_ids = tuple(dict.fromkeys(citation.document for citation in citations))
    origins = [origin for origin in repository.catalog.origins if origin.id in origin_ids]
    return CatalogueItem(
        id=f"{programme}_{recipient or 'sum'}",
        kind=ItemKind.GRANT,
        name=title if not recipient else _joined(named, title),
        definition=None,
        owner=_same("") if entry is None else entry.owner,
        citations=citations,
        data=DataState.SINGLE if region is None else DataState.SERIES,
        licence="; ".join(dict.fromkeys(origin.licence for origin in origins)),
        accessed=max((origin.date_accessed for origin in origins), default=None),
        origin_ids=origin_ids,
        notes=tuple(_contradictions(repository, programme, recipient)),
        figures=tuple(figure for figure, _ in lines),
        region_codes=() if region is None else (region.code,),
        keywords=tuple(_words(recipient, region)),
    )


def _contradictions(repository: Repository, programme: str, recipient: str) -> Iterator[LocalizedText]:
    """Yield where a printed sum of these lines does not add up."""
    for item in repository.catalog.discrepancies:
        of_sums = not recipient and item.line.casefold().startswith("yhteensä")
        if PROGRAMMES.get(item.table) == programme and (of_sums or item.line == recipient):
            yield item.reason


def _granted(row: Mapping[object, object]) -> Message:
    investment, status = str(row["investment"]) or "whole", str(row["status"])
    if status != "granted":
        return message(f"data.grant.{status}", round=str(row["round"]), what=message(f"data.investment.{investment}"))
    if str(row["line_kind"]) == "part":
        return message("data.grant.part", part=str(row["recipient"]), round=str(row["round"]))
    if not row["round"]:
        return message(f"data.investment.{investment}")
    if investment == "whole" and str(row["programme"]) == "rrp":
        return message("data.grant.rrp_whole", round=str(row["round"]))
    programme = str(row["programme"])
    return message(f"data.grant.{programme}", round=str(row["round"]), what=message(f"data.investment.{investment}"))


def _summed(row: Mapping[object, object]) -> Message:
    if str(row["total_kind"]) in SUMS:
        return message("data.grant.printed_total", column=str(row["column"]), place=str(row["place"]))
    return message("data.grant.printed_sum", column=str(row["column"]))


def _figure(repository: Repository, row: Mapping[object, object], label: Message) -> Figure:
    return Figure(label=label, quantity=Quantity(value=float(str(row["euros"])), unit=_euros(repository), decimals=0))


def _euros(repository: Repository) -> Unit:
    known = {unit.id: unit for unit in repository.catalog.units}
    sign = _same("€")
    return known.get("eur", Unit(id="eur", symbol=sign, change_symbol=sign))


def _cited(row: Mapping[object, object]) -> Citation:
    return Citation(document=str(row["origin_id"]), place=str(row["place"]))


def _words(recipient: str, region: Region | None) -> Iterator[str]:
    yield recipient
    if region is not None:
        for name in (region.name, region.short_name, region.genitive, region.locative):
            yield from (name.fi, name.sv, name.en)


def _joined(first: LocalizedText, second: LocalizedText) -> LocalizedText:
    return LocalizedText(fi=f"{first.fi}: {second.fi}", sv=f"{first.sv}: {second.sv}", en=f"{first.en}: {second.en}")


def _same(words: str) -> LocalizedText:
    return LocalizedText(fi=words, sv=words, en=words)
