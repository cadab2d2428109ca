"""Numbers, quantities, probabilities and dates as the three languages write them."""

from datetime import date
from decimal import ROUND_HALF_UP
from decimal import Decimal as Exact
from functools import lru_cache
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal

from tkkio_analytics.domain.message import Decimal, EuroForm, Euros, Probability, Quantity, QuantityKind, Share
from tkkio_analytics.errors import CatalogError

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
PROBABILITY_FLOOR_PCT: Final = 2
PROBABILITY_CEILING_PCT: Final = 98
"""A probability is never said to be below 2 % or above 98 %: no record tells it from never or always."""

FEWEST_TENTHS_PCT: Final = 10
"""Ten cases are what people can picture, but 5 % is not one of ten: nearer the ends there are a hundred."""

SIGNIFICANT_DIGITS: Final = 10
"""Binary noise of sums and factors lies beyond these: 0.285 x 100 is read as 28.5."""

PER_YEAR: Final = {"fi": "/v", "sv": "/år", "en": "/yr"}
EURO_FORMS: Final = {
    "fi": {EuroForm.WHOLE: "{} €", EuroForm.MILLION: "{} milj. €", EuroForm.PER_INHABITANT: "{} €/as."},
    "sv": {EuroForm.WHOLE: "{} €", EuroForm.MILLION: "{} mn €", EuroForm.PER_INHABITANT: "{} €/inv."},
    "en": {EuroForm.WHOLE: "€{}", EuroForm.MILLION: "€{} million", EuroForm.PER_INHABITANT: "€{}/inhab."},
}
DATE_PATTERNS: Final = {"fi": "d.M.yyyy", "sv": "d.M.yyyy", "en": "d MMM yyyy"}
"""English spells the month, as 3.4. is read in two ways."""


