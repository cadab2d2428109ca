"""What a chart shows: series, bands, lines and marks with their meaning; no drawing library, no colours."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tkkio_analytics.domain.message import Decimal, LocalizedText, Message, Quantity, Share, Unit
from tkkio_analytics.domain.patch import Key, Patch

Label: TypeAlias = Message | LocalizedText | Quantity | Decimal | Share
"""Put into words by whoever draws."""


class Meaning(StrEnum):
    """What a mark stands for; the theme gives each meaning one colour and one shape."""

    AREA = "area"
    NATION = "nation"
    OTHER_AREAS = "other_areas"
    PEER = "peer"
    GROUP_MEAN = "group_mean"
    FORECAST = "forecast"
    GOAL = "goal"
    REFERENCE_GOAL = "reference_goal"
    OWN_GOAL = "own_goal"
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_BE_TESTED = "cannot_be_tested"
    DOUBTFUL = "doubtful"
    MEASUREMENT_BREAK = "measurement_break"
    REGIME_BREAK = "regime_break"
    LAST_OBSERVATION = "last_observation"
    PERFECT = "perfect"
    ZERO = "zero"
    PRESENT_AREA = "present_area"
    JOINED_AREAS = "joined_areas"
    SEPARATE_GRANT = "separate_grant"
    WITHOUT = "without"
    """The path without anything assumed."""
    ASSUMED = "assumed"
    """The path with what is assumed."""
    CLAIMED_PERIOD = "claimed_period"
    CHOSEN = "chosen"
    """The area that the reader follows through all charts of a page."""
    UPLOADED = "uploaded"
    """What somebody has uploaded and no source has published."""


class Orientation(StrEnum):
    """Direction of a line."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a series; ``y`` is None where the line is interrupted, the limits where it has no interval."""

    x: float
    y: float | None
    label: Message | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A line through points.

    Parameters
    ----------
    name
        For the legend, or None to leave it out.
    meaning
        What it stands for.
    points
        Ascending in x.
    dashed
        True for what has not been observed.
    markers
        Whether each point is marked.
    """

    name: Label | None
    meaning: Meaning
    points: tuple[Point, ...]
    dashed: bool = False
    markers: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """An area between two lines.

    Parameters
    ----------
    name
        For the legend.
    meaning
        What it stands for.
    x, lower, upper
        Its outline.
    coverage
        Share that it holds, 0-1: the smaller, the stronger it is drawn.
    """

    name: Label
    meaning: Meaning
    x: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line across the chart, from ``start`` to ``end`` where they are given."""

    orientation: Orientation
    at: float
    meaning: Meaning
    label: Label | None
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A single point, with an interval along the value axis where there is one."""

    x: float
    y: float
    meaning: Meaning
    label: Message
    lower: float | None = None
    upper: float | None = None
    text: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar along x from zero, at a row of y.

    Parameters
    ----------
    row
        Place along y.
    value
        Its length, in the unit of the x axis.
    meaning
        What it stands for.
    label
        In words, for whoever points at it.
    text
        Written at its end.
    """

    row: float
    value: float
    meaning: Meaning
    label: Message
    text: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """An axis.

    Parameters
    ----------
    title
        What is read from it, or None where the ticks say it.
    unit, decimals
        Unit of a value axis; None for years and categories.
    ticks
        Fixed ticks with their labels; empty lets the renderer choose.
    minimum, maximum
        Limits, or None to fit the data.
    """

    title: Label | None = None
    unit: Unit | None = None
    decimals: int = 0
    ticks: tuple[tuple[float, Label], ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSpec:
    """One chart.

    Parameters
    ----------
    title, description
        Its heading, and the same in words for whoever cannot see it: one message a line.
    x_axis, y_axis
        Its axes. Values lie along the axis that has a unit.
    series, bands, lines, marks, bars
        What is drawn.
    rows
        Count of categories along y; 0 for a chart with two measuring axes.
    forecast_from
        Where observations end and the forecast begins, along x; None without a forecast.
    legend_of_marks
        Whether the legend tells the meanings of the marks and bars.
    patches, keys
        Coloured surfaces, and the legend of their fills; a chart of surfaces has the same scale on both axes.
    chosen_row
        Place along y of the row that the reader follows; None for none.
    """

    title: Label
    description: tuple[Message, ...]
    x_axis: Axis
    y_axis: Axis
    series: tuple[Series, ...] = ()
    bands: tuple[Band, ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    bars: tuple[Bar, ...] = ()
    rows: int = 0
    forecast_from: float | None = None
    legend_of_marks: bool = False
    patches: tuple[Patch, ...] = ()
    keys: tuple[Key, ...] = ()
    chosen_row: float | None = None
