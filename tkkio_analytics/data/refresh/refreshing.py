"""A refresh: every chosen source asked, series by series, and what may be taken published as one release."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from tkkio_analytics.data.http import Door, Policy
from tkkio_analytics.data.refresh.bodies import Bodies
from tkkio_analytics.data.refresh.in_force import InForce, in_force
from tkkio_analytics.data.refresh.judging import is_news, judged, judged_file, result_of
from tkkio_analytics.data.refresh.plug import Asking, Fetched, FetchedFile, Plug, SourceSeries
from tkkio_analytics.data.refresh.plugs import PLUGS
from tkkio_analytics.data.refresh.publication import News, publish
from tkkio_analytics.data.writing import sweep
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.refresh import FileResult, RefreshReport, SeriesResult, SeriesState
from tkkio_analytics.errors import RefreshError, SourceError

LOCK: Final = "refreshing"
GIVES_UP_AFTER: Final = 3
"""Series in a row that cannot be reached before the rest of a source are not tried."""
UNREACHED: Final = frozenset({"errors.source_not_reached", "errors.source_too_slow", "errors.source_asks_for_rest"})
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
        Only these; empty for every series of the sources.
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
    """

    data_dir: Path
    refreshed: Path
    user_agent: str
    now: Callable[[], datetime]
    source_ids: Collection[str] = ()
    indicator_ids: Collection[str] = ()
    accepted: Collection[str] = ()
    dry_run: bool = False
    base_urls: Mapping[str, str] = field(default_factory=dict)
    policy: Policy | None = None
    progress: Progress = field(default=lambda _done, _all, _label: None)
    plugs: Sequence[Plug] = PLUGS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Turn:
    """One source of a refresh: what it is to be asked for."""

    plug: Plug
    asking: Asking
    wanted: tuple[SourceSeries, ...]
    with_file: bool


@dataclass(slots=True, kw_only=True, eq=False)
class _Outcome:
    """What came of one source; ``error`` gives it up whole."""

    turn: _Turn
    results: list[SeriesResult] = field(default_factory=list)
    taken: list[Fetched] = field(default_factory=list)
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
        return [
            result_of(series, SeriesState.FAILED, source_id=source_id, reason=reason) for series in self.turn.wanted
        ]

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
    with _alone(request.refreshed):
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
        files=tuple(outcome.told_file for outcome in outcomes if outcome.told_file is not None),
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other refreshes out; the lock is the system's own and goes with the process."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / LOCK, timeout=0):
            yield
    except Timeout as error:
        raise RefreshError("refresh_running", folder=str(folder)) from error


def _turns(start: InForce, request: Request) -> list[_Turn]:
    """Return the sources to ask, those left out from which nothing is wanted."""
    known = {plug.source_id: plug for plug in request.plugs}
    strange = sorted({*request.source_ids, *request.base_urls} - set(known))
    if strange:
        raise RefreshError("refresh_unknown_source", source=strange[0], known=", ".join(known))
    plugs = [plug for plug in request.plugs if not request.source_ids or plug.source_id in request.source_ids]
    series = {plug.source_id: plug.series(start.catalog) for plug in plugs}
    theirs = {entry.indicator.id for entries in series.values() for entry in entries}
    unknown = sorted({*request.indicator_ids, *request.accepted} - theirs)
    if unknown:
        raise RefreshError("refresh_not_of_source", indicator=unknown[0], source=", ".join(series))
    chosen = set(request.indicator_ids)
    turns = []
    for plug in plugs:
        wanted = tuple(entry for entry in series[plug.source_id] if not chosen or entry.indicator.id in chosen)
        with_file = plug.file is not None and not chosen
        if wanted or with_file:
            asking = _asking(start, request, plug)
            turns.append(_Turn(plug=plug, asking=asking, wanted=wanted, with_file=with_file))
    if not turns:
        raise RefreshError("refresh_nothing_to_ask", source=", ".join(series))
    return turns


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
    whole, done = sum(len(turn.wanted) for turn in turns), 0
    for turn in turns:
        outcome = _Outcome(turn=turn)
        try:
            _ask(outcome, start, request, place=(done, whole))
        except SourceError as error:
            outcome.error = error
        done += len(turn.wanted)
        yield outcome
    request.progress(whole, whole, "")


def _ask(outcome: _Outcome, start: InForce, request: Request, *, place: tuple[int, int]) -> None:
    """Fetch the series of one source into its outcome; raises what gives the source up."""
    source_id, unreached = outcome.turn.plug.source_id, 0
    done, whole = place
    request.progress(done, whole, outcome.turn.asking.source.name)
    if outcome.turn.plug.file is not None and outcome.turn.with_file:
        fetched_file = outcome.turn.plug.file(outcome.turn.asking)
        outcome.file = judged_file(start, fetched_file, source_id=source_id)
        outcome.new_file = None if outcome.file.state is SeriesState.UNCHANGED else fetched_file
    if not outcome.turn.wanted:
        return
    fetch = outcome.turn.plug.begin(outcome.turn.asking)
    for number, series in enumerate(outcome.turn.wanted):
        request.progress(done + number, whole, series.indicator.id)
        try:
            fetched = fetch(series)
            unreached = 0
        except SourceError as error:
            unreached = unreached + 1 if error.key in UNREACHED else 0
            if unreached == GIVES_UP_AFTER:
                raise
            reason = Message(error.key, error.params)
            outcome.results.append(result_of(series, SeriesState.FAILED, source_id=source_id, reason=reason))
            continue
        accepted = series.indicator.id in request.accepted
        result = judged(start, series, fetched.table, source_id=source_id, accepted=accepted)
        outcome.results.append(result)
        outcome.taken += [fetched] if is_news(start, series, result) else []


def _published(start: InForce, outcomes: Sequence[_Outcome], request: Request) -> str:
    """Return the id of the release in force afterwards."""
    news = [
        News(
            source_id=outcome.turn.plug.source_id,
            tables=[fetched.table for fetched in outcome.taken],
            origins=[origin for fetched in outcome.taken for origin in fetched.origins],
            file=outcome.new_file,
        )
        for outcome in outcomes
        if outcome.error is None and (outcome.taken or outcome.new_file is not None)
    ]
    return publish(start, news=news, day=request.now().date()) if news else start.release.id
