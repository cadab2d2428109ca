"""How the room of a picture is shared out: title, labels, ticks, legend and sources before a single line is drawn."""

import itertools
from dataclasses import dataclass
from typing import Final

from matplotlib.ticker import MaxNLocator

from tkkio_analytics.charts import picture_patches, theme, typeface
from tkkio_analytics.charts.picture_sheet import LINE_HEIGHT, NOTE, SMALL, TEXT, TITLE, Box, limits, scale
from tkkio_analytics.domain.chart import Axis, ChartSpec, Line, Meaning, Orientation
from tkkio_analytics.domain.patch import Fill
from tkkio_analytics.i18n import Translator
from tkkio_analytics.i18n.formatting import number

EDGE: Final = 14.0
GAP: Final = 8.0
ROW_HEIGHT: Final = 27.0
PLAIN_HEIGHT: Final = 520.0
MOST_LABEL_SHARE: Final = 0.4
"""A name of a row takes at most this share of the width and is wrapped beyond it."""
MOST_NOTE_SHARE: Final = 0.55
"""The same of what is written at a vertical line."""
INTERVALS: Final = 6
FINEST: Final = 6
SWATCH: Final = 26.0
BETWEEN: Final = 22.0
"""Pixels of a legend's sign, and between its entries."""
LEGEND_ROW: Final = SMALL * LINE_HEIGHT + 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place on an axis, scaled as it is shown, and what stands at it."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the legend: the sign of ``kind`` in the style of ``meaning``; ``coverage`` of a band."""

    kind: str
    meaning: Meaning | Fill
    text: str
    dashed: bool = False
    coverage: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is written above the plot at a vertical line: its left edge and its height over the plot."""

    line: Line
    text: str
    left: float
    lift: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A picture before it is drawn; pixels count from the lower left corner, and widths are whole."""

    width: float
    height: float
    plot: Box
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    title: tuple[str, ...]
    source: tuple[str, ...]
    notes: tuple[Note, ...]
    legend: tuple[tuple[Entry, ...], ...]
    values: tuple[Tick, ...]


def plan(
    spec: ChartSpec, *, translator: Translator, width: float, height: float | None, words: tuple[str, str]
) -> Plan:
    """Return where everything in a picture goes.

    Parameters
    ----------
    spec
        What is drawn.
    translator
        Puts labels into words.
    width
        In pixels.
    height
        In pixels; None for as much as the chart takes.
    words
        Heading and source line; empty to leave them out.

    Returns
    -------
    Plan
        With nothing outside the picture.
    """
    x_limits, y_limits = limits(spec, Orientation.HORIZONTAL), limits(spec, Orientation.VERTICAL)
    y_ticks = _ticks(spec.y_axis, y_limits, translator=translator, most=width * MOST_LABEL_SHARE)
    values = tuple(_values(spec, translator))
    left = EDGE + max((block_width(tick.text) for tick in y_ticks), default=0.0) + GAP
    right = width - EDGE - (max(typeface.width(tick.text, size=SMALL) for tick in values) + GAP if values else GAP)
    x_ticks = _thinned(_ticks(spec.x_axis, x_limits, translator=translator), limits=x_limits, room=right - left)
    title = tuple(typeface.wrapped(words[0], size=TITLE, room=width - 2 * EDGE, bold=True)) if words[0] else ()
    source = tuple(typeface.wrapped(words[1], size=NOTE, room=width - 2 * EDGE)) if words[1] else ()
    notes = _notes(spec, translator, left=left, right=right, width=width, x_limits=x_limits)
    legend = _rows_of_legend(_entries(spec, translator), room=width - 2 * EDGE)
    above = EDGE + _lines_height(title, TITLE) + (GAP if title else 0) + _top_words(spec, notes)
    below = _below(spec, x_ticks=x_ticks, legend=legend, source=source)
    inner = _inner_height(spec, y_ticks, around=above + below)
    whole = height if height is not None else above + below + max(inner, PLAIN_HEIGHT / 2 if not spec.rows else 0)
    ends = {"x_limits": x_limits, "y_limits": y_limits}
    x_limits, y_limits = picture_patches.even(spec, **ends, across=right - left, up=whole - above - below)
    return Plan(
        width=width,
        height=whole,
        plot=Box(left=left, bottom=below, right=right, top=whole - above),
        x_limits=x_limits,
        y_limits=y_limits,
        x_ticks=x_ticks,
        y_ticks=y_ticks,
        title=title,
        source=source,
        notes=notes,
        legend=legend,
        values=values,
    )


