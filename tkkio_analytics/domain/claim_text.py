"""A claim written in Finnish: the words that are known, and what a sentence was understood to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from tkkio_analytics.domain.claim import ClaimKind, Direction
from tkkio_analytics.domain.message import LocalizedText, Message
from tkkio_analytics.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun by the forms from which the others follow.

    Parameters
    ----------
    nominative, partitive, illative
        "Satakunta", "Satakuntaa", "Satakuntaan".
    stem
        What the genitive and the other local cases are built on: "Satakunna".
    genitive
        Where it is not the stem and an n: "kunnaiden".
    """

    nominative: str
    stem: str
    partitive: str
    illative: str
    genitive: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaName:
    """A name of an area, or of several where the name alone does not say which.

    Parameters
    ----------
    codes
        Region codes; none for a place that is no area of its own here.
    name
        Its parts in order: a part that is a known noun is declined, any other stays as it is.
    heads
        Nouns that may follow the genitive: "Satakunnan hyvinvointialue"; None for those of the file.
    head_needed
        Whether the name means the area only together with one of them.
    reason
        Key of what is said of a place that is no area of its own here.
    """

    codes: tuple[str, ...]
    name: tuple[str, ...]
    heads: tuple[str, ...] | None = None
    head_needed: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorName:
    """Phrases for an indicator, or for several where the words alone do not say which.

    Parameters
    ----------
    ids
        Indicators.
    phrases
        A word with ``*`` is a stem that endings may follow; ``|`` separates stems; words are separated by spaces.
    more_is_better
        Whether the words name something good, so that more of it is better, whichever way the figures run.
    """

    ids: tuple[str, ...]
    phrases: tuple[str, ...]
    more_is_better: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventName:
    """Phrases for what happened, and the first period that counts as after it."""

    since: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWords:
    """Names of areas, indicators and events as people write them."""

    nouns: tuple[Noun, ...]
    heads: tuple[str, ...]
    areas: tuple[AreaName, ...]
    indicators: tuple[IndicatorName, ...]
    events: tuple[EventName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWords:
    """Phrases of one meaning in the grammar of claims, such as ``change_better``."""

    sign: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """What else a claim is made of: verbs, comparatives, superlatives, words of time, and words that add nothing."""

    signs: tuple[SignWords, ...]


class Slot(StrEnum):
    """A part of a claim that a sentence may leave open."""

    REGION = "region"
    INDICATOR = "indicator"
    KIND = "kind"
    DIRECTION = "direction"
    OTHER = "other"
    FROM = "from"
    GOAL = "goal"
    GOAL_YEAR = "goal_year"
    SINCE = "since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of the sentence and what they were taken for.

    Parameters
    ----------
    words
        As they are written.
    role
        Key of the part that they fill: region, other, indicator, claim, period, goal or scope.
    meaning
        What they were taken for; several where they leave it open.
    """

    words: str
    role: str
    meaning: tuple[Message | LocalizedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The parts of a claim that a sentence names; what it does not name is empty.

    Parameters
    ----------
    kind, direction, region_codes, indicator_id, others
        As in `Claim`; None and empty where they are left open.
    from_period, to_period, since, goal_id, goal_value, goal_year
        As in `Claim`. ``goal_value`` is as it is shown, not yet in the published unit.
    goal_unit
        "%" where the sentence says per cent.
    """

    kind: ClaimKind | None = None
    direction: Direction | None = None
    region_codes: tuple[str, ...] = ()
    indicator_id: str | None = None
    others: tuple[str, ...] = ()
    from_period: Period | None = None
    to_period: Period | None = None
    since: Period | None = None
    goal_id: str | None = None
    goal_value: float | None = None
    goal_unit: str = ""
    goal_year: int | None = None

    def open_slots(self) -> tuple[Slot, ...]:
        """Return what is left open, in the order in which it is asked.

        Examples
        --------
        >>> Draft(kind=ClaimKind.TARGET, region_codes=("08",), goal_value=80.0).open_slots()
        (<Slot.INDICATOR: 'indicator'>, <Slot.GOAL_YEAR: 'goal_year'>)
        """
        needed = {
            Slot.REGION: not self.region_codes,
            Slot.INDICATOR: self.indicator_id is None,
            Slot.KIND: self.kind is None,
            Slot.DIRECTION: self.direction is None and self.kind not in {None, ClaimKind.TARGET},
            Slot.OTHER: self.kind is ClaimKind.COMPARISON and not self.others,
            Slot.FROM: self.kind in {ClaimKind.CHANGE, ClaimKind.FASTEST} and self.from_period is None,
            Slot.SINCE: self.kind is ClaimKind.TIMING and self.since is None,
            Slot.GOAL: self.kind is ClaimKind.TARGET and self.goal_id is None and self.goal_value is None,
            Slot.GOAL_YEAR: self.kind is ClaimKind.TARGET and self.goal_value is not None and self.goal_year is None,
        }
        return tuple(slot for slot, is_open in needed.items() if is_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReading:
    """What a sentence was understood to say.

    Parameters
    ----------
    sentence
        As it was written.
    draft
        What is known of the claim.
    pieces
        Words that were understood, in the order of the sentence.
    unknown
        Words that were not, in the same order.
    refusals
        Why the sentence cannot be put to the data as it is: one message a line.
    options
        Codes among which the words leave a part open; a part that is open and is not here has the whole list.
    """

    sentence: str
    draft: Draft
    pieces: tuple[Piece, ...]
    unknown: tuple[str, ...]
    refusals: tuple[Message, ...]
    options: Mapping[Slot, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def complete(self) -> bool:
        """Say whether every word was understood and nothing is left open."""
        return not (self.unknown or self.draft.open_slots() or self.refusals)

    @property
    def usable(self) -> bool:
        """Say whether the claim may be checked once its reader has answered what is left open."""
        return not self.refusals and bool(self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimVocabulary:
    """Everything a sentence is read with.

    Parameters
    ----------
    words, grammar
        Curated names and grammar.
    regions, indicators
        Names by code and id, to show what was understood.
    nation, counties
        Codes of the nation and of the areas that are compared.
    short_names
        Indicator ids by the words of a name of the catalogue, lower case.
    """

    words: ClaimWords
    grammar: Grammar
    regions: Mapping[str, LocalizedText]
    indicators: Mapping[str, LocalizedText]
    nation: str
    counties: frozenset[str]
    short_names: Mapping[tuple[str, ...], str] = field(default_factory=lambda: MappingProxyType({}))
