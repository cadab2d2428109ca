"""Where a chart's plot lies in its frame, and what is drawn over it: lines across, the boundary of the forecast."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Final, TypeAlias

from tkkio_analytics.charts import theme
from tkkio_analytics.i18n import formatting
from tkkio_analytics.reporting.pptx import measure
from tkkio_analytics.reporting.pptx.native_chart import ROW, SMALL, TEXT, NativeChart, Rule

EDGE: Final = 10.0
GAP: Final = 6.0
MOST_NAME_SHARE: Final = 0.36
LEGEND_SIGN: Final = 40.0
LEGEND_ROW: Final = 19.0
LABEL_ROOM: Final = 34.0
EMU: Final = 12700
GROUND: Final = '<a:solidFill><a:schemeClr val="bg1"><a:alpha val="75000"/></a:schemeClr></a:solidFill>'
"""Behind the name of a line, where another line may pass."""
NO_PLACE: Final = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
Side: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of the frame."""
TYPEFACE: Final = '<a:latin typeface="+mn-lt"/>'
"""The template's own."""
UNNUMBERED: Final = "\0"
"""Stands where a shape's number will; no text can hold it."""
HEAD: Final = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The plot inside its frame: left, top, width and height as shares; the frame's own size in points."""

    left: float
    top: float
    width: float
    height: float
    frame_width: float
    frame_height: float
    lanes: tuple[tuple[Rule, float, int], ...]
    """Lines with a name, the left edge of the name as a share, and its lane from the bottom."""


def room(chart: NativeChart, *, width: float, height: float, language: str) -> Room:
    """Return where a chart's plot lies, so that no label of it is cut.

    Parameters
    ----------
    chart
        What is drawn.
    width, height
        Of the frame, in points.
    language
        Writes the ticks.
    """
    left = EDGE + GAP + _widest_left(chart, width=width, language=language)
    right = EDGE + (LABEL_ROOM if any(column.labelled for column in chart.columns) else GAP)
    lanes = tuple(_lanes(chart, left=left, right=width - right, width=width))
    top = EDGE + ROW * (1 + max((lane for _, _, lane in lanes), default=-1))
    top += ROW if chart.scale.title and not chart.rows else 0
    below = EDGE + ROW + GAP + LEGEND_ROW * _legend_rows(chart, width=width)
    below += ROW if chart.scale.title and chart.rows else 0
    return Room(
        left=left / width,
        top=top / height,
        width=(width - left - right) / width,
        height=(height - top - below) / height,
        frame_width=width,
        frame_height=height,
        lanes=lanes,
    )


def _widest_left(chart: NativeChart, *, width: float, language: str) -> float:
    if chart.rows:
        names = max(measure.width(name, size=TEXT * measure.SAFETY) for name in chart.categories)
        return min(names, width * MOST_NAME_SHARE)
    scale = chart.scale
    ends = (formatting.number(end, decimals=scale.tick_decimals, language=language) for end in (scale.low, scale.high))
    return max(measure.width(end, size=TEXT * measure.SAFETY) for end in ends)


def _legend_rows(chart: NativeChart, *, width: float) -> int:
    """Return the rows of a legend whose entries stand in columns as wide as the widest of them."""
    if not chart.legend:
        return 0
    widest = max(measure.width(name, size=TEXT * measure.SAFETY) + LEGEND_SIGN for name in chart.legend)
    return ceil(len(chart.legend) / max(int((width - 2 * EDGE) / widest), 1))


def _lanes(chart: NativeChart, *, left: float, right: float, width: float) -> Iterator[tuple[Rule, float, int]]:
    """Yield each named line with the left edge of its name and the lowest lane in which it meets no other."""
    taken: list[list[tuple[float, float]]] = []
    for rule in sorted(chart.rules, key=lambda rule: rule.at):
        if not rule.text:
            continue
        long = measure.width(rule.text, size=SMALL * measure.SAFETY) + 2 * GAP
        at = left + rule.at * (right - left)
        start = _start(at, long, others=[left + other.at * (right - left) for other in chart.rules], width=width)
        lane = 0
        while lane < len(taken) and any(a < start + long and start < b for a, b in taken[lane]):
            lane += 1
        if lane == len(taken):
            taken.append([])
        taken[lane].append((start, start + long))
        yield rule, start / width, lane


def _start(at: float, long: float, *, others: list[float], width: float) -> float:
    """Return the left edge of a name: right of its line, or left of it where that crosses fewer other lines."""
    fitting = [start for start in (at, at - long) if start >= EDGE and start + long <= width - EDGE]
    if not fitting:
        return max(min(at, width - EDGE - long), EDGE)
    return min(fitting, key=lambda start: sum(start < other < start + long for other in others if other != at))


