"""How much room words take on a slide, so that nothing overflows in a program that we cannot ask."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import matplotlib as mpl
from fontTools import agl

PER_EM: Final = 1000
LINE: Final = 1.2
"""Height of a line of Arial, as a share of its size."""
SAFETY: Final = 1.04
"""Programs lay the same words out a little differently."""
WIDER_THAN_ARIAL: Final = {
    "arial": 1.0,
    "helvetica": 1.0,
    "liberation sans": 1.0,
    "calibri": 0.92,
    "carlito": 0.92,
    "aptos": 1.02,
    "segoe ui": 1.04,
    "source sans pro": 0.93,
    "source sans 3": 0.93,
    "times new roman": 0.92,
    "tahoma": 1.02,
    "trebuchet ms": 1.04,
    "georgia": 1.08,
    "verdana": 1.2,
}
"""Usual typefaces of templates beside Arial, whose widths are those of Helvetica's public metrics."""
UNKNOWN_TYPEFACE: Final = 1.15


def typeface_factor(name: str) -> float:
    """Return how much wider than Arial a typeface runs; one that is not known is taken for a wide one.

    Examples
    --------
    >>> typeface_factor("Arial"), typeface_factor("Something")
    (1.0, 1.15)
    """
    return WIDER_THAN_ARIAL.get(name.casefold(), UNKNOWN_TYPEFACE)


def width(text: str, *, size: float, bold: bool = False) -> float:
    """Return the width of one line of Arial in the unit of ``size``.

    Examples
    --------
    >>> round(width("45,3 %", size=10), 2)
    31.14
    """
    return _units(text, bold) * size / PER_EM


def lines(text: str, *, size: float, room: float, bold: bool = False) -> int:
    """Return how many lines text takes in ``room``; words break where they are longer than a line.

    Examples
    --------
    >>> lines("one two three", size=10, room=40)
    2
    """
    return lines_of([(text, size, bold)], room=room)


def lines_of(parts: Sequence[tuple[str, float, bool]], *, room: float) -> int:
    """Return how many lines a paragraph takes whose parts have a size and a weight of their own.

    Examples
    --------
    >>> lines_of([("one two", 10.0, False), (" three", 5.0, False)], room=50)
    1
    """
    count, taken = 1, 0.0
    for word, gap in _words(parts):
        if taken and taken + gap + word > room:
            count += 1
            taken = 0.0
        taken += (gap if taken else 0.0) + word
        while taken > room > 0:
            count += 1
            taken -= room
    return count


def _words(parts: Sequence[tuple[str, float, bool]]) -> Iterator[tuple[float, float]]:
    """Yield the width of each word and of the space before it; a word can go on from one part to the next."""
    word, gap, begun = 0.0, 0.0, False
    for text, size, bold in parts:
        for place, piece in enumerate(text.split(" ")):
            if place > 0:
                if begun:
                    yield word, gap
                word, begun = 0.0, True
                gap = width(" ", size=size * SAFETY, bold=bold)
            word += width(piece, size=size * SAFETY, bold=bold)
            begun = True
    yield word, gap


def longest_word(text: str, *, size: float, bold: bool = False) -> float:
    """Return the width of the widest word: a narrower column would break it."""
    return max((width(word, size=size * SAFETY, bold=bold) for word in text.split()), default=0.0)


@lru_cache(maxsize=65536)
def _units(text: str, bold: bool) -> float:  # noqa: FBT001 - cached by its two arguments
    advances = _advances(bold)
    return sum(advances.get(letter, advances["W"]) for letter in text)


@cache
def _advances(bold: bool) -> dict[str, float]:  # noqa: FBT001 - cached by its one argument
    path = Path(mpl.get_data_path()) / "fonts" / "pdfcorefonts" / ("Helvetica-Bold.afm" if bold else "Helvetica.afm")
    widths: dict[str, float] = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith("C "):
            fields = dict(part.split(maxsplit=1) for part in line.split(";") if len(part.split(maxsplit=1)) > 1)
            widths[agl.toUnicode(fields["N"].strip())] = float(fields["WX"])
    # Helvetica's table lacks these; Arial draws them as wide as their likes.
    likes = {"\u00a0": " ", "\u202f": " ", "\u2212": "+", "\u2265": "+", "\u2264": "+", "\u2192": "\u2014"}
    return widths | {letter: widths[like] for letter, like in likes.items()}
