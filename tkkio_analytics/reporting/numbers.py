"""Figures as cells write them: the words, and the number behind them for a spreadsheet."""

from functools import singledispatch
from typing import Final

from tkkio_analytics.domain.briefing import CellValue
from tkkio_analytics.domain.message import Decimal, EuroForm, Euros, Probability, Quantity, QuantityKind, Share
from tkkio_analytics.i18n import Translator, formatting
from tkkio_analytics.reporting.wording import WordedNumber

MISSING: Final = "–"
"""Stands where there is no figure; the note beside it says why."""
SIGNED: Final = frozenset({QuantityKind.CHANGE, QuantityKind.CHANGE_PER_YEAR})
EURO_SCALES: Final = {EuroForm.WHOLE: (1.0, 0), EuroForm.MILLION: (1e-6, 1), EuroForm.PER_INHABITANT: (1.0, 1)}


def text(value: CellValue, *, translator: Translator) -> str:
    r"""Return a cell's value in words, a probability as its number alone.

    Examples
    --------
    >>> text(Probability(value=0.38), translator=Translator("fi"))
    '38\xa0%'
    """
    if isinstance(value, Probability):
        shown = str(formatting.probability_pct(value))
        return formatting.with_unit(shown, symbol="%", language=translator.language)
    return translator.value(value)


def number(value: CellValue | None, *, translator: Translator) -> WordedNumber | None:
    """Return the number of a cell on the scale that is shown, or None where the cell is words.

    Examples
    --------
    >>> number(Share(value=0.8), translator=Translator("fi")).value
    80.0
    """
    return _number(value, translator.language)


@singledispatch
def _number(_value: object, _language: str) -> WordedNumber | None:
    return None


@_number.register
def _(value: int, _language: str) -> WordedNumber | None:
    return WordedNumber(value=float(value), decimals=0, symbol="")


@_number.register
def _(value: Decimal, _language: str) -> WordedNumber | None:
    return WordedNumber(value=value.value, decimals=value.decimals, symbol="")


@_number.register
def _(value: Share, _language: str) -> WordedNumber | None:
    return WordedNumber(value=value.value * 100, decimals=value.decimals, symbol="%")


@_number.register
def _(value: Probability, _language: str) -> WordedNumber | None:
    return WordedNumber(value=float(formatting.probability_pct(value)), decimals=0, symbol="%")


@_number.register
def _(value: Quantity, language: str) -> WordedNumber | None:
    symbols = value.unit.symbol if value.kind is QuantityKind.LEVEL else value.unit.change_symbol
    pace = formatting.PER_YEAR[language] if value.kind is QuantityKind.CHANGE_PER_YEAR else ""
    return WordedNumber(
        value=value.value * value.unit.factor,
        decimals=value.decimals,
        symbol=symbols.in_language(language) + pace,
        signed=value.kind in SIGNED,
    )


@_number.register
def _(value: Euros, language: str) -> WordedNumber | None:
    scale, decimals = EURO_SCALES[value.form]
    before, after = formatting.EURO_FORMS[language][value.form].split("{}")
    leading = before == "€"
    symbol = before + after if leading else after.strip()
    return WordedNumber(
        value=value.value * scale, decimals=decimals, symbol=symbol, signed=value.signed, leading=leading
    )