def _inner_height(spec: ChartSpec, y_ticks: tuple[Tick, ...], *, around: float) -> float:
    """Return what the plot takes: so much a row, a country's height, or what a plain picture has left."""
    if spec.patches:
        return picture_patches.HEIGHT
    return ROW_HEIGHT * max(spec.rows, 2) * _lines_a_row(y_ticks) if spec.rows else PLAIN_HEIGHT - around


def block_width(text: str, *, size: float = SMALL) -> float:
    """Return the width of the longest of some lines."""
    return max(typeface.width(line, size=size) for line in text.split("\n"))


def _ticks(
    axis: Axis, ends: tuple[float, float], *, translator: Translator, most: float | None = None
) -> tuple[Tick, ...]:
    if axis.ticks:
        named = [(at * scale(axis), translator.value(label)) for at, label in axis.ticks]
        lines = [typeface.wrapped(text, size=SMALL, room=most) if most else [text] for _, text in named]
        return tuple(Tick(at=at, text="\n".join(line)) for (at, _), line in zip(named, lines, strict=True))
    if axis.unit is None:
        return ()
    low, high = ends
    steps = MaxNLocator(INTERVALS, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    inside = [float(at) for at in steps if low - 1e-9 <= at <= high + 1e-9]
    fitting = (
        places for places in range(FINEST) if all(abs(round(at, places) - at) < (high - low) / 1e6 for at in inside)
    )
    decimals = next(fitting, FINEST)
    return tuple(Tick(at=at, text=number(at, decimals=decimals, language=translator.language)) for at in inside)


def _thinned(ticks: tuple[Tick, ...], *, limits: tuple[float, float], room: float) -> tuple[Tick, ...]:
    """Return every tick, or every second, third ... counted from the last, so that their words keep apart."""
    low, high = limits
    for step in range(1, len(ticks) + 1):
        kept = ticks[::-1][::step][::-1]
        ends = [((tick.at - low) / (high - low) * room, block_width(tick.text) / 2 + GAP / 2) for tick in kept]
        if all(b - a >= half_a + half_b for (a, half_a), (b, half_b) in itertools.pairwise(ends)):
            return kept
    return ticks


def _values(spec: ChartSpec, translator: Translator) -> list[Tick]:
    """Return the figure of every row for a column at the right, where each row has one mark and nothing says it yet."""
    rows = [mark.y for mark in spec.marks]
    unit = spec.x_axis.unit
    named = any(mark.text for mark in spec.marks) or any(
        "\n" in translator.value(label) for _, label in spec.y_axis.ticks
    )
    if unit is None or not spec.rows or len(set(rows)) < len(rows) or named:
        return []
    decimals = spec.x_axis.decimals
    return [
        Tick(at=mark.y, text=number(mark.x * unit.factor, decimals=decimals, language=translator.language))
        for mark in spec.marks
    ]


def _notes(
    spec: ChartSpec,
    translator: Translator,
    *,
    left: float,
    right: float,
    width: float,
    x_limits: tuple[float, float],
) -> tuple[Note, ...]:
    """Return what is written at vertical lines, each in the lowest lane where it meets no other."""
    upright = [line for line in spec.lines if line.orientation is Orientation.VERTICAL and line.label is not None]
    low, high = x_limits
    places = [
        left + (line.at * scale(spec.x_axis) - low) / (high - low) * (right - left)
        for line in spec.lines
        if line.orientation is Orientation.VERTICAL
    ]
    lanes: list[list[tuple[float, float]]] = []
    found = []
    for line in sorted(upright, key=lambda line: line.at):
        at = left + (line.at * scale(spec.x_axis) - low) / (high - low) * (right - left)
        gap = min((place - at for place in places if place > at + 1), default=width) - GAP
        text = _note_text(translator.value(line.label), gap=gap, most=(right - left) * MOST_NOTE_SHARE)
        long = block_width(text)
        start = _left_edge(at, long, others=[place for place in places if place != at], width=width)
        lifts = len(text.split("\n"))
        lane = _free_lane(lanes, span=(start - GAP, start + long + GAP, at), lines=lifts)
        found.append(Note(line=line, text=text, left=start, lift=GAP + lane * SMALL * LINE_HEIGHT))
    return tuple(found)


def _left_edge(at: float, long: float, *, others: list[float], width: float) -> float:
    """Return where a note begins: at its line, or so that it ends there where it then crosses fewer other lines."""
    fitting = [start for start in (at, at - long) if start >= EDGE and start + long <= width - EDGE]
    if not fitting:
        return max(min(at, width - EDGE - long), EDGE)
    return min(fitting, key=lambda start: sum(start < other < start + long for other in others))


def _note_text(text: str, *, gap: float, most: float) -> str:
    """Return what is written at a line, on two lines where it then ends before the next line across."""
    short = "\n".join(typeface.wrapped(text, size=SMALL, room=gap))
    is_short = short.count("\n") == 1 and block_width(short) <= gap
    return short if is_short else "\n".join(typeface.wrapped(text, size=SMALL, room=most))


def _free_lane(lanes: list[list[tuple[float, float]]], *, span: tuple[float, float, float], lines: int) -> int:
    """Return the lowest lane with room for some lines, and take it; the line up to it is taken too."""
    start, end, at = span
    lane = 0
    while any(begin < end and start < stop for taken in lanes[lane : lane + lines] for begin, stop in taken) or any(
        begin < at < stop for taken in lanes[:lane] for begin, stop in taken
    ):
        lane += 1
        if lane >= len(lanes):
            break
    while len(lanes) < lane + lines:
        lanes.append([])
    for taken in lanes[lane : lane + lines]:
        taken.append((start, end))
    for taken in lanes[:lane]:
        taken.append((at - 1, at + 1))
    return lane


def _entries(spec: ChartSpec, translator: Translator) -> list[Entry]:
    bands = [
        Entry(kind="band", meaning=band.meaning, text=translator.value(band.name), coverage=band.coverage)
        for band in sorted(spec.bands, key=lambda band: -band.coverage)
    ]
    lines = [
        Entry(kind="line", meaning=series.meaning, text=translator.value(series.name), dashed=series.dashed)
        for series in spec.series
        if series.name is not None
    ]
    surfaces = [Entry(kind="fill", meaning=key.fill, text=translator.value(key.text)) for key in spec.keys]
    if not spec.legend_of_marks:
        return [*lines, *bands, *surfaces]
    kinds = [("bar", {bar.meaning for bar in spec.bars}), ("mark", {mark.meaning for mark in spec.marks})]
    named = [
        Entry(kind=kind, meaning=meaning, text=translator.text(f"charts.meaning.{meaning}"))
        for kind, meanings in kinds
        for meaning in theme.STYLES
        if meaning in meanings
    ]
    return [*lines, *bands, *named]


def _rows_of_legend(entries: list[Entry], *, room: float) -> tuple[tuple[Entry, ...], ...]:
    rows: list[list[Entry]] = []
    taken = room
    for entry in entries:
        needed = SWATCH + GAP + typeface.width(entry.text, size=SMALL) + BETWEEN
        if taken + needed > room + BETWEEN or not rows:
            rows.append([])
            taken = 0.0
        rows[-1].append(entry)
        taken += needed
    return tuple(tuple(row) for row in rows)


def _lines_height(lines: tuple[str, ...], size: float) -> float:
    return len(lines) * size * LINE_HEIGHT


def _lines_a_row(ticks: tuple[Tick, ...]) -> float:
    return 1 + 0.6 * max((tick.text.count("\n") for tick in ticks), default=0)


def _top_words(spec: ChartSpec, notes: tuple[Note, ...]) -> float:
    """Return the room over the plot: notes at lines, and the name of the vertical axis above them."""
    highest = max((note.lift + (note.text.count("\n") + 1) * SMALL * LINE_HEIGHT for note in notes), default=GAP)
    return highest + (SMALL * LINE_HEIGHT + GAP / 2 if spec.y_axis.title is not None else 0)


def _below(
    spec: ChartSpec, *, x_ticks: tuple[Tick, ...], legend: tuple[tuple[Entry, ...], ...], source: tuple[str, ...]
) -> float:
    lines = max((tick.text.count("\n") + 1 for tick in x_ticks), default=0)
    return (
        EDGE
        + _lines_height(source, NOTE)
        + (GAP if source else 0)
        + len(legend) * LEGEND_ROW
        + (GAP if legend else 0)
        + (TEXT * LINE_HEIGHT if spec.x_axis.title is not None else 0)
        + lines * SMALL * LINE_HEIGHT
        + GAP
    )
