"""What is drawn in a picture: ground of the forecast, grid, bands, bars, lines and marks."""

from collections.abc import Mapping
from typing import Any, Final

from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from tkkio_analytics.charts import label_places, picture_patches, theme, typeface
from tkkio_analytics.charts.picture_plan import GAP, Plan
from tkkio_analytics.charts.picture_sheet import POINTS_PER_PIXEL, SMALL, Sheet, scale
from tkkio_analytics.charts.theme import Style
from tkkio_analytics.domain.chart import Bar, Line, Mark, Meaning, Orientation, Series

MARKER_SIZE: Final = 8.0
MARK_SIZE: Final = 11.0
BAR_WIDTH: Final = 0.68
SHAPES: Final[Mapping[str, str]] = {
    "circle": "o",
    "line-ns": "|",
    "square": "s",
    "diamond": "D",
    "diamond-tall": "d",
    "triangle-up": "^",
    "triangle-down": "v",
    "triangle-right": ">",
    "triangle-left": "<",
    "circle-x": "o",
}
"""Plotly's symbols without "-open", as matplotlib calls them."""
CROSSED: Final = "circle-x-open"


def marker(style: Style) -> dict[str, Any]:
    """Return a meaning's shape as matplotlib asks for it."""
    fill = theme.PAPER if style.symbol.endswith("-open") else style.colour
    return {
        "marker": SHAPES[style.symbol.removesuffix("-open")],
        "markerfacecolor": fill,
        "markeredgecolor": style.colour,
        "markeredgewidth": 1.6 * POINTS_PER_PIXEL,
    }


def dashes(style: Style, *, dashed: bool) -> dict[str, Any]:
    """Return a meaning's dashes; matplotlib counts them in widths of the line."""
    if not dashed or style.dash == "solid":
        return {"linestyle": "solid"}
    lengths = [float(part.removesuffix("px")) / style.width for part in style.dash.split(",")]
    return {"linestyle": (0.0, tuple(lengths))}


def hatch(style: Style) -> dict[str, Any]:
    """Return a meaning's hatching of bars."""
    return {"hatch": {"/": "//", ".": ".."}[style.pattern], "hatchcolor": theme.PAPER} if style.pattern else {}


def draw(sheet: Sheet, plan: Plan) -> None:
    """Draw everything but words.

    Parameters
    ----------
    sheet
        Empty.
    plan
        Where the grid lies.
    """
    _ground(sheet)
    picture_patches.draw(sheet)
    if not sheet.spec.patches:
        _grid(sheet, plan)
    for band in sorted(sheet.spec.bands, key=lambda band: -band.coverage):
        factor = scale(sheet.spec.y_axis)
        outline = [*zip(band.x, band.upper, strict=True), *reversed([*zip(band.x, band.lower, strict=True)])]
        colour, opacity = theme.STYLES[band.meaning].colour, theme.band_opacity(band.coverage)
        corners = [(x, y * factor) for x, y in outline]
        sheet.axes.add_patch(Polygon(corners, facecolor=colour, alpha=opacity, linewidth=0, zorder=2))
    for bar in sheet.spec.bars:
        _bar(sheet, bar)
    for line in sheet.spec.lines:
        _line(sheet, line)
    for series in sheet.spec.series:
        _series(sheet, series)
    _marks(sheet)


def _ground(sheet: Sheet) -> None:
    boundary, row = sheet.spec.forecast_from, sheet.spec.chosen_row
    low, high = sheet.y_limits
    if row is not None:
        left, right = sheet.x_limits
        look: dict[str, Any] = {"facecolor": theme.CHOSEN_GROUND, "linewidth": 0, "zorder": 0}
        sheet.axes.add_patch(Rectangle((left, row - 0.5), right - left, 1, **look))
    if boundary is None:
        return
    corner, size = (boundary, low), (sheet.x_limits[1] - boundary, high - low)
    sheet.axes.add_patch(Rectangle(corner, *size, facecolor=theme.FORECAST_GROUND, linewidth=0, zorder=0))
    _stroke(sheet, [boundary, boundary], [low, high], style=theme.STYLES[Meaning.LAST_OBSERVATION], zorder=1)


def _grid(sheet: Sheet, plan: Plan) -> None:
    (left, right), (low, high) = sheet.x_limits, sheet.y_limits
    look: dict[str, Any] = {"color": theme.GRID, "linewidth": POINTS_PER_PIXEL, "zorder": 0.5}
    if sheet.spec.rows:
        for tick in plan.x_ticks:
            sheet.axes.add_line(Line2D([tick.at, tick.at], [low, high], **look))
    else:
        for tick in plan.y_ticks:
            sheet.axes.add_line(Line2D([left, right], [tick.at, tick.at], **look))
    foot: dict[str, Any] = {**look, "color": theme.MUTED, "clip_on": False}
    sheet.axes.add_line(Line2D([left, right], [low, low], **foot))


def _stroke(
    sheet: Sheet, xs: list[float], ys: list[float], *, style: Style, dashed: bool = False, zorder: float = 3
) -> None:
    look: dict[str, Any] = {
        "color": style.colour,
        "linewidth": style.width * POINTS_PER_PIXEL,
        **dashes(style, dashed=dashed),
    }
    sheet.axes.add_line(Line2D(xs, ys, zorder=zorder, **look))


