"""What the catalogue knows, and what in it answers to some words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tkkio_analytics.analysis.catalogue_search import found_items, search_index
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.catalogue import CatalogueFilters, CatalogueItem, DataState, Figure, ItemKind, SearchIndex
from tkkio_analytics.domain.indicator import Indicator, Measure
from tkkio_analytics.domain.message import LocalizedText, Quantity, message
from tkkio_analytics.domain.provenance import Citation
from tkkio_analytics.domain.registry import EntryKind, RegistryEntry
from tkkio_analytics.domain.target import LegalStatus, Target
from tkkio_analytics.services.granted import grant_items
from tkkio_analytics.services.provenance import documented_points

KINDS: Mapping[EntryKind, ItemKind] = {
    EntryKind.DECISION: ItemKind.DECISION,
    EntryKind.STATUTE: ItemKind.DECISION,
    EntryKind.PROCESS: ItemKind.DECISION,
    EntryKind.PROGRAMME: ItemKind.PROGRAMME,
    EntryKind.INVESTMENT: ItemKind.PROGRAMME,
    EntryKind.PROJECT: ItemKind.PROGRAMME,
    EntryKind.NETWORK: ItemKind.PROGRAMME,
    EntryKind.RESULT: ItemKind.RESULT,
    EntryKind.RECOMMENDATION: ItemKind.PROPOSAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The figures that the release holds of one indicator."""

    data: DataState
    first_year: int | None = None
    last_year: int | None = None
    accessed: str | None = None
    origin_ids: tuple[str, ...] = ()


def catalogue_index(repository: Repository) -> SearchIndex:
    """Return everything the catalogue knows, ready to be searched."""
    return search_index(catalogue_items(repository))


def search_catalogue(
    index: SearchIndex, query: str = "", *, filters: CatalogueFilters | None = None
) -> tuple[CatalogueItem, ...]:
    """Return the items that answer to a query, the best fit first.

    Parameters
    ----------
    index
        From `catalogue_index`.
    query
        Words in Finnish, Swedish or English in any form, ids, Sotkanet numbers or euros; empty finds everything.
    filters
        What the answer is narrowed to.

    Examples
    --------
    >>> search_catalogue(catalogue_index(repository), "kainuu 1 671 131")[0].id  # doctest: +SKIP
    'tulsote_Kainuu'
    """
    return found_items(index, query, filters=filters or CatalogueFilters())


def catalogue_items(repository: Repository) -> tuple[CatalogueItem, ...]:
    """Return every item of the catalogue: goals, indicators, proposals, decisions, programmes, results, grants."""
    held = holdings(repository)
    items = (
        *_objectives(repository),
        *(_target(repository, target, held) for target in repository.catalog.targets),
        *(_indicator(repository, indicator, held[indicator.id]) for indicator in repository.catalog.indicators),
        *(_entry(repository, entry) for entry in repository.catalog.entries),
        *grant_items(repository),
    )
    order = list(ItemKind)
    return tuple(sorted(items, key=lambda item: order.index(item.kind)))


def holdings(repository: Repository) -> Mapping[str, Holdings]:
    """Return what figures the release holds, by indicator id."""
    return {indicator.id: _holding(repository, indicator) for indicator in repository.catalog.indicators}


def indicator_rows(repository: Repository) -> Iterator[tuple[str, ...]]:
    """Yield id, three names, objective, id at the source, documents and whether there are figures by area.

    The documents are those that name the indicator as a metric of a goal; else the sources of its figures.
    """
    held = holdings(repository)
    titles = {document.id: document.title.fi for document in repository.catalog.documents}
    origins = {origin.id: f"{origin.producer}: {origin.title.fi}" for origin in repository.catalog.origins}
    for indicator in repository.catalog.indicators:
        named = [f"{titles[citation.document]}, {citation.place}" for citation in indicator.citations]
        read = [origins[origin_id] for origin_id in held[indicator.id].origin_ids if origin_id in origins]
        yield (
            indicator.id,
            indicator.name.fi,
            indicator.name.sv,
            indicator.name.en,
            indicator.goal or "",
            indicator.source_id,
            "; ".join(named or read) or indicator.producer,
            str(held[indicator.id].data is DataState.SERIES).lower(),
        )


