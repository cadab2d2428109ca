"""The fields of each kind of entry: how they are typed, what may be chosen, and how they are shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from tkkio_analytics.domain.indicator import Polarity
from tkkio_analytics.domain.judgement import Assessment, Recommendation
from tkkio_analytics.domain.own_indicator import OwnIndicator
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.revision import Entry
from tkkio_analytics.domain.saved_scenario import SavedScenario
from tkkio_analytics.services import judgements, own_indicators, saved_scenarios
from tkkio_analytics.services.fields import label
from tkkio_analytics.ui import cache, own_goal
from tkkio_analytics.ui.page import Page

LONG: Final[Mapping[str, int]] = {
    "definition": own_indicators.LONG,
    "collection_method": own_indicators.LONG,
    "statement": judgements.TEXT,
    "text": judgements.TEXT,
}
LINES: Final[Mapping[str, int]] = {
    "name_fi": own_indicators.NAME,
    "name_sv": own_indicators.NAME,
    "name_en": own_indicators.NAME,
    "owner": own_indicators.WHO,
    "assessor": own_indicators.WHO,
    "giver": own_indicators.WHO,
    "polarity_basis": own_indicators.SHORT,
    "source": own_indicators.SHORT,
    "target_owner": own_indicators.WHO,
    "target_source": own_indicators.SHORT,
}
NUMBER: Final = 24
INDICATOR_FIELDS: Final = (
    "name_fi",
    "name_sv",
    "name_en",
    "owner",
    "definition",
    "collection_method",
    "unit_id",
    "decimals",
    "first_year",
    "polarity",
    "polarity_basis",
)
ABREAST: Final = (
    ("name_fi", "name_sv", "name_en"),
    ("definition", "collection_method"),
    ("unit_id", "decimals", "first_year"),
    ("polarity", "polarity_basis"),
    ("giver", "year"),
    ("region_code", "subject"),
    ("step", "assessor", "date"),
)
"""Fields that belong together and stand side by side on a wide screen."""
TARGET_FIELDS: Final = ("value", "year", "owner", "source", "status")
ASSESSMENT_FIELDS: Final = ("region_code", "subject", "step", "assessor", "date", "statement", "source")
SCENARIO_FIELDS: Final = ("name", "note", "archived")
RECOMMENDATION_FIELDS: Final = ("giver", "year", "region_code", "subject", "text", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field.

    Parameters
    ----------
    name
        As the services know it.
    options
        Codes that may be chosen; None for one that is typed.
    naming
        Of the codes.
    """

    name: str
    options: tuple[str, ...] | None = None
    naming: Callable[[str], str] = str


def fields(page: Page, noun: type[Entry], typed: Mapping[str, str]) -> tuple[Field, ...]:
    """Return the fields of a kind of entry; an own indicator has those of one target more than it has targets."""
    if noun is OwnIndicator:
        count = sum(name.endswith("_value") for name in typed) + 1
        targets = tuple(f"target_{number}_{part}" for number in range(1, count + 1) for part in TARGET_FIELDS)
        names: tuple[str, ...] = (*INDICATOR_FIELDS, *targets)
    elif noun is SavedScenario:
        names = SCENARIO_FIELDS
    else:
        names = ASSESSMENT_FIELDS if noun is Assessment else RECOMMENDATION_FIELDS
    return tuple(_field(page, name) for name in names)


def rows(fields: Sequence[Field]) -> list[list[Field]]:
    """Return the fields in rows of those that stand side by side: a target is a row of its own."""
    together = {name: row for row in ABREAST for name in row}
    found: list[list[Field]] = []
    for field in fields:
        beside = found[-1][0].name if found else ""
        is_same_row = field.name in together and together[field.name] == together.get(beside)
        is_same_target = _target(field.name) is not None and _target(field.name) == _target(beside)
        if is_same_row or is_same_target:
            found[-1].append(field)
        else:
            found.append([field])
    return found


