"""A goal that the reader sets: typed as people write numbers, kept in the address as a plain number."""

import math
from typing import Final

ID: Final = "own"
VALUE: Final = "own_value"
DUE: Final = "own_year"
YEARS_AHEAD: Final = 11
DEFAULT_AHEAD: Final = 3


def value(written: str, *, factor: float) -> float | None:
    """Return the typed number in the indicator's published unit, or None where it is no number.

    Parameters
    ----------
    written
        With a decimal comma or point, spaces between thousands, any minus sign, and a percent sign or none.
    factor
        Shown value = published value x factor.

    Examples
    --------
    >>> value("54,5 %", factor=1.0), value("1 000", factor=1.0), value("abc", factor=1.0)
    (54.5, 1000.0, None)
    """
    try:
        number = float(code(written))
    except ValueError:
        return None
    return number / factor if math.isfinite(number) else None


def code(written: str) -> str:
    """Return a typed number as it stands in the address.

    Examples
    --------
    >>> code("−1 054,5 %")
    '-1054.5'
    """
    bare = "".join(written.replace("%", "").replace("\N{MINUS SIGN}", "-").split())
    return bare.replace(",", ".")


def shown(in_address: str, *, language: str) -> str:
    """Return a number of the address as it is typed in a language.

    Examples
    --------
    >>> shown("54.5", language="sv")
    '54,5'
    """
    return in_address if language == "en" else in_address.replace(".", ",")
