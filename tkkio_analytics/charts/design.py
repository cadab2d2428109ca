"""The measures and colours of the whole interface, once: what ``app.css`` declares is checked against these."""

from collections.abc import Mapping
from typing import Final

from tkkio_analytics.charts import theme

COLOURS: Final[Mapping[str, str]] = {
    "ink": theme.INK,
    "muted": theme.MUTED,
    "line": "#D5DBE1",
    "rule": "#7C8791",
    "paper": theme.PAPER,
    "ground": "#F1F4F7",
    "hover": "#E3EDF6",
    "accent": theme.BLUE,
    "good": theme.TEAL,
    "bad": theme.RUST,
    "goal": theme.VIOLET,
    "warning-ground": "#FDF6F1",
    "menu": "#0A2C4D",
    "menu-quiet": "#CFE3F5",
}
"""One accent; good, bad and goal repeat in colour what words and shapes have said."""
TYPE_REM: Final[Mapping[str, float]] = {
    "small": 0.875,
    "table": 0.9375,
    "text": 1.0,
    "lead": 1.125,
    "part": 1.25,
    "figure": 1.5,
    "title": 1.875,
}
"""Sizes of type in rem: notes and units, tables, running text, leads, parts, figures and findings, page titles."""
SPACE_REM: Final[Mapping[str, float]] = {
    "1": 0.25,
    "2": 0.5,
    "3": 0.75,
    "4": 1.0,
    "5": 1.25,
    "6": 1.5,
    "8": 2.0,
    "10": 2.5,
}
"""Distances in rem, named by their quarters: 1 and 2 inside a row, 3 and 4 inside a part, 6 and more between parts."""
TEXT_COLOURS: Final = ("ink", "muted", "accent", "good", "bad", "goal")
"""Colours that words are written in."""
GROUNDS: Final = ("paper", "ground", "hover", "warning-ground")
"""Colours that words are written on."""


def properties() -> dict[str, str]:
    """Return the custom properties of the style sheets, by name.

    Examples
    --------
    >>> properties()["--tk-type-small"], properties()["--tk-space-2"]
    ('0.875rem', '0.5rem')
    """
    colours = {f"--tk-{name}": colour.lower() for name, colour in COLOURS.items()}
    sizes = {f"--tk-type-{name}": f"{size:g}rem" for name, size in TYPE_REM.items()}
    return colours | sizes | {f"--tk-space-{name}": f"{size:g}rem" for name, size in SPACE_REM.items()}
