"""A claim written in Finnish, read with the names of the release in force."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from tkkio_analytics.analysis.claim_reading import reader
from tkkio_analytics.analysis.claim_reading.lexicon import Lexicon, lexicon, title_words
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.claim import Claim, ClaimKind, Direction
from tkkio_analytics.domain.claim_text import ClaimReading, ClaimVocabulary, Draft, Slot
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.errors import ClaimTextError
from tkkio_analytics.services import catalog

Known: TypeAlias = tuple[ClaimVocabulary, Lexicon]
"""What sentences are read with: as names, and ready to be looked up."""
OWN_GOAL: Final = "own"
"""Goal of the reader's own level and year, as in `Claim`."""
ANSWERS: Final[Mapping[Slot, tuple[str, Callable[[str], Any]]]] = {
    Slot.REGION: ("region_codes", lambda code: (code,)),
    Slot.INDICATOR: ("indicator_id", str),
    Slot.KIND: ("kind", ClaimKind),
    Slot.DIRECTION: ("direction", Direction),
    Slot.OTHER: ("others", lambda code: (code,)),
    Slot.FROM: ("from_period", Period.parse),
    Slot.SINCE: ("since", Period.parse),
    Slot.GOAL: ("goal_id", str),
    Slot.GOAL_YEAR: ("goal_year", int),
}
"""What a chosen code fills in, part by part."""
LONGEST: Final = reader.LONGEST
"""Characters of a sentence."""
FARTHEST_GOAL: Final = 10
"""Years ahead of today that a goal of one's own may lie, as on the page of trends."""


def vocabulary(repository: Repository) -> Known:
    """Return what sentences are read with, in both its forms; worth keeping, for it is the same for every sentence.

    Raises
    ------
    ClaimTextError
        If the release's catalogue has no words for claims.
    """
    known = repository.catalog
    if known.claim_words is None or known.claim_grammar is None:
        raise ClaimTextError("claim_words_missing")
    listed = catalog.listed_indicators(repository)
    found = ClaimVocabulary(
        words=known.claim_words,
        grammar=known.claim_grammar,
        regions=MappingProxyType({region.code: region.short_name for region in known.regions}),
        indicators=MappingProxyType({indicator.id: indicator.short_name for indicator in listed}),
        nation=known.nation.code,
        counties=frozenset(region.code for region in known.regions if region.category is RegionCategory.COUNTY),
        short_names=MappingProxyType(
            {title_words(name.fi): item.id for item in listed for name in (item.name, item.short_name)}
        ),
    )
    return found, lexicon(found)


def read_claim(sentence: str, *, known: Known) -> ClaimReading:
    """Return what a sentence claims.

    Parameters
    ----------
    sentence
        In Finnish.
    known
        From `vocabulary`.

    Raises
    ------
    ClaimTextError
        If the text is too long.
    """
    words, ready = known
    return reader.read(sentence, vocabulary=words, known=ready)


def answered(draft: Draft, answers: Mapping[Slot, str]) -> Draft:
    """Return a draft with what its reader chose for the parts that were left open; what was said stays.

    Parameters
    ----------
    draft
        As it was read.
    answers
        Codes by part; a part that is not open is left as it is.
    """
    for slot in Slot:
        if slot in answers and slot in draft.open_slots():
            name, read = ANSWERS[slot]
            draft = replace(draft, **{name: read(answers[slot])})
    return draft


def settled(repository: Repository, draft: Draft, *, today: date) -> tuple[Draft, tuple[Message, ...]]:
    """Return a draft whose years are periods of its indicator, and what about it does not fit that indicator.

    Parameters
    ----------
    repository
        The release in force.
    draft
        With or without an indicator; without one nothing can be held against it.
    today
        A goal's year lies ahead of it.
    """
    if draft.indicator_id is None:
        return draft, ()
    indicator = repository.catalog.indicator(draft.indicator_id)
    known = catalog.periods(repository, indicator_id=indicator.id)
    fitted = _in_periods(draft, known[-1].frequency) if known else draft
    return fitted, tuple(_misfits(fitted, indicator, known, today=today))


def _in_periods(draft: Draft, frequency: Frequency) -> Draft:
    """Return a draft whose years are the first and last months or quarters of theirs, where figures come so often."""
    first, last, since = draft.from_period, draft.to_period, draft.since
    return replace(
        draft,
        from_period=None if first is None else first.first_in(frequency),
        to_period=last if last is None or last.frequency is frequency else Period.last_of_year(last.year, frequency),
        since=None if since is None else since.first_in(frequency),
    )


def _misfits(draft: Draft, indicator: Indicator, known: Sequence[Period], *, today: date) -> Iterator[Message]:
    name = indicator.short_name
    if not known:
        yield message("claim_text.refused.no_data", indicator=name)
    if draft.goal_unit and indicator.unit.symbol.fi != draft.goal_unit:
        yield message("claim_text.refused.unit", unit=indicator.unit.symbol, indicator=name)
    if draft.goal_year is not None and not today.year <= draft.goal_year <= today.year + FARTHEST_GOAL:
        last = today.year + FARTHEST_GOAL
        yield message("claim_text.refused.goal_far", year=draft.goal_year, first=today.year, last=last)
    for period in (draft.from_period, draft.to_period, draft.since):
        if known and period is not None and period not in known:
            key = "claim_text.refused.no_figures"
            yield message(key, year=period, indicator=name, first=known[0], last=known[-1])


def claim_of(draft: Draft, *, indicator: Indicator) -> Claim:
    """Return the claim of a draft in which nothing is left open.

    Parameters
    ----------
    draft
        With a kind, at least one region and an indicator.
    indicator
        Its indicator: a level is brought into its published unit.

    Raises
    ------
    ClaimTextError
        If the draft has no kind.
    """
    if draft.kind is None:
        raise ClaimTextError("claim_incomplete")
    own = draft.kind is ClaimKind.TARGET and draft.goal_value is not None
    return Claim(
        kind=draft.kind,
        region_codes=draft.region_codes,
        indicator_id=indicator.id,
        direction=draft.direction or Direction.BETTER,
        others=draft.others,
        from_period=draft.from_period,
        to_period=draft.to_period,
        goal_id=OWN_GOAL if own else draft.goal_id,
        goal_value=None if draft.goal_value is None else draft.goal_value / indicator.unit.factor,
        goal_year=draft.goal_year if own else None,
        since=draft.since,
    )
