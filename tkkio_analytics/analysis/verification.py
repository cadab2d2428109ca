"""What became of each figure of a file: equal, revised, edited, removed or not to be traced."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final

from tkkio_analytics.domain.figure import fingerprint_of
from tkkio_analytics.domain.verification import (
    Checked,
    Expected,
    ListedFigure,
    Verdict,
    WrittenFigure,
    WrittenFile,
)

TOLERANCE: Final = 1e-9
"""Relative: a model run on another processor may differ in its last digits."""
SPACES: Final = str.maketrans(dict.fromkeys("\xa0\u202f\u2009\t\n\r", " ") | {"\xad": ""})
BEFORE: Final = r"(?<!\d)(?<!\d[.,])(?<![-+\N{MINUS SIGN}])"
AFTER: Final = r"(?!\d)(?![.,]\d)"
"""No digit, and no sign or decimals, of a longer number."""


def verdicts(
    file: WrittenFile, *, named: Mapping[str, Expected], current: Mapping[str, Expected] | None
) -> tuple[Checked, ...]:
    """Return each figure of a file with its verdict, those on the list first.

    Parameters
    ----------
    file
        What was read.
    named, current
        What the named release and the one in force say, by reference; ``current`` is None where they are one release.

    Returns
    -------
    tuple of Checked
        One for each entry of the list, then one for each reference that the list does not have.
    """
    written: dict[str, list[WrittenFigure]] = {}
    for figure in file.figures:
        written.setdefault(figure.code, []).append(figure)
    release = file.listing.release_sha256
    found = [
        _listed(
            entry,
            written.pop(entry.code, []),
            release_sha256=release,
            named=named.get(entry.code),
            current=named.get(entry.code) if current is None else current.get(entry.code),
        )
        for entry in file.listing.figures
    ]
    return (*found, *(_unknown(figures[0]) for figures in written.values()))


def _listed(
    entry: ListedFigure,
    written: Sequence[WrittenFigure],
    *,
    release_sha256: str,
    named: Expected | None,
    current: Expected | None,
) -> Checked:
    places = [figure.place for figure in written]
    differing = next((figure for figure in written if not _shows(figure, entry, named)), None)
    place = differing.place if differing else places[0] if places else None
    shown = _shown(differing) if differing else None
    verdict = _verdict(entry, written, release_sha256=release_sha256, named=named, current=current)
    if differing is not None and verdict is not Verdict.LIST_EDITED:
        verdict = Verdict.EDITED
    return Checked(
        code=entry.code, listed=entry, verdict=verdict, place=place, shown=shown, named=named, current=current
    )


def _verdict(
    entry: ListedFigure,
    written: Sequence[WrittenFigure],
    *,
    release_sha256: str,
    named: Expected | None,
    current: Expected | None,
) -> Verdict:
    """Return the verdict of a figure that is shown as it should be wherever it stands."""
    if not _true_to_its_code(entry, release_sha256) or (named is not None and not _equal(entry, named)):
        return Verdict.LIST_EDITED
    if not written:
        return Verdict.REMOVED
    if named is None:
        return Verdict.UNTRACEABLE
    if current is None:
        return Verdict.SUPERSEDED
    return Verdict.SAME if _close(named.value.value, current.value.value) else Verdict.REVISED


def _true_to_its_code(entry: ListedFigure, release_sha256: str) -> bool:
    parts = (entry.indicator_id, entry.region_code, entry.period, entry.kind, entry.measure, entry.goal_id or "")
    return fingerprint_of(release_sha256, *parts, entry.exact).startswith(entry.code)


def _equal(entry: ListedFigure, named: Expected) -> bool:
    try:
        exact = float(entry.exact)
    except ValueError:
        return False
    return _close(exact, named.value.value) and plain(entry.text) == plain(named.text)


def _close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def _shows(figure: WrittenFigure, entry: ListedFigure, named: Expected | None) -> bool:
    """Return whether a place shows the figure as the named release says, or failing that as the list says."""
    if figure.number is not None:
        return named is None or named.number is None or _close(figure.number, named.number)
    return figure.text is None or holds(figure.text, entry.text if named is None else named.text)


def _shown(figure: WrittenFigure) -> str:
    return plain(figure.text or "") if figure.number is None else f"{figure.number!r}"


def _unknown(figure: WrittenFigure) -> Checked:
    return Checked(
        code=figure.code,
        listed=None,
        verdict=Verdict.UNKNOWN,
        place=figure.place,
        shown=_shown(figure),
        named=None,
        current=None,
    )


def plain(text: str) -> str:
    r"""Return text with every space a plain one, and without the signs of hyphenation.

    Examples
    --------
    >>> plain("45,3\xa0%\n (2025)")
    '45,3 % (2025)'
    """
    return " ".join(text.translate(SPACES).split())


def holds(text: str, figure: str) -> bool:
    r"""Return whether a text says a figure, and not merely a longer number that has its digits.

    Examples
    --------
    >>> holds("oli 45,3 % (2025)", "45,3 %"), holds("oli 145,3 %", "45,3 %"), holds("oli −5 %", "5 %")
    (True, False, False)
    >>> holds("oli 2 245 kpl", "245 kpl"), holds("vuonna 2025 245 kpl", "245 kpl")
    (False, True)
    """
    whole, wanted = plain(text), plain(figure)
    return any(
        not _continued(whole[: found.start()], wanted)
        for found in re.finditer(rf"{BEFORE}{_breakable(wanted)}{AFTER}", whole)
    )


def _breakable(wanted: str) -> str:
    """Return a pattern of a figure whose unit may go on in the next line: "1 000 as./" and "v"."""
    return re.sub(r"(/|\\-)", r"\1 ?", re.escape(wanted))


def _continued(before: str, wanted: str) -> bool:
    """Return whether the digits before are the thousands of the same number: "2 245"."""
    return bool(re.match(r"\d{3}(?!\d)", wanted)) and bool(re.search(r"(?<!\d)\d{1,3} $", before))
