"""Colour and shape of every meaning, once; readable without colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tkkio_analytics.domain.chart import Meaning

INK: Final = "#111111"
MUTED: Final = "#4A5560"
GRID: Final = "#DDE2E7"
PAPER: Final = "#FFFFFF"
FORECAST_GROUND: Final = "#EEF2F6"
CHOSEN_GROUND: Final = "#E3EDF6"
"""Behind the row of the area that the reader follows."""
FONT: Final = '"Source Sans", "Source Sans 3", "Segoe UI", system-ui, sans-serif'

BLUE: Final = "#0B4F8A"
TEAL: Final = "#0E6F5C"
RUST: Final = "#A8480A"
VIOLET: Final = "#590D52"
SLATE: Final = "#7C8791"
"""Any two of these and the ink keep apart in protan, deutan and tritan vision, which a test simulates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one meaning is drawn.

    Parameters
    ----------
    colour
        At least 3:1 against white, as WCAG 1.4.11 asks of graphics; those used for text reach 4.5:1.
    symbol
        Plotly symbol.
    dash
        Plotly dash.
    width
        Line width in pixels.
    pattern
        Plotly hatching of a bar; empty for a plain one.
    """

    colour: str
    symbol: str = "circle"
    dash: str = "solid"
    width: float = 2.0
    pattern: str = ""


STYLES: Final[Mapping[Meaning, Style]] = {
    Meaning.AREA: Style(colour=BLUE, width=2.6),
    Meaning.NATION: Style(colour=INK, symbol="line-ns", width=1.6),
    Meaning.OTHER_AREAS: Style(colour=SLATE, width=1.2),
    Meaning.PEER: Style(colour=BLUE, symbol="square-open"),
    Meaning.GROUP_MEAN: Style(colour=BLUE, dash="6px,3px", width=1.8),
    Meaning.FORECAST: Style(colour=BLUE, symbol="circle-open", dash="6px,4px"),
    Meaning.GOAL: Style(colour=VIOLET, symbol="diamond"),
    Meaning.REFERENCE_GOAL: Style(colour=VIOLET, symbol="diamond-open", dash="8px,4px"),
    Meaning.OWN_GOAL: Style(colour=VIOLET, symbol="diamond-tall-open", dash="2px,3px"),
    Meaning.BETTER: Style(colour=TEAL, symbol="triangle-up"),
    Meaning.SIMILAR: Style(colour=SLATE, symbol="circle"),
    Meaning.WORSE: Style(colour=RUST, symbol="triangle-down"),
    Meaning.HIGHER: Style(colour=BLUE, symbol="triangle-right"),
    Meaning.LOWER: Style(colour=BLUE, symbol="triangle-left-open"),
    Meaning.CANNOT_BE_TESTED: Style(colour=MUTED, symbol="circle-open"),
    Meaning.DOUBTFUL: Style(colour=MUTED, symbol="circle-x-open"),
    Meaning.MEASUREMENT_BREAK: Style(colour=INK, width=1.8),
    Meaning.REGIME_BREAK: Style(colour=MUTED, dash="2px,3px", width=1.4),
    Meaning.LAST_OBSERVATION: Style(colour=INK, width=2.0),
    Meaning.PERFECT: Style(colour=SLATE, dash="2px,3px", width=1.4),
    Meaning.ZERO: Style(colour=MUTED, width=1.0),
    Meaning.PRESENT_AREA: Style(colour=BLUE),
    Meaning.JOINED_AREAS: Style(colour=BLUE, symbol="square", pattern="/"),
    Meaning.SEPARATE_GRANT: Style(colour=SLATE, symbol="square-open", pattern="."),
    Meaning.WITHOUT: Style(colour=SLATE, symbol="circle-open", dash="2px,3px", width=2.2),
    Meaning.ASSUMED: Style(colour=BLUE, symbol="circle", dash="8px,4px", width=2.8),
    Meaning.CLAIMED_PERIOD: Style(colour=MUTED),
    Meaning.CHOSEN: Style(colour=INK, symbol="square", width=3.0),
    Meaning.UPLOADED: Style(colour=INK, symbol="square-open"),
}

BAND_OPACITY: Final = ((0.5, 0.42), (0.8, 0.26), (1.0, 0.14))
"""Opacity up to a coverage: the surest part of a fan is the darkest."""


def band_colour(meaning: Meaning, *, coverage: float) -> str:
    """Return the translucent fill of a band.

    Examples
    --------
    >>> band_colour(Meaning.FORECAST, coverage=0.8)
    'rgba(11,79,138,0.26)'
    """
    red, green, blue = rgb(STYLES[meaning].colour)
    return f"rgba({red},{green},{blue},{band_opacity(coverage)})"


def band_opacity(coverage: float) -> float:
    """Return how opaque a band is.

    Examples
    --------
    >>> band_opacity(0.95)
    0.14
    """
    return next(opacity for limit, opacity in BAND_OPACITY if coverage <= limit)


def rgb(colour: str) -> tuple[int, int, int]:
    """Return the channels of ``#RRGGBB``.

    Examples
    --------
    >>> rgb("#0B4F8A")
    (11, 79, 138)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2.1 defines it.

    Examples
    --------
    >>> round(contrast("#000000", "#FFFFFF"), 1)
    21.0
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    # sRGB transfer function, WCAG 2.1 "relative luminance"
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
