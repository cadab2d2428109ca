"""The framework of TKKIO indicators: enablers and results, six dimensions, three levels."""

from dataclasses import dataclass

from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.region import RegionCategory


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One of the two heads of the framework: what enables, and what results."""

    id: str
    number: int
    name: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level at which the indicators are meant to be used, and the regions that it means."""

    id: str
    region_category: RegionCategory
    name: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A dimension of the framework.

    Parameters
    ----------
    id, number, name
        Our own id, its place in reading order, and the source's words.
    head
        Id of the head that it stands under: our reading of a picture.
    indicator_ids, target_ids, entry_ids
        Indicators, targets and milestones of the registry that belong under it: our reading as well.
    """

    id: str
    number: int
    name: LocalizedText
    head: str
    indicator_ids: tuple[str, ...]
    target_ids: tuple[str, ...]
    entry_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """The framework as its owner draws it, and what we read into it.

    Parameters
    ----------
    draft
        Whether the owner calls it a draft.
    name, owner, note
        What it is called, whose it is, and how far it is agreed.
    document, place, quote, official_language
        Where it is drawn, the sentence beside it and its language.
    reading
        What in it is our own reading, in words.
    heads, levels, dimensions
        Its parts, in reading order.
    """

    draft: bool
    name: LocalizedText
    owner: LocalizedText
    note: LocalizedText
    document: str
    place: str
    quote: str
    official_language: str
    reading: LocalizedText
    heads: tuple[Head, ...]
    levels: tuple[Level, ...]
    dimensions: tuple[Dimension, ...]

    def under(self, head_id: str) -> tuple[Dimension, ...]:
        """Return the dimensions of a head, in reading order."""
        return tuple(sorted((item for item in self.dimensions if item.head == head_id), key=lambda item: item.number))
