"""Which periods a claim is about where it leaves them open, and which columns are comparable in season."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.claim_case import SPANNING, ClaimCase
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.domain.claim import Claim, ClaimKind
from tkkio_analytics.domain.message import LocalizedText, Message
from tkkio_analytics.domain.period import Period


def claim_case(
    panel: IndicatorPanel,
    claim: Claim,
    *,
    others: Sequence[str] = (),
    other_name: LocalizedText | Message | None = None,
) -> ClaimCase:
    """Return a claim beside its figures, with open periods filled in.

    The last period is the latest one that all claimed regions and others share; the first one the earliest they share
    without a measurement break since. A year asked of months or quarters is its last one.

    Parameters
    ----------
    panel
        The indicator; the claimed regions have rows in it.
    claim
        What is claimed.
    others, other_name
        Codes of what it is compared with; rows that the panel lacks are left out. Where they are, in words.
    """
    rows = _rows(panel, claim.region_codes)
    beside = _rows(panel, others)
    shared = _shared(panel, rows=rows, beside=beside)
    last = _asked(panel, claim.to_period) if claim.to_period is not None else _latest(panel, shared)
    columns = _columns(panel, last)
    case = ClaimCase(claim=claim, panel=panel, columns=columns, rows=rows, others=beside, other_name=other_name)
    end = _position(case, last)
    if claim.kind in {ClaimKind.FIRST, ClaimKind.FASTEST} and end is not None:
        case = replace(case, others=_rivals(case, end))
    if claim.kind not in SPANNING or end is None:
        return _filled(replace(case, end=end))
    first = _asked(panel, claim.from_period) if claim.from_period is not None else None
    start = _position(case, first) if first is not None else _earliest(case, end)
    turn = None
    if claim.kind is ClaimKind.TIMING and claim.since is not None:
        since = claim.since.first_in(panel.frequency)
        turn = max((at for at, period in enumerate(case.periods) if period < since), default=None)
    whole = _earliest(case, end, ignore_breaks=True)
    restricted = first is None and start != whole
    return _filled(replace(case, start=start, turn=turn, end=end, restricted=restricted))


def _rows(panel: IndicatorPanel, codes: Sequence[str]) -> tuple[int, ...]:
    found = (panel.row(code) for code in codes)
    return tuple(row for row in found if row is not None)


def _asked(panel: IndicatorPanel, period: Period) -> Period:
    """Return a period in the panel's frequency: a year is asked at its end."""
    if period.frequency is panel.frequency:
        return period
    return Period.last_of_year(period.year, panel.frequency)


def _shared(panel: IndicatorPanel, *, rows: tuple[int, ...], beside: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return in which columns all claimed regions, and any of the others, have a figure."""
    found = np.isfinite(panel.values)
    own = found[list(rows)].all(axis=0)
    return np.asarray(own & found[list(beside)].any(axis=0) if beside else own)


def _latest(panel: IndicatorPanel, shared: NDArray[np.bool_]) -> Period | None:
    columns = np.flatnonzero(shared)
    return panel.periods[int(columns[-1])] if len(columns) else None


def _columns(panel: IndicatorPanel, last: Period | None) -> NDArray[np.intp]:
    """Return the rounds that were held; of months and quarters those of the same one in each year."""
    if panel.season == 1 or last is None:
        return panel.rounds
    return np.array([t for t in panel.rounds if panel.periods[t].number == last.number], dtype=np.intp)


def _position(case: ClaimCase, period: Period | None) -> int | None:
    return case.periods.index(period) if period in case.periods else None


def _earliest(case: ClaimCase, end: int, *, ignore_breaks: bool = False) -> int | None:
    """Return the first position that all claimed regions share, without a measurement break since."""
    for position in range(end):
        seen = np.isfinite(case.values[list(case.rows), position]).all()
        crossed = any(case.crosses(row, start=position, end=end) for row in case.rows)
        if seen and (ignore_breaks or not crossed):
            return position
    return None


def _rivals(case: ClaimCase, end: int) -> tuple[int, ...]:
    """Return the other areas that exist in the last period."""
    year = case.periods[end].year
    areas = np.flatnonzero(case.panel.area_rows)
    return tuple(int(row) for row in areas if row not in case.rows and case.panel.regions[row].exists_in(year))


def _filled(case: ClaimCase) -> ClaimCase:
    """Return the case with the periods that were found written into the claim."""
    first = case.claim.from_period if case.start is None else case.periods[case.start]
    last = case.claim.to_period if case.end is None else case.periods[case.end]
    return replace(case, claim=replace(case.claim, from_period=first, to_period=last))