@lru_cache(maxsize=8192)
def number(value: float, *, decimals: int, language: str, signed: bool = False) -> str:
    """Return ``value`` rounded half up to ``decimals``, with the language's separators and a true minus sign.

    Parameters
    ----------
    value
        Any finite number.
    decimals
        Shown decimals.
    language
        ``fi``, ``sv`` or ``en``.
    signed
        Write a plus before a positive value.

    Returns
    -------
    str
        A value that rounds to zero carries no sign.

    Examples
    --------
    >>> number(-11.26, decimals=1, language="fi")
    '−11,3'
    >>> number(0.04, decimals=1, language="en", signed=True)
    '0.0'
    """
    rounded = Exact(f"{value:.{SIGNIFICANT_DIGITS}g}").quantize(Exact(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    digits = format_decimal(abs(rounded), format=pattern, locale=language)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + digits


def quantity(value: Quantity, *, language: str) -> str:
    r"""Return a level, a difference, a change or a change per year with its unit.

    Examples
    --------
    >>> from tkkio_analytics.domain.message import LocalizedText, Unit
    >>> points = LocalizedText(fi="%-yks.", sv="%-enh.", en="pp")
    >>> unit = Unit(id="pct", symbol=LocalizedText(fi="%", sv="%", en="%"), change_symbol=points)
    >>> quantity(Quantity(value=-2.1, unit=unit, decimals=1, kind=QuantityKind.CHANGE_PER_YEAR), language="en")
    '−2.1\xa0pp/yr'
    """
    is_level = value.kind is QuantityKind.LEVEL
    signed = value.kind in {QuantityKind.CHANGE, QuantityKind.CHANGE_PER_YEAR}
    shown = number(value.value * value.unit.factor, decimals=value.decimals, language=language, signed=signed)
    symbol = (value.unit.symbol if is_level else value.unit.change_symbol).in_language(language)
    pace = PER_YEAR[language] if value.kind is QuantityKind.CHANGE_PER_YEAR else ""
    return with_unit(shown, symbol=symbol, language=language) + pace


def with_unit(shown: str, *, symbol: str, language: str) -> str:
    r"""Return a written number with its unit; English alone writes no space before %.

    Examples
    --------
    >>> with_unit("45,3", symbol="%", language="fi")
    '45,3\xa0%'
    """
    if not symbol:
        return shown
    gap = "" if symbol == "%" and language == "en" else NO_BREAK_SPACE
    return f"{shown}{gap}{symbol}"


def share(value: Share, *, language: str) -> str:
    r"""Return a share between 0 and 1 as percent.

    Examples
    --------
    >>> share(Share(value=0.8), language="sv")
    '80\xa0%'
    """
    shown = number(value.value * 100, decimals=value.decimals, language=language)
    return with_unit(shown, symbol="%", language=language)


def euros(value: Euros, *, language: str) -> str:
    r"""Return an amount of money; English writes the sign of the euro first.

    Examples
    --------
    >>> euros(Euros(value=1234567.0), language="fi"), euros(Euros(value=-30000.0, signed=True), language="en")
    ('1\xa0234\xa0567\xa0€', '−€30,000')
    """
    scale, decimals = {EuroForm.WHOLE: (1.0, 0), EuroForm.MILLION: (1e-6, 1), EuroForm.PER_INHABITANT: (1.0, 1)}[
        value.form
    ]
    shown = number(value.value * scale, decimals=decimals, language=language, signed=value.signed)
    digits = shown.lstrip(MINUS + "+")
    form = EURO_FORMS[language][value.form].replace(" ", NO_BREAK_SPACE)
    return shown.removesuffix(digits) + form.format(digits)


def probability_pct(value: Probability) -> int:
    """Return the whole percent that is shown, never below 2 or above 98.

    Examples
    --------
    >>> probability_pct(Probability(value=0.001)), probability_pct(Probability(value=0.375))
    (2, 38)
    """
    rounded = int(Exact(f"{value.value * 100:.{SIGNIFICANT_DIGITS}g}").quantize(Exact(1), rounding=ROUND_HALF_UP))
    return min(max(rounded, PROBABILITY_FLOOR_PCT), PROBABILITY_CEILING_PCT)


def natural_frequency(value: Probability) -> tuple[int, int]:
    """Return a probability as cases of 10, or of 100 below 10 % and above 90 %.

    Examples
    --------
    >>> natural_frequency(Probability(value=0.38)), natural_frequency(Probability(value=0.03))
    ((4, 10), (3, 100))
    """
    percent = probability_pct(value)
    is_even = FEWEST_TENTHS_PCT <= percent <= 100 - FEWEST_TENTHS_PCT
    return ((percent + 5) // 10, 10) if is_even else (percent, 100)


def written(value: object, *, language: str) -> str:
    r"""Return a number, quantity, share or date as it is written in a sentence.

    Parameters
    ----------
    value
        int (a year or a count, without separators), float, Decimal, date, Quantity, Euros or Share.
    language
        ``fi``, ``sv`` or ``en``.

    Returns
    -------
    str
        "2025", "45,3 %".

    Raises
    ------
    CatalogError
        If it is none of these.

    Examples
    --------
    >>> written(2025, language="fi"), written(Share(value=0.8), language="fi")
    ('2025', '80\xa0%')
    """
    match value:
        case Quantity():
            return quantity(value, language=language)
        case Share():
            return share(value, language=language)
        case Euros():
            return euros(value, language=language)
        case date():
            return day(value, language=language)
        case float() | Decimal():
            return plain_number(value, language=language)
        case int() if not isinstance(value, bool):
            return str(value)
        case _:
            raise CatalogError("text_value", language=language, value=repr(value))


def plain_number(value: Decimal | float, *, language: str) -> str:
    r"""Return a plain number; a bare float keeps up to three decimals.

    Examples
    --------
    >>> plain_number(Decimal(value=1234.5, decimals=0), language="fi")
    '1\xa0235'
    """
    if isinstance(value, Decimal):
        return number(value.value, decimals=value.decimals, language=language)
    digits: str = format_decimal(abs(value), format="#,##0.###", locale=language)
    return (MINUS if value < 0 else "") + digits


def day(value: date, *, language: str) -> str:
    """Return a date.

    Examples
    --------
    >>> day(date(2026, 8, 3), language="fi"), day(date(2026, 8, 3), language="en")
    ('3.8.2026', '3 Aug 2026')
    """
    return format_date(value, format=DATE_PATTERNS[language], locale=language)
