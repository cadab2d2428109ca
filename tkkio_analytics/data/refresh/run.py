"""The record of the latest refresh, on disk, so that every session and a restarted server see the same."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from filelock import FileLock, Timeout

from tkkio_analytics.data.snapshot import json_bytes
from tkkio_analytics.data.writing import write_file
from tkkio_analytics.domain.difference import SeriesDifference
from tkkio_analytics.domain.message import LocalizedText, Message, Share
from tkkio_analytics.domain.refresh import RefreshReport, SeriesResult, SeriesState
from tkkio_analytics.domain.refresh_run import MOST_TOLD, RefreshRun, RunState
from tkkio_analytics.domain.structured import plain, structured
from tkkio_analytics.errors import RefreshError, TkkioError

LOCK: Final = "refreshing"
RECORD: Final = "refresh-run.json"
CANCEL: Final = "refresh-cancel"
TOLD_EVERY: Final = timedelta(seconds=0.5)
STARTS_WITHIN: Final = timedelta(seconds=60)
"""A process that has not said anything for so long after it was ordered has not come about."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other refreshes out; the lock is the system's own and goes with the process.

    Raises
    ------
    RefreshError
        If another one is running.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / LOCK, timeout=0):
            yield
    except Timeout as error:
        raise RefreshError("refresh_running", folder=str(folder)) from error


def is_running(folder: Path) -> bool:
    """Say whether a refresh holds the lock now."""
    try:
        with alone(folder):
            return False
    except RefreshError:
        return True


def latest_run(folder: Path, *, now: datetime) -> RefreshRun | None:
    """Return the latest refresh; one whose process is no more has been interrupted. None where there was none."""
    run = _read(folder)
    if run is None or not run.going_on or is_running(folder):
        return run
    # Between reading the record and looking at the lock it may have ended.
    run = _read(folder)
    if run is None or not run.going_on or (run.state is RunState.STARTING and now - run.begun < STARTS_WITHIN):
        return run
    return replace(run, state=RunState.INTERRUPTED)


def ordered(folder: Path, *, by: str, now: datetime) -> RefreshRun:
    """Write down that a refresh has been ordered, and return it.

    Raises
    ------
    RefreshError
        If one is running or has been ordered.
    """
    latest = latest_run(folder, now=now)
    if is_running(folder) or (latest is not None and latest.going_on):
        raise RefreshError("refresh_running", folder=str(folder))
    run = RefreshRun(id=uuid4().hex, by=by, state=RunState.STARTING, begun=now)
    _write(folder, run)
    return run


def not_started(folder: Path, run: RefreshRun, *, now: datetime) -> None:
    """Write down that the process of an ordered refresh has ended without having begun."""
    latest = _read(folder)
    if latest is not None and latest.id == run.id and latest.state is RunState.STARTING:
        _write(folder, replace(run, state=RunState.INTERRUPTED, ended=now))


def cancel(folder: Path, run: RefreshRun) -> None:
    """Ask a refresh to end at the next series, nothing changed."""
    write_file(folder / CANCEL, run.id.encode())


def is_cancelled(folder: Path, run: RefreshRun) -> bool:
    """Say whether a refresh has been asked to end."""
    path = folder / CANCEL
    return path.is_file() and path.read_text(encoding="utf-8") == run.id


