"""Which periods a sentence claims something of, by what kind of claim it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from tkkio_analytics.analysis.claim_reading.sentence import Sense, Sentence
from tkkio_analytics.analysis.claim_reading.times import Time, TimeRole
from tkkio_analytics.domain.claim import ClaimKind
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.period import Period

Filled: TypeAlias = Mapping[TimeRole, tuple[str, ...]]
FROM, TO, SINCE, DUE = "from", "to", "since", "due"
OF_LEVEL: Final[Filled] = {TimeRole.IN: (TO,), TimeRole.TO: (TO,)}
OF_GOAL: Final[Filled] = {TimeRole.IN: (DUE,), TimeRole.TO: (DUE,)}
OF_TIMING: Final[Filled] = {TimeRole.AFTER: (SINCE,), TimeRole.AFTER_EVENT: (SINCE,), TimeRole.FROM: (SINCE,)}
OF_CHANGE: Final[Filled] = {
    TimeRole.FROM: (FROM,),
    TimeRole.AFTER: (FROM,),
    TimeRole.TO: (TO,),
    TimeRole.IN: (TO,),
    TimeRole.BETWEEN: (FROM, TO),
    TimeRole.AFTER_EVENT: (),
}
"""What each word of time fills in a kind of claim; a role that is not here is not understood there."""
ROLES: Final[Mapping[ClaimKind, Filled]] = {
    ClaimKind.CHANGE: OF_CHANGE,
    ClaimKind.FASTEST: OF_CHANGE,
    ClaimKind.COMPARISON: OF_LEVEL,
    ClaimKind.FIRST: OF_LEVEL,
    ClaimKind.TARGET: OF_GOAL,
    ClaimKind.TIMING: OF_TIMING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The periods of a claim; None where the sentence does not say.

    Parameters
    ----------
    from_period, to_period, since, goal_year
        As in `Claim`.
    from_options
        Codes of the periods between which the sentence leaves its beginning open.
    meanings
        Places of words of time, and what they were taken for.
    used
        Every such place.
    """

    from_period: Period | None = None
    to_period: Period | None = None
    since: Period | None = None
    goal_year: int | None = None
    from_options: tuple[str, ...] = ()
    meanings: tuple[tuple[tuple[int, ...], Message], ...] = ()
    used: frozenset[int] = frozenset()


def dates(sentence: Sentence, sense: Sense) -> Dates:
    """Return the periods of a sentence's claim.

    Parameters
    ----------
    sentence, sense
        Taken apart, and the kind of claim. A second word of time for the same part is not understood.
    """
    filled: dict[str, int] = {}
    options: tuple[str, ...] = ()
    understood: list[tuple[Time, tuple[str, ...]]] = []
    for time in sentence.times:
        parts = _parts(time, sentence, sense)
        if parts is None or any(part in filled for part in parts):
            continue
        filled |= dict(zip(parts, _years(time, sense), strict=True))
        if not parts:
            options = tuple(str(time.years[0] - before) for before in (1, 0))
        understood.append((time, parts))
    if TO in filled and FROM not in filled and sense.kind in {ClaimKind.CHANGE, ClaimKind.FASTEST}:
        filled |= _within_a_year(sentence, filled)
    return Dates(
        from_period=_period(filled.get(FROM)),
        to_period=_period(filled.get(TO)),
        since=_period(filled.get(SINCE)),
        goal_year=filled.get(DUE),
        from_options=options,
        meanings=tuple(_meanings(understood, filled)),
        used=frozenset(at for time, _ in understood for at in range(time.start, time.end)),
    )


def _parts(time: Time, sentence: Sentence, sense: Sense) -> tuple[str, ...] | None:
    if sense.kind is None:
        return None
    if sense.than_before and time.start > sentence.places("than")[0]:
        return (FROM,) if time.role is TimeRole.IN else None
    return ROLES[sense.kind].get(time.role)


def _years(time: Time, sense: Sense) -> tuple[int, ...]:
    """Return the years that a word of time fills in; what came after 2023 came in 2024 at the earliest."""
    if time.role is TimeRole.AFTER_EVENT and sense.kind is not ClaimKind.TIMING:
        return ()
    if time.role is TimeRole.AFTER and sense.kind is ClaimKind.TIMING:
        return (time.years[0] + 1,)
    return time.years


def _within_a_year(sentence: Sentence, filled: dict[str, int]) -> dict[str, int]:
    """Return the year before a change "vuonna 2024"; "vuoteen 2024" leaves its beginning open."""
    inside = any(time.role is TimeRole.IN and time.years == (filled[TO],) for time in sentence.times)
    return {FROM: filled[TO] - 1} if inside else {}


def _meanings(
    understood: list[tuple[Time, tuple[str, ...]]], filled: dict[str, int]
) -> Iterator[tuple[tuple[int, ...], Message]]:
    for time, parts in understood:
        places = tuple(range(time.start, time.end))
        if not parts:
            yield places, message("claim_text.period.open")
        elif parts == (FROM, TO) or (parts == (TO,) and FROM in filled and time.role is TimeRole.IN):
            yield places, message("claim_text.period.between", first=filled[FROM], last=filled[TO])
        else:
            yield places, message(f"claim_text.period.{parts[0]}", year=filled[parts[0]])


def _period(year: int | None) -> Period | None:
    return None if year is None else Period.of_year(year)