def typed(entry: Entry | None) -> dict[str, str]:
    """Return an entry as it is typed, numbers with a decimal point; nothing of none."""
    match entry:
        case OwnIndicator():
            return own_indicators.typed(entry)
        case Assessment() | Recommendation():
            return judgements.typed(entry)
        case SavedScenario():
            return saved_scenarios.typed(entry) | {"archived": str(entry.archived).lower()}
        case _:
            return {}


def shown(page: Page, field: Field, written: str) -> str:
    """Return what is typed or chosen in a field, in words."""
    if not written:
        return page.translator.text("store.nothing")
    if field.options is not None:
        return field.naming(written)
    return localized(page, field.name, written)


def localized(page: Page, name: str, written: str) -> str:
    """Return a typed number with the language's decimal mark; any other text as it is."""
    return own_goal.shown(written, language=page.translator.language) if name.endswith("_value") else written


def widget(page: Page, field: Field, *, key: str) -> None:
    """Draw a field, whose value is in the session under ``key``."""
    name = page.translator.message(label(field.name))
    part = "_".join(field.name.split("_")[2:]) if field.name.startswith("target_") else field.name
    about = f"target_{part}" if field.name.startswith("target_") else field.name
    if field.options is not None:
        st.selectbox(name, ("", *field.options), format_func=lambda code: _named(page, field, code), key=key)
    elif about in LONG:
        st.text_area(name, key=key, max_chars=LONG[about], height=110)
    else:
        st.text_input(name, key=key, max_chars=LINES.get(about, NUMBER))


def subjects() -> tuple[str, ...]:
    """Return what an assessment or a recommendation may be about: objectives, then indicators."""
    objectives = (f"{judgements.OBJECTIVE}{code}" for code in cache.objectives())
    return (*objectives, *(f"{judgements.INDICATOR}{code}" for code in cache.assessable_indicators()))


def entry_regions() -> dict[str, Region]:
    """Return the regions that may be written of, by code."""
    return {region.code: region for region in cache.entry_regions()}


def _target(name: str) -> str | None:
    return name.split("_")[1] if name.startswith("target_") else None


def _named(page: Page, field: Field, code: str) -> str:
    return field.naming(code) if code else page.translator.text("store.choose")


def _field(page: Page, name: str) -> Field:
    text = page.translator.text
    if name == "archived":
        return Field(name=name, options=("false", "true"), naming=lambda code: text(f"store.archived.{code}"))
    if name in SCENARIO_FIELDS:
        return Field(name=name)
    if name.startswith("target_") and name.endswith("_status"):
        return Field(name=name, options=own_indicators.STATUSES, naming=lambda code: page.text(f"legal_status.{code}"))
    chosen: dict[str, tuple[tuple[str, ...], Callable[[str], str]]] = {
        "unit_id": (tuple(cache.own_units()), lambda code: _unit(page, code)),
        "decimals": (tuple(str(n) for n in range(own_indicators.MOST_DECIMALS + 1)), str),
        "polarity": (tuple(item.value for item in Polarity), lambda code: text(f"store.polarity.{code}")),
        "region_code": (tuple(entry_regions()), lambda code: _region(page, code)),
        "subject": (subjects(), lambda code: _subject(page, code)),
        "step": (judgements.every_step(), lambda code: _step(page, code)),
    }
    if name not in chosen:
        return Field(name=name)
    options, naming = chosen[name]
    return Field(name=name, options=options, naming=naming)


def _unit(page: Page, code: str) -> str:
    return page.translator.localized(cache.own_units()[code].symbol) or page.translator.text("store.no_unit")


def _region(page: Page, code: str) -> str:
    return page.translator.localized(cache.regions()[code].short_name)


def _subject(page: Page, code: str) -> str:
    kind, _, name = code.partition(":")
    if f"{kind}:" == judgements.INDICATOR:
        known = cache.assessable_indicators().get(name)
        return page.translator.localized(known.short_name) if known else name
    objective = cache.objectives().get(name)
    return page.translator.localized(objective.name) if objective else page.translator.text("store.nothing")


def _step(page: Page, code: str) -> str:
    scale, _, step = code.partition(":")
    text = page.translator.text
    return text("store.step_of_scale", scale=text(f"store.scale.{scale}"), step=text(f"store.step.{step}"))
