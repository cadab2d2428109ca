"""Own indicators: defined by their owner, filled in by areas and years."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.indicator import Measure, Polarity
from tkkio_analytics.domain.message import LocalizedText, Unit
from tkkio_analytics.domain.own_indicator import PREFIX, OwnIndicator, OwnTarget, OwnValue
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.domain.target import LegalStatus
from tkkio_analytics.services.fields import OLDEST_YEAR, Form, cleaned, number_of, typed_number

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

NAME: Final = 60
WHO: Final = 120
SHORT: Final = 300
LONG: Final = 2_000
MOST_DECIMALS: Final = 3
LATEST_DUE: Final = 2060
LONGEST_ID: Final = 60
STATUSES: Final = tuple(status.value for status in LegalStatus if status is not LegalStatus.REFERENCE)
"""What a target of an own indicator may be; a reference level is computed, never written."""


def indicators(store: "Store | None") -> tuple[Stored[OwnIndicator], ...]:
    """Return the own indicators, by id."""
    return () if store is None else store.entries(OwnIndicator)


def values(store: "Store | None") -> tuple[Stored[OwnValue], ...]:
    """Return the figures of all own indicators, by indicator, region and year."""
    return () if store is None else store.entries(OwnValue)


def units(repository: Repository) -> tuple[Unit, ...]:
    """Return the units that an own indicator may have: those of the catalogue that are shown as they are published.

    Units that are written alike, as those without a symbol are, are offered once.
    """
    every = (indicator.unit for indicator in repository.catalog.indicators if indicator.measure is Measure.NUMBER)
    found: dict[LocalizedText, Unit] = {}
    for unit in every:
        if unit.factor == 1.0:
            found.setdefault(unit.symbol, unit)
    return tuple(found.values())


def regions(repository: Repository) -> tuple[Region, ...]:
    """Return the regions that figures are entered for: the areas, then the nation."""
    every = sorted(repository.catalog.regions, key=lambda region: region.order)
    areas = [region for region in every if region.category is RegionCategory.COUNTY]
    return (*areas, *(region for region in every if region.category is RegionCategory.NATION))


def defined(
    written: Mapping[str, str],
    *,
    opened: Stored[Entry] | None,
    unit_ids: Collection[str],
    taken: Collection[str],
) -> Draft[Entry]:
    """Return the definition of an own indicator as it is typed.

    Parameters
    ----------
    written
        Text by field; targets as ``target_1_value``, ``target_1_year`` and so on, those left out of which nothing is
        typed.
    opened
        What the editor has before them; None for a new one.
    unit_ids
        Units that may be chosen.
    taken
        Ids in use, for a new one.

    Raises
    ------
    EntryError
        With every field at fault.
    """
    form = Form(written)
    name = form.line("name_fi", most=NAME)
    indicator = OwnIndicator(
        id=opened.entry.key if opened else new_id(name, taken=taken),
        name=LocalizedText(
            fi=name,
            sv=form.line("name_sv", most=NAME, required=False) or name,
            en=form.line("name_en", most=NAME, required=False) or name,
        ),
        owner=form.line("owner", most=WHO),
        definition=form.text("definition", most=LONG),
        collection_method=form.text("collection_method", most=LONG),
        unit_id=form.code("unit_id", among=unit_ids),
        decimals=form.whole("decimals", least=0, most=MOST_DECIMALS),
        polarity=_polarity(form),
        polarity_basis=form.line("polarity_basis", most=SHORT),
        first_year=form.whole("first_year", least=OLDEST_YEAR, most=LATEST_DUE),
        targets=_targets(form),
    )
    form.finish()
    return Draft(entry=indicator, expected=opened.version if opened else None)


def new_id(name: str, *, taken: Collection[str]) -> str:
    """Return an id made of a name: ASCII, stable, not in use.

    Examples
    --------
    >>> new_id("Täytetyt vakanssit", taken={"own_taytetyt_vakanssit"})
    'own_taytetyt_vakanssit_2'
    """
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    stem = PREFIX + (re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_ID] or "indicator")
    number = 1
    while (code := stem if number == 1 else f"{stem}_{number}") in taken:
        number += 1
    return code


def filled(
    written: Mapping[str, str],
    *,
    indicator: OwnIndicator,
    year: int,
    seen: Mapping[str, Stored[OwnValue]],
    today: date,
) -> list[Draft[Entry]]:
    """Return the changes among the figures of one year as they are typed.

    Parameters
    ----------
    written
        Text by region code; an empty one takes the figure away.
    indicator, year
        What is filled in.
    seen
        The figures that the editor has before them, by region code.
    today
        No figure is entered for a year that has not begun.

    Raises
    ------
    EntryError
        With every region at fault.
    """
    form = Form({"year": str(year)})
    form.whole("year", least=indicator.first_year, most=today.year)
    drafts: list[Draft[Entry]] = []
    for region_code, text in written.items():
        before = seen.get(region_code)
        expected = before.version if before else None
        value = number_of(text)
        if not cleaned(text):
            if before is not None:
                drafts.append(Draft(entry=before.entry, expected=expected, withdrawn=True))
        elif value is None:
            form.refuse("region_value", "no_number_of_region", region=region_code, value=cleaned(text)[:40])
        elif before is None or value != before.entry.value:
            entry = OwnValue(indicator_id=indicator.id, region_code=region_code, year=year, value=value)
            drafts.append(Draft(entry=entry, expected=expected))
    form.finish()
    return drafts


def typed(indicator: OwnIndicator) -> dict[str, str]:
    """Return a definition as it is typed, numbers with a decimal point."""
    written = {
        "name_fi": indicator.name.fi,
        "name_sv": indicator.name.sv,
        "name_en": indicator.name.en,
        "owner": indicator.owner,
        "definition": indicator.definition,
        "collection_method": indicator.collection_method,
        "unit_id": indicator.unit_id,
        "decimals": str(indicator.decimals),
        "polarity": indicator.polarity.value,
        "polarity_basis": indicator.polarity_basis,
        "first_year": str(indicator.first_year),
    }
    for number, target in enumerate(indicator.targets, start=1):
        written |= {
            f"target_{number}_value": typed_number(target.value),
            f"target_{number}_year": str(target.due_year),
            f"target_{number}_owner": target.owner,
            f"target_{number}_source": target.source,
            f"target_{number}_status": target.legal_status.value,
        }
    return written


def _polarity(form: Form) -> Polarity:
    chosen = form.code("polarity", among=set(Polarity))
    return Polarity(chosen) if chosen in set(Polarity) else Polarity.NEUTRAL


def _targets(form: Form) -> tuple[OwnTarget, ...]:
    numbers = sorted({int(field.split("_")[1]) for field in form.written if field.startswith("target_")})
    found = [_target(form, number) for number in numbers if _is_begun(form, number)]
    return tuple(sorted(found, key=lambda target: target.due_year))


def _is_begun(form: Form, number: int) -> bool:
    """Say whether anything is typed of a target: then the whole of it is asked for, and none is dropped in silence."""
    parts = ("value", "year", "owner", "source", "status")
    return any(cleaned(form.written.get(f"target_{number}_{part}", "")) for part in parts)


def _target(form: Form, number: int) -> OwnTarget:
    status = form.code(f"target_{number}_status", among=STATUSES)
    return OwnTarget(
        value=form.number(f"target_{number}_value"),
        due_year=form.whole(f"target_{number}_year", least=OLDEST_YEAR, most=LATEST_DUE),
        owner=form.line(f"target_{number}_owner", most=WHO),
        source=form.line(f"target_{number}_source", most=SHORT),
        legal_status=LegalStatus(status) if status in STATUSES else LegalStatus.USER_SET,
    )
