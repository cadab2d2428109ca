"""A chart as PowerPoint's own: columns of numbers with a look each, before it is written as a file's parts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tkkio_analytics.charts import theme
from tkkio_analytics.domain.chart import Meaning

TEXT: Final = 12.0
SMALL: Final = 11.0
ROW: Final = 15.0
"""Points of labels and notes in a chart, and of a line of them."""


class Kind(StrEnum):
    """How a column of numbers is drawn."""

    LINE = "line"
    AREA = "area"
    BAR = "bar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colour and shape; ``opacity`` of areas, ``marker`` as PowerPoint names it or None, ``dash`` likewise."""

    colour: str
    width: float = 2.0
    opacity: float = 1.0
    marker: str | None = None
    hollow: bool = False
    dash: str | None = None
    line: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of numbers, one for each category; None where there is none.

    Parameters
    ----------
    name
        Its heading in the workbook and the legend.
    values
        Unrounded, on the scale that is shown.
    kind, look
        How it is drawn.
    in_legend
        Whether the legend names it.
    labelled
        Places whose value is written beside them.
    minus, plus
        Distances to the ends of its interval; empty without one.
    above
        The column of limits less which this one is worked out in the workbook, as (upper, lower); None where its
        numbers stand for themselves.
    """

    name: str
    values: tuple[float | None, ...]
    kind: Kind
    look: Look
    in_legend: bool = True
    labelled: tuple[int, ...] = ()
    minus: tuple[float | None, ...] = ()
    plus: tuple[float | None, ...] = ()
    above: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Numbers that the workbook holds beside the columns that are drawn."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line across the plot at a share of its length (0 left, 1 right), with its name above."""

    at: float
    text: str
    colour: str
    dash: str | None = None
    width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The value axis: limits, distance of its ticks, decimals of ticks and of values, and its unit in words."""

    low: float
    high: float
    step: float
    tick_decimals: int
    decimals: int
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NativeChart:
    """A chart of categories and columns.

    Parameters
    ----------
    categories
        Names of the places along the category axis; of rows from the top.
    columns
        What is drawn, in the order of drawing.
    limits
        What the workbook holds besides.
    scale
        Of the values.
    rows
        Whether categories run down the side, with values along x.
    every
        Each how manyeth category is named on the axis, counted from the first.
    rules
        Lines across.
    boundary
        Share of the length at which the forecast begins, with the words of its two sides; None without one.
    """

    categories: tuple[str, ...]
    columns: tuple[Column, ...]
    scale: Scale
    limits: tuple[Limit, ...] = ()
    rows: bool = False
    every: int = 1
    rules: tuple[Rule, ...] = ()
    boundary: tuple[float, str, str] | None = None

    @property
    def padded(self) -> bool:
        """Return whether there is half a step of room before the first and after the last category."""
        return not any(column.kind is Kind.AREA for column in self.columns)

    @property
    def legend(self) -> tuple[str, ...]:
        """Return the names that the legend shows."""
        return tuple(column.name for column in self.columns if column.in_legend)


MARKERS: Final = {
    "circle": "circle",
    "line-ns": "dash",
    "square": "square",
    "diamond": "diamond",
    "diamond-tall": "diamond",
    "triangle-up": "triangle",
    "triangle-down": "triangle",
    "triangle-right": "triangle",
    "triangle-left": "triangle",
    "circle-x": "x",
}


def look(meaning: Meaning, *, dashed: bool = False, markers: bool = False, line: bool = True) -> Look:
    """Return how a meaning looks in PowerPoint.

    Parameters
    ----------
    meaning
        What stands there.
    dashed
        Whether it has not been observed.
    markers
        Whether each point is marked.
    line
        Whether points are joined.
    """
    style = theme.STYLES[meaning]
    marker = MARKERS[style.symbol.removesuffix("-open")] if markers else None
    dots = style.dash.startswith("2px")
    dash = ("sysDot" if dots else "dash") if dashed and style.dash != "solid" else None
    return Look(
        colour=style.colour,
        width=style.width,
        marker="circle" if markers and line else marker,
        hollow=dashed or style.symbol.endswith("-open"),
        dash=dash,
        line=line,
    )
