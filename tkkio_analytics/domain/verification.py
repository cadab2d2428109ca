"""Checking a file of ours years later: what it shows, what it lists, and what the releases say."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from tkkio_analytics.domain.briefing import BriefingKind
from tkkio_analytics.domain.figure import FigureKind, FigureValue, Measure
from tkkio_analytics.domain.message import Message

Identity: TypeAlias = tuple[str, str, str, Measure, str | None]
"""Indicator, region, period, measure and goal: the same figure in another release."""


class Verdict(StrEnum):
    """What became of a figure."""

    SAME = "same"
    """Shown as the named release says, and unchanged in the release in force."""
    REVISED = "revised"
    """Shown as the named release says; the release in force says something else."""
    EDITED = "edited"
    """Something else is shown than the named release says."""
    LIST_EDITED = "list_edited"
    """The file's own list of figures is not what it was when the file was made."""
    REMOVED = "removed"
    """On the list, but its reference stands nowhere in the file."""
    UNKNOWN = "unknown"
    """Its reference is not on the list."""
    SUPERSEDED = "superseded"
    """Shown as the named release says; the release in force no longer gives it."""
    UNTRACEABLE = "untraceable"
    """The named release is not here, or does not give the figure."""


class NamedRelease(StrEnum):
    """Whether the release that a file names is here."""

    HERE = "here"
    CHANGED = "changed"
    """One of that name is here, but its hash is another."""
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFigure:
    """A figure on the list inside a file; ``exact`` is its unrounded value as it is hashed, ``text`` its words."""

    code: str
    indicator_id: str
    region_code: str
    period: str
    kind: FigureKind
    measure: Measure
    goal_id: str | None
    exact: str
    text: str
    snapshots: tuple[str, ...]

    @property
    def identity(self) -> Identity:
        """Return what it is, whatever its value."""
        return self.indicator_id, self.region_code, self.period, self.measure, self.goal_id


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureList:
    """The list inside a file: which briefing it is, which release it names, and its figures."""

    kind: BriefingKind
    language: str
    region_code: str
    date: date
    release_id: str
    release_sha256: str
    practice: bool
    figures: tuple[ListedFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFigure:
    """A reference that stands in a file, and what is shown with it.

    Parameters
    ----------
    place
        Where it stands: page, slide or cell.
    code
        The reference.
    text
        The cell or sentence that it stands in; None for a chart, whose figures are drawn.
    number
        The number of the cell, on the scale that is shown; None where the cell holds words.
    """

    place: Message
    code: str
    text: str | None
    number: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """What was read from a file: its list, its references in their order, and what does not belong to it."""

    listing: FigureList
    figures: tuple[WrittenFigure, ...]
    added: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a release says of a figure: its value, its words, and its number on the scale that is shown."""

    value: FigureValue
    text: str
    number: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A figure with its verdict.

    Parameters
    ----------
    code
        Its reference.
    listed
        Its entry on the list; None where there is none.
    verdict
        What became of it.
    place
        Where it stands; for an edited figure the first place where it differs; None for a removed one.
    shown
        What stands there where it differs; None otherwise.
    named, current
        What the named release and the release in force say; None where they do not.
    """

    code: str
    listed: ListedFigure | None
    verdict: Verdict
    place: Message | None
    shown: str | None
    named: Expected | None
    current: Expected | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """A file's figures with their verdicts, and whether its release is here."""

    listing: FigureList
    named_release: NamedRelease
    current_release_id: str
    figures: tuple[Checked, ...]
    added: tuple[Message, ...] = ()

    @property
    def in_order(self) -> bool:
        """Return whether every figure is as it was, here and now."""
        return not self.added and all(figure.verdict is Verdict.SAME for figure in self.figures)
