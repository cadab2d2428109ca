"""Which words of a sentence mean something in a claim: the longest known phrase at each place."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from tkkio_analytics.analysis.claim_reading.names import Case, forms
from tkkio_analytics.domain.claim_text import ClaimVocabulary

TOKEN: Final = re.compile(
    r"""
    (?P<range>\b(?:19|20)\d\d\s?[\N{EN DASH}\N{EM DASH}-]\s?(?:19|20)\d\d\b)
    | (?P<word>(?:\d{1,3}-)?[^\W\d_]+(?:[-:'\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)*-?)
    | (?P<number>\d{1,3}(?:[ \N{NO-BREAK SPACE}]\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?)
    | (?P<percent>%(?::[^\W\d_]+)?)
    | (?P<stop>[.!?])
    | (?P<other>[^\s,;:()"'\N{RIGHT DOUBLE QUOTATION MARK}])
    """,
    re.VERBOSE,
)
ENDING: Final = re.compile(
    r"(?:ks|ps|s|d|t|n|k|p|v)?[aeiouyäöj]{0,3}"
    r"(?:n|t|tt?[aä]|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|h[aeiouyäö]n|siin|seen|den|tt?en)?"
    r"(?:ns[aä])?"
)
"""What may follow a stem: the end of a changing stem, vowels, a case, a possessive suffix; never another word."""
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2060
LONGEST_NUMBER: Final = 15
"""Characters; nothing that is measured here takes more."""
BUCKET: Final = 2
"""Letters by which phrases are looked up."""


class ItemKind(StrEnum):
    """What a stretch of a sentence is."""

    AREA = "area"
    INDICATOR = "indicator"
    EVENT = "event"
    SIGN = "sign"
    YEAR = "year"
    RANGE = "range"
    NUMBER = "number"
    STOP = "stop"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A stretch of a sentence and what it is.

    Parameters
    ----------
    kind, words
        What it is, and as it is written.
    values
        Region codes, indicator ids, the sign, the period after an event, years, or the number.
    case
        Of an area.
    reason
        Of a place that is no area of its own here: key of what is said.
    more_is_better
        Of an indicator's name: whether more of what it names is better, whichever way the figures run.
    """

    kind: ItemKind
    words: str
    values: tuple[str, ...] = ()
    case: Case | None = None
    reason: str | None = None
    more_is_better: bool = False

    def is_sign(self, *signs: str) -> bool:
        """Say whether this is one of these signs of the grammar."""
        return self.kind is ItemKind.SIGN and self.values[0] in signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A known phrase: for each word the stems or, where none, the word itself."""

    parts: tuple[tuple[str, ...], ...]
    item: Item

    @property
    def weight(self) -> tuple[int, int]:
        """Return words and letters: the longer phrase says more."""
        return len(self.parts), sum(len(part[0]) for part in self.parts)

    def matches(self, tokens: Sequence[str]) -> bool:
        """Say whether these words, lower case, are a form of the phrase."""
        return len(tokens) == len(self.parts) and all(
            _fits(token, part) for token, part in zip(tokens, self.parts, strict=True)
        )


Lexicon = Mapping[str, tuple[Phrase, ...]]
"""Phrases by the first letters of their first word, the longest first."""


def lexicon(vocabulary: ClaimVocabulary) -> Lexicon:
    """Return everything that can be recognised, ready to be looked up."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in _phrases(vocabulary):
        for start in {option[:BUCKET] for option in phrase.parts[0]}:
            found[start].append(phrase)
    return {start: tuple(sorted(group, key=lambda one: one.weight, reverse=True)) for start, group in found.items()}


def items(sentence: str, *, known: Lexicon) -> tuple[Item, ...]:
    """Return the stretches of a sentence in order, each the longest phrase that is known at its place.

    Parameters
    ----------
    sentence
        Any text.
    known
        What can be recognised.
    """
    tokens = _tokens(sentence)
    found: list[Item] = []
    at = 0
    while at < len(tokens):
        phrase = _longest(tokens, at, known)
        if phrase is None:
            found.append(_bare(tokens[at]))
            at += 1
            continue
        length = len(phrase.parts)
        words = " ".join(text for text, _ in tokens[at : at + length])
        found.append(replace(phrase.item, words=words))
        at += length
    return tuple(found)


def normal(word: str) -> str:
    """Return a word as it is compared: lower case, without the colon that joins an ending to an abbreviation.

    Examples
    --------
    >>> normal("HVA:n")
    'hvan'
    """
    return word.casefold().replace(":", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _fits(token: str, part: tuple[str, ...]) -> bool:
    if len(part) == 1:
        return token == part[0]
    return any(stem and token.startswith(stem) and ENDING.fullmatch(token, len(stem)) for stem in part[:-1])


def _phrases(vocabulary: ClaimVocabulary) -> Iterator[Phrase]:
    words = vocabulary.words
    for area in words.areas:
        for form, case in forms(area, words=words):
            item = Item(kind=ItemKind.AREA, words="", values=area.codes, case=case, reason=area.reason)
            yield Phrase(parts=tuple((normal(word),) for word in form.split()), item=item)
    for name in words.indicators:
        yield from _written(
            name.phrases, Item(kind=ItemKind.INDICATOR, words="", values=name.ids, more_is_better=name.more_is_better)
        )
    for event in words.events:
        yield from _written(event.phrases, Item(kind=ItemKind.EVENT, words="", values=(event.since,)))
    for sign in vocabulary.grammar.signs:
        yield from _written(sign.phrases, Item(kind=ItemKind.SIGN, words="", values=(sign.sign,)))
    for title, indicator_id in vocabulary.short_names.items():
        item = Item(kind=ItemKind.INDICATOR, words="", values=(indicator_id,))
        yield Phrase(parts=tuple((word,) for word in title), item=item)


def title_words(title: str) -> tuple[str, ...]:
    """Return the words of a name of the catalogue as they are compared.

    Examples
    --------
    >>> title_words("Lääkärikäynti 7 päivässä")
    ('lääkärikäynti', '7', 'päivässä')
    """
    return tuple(normal(text) for text, _ in _tokens(title))


def _written(phrases: Iterable[str], item: Item) -> Iterator[Phrase]:
    for phrase in phrases:
        yield Phrase(parts=tuple(_part(word) for word in _words_of(phrase)), item=item)


def _words_of(phrase: str) -> list[str]:
    """Return the words of a curated phrase; the forms of one word are joined by a bar."""
    return phrase.split()


def _part(word: str) -> tuple[str, ...]:
    """Return the stems of a word followed by an empty mark, or the word itself alone."""
    if "*" not in word and "|" not in word:
        return (normal(word),)
    return (*(normal(form.removesuffix("*")) for form in word.split("|")), "")


def _longest(tokens: Sequence[tuple[str, str]], at: int, known: Lexicon) -> Phrase | None:
    first = normal(tokens[at][0])
    for phrase in known.get(first[:BUCKET], ()):
        if phrase.matches([normal(text) for text, _ in tokens[at : at + len(phrase.parts)]]):
            return phrase
    return None


def _bare(token: tuple[str, str]) -> Item:
    text, group = token
    if group == "range":
        years = tuple(re.findall(r"\d{4}", text))
        return Item(kind=ItemKind.RANGE, words=text, values=years)
    if group == "number":
        if len(text) > LONGEST_NUMBER:
            return Item(kind=ItemKind.UNKNOWN, words=text)
        is_year = text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR
        return Item(kind=ItemKind.YEAR if is_year else ItemKind.NUMBER, words=text, values=(text,))
    if group == "percent":
        return Item(kind=ItemKind.SIGN, words=text, values=("percent",))
    return Item(kind=ItemKind.STOP if group == "stop" else ItemKind.UNKNOWN, words=text)


def _tokens(sentence: str) -> list[tuple[str, str]]:
    found = [(match.group(), match.lastgroup or "") for match in TOKEN.finditer(sentence)]
    return [_completed(found, at) for at in range(len(found))]


def _completed(tokens: Sequence[tuple[str, str]], at: int) -> tuple[str, str]:
    """Return a token; "Etelä-" of "Etelä- ja Pohjois-Savo" with the part that it leaves to the other name."""
    text, group = tokens[at]
    if not text.endswith("-") or at + 2 >= len(tokens) or "-" not in tokens[at + 2][0].rstrip("-"):
        return text, group
    return text + tokens[at + 2][0].partition("-")[2], group
