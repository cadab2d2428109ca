"""Where the names of marks stand in a chart with two measuring axes, so that they keep off each other."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from tkkio_analytics.domain.chart import Mark

WIDTH: Final = 1000.0
HEIGHT: Final = 330.0
"""Pixels of a drawing area on a usual screen."""
LETTER: Final = 7.0
LINE: Final = 15.0
GAP: Final = 8.0
MARK: Final = 7.0
"""Pixels of a letter and of a line of text, from a mark to its name, and from a mark's middle to its edge."""
MARK_WEIGHT: Final = 4.0
"""A name over a mark hides a figure; over another name it is only hard to read."""
PLACES: Final = ("middle right", "top center", "bottom center", "middle left")
FALLBACK: Final = "top center"

Box: TypeAlias = tuple[float, float, float, float]


def places(marks: Sequence[Mark], *, texts: Sequence[str]) -> list[str]:
    """Return a Plotly text position a mark: the first one in which its name meets nothing placed before.

    Parameters
    ----------
    marks
        In any order.
    texts
        Their names as they are shown; an empty one takes no room.

    Returns
    -------
    list
        Where every position is taken, the one that covers least.
    """
    if not any(texts) or len(marks) == 1:
        return [FALLBACK] * len(marks)
    centres = _pixels(marks)
    dots: list[Box] = [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in centres]
    taken: list[Box] = []
    found = []
    for (x, y), text in zip(centres, texts, strict=True):
        boxes = {place: _box(x, y, place=place, width=LETTER * len(text)) for place in PLACES}
        best = min(PLACES, key=lambda place: _covered(boxes[place], names=taken, dots=dots))
        taken.append(boxes[best])
        found.append(best)
    return found


def _pixels(marks: Sequence[Mark]) -> list[tuple[float, float]]:
    xs, ys = [mark.x for mark in marks], [mark.y for mark in marks]
    across, up = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return [((x - min(xs)) / across * WIDTH, (y - min(ys)) / up * HEIGHT) for x, y in zip(xs, ys, strict=True)]


def _box(x: float, y: float, *, place: str, width: float) -> Box:
    left = {"middle right": x + GAP, "middle left": x - GAP - width}.get(place, x - width / 2)
    bottom = {"top center": y + GAP, "bottom center": y - GAP - LINE}.get(place, y - LINE / 2)
    return left, bottom, left + width, bottom + LINE


def _covered(box: Box, *, names: Sequence[Box], dots: Sequence[Box]) -> float:
    """Return the area that a name would share with names, marks (weighted) and what lies outside the drawing."""
    shared = sum(_overlap(box, other) for other in names) + MARK_WEIGHT * sum(_overlap(box, dot) for dot in dots)
    inside = _overlap(box, (-GAP * 4, -LINE, WIDTH + GAP * 4, HEIGHT + LINE * 2))
    outside = (box[2] - box[0]) * (box[3] - box[1]) - inside
    return shared + outside


def _overlap(first: Box, second: Box) -> float:
    across = min(first[2], second[2]) - max(first[0], second[0])
    up = min(first[3], second[3]) - max(first[1], second[1])
    return max(across, 0.0) * max(up, 0.0)
