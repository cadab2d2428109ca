"""The translator: keys, names and findings into the words of one language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tkkio_analytics.domain.message import Decimal, LocalizedText, Message, Probability
from tkkio_analytics.domain.period import Period
from tkkio_analytics.errors import CatalogError
from tkkio_analytics.i18n import formatting
from tkkio_analytics.i18n.catalog import LANGUAGES, entry
from tkkio_analytics.i18n.periods import PeriodText

__all__ = ["LANGUAGES", "Translator"]

DOUBLE_STOP: Final = re.compile(r"(?<!\.)\.\.(?!\.)")
"""A unit's own stop at the end of a sentence: "408 / 1 000 as." and the sentence's."""


@dataclass(frozen=True, slots=True)
class Translator:
    """Text in one language; an argument of whatever speaks, never a global.

    Parameters
    ----------
    language
        ``fi``, ``sv`` or ``en``.
    """

    language: str

    def text(self, key: str, /, **params: object) -> str:
        """Return the text of ``key`` with its placeholders filled.

        Parameters
        ----------
        key
            Dotted key; its first part names the locale file.
        **params
            Values of the placeholders, see `value`. ``count`` (int or Decimal) chooses the plural form.

        Returns
        -------
        str
            Words of this language.

        Raises
        ------
        CatalogError
            If the key, or a value that its text asks for, is missing.

        Examples
        --------
        >>> Translator("fi").text("ui.language.name")
        'Suomi'
        """
        found = entry(self.language, key)
        template = found if isinstance(found, str) else found[_plural_form(params.get("count"), key=key)]
        try:
            written = template.format_map({name: self.value(value) for name, value in params.items()})
        except (KeyError, ValueError, IndexError) as error:
            raise CatalogError("text_placeholder", language=self.language, text_key=key, detail=str(error)) from error
        return DOUBLE_STOP.sub(".", written) if ".." in written else written

    def message(self, message: Message) -> str:
        """Return a finding in words."""
        return self.text(message.key, **message.params)

    def localized(self, text: LocalizedText) -> str:
        """Return a name or description that travels with the data."""
        return text.in_language(self.language)

    def parallel(self, text: str) -> str:
        """Return this language's part of a text that a source file writes in three languages side by side."""
        return LocalizedText.from_parallel(text).in_language(self.language)

    def value(self, value: object) -> str:
        """Return one placeholder's value as it is written in a sentence.

        Parameters
        ----------
        value
            str, int (a year or a count, without separators), float, date, Period, LocalizedText, Quantity, Probability,
            Share, Decimal, Euros, Message, or a tuple of these.

        Returns
        -------
        str
            "45,3 %", "38 % (noin 4/10)", "a, b ja c".

        Raises
        ------
        CatalogError
            If it is none of these.

        Examples
        --------
        >>> Translator("fi").value(("a", "b", "c"))
        'a, b ja c'
        """
        match value:
            case str():
                return value
            case LocalizedText():
                return self.localized(value)
            case Message():
                return self.message(value)
            case tuple():
                return self.joined([self.value(part) for part in value])
            case Probability():
                return self._probability(value)
            case _:
                return self._filled(value)

    def joined(self, parts: Sequence[str]) -> str:
        """Return a list in words: "a", "a ja b", "a, b ja c".

        Examples
        --------
        >>> Translator("en").joined(["a", "b", "c"])
        'a, b and c'
        """
        if len(parts) < 2:  # noqa: PLR2004 - one part needs no joining word
            return "".join(parts)
        return self.text("ui.list.last", most=", ".join(parts[:-1]), last=parts[-1])

    def _filled(self, value: object) -> str:
        """Return a period or a figure; a text can ask for periods, and for whole numbers as years, in other forms."""
        match value:
            case Period():
                return PeriodText(value, self.language)
            case int() if not isinstance(value, bool) and value >= 0:
                return PeriodText(Period.of_year(value), self.language)
            case _:
                return formatting.written(value, language=self.language)

    def _probability(self, value: Probability) -> str:
        cases, of = formatting.natural_frequency(value)
        percent = formatting.with_unit(str(formatting.probability_pct(value)), symbol="%", language=self.language)
        return self.text("ui.probability.in_words", percent=percent, cases=cases, of=of)


def _plural_form(count: object, *, key: str) -> str:
    match count:
        case bool():
            raise CatalogError("text_count", text_key=key)
        case int():
            return "one" if count == 1 else "other"
        case Decimal(value=value, decimals=0):
            return "one" if round(value) == 1 else "other"
        case Decimal():
            return "other"
        case _:
            raise CatalogError("text_count", text_key=key)
