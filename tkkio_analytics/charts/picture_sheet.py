"""Where things lie in a picture: sizes, limits of the axes, and the way from a value to its pixel."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from tkkio_analytics.charts import theme, typeface
from tkkio_analytics.domain.chart import Axis, ChartSpec, Orientation
from tkkio_analytics.i18n import Translator

PIXELS_PER_INCH: Final = 96.0
POINTS_PER_PIXEL: Final = 0.75
TEXT: Final = 15.0
SMALL: Final = 14.0
TITLE: Final = 20.0
NOTE: Final = 12.0
LINE_HEIGHT: Final = 1.25
HALF_CAPITAL: Final = 0.33
"""From the middle of a capital letter down to the baseline, as a share of the size; of Source Sans."""
ROOM: Final = 0.06
"""Room beside the outermost values on an axis without limits, as a share of their distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in pixels from the lower left corner of the picture."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Return whether the two share any area."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 0 and min(self.top, other.top) - max(self.bottom, other.bottom) > 0

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies inside."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A picture being drawn.

    Parameters
    ----------
    figure, axes
        What is drawn on; the axes take values, the figure takes pixels.
    spec, translator
        What is drawn, and in which language.
    width, height
        Of the whole picture in pixels.
    plot
        Where values are drawn.
    x_limits, y_limits
        Values at the edges of ``plot``, scaled as they are shown.
    """

    figure: Figure
    axes: Axes
    spec: ChartSpec
    translator: Translator
    width: float
    height: float
    plot: Box
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]

    def x(self, value: float) -> float:
        """Return the pixel of a scaled value along x."""
        low, high = self.x_limits
        return self.plot.left + (value - low) / (high - low) * (self.plot.right - self.plot.left)

    def y(self, value: float) -> float:
        """Return the pixel of a scaled value along y."""
        low, high = self.y_limits
        return self.plot.bottom + (value - low) / (high - low) * (self.plot.top - self.plot.bottom)

    def write(self, text: str, *, x: float, y: float, size: float = SMALL, **look: Any) -> None:  # noqa: ANN401 - matplotlib's own words
        """Write text at a pixel from the lower left corner; no letter in it is a command.

        Parameters
        ----------
        text
            One or more lines.
        x, y
            Where, see ``ha`` (left, center, right) and ``va`` (top, center, bottom).
        size
            In pixels.
        **look
            ``bold``, ``color`` and whatever else ``matplotlib.text.Text`` takes.
        """
        lines = text.split("\n")
        high = size * LINE_HEIGHT
        top = y + {"top": 0.0, "center": 0.5, "bottom": 1.0}[look.pop("va")] * high * len(lines)
        for row, line in enumerate(lines):
            self._write_line(line, x=x, y=top - (row + 0.5) * high - HALF_CAPITAL * size, size=size, look=look)

    def _write_line(self, line: str, *, x: float, y: float, size: float, look: Mapping[str, Any]) -> None:
        look = {"color": theme.INK, **look}
        bold = look.pop("bold", False)
        font = FontProperties(
            fname=str(typeface.SEMIBOLD if bold else typeface.REGULAR),
            family=[typeface.FAMILY, "Segoe UI", "Arial"],
            weight=600 if bold else 400,
            size=size * POINTS_PER_PIXEL,
        )
        place = x / PIXELS_PER_INCH, y / PIXELS_PER_INCH
        transform = self.figure.dpi_scale_trans
        written = Text(*place, line, fontproperties=font, transform=transform, parse_math=False, va="baseline", **look)
        self.figure.add_artist(written)


def scale(axis: Axis) -> float:
    """Return what a published value is multiplied by to be shown."""
    return axis.unit.factor if axis.unit else 1.0


def limits(spec: ChartSpec, orientation: Orientation) -> tuple[float, float]:
    """Return the scaled values at the ends of an axis: its own limits, or what is drawn and some room.

    Parameters
    ----------
    spec
        What is drawn.
    orientation
        Horizontal for x, vertical for y.

    Returns
    -------
    tuple
        Ascending and never equal.
    """
    along_x = orientation is Orientation.HORIZONTAL
    axis = spec.x_axis if along_x else spec.y_axis
    if axis.minimum is not None and axis.maximum is not None and axis.minimum < axis.maximum:
        return axis.minimum * scale(axis), axis.maximum * scale(axis)
    drawn = list(_across(spec) if along_x else _upwards(spec)) or [0.0]
    room = (max(drawn) - min(drawn)) * ROOM or abs(max(drawn)) * ROOM or 1.0
    return (min(drawn) - room) * scale(axis), (max(drawn) + room) * scale(axis)


def _across(spec: ChartSpec) -> Iterator[float]:
    yield from (point.x for series in spec.series for point in series.points)
    yield from (x for band in spec.bands for x in band.x)
    yield from (line.at for line in spec.lines if line.orientation is Orientation.VERTICAL)
    yield from (bar.value for bar in spec.bars)
    ends = (end for mark in spec.marks for end in ((mark.x, mark.lower, mark.upper) if spec.rows else (mark.x,)))
    yield from (end for end in ends if end is not None)
    if spec.bars:
        yield 0.0


def _upwards(spec: ChartSpec) -> Iterator[float]:
    points = (end for series in spec.series for point in series.points for end in (point.y, point.lower, point.upper))
    yield from (end for end in points if end is not None)
    yield from (value for band in spec.bands for value in (*band.lower, *band.upper))
    yield from (line.at for line in spec.lines if line.orientation is Orientation.HORIZONTAL)
    ends = (end for mark in spec.marks for end in ((mark.y,) if spec.rows else (mark.y, mark.lower, mark.upper)))
    yield from (end for end in ends if end is not None)
