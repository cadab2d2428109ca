"""The curated catalogue: regions, indicators, targets, breaks, corrections and origins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from tkkio_analytics.data.corrections import Correction
from tkkio_analytics.data.grant_totals import Discrepancy
from tkkio_analytics.data.reference import read_table, records
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.message import LocalizedText, Unit
from tkkio_analytics.domain.money import DeficitDeadline, DeficitRule
from tkkio_analytics.domain.provenance import Origin
from tkkio_analytics.domain.region import Region
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
    "surfaces",
    "deficits",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A national objective that indicators serve.

    Parameters
    ----------
    id, number
        Our own id, and its number in the decision.
    name
        Wording: official in ``official_language``, unofficial translations in the others.
    official_language
        ``fi`` or ``sv``.
    valid_from, superseded_by
        ISO date, and the decision that replaced it, or None.
    source
        Publication and chapter.
    """

    id: str
    number: int
    name: LocalizedText
    official_language: str
    valid_from: str
    superseded_by: str | None
    source: str


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
    surfaces, surface_source
        Surface of each county, and where they come from.
    deficit_deadlines, deficit_rules
        By when each county must have covered its deficit, and the rules that apply in general.
    """

    regions: tuple[Region, ...]
    indicators: tuple[Indicator, ...]
    objectives: tuple[Objective, ...]
    targets: tuple[Target, ...]
    breaks: tuple[Break, ...]
    corrections: tuple[Correction, ...]
    discrepancies: tuple[Discrepancy, ...]
    origins: tuple[Origin, ...]
    surfaces: tuple[Surface, ...]
    surface_source: SurfaceSource
    deficit_deadlines: tuple[DeficitDeadline, ...]
    deficit_rules: tuple[DeficitRule, ...]

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
        tables = {name: read_table(folder, name) for name in REFERENCE_FILES}
        catalog = cls.from_tables(tables)
        for problem in catalog.broken_references():
            raise problem
        return catalog

    @classmethod
    def from_tables(cls, tables: Mapping[str, dict[str, Any]]) -> "Catalog":
        """Build the catalogue from reference tables that keep their schemas."""
        units = {unit.id: unit for unit in records(Unit, tables["units"]["units"])}
        indicators = [row | {"unit": _unit(units, row)} for row in tables["indicators"]["indicators"]]
        return cls(
            regions=records(Region, tables["regions"]["regions"]),
            indicators=records(Indicator, indicators),
            objectives=records(Objective, tables["objectives"]["objectives"]),
            targets=records(Target, tables["targets"]["targets"]),
            breaks=records(Break, tables["breaks"]["breaks"]),
            corrections=records(Correction, tables["corrections"]["corrections"]),
            discrepancies=records(Discrepancy, tables["corrections"].get("discrepancies", [])),
            origins=records(Origin, tables["origins"]["origins"]),
            surfaces=records(Surface, tables["surfaces"]["surfaces"]),
            surface_source=records(SurfaceSource, [tables["surfaces"]["source"]])[0],
            deficit_deadlines=records(DeficitDeadline, tables["deficits"]["deadlines"]),
            deficit_rules=records(DeficitRule, tables["deficits"]["rules"]),
        )

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
        """Return the indicator of ``indicator_id``.

        Raises
        ------
        UnknownIndicatorError
            If there is none.
        """
        for indicator in self.indicators:
            if indicator.id == indicator_id:
                return indicator
        raise UnknownIndicatorError("unknown_indicator", indicator=indicator_id)

    def origin_by_id(self) -> Mapping[str, Origin]:
        """Return origins by id."""
        return MappingProxyType({origin.id: origin for origin in self.origins})

    def broken_references(self) -> Iterable[CatalogError]:
        """Yield an error for every id that is given twice or names nothing."""
        yield from self._doubles()
        known = {
            "indicator": {indicator.id for indicator in self.indicators},
            "region": {region.code for region in self.regions},
            "objective": {objective.id for objective in self.objectives},
        }
        for file, entry, kind, value in self._references():
            if value not in known[kind]:
                yield CatalogError("unknown_reference", file=file, where=entry, kind=kind, value=value)

    def _doubles(self) -> Iterable[CatalogError]:
        lists: dict[str, list[str]] = {
            "regions.toml": [region.code for region in self.regions],
            "indicators.toml": [entry.id for entry in self.indicators],
            "objectives.toml": [entry.id for entry in self.objectives],
            "targets.toml": [entry.id for entry in self.targets],
            "breaks.toml": [entry.id for entry in self.breaks],
            "corrections.toml": [entry.id for entry in self.corrections] + [entry.id for entry in self.discrepancies],
            "origins.toml": [entry.id for entry in self.origins],
            "surfaces.toml": [entry.region_code for entry in self.surfaces],
            "deficits.toml": [entry.region_code for entry in self.deficit_deadlines]
            + [entry.id for entry in self.deficit_rules],
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
        for target in self.targets:
            if target.indicator_id is not None:
                yield "targets.toml", target.id, "indicator", target.indicator_id
            yield from (("targets.toml", target.id, "region", code) for code in target.region_codes)
        for entry in self.breaks:
            yield from (("breaks.toml", entry.id, "indicator", name) for name in entry.indicator_ids)
            yield from (("breaks.toml", entry.id, "region", code) for code in entry.region_codes)
        for correction in self.corrections:
            yield "corrections.toml", correction.id, "indicator", correction.indicator_id
            yield "corrections.toml", correction.id, "region", correction.region_code
        yield from (("surfaces.toml", entry.region_code, "region", entry.region_code) for entry in self.surfaces)
        for deadline in self.deficit_deadlines:
            yield "deficits.toml", deadline.region_code, "region", deadline.region_code

    def _references_of_indicators(self) -> Iterable[tuple[str, str, str, str]]:
        for indicator in self.indicators:
            if indicator.goal is not None:
                yield "indicators.toml", indicator.id, "objective", indicator.goal
            if indicator.derivation is not None:
                yield "indicators.toml", indicator.id, "indicator", indicator.derivation.source_indicator_id
            if indicator.need_adjustment is not None and indicator.need_adjustment.coefficient_id is not None:
                yield "indicators.toml", indicator.id, "indicator", indicator.need_adjustment.coefficient_id


def _unit(units: Mapping[str, Unit], row: Mapping[str, Any]) -> Unit:
    if row["unit"] not in units:
        raise CatalogError("unknown_reference", file="indicators.toml", where=row["id"], kind="unit", value=row["unit"])
    return units[row["unit"]]
