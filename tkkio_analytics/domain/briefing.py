"""A briefing: an ordered, format-free value that every export format says in its own way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from tkkio_analytics.domain.briefing_chart import ChartSubject
from tkkio_analytics.domain.figure import FigureReference
from tkkio_analytics.domain.message import Decimal, Euros, LocalizedText, Message, Probability, Quantity, Share
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.provenance import Origin

CellValue: TypeAlias = (
    Message | LocalizedText | Quantity | Probability | Share | Euros | Decimal | Period | date | int | str
)
"""What a translator can put into words; text (str) is a code or what a person wrote, the same in every language."""


class BriefingKind(StrEnum):
    """What the briefing is for."""

    LEADERSHIP = "leadership"
    """One page for those who decide."""
    NEGOTIATION = "negotiation"
    """The whole pack for a steering negotiation."""
    QUESTION = "question"
    """One indicator, one chart."""


class SectionId(StrEnum):
    """Parts that a reader picks and orders."""

    SUMMARY = "summary"
    GOALS = "goals"
    STATE = "state"
    TRAJECTORY = "trajectory"
    RISKS = "risks"
    MONEY = "money"
    RECOMMENDATIONS = "recommendations"
    COUNTY_ARGUMENTS = "county_arguments"
    MINISTRY_ARGUMENTS = "ministry_arguments"
    NEEDED = "needed"
    REMARKS = "remarks"
    QUESTIONS = "questions"


class Tone(StrEnum):
    """How a cell is read; it is coloured or shaped by this, and its text says the same."""

    FAVOURABLE = "favourable"
    NEUTRAL = "neutral"
    UNFAVOURABLE = "unfavourable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence and the figures that it says.

    Parameters
    ----------
    message
        The finding.
    references
        Of its figures, in the order of the sentence.
    """

    message: Message
    references: tuple[FigureReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs:
    """Sentences, each a paragraph of its own."""

    lines: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Sentences as a bulleted list, under a heading where there is one."""

    lines: tuple[Statement, ...]
    heading: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table.

    Parameters
    ----------
    value
        What stands in it; None where there is no figure, which writers show as a dash with ``note`` where it says why.
    reference
        Of its figure; None in cells of words.
    note
        A second, quieter line, or None.
    tone
        How it is read, or None.
    """

    value: CellValue | None
    reference: FigureReference | None = None
    note: Message | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, whether its cells are numbers (lined up at the right), and whether they are sentences."""

    header: Message | LocalizedText
    numeric: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; the first cell of a row names it.

    Parameters
    ----------
    id
        Its place in the briefing in one word, unique in it: a sheet's name, a bookmark.
    caption
        Its heading.
    columns, rows
        Headings and cells; every row has a cell for each column.
    description
        The same in a sentence or two for whoever cannot see it.
    notes
        What must be known to read it: one message a line.
    """

    id: str
    caption: Message
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    description: tuple[Message, ...]
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart.

    Parameters
    ----------
    id
        Its place in the briefing in one word, unique in it: a picture's file name.
    subject
        What it shows; the chart specification and its description are drawn up from this, once for all formats.
    references
        Of the figures that it draws: at least the latest observation, the goal and the middle of the forecast.
    """

    id: str
    subject: ChartSubject
    references: tuple[FigureReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A big number with its caption."""

    value: CellValue
    caption: Message
    reference: FigureReference | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """Two to four big numbers side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a reader wrote to the pack: set apart from findings, under its author's name.

    Parameters
    ----------
    text
        As written, in whatever language; paragraphs are parted by line breaks.
    author, date
        Who wrote it and on which day; an author of None is not known by name.
    """

    text: str
    author: str | None
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestions:
    """What the data cannot answer, each marked as having no data."""

    lines: tuple[Statement, ...]


Block: TypeAlias = Paragraphs | Points | Table | Chart | KeyFigures | Remark | OpenQuestions


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a briefing: a slide or a few, a chapter.

    Parameters
    ----------
    id
        Which part it is.
    title
        A sentence that states the finding.
    blocks
        In the order to show.
    notes
        What stands behind it, for a speaker's notes or small print: methods, records, caveats.
    references
        Of the figures that the title says.
    """

    id: SectionId
    title: Message
    blocks: tuple[Block, ...]
    notes: tuple[Message, ...] = ()
    references: tuple[FigureReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What an indicator of the briefing counts, and what it must not be taken for."""

    indicator_id: str
    name: LocalizedText
    short_name: LocalizedText
    description: LocalizedText
    producer: str
    source_id: str
    source_url: str
    caution: LocalizedText | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A briefing of a county, a collaborative area or the nation.

    Parameters
    ----------
    kind
        What it is for.
    region_code
        Whose it is.
    title, subtitle
        Its name, and whose figures of which day it tells.
    date
        The day it was made.
    release_id, release_sha256
        The data it was made from.
    practice
        Whether areas and figures are made up, for training; said on every page, slide and sheet.
    sections
        In the order that the reader chose.
    references
        Of every figure in it, each once, in the order of the sections.
    definitions
        Of every indicator or grant programme that a reference names, each once.
    region_names, origins
        Names by region code, and the sources, of everything that a reference names.
    """

    kind: BriefingKind
    region_code: str
    title: Message
    subtitle: Message
    date: date
    release_id: str
    release_sha256: str
    practice: bool
    sections: tuple[Section, ...]
    references: tuple[FigureReference, ...]
    definitions: tuple[Definition, ...]
    region_names: Mapping[str, LocalizedText]
    origins: tuple[Origin, ...]
