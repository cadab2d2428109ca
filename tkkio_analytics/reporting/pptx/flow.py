"""A section as slides: what stands on which, in sizes at which nothing overflows and little stays empty."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tkkio_analytics.charts import theme
from tkkio_analytics.reporting.pptx.pieces import GAP, Cards, Drawing, Piece, Style, TablePart, Words, pieces
from tkkio_analytics.reporting.pptx.runs import Paragraph, Run
from tkkio_analytics.reporting.wording import WordedBlock

STYLES: Final = (
    Style(body=18.0, small=12.0, table=14.0),
    Style(body=16.0, small=11.0, table=12.5),
    Style(body=14.0, small=10.5, table=11.0),
    Style(body=13.0, small=10.0, table=10.0),
)
"""From roomy to tight: the largest that takes the fewest slides is chosen."""
MOST_SHARED: Final = 0.4
"""Share of a slide that a section fills at most for another one to follow on it."""
HEADING: Final = 20.0
LEAST_PART: Final = 90.0
"""Points that must be left on a slide before something is begun on it that goes on to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A part of the presentation under a title of its own; ``notes`` stand behind it."""

    title: str
    blocks: tuple[WordedBlock, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A piece and the height it has on its slide, in points."""

    piece: Piece
    height: float


def slides(sections: tuple[Chapter, ...], *, width: float, height: float) -> list[list[Placed]]:
    """Return the slides of a section, or of a few short ones on one.

    Parameters
    ----------
    sections
        One, or a group of `joined`.
    width, height
        Room on a slide, in points of Arial.

    Returns
    -------
    list
        At least one slide, with every part of a table numbered.
    """
    tried = [_laid(_pieces(sections, style, width, height), width=width, height=height) for style in STYLES]
    return _numbered(min(tried, key=lambda found: (len(found), sum(len(slide) for slide in found))))


def joined(sections: Sequence[Chapter], *, width: float, height: float) -> list[tuple[Chapter, ...]]:
    """Return sections in groups that share a slide: after a short one comes the next where the slide has room for it.

    Parameters
    ----------
    sections
        In their order.
    width, height
        Room on a slide, in points.
    """
    found: list[tuple[Chapter, ...]] = []
    left = 0.0
    for section in sections:
        parts = pieces(section.blocks, style=STYLES[1], width=width, height=height)
        needed = sum(part.height(width) + GAP for part in parts)
        fixed = not any(isinstance(part, Drawing) for part in parts)
        heading = headed(section.title).height(width) + GAP
        if fixed and found and needed + heading <= left:
            found[-1] = (*found[-1], section)
            left -= needed + heading
        else:
            found.append((section,))
            left = height - needed if fixed and needed <= height * MOST_SHARED else 0.0
    return found


def _pieces(sections: tuple[Chapter, ...], style: Style, width: float, height: float) -> list[Piece]:
    first, *others = sections
    found = pieces(first.blocks, style=style, width=width, height=height)
    for section in others:
        found += [headed(section.title), *pieces(section.blocks, style=style, width=width, height=height)]
    return found


def headed(title: str) -> Words:
    """Return the title of a section that begins further down on a slide."""
    return Words(paragraphs=(Paragraph(runs=(Run(text=title, size=HEADING, bold=True, colour=theme.BLUE),)),))


def _laid(waiting: list[Piece], *, width: float, height: float) -> list[list[Placed]]:
    found: list[list[Placed]] = [[]]
    left = height
    queue = list(waiting)
    while queue:
        piece = queue.pop(0)
        needed = piece.height(width)
        gap = GAP if found[-1] else 0.0
        if needed + gap <= left:
            found[-1].append(Placed(piece=piece, height=needed))
            left -= needed + gap
            continue
        whole = isinstance(piece, TablePart) and found[-1] and needed <= height
        parts = None if whole or left - gap < LEAST_PART else _parted(piece, width=width, room=left - gap)
        if parts is not None:
            found[-1].append(Placed(piece=parts[0], height=parts[0].height(width)))
            queue.insert(0, parts[1])
        elif found[-1]:
            queue.insert(0, piece)
        else:
            found[-1].append(Placed(piece=piece, height=min(needed, height)))
        found.append([])
        left = height
    filled = [slide for slide in found if slide]
    return [_stretched(_enlarged(slide, width=width, height=height), height=height) for slide in filled] or [[]]


def _parted(piece: Piece, *, width: float, room: float) -> tuple[Piece, Piece] | None:
    if isinstance(piece, Words | TablePart):
        return piece.parted(width=width, room=room)
    return None


def _enlarged(slide: list[Placed], *, width: float, height: float) -> list[Placed]:
    """Set a slide of nothing but words in the largest letters that leave it whole."""
    words = [placed.piece for placed in slide if isinstance(placed.piece, Words)]
    if len(words) < len(slide):
        return slide
    largest = max(run.size for piece in words for paragraph in piece.paragraphs for run in paragraph.runs)
    for style in STYLES:
        larger = [piece.scaled(style.body / largest) for piece in words] if style.body > largest else words
        heights = [piece.height(width) for piece in larger]
        if sum(heights) + GAP * (len(slide) - 1) <= height:
            return [Placed(piece=piece, height=high) for piece, high in zip(larger, heights, strict=True)]
    return slide


def _stretched(slide: list[Placed], *, height: float) -> list[Placed]:
    """Give charts the room that is left on a slide."""
    charts = [placed for placed in slide if isinstance(placed.piece, Drawing)]
    left = height - sum(placed.height for placed in slide) - GAP * (len(slide) - 1)
    if not charts or left <= 0:
        return slide
    extra = left / len(charts)
    return [replace(placed, height=placed.height + extra) if placed in charts else placed for placed in slide]


def _numbered(slides: list[list[Placed]]) -> list[list[Placed]]:
    """Tell every part of a table how many there are."""
    parts: dict[str, int] = {}
    for slide in slides:
        for placed in slide:
            if isinstance(placed.piece, TablePart):
                parts[placed.piece.table.id] = max(parts.get(placed.piece.table.id, 1), placed.piece.part)
    return [
        [
            replace(placed, piece=replace(placed.piece, parts=parts[placed.piece.table.id]))
            if isinstance(placed.piece, TablePart)
            else placed
            for placed in slide
        ]
        for slide in slides
    ]


def codes(slide: list[Placed]) -> tuple[str, ...]:
    """Return the references of the figures on a slide, each once, in reading order."""
    found: list[str] = []
    for placed in slide:
        match placed.piece:
            case Cards(figures=figures):
                found += [figure.reference for figure in figures if figure.reference]
            case TablePart() as part:
                rows = part.table.rows[part.start : part.stop]
                found += [cell.reference for row in rows for cell in row if cell.reference]
            case Drawing() as drawing:
                found += drawing.chart.references
                found += [] if drawing.beside is None else _codes_of_words(drawing.beside)
            case Words() as words:
                found += _codes_of_words(words)
    return tuple(dict.fromkeys(found))


def _codes_of_words(words: Words) -> list[str]:
    return [code for paragraph in words.paragraphs for run in paragraph.runs for code in run.codes]
