"""One list of everything the catalogue knows: indicators, goals, proposals, programmes, results and grants."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.indicator import Polarity
from tkkio_analytics.domain.message import LocalizedText, Message, Quantity
from tkkio_analytics.domain.provenance import Citation
from tkkio_analytics.domain.target import LegalStatus


class ItemKind(StrEnum):
    """What an item of the catalogue is."""

    GOAL = "goal"
    INDICATOR = "indicator"
    ASSESSMENT = "assessment"
    PROPOSAL = "proposal"
    DECISION = "decision"
    PROGRAMME = "programme"
    RESULT = "result"
    GRANT = "grant"


class DataState(StrEnum):
    """What figures there are of an item."""

    SERIES = "series"
    """Figures by area."""
    SINGLE = "single"
    """Single figures that documents print."""
    NONE = "none"
    """None yet; the item says how they are loaded."""
    NOT_MEASURED = "not_measured"
    """The item is in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of an item: what it counts, and how much."""

    label: LocalizedText | Message
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueItem:
    """One item of the catalogue.

    Parameters
    ----------
    id, kind
        Our own id, unique among the items of its kind, and what it is.
    name, definition, owner
        What it is called, what it means, and whose it is.
    goal, topic
        The objective it serves and its subject heading, or None.
    citations
        Documents that set or name it; the first is shown.
    source, source_id, source_url, licence
        Who publishes its figures, the id there, the public page and the terms; empty or None where it has none.
    data, first_year, last_year, accessed, origin_ids
        What figures there are, of which years, when they were read (ISO date) and from which sources.
    no_data_note, notes
        How data are loaded, and caveats.
    polarity, polarity_basis, unit
        Better direction and why, and the unit's sign.
    legal_status, valid_from, valid_to, superseded_by
        What kind of commitment it is, since and until when, and what replaced it.
    figures
        Printed figures.
    region_codes, participants
        Regions it concerns (empty means every region), and participants in the source's words.
    indicator_id, target_id
        What the pages of trends and areas show for it, or None.
    official_languages
        Languages in which ``name`` is the source's own; empty where nothing is translated.
    followed_by
        Names of the indicators that it is followed by.
    keywords
        Words it is found by and does not show: other forms and names of its regions, and related ids.
    """

    id: str
    kind: ItemKind
    name: LocalizedText
    definition: LocalizedText | None
    owner: LocalizedText
    goal: str | None = None
    topic: str | None = None
    citations: tuple[Citation, ...] = ()
    source: str = ""
    source_id: str = ""
    source_url: str | None = None
    licence: str = ""
    data: DataState = DataState.NOT_MEASURED
    first_year: int | None = None
    last_year: int | None = None
    accessed: str | None = None
    origin_ids: tuple[str, ...] = ()
    no_data_note: LocalizedText | None = None
    notes: tuple[LocalizedText, ...] = ()
    polarity: Polarity | None = None
    polarity_basis: LocalizedText | None = None
    unit: LocalizedText | None = None
    legal_status: LegalStatus | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    superseded_by: str | None = None
    figures: tuple[Figure, ...] = ()
    region_codes: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    indicator_id: str | None = None
    target_id: str | None = None
    official_languages: tuple[str, ...] = ()
    followed_by: tuple[LocalizedText, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFilters:
    """What a search is narrowed to; None does not narrow."""

    kind: ItemKind | None = None
    goal: str | None = None
    topic: str | None = None
    data: DataState | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex:
    """Items in their order, and for each word the items that have it, by place, with the weight of where it stands."""

    items: tuple[CatalogueItem, ...]
    words: Mapping[str, Mapping[int, float]]
    stems: Mapping[str, str]
