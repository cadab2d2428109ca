"""The curated catalogue: regions, indicators, goals, programmes, breaks, corrections, documents and origins."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from tkkio_analytics.data.corrections import Correction
from tkkio_analytics.data.grant_totals import Discrepancy
from tkkio_analytics.data.reference import read_table, records, reference_files
from tkkio_analytics.domain.claim_text import ClaimWords, Grammar
from tkkio_analytics.domain.denominator import Denominator
from tkkio_analytics.domain.framework import Framework
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.message import Unit
from tkkio_analytics.domain.money import DeficitDeadline, DeficitRule
from tkkio_analytics.domain.outside import OutsideWords
from tkkio_analytics.domain.provenance import Citation, Document, Origin, Source
from tkkio_analytics.domain.region import Region, nation_of
from tkkio_analytics.domain.registry import Objective, RegistryEntry
from tkkio_analytics.domain.structure import Surface, SurfaceSource
from tkkio_analytics.domain.target import Target
from tkkio_analytics.errors import CatalogError, UnknownIndicatorError, UnknownRegionError

REFERENCE_FILES: Final = (
    "regions",
    "units",
    "objectives",
    "indicators",
    "targets",
    "breaks",
    "corrections",
    "origins",
)
OPTIONAL_FILES: Final = (
    "documents",
    "registry",
    "tkkio_framework",
    "surfaces",
    "deficits",
    "denominators",
    "sources",
    "claim_words",
    "claim_grammar",
    "outside",
)
"""A data folder may do without these; what they hold is named, not measured, or explains areas."""


def present_files(folder: Path) -> tuple[str, ...]:
    """Return the names of the reference tables of a folder: the needed ones, and those of the optional that it has."""
    optional = (name for name in OPTIONAL_FILES if all(path.exists() for path in reference_files(folder, name)))
    return (*REFERENCE_FILES, *optional)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything that is curated by hand.

    Parameters
    ----------
    regions, indicators, objectives, targets, breaks
        In the order of their files.
    corrections, discrepancies
        Known errors of observations, and printed grant totals that do not add up.
    origins
        Sources by the ids that observations name.
    documents, entries
        Documents that set goals, and what they name besides indicators.
    framework
        The framework of TKKIO indicators, or None.
    units
        Units by which figures are written.
    surfaces, surface_source
        Surface of each county, and where they come from.
    deficit_deadlines, deficit_rules
        By when each county must have covered its deficit, and the rules that apply in general.
    sources
        What a refresh reads.
    denominators
        What indicators are counted on.
    claim_words, claim_grammar
        What claims written in Finnish are read with, or None.
    outside_words
        What is said of indicators outside the catalogue, or None.
    outside
        Returns an indicator that the release has and the catalogue has not; None where there is none.
    """

    regions: tuple[Region, ...]
    indicators: tuple[Indicator, ...]
    objectives: tuple[Objective, ...]
    targets: tuple[Target, ...]
    breaks: tuple[Break, ...]
    corrections: tuple[Correction, ...]
    discrepancies: tuple[Discrepancy, ...]
    origins: tuple[Origin, ...]
    documents: tuple[Document, ...] = ()
    entries: tuple[RegistryEntry, ...] = ()
    framework: Framework | None = None
    units: tuple[Unit, ...] = ()
    surfaces: tuple[Surface, ...] = ()
    surface_source: SurfaceSource | None = None
    deficit_deadlines: tuple[DeficitDeadline, ...] = ()
    deficit_rules: tuple[DeficitRule, ...] = ()
    sources: tuple[Source, ...] = ()
    denominators: tuple[Denominator, ...] = ()
    claim_words: ClaimWords | None = None
    claim_grammar: Grammar | None = None
    outside_words: OutsideWords | None = None
    outside: Callable[[str], Indicator | None] = field(default=lambda _: None, repr=False)

    @classmethod
    def from_folder(cls, folder: Path) -> "Catalog":
        """Read and check the reference files.

        Parameters
        ----------
        folder
            The ``reference`` folder.

        Returns
        -------
        Catalog
            Whose cross references all hold.

        Raises
        ------
        CatalogError
            If a file is missing, unreadable, breaks its schema, or names an entry that does not exist.
        """
        tables = {name: read_table(folder, name) for name in present_files(folder)}
        catalog = cls.from_tables(tables)
        for problem in catalog.broken_references():
            raise problem
        return catalog

    @classmethod
    def from_tables(cls, tables: Mapping[str, dict[str, Any]]) -> "Catalog":
        """Build the catalogue from reference tables that keep their schemas."""
        units = {unit.id: unit for unit in records(Unit, tables["units"]["units"])}
        indicators = [
            row | {"unit": _unit(units, row, file="indicators", where=row["id"])}
            for row in tables["indicators"]["indicators"]
        ]
        entries = [
            row | {"amounts": [a | {"unit": _unit(units, a, file="registry", where=row["id"])} for a in row["amounts"]]}
            if "amounts" in row
            else row
            for row in tables.get("registry", {}).get("entries", [])
        ]
        frameworks = records(Framework, [tables["tkkio_framework"]] if "tkkio_framework" in tables else [])
        surfaces, deficits = tables.get("surfaces", {}), tables.get("deficits", {})
        return cls(
            regions=records(Region, tables["regions"]["regions"]),
            indicators=records(Indicator, indicators),
            objectives=records(Objective, tables["objectives"]["objectives"]),
            targets=records(Target, tables["targets"]["targets"]),
            breaks=records(Break, tables["breaks"]["breaks"]),
            corrections=records(Correction, tables["corrections"]["corrections"]),
            discrepancies=records(Discrepancy, tables["corrections"].get("discrepancies", [])),
            origins=records(Origin, tables["origins"]["origins"]),
            documents=records(Document, tables.get("documents", {}).get("documents", [])),
            entries=records(RegistryEntry, entries),
            framework=next(iter(frameworks), None),
            units=tuple(units.values()),
            surfaces=records(Surface, surfaces.get("surfaces", [])),
            surface_source=next(iter(records(SurfaceSource, [surfaces["source"]] if surfaces else [])), None),
            deficit_deadlines=records(DeficitDeadline, deficits.get("deadlines", [])),
            deficit_rules=records(DeficitRule, deficits.get("rules", [])),
            sources=records(Source, tables.get("sources", {}).get("sources", [])),
            denominators=records(Denominator, tables.get("denominators", {}).get("denominators", [])),
            claim_words=next(iter(records(ClaimWords, _present(tables, "claim_words"))), None),
            claim_grammar=next(iter(records(Grammar, _present(tables, "claim_grammar"))), None),
            outside_words=next(iter(records(OutsideWords, [t["outside"] for t in _present(tables, "outside")])), None),
        )

    @property
    def nation(self) -> Region:
        """Return the nation that the areas are parts of.

        Raises
        ------
        UnknownRegionError
            If the catalogue has none.
        """
        found = nation_of(self.regions)
        if found is None:
            raise UnknownRegionError("unknown_region", code="MAA")
        return found

    def region(self, code: str) -> Region:
        """Return the region of ``code``.

        Raises
        ------
        UnknownRegionError
            If there is none.
        """
        for region in self.regions:
            if region.code == code:
                return region
        raise UnknownRegionError("unknown_region", code=code)

    def indicator(self, indicator_id: str) -> Indicator:
        """Return the indicator of ``indicator_id``, of the catalogue or outside it.

        Raises
        ------
        UnknownIndicatorError
            If there is none.
        """
        for indicator in self.indicators:
            if indicator.id == indicator_id:
                return indicator
        found = self.outside(indicator_id)
        if found is not None:
            return found
        raise UnknownIndicatorError("unknown_indicator", indicator=indicator_id)

    def origin_by_id(self) -> Mapping[str, Origin]:
        """Return origins by id."""
        return MappingProxyType({origin.id: origin for origin in self.origins})

    def denominator(self, indicator_id: str) -> Denominator | None:
        """Return what an indicator is counted on; None where that is not known."""
        return next((entry for entry in self.denominators if indicator_id in entry.indicator_ids), None)

    def broken_references(self) -> Iterable[CatalogError]:
        """Yield an error for every id that is given twice or names nothing."""
        yield from self._doubles()
        known = {
            "indicator": {indicator.id for indicator in self.indicators},
            "region": {region.code for region in self.regions},
            "objective": {objective.id for objective in self.objectives},
            "target": {target.id for target in self.targets},
            "document": {document.id for document in self.documents},
            "entry": {entry.id for entry in self.entries},
            "head": {head.id for head in self.framework.heads} if self.framework else set(),
        }
        for file, entry, kind, value in self._references():
            if value not in known[kind]:
                yield CatalogError("unknown_reference", file=file, where=entry, kind=kind, value=value)

    def _doubles(self) -> Iterable[CatalogError]:
        lists: dict[str, list[str]] = {
            "regions.toml": [region.code for region in self.regions],
            "indicators": [entry.id for entry in self.indicators],
            "objectives.toml": [entry.id for entry in self.objectives],
            "targets.toml": [entry.id for entry in self.targets],
            "breaks.toml": [entry.id for entry in self.breaks],
            "corrections.toml": [entry.id for entry in self.corrections] + [entry.id for entry in self.discrepancies],
            "origins.toml": [entry.id for entry in self.origins],
            "documents.toml": [entry.id for entry in self.documents],
            "registry": [entry.id for entry in self.entries],
            "surfaces.toml": [entry.region_code for entry in self.surfaces],
            "deficits.toml": [entry.region_code for entry in self.deficit_deadlines]
            + [entry.id for entry in self.deficit_rules],
            "denominators.toml": [name for entry in self.denominators for name in entry.indicator_ids],
        }
        for file, ids in lists.items():
            for double in sorted({entry for entry in ids if ids.count(entry) > 1}):
                yield CatalogError("duplicate_id", file=file, value=double)

    def _references(self) -> Iterable[tuple[str, str, str, str]]:
        """Yield file, entry, kind and value of every reference in the catalogue."""
        for region in self.regions:
            if region.parent is not None:
                yield "regions.toml", region.code, "region", region.parent
        yield from self._references_of_indicators()
        for objective in self.objectives:
            yield from _named("objectives.toml", objective.id, document=(objective.document,))
        for target in self.targets:
            yield from _named(
                "targets.toml",
                target.id,
                indicator=(target.indicator_id,),
                region=target.region_codes,
                document=(target.document,),
            )
        for entry in self.breaks:
            yield from _named("breaks.toml", entry.id, indicator=entry.indicator_ids, region=entry.region_codes)
        for correction in self.corrections:
            yield "corrections.toml", correction.id, "indicator", correction.indicator_id
            yield "corrections.toml", correction.id, "region", correction.region_code
        yield from self._references_of_areas()
        yield from self._registry_references()

    def _references_of_indicators(self) -> Iterable[tuple[str, str, str, str]]:
        for indicator in self.indicators:
            adjustment, derivation = indicator.need_adjustment, indicator.derivation
            coefficient = None if adjustment is None else adjustment.coefficient_id
            source = None if derivation is None else derivation.source_indicator_id
            yield from _named("indicators", indicator.id, objective=(indicator.goal,), indicator=(coefficient, source))
            yield from _cited("indicators", indicator.id, indicator.citations)

    def _references_of_areas(self) -> Iterable[tuple[str, str, str, str]]:
        for surface in self.surfaces:
            yield "surfaces.toml", surface.region_code, "region", surface.region_code
        for deadline in self.deficit_deadlines:
            yield "deficits.toml", deadline.region_code, "region", deadline.region_code
        for entry in self.denominators:
            names = (*entry.indicator_ids, entry.denominator_id)
            yield from _named("denominators.toml", entry.indicator_ids[0], indicator=names)
        if self.claim_words is not None:
            for area in self.claim_words.areas:
                yield from _named("claim_words.toml", "".join(area.name), region=area.codes)
            for name in self.claim_words.indicators:
                yield from _named("claim_words.toml", name.phrases[0], indicator=name.ids)

    def _registry_references(self) -> Iterable[tuple[str, str, str, str]]:
        for entry in self.entries:
            yield from _named(
                "registry",
                entry.id,
                objective=(entry.goal,),
                region=entry.region_codes,
                indicator=entry.indicator_ids,
                target=entry.target_ids,
            )
            yield from _cited("registry", entry.id, entry.citations)
        if self.framework is None:
            return
        file = "tkkio_framework.toml"
        yield file, "document", "document", self.framework.document
        for dimension in self.framework.dimensions:
            yield from _named(
                file,
                dimension.id,
                head=(dimension.head,),
                indicator=dimension.indicator_ids,
                target=dimension.target_ids,
                entry=dimension.entry_ids,
            )


def _named(file: str, where: str, **values: Iterable[str | None]) -> Iterable[tuple[str, str, str, str]]:
    """Yield the references of one entry, by kind; those that are not given are left out."""
    for kind, names in values.items():
        yield from ((file, where, kind, name) for name in names if name is not None)


def _cited(file: str, where: str, citations: Iterable[Citation]) -> Iterable[tuple[str, str, str, str]]:
    yield from ((file, where, "document", citation.document) for citation in citations)


def _present(tables: Mapping[str, dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [tables[name]] if name in tables else []


def _unit(units: Mapping[str, Unit], row: Mapping[str, Any], *, file: str, where: str) -> Unit:
    if row["unit"] not in units:
        raise CatalogError("unknown_reference", file=file, where=where, kind="unit", value=row["unit"])
    return units[row["unit"]]
