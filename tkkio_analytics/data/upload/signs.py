"""Signs as spreadsheets, web pages and word processors write them, brought to one form."""

import re
import unicodedata
from typing import Final

SPACES: Final = (
    "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}\N{EN SPACE}\N{EM SPACE}\t\r\n"
)
DASHES: Final = "\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{HORIZONTAL BAR}"
PLAIN: Final = str.maketrans(dict.fromkeys(SPACES, " ") | dict.fromkeys(DASHES, "-"))
HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories that print nothing."""


def plain(text: str) -> str:
    r"""Return text with one kind of space and of dash, without what cannot be seen, its ends trimmed.

    Examples
    --------
    >>> plain("\N{MINUS SIGN}1\N{THIN SPACE}054,5\N{NO-BREAK SPACE}")
    '-1 054,5'
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    seen = text.translate(PLAIN)
    if not seen.isascii():
        seen = unicodedata.normalize("NFC", seen)
    kept = "".join(sign for sign in seen if unicodedata.category(sign) not in HIDDEN)
    return re.sub(r" {2,}", " ", kept).strip()
