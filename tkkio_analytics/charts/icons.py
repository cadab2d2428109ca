"""Pictures the size of a letter for what a signal says: the shape carries the meaning, colour only repeats it.

Every family has an outline of its own, so that a single picture tells which question it answers: a square is the goal
now, a triangle or lines are the own past, a filling circle is where the path leads. Full is good news, empty is bad.
"""

from collections.abc import Mapping
from typing import Final

from tkkio_analytics.charts import theme
from tkkio_analytics.charts.svg import data_uri

BOX: Final = 16
"""Side of the drawing; strokes of 2 stay visible at 12 pixels."""
_OPEN: Final = f'fill="{theme.PAPER}" stroke="#" stroke-width="2" stroke-linejoin="round"'
_FULL: Final = 'fill="#" stroke="#" stroke-width="2" stroke-linejoin="round"'
_LINE: Final = 'fill="none" stroke="#" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
_RING: Final = f'<circle cx="8" cy="8" r="6" {_OPEN}/>'

DRAWINGS: Final[Mapping[str, str]] = {
    "square-tick": f'<rect x="2" y="2" width="12" height="12" {_FULL}/>'
    f'<path d="M4.8 8.2 7 10.6 11.4 5.4" fill="none" stroke="{theme.PAPER}" stroke-width="2"/>',
    "square-open": f'<rect x="2.5" y="2.5" width="11" height="11" {_OPEN}/>',
    "triangle-up": f'<path d="M8 2.5 14 13H2Z" {_FULL}/>',
    "triangle-down": f'<path d="M8 13.5 2 3H14Z" {_OPEN}/>',
    "arrow-up": f'<path d="M8 14V3M3.5 7.5 8 3 12.5 7.5" {_LINE}/>',
    "arrow-down": f'<path d="M8 2V13M3.5 8.5 8 13 12.5 8.5" {_LINE}/>',
    "level": f'<path d="M3 5.5H13M3 10.5H13" {_LINE}/>',
    "wave": f'<path d="M2 9.5C4.5 4 7 5.5 8 8S11.5 12 14 6.5" {_LINE}/>',
    "circle-0": _RING,
    "circle-1": f'{_RING}<path d="M8 8V2A6 6 0 0 1 14 8Z" fill="#"/>',
    "circle-2": f'{_RING}<path d="M8 2A6 6 0 0 1 8 14Z" fill="#"/>',
    "circle-3": f'{_RING}<path d="M8 8V2A6 6 0 1 1 2 8Z" fill="#"/>',
    "circle-4": f'<circle cx="8" cy="8" r="6" {_FULL}/>',
    "cross": f'<path d="M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5" {_LINE}/>',
    "dash": f'<path d="M4.5 8H11.5" {_LINE}/>',
    "dots": "".join(f'<circle cx="8" cy="{y}" r="1.7" fill="#"/>' for y in (3, 8, 13)),
}
"""Each drawing, ``#`` standing for its colour."""
STATES: Final[Mapping[str, Mapping[str, str]]] = {
    "goal": {"met": "square-tick", "not_met": "square-open", "no_goal": "dash", "no_data": "dots"},
    "past": {
        "improved": "triangle-up",
        "worsened": "triangle-down",
        "risen": "arrow-up",
        "fallen": "arrow-down",
        "level": "level",
        "not_told": "wave",
        "cannot_be_tested": "dash",
        "no_data": "dots",
    },
    "trajectory": {
        "likely": "circle-4",
        "more_likely_than_not": "circle-3",
        "at_risk": "circle-2",
        "unlikely": "circle-1",
        "very_unlikely": "circle-0",
        "not_said": "dash",
    },
    "progress": {
        "on_track": "circle-4",
        "partly": "circle-2",
        "off_track": "circle-0",
        "wrong_way": "cross",
        "rising": "arrow-up",
        "falling": "arrow-down",
        "no_signal": "wave",
        "not_calculable": "dash",
    },
    "claim": {
        "supported": "circle-4",
        "not_supported": "cross",
        "not_enough_evidence": "wave",
        "cannot_be_tested": "dash",
    },
    "tone": {"favourable": "triangle-up", "unfavourable": "triangle-down", "neutral": "level", "unknown": "dash"},
}
"""The drawing of each state of each family: the three signals, the methods' strip, claims, and the tones of a pack."""
GOOD: Final = frozenset(
    {"met", "improved", "likely", "more_likely_than_not", "on_track", "partly", "supported", "favourable"},
)
BAD: Final = frozenset(
    {
        "not_met",
        "worsened",
        "at_risk",
        "unlikely",
        "very_unlikely",
        "off_track",
        "wrong_way",
        "not_supported",
        "unfavourable",
    },
)


def colour(state: str) -> str:
    """Return the colour that repeats what a state says.

    Examples
    --------
    >>> colour("met") == theme.TEAL, colour("level") == theme.MUTED
    (True, True)
    """
    return theme.TEAL if state in GOOD else theme.RUST if state in BAD else theme.MUTED


def svg(family: str, state: str, *, ink: str | None = None, size: int = BOX) -> str:
    """Return a picture as an SVG document.

    Parameters
    ----------
    family, state
        Which question it answers, and what it says.
    ink
        Drawn in; the state's own colour if not given.
    size
        In pixels.
    """
    drawn = DRAWINGS[STATES[family][state]].replace('"#"', f'"{ink or colour(state)}"')
    box = f'width="{size}" height="{size}" viewBox="0 0 {BOX} {BOX}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{drawn}</svg>'


def address(family: str, state: str) -> str:
    """Return a picture as an address that an image can show."""
    return data_uri(svg(family, state))
