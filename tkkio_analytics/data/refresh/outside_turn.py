"""The indicators outside the catalogue in a refresh: asked for one by one, each on disk before the next is fetched."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from tkkio_analytics.data.refresh.in_force import InForce
from tkkio_analytics.data.refresh.judging import judged
from tkkio_analytics.data.refresh.outside_snapshot import OutsideSnapshot
from tkkio_analytics.data.refresh.plug import Asking, OutsideSource, SourceSeries
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.outside import OutsideEntry, OutsideWords, outside_indicator
from tkkio_analytics.domain.refresh import SeriesResult, SeriesState
from tkkio_analytics.errors import ObservationError, SourceError


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OutsideTurn:
    """The indicators of one source to ask for.

    Parameters
    ----------
    start
        What is in force.
    asking, opened
        The source, and its indicators outside the catalogue.
    numbers
        Its own ids of those that are asked for.
    snapshot
        Takes what is taken; None where nothing is to be written.
    accepted
        Ids of series that are taken although they are unlike what is in force.
    words
        What is said of every indicator outside the catalogue.
    """

    start: InForce
    asking: Asking
    opened: OutsideSource
    numbers: tuple[str, ...]
    snapshot: OutsideSnapshot | None
    accepted: Collection[str]
    words: OutsideWords

    def outcomes(
        self, progress: Callable[[str], None], *, gives_up: Callable[[SourceError | None], bool]
    ) -> Iterator[tuple[SeriesResult, OutsideEntry | None]]:
        """Yield what became of each indicator, and what the source says of it.

        Parameters
        ----------
        progress
            Told the id of each before it is asked for.
        gives_up
            Told how each went; says whether the source is to be given up.

        Raises
        ------
        SourceError
            That gives the source up.
        """
        for number in self.numbers:
            progress(outside_id(number, source_id=self.asking.source.id))
            try:
                outcome: tuple[SeriesResult, OutsideEntry | None] = self._outcome(number)
                gives_up(None)
            except (SourceError, ObservationError) as error:
                if gives_up(error if isinstance(error, SourceError) else None):
                    raise
                reason = Message(error.key, error.params)
                outcome = failed_outside(number, source_id=self.asking.source.id, reason=reason), None
            yield outcome

    def _outcome(self, number: str) -> tuple[SeriesResult, OutsideEntry]:
        entry, table = self.opened.fetch(self.opened.describe(number))
        series = SourceSeries(indicator=self._indicator(entry), parts=(number,))
        result = judged(
            series,
            table,
            self.start.outside.observations(entry.id),
            source_id=self.asking.source.id,
            catalog=self.start.catalog,
            accepted=entry.id in self.accepted or number in self.accepted,
        )
        if self.snapshot is not None and self._is_news(entry, result):
            self.snapshot.add(entry, table)
        return result, entry

    def _indicator(self, entry: OutsideEntry) -> Indicator:
        return outside_indicator(entry, words=self.words)

    def _is_news(self, entry: OutsideEntry, result: SeriesResult) -> bool:
        if result.state is not SeriesState.UNCHANGED:
            return result.state in {SeriesState.ADDED, SeriesState.CHANGED}
        before = self.start.outside.entry(entry.id)
        return before is not None and _said(before) != _said(entry)


def outside_id(number: str, *, source_id: str) -> str:
    """Return our id of an indicator outside the catalogue."""
    return f"{source_id}_{number}"


def failed_outside(number: str, *, source_id: str, reason: Message) -> SeriesResult:
    """Return the result of an indicator outside the catalogue that could not be had."""
    return SeriesResult(
        source=source_id,
        indicator_id=outside_id(number, source_id=source_id),
        source_id=number,
        state=SeriesState.FAILED,
        reason=reason,
    )


def _said(entry: OutsideEntry) -> OutsideEntry:
    """Return what the source says of an indicator, without when it was read and where it lies."""
    return replace(
        entry, updated="", accessed="", body_sha256="", first_period="", last_period="", figures=0, path="", sha256=""
    )
