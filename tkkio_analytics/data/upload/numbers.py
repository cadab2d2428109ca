"""Numbers as people write them: decimal comma or point, grouped thousands, missing figures; nothing guessed."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tkkio_analytics.data.upload.signs import plain
from tkkio_analytics.domain.upload import CellKind, GridCell

MISSING: Final = frozenset(
    {"", "-", "--", "..", "...", ".", "…", "na", "n/a", "#n/a", "null", "x"}
    | {"ei tietoa", "ei tiedossa", "tieto puuttuu", "puuttuu"}
    | {"uppgift saknas", "saknas", "no data", "missing", "not available"}
)
"""How a missing figure is marked; ``-``, ``..`` and ``.`` are those of Finnish official statistics."""
WHOLE: Final = re.compile(r"-?(?:[0-9]{1,15}|[0-9]{1,3}(?: [0-9]{3}){1,4})")
DECIMAL: Final = re.compile(r"(-?(?:[0-9]{1,15}|[0-9]{1,3}(?: [0-9]{3}){1,4}))([.,])([0-9]{1,10})")
GROUPED: Final = re.compile(r"(-?[0-9]{1,3}(?:([.,])[0-9]{3}){1,4})(?:([.,])([0-9]{1,10}))?")
FOOTNOTE: Final = re.compile(r"\s*(?:\*+|\([0-9]\)|[0-9]\))$")
THOUSAND: Final = 3
LARGEST: Final = 1e15


class NumberFault(StrEnum):
    """Why a cell is no figure."""

    NOT_NUMBER = "not_number"
    AMBIGUOUS = "ambiguous_number"
    FORMULA = "formula"
    ERROR = "error_cell"
    DATE = "date_cell"
    LOGICAL = "logical_cell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Which decimal signs the figures of a table use beyond doubt."""

    comma: bool
    point: bool


def evidence(cells: Iterable[GridCell]) -> Evidence:
    """Return which decimal signs are used beyond doubt: those not followed by exactly three digits."""
    found = {sign for cell in cells if cell.kind is CellKind.TEXT and (sign := _sure_sign(bare(cell.text)))}
    return Evidence(comma="," in found, point="." in found)


def is_missing(cell: GridCell) -> bool:
    """Say whether a cell is empty or marks a missing figure.

    Examples
    --------
    >>> [is_missing(GridCell(text, CellKind.TEXT)) for text in ("..", "–", "Ei tietoa", "0")]
    [True, True, True, False]
    """
    if cell.kind is CellKind.EMPTY:
        return True
    return cell.kind in {CellKind.TEXT, CellKind.ERROR} and plain(cell.text).casefold() in MISSING


def is_like_figure(cell: GridCell) -> bool:
    """Say whether a cell holds something that is meant as a figure: a number, a formula, or text with a digit."""
    if cell.kind in {CellKind.NUMBER, CellKind.FORMULA, CellKind.ERROR}:
        return True
    return cell.kind is CellKind.TEXT and not is_missing(cell) and any(sign.isdigit() for sign in cell.text)


def figure(cell: GridCell, *, signs: Evidence) -> float | NumberFault:
    """Return the figure of a cell, or why it is none.

    Parameters
    ----------
    cell
        Not a missing one.
    signs
        Of the whole table: one sign before exactly three digits is read by it, and refused where it says nothing.

    Examples
    --------
    >>> comma = Evidence(comma=True, point=False)
    >>> [figure(GridCell(text, CellKind.TEXT), signs=comma) for text in ("1 054,5", "−2,1 %", "12,345", "1.234,5")]
    [1054.5, -2.1, 12.345, 1234.5]
    >>> figure(GridCell("12.345", CellKind.TEXT), signs=comma).value
    'ambiguous_number'
    """
    match cell.kind:
        case CellKind.NUMBER:
            value = cell.value
            return NumberFault.NOT_NUMBER if value is None or not _is_sound(value) else value
        case CellKind.TEXT:
            return _figure_of_text(bare(cell.text), signs=signs)
        case CellKind.FORMULA:
            return NumberFault.FORMULA
        case CellKind.ERROR:
            return NumberFault.ERROR
        case CellKind.DATE:
            return NumberFault.DATE
        case _:
            return NumberFault.LOGICAL


def bare(text: str) -> str:
    """Return the text of a figure without its unit sign and its mark of a footnote."""
    shown = FOOTNOTE.sub("", plain(text)) if not plain(text).isdigit() else plain(text)
    shown = shown.removesuffix("%").removesuffix("€").strip()
    return f"-{shown[1:].lstrip()}" if shown.startswith("-") else shown.removeprefix("+")


def _figure_of_text(text: str, *, signs: Evidence) -> float | NumberFault:
    if WHOLE.fullmatch(text):
        return float(text.replace(" ", ""))
    decimal = DECIMAL.fullmatch(text)
    if decimal is None:
        return _grouped(text)
    whole, sign, digits = decimal.groups()
    if _sure_sign(text) is None:
        used, other = (signs.comma, signs.point) if sign == "," else (signs.point, signs.comma)
        if other or not used:
            return NumberFault.AMBIGUOUS
    return float(f"{whole.replace(' ', '')}.{digits}")


def _grouped(text: str) -> float | NumberFault:
    """Return a number with points or commas between thousands, beyond doubt where both signs or one twice are there."""
    found = GROUPED.fullmatch(text)
    if found is None:
        return NumberFault.NOT_NUMBER
    groups, group_sign, sign, digits = found.groups()
    if sign == group_sign or (sign is None and groups.count(group_sign) < 2):  # noqa: PLR2004 - once is ambiguous
        return NumberFault.NOT_NUMBER
    if "," in groups and "." in groups:
        return NumberFault.NOT_NUMBER
    return float(f"{groups.replace(group_sign, '')}.{digits or 0}")


def _sure_sign(text: str) -> str | None:
    """Return the decimal sign of a number, unless it could stand between thousands as well."""
    found = DECIMAL.fullmatch(text)
    if found is None:
        return None
    whole, sign, digits = found.groups()
    number = whole.lstrip("-")
    could_be_thousands = len(digits) == THOUSAND and len(number) <= THOUSAND and not number.startswith("0")
    return None if could_be_thousands else sign


def _is_sound(value: float) -> bool:
    return math.isfinite(value) and abs(value) < LARGEST
