"""Colour, pattern and ink of surfaces, once; told apart by lightness, by pattern and by the words on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tkkio_analytics.charts import theme
from tkkio_analytics.domain.patch import Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """How a fill is drawn.

    Parameters
    ----------
    colour
        Of the ground.
    ink
        Of words on it, at least 4.5:1.
    pattern
        Plotly's hatching, or empty.
    stroke
        Colour of the hatching.
    sign
        Said before a figure, so that no verdict rests on colour.
    """

    colour: str
    ink: str = theme.INK
    pattern: str = ""
    stroke: str = theme.PAPER
    sign: str = ""


# Lightness falls from similar over worse to better, so that the three differ in greyscale; values have one hue.
SURFACES: Final[Mapping[Fill, Surface]] = {
    Fill.BETTER: Surface(colour="#0F6B66", ink=theme.PAPER, sign="▲"),
    Fill.SIMILAR: Surface(colour="#E6EAEE"),
    Fill.WORSE: Surface(colour="#EDA66B", pattern="/", stroke="#F7CFA8", sign="▼"),
    Fill.HIGHER: Surface(colour=theme.BLUE, ink=theme.PAPER, sign="▲"),
    Fill.LOWER: Surface(colour="#9CC4E4", pattern="/", stroke="#C4DDF0", sign="▼"),
    Fill.CANNOT_BE_TESTED: Surface(colour="#F6F7F9"),
    Fill.NO_DATA: Surface(colour="#FFFFFF", pattern="x", stroke="#C3CAD1"),
    Fill.CLASS_1: Surface(colour="#083D6E", ink=theme.PAPER),
    Fill.CLASS_2: Surface(colour="#1F6AA5", ink=theme.PAPER),
    Fill.CLASS_3: Surface(colour="#74AFDB"),
    Fill.CLASS_4: Surface(colour="#B4D4EC"),
    Fill.CLASS_5: Surface(colour="#E8F1F8"),
}
OUTLINE: Final = "#37424D"
"""Between areas and around the country: at least 3:1 against every light ground."""
INNER: Final = "#FFFFFF"
"""Between two hexagons of one area."""
CHOSEN: Final = theme.INK
