"""A refresh: every chosen source asked, series by series, and what may be taken published as one release."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from tkkio_analytics.data.http import Door, Policy
from tkkio_analytics.data.refresh.bodies import Bodies
from tkkio_analytics.data.refresh.in_force import InForce, in_force
from tkkio_analytics.data.refresh.judging import is_news, judged, judged_file, result_of
from tkkio_analytics.data.refresh.offer import Offer, missing_numbers, numbers_in_force
from tkkio_analytics.data.refresh.outside_snapshot import OutsideSnapshot
from tkkio_analytics.data.refresh.outside_turn import OutsideTurn, failed_outside
from tkkio_analytics.data.refresh.plug import Asking, Fetched, FetchedFile, Plug, SourceSeries
from tkkio_analytics.data.refresh.plugs import PLUGS
from tkkio_analytics.data.refresh.publication import News, publish
from tkkio_analytics.data.refresh.run import Recorded, alone
from tkkio_analytics.data.writing import sweep
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.outside import OutsideEntry
from tkkio_analytics.domain.refresh import FileResult, RefreshReport, SeriesResult, SeriesState
from tkkio_analytics.errors import RefreshError, SourceError, TkkioError

GIVES_UP_AFTER: Final = 3
"""Series in a row that cannot be reached before the rest of a source are not tried."""
UNREACHED: Final = frozenset({"errors.source_not_reached", "errors.source_too_slow", "errors.source_asks_for_rest"})
NO_ANSWER: Final = "source_"
"""Keys of the errors that say that there was no answer begin so; the others refuse one."""
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a refresh is asked to do.

    Parameters
    ----------
    data_dir, refreshed
        The shipped folder, and the one that is written to.
    user_agent
        Who asks.
    now
        The clock, in UTC.
    source_ids
        Only these sources; empty for every one.
    indicator_ids
        Only these; empty for every series of the sources. The number of an indicator at its source stands for the
        series that the catalogue has of it, or for one outside the catalogue.
    whole
        Whether every indicator that the sources list is fetched, outside the catalogue as well.
    missing
        Whether only series are fetched that have no figures in force.
    again
        Whether those outside the catalogue that are in force are fetched again.
    accepted
        Series that are taken although they are unlike what is in force: somebody has looked at them.
    dry_run
        Whether to stop before publication.
    base_urls
        Where a source is asked instead of its own address, by its id.
    policy
        Manners towards all sources; None for each source's own.
    progress
        Told of each series before it is asked for: done, all, its id.
    plugs
        The sources there are.
    run_id
        Of the order that is carried out; empty where nobody ordered it from a page.
    """

    data_dir: Path
    refreshed: Path
    user_agent: str
    now: Callable[[], datetime]
    source_ids: Collection[str] = ()
    indicator_ids: Collection[str] = ()
    accepted: Collection[str] = ()
    whole: bool = False
    again: bool = False
    missing: bool = False
    dry_run: bool = False
    base_urls: Mapping[str, str] = field(default_factory=dict)
    policy: Policy | None = None
    progress: Progress = field(default=lambda _done, _all, _label: None)
    plugs: Sequence[Plug] = PLUGS
    run_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Turn:
    """What one source is asked for: series of the catalogue, numbers outside it, a file."""

    plug: Plug
    asking: Asking
    wanted: tuple[SourceSeries, ...]
    numbers: tuple[str, ...]
    whole: bool
    with_file: bool

    @property
    def is_wanted(self) -> bool:
        """Say whether there is anything to ask for."""
        return bool(self.wanted or self.numbers or self.whole or self.with_file)


@dataclass(slots=True, kw_only=True, eq=False)
class _Outcome:
    """What came of one source; ``error`` gives it up whole."""

    turn: _Turn
    results: list[SeriesResult] = field(default_factory=list)
    taken: list[Fetched] = field(default_factory=list)
    entries: list[OutsideEntry] = field(default_factory=list)
    outside: OutsideSnapshot | None = None
    file: FileResult | None = None
    new_file: FetchedFile | None = None
    error: SourceError | None = None

    @property
    def told(self) -> list[SeriesResult]:
        """Return one result a series; all have failed where the source was given up."""
        if self.error is None:
            return self.results
        reason = Message(self.error.key, self.error.params)
        source_id = self.turn.plug.source_id
        failed = [
            result_of(series, SeriesState.FAILED, source_id=source_id, reason=reason) for series in self.turn.wanted
        ]
        return failed + [failed_outside(number, source_id=source_id, reason=reason) for number in self.turn.numbers]

    @property
    def told_file(self) -> FileResult | None:
        """Return what became of the file; None where none was asked for."""
        if self.error is None or self.turn.plug.file is None or not self.turn.with_file:
            return self.file
        reason = Message(self.error.key, self.error.params)
        return FileResult(source=self.turn.plug.source_id, file="", state=SeriesState.FAILED, reason=reason)


