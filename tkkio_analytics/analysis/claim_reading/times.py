"""The years of a claim: since when, until when, between which, after which."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tkkio_analytics.analysis.claim_reading.lexicon import Item, ItemKind


class TimeRole(StrEnum):
    """What a year is in a claim."""

    FROM = "from"
    TO = "to"
    IN = "in"
    BETWEEN = "between"
    AFTER = "after"
    AFTER_EVENT = "after_event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """Words of time.

    Parameters
    ----------
    role, years
        What the years are; two between which, the first that counts as after an event, or one.
    start, end
        Places of the first item and behind the last one.
    """

    role: TimeRole
    years: tuple[int, ...]
    start: int
    end: int


def times(items: Sequence[Item]) -> tuple[Time, ...]:
    """Return the words of time of a sentence in order; a year without a word that says what it is, is left out.

    Parameters
    ----------
    items
        The sentence.
    """
    found: list[Time] = []
    at = 0
    while at < len(items):
        time = next((time for rule in _RULES for time in rule(items, at)), None)
        if time is not None:
            found.append(time)
        at = at + 1 if time is None else time.end
    return tuple(found)


def _sign(items: Sequence[Item], at: int, *signs: str) -> bool:
    return 0 <= at < len(items) and items[at].is_sign(*signs)


def _year(items: Sequence[Item], at: int) -> int | None:
    known = 0 <= at < len(items) and items[at].kind is ItemKind.YEAR
    return int(items[at].values[0]) if known else None


def _between(items: Sequence[Item], at: int) -> Iterator[Time]:
    """Yield the time of "vuosina 2019-2024", "vuosien 2019 ja 2024 välillä"."""
    start = at + 1 if _sign(items, at, "in_year", "of_year", "from_year") else at
    if start < len(items) and items[start].kind is ItemKind.RANGE:
        first, last = (int(year) for year in items[start].values)
        end = start + 2 if _sign(items, start + 1, "between", "until") else start + 1
        yield Time(role=TimeRole.BETWEEN, years=(first, last), start=at, end=end)
    years = _year(items, at + 1), _year(items, at + 3)
    if _sign(items, at, "of_year") and _sign(items, at + 2, "and") and _sign(items, at + 4, "between"):
        yield from _time(TimeRole.BETWEEN, years, start=at, end=at + 5)


def _after(items: Sequence[Item], at: int) -> Iterator[Time]:
    """Yield the time of "vuoden 2023 jälkeen", "2023 jälkeen", "sote-uudistuksen jälkeen"."""
    named = at + 1 if _sign(items, at, "of_year") else at
    if _sign(items, named + 1, "after"):
        yield from _time(TimeRole.AFTER, (_year(items, named),), start=at, end=named + 2)
    if items[at].kind is ItemKind.EVENT and _sign(items, at + 1, "after"):
        yield from _time(TimeRole.AFTER_EVENT, (int(items[at].values[0]),), start=at, end=at + 2)


def _since(items: Sequence[Item], at: int) -> Iterator[Time]:
    """Yield the time of "vuodesta 2022", "alkaen vuodesta 2022", "2022 lähtien", "sitten vuoden 2022"."""
    start = at + 1 if _sign(items, at, "onwards") else at
    if _sign(items, start, "from_year"):
        end = start + 3 if _sign(items, start + 2, "onwards") else start + 2
        yield from _time(TimeRole.FROM, (_year(items, start + 1),), start=at, end=end)
    if _sign(items, at + 1, "onwards"):
        yield from _time(TimeRole.FROM, (_year(items, at),), start=at, end=at + 2)
    if _sign(items, at, "ever_since") and _sign(items, at + 1, "of_year"):
        yield from _time(TimeRole.FROM, (_year(items, at + 2),), start=at, end=at + 3)


def _until(items: Sequence[Item], at: int) -> Iterator[Time]:
    """Yield the time of "vuoteen 2027 mennessä", "vuoden 2027 loppuun mennessä"."""
    if _sign(items, at, "to_year"):
        end = at + 3 if _sign(items, at + 2, "until") else at + 2
        yield from _time(TimeRole.TO, (_year(items, at + 1),), start=at, end=end)
    if _sign(items, at, "of_year") and _sign(items, at + 2, "until"):
        yield from _time(TimeRole.TO, (_year(items, at + 1),), start=at, end=at + 3)


def _in(items: Sequence[Item], at: int) -> Iterator[Time]:
    """Yield the time of "vuonna 2024"."""
    if _sign(items, at, "in_year"):
        yield from _time(TimeRole.IN, (_year(items, at + 1),), start=at, end=at + 2)


def _time(role: TimeRole, years: Sequence[int | None], *, start: int, end: int) -> Iterator[Time]:
    known = tuple(year for year in years if year is not None)
    if len(known) == len(years):
        yield Time(role=role, years=known, start=start, end=end)


_RULES: Final[tuple[Callable[[Sequence[Item], int], Iterator[Time]], ...]] = (_between, _after, _since, _until, _in)
