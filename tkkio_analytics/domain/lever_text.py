"""Levers as short texts, for links, the command line and files: ``pace=+0.5@2027~0.3``.

A lever is ``[indicator/]kind[=argument][@start_year][:ramp_years][~uncertainty]``; several are joined by ``;``. The
argument is the amount, the code of the other area for ``peer_pace``, or the probability for ``required_pace``; the
other measured paces take none. The parts after it may stand in any order; a decimal point or comma will do.
"""

import math
import re
from typing import Final

from tkkio_analytics.domain.scenario import AMOUNT_KINDS, DEFAULT_UNCERTAINTY, Lever, LeverKind
from tkkio_analytics.errors import ScenarioError

LEVER: Final = re.compile(
    r"(?:(?P<indicator>[A-Za-z0-9_.\-]+)/)?(?P<kind>[a-z_]+)(?:=(?P<argument>[^@:~]*))?(?P<rest>(?:[@:~][^@:~]*)*)"
)
PART: Final = re.compile(r"([@:~])([^@:~]*)")
NUMBER: Final = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?", re.ASCII)
SEPARATOR: Final = ";"
LONGEST: Final = 200
"""Characters of one lever at most."""
MOST_LEVERS: Final = 20
LONGEST_RAMP: Final = 30
"""Years over which a change may grow."""
LARGEST_UNCERTAINTY: Final = 2.0
"""A change whose standard deviation is more than twice its size is no assumption any more."""
YEARS: Final = (1900, 2200)


def parse_lever(text: str) -> Lever:
    """Return the lever that a text states.

    Parameters
    ----------
    text
        One lever, such as ``effect=2~0.3@2027:2``.

    Raises
    ------
    ScenarioError
        Saying which part cannot be read, and how it is written.

    Examples
    --------
    >>> parse_lever("step=-2,5@2027").amount
    -2.5
    """
    found = LEVER.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        raise ScenarioError("lever_unreadable", lever=text[:LONGEST])
    if found["kind"] not in set(LeverKind):
        raise ScenarioError("lever_unknown_kind", kind=found["kind"], kinds=tuple(LeverKind))
    kind, argument = LeverKind(found["kind"]), found["argument"]
    parts = PART.findall(found["rest"])
    by_mark = dict(parts)
    if len(by_mark) < len(parts):
        raise ScenarioError("lever_part_twice", lever=text)
    lever = Lever(
        kind=kind,
        amount=_number(argument, text) if argument and kind in AMOUNT_KINDS else None,
        start_year=_whole(by_mark["@"], text) if "@" in by_mark else None,
        ramp_years=_whole(by_mark[":"], text) if ":" in by_mark else 0,
        uncertainty=_number(by_mark["~"], text) if "~" in by_mark else DEFAULT_UNCERTAINTY,
        peer=argument or None if kind is LeverKind.PEER_PACE else None,
        probability=_number(argument, text) if argument and kind is LeverKind.REQUIRED_PACE else None,
        indicator_id=found["indicator"],
    )
    if argument and kind in {LeverKind.OWN_BEST_PACE, LeverKind.BEST_QUARTILE_PACE}:
        raise ScenarioError("lever_takes_no_argument", lever=text, kind=kind.value)
    return checked_lever(lever)


def lever_text(lever: Lever) -> str:
    """Return the text of a lever; `parse_lever` gives the same lever back.

    Examples
    --------
    >>> lever_text(Lever(kind=LeverKind.PACE, amount=0.5, start_year=2027))
    'pace=+0.5@2027'
    """
    parts = [f"{lever.indicator_id}/" if lever.indicator_id is not None else "", lever.kind.value]
    if lever.amount is not None:
        parts.append(f"={'+' if math.copysign(1.0, lever.amount) > 0 else ''}{_written(lever.amount)}")
    if lever.peer is not None:
        parts.append(f"={lever.peer}")
    if lever.probability is not None:
        parts.append(f"={_written(lever.probability)}")
    parts.append(f"@{lever.start_year}" if lever.start_year is not None else "")
    parts.append(f":{lever.ramp_years}" if lever.ramp_years else "")
    parts.append(f"~{_written(lever.uncertainty)}" if lever.uncertainty != DEFAULT_UNCERTAINTY else "")
    return "".join(parts)