def refresh(request: Request) -> RefreshReport:
    """Fetch the series of the sources, compare them with what is in force, and publish what may be taken.

    Returns
    -------
    RefreshReport
        With one entry a series. A series that fails or is held stays as it was, and so do all series of a source that
        cannot be reached; the others do not wait for them.

    Raises
    ------
    SourceError
        If no source can be reached at all; nothing has changed, and what was fetched is used next time.
    RefreshError
        If another refresh is running, a source or an indicator is not known, or the release would not hold together.
    """
    with alone(request.refreshed):
        recorded = Recorded(request.refreshed, run_id=request.run_id, now=request.now)

        def progress(done: int, whole: int, label: str) -> None:
            recorded.progress(done, whole, label)
            request.progress(done, whole, label)

        try:
            report = _refreshed(replace(request, progress=progress))
        except TkkioError as error:
            recorded.failed(error)
            raise
        recorded.ended(report)
        return report


def _refreshed(request: Request) -> RefreshReport:
    sweep(request.refreshed)
    start = in_force(request.data_dir, request.refreshed)
    begun = request.now()
    outcomes = list(_outcomes(start, request))
    first = outcomes[0].error
    if first is not None and all(outcome.error is not None for outcome in outcomes):
        raise first
    after = start.release.id
    if not request.dry_run:
        after = _published(start, outcomes, request)
        for outcome in outcomes:
            if outcome.error is None:
                outcome.turn.asking.bodies.forget()
    return RefreshReport(
        sources=tuple(outcome.turn.plug.source_id for outcome in outcomes),
        begun=begun,
        ended=request.now(),
        before=start.release.id,
        after=after,
        dry_run=request.dry_run,
        series=tuple(result for outcome in outcomes for result in outcome.told),
        outside=tuple(entry for outcome in outcomes for entry in outcome.entries),
        files=tuple(outcome.told_file for outcome in outcomes if outcome.told_file is not None),
    )


def _turns(start: InForce, request: Request) -> list[_Turn]:
    """Return the sources to ask, those left out from which nothing is wanted."""
    known = {plug.source_id: plug for plug in request.plugs}
    strange = sorted({*request.source_ids, *request.base_urls} - set(known))
    if strange:
        raise RefreshError("refresh_unknown_source", source=strange[0], known=", ".join(known))
    plugs = [plug for plug in request.plugs if not request.source_ids or plug.source_id in request.source_ids]
    offers = [Offer(plug=plug, series=plug.series(start.catalog)) for plug in plugs]
    names = {*request.indicator_ids, *request.accepted}
    strange = sorted(name for name in names if not any(offer.has(name) for offer in offers))
    if strange:
        raise RefreshError("refresh_not_of_source", indicator=strange[0], source=", ".join(p.source_id for p in plugs))
    turns = [turn for offer in offers if (turn := _turn(offer, start, request)).is_wanted]
    if not turns:
        raise RefreshError("refresh_nothing_to_ask", source=", ".join(plug.source_id for plug in plugs))
    return turns


def _turn(offer: Offer, start: InForce, request: Request) -> _Turn:
    plug, names = offer.plug, request.indicator_ids
    wanted, numbers = offer.wanted(names), offer.numbers(names)
    if request.missing:
        held = set(start.published[obs.INDICATOR].unique())
        wanted = tuple(series for series in wanted if series.indicator.id not in held)
        numbers = numbers or missing_numbers(start, offer)
    if request.again and plug.outside:
        numbers = tuple(dict.fromkeys((*numbers, *numbers_in_force(start, plug.source_id))))
    # A source that the catalogue has nothing of is asked for all it has where it is named.
    named = plug.source_id in request.source_ids and not (offer.series or names or request.missing)
    return _Turn(
        plug=plug,
        asking=_asking(start, request, plug),
        wanted=wanted,
        numbers=numbers,
        whole=plug.outside is not None and (request.whole or named),
        with_file=plug.file is not None and not (names or request.missing),
    )


def _asking(start: InForce, request: Request, plug: Plug) -> Asking:
    source = next((entry for entry in start.catalog.sources if entry.id == plug.source_id), None)
    if source is None:
        names = ", ".join(entry.id for entry in start.catalog.sources)
        raise RefreshError("refresh_unknown_source", source=plug.source_id, known=names)
    base_url = request.base_urls.get(source.id, source.url).rstrip("/")
    policy = request.policy or plug.policy(source)
    return Asking(
        source=source,
        door=Door(source=source.name, user_agent=request.user_agent, policy=policy),
        base_url=base_url,
        bodies=Bodies(folder=request.refreshed / "fetched" / source.id, asked_at=base_url, now=request.now),
        catalog=start.catalog,
        published=start.published,
    )


