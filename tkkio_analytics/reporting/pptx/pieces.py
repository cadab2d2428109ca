"""Parts of a slide that know how high they are, and where they can be parted between two slides."""

from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Final, TypeAlias

from tkkio_analytics.charts import theme
from tkkio_analytics.reporting.pptx import table_room
from tkkio_analytics.reporting.pptx.runs import TONES, Paragraph, Run, fitting, references
from tkkio_analytics.reporting.wording import (
    WordedBlock,
    WordedChart,
    WordedKeyFigure,
    WordedKeyFigures,
    WordedOpenQuestions,
    WordedParagraphs,
    WordedPoints,
    WordedRemark,
    WordedTable,
    WordedText,
)

GAP: Final = 14.0
INSET: Final = 10.0
NUMBER: Final = 34.0
LEAST_NUMBER: Final = 18.0
CAPTION_GAP: Final = 4.0
LEAST_CHART: Final = 240.0
CHART_ROW: Final = 22.0
CHART_EDGES: Final = 74.0
SIDE_SHARE: Final = 0.36
"""Share of the width that words beside a chart take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Sizes in points of running text, quiet text and tables."""

    body: float
    small: float
    table: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Paragraphs; ``framed`` sets them apart as a person's own words."""

    paragraphs: tuple[Paragraph, ...]
    framed: bool = False

    def height(self, width: float) -> float:
        """Return the height in points."""
        inner = width - 2 * INSET if self.framed else width
        return sum(part.height(inner) for part in self.paragraphs) + (INSET * 1.4 if self.framed else 0.0)

    def scaled(self, factor: float) -> "Words":
        """Return the same words in other sizes."""
        parts = (
            replace(
                part, runs=tuple(replace(run, size=run.size * factor) for run in part.runs), after=part.after * factor
            )
            for part in self.paragraphs
        )
        return replace(self, paragraphs=tuple(parts))

    def parted(self, *, width: float, room: float) -> "tuple[Words, Words] | None":
        """Return what fits into ``room`` and the rest, or None where not even two paragraphs fit."""
        for count in range(len(self.paragraphs) - 1, 0, -1):
            head = replace(self, paragraphs=self.paragraphs[:count])
            is_heading = head.paragraphs[-1].runs[0].bold
            if head.height(width) <= room and not is_heading:
                return head, replace(self, paragraphs=self.paragraphs[count:])
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Big numbers side by side."""

    figures: tuple[WordedKeyFigure, ...]
    style: Style

    def height(self, width: float) -> float:
        """Return the height in points: of the highest card."""
        room = self.card_width(width) - 2 * INSET
        return max(sum(part.height(room) for part in self.paragraphs(card, width)) for card in self.figures) + 2 * INSET

    def card_width(self, width: float) -> float:
        """Return the width of one card."""
        return (width - GAP * (len(self.figures) - 1)) / len(self.figures)

    def paragraphs(self, card: WordedKeyFigure, width: float) -> tuple[Paragraph, ...]:
        """Return a card's words: its number with its reference, and its caption."""
        colour = theme.BLUE if card.tone is None else TONES[card.tone]
        codes = (card.reference,) if card.reference else ()
        small = references(codes, size=self.style.small)
        taken = 48.0 if small else 0.0
        number = Run(text=card.text, size=NUMBER, bold=True, colour=colour)
        number = fitting(number, room=self.card_width(width) - 2 * INSET - taken, lines=1, least=LEAST_NUMBER)
        caption = Run(text=card.caption, size=self.style.small + 1)
        return Paragraph(runs=(number, *small), after=2.0), Paragraph(runs=(caption,))


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart:
    """Rows of a table, with its caption above; notes stand below the last part.

    ``columns`` are widths, ``heights`` those of the heading row and of every row of the whole table, in points.
    """

    table: WordedTable
    style: Style
    start: int
    stop: int
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    part: int = 1
    parts: int = 1

    @property
    def caption(self) -> str:
        """Return the caption, with which part it is where there are more."""
        return self.table.caption if self.parts == 1 else f"{self.table.caption} ({self.part}/{self.parts})"

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what must be known to read it; below the last part alone."""
        return self.table.notes if self.stop == len(self.table.rows) else ()

    def caption_paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the caption as a paragraph; none where the slide's title says it."""
        if not self.table.caption:
            return ()
        return (Paragraph(runs=(Run(text=self.caption, size=self.style.table + 1, bold=True),), after=CAPTION_GAP),)

    def note_paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the notes as paragraphs."""
        return tuple(
            Paragraph(runs=(Run(text=note, size=self.style.small, colour=theme.MUTED),), after=2.0)
            for note in self.notes
        )

    def row_heights(self) -> tuple[float, ...]:
        """Return the heights of the heading row and of every row of this part."""
        return self.heights[0], *self.heights[1 + self.start : 1 + self.stop]

    def height(self, width: float) -> float:
        """Return the height in points."""
        notes = sum(part.height(width) for part in self.note_paragraphs())
        caption = sum(part.height(width) for part in self.caption_paragraphs())
        return caption + sum(self.row_heights()) + (notes + CAPTION_GAP if notes else 0)

    def parted(self, *, width: float, room: float) -> "tuple[TablePart, TablePart] | None":
        """Return the rows that fit into ``room`` and the rest, or None where fewer than two rows fit."""
        for stop in range(self.stop - 1, self.start + 1, -1):
            head = replace(self, stop=stop)
            if head.height(width) <= room:
                return head, replace(self, start=stop, part=self.part + 1)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart, with words at its right where there are any; it takes what room a slide has left."""

    chart: WordedChart
    style: Style
    beside: Words | None = None

    def height(self, width: float) -> float:
        """Return the least height in points."""
        rows = self.chart.spec.rows
        own = max(CHART_ROW * rows + CHART_EDGES, 150.0) if rows else LEAST_CHART
        beside = 0.0 if self.beside is None else self.beside.height(width * SIDE_SHARE)
        return max(own + self.caption().height(width) + self.sources(width), beside)

    def caption(self) -> Paragraph:
        """Return the chart's title as a paragraph above it."""
        return Paragraph(runs=(Run(text=self.chart.title, size=self.style.table + 1, bold=True),), after=CAPTION_GAP)

    def footnote(self) -> tuple[Paragraph, ...]:
        """Return the references of its figures as a paragraph below it; empty without any."""
        found = references(self.chart.references, size=self.style.small)
        return (Paragraph(runs=tuple(replace(run, text=run.text.strip()) for run in found)),) if found else ()

    def sources(self, width: float) -> float:
        """Return the height of the references."""
        return sum(part.height(width) for part in self.footnote())


