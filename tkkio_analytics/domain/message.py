"""What analysis says: keys and values, put into words only where they are shown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

PARALLEL: Final = re.compile(r"(?P<fi>[^/,;]+) / (?P<sv>[^/,;]+) / (?P<en>[^/,;]+)(?P<rest>([,;].*)?)")
"""Three wordings side by side; what follows a comma belongs to each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalizedText:
    """A name or description that travels with the data, in the three languages."""

    fi: str
    sv: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in ``language`` (fi, sv or en)."""
        return {"fi": self.fi, "sv": self.sv, "en": self.en}[language]

    @classmethod
    def from_parallel(cls, text: str) -> "LocalizedText":
        """Return a text that a source file writes in three languages side by side; any other is the same in all.

        Examples
        --------
        >>> LocalizedText.from_parallel("Alueet / Områdena / Counties, THL").sv
        'Områdena, THL'
        >>> LocalizedText.from_parallel("CC BY 4.0").sv
        'CC BY 4.0'
        """
        found = PARALLEL.fullmatch(text)
        if found is None:
            return cls(fi=text, sv=text, en=text)
        return cls(**{language: found[language] + found["rest"] for language in ("fi", "sv", "en")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measurement.

    Parameters
    ----------
    id
        Our own id, such as ``pct``.
    symbol
        Shown after a level: "%", "/ 1 000 as.".
    change_symbol
        Shown after a change: "%-yks.".
    factor
        Shown value = published value x factor (100 for shares between 0 and 1).
    """

    id: str
    symbol: LocalizedText
    change_symbol: LocalizedText
    factor: float = 1.0


class QuantityKind(StrEnum):
    """How a quantity is read: where it stands, how far apart two are, how far it moved, how fast it moves."""

    LEVEL = "level"
    DIFFERENCE = "difference"
    CHANGE = "change"
    CHANGE_PER_YEAR = "change_per_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit, rounded only when it is shown.

    Parameters
    ----------
    value
        In the indicator's published unit.
    unit
        How the value is scaled and named on screen.
    decimals
        Shown decimals, from the indicator.
    kind
        Level, difference (unsigned), change (signed) or change per year (signed).
    """

    value: float
    unit: Unit
    decimals: int
    kind: QuantityKind = QuantityKind.LEVEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Probability:
    """A probability between 0 and 1, shown as a number and a natural frequency, never below 2 % or above 98 %."""

    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share between 0 and 1 that is not a probability, such as interval coverage."""

    value: float
    decimals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decimal:
    """A plain number with a given count of decimals, such as a ratio or a score."""

    value: float
    decimals: int


class EuroForm(StrEnum):
    """How an amount of money is written."""

    WHOLE = "whole"
    MILLION = "million"
    PER_INHABITANT = "per_inhabitant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Euros:
    """An amount of money in euros: whole, in millions with one decimal, or for each inhabitant with one decimal."""

    value: float
    form: EuroForm = EuroForm.WHOLE
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A finding as a key of the locale files and its parameters.

    Parameters
    ----------
    key
        Dotted key, such as ``outlook.likely``.
    params
        Values of the placeholders: text, int (a year or a count), LocalizedText, Quantity, Probability, Share, Decimal,
        Euros, another Message, or a tuple of these (joined as a list: "a, b ja c").
    """

    key: str
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __hash__(self) -> int:
        """Return a hash that agrees with equality, whatever the parameters are kept in."""
        return hash((self.key, frozenset(self.params.items())))


def message(key: str, **params: object) -> Message:
    """Return a Message with its parameters frozen."""
    return Message(key, MappingProxyType(params))
