"""What becomes of a fetched series: taken, held back, or nothing new."""

from dataclasses import replace

import pandas as pd

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.difference import series_difference
from tkkio_analytics.data.refresh.checks import holds
from tkkio_analytics.data.refresh.in_force import InForce
from tkkio_analytics.data.refresh.plug import FetchedFile, SourceSeries, origin_id
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.refresh import FileResult, SeriesResult, SeriesState


def judged(
    series: SourceSeries, table: pd.DataFrame, before: pd.DataFrame, *, source_id: str, catalog: Catalog, accepted: bool
) -> SeriesResult:
    """Return what becomes of a series.

    Parameters
    ----------
    series, table
        What was fetched.
    before
        What is in force of it.
    source_id
        Of the source.
    catalog
        Says which figures have declared corrections.
    accepted
        Whether somebody has looked at it and takes it although it is unlike what is in force.
    """
    indicator = series.indicator
    if table.empty:
        if before.empty:
            return result_of(series, SeriesState.EMPTY, source_id=source_id)
        vanished = message("refresh.held.vanished")
        return result_of(series, SeriesState.HELD, source_id=source_id, reason=vanished)
    reasons = holds(table, before, indicator=indicator, catalog=catalog)
    if reasons and not accepted:
        return result_of(series, SeriesState.HELD, source_id=source_id, reason=reasons[0])
    difference = series_difference(before, table, indicator_id=indicator.id)
    state = SeriesState.CHANGED
    if before.empty:
        state = SeriesState.ADDED
    elif difference.nothing:
        state = SeriesState.UNCHANGED
    return replace(result_of(series, state, source_id=source_id), difference=difference)


def judged_file(start: InForce, fetched: FetchedFile, *, source_id: str) -> FileResult:
    """Return what becomes of a file: it is news unless the very same one is in force."""
    package = start.of_source(source_id)
    before = None if package is None else package.files.get(fetched.name)
    state = SeriesState.ADDED if before is None else SeriesState.CHANGED
    if before == fetched.content:
        state = SeriesState.UNCHANGED
    return FileResult(source=source_id, file=fetched.name, state=state)


def is_news(start: InForce, series: SourceSeries, result: SeriesResult) -> bool:
    """Say whether a series is to be published: it is new or revised, or was in force from elsewhere than the source."""
    if result.state is not SeriesState.UNCHANGED:
        return result.state in {SeriesState.ADDED, SeriesState.CHANGED}
    package = start.of_source(result.source)
    own = origin_id(series, source_id=result.source)
    return package is None or own not in {origin.id for origin in package.snapshot.origins}


def result_of(
    series: SourceSeries, state: SeriesState, *, source_id: str, reason: Message | None = None
) -> SeriesResult:
    """Return a result without a difference."""
    return SeriesResult(
        source=source_id,
        indicator_id=series.indicator.id,
        source_id=series.source_id,
        state=state,
        reason=reason,
    )
