"""What is new since the previous release or since a day: figures, periods, and what came to be at risk."""

from collections.abc import Sequence
from datetime import date

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.changes import Changes, ReadSince
from tkkio_analytics.domain.period import Period
from tkkio_analytics.services.releases import release_difference


def earlier_release(known: Sequence[str], *, current: str, since: date | None) -> str | None:
    """Return the id of the release to hold the open one against, or None where there is none.

    Parameters
    ----------
    known
        Ids of the releases on disk, the newest first; an id begins with the day of the release.
    current
        The open release.
    since
        The day that is asked about; None for the release before the open one.

    Returns
    -------
    str or None
        The newest release of that day or before, which may be the open one itself.

    Examples
    --------
    >>> earlier_release(("2026-12-01-1", "2026-11-22-1"), current="2026-12-01-1", since=None)
    '2026-11-22-1'
    >>> earlier_release(("2026-11-22-1",), current="2026-11-22-1", since=date(2026, 1, 1)) is None
    True
    """
    older = known[known.index(current) :]
    if since is None:
        return next(iter(older[1:]), None)
    return next((release for release in older if release[:10] <= since.isoformat()), None)


def changes(
    before: Repository | None,
    after: Repository,
    *,
    since: date | None,
    region_codes: Sequence[str],
    goal_id: str,
    today: date,
) -> Changes:
    """Return what is new in an open release.

    Parameters
    ----------
    before
        The release to hold it against, or None where there is none.
    after
        The open release.
    since
        The day that is asked about; None for the previous release.
    region_codes
        Regions that the reader looks at: figures and flags of others are left out.
    goal_id
        What the flags are held against.
    today
        The day that deadlines are counted from.
    """
    if before is not None and before.release.sha256 == after.release.sha256:
        return Changes(since=since, difference=None, same=True, read=())
    if before is not None:
        found = release_difference(before, after, today=today, region_codes=region_codes, goal_id=goal_id)
        return Changes(since=since, difference=found, same=False, read=())
    read = () if since is None else read_since(after, since=since, region_codes=region_codes)
    return Changes(since=since, difference=None, same=False, read=read)


def read_since(repository: Repository, *, since: date, region_codes: Sequence[str]) -> tuple[ReadSince, ...]:
    """Return the figures of these regions that were read from their source after a day, one entry an indicator."""
    table = repository.observations
    accessed = {origin.id: origin.date_accessed for origin in repository.catalog.origins}
    days = table[obs.ORIGIN].map(accessed).astype(str)
    chosen = (table[obs.STATUS] == obs.Status.OBSERVED) & table[obs.REGION].isin(region_codes)
    rows = table.loc[chosen & (days > since.isoformat()), [obs.INDICATOR, obs.PERIOD]].assign(day=days)
    return tuple(
        ReadSince(
            indicator_id=str(indicator_id),
            figures=len(group),
            latest_period=max(Period.parse(str(code)) for code in group[obs.PERIOD].unique()),
            accessed=date.fromisoformat(max(group["day"])),
        )
        for indicator_id, group in rows.groupby(obs.INDICATOR, observed=True, sort=True)
    )
