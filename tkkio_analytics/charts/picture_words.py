"""What is written in a picture: heading, ticks, names of lines, the boundary of data and forecast, legend, sources."""

import itertools
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tkkio_analytics.charts import picture_patches, theme, typeface
from tkkio_analytics.charts.picture_marks import MARK_SIZE, dashes, hatch, marker
from tkkio_analytics.charts.picture_plan import BETWEEN, EDGE, GAP, LEGEND_ROW, SWATCH, Entry, Plan, block_width
from tkkio_analytics.charts.picture_sheet import (
    LINE_HEIGHT,
    NOTE,
    PIXELS_PER_INCH,
    POINTS_PER_PIXEL,
    SMALL,
    TITLE,
    Box,
    Sheet,
    scale,
)
from tkkio_analytics.domain.chart import ChartSpec, Line, Orientation
from tkkio_analytics.domain.patch import Fill

BEHIND: Final = {"facecolor": theme.PAPER, "alpha": 0.7, "edgecolor": "none", "pad": 1.0}
STAMP: Final = 34.0
STAMP_OPACITY: Final = 0.28
STAMP_ANGLE: Final = 14.0
STEPS: Final = 12
"""Places looked at between two points of a line, to keep words off it."""


def write(sheet: Sheet, plan: Plan, *, stamp: str) -> None:
    """Write every word of a picture.

    Parameters
    ----------
    sheet
        With everything but words already drawn.
    plan
        Where the words go.
    stamp
        Written across the picture; empty for none.
    """
    for row, words in enumerate(plan.title):
        y = plan.height - EDGE - row * TITLE * LINE_HEIGHT
        sheet.write(words, x=EDGE, y=y, size=TITLE, bold=True, ha="left", va="top")
    _ticks(sheet, plan)
    _titles(sheet, plan)
    _notes(sheet, plan)
    taken = list(_boundary(sheet))
    for line in sheet.spec.lines:
        if line.orientation is Orientation.HORIZONTAL and line.label is not None:
            taken.append(_line_name(sheet, line, taken=taken))
    for row, entries in enumerate(reversed(plan.legend)):
        foot = EDGE + len(plan.source) * NOTE * LINE_HEIGHT + (GAP if plan.source else 0)
        _legend_row(sheet, entries, y=foot + (row + 0.5) * LEGEND_ROW)
    for row, line_of_source in enumerate(reversed(plan.source)):
        y = EDGE + row * NOTE * LINE_HEIGHT
        sheet.write(line_of_source, x=EDGE, y=y, size=NOTE, color=theme.MUTED, ha="left", va="bottom")
    if stamp:
        _stamp(sheet, stamp)


def _stamp(sheet: Sheet, text: str) -> None:
    middle = (sheet.plot.left + sheet.plot.right) / 2, (sheet.plot.bottom + sheet.plot.top) / 2
    look: dict[str, Any] = {"size": STAMP, "color": theme.MUTED, "alpha": STAMP_OPACITY, "rotation": STAMP_ANGLE}
    sheet.write(text.upper(), x=middle[0], y=middle[1], ha="center", va="center", **look)


def _ticks(sheet: Sheet, plan: Plan) -> None:
    for tick in plan.x_ticks:
        half = block_width(tick.text) / 2
        middle = min(max(sheet.x(tick.at), EDGE + half), sheet.width - EDGE - half)
        sheet.write(tick.text, x=middle, y=sheet.plot.bottom - GAP, ha="center", va="top")
    for tick in plan.y_ticks:
        sheet.write(tick.text, x=sheet.plot.left - GAP, y=sheet.y(tick.at), ha="right", va="center")
    for tick in plan.values:
        sheet.write(tick.text, x=sheet.width - EDGE, y=sheet.y(tick.at), ha="right", va="center")


