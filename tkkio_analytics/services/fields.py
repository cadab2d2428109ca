"""Fields as people type them: cleaned, bounded, and every complaint with the field's name and what to do."""

import math
import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.errors import EntryError

KEPT_CONTROLS: Final = "\n"
HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories that print nothing: controls, marks that turn text around, halves of characters."""
NUMBER: Final = re.compile(r"-?\d{1,15}(\.\d{1,10})?")
OLDEST_YEAR: Final = 1990
FINNISH_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
NUMBERED: Final = re.compile(r"(?P<thing>[a-z]+)_(?P<number>\d+)_(?P<part>[a-z_]+)")


def cleaned(text: str) -> str:
    r"""Return text without what cannot be seen, in one Unicode form, its ends trimmed.

    Examples
    --------
    >>> cleaned(" a\u202e\x00b\r\nc ")
    'ab\nc'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen = (sign for sign in lines if sign in KEPT_CONTROLS or unicodedata.category(sign) not in HIDDEN)
    return unicodedata.normalize("NFC", "".join(seen)).strip()


def number_of(text: str) -> float | None:
    """Return a number with a decimal comma or point, or None where it is none.

    Examples
    --------
    >>> number_of("1 054,5"), number_of("−2,1 %"), number_of("1.000,5"), number_of("1e5")
    (1054.5, -2.1, None, None)
    """
    bare = "".join(cleaned(text).replace("%", "").replace("\N{MINUS SIGN}", "-").split()).replace(",", ".")
    return float(bare) if NUMBER.fullmatch(bare) else None


def typed_number(value: float) -> str:
    """Return a number as it is typed, every digit of it, with a decimal point.

    Examples
    --------
    >>> typed_number(88.1), typed_number(90.0), typed_number(1e15), typed_number(123456789012.25)
    ('88.1', '90', '1000000000000000', '123456789012.25')
    """
    written = format(Decimal(repr(value)), "f")
    return written.removesuffix(".0")


def day_of(text: str) -> date | None:
    """Return a day written as 2026-11-24 or 24.11.2026, or None.

    Examples
    --------
    >>> day_of("24.11.2026"), day_of("31.2.2026")
    (datetime.date(2026, 11, 24), None)
    """
    finnish = FINNISH_DAY.fullmatch(text)
    written = f"{finnish[3]}-{int(finnish[2]):02}-{int(finnish[1]):02}" if finnish else text
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None


class Form:
    """Written fields, read one by one; `finish` tells everything that is wrong at once.

    Parameters
    ----------
    written
        Text by field.
    """

    def __init__(self, written: Mapping[str, str]) -> None:
        self.written = written
        self.problems: list[Message] = []

    def text(self, field: str, *, most: int, required: bool = True) -> str:
        """Return a text of at most ``most`` characters."""
        found = cleaned(self.written.get(field, ""))
        if required and not found:
            self.refuse(field, "empty")
        if len(found) > most:
            self.refuse(field, "too_long", most=most, length=len(found))
        return found

    def line(self, field: str, *, most: int, required: bool = True) -> str:
        """Return a text on one line."""
        return " ".join(self.text(field, most=most, required=required).split())

    def number(self, field: str) -> float:
        """Return a number; 0 stands in for a refused one until `finish`."""
        found = number_of(self.written.get(field, ""))
        if found is None or not math.isfinite(found):
            self.refuse(field, "no_number", value=cleaned(self.written.get(field, ""))[:40])
            return 0.0
        return found

    def whole(self, field: str, *, least: int, most: int) -> int:
        """Return a whole number from ``least`` to ``most``, such as a year."""
        if not self.written.get(field, "").strip():
            self.refuse(field, "empty")
            return least
        found = number_of(self.written[field])
        if found is None or found != int(found) or not least <= found <= most:
            self.refuse(field, "no_whole", least=least, most=most)
            return least
        return int(found)

    def code(self, field: str, *, among: Collection[str]) -> str:
        """Return one of the codes that are offered."""
        found = self.written.get(field, "")
        if found not in among:
            self.refuse(field, "not_chosen")
        return found

    def day(self, field: str, *, latest: date) -> str:
        """Return a day up to ``latest`` as ISO 8601."""
        found = day_of(cleaned(self.written.get(field, "")))
        if found is None or found > latest or found.year < OLDEST_YEAR:
            self.refuse(field, "no_day", latest=latest)
            return latest.isoformat()
        return found.isoformat()

    def refuse(self, field: str, problem: str, **params: object) -> None:
        """Note what is wrong with a field."""
        self.problems.append(message(f"store.problem.{problem}", field=label(field), **params))

    def finish(self) -> None:
        """Stop here if anything is wrong.

        Raises
        ------
        EntryError
            With every problem.
        """
        if self.problems:
            raise EntryError("entry_refused", problems=tuple(self.problems))


def label(field: str) -> Message:
    """Return the name of a field; of one among several alike, with its number."""
    numbered = NUMBERED.fullmatch(field)
    if numbered is None:
        return message(f"store.field.{field}")
    part = message(f"store.field.{numbered['thing']}_{numbered['part']}")
    return message(f"store.field.{numbered['thing']}", number=int(numbered["number"]), part=part)
