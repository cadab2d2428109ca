"""Which entry is open: its kind, itself, and of figures the year, as codes in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import streamlit as st

from tkkio_analytics.domain.judgement import Assessment, Recommendation
from tkkio_analytics.domain.own_indicator import OwnIndicator
from tkkio_analytics.domain.revision import Entry, Stored
from tkkio_analytics.ui import cache
from tkkio_analytics.ui.components.entry_form import NEW, open_forms
from tkkio_analytics.ui.components.entry_versions import title
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import one_of

NOUNS: Final[Mapping[str, type[Entry]]] = MappingProxyType(
    {"indicator": OwnIndicator, "assessment": Assessment, "recommendation": Recommendation}
)
KINDS: Final = ("indicator", "values", "uploaded", "assessment", "recommendation")
MENU_WIDTH: Final = 420


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChoice:
    """What is open.

    Parameters
    ----------
    kind
        Key of ``NOUNS``, ``values`` of an own indicator, or ``uploaded`` of one of the catalogue.
    key
        What the entry is found by, or ``NEW``; of uploaded figures their indicator.
    stored
        The entry as it stands, of values their indicator; None for a new one and for uploaded figures.
    year
        Of values.
    """

    kind: str
    key: str
    stored: Stored[Entry] | None
    year: int


def entry_choice(page: Page) -> EntryChoice:
    """Return what is open, and draw the choices."""
    kind = _one_of(page, "kind", KINDS, naming={code: page.translator.text(f"store.kind.{code}") for code in KINDS})
    if kind == "uploaded":
        return EntryChoice(kind=kind, key=_uploadable(page), stored=None, year=page.today.year)
    found = {stored.entry.key: stored for stored in _entries(kind)}
    names = {key: title(page, stored.entry) for key, stored in found.items()}
    if kind == "values":
        if not found:
            return EntryChoice(kind=kind, key=NEW, stored=None, year=page.today.year)
        chosen = found[_one_of(page, "entry", tuple(found), naming=names)]
        first = chosen.entry.first_year if isinstance(chosen.entry, OwnIndicator) else page.today.year
        years = tuple(str(year) for year in range(page.today.year, min(first, page.today.year) - 1, -1))
        year = _one_of(page, "entry_year", years, naming={code: code for code in years})
        return EntryChoice(kind=kind, key=chosen.entry.key, stored=chosen, year=int(year))
    typed = {key: title(page, entry) for key, entry in open_forms(page, NOUNS[kind]).items()}
    new = {NEW: page.translator.text(f"store.new.{kind}")} if cache.identity().may_write or not names else {}
    options = new | typed | names
    code = _one_of(page, "entry", tuple(options), naming=options)
    return EntryChoice(kind=kind, key=code, stored=found.get(code), year=page.today.year)


def _uploadable(page: Page) -> str:
    """Return the id of the chosen indicator of the catalogue; those with uploaded figures come first, and say so."""
    uploaded = cache.every_uploaded()
    indicators = cache.uploadable()
    names = {
        code: page.translator.text("uploads.overlay.with_count", indicator=item.short_name, count=len(uploaded[code]))
        if code in uploaded
        else page.translator.localized(item.short_name)
        for code, item in indicators.items()
    }
    return _one_of(page, "entry", tuple(sorted(names, key=lambda code: code not in uploaded)), naming=names)


def _entries(kind: str) -> Sequence[Stored[Entry]]:
    match kind:
        case "assessment":
            return cache.assessments()
        case "recommendation":
            return cache.recommendations()
        case _:
            return cache.own()


def _one_of(page: Page, name: str, options: tuple[str, ...], *, naming: Mapping[str, str]) -> str:
    return one_of(page, name, options=options, naming=naming.__getitem__, widget=st.selectbox, width=MENU_WIDTH)