def _titles(sheet: Sheet, plan: Plan) -> None:
    spec, words = sheet.spec, sheet.translator
    if spec.y_axis.title is not None:
        top = plan.height - EDGE - len(plan.title) * TITLE * LINE_HEIGHT - (GAP if plan.title else 0)
        sheet.write(words.value(spec.y_axis.title), x=EDGE, y=top, color=theme.MUTED, ha="left", va="top")
    if spec.x_axis.title is not None:
        lines = max((tick.text.count("\n") + 1 for tick in plan.x_ticks), default=0)
        y = sheet.plot.bottom - GAP - lines * SMALL * LINE_HEIGHT - GAP / 4
        sheet.write(words.value(spec.x_axis.title), x=sheet.plot.right, y=y, color=theme.MUTED, ha="right", va="top")


def _notes(sheet: Sheet, plan: Plan) -> None:
    for note in plan.notes:
        colour = theme.STYLES[note.line.meaning].colour
        at, bottom = sheet.x(note.line.at * scale(sheet.spec.x_axis)), sheet.plot.top + note.lift
        sheet.figure.add_artist(_stroke(sheet, (at, at), (sheet.plot.top, bottom), colour=colour))
        sheet.write(note.text, x=note.left, y=bottom, color=colour, ha="left", va="bottom", bbox=BEHIND)


def _stroke(sheet: Sheet, xs: tuple[float, float], ys: tuple[float, float], *, colour: str) -> Line2D:
    inches = [x / PIXELS_PER_INCH for x in xs], [y / PIXELS_PER_INCH for y in ys]
    width = POINTS_PER_PIXEL
    return Line2D(*inches, color=colour, linewidth=width, transform=sheet.figure.dpi_scale_trans, zorder=1)


def _boundary(sheet: Sheet) -> Iterator[Box]:
    """Yield where the two sides of the boundary of data and forecast are named, and name them."""
    if sheet.spec.forecast_from is None:
        return
    at = sheet.x(sheet.spec.forecast_from)
    for key, side in (("observed_side", "right"), ("forecast_side", "left")):
        text = sheet.translator.text(f"charts.fan.{key}")
        long = typeface.width(text, size=SMALL)
        x = at - 6 if side == "right" else at + 6
        y = sheet.plot.bottom + 4
        sheet.write(text, x=x, y=y, color=theme.MUTED, ha=side, va="bottom", zorder=4)
        left = x - long if side == "right" else x
        yield Box(left=left, bottom=y, right=left + long, top=y + SMALL * LINE_HEIGHT)


def _line_name(sheet: Sheet, line: Line, *, taken: list[Box]) -> Box:
    """Write the name of a horizontal line where it covers least of what is drawn, and return where that is."""
    text = sheet.translator.value(line.label)
    long, high = block_width(text), SMALL * LINE_HEIGHT * (text.count("\n") + 1)
    at = sheet.y(line.at * scale(sheet.spec.y_axis))
    lefts = (sheet.plot.left + 4, sheet.plot.right - long - 4, (sheet.plot.left + sheet.plot.right - long) / 2)
    boxes = [
        Box(left=left, bottom=bottom, right=left + long, top=bottom + high)
        for bottom in (at + 3, at - 3 - high)
        for left in lefts
        if sheet.plot.bottom <= bottom and bottom + high <= sheet.plot.top + GAP
    ] or [Box(left=lefts[0], bottom=at + 3, right=lefts[0] + long, top=at + 3 + high)]
    drawn, avoided = list(_drawn(sheet)), [*taken, *_marks(sheet), *_bands(sheet)]
    best = min(boxes, key=lambda box: sum(box.holds(*dot) for dot in drawn) + 99 * sum(box.meets(b) for b in avoided))
    colour = theme.STYLES[line.meaning].colour
    sheet.write(text, x=best.left, y=best.bottom, color=colour, ha="left", va="bottom", bbox=BEHIND, zorder=6)
    return best


