"""What the releases say of the figures of a file: observed ones read from the table, the others worked out again."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tkkio_analytics.analysis.verification import verdicts
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.briefing import BriefingKind
from tkkio_analytics.domain.briefing_request import BriefingRequest
from tkkio_analytics.domain.figure import FigureKind, FigureValue, Measure
from tkkio_analytics.domain.message import Quantity
from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.domain.verification import (
    Expected,
    FigureList,
    Identity,
    ListedFigure,
    NamedRelease,
    Verification,
    WrittenFile,
)
from tkkio_analytics.errors import NoDataError, SnapshotMissingError, UnknownIndicatorError, UnknownRegionError
from tkkio_analytics.services.briefing import briefing

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

TOTAL: Final = "total"
REFERENCE_GOALS: Final = frozenset(goal.value for goal in ReferenceGoal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How a figure is put into words, and which number of a cell stands for it, in the language of the file."""

    text: Callable[[FigureValue], str]
    number: Callable[[FigureValue], float | None]


def verify(
    file: WrittenFile,
    *,
    current: Repository,
    release: Callable[[str], Repository],
    store: "Store | None",
    words: Words,
) -> Verification:
    """Return what became of each figure of a file.

    Parameters
    ----------
    file
        What was read from it.
    current
        The release in force.
    release
        Opens a release by its id; raises SnapshotMissingError where it is not here.
    store
        Where the recommendations of earlier negotiations are; None where nothing was written.
    words
        How figures are written in the language of the file.

    Returns
    -------
    Verification
        Each figure with its verdict.

    Raises
    ------
    SnapshotDamagedError, CatalogError, ObservationError
        If the named release is here but cannot be used.
    """
    listing = file.listing
    named = current if current.release.sha256 == listing.release_sha256 else _opened(release, listing)
    state = _state(named, listing)
    said = {} if named is None else _expected(named, listing, store=store, words=words, checked=state)
    now = None if named is current else _expected(current, listing, store=store, words=words)
    return Verification(
        listing=listing,
        named_release=state,
        current_release_id=current.release.id,
        figures=verdicts(file, named=said, current=now),
        added=file.added,
    )


def _opened(release: Callable[[str], Repository], listing: FigureList) -> Repository | None:
    try:
        return release(listing.release_id)
    except SnapshotMissingError:
        return None


def _state(named: Repository | None, listing: FigureList) -> NamedRelease:
    if named is None:
        return NamedRelease.GONE
    return NamedRelease.HERE if named.release.sha256 == listing.release_sha256 else NamedRelease.CHANGED


def _expected(
    repository: Repository,
    listing: FigureList,
    *,
    store: "Store | None",
    words: Words,
    checked: NamedRelease = NamedRelease.HERE,
) -> Mapping[str, Expected]:
    """Return by reference what a release says; one that was changed says only what its unchanged snapshots hold."""
    held = {snapshot.sha256 for snapshot in repository.release.snapshots}
    worked_out = _worked_out(repository, listing, store=store)
    found: dict[str, Expected] = {}
    ranks: Counter[Identity] = Counter()
    for figure in listing.figures:
        rank = ranks[figure.identity]
        ranks[figure.identity] += 1
        if checked is not NamedRelease.HERE and not held.issuperset(figure.snapshots):
            continue
        value = _observed(repository, figure) or _chosen(worked_out.get(figure.identity, ()), figure, rank)
        if value is not None:
            found[figure.code] = Expected(value=value, text=words.text(value), number=words.number(value))
    return found


def _chosen(values: Sequence[FigureValue], figure: ListedFigure, rank: int) -> FigureValue | None:
    """Return the value that the figure had, or where none is, the one in the same place among those of its identity."""
    same = next((value for value in values if repr(float(value.value)) == figure.exact), None)
    if same is not None:
        return same
    return values[rank] if rank < len(values) else None


def _observed(repository: Repository, figure: ListedFigure) -> Quantity | None:
    """Return an observed level as the table has it."""
    if figure.kind is not FigureKind.OBSERVED or figure.measure is not Measure.LEVEL:
        return None
    try:
        indicator = repository.catalog.indicator(figure.indicator_id)
    except UnknownIndicatorError:
        return None
    frame = repository.observations
    rows = frame[
        (frame[obs.INDICATOR] == figure.indicator_id)
        & (frame[obs.REGION] == figure.region_code)
        & (frame[obs.PERIOD] == figure.period)
        & (frame[obs.SEX] == TOTAL)
        & (frame[obs.STATUS] == obs.Status.OBSERVED.value)
    ]
    if len(rows) != 1:
        return None
    return Quantity(value=float(rows[obs.VALUE].iloc[0]), unit=indicator.unit, decimals=indicator.decimals)


def _worked_out(
    repository: Repository, listing: FigureList, *, store: "Store | None"
) -> Mapping[Identity, Sequence[FigureValue]]:
    """Return every figure of the same briefing made afresh, as of the day of the file, in its order."""
    found: dict[Identity, list[FigureValue]] = {}
    for request in _requests(listing):
        try:
            made = briefing(repository, store, request, today=listing.date)
        except (NoDataError, UnknownIndicatorError, UnknownRegionError):
            continue
        for figure in made.references:
            identity = figure.indicator_id, figure.region_code, figure.period, figure.measure, figure.goal_id
            found.setdefault(identity, []).append(figure.value)
    return found


def _requests(listing: FigureList) -> Iterator[BriefingRequest]:
    """Yield the requests that a file may have been made from: one for each goal, and for each indicator asked of."""
    goals = Counter(figure.goal_id for figure in listing.figures if figure.goal_id in REFERENCE_GOALS)
    indicators: tuple[str | None, ...] = (None,)
    if listing.kind is BriefingKind.QUESTION:
        indicators = tuple(dict.fromkeys(figure.indicator_id for figure in listing.figures))
    for goal in goals or [ReferenceGoal.BEST_QUARTILE.value]:
        for indicator in indicators:
            yield BriefingRequest(
                kind=listing.kind, region_code=listing.region_code, goal_id=str(goal), indicator_id=indicator
            )
