"""Which model speaks for a series, by how much of its past can be used."""

from enum import StrEnum


class Route(StrEnum):
    """Model of a yearly series."""

    PANEL = "panel"
    SHORT = "short"
    NONE = "none"


PANEL_POINTS = 4
SHORT_POINTS = 3
"""Fewest usable points of each route (methods.md, 2)."""


def route(n: int, *, rounds: int | None = None) -> Route:
    """Model for a yearly register or finance series.

    Parameters
    ----------
    n
        Usable points in consecutive years: unmasked one-year changes + 1.
    rounds
        Usable points whatever the years between them: unmasked changes from one value to the next + 1; `n` if the
        years are consecutive. A series of irregular years has more rounds than n.

    Returns
    -------
    Route
        The panel model from 4 points, the short route from 3 points or rounds, otherwise none: no probability is shown.

    Examples
    --------
    >>> route(1, rounds=6)
    <Route.SHORT: 'short'>
    """
    if n >= PANEL_POINTS:
        return Route.PANEL
    if max(n, rounds or 0) >= SHORT_POINTS:
        return Route.SHORT
    return Route.NONE