def _outcomes(start: InForce, request: Request) -> Iterator[_Outcome]:
    turns = _turns(start, request)
    count = _Count(whole=sum(len(turn.wanted) + len(turn.numbers) for turn in turns), tell=request.progress)
    for turn in turns:
        outcome = _Outcome(turn=turn)
        try:
            patience = _Patience()
            request.progress(count.done, count.whole, turn.asking.source.name)
            if turn.with_file:
                _ask_file(outcome, start)
            if turn.wanted:
                _ask(outcome, start, request, count, patience)
            if turn.numbers or turn.whole:
                _ask_outside(outcome, start, request, count, patience)
        except SourceError as error:
            outcome.error = error
            if not error.key.removeprefix("errors.").startswith(NO_ANSWER):
                # What came is refused, and would be refused again: it is kept, and the question asked anew next time.
                turn.asking.bodies.forget()
        yield outcome
    request.progress(count.whole, count.whole, "")


@dataclass(slots=True, kw_only=True)
class _Count:
    """How far a refresh is."""

    whole: int
    tell: Progress
    done: int = 0

    def next(self, label: str) -> None:
        """Tell what is asked for now."""
        self.tell(self.done, self.whole, label)
        self.done += 1


class _Patience:
    """How often in a row a source could not be reached."""

    def __init__(self) -> None:
        self._unreached = 0

    def ends(self, error: SourceError | None) -> bool:
        """Take note of how a question went; say whether the source is to be given up."""
        self._unreached = self._unreached + 1 if error is not None and error.key in UNREACHED else 0
        return self._unreached == GIVES_UP_AFTER


def _ask(outcome: _Outcome, start: InForce, request: Request, count: _Count, patience: _Patience) -> None:
    """Fetch the series of one source into its outcome; raises what gives the source up."""
    source_id = outcome.turn.plug.source_id
    fetch = outcome.turn.plug.begin(outcome.turn.asking)
    for series in outcome.turn.wanted:
        count.next(series.indicator.id)
        try:
            fetched = fetch(series)
            patience.ends(None)
        except SourceError as error:
            if patience.ends(error):
                raise
            reason = Message(error.key, error.params)
            outcome.results.append(result_of(series, SeriesState.FAILED, source_id=source_id, reason=reason))
            continue
        before = start.published[start.published[obs.INDICATOR] == series.indicator.id]
        accepted = not {series.indicator.id, series.source_id}.isdisjoint(request.accepted)
        result = judged(series, fetched.table, before, source_id=source_id, catalog=start.catalog, accepted=accepted)
        outcome.results.append(result)
        outcome.taken += [fetched] if is_news(start, series, result) else []


def _ask_file(outcome: _Outcome, start: InForce) -> None:
    """Fetch what a source gives that is no series; raises what gives the source up."""
    plug = outcome.turn.plug
    if plug.file is None:
        return
    fetched = plug.file(outcome.turn.asking)
    outcome.file = judged_file(start, fetched, source_id=plug.source_id)
    outcome.new_file = None if outcome.file.state is SeriesState.UNCHANGED else fetched


def _ask_outside(outcome: _Outcome, start: InForce, request: Request, count: _Count, patience: _Patience) -> None:
    """Fetch the indicators of one source that the catalogue does not have; each is on disk before the next one."""
    turn = outcome.turn
    if turn.plug.outside is None or start.catalog.outside_words is None:
        raise RefreshError("refresh_nothing_to_ask", source=turn.plug.source_id)
    opened = turn.plug.outside(turn.asking)
    numbers = turn.numbers
    if turn.whole:
        listed = (number for number, _ in opened.listed())
        offer = Offer(plug=turn.plug, series=turn.plug.series(start.catalog))
        numbers = tuple(dict.fromkeys((*numbers, *(number for number in listed if offer.is_outside(number)))))
        count.whole += len(numbers) - len(turn.numbers)
    outcome.outside = None if request.dry_run else OutsideSnapshot(start=start, source=turn.asking.source)
    asked = OutsideTurn(
        start=start,
        asking=turn.asking,
        opened=opened,
        numbers=numbers,
        snapshot=outcome.outside,
        accepted=request.accepted,
        words=start.catalog.outside_words,
    )
    for result, entry in asked.outcomes(count.next, gives_up=patience.ends):
        outcome.results.append(result)
        outcome.entries += [] if entry is None else [entry]


def _published(start: InForce, outcomes: Sequence[_Outcome], request: Request) -> str:
    """Return the id of the release in force afterwards."""
    good = [outcome for outcome in outcomes if outcome.error is None]
    news = [
        News(
            source_id=outcome.turn.plug.source_id,
            tables=[fetched.table for fetched in outcome.taken],
            origins=[origin for fetched in outcome.taken for origin in fetched.origins],
            file=outcome.new_file,
        )
        for outcome in good
        if outcome.taken or outcome.new_file is not None
    ]
    outside = [outcome.outside for outcome in good if outcome.outside]
    if not (news or outside):
        return start.release.id
    return publish(start, news=news, outside=outside, day=request.now().date())
