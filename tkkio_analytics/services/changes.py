"""What is new since the previous release or since a day: figures, periods, and what came to be at risk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tkkio_analytics.data.difference import series_difference
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.changes import Changes, ReadSince
from tkkio_analytics.domain.difference import ReleaseDifference
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.provenance import ReleaseSummary
from tkkio_analytics.services.releases import known_on, release_difference


def earlier_release(releases: Sequence[ReleaseSummary], *, current: str, since: date | None) -> str | None:
    """Return the id of the release to hold the open one against, or None where there is none.

    Parameters
    ----------
    releases
        On disk, the newest first.
    current
        The open release; newer ones are left out.
    since
        The day that is asked about; None for the release before the open one.

    Returns
    -------
    str or None
        The release that was in force on that day, which may be the open one itself.
    """
    ids = [release.id for release in releases]
    older = releases[ids.index(current) :]
    return known_on(older, since) if since is not None else next((release.id for release in older[1:]), None)


def changes(
    before: Repository | None, after: Repository, *, since: date | None, region_codes: Sequence[str], today: date
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
    today
        The day that deadlines are counted from.
    """
    if before is not None and before.release.sha256 == after.release.sha256:
        return Changes(since=since, difference=None, same=True, read=())
    if before is not None:
        found = release_difference(before, after, today=today)
        return Changes(since=since, difference=_of_regions(found, before, after, region_codes), same=False, read=())
    read = () if since is None else read_since(after, since=since, region_codes=region_codes)
    return Changes(since=since, difference=None, same=False, read=read)


def _of_regions(
    difference: ReleaseDifference, before: Repository, after: Repository, region_codes: Sequence[str]
) -> ReleaseDifference:
    old, new = (frame[frame[obs.REGION].isin(region_codes)] for frame in (before.observations, after.observations))
    series = (series_difference(old, new, indicator_id=entry.indicator_id) for entry in difference.series)
    return replace(
        difference,
        series=tuple(entry for entry in series if not entry.nothing),
        flags=tuple(change for change in difference.flags if change.flag.signals.region_code in region_codes),
    )


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
