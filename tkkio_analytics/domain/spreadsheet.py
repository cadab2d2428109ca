"""Text that a spreadsheet shows and never runs."""

from typing import Final

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A text cell that starts with these can run as a formula (OWASP, CSV injection)."""


def neutral(text: str) -> str:
    """Return text that no spreadsheet runs as a formula.

    Examples
    --------
    >>> neutral("@SUM(A1)")
    "'@SUM(A1)"
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
