"""Small chart specifications as SVG: lines the size of a word, for tables and cards."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from tkkio_analytics.charts import fills, theme
from tkkio_analytics.domain.chart import ChartSpec, Mark, Series
from tkkio_analytics.domain.patch import Fill

PADDING: Final = 7.0
RADIUS: Final = 4.0
HATCH_UP: Final = tuple(f"M{x} 16L{x + 16} 0" for x in range(-16, 26, 7))
HATCH_DOWN: Final = tuple(f"M{x} 0L{x + 16} 16" for x in range(-16, 26, 7))
"""Lines across a swatch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    spec: ChartSpec
    width: float
    height: float

    def x(self, value: float) -> float:
        return self._place(value, self.spec.x_axis.minimum, self.spec.x_axis.maximum, self.width)

    def y(self, value: float) -> float:
        if self.spec.rows:
            return self.height / 2
        return self.height - self._place(value, self.spec.y_axis.minimum, self.spec.y_axis.maximum, self.height)

    @staticmethod
    def _place(value: float, low: float | None, high: float | None, length: float) -> float:
        if low is None or high is None or high <= low:
            return length / 2
        return PADDING + (value - low) / (high - low) * (length - 2 * PADDING)


def picture(spec: ChartSpec, *, width: int, height: int, stamp: str = "") -> str:
    """Return a small chart as an SVG document without text.

    Parameters
    ----------
    spec
        Series and marks, with the limits of both axes.
    width, height
        In pixels.
    stamp
        Title of the document, so that a saved copy carries it; empty for none.

    Returns
    -------
    str
        Decoration for the eye: whoever places it gives its words beside it.
    """
    title = f"<title>{escape(stamp)}</title>" if stamp else ""
    frame = _Frame(spec=spec, width=width, height=height)
    drawn = "".join([*_baseline(frame), *(_path(series, frame) for series in spec.series), *_marks(frame)])
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{title}{drawn}</svg>'


def swatch(fill: Fill) -> str:
    """Return the sign of a fill for a legend, hatched as the surface is.

    Parameters
    ----------
    fill
        What fills the surfaces that it stands for.
    """
    look = fills.SURFACES[fill]
    slopes = {"": "", "/": "".join(HATCH_UP), "x": "".join((*HATCH_UP, *HATCH_DOWN))}[look.pattern]
    hatching = f'<path d="{slopes}" stroke="{look.stroke}" stroke-width="2"/>' if slopes else ""
    frame = f'fill="none" stroke="{fills.OUTLINE}" stroke-width="1"'
    ground = f'<rect width="26" height="16" fill="{look.colour}"/>{hatching}'
    edge = f'<rect x=".5" y=".5" width="25" height="15" {frame}/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="26" height="16" viewBox="0 0 26 16">{ground}{edge}</svg>'


def data_uri(document: str) -> str:
    """Return an SVG document as an address that an image can show.

    Examples
    --------
    >>> data_uri("<svg/>")
    'data:image/svg+xml,%3Csvg/%3E'
    """
    return "data:image/svg+xml," + quote(document)


def _baseline(frame: _Frame) -> Iterator[str]:
    if frame.spec.rows:
        middle = frame.height / 2
        ends = f'x1="{PADDING}" x2="{frame.width - PADDING}" y1="{middle}" y2="{middle}"'
        yield f'<line {ends} stroke="{theme.GRID}" stroke-width="4" stroke-linecap="round"/>'


def _path(series: Series, frame: _Frame) -> str:
    style = theme.STYLES[series.meaning]
    runs: list[list[str]] = [[]]
    for point in series.points:
        if point.y is None:
            runs.append([])
        else:
            runs[-1].append(f"{frame.x(point.x):.1f},{frame.y(point.y):.1f}")
    stroke = f'fill="none" stroke="{style.colour}" stroke-width="{style.width}" stroke-linejoin="round"'
    return "".join(f'<polyline points="{" ".join(run)}" {stroke}/>' for run in runs if run)


def _marks(frame: _Frame) -> Iterator[str]:
    for mark in frame.spec.marks:
        yield _mark(mark, x=frame.x(mark.x), y=frame.y(mark.y))


def _mark(mark: Mark, *, x: float, y: float) -> str:
    style = theme.STYLES[mark.meaning]
    fill = theme.PAPER if style.symbol.endswith("open") else style.colour
    paint = f'fill="{fill}" stroke="{style.colour}" stroke-width="1.8"'
    if style.symbol.startswith("line"):
        return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 8:.1f}" y2="{y + 8:.1f}" {paint}/>'
    if style.symbol.startswith("diamond"):
        corners = [(x, y - 6.5), (x + 5.5, y), (x, y + 6.5), (x - 5.5, y)]
        return f'<polygon points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in corners)}" {paint}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" {paint}/>'
