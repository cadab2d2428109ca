"""State grants as their source prints them, per inhabitant, and beside what changed."""

from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.message import LocalizedText, Message


class Measure(StrEnum):
    """How a grant is read."""

    EUROS = "euros"
    PER_INHABITANT = "per_inhabitant"
    SHARE = "share"


class LineKind(StrEnum):
    """How a printed line relates to the areas of today."""

    AREA = "area"
    """One area of today, under its own name."""
    JOINED = "joined"
    """One area of today that the source prints as the sum of parts."""
    PART = "part"
    """A part of a joined line."""
    SPLIT = "split"
    """A sum of several areas of today."""
    SEPARATE = "separate"
    """A grant of its own outside the areas' lines."""
    PROGRAMME = "programme"
    """A project type of the whole country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantQuestion:
    """Which money is looked at: codes of the grants table; an empty text takes everything."""

    table: str
    round: str = ""
    investment: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantChoices:
    """What can be chosen in one grants table.

    Parameters
    ----------
    table
        Its code.
    rounds, statuses
        Codes; empty where there is nothing to choose.
    investments
        Pairs of a round and its investments, for the rounds that the source divides; the round is empty in a table of
        a single one.
    """

    table: str
    rounds: tuple[str, ...]
    statuses: tuple[str, ...]
    investments: tuple[tuple[str, tuple[str, ...]], ...]

    def investments_of(self, round_code: str) -> tuple[str, ...]:
        """Return the investments of a round, none where the source does not divide it."""
        return dict(self.investments).get(round_code, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedTotal:
    """A printed total beside what its rows add up to.

    Parameters
    ----------
    table, line, column
        The printed cell, named as in the source.
    printed, computed
        Euros as printed, and as the rows add up.
    reason
        In words where the two differ; None where they agree.
    """

    table: str
    line: str
    column: str
    printed: float
    computed: float
    reason: LocalizedText | None

    @property
    def difference(self) -> float:
        """Return the sum of the rows less the printed total, in euros."""
        return self.computed - self.printed

    @property
    def agrees(self) -> bool:
        """Say whether the rows add up to what is printed."""
        return self.difference == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantLine:
    """One recipient.

    Parameters
    ----------
    recipient
        As the source prints it.
    name
        The same for charts: the area's name in three languages where the line is one area of today.
    kind, relation
        How the line relates to the areas of today, as a kind and in words.
    region_code
        The area of today, or None.
    euros
        Granted, paid or remaining.
    share
        Of the sum of the rows, 0-1; None for a part and for a sum of rows that are shown themselves.
    population, per_inhabitant
        Inhabitants of the area and euros for each; None where the denominators do not match, and ``refusal`` says why.
    refusal
        In words; None where there is a figure.
    project
        What was paid for, where the source names it for each recipient; else empty.
    checks
        Printed figures of the line that do not agree with what they are the sum or the rest of.
    """

    recipient: str
    name: LocalizedText | Message
    kind: LineKind
    relation: Message
    region_code: str | None
    euros: float
    share: float | None
    population: float | None
    per_inhabitant: float | None
    refusal: Message | None
    project: str = ""
    checks: tuple[CheckedTotal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantView:
    """The answer to one question: its recipients and its total.

    Parameters
    ----------
    question, title
        What was asked, as codes and in words.
    lines
        Largest first; a part stands below the line that it is a part of.
    total
        Sum of the rows, parts and sums of shown rows left out.
    printed
        The printed total with its check, or None where the source prints none.
    population_year
        Year of the population that divides, or None where nothing is divided.
    findings, notes
        Findings in order; rules of reading.
    origin_ids
        Sources.
    """

    question: GrantQuestion
    title: Message
    lines: tuple[GrantLine, ...]
    total: float
    printed: CheckedTotal | None
    population_year: int | None
    findings: tuple[Message, ...]
    notes: tuple[Message, ...]
    origin_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """A line of a printed table: euros by column, None where the source has no figure."""

    line: str
    is_sum: bool
    is_part: bool
    euros: tuple[float | None, ...]
    checks: tuple[CheckedTotal | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """A grants table as its source prints it, each printed sum with its check.

    Parameters
    ----------
    table
        Its code.
    columns, headings
        Column headings as printed, and in words of the three languages.
    rows
        Its lines in their printed order.
    """

    table: str
    columns: tuple[str, ...]
    headings: tuple[Message, ...]
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationPoint:
    """One area: euros for each inhabitant, and the indicator's change in its published unit."""

    region_code: str
    per_inhabitant: float
    change: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantAssociation:
    """Grants for each inhabitant beside the change of an indicator: an association, never a cause.

    Parameters
    ----------
    indicator_id, start, end
        What changed, between which years.
    points
        Areas with both figures, largest grant first.
    coefficient, lower, upper
        Spearman's rank correlation with its 95 % interval; None where it is refused.
    finding
        In words, or why nothing is said.
    caveats
        What the comparison cannot tell.
    origin_ids
        Sources.
    """

    indicator_id: str
    start: int
    end: int
    points: tuple[AssociationPoint, ...]
    coefficient: float | None
    lower: float | None
    upper: float | None
    finding: Message
    caveats: tuple[Message, ...]
    origin_ids: tuple[str, ...]
