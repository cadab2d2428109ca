"""What a refresh found, series by series, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tkkio_analytics.domain.difference import SeriesDifference
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.outside import OutsideEntry


class SeriesState(StrEnum):
    """What became of one indicator."""

    ADDED = "added"
    """There were no figures before."""
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    HELD = "held"
    """Fetched, but too unlike what was there before to be taken unseen: the earlier series stays in force."""
    FAILED = "failed"
    """Not fetched, or not understood: the earlier series stays in force."""
    EMPTY = "empty"
    """The source has no figures for the areas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesResult:
    """One indicator of a refresh.

    Parameters
    ----------
    source
        Id of the source.
    indicator_id, source_id
        Ours and the source's.
    state
        What became of it.
    difference
        From what was in force; None where nothing was fetched.
    reason
        Why it was held or failed; None otherwise.
    """

    source: str
    indicator_id: str
    source_id: str
    state: SeriesState
    difference: SeriesDifference | None = None
    reason: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """One file of a refresh that is no series: borders.

    Parameters
    ----------
    source, file
        Id of the source, and the name of the file in its snapshot.
    state
        What became of it: added, changed, unchanged or failed.
    reason
        Why it failed; None otherwise.
    """

    source: str
    file: str
    state: SeriesState
    reason: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshReport:
    """A refresh from its beginning to its end.

    Parameters
    ----------
    sources
        Ids of the sources that were asked.
    begun, ended
        In UTC.
    before, after
        Ids of the releases in force before and after; the same where nothing was published.
    dry_run
        Whether publication was not asked for.
    series
        One entry an indicator, by source and in the order of the catalogue.
    outside
        What the sources say of the indicators outside the catalogue that were read.
    files
        One entry a source that was asked for a file.
    """

    sources: tuple[str, ...]
    begun: datetime
    ended: datetime
    before: str
    after: str
    dry_run: bool
    series: tuple[SeriesResult, ...]
    outside: tuple[OutsideEntry, ...] = ()
    files: tuple[FileResult, ...] = ()

    @property
    def published(self) -> bool:
        """Say whether a new release came into force."""
        return self.before != self.after

    def count(self, state: SeriesState) -> int:
        """Return how many series came to a state."""
        return sum(result.state is state for result in self.series)
