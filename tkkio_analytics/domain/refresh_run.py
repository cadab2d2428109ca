"""A refresh as others see it while it runs and afterwards: how far it is, whose it is, and what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.refresh import SeriesResult, SeriesState


class RunState(StrEnum):
    """How a refresh stands."""

    STARTING = "starting"
    """Ordered from a page; the process has not yet said anything."""
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    """Nothing could be done; what was in force stays in force."""
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    """Its process has ended without a word: it was killed, or the machine was stopped."""


GOING_ON = frozenset({RunState.STARTING, RunState.RUNNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshRun:
    """One refresh.

    Parameters
    ----------
    id
        Its own; a new one each time.
    by
        Who ordered it from a page; empty for the command line.
    state
        How it stands.
    begun, ended
        In UTC; the second is None while it runs.
    done, whole, label
        Series asked for, all of them, and what is asked for now.
    before, after
        Releases in force before and after; empty while they are not known.
    series
        What became of the series that did not stay as they were, at most `MOST_TOLD`.
    counts
        How many series came to each state.
    reason
        Why it failed; None otherwise.
    """

    id: str
    by: str
    state: RunState
    begun: datetime
    ended: datetime | None = None
    done: int = 0
    whole: int = 0
    label: str = ""
    before: str = ""
    after: str = ""
    series: tuple[SeriesResult, ...] = ()
    counts: tuple[tuple[SeriesState, int], ...] = ()
    reason: Message | None = None

    @property
    def going_on(self) -> bool:
        """Say whether it has not ended."""
        return self.state in GOING_ON

    @property
    def published(self) -> bool:
        """Say whether a new release came into force."""
        return bool(self.after) and self.before != self.after

    @property
    def share(self) -> float:
        """Return how much of it is done, between 0 and 1."""
        return min(self.done / self.whole, 1.0) if self.whole else 0.0

    def left(self, now: datetime) -> timedelta | None:
        """Return how long it will still take at its pace so far; None before anything is done.

        Examples
        --------
        >>> from datetime import UTC
        >>> at = datetime(2026, 11, 25, 9, tzinfo=UTC)
        >>> run = RefreshRun(id="a", by="", state=RunState.RUNNING, begun=at, done=10, whole=40)
        >>> run.left(at + timedelta(seconds=20))
        datetime.timedelta(seconds=60)
        """
        if not self.done or not self.going_on:
            return None
        return (now - self.begun) / self.done * (self.whole - self.done)


MOST_TOLD = 200
"""Series that are told of one by one; the counts are of all."""
