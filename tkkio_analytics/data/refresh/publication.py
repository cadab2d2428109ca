"""A new release: written beside the one in force, read back, and put in force by the last file that is written."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

import pandas as pd

from tkkio_analytics.data.refresh.in_force import InForce, origins_of, table_of
from tkkio_analytics.data.refresh.outside_snapshot import OutsideSnapshot
from tkkio_analytics.data.refresh.plug import FetchedFile
from tkkio_analytics.data.repository import OBSERVATIONS, Repository
from tkkio_analytics.data.snapshot import Package, read_package, release_ids, write_package, write_release
from tkkio_analytics.data.tables import table_schema
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.provenance import Origin, Release
from tkkio_analytics.errors import RefreshError, TkkioError

NOTES: Final = (
    "Read from the source by a refresh. Rows of other regions are left out. A row of status missing stands for an area "
    "and period that the series has for others but not for it; the source does not tell whether it was suppressed."
)

FILE_NOTES: Final = (
    "Read from the source by a refresh, thinned out for drawing; the answer as received is kept by its hash."
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class News:
    """What is taken from one source: long tables of its series, and where each was read; or the file that it gives."""

    source_id: str
    tables: Sequence[pd.DataFrame]
    origins: Sequence[Origin]
    file: FetchedFile | None = None


def publish(start: InForce, *, news: Sequence[News], day: date, outside: Sequence[OutsideSnapshot] = ()) -> str:
    """Write a snapshot of each source and the one release that puts them in force, and return the id of the release.

    Parameters
    ----------
    start
        What the refresh started from.
    news
        By source; series of a source that were not taken are carried over from its snapshot in force.
    day
        Of the release.
    outside
        Snapshots of series outside the catalogue that have been written.

    Raises
    ------
    RefreshError
        If the release would not hold together; what was in force stays in force.
    """
    written = [_snapshot(start, entry, day=day) for entry in news]
    written += [entry.publish(day=day) for entry in outside]
    others = start.others({*(entry.source_id for entry in news), *(entry.name for entry in outside)})
    kept = [(package.snapshot.id, package.snapshot.sha256) for package in others]
    release_id = next_release_id(release_ids(*start.folders), day=day)
    _refuse_unsound(start, others, written, release_id)
    write_release(start.refreshed, release_id=release_id, snapshots=[*kept, *written])
    return release_id


def next_release_id(known: Sequence[str], *, day: date) -> str:
    """Return the id of the next release of a day.

    Examples
    --------
    >>> next_release_id(("2026-11-24-1", "2026-11-24-9"), day=date(2026, 11, 24))
    '2026-11-24-10'
    """
    begins = f"{day.isoformat()}-"
    numbers = [name.removeprefix(begins) for name in known if name.startswith(begins)]
    return f"{begins}{max((int(number) for number in numbers if number.isdigit()), default=0) + 1}"


def _snapshot(start: InForce, news: News, *, day: date) -> tuple[str, str]:
    if news.file is not None:
        return _of_file(start, news.file, source_id=news.source_id, day=day)
    whole, named = _carried_over(start, news)
    return write_package(
        start.refreshed,
        source=news.source_id,
        created=day.isoformat(),
        notes=NOTES,
        origins=[asdict(origin) for origin in named],
        resources=[(OBSERVATIONS, table_schema(OBSERVATIONS), whole.to_csv(index=False, lineterminator="\n").encode())],
    )


def _of_file(start: InForce, file: FetchedFile, *, source_id: str, day: date) -> tuple[str, str]:
    return write_package(
        start.refreshed,
        source=source_id,
        created=day.isoformat(),
        notes=FILE_NOTES,
        origins=[asdict(file.origin)],
        resources=[(file.name, {}, file.content)],
    )


def _carried_over(start: InForce, news: News) -> tuple[pd.DataFrame, list[Origin]]:
    package = start.of_source(news.source_id)
    before = table_of(package)
    taken = {name for table in news.tables for name in table[obs.INDICATOR].unique()}
    carried = before[~before[obs.INDICATOR].isin(taken)]
    whole = pd.concat([frame for frame in (carried, *news.tables) if not frame.empty], ignore_index=True)
    whole = whole[list(obs.COLUMNS)].sort_values(list(obs.KEY), ignore_index=True)
    known = {origin.id: origin for origin in (*origins_of(package), *news.origins)}
    return whole, [known[name] for name in sorted(whole[obs.ORIGIN].unique())]


def _refuse_unsound(
    start: InForce, others: Sequence[Package], written: Sequence[tuple[str, str]], release_id: str
) -> None:
    """Read back what was written and refuse what the app could not open."""
    try:
        news = [read_package(*start.folders, snapshot_id=name, expected=digest) for name, digest in written]
        packages = (*others, *news)
        release = Release(
            id=release_id,
            created=release_id[:10],
            sha256="",
            snapshots=tuple(entry.snapshot for entry in packages),
        )
        repository = Repository.from_packages(start.catalog, release, packages, method_record=start.method_record)
        for problem in repository.problems():
            raise problem
    except TkkioError as error:
        raise RefreshError("refresh_unsound", cause=Message(error.key, error.params)) from error
