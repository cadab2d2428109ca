"""A briefing in the words of one language: what every writer lays out, and none of them words by itself."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from tkkio_analytics.domain.briefing import BriefingKind, SectionId, Tone
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.domain.figure import FigureReference


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedText:
    """A sentence, and the short references of the figures that it says, in their order."""

    text: str
    references: tuple[str, ...] = ()

    @property
    def marked(self) -> str:
        """Return the sentence with its references behind it: "45,3 % (2025). [7K2QF, 9ABCD]"."""
        return f"{self.text} [{', '.join(self.references)}]" if self.references else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedNumber:
    """A number for a cell that counts, such as a spreadsheet's.

    Parameters
    ----------
    value
        Unrounded, on the scale that is shown: 45.3 where the words are "45,3 %".
    decimals
        Shown decimals.
    symbol
        Written after the number, or before it where ``leading``; empty for none.
    signed
        Whether a plus is written before a positive value.
    leading
        Whether the symbol stands before the number, as English writes euros.
    """

    value: float
    decimals: int
    symbol: str
    signed: bool = False
    leading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedCell:
    """A cell: its words, its number where it is one, its short reference, a quieter line, and how it is read."""

    text: str
    number: WordedNumber | None = None
    reference: str | None = None
    note: str | None = None
    tone: Tone | None = None

    @property
    def marked(self) -> str:
        """Return the words with the reference behind them."""
        return f"{self.text} [{self.reference}]" if self.reference else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedColumn:
    """A column; ``numeric`` lines its cells up at the right, ``wide`` gives them room for sentences."""

    header: str
    numeric: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedTable:
    """A table; the first cell of a row is its heading, ``description`` the text alternative."""

    id: str
    caption: str
    columns: tuple[WordedColumn, ...]
    rows: tuple[tuple[WordedCell, ...], ...]
    description: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedParagraphs:
    """Sentences, each a paragraph of its own."""

    lines: tuple[WordedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedPoints:
    """A bulleted list, under a heading where there is one."""

    lines: tuple[WordedText, ...]
    heading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedChart:
    """A chart.

    Parameters
    ----------
    id
        Its file name without an ending.
    title
        Its heading.
    spec
        What to draw; a renderer puts axes and labels into words with the translator of the briefing's language.
    description
        The text alternative: one sentence a line, joined by spaces where a format has room for one text.
    references
        Of the figures drawn, as short references.
    """

    id: str
    title: str
    spec: ChartSpec
    description: tuple[str, ...]
    references: tuple[str, ...] = ()

    @property
    def alternative(self) -> str:
        """Return the description as one text."""
        return " ".join(self.description)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedKeyFigure:
    """A big number, its caption, its short reference, and how it is read."""

    text: str
    caption: str
    reference: str | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedKeyFigures:
    """Two to four big numbers side by side."""

    figures: tuple[WordedKeyFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedRemark:
    """A reader's own words as paragraphs, under a heading that says so, with who wrote them and when."""

    heading: str
    paragraphs: tuple[str, ...]
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedOpenQuestions:
    """What the data cannot answer: each line begins with ``mark`` ("ei tietoa") on paper."""

    mark: str
    lines: tuple[WordedText, ...]


WordedBlock: TypeAlias = (
    WordedParagraphs | WordedPoints | WordedTable | WordedChart | WordedKeyFigures | WordedRemark | WordedOpenQuestions
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedSection:
    """A part: its finding as a title, its blocks, its notes (a speaker's or small print), the title's references."""

    id: SectionId
    title: str
    blocks: tuple[WordedBlock, ...]
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedReference:
    """A figure's reference in words.

    Parameters
    ----------
    reference
        The figure itself.
    indicator, region, period, kind, measure
        What, of whom, when, how it came about, and which figure it is, in words.
    text
        The figure as it is written in the briefing: "45,3 %".
    source
        Producer and title of its sources.
    """

    reference: FigureReference
    indicator: str
    region: str
    period: str
    kind: str
    measure: str
    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedBriefing:
    """A briefing in words.

    Parameters
    ----------
    kind, language, region_code
        What it is for, the language of its words (fi, sv, en), and whose it is.
    title, subtitle
        Its name, and whose figures of which day it tells.
    date, date_text
        The day it was made.
    release_id, release_sha256
        The data it was made from.
    release_text
        The same in a line for a footer.
    practice_note
        "Made-up data" in words, to stand on every page, slide and sheet; None for real data.
    contents
        Heading of a table of contents.
    sections
        In the order that the reader chose.
    sources
        Every reference as a table: reference, figure, indicator, area, period, kind, source, access, snapshot.
    origins
        The same sources once each, where there is no room for every figure: source, access, terms, snapshot.
    definitions
        Every indicator as a table: name, what it counts, producer and id at the source, caution.
    references
        The same references for a program that checks them.
    """

    kind: BriefingKind
    language: str
    region_code: str
    title: str
    subtitle: str
    date: date
    date_text: str
    release_id: str
    release_sha256: str
    release_text: str
    practice_note: str | None
    contents: str
    sections: tuple[WordedSection, ...]
    sources: WordedTable
    origins: WordedTable
    definitions: WordedTable
    references: tuple[WordedReference, ...]
