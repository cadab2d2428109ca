"""Names of sheets: valid in every spreadsheet program, and unique."""

import re
from typing import Final

LONGEST: Final = 31
FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
RESERVED: Final = frozenset({"history"})
"""Excel keeps this name for itself."""


def sheet_name(wanted: str, *, taken: set[str]) -> str:
    """Return a name for a sheet, and remember it in ``taken``.

    Parameters
    ----------
    wanted
        What it should be called.
    taken
        Names so far in small letters: programs tell no case apart.

    Returns
    -------
    str
        At most 31 characters.

    Examples
    --------
    >>> taken = set()
    >>> sheet_name("Tila: 2025/2024", taken=taken), sheet_name("tila 2025 2024", taken=taken)
    ('Tila 2025 2024', 'tila 2025 2024 2')
    """
    cleaned = " ".join(FORBIDDEN.sub(" ", wanted).split()).strip("'") or "1"
    number = 1
    while True:
        ending = f" {number}" if number > 1 else ""
        name = cleaned[: LONGEST - len(ending)].rstrip(" '") + ending
        if name.lower() not in taken | RESERVED:
            taken.add(name.lower())
            return name
        number += 1
