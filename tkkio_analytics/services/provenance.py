"""Where the numbers of a view come from: sources, breaks, and the rows themselves."""

from collections.abc import Sequence

import pandas as pd

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import Break
from tkkio_analytics.domain.point import DocumentedPoint
from tkkio_analytics.domain.provenance import Origin, Snapshot


def origins(repository: Repository, *, origin_ids: Sequence[str]) -> tuple[Origin, ...]:
    """Return the sources by id, in the order given; ids that the release does not have are left out."""
    known = _sources(repository, origin_ids)
    return tuple(known[origin_id][0] for origin_id in origin_ids if origin_id in known)


def snapshots(repository: Repository, *, origin_ids: Sequence[str]) -> tuple[Snapshot, ...]:
    """Return the snapshots that hold rows of these sources."""
    holding = {snapshot.id for _, snapshot in _sources(repository, origin_ids).values()}
    return tuple(snapshot for snapshot in repository.release.snapshots if snapshot.id in holding)


def breaks(repository: Repository, *, indicator_id: str, region_code: str) -> tuple[Break, ...]:
    """Return the breaks in one series, the earliest first."""
    found = [
        item for item in repository.catalog.breaks if item.concerns(indicator_id) and item.concerns_region(region_code)
    ]
    return tuple(sorted(found, key=lambda item: (item.date, item.id)))


def documented_points(repository: Repository, *, indicator_id: str) -> tuple[DocumentedPoint, ...]:
    """Return the single figures that documents print of one indicator, the earliest first; they form no series."""
    frame = repository.points[repository.points[obs.INDICATOR] == indicator_id]
    frame = frame.sort_values([obs.PERIOD, obs.REGION], kind="stable")
    return tuple(
        DocumentedPoint(
            indicator_id=indicator_id,
            region_code=str(row[obs.REGION]),
            period=str(row[obs.PERIOD]),
            value=float(row[obs.VALUE]),
            quote=str(row["quote"]),
            origin_id=str(row[obs.ORIGIN]),
            place=str(row["place"]),
        )
        for row in frame.to_dict("records")
    )


def observation_rows(repository: Repository, *, indicator_id: str, region_codes: Sequence[str]) -> pd.DataFrame:
    """Return the rows of the long table behind a view, each with its source and snapshot.

    Parameters
    ----------
    repository
        The release in force.
    indicator_id, region_codes
        Which rows.

    Returns
    -------
    pandas.DataFrame
        The columns of the long table, then unit, producer, licence, date_accessed, source_url, snapshot,
        snapshot_sha256 and release, ordered by region and period.
    """
    frame = repository.rows_of(indicator_id)
    chosen = frame[frame[obs.REGION].isin(list(region_codes))]
    rows = chosen[list(obs.COLUMNS)].sort_values([obs.REGION, obs.PERIOD]).reset_index(drop=True)
    rows["unit"] = repository.catalog.indicator(indicator_id).unit.id
    sources = _sources(repository, tuple(rows[obs.ORIGIN].unique()))
    for column, value in (
        ("producer", lambda origin, _: origin.producer),
        ("licence", lambda origin, _: origin.licence),
        ("date_accessed", lambda origin, _: origin.date_accessed),
        ("source_url", lambda origin, _: origin.url),
        ("snapshot", lambda _, snapshot: snapshot.id),
        ("snapshot_sha256", lambda _, snapshot: snapshot.sha256),
    ):
        rows[column] = [value(*sources[origin]) if origin in sources else "" for origin in rows[obs.ORIGIN]]
    rows["release"] = repository.release.id
    return rows


def _sources(repository: Repository, origin_ids: Sequence[str]) -> dict[str, tuple[Origin, Snapshot]]:
    """Return each of the sources with the snapshot that holds its rows."""
    wanted = set(origin_ids)
    found = {
        origin.id: (origin, snapshot)
        for snapshot in repository.release.snapshots
        for origin in snapshot.origins
        if origin.id in wanted
    }
    for origin_id in wanted - set(found):
        outside = repository.outside.source(origin_id)
        if outside is not None:
            found[origin_id] = outside
    return found
