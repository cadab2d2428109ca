"""What a Finnish sentence claims, word by word; nothing is guessed, and what is not understood is said."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tkkio_analytics.analysis.claim_reading.areas import GROUPS, Areas, areas, codes
from tkkio_analytics.analysis.claim_reading.dates import Dates, dates
from tkkio_analytics.analysis.claim_reading.lexicon import ItemKind, Lexicon, items
from tkkio_analytics.analysis.claim_reading.sentence import REFUSED, Sense, Sentence, sense
from tkkio_analytics.analysis.claim_reading.times import times
from tkkio_analytics.domain.claim import ClaimKind, Direction
from tkkio_analytics.domain.claim_text import ClaimReading, ClaimVocabulary, Draft, Piece, Slot
from tkkio_analytics.domain.message import Decimal, LocalizedText, Message, message
from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.errors import ClaimTextError

LONGEST: Final = 10_000
"""Characters; a claim is one sentence."""
NAMED_GOALS: Final = {
    "goal_best_quartile": ReferenceGoal.BEST_QUARTILE.value,
    "goal_own_best": ReferenceGoal.OWN_BEST.value,
}
MORE_IS_BETTER: Final[Mapping[Direction | None, Direction]] = {
    Direction.HIGHER: Direction.BETTER,
    Direction.LOWER: Direction.WORSE,
}
SILENT: Final = ("plain", "and")
SIGNS_OF: Final = {
    ClaimKind.TARGET: ("goal", "percent", *NAMED_GOALS),
    ClaimKind.COMPARISON: ("than", "compared"),
}
"""Signs that are part of a kind of claim besides those that make it one."""


def read(sentence: str, *, vocabulary: ClaimVocabulary, known: Lexicon) -> ClaimReading:
    """Return what a sentence claims.

    Parameters
    ----------
    sentence
        In Finnish, at most `LONGEST` characters.
    vocabulary
        Names, grammar and the catalogue.
    known
        The same ready to be looked up: ``lexicon.lexicon(vocabulary)``.

    Returns
    -------
    ClaimReading
        With what is understood, what is not, what is left open, and why the sentence cannot be checked.

    Raises
    ------
    ClaimTextError
        If the text is too long.
    """
    if len(sentence) > LONGEST:
        raise ClaimTextError("claim_text_too_long", length=len(sentence), limit=LONGEST)
    found = items(sentence, known=known)
    parts = Sentence(items=found, times=times(found))
    return _Reader(parts, vocabulary).reading(sentence)


class _Reader:
    """Puts the parts of one sentence together."""

    def __init__(self, sentence: Sentence, vocabulary: ClaimVocabulary) -> None:
        self.sentence, self.vocabulary = sentence, vocabulary
        self.sense: Sense = sense(sentence)
        self.areas: Areas = areas(sentence, self.sense, nation=vocabulary.nation, counties=vocabulary.counties)
        self.dates: Dates = dates(sentence, self.sense)
        self.indicators: tuple[int, ...] = tuple(
            at
            for at, item in enumerate(sentence.items)
            if item.kind is ItemKind.INDICATOR and any(one in vocabulary.indicators for one in item.values)
        )
        numbers = tuple(at for at, item in enumerate(sentence.items) if item.kind is ItemKind.NUMBER)
        self.numbers = numbers[:1] if self.sense.kind is ClaimKind.TARGET else ()

    def reading(self, text: str) -> ClaimReading:
        """Return everything together."""
        draft = self.draft()
        return ClaimReading(
            sentence=text,
            draft=draft,
            pieces=tuple(piece for _, piece in sorted(self.pieces(draft), key=lambda placed: placed[0])),
            unknown=self.unknown(),
            refusals=tuple(self.refusals(draft)),
            options=self.options(),
        )

    def draft(self) -> Draft:
        """Return the parts of the claim that are known."""
        options = self.indicator_ids()
        others = self.codes(self.areas.others)
        groups = tuple(GROUPS[self.sentence.items[at].values[0]] for at in self.areas.groups)
        return Draft(
            kind=self.sense.kind,
            direction=self.direction(),
            region_codes=() if self.region_options() else self.codes(self.areas.subjects),
            indicator_id=options[0] if len(options) == 1 else None,
            others=() if self.ambiguous(self.areas.others) else (others or groups[:1]),
            from_period=self.dates.from_period,
            to_period=self.dates.to_period,
            since=self.dates.since,
            goal_id=self.goal_id(),
            goal_value=self.number(),
            goal_unit="%" if self.numbers and self.sentence.has("percent") else "",
            goal_year=self.dates.goal_year,
        )

    def direction(self) -> Direction | None:
        """Return which way is claimed; more of something good is better, whichever way its figures run."""
        good = any(self.sentence.items[at].more_is_better for at in self.indicators)
        return MORE_IS_BETTER.get(self.sense.direction, self.sense.direction) if good else self.sense.direction

    def codes(self, places: tuple[int, ...]) -> tuple[str, ...]:
        """Return the region codes at some places."""
        return codes(self.sentence.items[at] for at in places)

    def ambiguous(self, places: tuple[int, ...]) -> bool:
        """Say whether a name at one of these places is that of several areas."""
        return any(len(self.sentence.items[at].values) > 1 for at in places)

    def region_options(self) -> tuple[str, ...]:
        """Return the areas among which the sentence leaves its subject open; none where it does not."""
        subjects = self.areas.subjects
        joined = self.sentence.has("and") or len(self.codes(subjects)) == 1
        if self.ambiguous(subjects) or not joined:
            return self.codes(subjects)
        return ()

    def indicator_ids(self) -> tuple[str, ...]:
        """Return the indicators that every name in the sentence allows; all of them where none does."""
        named = [
            [one for one in self.sentence.items[at].values if one in self.vocabulary.indicators]
            for at in self.indicators
        ]
        every = tuple(dict.fromkeys(one for ids in named for one in ids))
        return tuple(one for one in every if all(one in ids for ids in named)) or every

    def goal_id(self) -> str | None:
        """Return the reference goal that is named."""
        if self.sense.kind is not ClaimKind.TARGET:
            return None
        if self.areas.goal:
            return ReferenceGoal.NATIONAL_LEVEL.value
        return next((goal for sign, goal in NAMED_GOALS.items() if self.sentence.has(sign)), None)

    def number(self) -> float | None:
        """Return the level of a goal, as it is shown."""
        if not self.numbers:
            return None
        written = "".join(self.sentence.items[self.numbers[0]].words.split())
        return float(written.replace(",", "."))

    def used(self) -> frozenset[int]:
        """Return the places of everything that is understood or refused."""
        kind = self.sense.kind
        more = () if kind is None else SIGNS_OF.get(kind, ())
        if "percent" in more and not self.numbers:
            more = tuple(sign for sign in more if sign != "percent")
        signs = self.sentence.places(*SILENT, *REFUSED, *more)
        return (
            frozenset((*signs, *self.sense.used, *self.indicators, *self.numbers)) | self.areas.used | self.dates.used
        )

    def unknown(self) -> tuple[str, ...]:
        """Return the words that are not understood; stops at the end of the sentence are no words."""
        used = self.used()
        return tuple(
            item.words
            for at, item in enumerate(self.sentence.items)
            if at not in used and item.kind is not ItemKind.STOP
        )

    def pieces(self, draft: Draft) -> Iterator[tuple[int, Piece]]:
        """Yield what is understood, each with its place."""
        yield from self._area_pieces()
        for at in self.indicators:
            ids = [one for one in self.sentence.items[at].values if one in self.vocabulary.indicators]
            meaning = tuple(self.vocabulary.indicators[one] for one in ids)
            yield self._piece((at,), "indicator", *meaning)
        if self.sense.kind is not None:
            way = "" if draft.direction is None else f"_{draft.direction}"
            yield self._piece(self.sense.used, "claim", message(f"claim_text.kind.{self.sense.kind}{way}"))
        yield from self._goal_pieces(draft)
        for places, meaning_of_time in self.dates.meanings:
            yield self._piece(places, "period", meaning_of_time)

    def _area_pieces(self) -> Iterator[tuple[int, Piece]]:
        for role, places in (("region", self.areas.subjects), ("other", self.areas.others)):
            for at in places:
                names = tuple(self.vocabulary.regions[code] for code in self.sentence.items[at].values)
                yield self._piece((at,), role, *names)
        for at in self.areas.groups:
            group = GROUPS[self.sentence.items[at].values[0]]
            yield self._piece((at,), "other", message(f"peers.comparator.{group}"))
        for at in self.areas.scope:
            yield self._piece((at,), "scope", message("claim_text.scope.all_areas"))

    def _goal_pieces(self, draft: Draft) -> Iterator[tuple[int, Piece]]:
        places = (*self.numbers, *self.areas.goal, *self.sentence.places("goal", *NAMED_GOALS))
        if self.sense.kind is not ClaimKind.TARGET or not places:
            return
        if draft.goal_value is not None:
            written = self.sentence.items[self.numbers[0]].words
            decimals = len(written.partition(",")[2] or written.partition(".")[2])
            value = Decimal(value=draft.goal_value, decimals=decimals)
            key = "percent" if draft.goal_unit else "value"
            percent = self.sentence.places("percent") if draft.goal_unit else ()
            yield self._piece((*places, *percent), "goal", message(f"claim_text.goal.{key}", value=value))
        elif draft.goal_id is not None:
            yield self._piece(places, "goal", message(f"ui.goal.{draft.goal_id}"))
        else:
            yield self._piece(places, "goal", message("claim_text.goal.some"))

    def _piece(self, places: tuple[int, ...], role: str, *meaning: Message | LocalizedText) -> tuple[int, Piece]:
        return min(places), Piece(words=self.sentence.words(places), role=role, meaning=meaning)

    def options(self) -> Mapping[Slot, tuple[str, ...]]:
        """Return the codes among which the words leave a part open."""
        found = {
            Slot.REGION: self.region_options(),
            Slot.INDICATOR: self.indicator_ids(),
            Slot.OTHER: self.codes(self.areas.others),
            Slot.FROM: self.dates.from_options,
        }
        return MappingProxyType({slot: codes_ for slot, codes_ in found.items() if codes_})

    def refusals(self, draft: Draft) -> Iterator[Message]:
        """Yield why the sentence cannot be put to the data as it is."""
        if not self.sentence.items:
            yield message("claim_text.refused.empty")
            return
        if self._sentences() > 1:
            yield message("claim_text.refused.several_sentences")
        for sign in REFUSED:
            if places := self.sentence.places(sign):
                yield message(f"claim_text.refused.{sign}", words=self.sentence.words(places))
        if self.sense.refused is not None:
            words = self.sentence.words(self.sense.used)
            yield message(f"claim_text.refused.{self.sense.refused}", words=words)
        yield from self._place_refusals()
        yield from self._part_refusals(draft)

    def _place_refusals(self) -> Iterator[Message]:
        for at in self.areas.foreign:
            item = self.sentence.items[at]
            yield message(f"claim_text.refused.{item.reason}", words=item.words)
        strangers = tuple(self._strangers())
        if strangers:
            yield message("claim_text.refused.unknown_place", words=strangers)
        if self.areas.within:
            yield message("claim_text.refused.first_within", words=self.sentence.words(self.areas.within))

    def _part_refusals(self, draft: Draft) -> Iterator[Message]:
        if draft.kind in {ClaimKind.FIRST, ClaimKind.FASTEST} and len(draft.region_codes) > 1:
            yield message("claim_text.refused.several_first")
        compared = self.sentence.places("than", "compared")
        told = self.sense.than_before or self.sentence.has("faster_than")
        if compared and draft.kind not in {None, ClaimKind.COMPARISON} and not told:
            yield message("claim_text.refused.faster_than", words=self.sentence.words(compared))
        numbers = [at for at, item in enumerate(self.sentence.items) if item.kind is ItemKind.NUMBER]
        if draft.kind is not ClaimKind.TARGET and numbers and not self.sentence.has("amount"):
            yield message("claim_text.refused.amount", words=self.sentence.words(numbers))
        if len(draft.others) > 1:
            yield message("claim_text.refused.several_others")
        if draft.goal_id is not None and draft.goal_year is not None:
            yield message("claim_text.refused.goal_year", year=draft.goal_year)
        first, last = draft.from_period, draft.to_period
        if first is not None and last is not None and first >= last:
            yield message("claim_text.refused.period_order", first=first, last=last)

    def _strangers(self) -> Iterator[str]:
        """Yield words that look like a place's name and are none that is known."""
        for at, item in enumerate(self.sentence.items):
            if item.kind is not ItemKind.UNKNOWN or not item.words[0].isupper():
                continue
            # Any word has a capital at the beginning; before an area's name it is no name itself.
            opens = at == 0 and len(self.sentence.items) > 1 and self.sentence.items[1].kind is ItemKind.AREA
            if not opens:
                yield item.words

    def _sentences(self) -> int:
        stops = [at for at, item in enumerate(self.sentence.items) if item.kind is ItemKind.STOP]
        inner = [at for at in stops if any(one.kind is not ItemKind.STOP for one in self.sentence.items[at + 1 :])]
        return 1 + len(inner)
