"""The registers at the end of a briefing: every figure with its source, every source, every indicator."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from tkkio_analytics.domain.briefing import Briefing, Definition
from tkkio_analytics.domain.figure import FigureSource
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.provenance import Origin
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting import numbers
from tkkio_analytics.reporting.wording import WordedCell, WordedColumn, WordedReference, WordedTable

SOURCES: Final = "sources"
ORIGINS: Final = "origins"
DEFINITIONS: Final = "definitions"
SHOWN_HASH: Final = 12
"""Characters of a hash that people compare."""


def references(briefing: Briefing, *, translator: Translator) -> tuple[WordedReference, ...]:
    """Return every reference of a briefing in words, in its order."""
    names = {definition.indicator_id: definition.short_name for definition in briefing.definitions}
    origins = {origin.id: origin for origin in briefing.origins}
    return tuple(
        WordedReference(
            reference=reference,
            indicator=translator.value(names[reference.indicator_id]),
            region=translator.value(briefing.region_names[reference.region_code]),
            period=period_text(reference.period, translator=translator),
            kind=translator.text(f"briefing.figure_kind.{reference.kind}"),
            measure=translator.text(f"briefing.measure.{reference.measure}"),
            text=numbers.text(reference.value, translator=translator),
            source=reference.cited
            or _joined(_origin(origins[source.origin_id], translator) for source in reference.sources),
        )
        for reference in briefing.references
    )


def period_text(code: str, *, translator: Translator) -> str:
    """Return a period, or its first and last, in words.

    Examples
    --------
    >>> period_text("2023/2025", translator=Translator("fi"))
    '2023–2025'
    """
    return "–".join(translator.value(Period.parse(part)) for part in code.split("/"))


def sources(briefing: Briefing, *, translator: Translator) -> WordedTable:
    """Return every figure with its reference, exact value, indicator, access date, snapshot and hash as a table."""
    names = ("reference", "figure", "what", "region", "period", "kind", "source", "snapshot")
    rows = tuple(_source_row(found, translator=translator) for found in references(briefing, translator=translator))
    return _table(SOURCES, names, rows, numeric={"figure"}, wide={"what", "source"}, translator=translator)


def origins(briefing: Briefing, *, translator: Translator) -> WordedTable:
    """Return every source with its licence, access date, snapshot and hash as a table."""
    used = {source for reference in briefing.references for source in reference.sources}
    found = {origin.id: origin for origin in briefing.origins}
    ordered = sorted(used, key=lambda source: (found[source.origin_id].producer, source.origin_id, source.snapshot_id))
    rows = dict.fromkeys(_origin_row(source, found[source.origin_id], translator) for source in ordered)
    names = ("source", "accessed", "licence", "snapshot")
    return _table(ORIGINS, names, tuple(rows), numeric=set(), wide={"source", "snapshot"}, translator=translator)


def definitions(briefing: Briefing, *, translator: Translator) -> WordedTable:
    """Return every indicator with what it counts, its producer and id at the source, and its caution as a table."""
    rows = tuple(_definition_row(definition, translator) for definition in briefing.definitions)
    names = ("indicator", "counts", "producer", "source_id", "caution")
    return _table(DEFINITIONS, names, rows, numeric=set(), wide={"counts", "caution"}, translator=translator)


def _table(
    id_: str,
    names: tuple[str, ...],
    rows: tuple[tuple[WordedCell, ...], ...],
    *,
    numeric: set[str],
    wide: set[str],
    translator: Translator,
) -> WordedTable:
    columns = tuple(
        WordedColumn(header=translator.text(f"briefing.register.{name}"), numeric=name in numeric, wide=name in wide)
        for name in names
    )
    return WordedTable(
        id=id_,
        caption=translator.text(f"briefing.register.{id_}"),
        columns=columns,
        rows=rows,
        description=translator.text(f"briefing.register.{id_}_text", count=len(rows)),
    )


def _source_row(found: WordedReference, *, translator: Translator) -> tuple[WordedCell, ...]:
    reference = found.reference
    days = _joined(_day(source.date_accessed, translator) for source in reference.sources)
    read = translator.text("briefing.register.read", source=found.source, day=days) if days else found.source
    return (
        WordedCell(text=reference.code),
        WordedCell(
            text=found.text,
            number=numbers.number(reference.value, translator=translator),
            note=reference.exact_text,
        ),
        WordedCell(
            text=translator.text("briefing.register.named", name=found.indicator, measure=found.measure),
            note=reference.indicator_id,
        ),
        WordedCell(text=found.region),
        WordedCell(text=found.period),
        WordedCell(text=found.kind),
        WordedCell(text=read),
        WordedCell(text=_joined(_snapshot(source) for source in reference.sources)),
    )


def _origin_row(source: FigureSource, origin: Origin, translator: Translator) -> tuple[WordedCell, ...]:
    return (
        WordedCell(text=_origin(origin, translator)),
        WordedCell(text=_day(source.date_accessed, translator)),
        WordedCell(text=translator.parallel(origin.licence)),
        WordedCell(text=_snapshot(source)),
    )


def _definition_row(definition: Definition, translator: Translator) -> tuple[WordedCell, ...]:
    caution = "" if definition.caution is None else translator.localized(definition.caution)
    return (
        WordedCell(text=translator.localized(definition.name)),
        WordedCell(text=translator.localized(definition.description)),
        WordedCell(text=translator.parallel(definition.producer)),
        WordedCell(text=definition.source_id),
        WordedCell(text=caution),
    )


def _origin(origin: Origin, translator: Translator) -> str:
    return f"{translator.parallel(origin.producer)}: {translator.localized(origin.title)}"


def _snapshot(source: FigureSource) -> str:
    return f"{source.snapshot_id} (sha256 {source.snapshot_sha256[:SHOWN_HASH]})"


def _day(written: str, translator: Translator) -> str:
    return translator.value(date.fromisoformat(written[:10]))


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(parts))