Piece: TypeAlias = Words | Cards | TablePart | Drawing


def pieces(blocks: tuple[WordedBlock, ...], *, style: Style, width: float, height: float) -> list[Piece]:
    """Return blocks as pieces of slides, in their order; words after a chart stand beside it where they fit there.

    Parameters
    ----------
    blocks
        Of one section.
    style
        Sizes of their text.
    width, height
        Room on a slide, in points.
    """
    found: list[Piece] = []
    for block in blocks:
        piece = _piece(block, style, width)
        last = found[-1] if found else None
        if isinstance(piece, Words) and not piece.framed and isinstance(last, Drawing) and last.beside is None:
            beside = replace(last, beside=piece)
            if beside.height(width) <= height:
                found[-1] = beside
                continue
        if not isinstance(piece, Words) or piece.paragraphs:
            found.append(piece)
    return found


@singledispatch
def _piece(block: object, style: Style, width: float) -> Piece:
    raise TypeError(type(block), style, width)


@_piece.register
def _(block: WordedParagraphs, style: Style, _width: float) -> Piece:
    return Words(paragraphs=tuple(_line(line, style) for line in block.lines))


@_piece.register
def _(block: WordedPoints, style: Style, _width: float) -> Piece:
    heading = () if block.heading is None else (_heading(block.heading, style),)
    return Words(paragraphs=(*heading, *(_line(line, style, bullet=True) for line in block.lines)))


@_piece.register
def _(block: WordedOpenQuestions, style: Style, _width: float) -> Piece:
    return Words(paragraphs=tuple(_line(line, style, mark=block.mark, bullet=True) for line in block.lines))


@_piece.register
def _(block: WordedRemark, style: Style, _width: float) -> Piece:
    return _remark(block, style)


@_piece.register
def _(block: WordedKeyFigures, style: Style, _width: float) -> Piece:
    return Cards(figures=block.figures, style=style)


@_piece.register
def _(block: WordedTable, style: Style, width: float) -> Piece:
    return _table(block, style, width)


@_piece.register
def _(block: WordedChart, style: Style, _width: float) -> Piece:
    return Drawing(chart=block, style=style)


def _table(block: WordedTable, style: Style, width: float) -> TablePart:
    columns = table_room.widths(block, width=width, size=style.table)
    heading = table_room.heading_height(block, columns=columns, size=style.table)
    rows = [table_room.row_height(row, columns=columns, size=style.table) for row in block.rows]
    return TablePart(
        table=block, style=style, start=0, stop=len(rows), columns=tuple(columns), heights=(heading, *rows)
    )


def _line(line: WordedText, style: Style, *, mark: str = "", bullet: bool = False) -> Paragraph:
    before = (Run(text=f"{mark}: ", size=style.body, bold=True, colour=theme.MUTED),) if mark else ()
    runs = (*before, Run(text=line.text, size=style.body), *references(line.references, size=style.body))
    return Paragraph(runs=runs, bullet=bullet, after=style.body * 0.4)


def _heading(text: str, style: Style) -> Paragraph:
    return Paragraph(runs=(Run(text=text, size=style.body, bold=True),), after=style.body * 0.25)


def _remark(block: WordedRemark, style: Style) -> Words:
    said = tuple(
        Paragraph(runs=(Run(text=text, size=style.body),), after=style.body * 0.3) for text in block.paragraphs
    )
    signature = Paragraph(runs=(Run(text=block.signature, size=style.small, colour=theme.MUTED),))
    heading = Run(text=block.heading, size=style.small, bold=True, colour=theme.MUTED)
    return Words(paragraphs=(Paragraph(runs=(heading,), after=3.0), *said, signature), framed=True)
