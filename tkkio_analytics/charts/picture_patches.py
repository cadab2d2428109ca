"""Coloured surfaces in a picture: the same fills, outlines and words as on screen."""

from collections.abc import Iterable
from typing import Any, Final

from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from tkkio_analytics.charts import fills, theme
from tkkio_analytics.charts.map_words import on_lines
from tkkio_analytics.charts.picture_sheet import PIXELS_PER_INCH, POINTS_PER_PIXEL, Sheet
from tkkio_analytics.domain.area_map import LabelSide, Ring
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.domain.patch import Fill, Patch

HEIGHT: Final = 860.0
"""Pixels of the drawn country."""
LABEL: Final = 13.0
INNER_LINE: Final = 0.8
OUTLINE: Final = 1.5
CHOSEN: Final = 4.5
HATCHES: Final = {"/": "///", "x": "xxx"}
ALIGNED: Final = {LabelSide.ON: "center", LabelSide.LEFT: "right", LabelSide.RIGHT: "left"}
Limits = tuple[float, float]


def draw(sheet: Sheet) -> None:
    """Draw the surfaces of a chart with what stands on them; nothing for a chart without.

    Parameters
    ----------
    sheet
        Empty but for its ground.
    """
    for patch in sheet.spec.patches:
        _add(sheet, patch.shape.parts, edgecolor=fills.INNER, width=INNER_LINE, zorder=2, **look(patch.fill))
    for patch in sheet.spec.patches:
        _add(sheet, patch.shape.outline, edgecolor=fills.OUTLINE, width=OUTLINE, zorder=3, fill=False)
    for patch in sheet.spec.patches:
        if patch.is_chosen:
            _add(sheet, patch.shape.outline, edgecolor=theme.PAPER, width=CHOSEN + 3, zorder=3.5, fill=False)
            _add(sheet, patch.shape.outline, edgecolor=fills.CHOSEN, width=CHOSEN, zorder=3.6, fill=False)
    for patch in sheet.spec.patches:
        _write(sheet, patch)


def look(fill: Fill) -> dict[str, Any]:
    """Return a fill as matplotlib asks for it."""
    surface = fills.SURFACES[fill]
    hatching = {"hatch": HATCHES[surface.pattern], "hatchcolor": surface.stroke} if surface.pattern else {}
    return {"facecolor": surface.colour, **hatching}


def sign(sheet: Sheet, fill: Fill, *, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """Draw the sign of a fill for the legend, in pixels from the lower left corner."""
    (x, y), (wide, high) = ([pixels / PIXELS_PER_INCH for pixels in pair] for pair in (corner, size))
    edge: dict[str, Any] = {"edgecolor": fills.OUTLINE, "linewidth": POINTS_PER_PIXEL}
    drawn = Rectangle((x, y), wide, high, transform=sheet.figure.dpi_scale_trans, **edge, **look(fill))
    sheet.figure.add_artist(drawn)


def even(spec: ChartSpec, *, x_limits: Limits, y_limits: Limits, across: float, up: float) -> tuple[Limits, Limits]:
    """Return limits with which both axes of a chart of surfaces have the same scale; other charts keep theirs.

    Parameters
    ----------
    spec
        What is drawn.
    x_limits, y_limits
        Which must be inside.
    across, up
        Room in pixels.
    """
    if not spec.patches:
        return x_limits, y_limits
    scale = max((x_limits[1] - x_limits[0]) / across, (y_limits[1] - y_limits[0]) / up)
    return _widened(x_limits, scale * across), _widened(y_limits, scale * up)


def _widened(limits: Limits, length: float) -> Limits:
    middle = (limits[0] + limits[1]) / 2
    return middle - length / 2, middle + length / 2


def _add(sheet: Sheet, rings: Iterable[Ring], *, width: float, **style: Any) -> None:  # noqa: ANN401 - its own
    corners = [corner for ring in rings for corner in ring]
    codes = [code for ring in rings for code in (Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY)]
    path = Path(corners, codes)
    sheet.axes.add_patch(PathPatch(path, linewidth=width * POINTS_PER_PIXEL, joinstyle="round", **style))


def _write(sheet: Sheet, patch: Patch) -> None:
    if patch.text is None:
        return
    x, y = patch.shape.label
    side = patch.shape.side
    ink = fills.SURFACES[patch.fill].ink if side is LabelSide.ON else theme.INK
    words = on_lines(sheet.translator.value(patch.text))
    place = {"x": sheet.x(x), "y": sheet.y(y)}
    sheet.write(words, **place, size=LABEL, color=ink, ha=ALIGNED[side], va="center", zorder=7)
