"""What source documents name besides indicators: objectives, decisions, programmes, projects, results and the rest."""

from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.message import LocalizedText, Unit
from tkkio_analytics.domain.provenance import Citation
from tkkio_analytics.domain.target import LegalStatus


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
    valid_from, valid_to, superseded_by
        ISO dates or years, and the decision that replaced it, or None.
    source
        Publication and chapter.
    owner, legal_status, document
        Whose it is, what kind of commitment, and the document's id; None where the catalogue does not say.
    """

    id: str
    number: int
    name: LocalizedText
    official_language: str
    valid_from: str
    superseded_by: str | None
    source: str
    valid_to: str | None = None
    owner: LocalizedText | None = None
    legal_status: LegalStatus | None = None
    document: str | None = None


class EntryKind(StrEnum):
    """What an entry of the registry is."""

    DECISION = "decision"
    STATUTE = "statute"
    PROCESS = "process"
    PROGRAMME = "programme"
    INVESTMENT = "investment"
    PROJECT = "project"
    NETWORK = "network"
    RESULT = "result"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure that a document prints of an entry.

    Parameters
    ----------
    label
        What it counts.
    value, unit, decimals
        The figure in the unit's published form, and the decimals that it is shown with.
    """

    label: LocalizedText
    value: float
    unit: Unit
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryEntry:
    """A decision, statute, programme, project, network, result, recommendation or process.

    Parameters
    ----------
    id, kind
        Our own id, and what it is.
    name, description
        Its name, and what it is and is not, in words of ours.
    owner
        Whose it is.
    legal_status
        What kind of commitment it is, or None where it binds nobody.
    valid_from, valid_to
        ISO dates, months or years, or None.
    goal, indicator_ids, target_ids
        The objective it serves, and what it is followed by.
    region_codes, participants
        The regions it concerns (empty means the nation), and participants as the source names them.
    amounts
        Printed figures; they form no series.
    citations
        Where it is said.
    note, no_data_note
        Caveats, and how data would be loaded, or None.
    official_languages
        Languages in which ``name`` is the source's own; in the others it is our translation.
    """

    id: str
    kind: EntryKind
    name: LocalizedText
    description: LocalizedText
    owner: LocalizedText
    citations: tuple[Citation, ...]
    legal_status: LegalStatus | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    goal: str | None = None
    region_codes: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    indicator_ids: tuple[str, ...] = ()
    target_ids: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    note: LocalizedText | None = None
    no_data_note: LocalizedText | None = None
    official_languages: tuple[str, ...] = ("fi",)
