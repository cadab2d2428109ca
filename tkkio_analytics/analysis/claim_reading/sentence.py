"""A sentence taken apart: its items, its words of time, and what kind of claim they make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tkkio_analytics.analysis.claim_reading.lexicon import Item, ItemKind
from tkkio_analytics.analysis.claim_reading.times import Time
from tkkio_analytics.domain.claim import ClaimKind, Direction

REFUSED: Final = ("negation", "sameness", "cause", "faster_than", "amount")
"""Signs of claims that are not put to the data: what is denied, what stays, why, how much, and faster than another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Items of a sentence and its words of time."""

    items: tuple[Item, ...]
    times: tuple[Time, ...]

    def places(self, *signs: str) -> tuple[int, ...]:
        """Return the places of items with one of these signs."""
        return tuple(at for at, item in enumerate(self.items) if item.is_sign(*signs))

    def has(self, *signs: str) -> bool:
        """Say whether there is an item with one of these signs."""
        return bool(self.places(*signs))

    def timed(self) -> frozenset[int]:
        """Return the places of the words of time."""
        return frozenset(at for time in self.times for at in range(time.start, time.end))

    def words(self, places: Sequence[int]) -> str:
        """Return the words at some places, as they are written."""
        return " ".join(self.items[at].words for at in sorted(places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What kind of claim a sentence makes.

    Parameters
    ----------
    kind, direction
        None where it is left open.
    used
        Places of the words that say so.
    refused
        Why no kind can be given: several_claims, slowest; None otherwise.
    than_before
        Whether an area is compared with itself: "parempi kuin vuonna 2022".
    """

    kind: ClaimKind | None = None
    direction: Direction | None = None
    used: tuple[int, ...] = ()
    refused: str | None = None
    than_before: bool = False


def sense(sentence: Sentence) -> Sense:
    """Return what kind of claim a sentence makes, and which way.

    Parameters
    ----------
    sentence
        Taken apart.
    """
    found = tuple(_families(sentence))
    if len(found) > 1:
        return Sense(refused="several_claims", used=tuple(at for one in found for at in one.used))
    return found[0] if found else Sense()


def _families(sentence: Sentence) -> Iterator[Sense]:
    """Yield each kind that words of the sentence speak for."""
    changes, comparisons, firsts = (_directed(sentence, kind) for kind in ("change", "comparison", "first"))
    superlative = sentence.places("most", "least")
    if sentence.has("moved", "came"):
        yield _one_way(ClaimKind.TIMING, changes, more=sentence.places("moved", "came"))
    elif changes:
        yield _of_change(sentence, changes)
    elif superlative:
        signs = {"most": Direction.HIGHER, "least": Direction.LOWER}
        yield _one_way(ClaimKind.FIRST, {at: signs[sentence.items[at].values[0]] for at in superlative})
    if comparisons:
        before = _than_before(sentence)
        kind = ClaimKind.CHANGE if before else ClaimKind.COMPARISON
        than = sentence.places("than", "compared")
        yield _one_way(kind, comparisons, more=than, than_before=before)
    if firsts:
        yield _one_way(ClaimKind.FIRST, firsts)
    if sentence.has("reach"):
        yield Sense(kind=ClaimKind.TARGET, used=sentence.places("reach"))


def _directed(sentence: Sentence, family: str) -> dict[int, Direction]:
    signs = {f"{family}_{direction}": direction for direction in Direction}
    return {at: signs[sentence.items[at].values[0]] for at in sentence.places(*signs)}


def _of_change(sentence: Sentence, changes: dict[int, Direction]) -> Sense:
    fastest = sentence.places("fastest", "most")
    if sentence.has("least"):
        return Sense(refused="slowest", used=(*changes, *sentence.places("least")))
    return _one_way(ClaimKind.FASTEST if fastest else ClaimKind.CHANGE, changes, more=fastest)


def _one_way(
    kind: ClaimKind, ways: dict[int, Direction], *, more: tuple[int, ...] = (), than_before: bool = False
) -> Sense:
    used = (*ways, *more)
    directions = set(ways.values())
    if len(directions) > 1:
        return Sense(refused="several_claims", used=used)
    return Sense(kind=kind, direction=next(iter(directions), None), used=used, than_before=than_before)


def _than_before(sentence: Sentence) -> bool:
    """Say whether words of time, and no area, follow "kuin"."""
    than = sentence.places("than")
    if not than:
        return False
    area = any(item.kind is ItemKind.AREA for item in sentence.items[than[0] :])
    return not area and any(time.start == than[0] + 1 for time in sentence.times)
