"""Years, quarters and months in the three languages, in the form that a sentence asks for."""

from functools import lru_cache
from typing import Final, Self

from babel.dates import get_month_names

from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.errors import CatalogError

FORMS: Final = ("", "in", "of", "until", "about", "short")
"""Forms that a text may ask for after a colon, "{year:in}"; with a capital letter at the start of a sentence."""

_YEARS: Final = {
    "fi": {"in": "vuonna {year}", "of": "vuoden {year}", "until": "vuoteen {year}", "about": "vuodelta {year}"},
    "sv": {"in": "år {year}", "of": "år {year}", "about": "år {year}"},
    "en": {},
}
_QUARTERS: Final = {
    # "Neljännes" alone also names the best quarter of the areas, so the quarter of a year says that it is one.
    "fi": {
        "": "{number}. vuosineljännes {year}",
        "in": "{number}. vuosineljänneksellä {year}",
        "of": "{number}. vuosineljänneksen {year}",
        "until": "{number}. vuosineljännekseen {year}",
        "about": "{number}. vuosineljännekseltä {year}",
        "short": "{roman}/{year}",
    },
    "sv": {"": "kvartal {number} {year}", "in": "under kvartal {number} {year}", "short": "kv {number}/{year}"},
    "en": {"": "Q{number} {year}"},
}
_MONTHS: Final = {
    "fi": {
        "": "{month} {year}",
        "in": "{month}ssa {year}",
        "of": "{month}n {year}",
        "until": "{month}hun {year}",
        "about": "{month}lta {year}",
        "short": "{number}/{year}",
    },
    "sv": {"": "{month} {year}", "in": "i {month} {year}", "short": "{number}/{year}"},
    "en": {"": "{month} {year}", "short": "{abbreviated} {year}"},
}
_PATTERNS: Final = {Frequency.YEARLY: _YEARS, Frequency.QUARTERLY: _QUARTERS, Frequency.MONTHLY: _MONTHS}
_ROMAN: Final = ("I", "II", "III", "IV")


@lru_cache(maxsize=4096)
def written(period: Period, *, language: str, form: str = "") -> str:
    """Return a period as it is written in a sentence.

    Parameters
    ----------
    period
        Year, quarter or month.
    language
        ``fi``, ``sv`` or ``en``.
    form
        One of `FORMS`: as it stands, when, whose, until when, about when, or short for an axis.

    Raises
    ------
    CatalogError
        If there is no such form.

    Examples
    --------
    >>> written(Period.parse("2026-08"), language="fi"), written(Period.parse("2026-08"), language="fi", form="in")
    ('elokuu 2026', 'elokuussa 2026')
    >>> written(Period.parse("2026"), language="sv", form="in"), written(Period.parse("2026-Q3"), language="en")
    ('år 2026', 'Q3 2026')
    """
    if form.lower() not in FORMS:
        raise CatalogError("text_value", language=language, value=f":{form}")
    patterns: dict[str, str] = _PATTERNS[period.frequency][language]
    pattern = patterns.get(form.lower(), patterns.get("", "{year}"))
    shown = pattern.format_map(_parts(period, language))
    return shown[:1].upper() + shown[1:] if form[:1].isupper() else shown


class PeriodText(str):
    """A written period that a text can ask for in another form: "{year:in}"."""

    __slots__ = ("language", "period")
    language: str
    period: Period

    def __new__(cls, period: Period, language: str) -> Self:
        """Return the period as it stands, remembering what it is."""
        made = super().__new__(cls, written(period, language=language))
        made.period, made.language = period, language
        return made

    def __format__(self, form: str) -> str:
        """Return the form asked for."""
        return written(self.period, language=self.language, form=form) if form else str(self)


def _parts(period: Period, language: str) -> dict[str, object]:
    parts: dict[str, object] = {"year": period.year, "number": period.number}
    if period.frequency is Frequency.QUARTERLY:
        parts["roman"] = _ROMAN[period.number - 1]
    if period.frequency is Frequency.MONTHLY:
        parts["month"] = get_month_names("wide", context="stand-alone", locale=language)[period.number]
        parts["abbreviated"] = get_month_names("abbreviated", context="stand-alone", locale=language)[period.number]
    return parts