def _holding(repository: Repository, indicator: Indicator) -> Holdings:
    rows = repository.observations[repository.observations[obs.INDICATOR] == indicator.id]
    rows = rows[rows[obs.STATUS] == obs.Status.OBSERVED.value]
    points = repository.points[repository.points[obs.INDICATOR] == indicator.id]
    if rows.empty and points.empty:
        return Holdings(data=DataState.NONE)
    years = [int(period[:4]) for period in (points if rows.empty else rows)[obs.PERIOD]]
    origin_ids = tuple(dict.fromkeys((points if rows.empty else rows)[obs.ORIGIN]))
    accessed = [origin.date_accessed for origin in repository.catalog.origins if origin.id in origin_ids]
    return Holdings(
        data=DataState.SINGLE if rows.empty else DataState.SERIES,
        first_year=min(years),
        last_year=max(years),
        accessed=max(accessed, default=None),
        origin_ids=origin_ids,
    )


def _objectives(repository: Repository) -> Iterator[CatalogueItem]:
    for objective in repository.catalog.objectives:
        cited = _set_in(objective.document, objective.source, quote=objective.name.fi)
        yield CatalogueItem(
            id=objective.id,
            kind=ItemKind.GOAL,
            name=objective.name,
            definition=None,
            owner=objective.owner or _same(objective.source),
            goal=objective.id,
            citations=cited,
            legal_status=objective.legal_status,
            valid_from=objective.valid_from,
            valid_to=objective.valid_to,
            superseded_by=objective.superseded_by,
            official_languages=(objective.official_language,),
            followed_by=tuple(item.short_name for item in repository.catalog.indicators if item.goal == objective.id),
        )


def _indicator(repository: Repository, indicator: Indicator, held: Holdings) -> CatalogueItem:
    return CatalogueItem(
        id=indicator.id,
        kind=ItemKind.ASSESSMENT if indicator.measure is Measure.ASSESSMENT else ItemKind.INDICATOR,
        name=indicator.name,
        definition=indicator.description,
        owner=LocalizedText.from_parallel(indicator.producer),
        goal=indicator.goal,
        topic=indicator.topic,
        citations=indicator.citations,
        source=indicator.producer,
        source_id=indicator.source_id,
        source_url=indicator.source_url,
        licence=indicator.licence,
        data=held.data,
        first_year=held.first_year,
        last_year=held.last_year,
        accessed=held.accessed,
        origin_ids=held.origin_ids,
        no_data_note=indicator.no_data_note,
        notes=(indicator.comparability_note,) if indicator.comparability_note else (),
        polarity=indicator.polarity,
        polarity_basis=indicator.polarity_basis,
        unit=indicator.unit.symbol,
        figures=_points(repository, indicator) if held.data is DataState.SINGLE else (),
        indicator_id=indicator.id if indicator.listed else None,
        official_languages=indicator.official_languages,
        keywords=(indicator.short_name.fi, indicator.short_name.sv, indicator.short_name.en),
    )


def _target(repository: Repository, target: Target, held: Mapping[str, Holdings]) -> CatalogueItem:
    indicator = None if target.indicator_id is None else repository.catalog.indicator(target.indicator_id)
    cited = _set_in(target.document, str(target.source), quote=target.quote)
    holding = Holdings(data=DataState.NOT_MEASURED) if indicator is None else held[indicator.id]
    return CatalogueItem(
        id=target.id,
        kind=ItemKind.PROPOSAL if target.legal_status is LegalStatus.PROPOSAL else ItemKind.GOAL,
        name=_localized(target.title),
        definition=target.scope,
        owner=_localized(target.owner),
        goal=None if indicator is None else indicator.goal,
        topic=None if indicator is None else indicator.topic,
        citations=cited,
        data=holding.data,
        first_year=holding.first_year,
        last_year=holding.last_year,
        accessed=holding.accessed,
        origin_ids=holding.origin_ids,
        no_data_note=None if indicator is None else indicator.no_data_note,
        notes=(target.note,) if target.note else (),
        polarity=None if indicator is None else indicator.polarity,
        polarity_basis=None if indicator is None else indicator.polarity_basis,
        unit=None if indicator is None else indicator.unit.symbol,
        legal_status=target.legal_status,
        valid_from=target.valid_from,
        valid_to=target.valid_to,
        figures=_levels(target, indicator),
        region_codes=target.region_codes,
        indicator_id=None if indicator is None else indicator.id,
        target_id=target.id,
        official_languages=("fi",),
        keywords=tuple(_region_words(repository, target.region_codes)),
    )


