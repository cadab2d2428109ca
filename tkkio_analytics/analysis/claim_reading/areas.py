"""Whom a claim is about, and whom it is held against: by case, by "kuin", by what kind of claim it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tkkio_analytics.analysis.claim_reading.lexicon import Item, ItemKind
from tkkio_analytics.analysis.claim_reading.names import Case
from tkkio_analytics.analysis.claim_reading.sentence import Sense, Sentence
from tkkio_analytics.domain.claim import ClaimKind
from tkkio_analytics.domain.peers import Comparator

SUPERLATIVES: Final = frozenset({ClaimKind.FIRST, ClaimKind.FASTEST})
GROUPS: Final = {"peers": Comparator.PEERS.value, "own_yta": Comparator.YTA.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """The areas of a claim by their places in the sentence.

    Parameters
    ----------
    subjects, others
        Places of whom it is about and whom it is held against.
    groups
        Places of groups that it is held against.
    scope
        Places of words that name the whole of which an area is the first.
    goal
        Place of the nation whose level is the goal, or none.
    foreign
        Places of what is no area of its own here.
    within
        Places of a part of the country among which an area would be the first.
    """

    subjects: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    scope: tuple[int, ...] = ()
    goal: tuple[int, ...] = ()
    foreign: tuple[int, ...] = ()
    within: tuple[int, ...] = ()

    @property
    def used(self) -> frozenset[int]:
        """Return every place."""
        return frozenset(
            (*self.subjects, *self.others, *self.groups, *self.scope, *self.goal, *self.foreign, *self.within)
        )


def areas(sentence: Sentence, sense: Sense, *, nation: str, counties: frozenset[str]) -> Areas:
    """Return which area of a sentence is what.

    Parameters
    ----------
    sentence, sense
        Taken apart, and the kind of claim.
    nation, counties
        Codes of the nation and of the areas that are compared.
    """
    named = [at for at, item in enumerate(sentence.items) if item.kind is ItemKind.AREA]
    foreign = tuple(at for at in named if not sentence.items[at].values)
    known = [at for at in named if at not in foreign]
    others = tuple(at for at in known if _is_other(sentence, sense, at))
    left = [at for at in known if at not in others]
    own = [at for at in left if set(sentence.items[at].values) <= counties]
    wider = [at for at in left if at not in own] if own else []
    scope, goal, within = _wider(sentence, sense, wider, nation=nation)
    subjects = tuple(at for at in left if at not in (*scope, *goal, *within))
    return Areas(
        subjects=subjects,
        others=others,
        groups=sentence.places(*GROUPS) if sense.kind is ClaimKind.COMPARISON else (),
        scope=(*scope, *(sentence.places("scope") if sense.kind in SUPERLATIVES else ())),
        goal=goal,
        foreign=foreign,
        within=within,
    )


def codes(items: Iterator[Item]) -> tuple[str, ...]:
    """Return the region codes of some items, once each, in order."""
    return tuple(dict.fromkeys(code for item in items for code in item.values))


def _is_other(sentence: Sentence, sense: Sense, at: int) -> bool:
    if sense.kind is not ClaimKind.COMPARISON:
        return False
    than = sentence.places("than")
    if than:
        return at > than[0]
    case = sentence.items[at].case
    return case is Case.PARTITIVE or (case is Case.ILLATIVE and sentence.has("compared"))


def _wider(
    sentence: Sentence, sense: Sense, wider: list[int], *, nation: str
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return which places beside an area name its whole, the nation's level as a goal, and a part of the country."""
    of_nation = tuple(at for at in wider if sentence.items[at].values == (nation,))
    parts = tuple(at for at in wider if at not in of_nation)
    if sense.kind in SUPERLATIVES:
        return of_nation, (), parts
    if sense.kind is ClaimKind.TARGET:
        return (), of_nation, ()
    return (), (), ()