class Recorded:
    """A refresh that writes down how far it is.

    Parameters
    ----------
    folder
        That is refreshed.
    run_id
        Of the order that it carries out; empty for a refresh that was not ordered from a page.
    now
        The clock.
    """

    def __init__(self, folder: Path, *, run_id: str, now: Callable[[], datetime]) -> None:
        self._folder, self._now = folder, now
        latest = _read(folder)
        by = latest.by if latest is not None and run_id and latest.id == run_id else ""
        begun = now()
        self._run = RefreshRun(id=run_id or uuid4().hex, by=by, state=RunState.RUNNING, begun=begun)
        self._told = begun
        _write(folder, self._run)

    def progress(self, done: int, whole: int, label: str) -> None:
        """Write down how far the refresh is, not more often than it is looked at.

        Raises
        ------
        RefreshError
            If it has been asked to end.
        """
        if is_cancelled(self._folder, self._run):
            raise RefreshError("refresh_cancelled")
        moment = self._now()
        self._run = replace(self._run, done=done, whole=whole, label=label)
        if moment - self._told >= TOLD_EVERY:
            self._told = moment
            _write(self._folder, self._run)

    def ended(self, report: RefreshReport) -> None:
        """Write down what came of it."""
        told = [entry for entry in report.series if entry.state is not SeriesState.UNCHANGED]
        counts = tuple((state, report.count(state)) for state in SeriesState if report.count(state))
        self._end(
            RunState.FINISHED,
            before=report.before,
            after=report.after,
            series=tuple(told[:MOST_TOLD]),
            counts=counts,
            done=self._run.whole,
        )

    def failed(self, error: TkkioError) -> None:
        """Write down why nothing could be done."""
        state = RunState.CANCELLED if error.key == "errors.refresh_cancelled" else RunState.FAILED
        self._end(state, reason=Message(error.key, error.params))

    def _end(self, state: RunState, **changes: Any) -> None:  # noqa: ANN401 - fields of the record
        self._run = replace(self._run, state=state, ended=self._now(), **changes)
        _write(self._folder, self._run)
        (self._folder / CANCEL).unlink(missing_ok=True)


def _write(folder: Path, run: RefreshRun) -> None:
    table = {name: getattr(run, name) for name in ("id", "by", "done", "whole", "label", "before", "after")} | {
        "state": run.state.value,
        "begun": run.begun.isoformat(),
        "ended": None if run.ended is None else run.ended.isoformat(),
        "counts": [[state.value, count] for state, count in run.counts],
        "series": [_of_result(result) for result in run.series],
        "reason": _of_message(run.reason),
    }
    write_file(folder / RECORD, json_bytes(table))


def _read(folder: Path) -> RefreshRun | None:
    path = folder / RECORD
    if not path.is_file():
        return None
    table: dict[str, Any] = json.loads(path.read_bytes())
    return RefreshRun(
        **table
        | {
            "state": RunState(table["state"]),
            "begun": datetime.fromisoformat(table["begun"]),
            "ended": None if table["ended"] is None else datetime.fromisoformat(table["ended"]),
            "counts": tuple((SeriesState(state), count) for state, count in table["counts"]),
            "series": tuple(_result(entry) for entry in table["series"]),
            "reason": _message(table["reason"]),
        }
    )


def _of_result(result: SeriesResult) -> dict[str, Any]:
    return {
        "source": result.source,
        "indicator_id": result.indicator_id,
        "source_id": result.source_id,
        "state": result.state.value,
        "difference": None if result.difference is None else plain(result.difference),
        "reason": _of_message(result.reason),
    }


def _result(table: Mapping[str, Any]) -> SeriesResult:
    difference = table["difference"]
    return SeriesResult(
        source=table["source"],
        indicator_id=table["indicator_id"],
        source_id=table["source_id"],
        state=SeriesState(table["state"]),
        difference=None if difference is None else structured(SeriesDifference, difference),
        reason=_message(table["reason"]),
    )


def _of_message(message: Message | None) -> dict[str, Any] | None:
    if message is None:
        return None
    return {"key": message.key, "params": {name: _of_param(value) for name, value in message.params.items()}}


def _of_param(value: object) -> Any:  # noqa: ANN401 - what JSON holds
    match value:
        case Message():
            return {"message": _of_message(value)}
        case LocalizedText():
            return {"fi": value.fi, "sv": value.sv, "en": value.en}
        case Share():
            return {"share": value.value, "decimals": value.decimals}
        case str() | int() | float():
            return value
    return str(value)


def _message(table: Mapping[str, Any] | None) -> Message | None:
    if table is None:
        return None
    return Message(table["key"], {name: _param(value) for name, value in table["params"].items()})


def _param(value: Any) -> object:  # noqa: ANN401 - what JSON holds
    match value:
        case {"message": inner}:
            return _message(inner)
        case {"fi": fi, "sv": sv, "en": en}:
            return LocalizedText(fi=fi, sv=sv, en=en)
        case {"share": share, "decimals": decimals}:
            return Share(value=share, decimals=decimals)
    return value