def _levels(target: Target, indicator: Indicator | None) -> tuple[Figure, ...]:
    if target.value is None or indicator is None:
        return ()
    bound = "at_least" if target.at_least else "at_most"
    due = message("data.level.due", due=_due(target)) if target.due else message("data.level.undated")
    found = [(message(f"data.level.{bound}", due=due), target.value)]
    if target.baseline is not None:
        period = target.baseline_period or ""
        found.insert(0, (message(f"data.level.{'baseline' if period else 'start'}", period=period), target.baseline))
    if target.report is not None and target.report.value is not None:
        found.append((message("data.level.reported", period=target.report.period), target.report.value))
    return tuple(Figure(label=label, quantity=_level(indicator, value)) for label, value in found)


def _due(target: Target) -> str:
    """Return a date in figures, whatever the language: as written where it has no words, else its year."""
    worded = re.search(r"[a-zåäö]{2}", target.due or "")
    return str(target.due_year) if worded else str(target.due)


def _level(indicator: Indicator, value: float) -> Quantity:
    """Return a level; a round one, as policy sets them, is written without decimals."""
    decimals = 0 if (value * indicator.unit.factor).is_integer() else indicator.decimals
    return Quantity(value=value, unit=indicator.unit, decimals=decimals)


def _points(repository: Repository, indicator: Indicator) -> tuple[Figure, ...]:
    """Return the single figures that documents print of an indicator; they form no series."""
    return tuple(
        Figure(
            label=message(
                "data.point", region=repository.catalog.region(point.region_code).short_name, period=point.period
            ),
            quantity=_level(indicator, point.value),
        )
        for point in documented_points(repository, indicator_id=indicator.id)
    )


def _entry(repository: Repository, entry: RegistryEntry) -> CatalogueItem:
    figures = tuple(
        Figure(label=item.label, quantity=Quantity(value=item.value, unit=item.unit, decimals=item.decimals))
        for item in entry.amounts
    )
    return CatalogueItem(
        id=entry.id,
        kind=KINDS[entry.kind],
        name=entry.name,
        definition=entry.description,
        owner=entry.owner,
        goal=entry.goal,
        citations=entry.citations,
        data=DataState.SINGLE if figures else DataState.NOT_MEASURED,
        no_data_note=entry.no_data_note,
        notes=(entry.note,) if entry.note else (),
        legal_status=entry.legal_status,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        figures=figures,
        region_codes=entry.region_codes,
        participants=entry.participants,
        official_languages=entry.official_languages,
        followed_by=tuple(repository.catalog.indicator(name).short_name for name in entry.indicator_ids),
        keywords=tuple(_region_words(repository, entry.region_codes)),
    )


def _set_in(document: str | None, source: str, *, quote: str | None) -> tuple[Citation, ...]:
    """Return where a goal is set: its slide or chapter out of a source that is written with its publication."""
    if document is None:
        return ()
    place = re.search(r"\b(?:diat?|luku|luvut)\b.*", source)
    return (Citation(document=document, place=place[0] if place else source, quote=quote),)


def _region_words(repository: Repository, codes: tuple[str, ...]) -> Iterator[str]:
    for code in codes:
        region = repository.catalog.region(code)
        for name in (region.name, region.short_name, region.genitive, region.locative):
            yield from (name.fi, name.sv, name.en)


def _same(words: str) -> LocalizedText:
    return LocalizedText(fi=words, sv=words, en=words)


def _localized(text: object) -> LocalizedText:
    """Return a title of the registry; computed goals, which are named by a message, are not in it."""
    return text if isinstance(text, LocalizedText) else _same(str(text))
