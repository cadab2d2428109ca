"""A native chart as the XML of a chart part."""

from collections.abc import Iterator
from html import escape
from typing import Final

from tkkio_analytics.charts import theme
from tkkio_analytics.reporting.pptx import chart_sheet
from tkkio_analytics.reporting.pptx.chart_room import Room
from tkkio_analytics.reporting.pptx.native_chart import SMALL, TEXT, Column, Kind, Look, NativeChart, Scale

HEAD: Final = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
LANGUAGE_IDS: Final = {"fi-FI": "40B", "sv-FI": "81D", "en-GB": "809"}
"""Microsoft's numbers of languages: LibreOffice writes decimals by them, PowerPoint by the reader's system."""
CATEGORY_AXIS: Final = 111
VALUE_AXIS: Final = 222
EMU: Final = 12700
GAP_WIDTH: Final = 45
MARKER: Final = 7
ROW_SHARE: Final = 0.72
LEAST: Final = 8.0
"""Size of a name as a share of its row, and in points at least."""
DRAWN_FIRST: Final = (Kind.AREA, Kind.BAR, Kind.LINE)
"""Groups of a chart in the order of drawing, which is also the order of the legend."""


def xml(chart: NativeChart, *, tag: str, room: Room) -> bytes:
    """Return a chart as XML.

    Parameters
    ----------
    chart
        What is drawn.
    tag
        Language tag of its text, ``fi-FI``.
    room
        Where its plot lies.
    """
    body = "".join(
        [
            HEAD,
            f'<c:date1904 val="0"/><c:lang val="{tag}"/><c:roundedCorners val="0"/>',
            '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>',
            _inner(room),
            *_groups(chart, tag=tag, room=room),
            _category_axis(chart, tag=tag, room=room),
            _value_axis(chart, tag=tag),
            "</c:plotArea>",
            _legend(chart, tag=tag),
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
            _text(TEXT, tag=tag),
            "</c:chartSpace>",
        ]
    )
    return body.encode()


def _inner(room: Room) -> str:
    sides = {"x": room.left, "y": room.top, "w": room.width, "h": room.height}
    parts = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in sides.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{modes}{parts}</c:manualLayout></c:layout>"


def _groups(chart: NativeChart, *, tag: str, room: Room) -> Iterator[str]:
    heads = {
        Kind.AREA: ("areaChart", '<c:grouping val="stacked"/><c:varyColors val="0"/>', ""),
        Kind.BAR: (
            "barChart",
            '<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
            f'<c:gapWidth val="{GAP_WIDTH}"/><c:overlap val="100"/>',
        ),
        Kind.LINE: ("lineChart", '<c:grouping val="standard"/><c:varyColors val="0"/>', '<c:marker val="1"/>'),
    }
    axes = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
    for kind, (name, start, end) in heads.items():
        drawn = "".join(
            _series(chart, place, column, tag=tag, room=room)
            for place, column in enumerate(chart.columns)
            if column.kind is kind
        )
        if drawn:
            yield f"<c:{name}>{start}{drawn}{end}{axes}</c:{name}>"


def _series(chart: NativeChart, place: int, column: Column, *, tag: str, room: Room) -> str:
    at, last = chart_sheet.FIRST + place, chart_sheet.FIRST + len(chart.categories) - 1
    name = f"<c:tx><c:strRef><c:f>{chart_sheet.reference(0, at)}</c:f>{_strings((column.name,))}</c:strRef></c:tx>"
    categories = chart_sheet.reference(chart_sheet.FIRST, 0, until=last)
    values = chart_sheet.reference(chart_sheet.FIRST, at, until=last)
    return "".join(
        [
            f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>{name}',
            _shape(column),
            '<c:invertIfNegative val="0"/>' if column.kind is Kind.BAR else "",
            _marker(column.look) if column.kind is Kind.LINE else "",
            _labels(chart, column, tag=tag, size=min(SMALL, _category_size(chart, room))),
            _intervals(chart, place, column, last=last),
            f"<c:cat><c:strRef><c:f>{categories}</c:f>{_strings(chart.categories)}</c:strRef></c:cat>",
            f"<c:val><c:numRef><c:f>{values}</c:f>{_numbers(column.values)}</c:numRef></c:val>",
            '<c:smooth val="0"/>' if column.kind is Kind.LINE else "",
            "</c:ser>",
        ]
    )


def _shape(column: Column) -> str:
    look = column.look
    if column.kind is Kind.LINE:
        if not look.line:
            return "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        dash = f'<a:prstDash val="{look.dash}"/>' if look.dash else ""
        width = round(look.width * EMU)
        return f'<c:spPr><a:ln w="{width}" cap="rnd">{_fill(look.colour)}{dash}<a:round/></a:ln></c:spPr>'
    fill = _fill(look.colour, opacity=look.opacity) if look.opacity else "<a:noFill/>"
    return f"<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr>"


def _fill(colour: str, *, opacity: float = 1.0) -> str:
    clear = f'<a:alpha val="{round(opacity * 100000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}">{clear}</a:srgbClr></a:solidFill>'