def _drawn(sheet: Sheet) -> Iterator[tuple[float, float]]:
    """Yield pixels that lines and marks pass through."""
    spec = sheet.spec
    x_factor, y_factor = scale(spec.x_axis), scale(spec.y_axis)
    for series in spec.series:
        known = [(sheet.x(p.x * x_factor), sheet.y(p.y * y_factor)) for p in series.points if p.y is not None]
        for (x, y), (next_x, next_y) in itertools.pairwise(known):
            for step in range(STEPS + 1):
                yield x + (next_x - x) * step / STEPS, y + (next_y - y) * step / STEPS
    for line in _upright(spec):
        at = sheet.x(line.at * x_factor)
        yield from ((at, sheet.plot.bottom + step) for step in range(0, int(sheet.plot.top - sheet.plot.bottom), 4))


def _marks(sheet: Sheet) -> Iterator[Box]:
    x_factor, y_factor = scale(sheet.spec.x_axis), scale(sheet.spec.y_axis)
    for mark in sheet.spec.marks:
        x, y = sheet.x(mark.x * x_factor), sheet.y(mark.y * y_factor)
        yield Box(left=x - MARK_SIZE, bottom=y - MARK_SIZE, right=x + MARK_SIZE, top=y + MARK_SIZE)


def _bands(sheet: Sheet) -> Iterator[Box]:
    """Yield the room of each band from point to point."""
    factor = scale(sheet.spec.y_axis)
    for band in sheet.spec.bands:
        edges = [*zip(band.x, band.lower, band.upper, strict=True)]
        for (x, lower, upper), (next_x, next_lower, next_upper) in pairwise(edges):
            ends = (sheet.y(min(lower, next_lower) * factor), sheet.y(max(upper, next_upper) * factor))
            yield Box(left=sheet.x(x), bottom=ends[0], right=sheet.x(next_x), top=ends[1])


def _upright(spec: ChartSpec) -> list[Line]:
    return [line for line in spec.lines if line.orientation is Orientation.VERTICAL]


def _legend_row(sheet: Sheet, entries: tuple[Entry, ...], *, y: float) -> None:
    x = EDGE
    for entry in entries:
        _sign(sheet, entry, x=x, y=y)
        sheet.write(entry.text, x=x + SWATCH + GAP, y=y, ha="left", va="center")
        x += SWATCH + GAP + typeface.width(entry.text, size=SMALL) + BETWEEN


def _sign(sheet: Sheet, entry: Entry, *, x: float, y: float) -> None:
    if isinstance(entry.meaning, Fill):
        picture_patches.sign(sheet, entry.meaning, corner=(x, y - 7), size=(SWATCH, 14))
        return
    style = theme.STYLES[entry.meaning]
    if entry.kind in {"band", "bar"}:
        opacity = theme.band_opacity(entry.coverage) if entry.kind == "band" else 1.0
        corner = x / PIXELS_PER_INCH, (y - 6) / PIXELS_PER_INCH
        area: dict[str, Any] = {"facecolor": style.colour, "alpha": opacity, "linewidth": 0, **hatch(style)}
        size = SWATCH / PIXELS_PER_INCH, 12 / PIXELS_PER_INCH
        sheet.figure.add_artist(Rectangle(corner, *size, transform=sheet.figure.dpi_scale_trans, **area))
        return
    is_line = entry.kind == "line"
    xs = [x, x + SWATCH] if is_line else [x + SWATCH / 2]
    look: dict[str, Any] = {"color": style.colour, "transform": sheet.figure.dpi_scale_trans}
    if is_line:
        look |= {"linewidth": style.width * POINTS_PER_PIXEL, **dashes(style, dashed=entry.dashed)}
    else:
        look |= {"linestyle": "none", "markersize": MARK_SIZE * POINTS_PER_PIXEL, **marker(style)}
    ys = [y / PIXELS_PER_INCH] * len(xs)
    sheet.figure.add_artist(Line2D([place / PIXELS_PER_INCH for place in xs], ys, **look))