def parse_levers(text: str) -> tuple[Lever, ...]:
    """Return the levers of a text in which ``;`` stands between them; an empty text has none.

    Raises
    ------
    ScenarioError
        As for one lever, or if there are too many.
    """
    found = tuple(parse_lever(part) for part in text.split(SEPARATOR) if part.strip())
    if len(found) > MOST_LEVERS:
        raise ScenarioError("too_many_levers", count=len(found), most=MOST_LEVERS)
    return found


def levers_text(levers: tuple[Lever, ...]) -> str:
    """Return the text of several levers."""
    return SEPARATOR.join(lever_text(lever) for lever in levers)


def checked_lever(lever: Lever) -> Lever:
    """Return the lever if it can be worked with.

    Raises
    ------
    ScenarioError
        Saying what is missing or out of range.
    """
    kind = lever.kind.value
    if lever.kind in AMOUNT_KINDS and (lever.amount is None or not math.isfinite(lever.amount)):
        raise ScenarioError("lever_amount", kind=kind)
    if lever.kind is LeverKind.PEER_PACE and not lever.peer:
        raise ScenarioError("lever_peer", kind=kind)
    if lever.kind is LeverKind.REQUIRED_PACE and not _is_probability(lever.probability):
        raise ScenarioError("lever_probability", kind=kind)
    if _superfluous(lever):
        raise ScenarioError("lever_superfluous", kind=kind)
    if not 0 <= lever.ramp_years <= LONGEST_RAMP:
        raise ScenarioError("lever_ramp", kind=kind, most=LONGEST_RAMP)
    if lever.kind is LeverKind.RAMP and not lever.ramp_years:
        raise ScenarioError("lever_ramp_missing", kind=kind)
    if lever.kind is LeverKind.STEP and lever.ramp_years:
        raise ScenarioError("lever_step_with_ramp", kind=kind)
    if not 0.0 <= lever.uncertainty <= LARGEST_UNCERTAINTY:
        raise ScenarioError("lever_uncertainty", kind=kind, most=_written(LARGEST_UNCERTAINTY))
    if lever.start_year is not None and not YEARS[0] <= lever.start_year <= YEARS[1]:
        raise ScenarioError("lever_start_year", kind=kind, year=str(lever.start_year))
    return lever


def _superfluous(lever: Lever) -> bool:
    """Say whether a field is filled that this kind does not use, which would be a misunderstanding."""
    return (
        (lever.amount is not None and lever.kind not in AMOUNT_KINDS)
        or (lever.peer is not None and lever.kind is not LeverKind.PEER_PACE)
        or (lever.probability is not None and lever.kind is not LeverKind.REQUIRED_PACE)
    )


def _is_probability(value: float | None) -> bool:
    """Say whether a probability can be aimed at: evens at least, and short of certainty."""
    return value is not None and 0.5 <= value <= 0.98  # noqa: PLR2004 - nothing above 98 % is ever shown


def _number(text: str, lever: str) -> float:
    plain = text.strip().replace("\N{MINUS SIGN}", "-")
    if not NUMBER.fullmatch(plain):
        raise ScenarioError("lever_number", lever=lever, value=text)
    return float(plain.replace(",", "."))


def _whole(text: str, lever: str) -> int:
    if not re.fullmatch(r"\d{1,4}", text.strip(), re.ASCII):
        raise ScenarioError("lever_whole_number", lever=lever, value=text)
    return int(text)


def _written(value: float) -> str:
    """Return the shortest text that reads back as the same number, without a needless ``.0``."""
    return repr(float(value)).removesuffix(".0")