def _marker(look: Look) -> str:
    if look.marker is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    inside = theme.PAPER if look.hollow else look.colour
    shape = f'{_fill(inside)}<a:ln w="{round(1.5 * EMU)}">{_fill(look.colour)}</a:ln>'
    return f'<c:marker><c:symbol val="{look.marker}"/><c:size val="{MARKER}"/><c:spPr>{shape}</c:spPr></c:marker>'


def _labels(chart: NativeChart, column: Column, *, tag: str, size: float) -> str:
    if not column.labelled:
        return ""
    position = "outEnd" if column.kind is Kind.BAR else "t"
    shown = (
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    look = f"{_format(chart.scale.decimals, tag=tag)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    look += _text(size, tag=tag)
    if column.kind is Kind.BAR and column.minus:
        position = "inBase"
        look = look.replace(theme.INK[1:], theme.PAPER[1:])
    each = "".join(
        f'<c:dLbl><c:idx val="{place}"/>{look}<c:dLblPos val="{position}"/>{shown}</c:dLbl>'
        for place in column.labelled
    )
    others = shown.replace('showVal val="1"', 'showVal val="0"')
    return f"<c:dLbls>{each}{others}</c:dLbls>"


def _intervals(chart: NativeChart, place: int, column: Column, *, last: int) -> str:
    if not column.minus:
        return ""
    at = chart_sheet.interval_column(chart, place)
    ends: list[str] = []
    for shift, (name, distances) in enumerate((("minus", column.minus), ("plus", column.plus))):
        cells = chart_sheet.reference(chart_sheet.FIRST, at + shift, until=last)
        numbers = _numbers(tuple(distance or 0.0 for distance in distances))
        ends.insert(0, f"<c:{name}><c:numRef><c:f>{cells}</c:f>{numbers}</c:numRef></c:{name}>")
    direction = "" if column.kind is Kind.BAR else '<c:errDir val="y"/>'
    line = f'<c:spPr><a:ln w="{round(1.75 * EMU)}">{_fill(theme.INK)}</a:ln></c:spPr>'
    head = f'<c:errBars>{direction}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
    return f"{head}{''.join(ends)}{line}</c:errBars>"


def _strings(values: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{escape(text)}</c:v></c:pt>' for place, text in enumerate(values))
    return f'<c:strCache><c:ptCount val="{len(values)}"/>{points}</c:strCache>'


def _numbers(values: tuple[float | None, ...]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>' for place, value in enumerate(values) if value is not None
    )
    count = f'<c:ptCount val="{len(values)}"/>'
    return f"<c:numCache><c:formatCode>General</c:formatCode>{count}{points}</c:numCache>"


def _format(decimals: int, *, tag: str) -> str:
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    language = f"[$-{LANGUAGE_IDS[tag]}]"
    code = escape(f'{language}{digits};{language}"\N{MINUS SIGN}"{digits}')
    return f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'


def _text(size: float, *, tag: str, colour: str = theme.INK) -> str:
    look = f'<a:defRPr lang="{tag}" sz="{round(size * 100)}">{_fill(colour)}</a:defRPr>'
    return f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="{tag}"/></a:p></c:txPr>'


def _category_size(chart: NativeChart, room: Room) -> float:
    """Return the size at which every row can be named: programs leave out names that have no room."""
    if not chart.rows:
        return TEXT
    row = room.height * room.frame_height / len(chart.categories)
    return max(min(TEXT, row * ROW_SHARE), LEAST)


def _category_axis(chart: NativeChart, *, tag: str, room: Room) -> str:
    order, side = ("maxMin", "l") if chart.rows else ("minMax", "b")
    parts = [
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>',
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>',
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>',
        f'<c:spPr><a:ln w="{EMU}">{_fill(theme.MUTED)}</a:ln></c:spPr>',
        _text(_category_size(chart, room), tag=tag),
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>',
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>',
        f'<c:tickLblSkip val="{chart.every}"/><c:noMultiLvlLbl val="1"/></c:catAx>',
    ]
    return "".join(parts)


def _value_axis(chart: NativeChart, *, tag: str) -> str:
    scale: Scale = chart.scale
    side, crosses = ("b", "max") if chart.rows else ("l", "min")
    grid = f'<c:spPr><a:ln w="{round(0.75 * EMU)}">{_fill(theme.GRID)}</a:ln></c:spPr>'
    parts = [
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>',
        f'<c:max val="{scale.high!r}"/><c:min val="{scale.low!r}"/></c:scaling>',
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:majorGridlines>{grid}</c:majorGridlines>',
        _format(scale.tick_decimals, tag=tag),
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>',
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text(TEXT, tag=tag)}",
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="{crosses}"/>',
        f'<c:crossBetween val="{"between" if chart.padded else "midCat"}"/>',
        f'<c:majorUnit val="{scale.step!r}"/></c:valAx>',
    ]
    return "".join(parts)


def _legend(chart: NativeChart, *, tag: str) -> str:
    if not chart.legend:
        return ""
    order = [column for kind in DRAWN_FIRST for column in chart.columns if column.kind is kind]
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place, column in enumerate(order)
        if not column.in_legend
    )
    return f'<c:legend><c:legendPos val="b"/>{hidden}<c:overlay val="0"/>{_text(TEXT, tag=tag)}</c:legend>'
