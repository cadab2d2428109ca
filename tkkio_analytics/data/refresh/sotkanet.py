"""A refresh of Sotkanet's series."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd
from filelock import FileLock, Timeout

from tkkio_analytics.data.connectors.sotkanet import parser
from tkkio_analytics.data.connectors.sotkanet.client import SotkanetClient
from tkkio_analytics.data.difference import series_difference
from tkkio_analytics.data.http import Door, Policy
from tkkio_analytics.data.refresh.bodies import Bodies, Body
from tkkio_analytics.data.refresh.checks import holds
from tkkio_analytics.data.refresh.in_force import InForce, in_force
from tkkio_analytics.data.refresh.publication import publish
from tkkio_analytics.data.refresh.sotkanet_series import (
    SOURCE_ID,
    SotkanetSeries,
    long_table,
    region_codes,
    sotkanet_series,
)
from tkkio_analytics.data.writing import sweep
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.provenance import Origin, Source
from tkkio_analytics.domain.refresh import RefreshReport, SeriesResult, SeriesState
from tkkio_analytics.domain.region import Region
from tkkio_analytics.errors import RefreshError, SourceError

LOCK: Final = "refreshing"
GIVES_UP_AFTER: Final = 3
"""Series in a row that cannot be reached before the rest are not tried."""
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
    indicator_ids
        Only these; empty for every series of the source.
    accepted
        Series that are taken although they are unlike what is in force: somebody has looked at them.
    dry_run
        Whether to stop before publication.
    base_url
        Where the source is asked instead of its own address, or None.
    policy
        Manners; None for the source's own pace.
    progress
        Told of each series before it is asked for: done, all, its id.
    """

    data_dir: Path
    refreshed: Path
    user_agent: str
    now: Callable[[], datetime]
    indicator_ids: Collection[str] = ()
    accepted: Collection[str] = ()
    dry_run: bool = False
    base_url: str | None = None
    policy: Policy | None = None
    progress: Progress = field(default=lambda _done, _all, _label: None)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Fetched:
    """One series as the source gave it: the long table, and where it was read."""

    table: pd.DataFrame
    origin: Origin


