"""A new release: written beside the one in force, read back, and put in force by the last file that is written."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Final

import pandas as pd

from tkkio_analytics.data.refresh.in_force import InForce, origins_of, table_of
from tkkio_analytics.data.repository import OBSERVATIONS, Repository
from tkkio_analytics.data.snapshot import read_package, release_ids, write_package, write_release
from tkkio_analytics.data.tables import table_schema
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.provenance import Origin, Release
from tkkio_analytics.errors import RefreshError, TkkioError

NOTES: Final = (
    "Read from the source by a refresh. Rows of other regions are left out. A row of status missing stands for an area "
    "and period that the series has for others but not for it; the source does not tell whether it was suppressed."
)


def publish(
    start: InForce, *, source_id: str, tables: Sequence[pd.DataFrame], origins: Sequence[Origin], day: date
) -> str:
    """Write a snapshot and the release that puts it in force, and return the id of the release.

    Parameters
    ----------
    start
        What the refresh started from.
    source_id
        Whose snapshot it is; series of the source that were not taken are carried over from its snapshot in force.
    tables, origins
        Long tables of the series that were taken, and where each was read.
    day
        Of the release.

    Raises
    ------
    RefreshError
        If the release would not hold together; what was in force stays in force.
    """
    whole, named = _carried_over(start, source_id, tables, origins)
    csv = whole.to_csv(index=False, lineterminator="\n").encode()
    written = write_package(
        start.refreshed,
        source=source_id,
        created=day.isoformat(),
        notes=NOTES,
        origins=[asdict(origin) for origin in named],
        resources=[(OBSERVATIONS, table_schema(OBSERVATIONS), csv)],
    )
    kept = [(package.snapshot.id, package.snapshot.sha256) for package in start.others(source_id)]
    release_id = next_release_id(release_ids(*start.folders), day=day)
    _refuse_unsound(start, source_id, written, release_id)
    write_release(start.refreshed, release_id=release_id, snapshots=[*kept, written])
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


def _carried_over(
    start: InForce, source_id: str, tables: Sequence[pd.DataFrame], origins: Sequence[Origin]
) -> tuple[pd.DataFrame, list[Origin]]:
    package = start.of_source(source_id)
    before = table_of(package)
    taken = {name for table in tables for name in table[obs.INDICATOR].unique()}
    carried = before[~before[obs.INDICATOR].isin(taken)]
    whole = pd.concat([frame for frame in (carried, *tables) if not frame.empty], ignore_index=True)
    whole = whole[list(obs.COLUMNS)].sort_values(list(obs.KEY), ignore_index=True)
    known = {origin.id: origin for origin in (*origins_of(package), *origins)}
    return whole, [known[name] for name in sorted(whole[obs.ORIGIN].unique())]


def _refuse_unsound(start: InForce, source_id: str, written: tuple[str, str], release_id: str) -> None:
    """Read back what was written and refuse what the app could not open."""
    try:
        package = read_package(*start.folders, snapshot_id=written[0], expected=written[1])
        packages = (*start.others(source_id), package)
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
