"""The one typeface of pictures and files: where it lies, how wide its words are, and how they wrap."""

from base64 import b64encode
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY: Final = "Source Sans 3"
FOLDER: Final = Path(__file__).parent / "fonts"
REGULAR: Final = FOLDER / "SourceSans3-Regular.ttf"
SEMIBOLD: Final = FOLDER / "SourceSans3-SemiBold.ttf"
USUAL_LETTERS: Final = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("ÅÄÖåäöÉéÜüŠšŽž€−–—·…≥≤”’§°²×±½\xa0")
"""Enough for nearly every chart in the three languages, so that the letters' shapes are cut out once."""
UNKNOWN_GLYPH: Final = ".notdef"


def width(text: str, *, size: float, bold: bool = False) -> float:
    """Return the width of one line of text, in the unit of ``size``.

    Kerning is left out: it draws letters together, so that the line is never wider than this.

    Examples
    --------
    >>> round(width("45,3 %", size=10), 2)
    26.36
    """
    advances, per_em = _advances(SEMIBOLD if bold else REGULAR)
    return sum(advances.get(ord(letter), advances[0]) for letter in text) * size / per_em


def wrapped(text: str, *, size: float, room: float, bold: bool = False) -> list[str]:
    """Return text as lines that fit into ``room``; a word longer than that has a line of its own.

    Examples
    --------
    >>> wrapped("one two three", size=10, room=40)
    ['one two', 'three']
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size=size, bold=bold) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def covers(letter: str) -> bool:
    """Return whether the typeface can write a character.

    Examples
    --------
    >>> covers("ä"), covers("漢")
    (True, False)
    """
    return ord(letter) in _advances(REGULAR)[0]


def web_fonts(letters: frozenset[str]) -> str:
    """Return both weights of the typeface as style rules that carry these letters' shapes."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f'src:url("{embedded(letters, bold=bold)}") format("woff")}}'
        for weight, bold in ((400, False), (600, True))
    )


@cache
def embedded(letters: frozenset[str], *, bold: bool = False) -> str:
    """Return the typeface with these letters alone, as a data address of a web font.

    Parameters
    ----------
    letters
        Every letter that the document shows.
    bold
        Which of the two weights.

    Returns
    -------
    str
        The same bytes for the same letters.
    """
    options = subset.Options(flavor="woff", hinting=False, notdef_outline=True, layout_features=["kern"])
    font = TTFont(SEMIBOLD if bold else REGULAR, recalcTimestamp=False)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=sorted(ord(letter) for letter in letters))
    chosen.subset(font)
    font.flavor = "woff"
    target = BytesIO()
    font.save(target)
    return "data:font/woff;base64," + b64encode(target.getvalue()).decode()


@cache
def _advances(path: Path) -> tuple[dict[int, int], int]:
    with TTFont(path, lazy=True) as font:
        metrics: Any = font["hmtx"].metrics
        by_letter = {letter: metrics[glyph][0] for letter, glyph in font.getBestCmap().items()}
        return {0: metrics[UNKNOWN_GLYPH][0], **by_letter}, font["head"].unitsPerEm