def refresh_sotkanet(request: Request) -> RefreshReport:
    """Fetch the series of Sotkanet, compare them with what is in force, and publish what may be taken.

    Returns
    -------
    RefreshReport
        With one entry a series. A series that fails or is held stays as it was; the others do not wait for it.

    Raises
    ------
    SourceError
        If the source cannot be reached at all; nothing has changed, and what was fetched is used next time.
    RefreshError
        If another refresh is running, an indicator is not Sotkanet's, or the release would not hold together.
    """
    with _alone(request.refreshed):
        sweep(request.refreshed)
        start = in_force(request.data_dir, request.refreshed)
        begun = request.now()
        wanted = _wanted(start, request)
        source = next(entry for entry in start.catalog.sources if entry.id == SOURCE_ID)
        client = _client(source, request)
        bodies = Bodies(folder=request.refreshed / "fetched" / SOURCE_ID, asked_at=client.base_url, now=request.now)
        regions = region_codes(
            parser.regions(bodies.answer("regions", client.regions).content), regions=start.catalog.regions
        )
        results, taken = [], []
        for result, fetched in _series(start, request, wanted, (source, client, bodies, regions)):
            results.append(result)
            taken += [] if fetched is None else [fetched]
        after = start.release.id
        if taken and not request.dry_run:
            after = publish(
                start,
                source_id=SOURCE_ID,
                tables=[entry.table for entry in taken],
                origins=[entry.origin for entry in taken],
                day=request.now().date(),
            )
        if not request.dry_run:
            bodies.forget()
    return RefreshReport(
        source=SOURCE_ID,
        begun=begun,
        ended=request.now(),
        before=start.release.id,
        after=after,
        dry_run=request.dry_run,
        series=tuple(results),
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


def _wanted(start: InForce, request: Request) -> tuple[SotkanetSeries, ...]:
    known = sotkanet_series(start.catalog)
    named = {*request.indicator_ids, *request.accepted}
    strange = sorted(named - {series.indicator.id for series in known})
    if strange:
        raise RefreshError("refresh_not_of_source", indicator=strange[0], source=SOURCE_ID)
    chosen = set(request.indicator_ids)
    return tuple(series for series in known if not chosen or series.indicator.id in chosen)


def _client(source: Source, request: Request) -> SotkanetClient:
    door = Door(
        source=source.name,
        user_agent=request.user_agent,
        policy=request.policy or Policy(pace=source.pace_seconds),
    )
    return SotkanetClient(door=door, base_url=(request.base_url or source.url).rstrip("/"))


def _series(
    start: InForce,
    request: Request,
    wanted: Sequence[SotkanetSeries],
    ask: tuple[Source, SotkanetClient, Bodies, dict[int, Region]],
) -> Iterator[tuple[SeriesResult, _Fetched | None]]:
    """Yield what became of each series, with its table where it is to be published."""
    unreached = 0
    for done, series in enumerate(wanted):
        request.progress(done, len(wanted), series.indicator.id)
        try:
            fetched = _fetched(series, *ask)
            unreached = 0
        except SourceError as error:
            unreached = unreached + 1 if error.key in UNREACHED else 0
            if unreached == GIVES_UP_AFTER:
                raise
            yield _result(series, SeriesState.FAILED, reason=Message(error.key, error.params)), None
            continue
        result = _judged(start, request, series, fetched.table)
        yield result, fetched if _is_news(start, series, result) else None
    request.progress(len(wanted), len(wanted), "")


def _fetched(
    series: SotkanetSeries, source: Source, client: SotkanetClient, bodies: Bodies, regions: dict[int, Region]
) -> _Fetched:
    answers, read = [], []
    for number in series.numbers:
        described = bodies.answer(f"indicators/{number}", partial(client.indicator, number))
        about = parser.indicator(described.content)
        years = range(about.first_year, about.last_year + 1)
        question = f"json/{number}/{about.first_year}-{about.last_year}/{'-'.join(about.sexes)}"
        body = bodies.answer(question, partial(client.rows, number, years=years, sexes=about.sexes))
        answers.append(parser.rows(body.content, indicator_id=number))
        read.append(body)
    origin = _origin(series, source, read)
    return _Fetched(
        table=long_table(answers, indicator=series.indicator, regions=regions, origin_id=origin.id), origin=origin
    )


def _origin(series: SotkanetSeries, source: Source, read: Sequence[Body]) -> Origin:
    number = "+".join(str(part) for part in series.numbers)
    title = type(source.title)(
        fi=source.title.fi.format(number=number),
        sv=source.title.sv.format(number=number),
        en=source.title.en.format(number=number),
    )
    return Origin(
        id=f"{source.id}_{series.indicator.id}",
        producer=series.indicator.producer,
        title=title,
        url=source.page.format(number=series.numbers[0]),
        licence=series.indicator.licence,
        date_accessed=min(body.received for body in read).date().isoformat(),
        public_copy=None,
        public_copy_note=None,
        sha256=read[0].sha256 if len(read) == 1 else None,
    )


def _judged(start: InForce, request: Request, series: SotkanetSeries, table: pd.DataFrame) -> SeriesResult:
    indicator = series.indicator
    before = start.published[start.published[obs.INDICATOR] == indicator.id]
    difference = series_difference(before, table, indicator_id=indicator.id)
    if table.empty:
        if before.empty:
            return _result(series, SeriesState.EMPTY)
        return _result(series, SeriesState.HELD, reason=message("refresh.held.vanished"))
    reasons = holds(table, before, indicator=indicator, catalog=start.catalog)
    if reasons and indicator.id not in request.accepted:
        return _result(series, SeriesState.HELD, reason=reasons[0])
    state = SeriesState.CHANGED
    if before.empty:
        state = SeriesState.ADDED
    elif difference.nothing:
        state = SeriesState.UNCHANGED
    result = _result(series, state)
    return SeriesResult(
        indicator_id=result.indicator_id, source_id=result.source_id, state=state, difference=difference
    )


def _is_news(start: InForce, series: SotkanetSeries, result: SeriesResult) -> bool:
    """Say whether a series is to be published: it is new or revised, or was in force from elsewhere than the source."""
    if result.state is not SeriesState.UNCHANGED:
        return result.state in {SeriesState.ADDED, SeriesState.CHANGED}
    package = start.of_source(SOURCE_ID)
    own = f"{SOURCE_ID}_{series.indicator.id}"
    return package is None or own not in {origin.id for origin in package.snapshot.origins}


def _result(series: SotkanetSeries, state: SeriesState, *, reason: Message | None = None) -> SeriesResult:
    numbers = "+".join(str(number) for number in series.numbers)
    return SeriesResult(indicator_id=series.indicator.id, source_id=numbers, state=state, reason=reason)