def _bar(sheet: Sheet, bar: Bar) -> None:
    style = theme.STYLES[bar.meaning]
    long = bar.value * scale(sheet.spec.x_axis)
    look: dict[str, Any] = {
        "facecolor": style.colour,
        "edgecolor": style.colour,
        "linewidth": POINTS_PER_PIXEL,
        **hatch(style),
    }
    corner = 0.0, bar.row - BAR_WIDTH / 2
    sheet.axes.add_patch(Rectangle(corner, long, BAR_WIDTH, zorder=2, **look))
    text = sheet.translator.value(bar.text)
    leftwards = bar.value < 0 and sheet.x(long) - GAP - typeface.width(text, size=SMALL) > sheet.plot.left
    end = sheet.x(long) - GAP / 2 if leftwards else sheet.x(max(long, 0.0)) + GAP / 2
    _beside(sheet, text, x=end, y=sheet.y(bar.row), leftwards=leftwards)


def _beside(sheet: Sheet, text: str, *, x: float, y: float, leftwards: bool) -> None:
    """Write beside the end of a bar or an interval, on the other side where there is no room."""
    long = typeface.width(text, size=SMALL)
    outside = x - long < 0 if leftwards else x + long > sheet.width
    if outside:
        x = max(long, x) if leftwards else sheet.width - long
    sheet.write(text, x=x, y=y, ha="right" if leftwards else "left", va="center", zorder=7)


def _line(sheet: Sheet, line: Line) -> None:
    style = theme.STYLES[line.meaning]
    if line.orientation is Orientation.VERTICAL:
        at, factor, ends = line.at * scale(sheet.spec.x_axis), scale(sheet.spec.y_axis), sheet.y_limits
    else:
        at, factor, ends = line.at * scale(sheet.spec.y_axis), scale(sheet.spec.x_axis), sheet.x_limits
    start = ends[0] if line.start is None else line.start * factor
    end = ends[1] if line.end is None else line.end * factor
    across, along = [at, at], [start, end]
    xs, ys = (across, along) if line.orientation is Orientation.VERTICAL else (along, across)
    _stroke(sheet, xs, ys, style=style, dashed=True, zorder=1.5)


def _series(sheet: Sheet, series: Series) -> None:
    style, factor = theme.STYLES[series.meaning], scale(sheet.spec.y_axis)
    xs = [point.x for point in series.points]
    ys = [float("nan") if point.y is None else point.y * factor for point in series.points]
    _stroke(sheet, xs, ys, style=style, dashed=series.dashed)
    for point in series.points:
        if point.lower is not None and point.upper is not None:
            limits = [point.lower * factor, point.upper * factor]
            _stroke(sheet, [point.x, point.x], limits, style=style, zorder=2.5)
    if series.markers:
        dotted = [place for place, point in enumerate(series.points) if point.label or not series.dashed]
        look: dict[str, Any] = {
            "marker": "o",
            "markersize": MARKER_SIZE * POINTS_PER_PIXEL,
            "markerfacecolor": theme.PAPER if series.dashed else style.colour,
            "markeredgecolor": style.colour,
            "markeredgewidth": 2 * POINTS_PER_PIXEL,
        }
        dots = Line2D([xs[i] for i in dotted], [ys[i] for i in dotted], linestyle="none", zorder=4, **look)
        sheet.axes.add_line(dots)


def _marks(sheet: Sheet) -> None:
    spec, words = sheet.spec, sheet.translator
    x_factor, y_factor = scale(spec.x_axis), scale(spec.y_axis)
    texts = ["" if mark.text is None else words.value(mark.text) for mark in spec.marks]
    for mark in spec.marks:
        style, x, y = theme.STYLES[mark.meaning], mark.x * x_factor, mark.y * y_factor
        if mark.lower is not None and mark.upper is not None:
            ends = [
                mark.lower * (x_factor if spec.rows else y_factor),
                mark.upper * (x_factor if spec.rows else y_factor),
            ]
            _stroke(sheet, *((ends, [y, y]) if spec.rows else ([x, x], ends)), style=_thick(style), zorder=4)
        look: dict[str, Any] = {
            "linestyle": "none",
            "clip_on": False,
            "zorder": 5,
            "markersize": MARK_SIZE * POINTS_PER_PIXEL,
        }
        sheet.axes.add_line(Line2D([x], [y], **look, **marker(style)))
        if style.symbol == CROSSED:
            crossed: dict[str, Any] = {**look, "markersize": MARK_SIZE * POINTS_PER_PIXEL * 0.7, "zorder": 5.1}
            edge: dict[str, Any] = {"markeredgecolor": style.colour, "markeredgewidth": 1.6 * POINTS_PER_PIXEL}
            sheet.axes.add_line(Line2D([x], [y], marker="x", **crossed, **edge))
    places = [None] * len(texts) if spec.rows else label_places.places(spec.marks, texts=texts)
    for mark, text, place in zip(spec.marks, texts, places, strict=True):
        if text:
            _mark_text(sheet, mark, text=text, place=place)


def _thick(style: Style) -> Style:
    return Style(colour=style.colour, width=2.0)


def _mark_text(sheet: Sheet, mark: Mark, *, text: str, place: str | None) -> None:
    spec = sheet.spec
    x, y = sheet.x(mark.x * scale(spec.x_axis)), sheet.y(mark.y * scale(spec.y_axis))
    if place is None:
        ends = [end * scale(spec.x_axis) for end in (mark.x, mark.lower, mark.upper) if end is not None]
        leftwards = mark.x < 0
        end = sheet.x(min(ends)) - GAP if leftwards else sheet.x(max(ends)) + GAP
        _beside(sheet, text, x=end, y=y, leftwards=leftwards)
        return
    long = typeface.width(text, size=SMALL)
    shift = {"middle right": (GAP, 0.0), "middle left": (-GAP - long, 0.0), "top center": (-long / 2, GAP + 3)}
    right, up = shift.get(place, (-long / 2, -GAP - 3))
    left = min(max(x + right, 0.0), sheet.width - long)
    va = {"top center": "bottom", "bottom center": "top"}.get(place, "center")
    sheet.write(text, x=left, y=y + up, ha="left", va=va, zorder=7)