def overlay(chart: NativeChart, *, tag: str, room: Room) -> bytes | None:
    """Return the drawing that lies over a chart and moves with it, or None where there is nothing in it.

    Parameters
    ----------
    chart, room
        What is drawn, and where its plot lies.
    tag
        Language tag of its words.
    """
    shapes = [
        *_unit(chart, tag=tag, room=room),
        *_rules(chart, tag=tag, room=room),
        *_boundary(chart, tag=tag, room=room),
    ]
    if not shapes:
        return None
    numbered = "".join(shape.replace(UNNUMBERED, str(number + 2)) for number, shape in enumerate(shapes))
    return f"{HEAD}{numbered}</c:userShapes>".encode()


def _unit(chart: NativeChart, *, tag: str, room: Room) -> Iterator[str]:
    title = chart.scale.title
    if not title:
        return
    long = (measure.width(title, size=SMALL * measure.SAFETY) + 2 * GAP) / room.frame_width
    high = ROW / room.frame_height
    if chart.rows:
        right = room.left + room.width
        below = room.top + room.height + (ROW + GAP) / room.frame_height
        yield _words(
            title, box=(max(right - long, 0.0), below, right, below + high), tag=tag, colour=theme.MUTED, right=True
        )
    else:
        yield _words(title, box=(0.0, 0.0, min(long + EDGE / room.frame_width, 1.0), high), tag=tag, colour=theme.MUTED)


def _rules(chart: NativeChart, *, tag: str, room: Room) -> Iterator[str]:
    """Yield the lines across, and over them their names on a ground of their own."""
    lanes = {id(rule): (start, lane) for rule, start, lane in room.lanes}
    high = ROW / room.frame_height
    for rule in chart.rules:
        at = room.left + rule.at * room.width
        _, lane = lanes.get(id(rule), (at, -1))
        yield _line(at, room.top - max(lane, 0) * high, room.top + room.height, rule=rule)
    for rule, start, lane in room.lanes:
        head = room.top - (lane + 1) * high
        long = (measure.width(rule.text, size=SMALL * measure.SAFETY) + 2 * GAP) / room.frame_width
        box = (start, head, min(start + long, 1.0), head + high)
        yield _words(rule.text, box=box, tag=tag, colour=rule.colour, ground=GROUND)


def _boundary(chart: NativeChart, *, tag: str, room: Room) -> Iterator[str]:
    if chart.boundary is None:
        return
    share, before, after = chart.boundary
    at, foot = room.left + share * room.width, room.top + room.height
    yield _line(at, room.top, foot, rule=Rule(at=share, text="", colour=theme.MUTED))
    head = foot - ROW / room.frame_height
    for text, right in ((before, True), (after, False)):
        long = (measure.width(text, size=SMALL * measure.SAFETY) + 2 * GAP) / room.frame_width
        box = (max(at - long, 0.0), head, at, foot) if right else (at, head, min(at + long, 1.0), foot)
        yield _words(text, box=box, tag=tag, colour=theme.MUTED, right=right)


def _line(x: float, top: float, foot: float, *, rule: Rule) -> str:
    dash = f'<a:prstDash val="{rule.dash}"/>' if rule.dash else ""
    line = f'<a:ln w="{round(rule.width * EMU)}">{_fill(rule.colour)}{dash}</a:ln>'
    name = f'<cdr:cNvPr id="{UNNUMBERED}" name="Line {UNNUMBERED}"/>'
    parts = [
        f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr>{name}<cdr:cNvCxnSpPr/></cdr:nvCxnSpPr>',
        f'<cdr:spPr>{NO_PLACE}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}</cdr:spPr></cdr:cxnSp>',
    ]
    return _anchored("".join(parts), box=(x, top, x, foot))


def _words(text: str, *, box: Side, tag: str, colour: str, right: bool = False, ground: str = "<a:noFill/>") -> str:
    look = f'<a:rPr lang="{tag}" sz="{round(SMALL * 100)}">{_fill(colour)}{TYPEFACE}</a:rPr>'
    inset = round(GAP / 2 * EMU)
    name = f'<cdr:cNvPr id="{UNNUMBERED}" name="Text {UNNUMBERED}"/>'
    parts = [
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr>{name}<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr>',
        f'<cdr:spPr>{NO_PLACE}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{ground}</cdr:spPr><cdr:txBody>',
        f'<a:bodyPr wrap="none" lIns="{inset}" tIns="0" rIns="{inset}" bIns="0" anchor="ctr"/><a:lstStyle/>',
        f'<a:p><a:pPr algn="{"r" if right else "l"}"/><a:r>{look}<a:t>{escape(text)}</a:t></a:r></a:p>',
        "</cdr:txBody></cdr:sp>",
    ]
    return _anchored("".join(parts), box=box)


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def _anchored(shape: str, *, box: Side) -> str:
    left, top, right, bottom = (f"{side:.5f}" for side in box)
    start = f"<cdr:from><cdr:x>{left}</cdr:x><cdr:y>{top}</cdr:y></cdr:from>"
    end = f"<cdr:to><cdr:x>{right}</cdr:x><cdr:y>{bottom}</cdr:y></cdr:to>"
    return f"<cdr:relSizeAnchor>{start}{end}{shape}</cdr:relSizeAnchor>"
