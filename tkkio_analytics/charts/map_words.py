"""Names on a map, broken so that they fit on a few hexagons."""

from typing import Final

SHORT: Final = 9
"""A name no longer than this stays on one line."""
SIGNS: Final = ("▲ ", "▼ ")


def on_lines(words: str) -> str:
    r"""Return what stands on an area, broken once where it is long: after a hyphen, or at a space.

    Examples
    --------
    >>> on_lines("▲ Etelä-Pohjanmaa")
    '▲ Etelä-\nPohjanmaa'
    >>> on_lines("▲ Kainuu"), on_lines("South Savo")
    ('▲ Kainuu', 'South\nSavo')
    """
    sign, name = (words[:2], words[2:]) if words.startswith(SIGNS) else ("", words)
    if len(name) <= SHORT:
        return words
    for mark, kept in (("-", "-"), (" ", "")):
        before, found, after = name.partition(mark)
        if found:
            return f"{sign}{before}{kept}\n{after}"
    return words
