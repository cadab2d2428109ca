"""The releases that are on disk, and how two of them differ."""

from datetime import date

from tkkio_analytics.config import Settings
from tkkio_analytics.data.difference import indicators_of, series_difference
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import release_ids
from tkkio_analytics.domain.difference import ReleaseDifference
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.risk import RiskFlag
from tkkio_analytics.services.risk import risk_list


def known_releases(settings: Settings) -> tuple[str, ...]:
    """Return the ids of the releases on disk, shipped and refreshed, the newest first."""
    return tuple(reversed(release_ids(*settings.release_folders)))


def release_difference(before: Repository, after: Repository, *, today: date) -> ReleaseDifference:
    """Return what was revised between two releases, and which areas came to be at risk or ceased to be.

    Parameters
    ----------
    before, after
        The releases.
    today
        The day that deadlines are counted from, the same for both: only the figures differ.
    """
    series = (
        series_difference(before.observations, after.observations, indicator_id=indicator)
        for indicator in indicators_of(before.observations, after.observations)
    )
    flags = [_flags(repository, today) for repository in (before, after)]
    return ReleaseDifference(
        before=before.release,
        after=after.release,
        series=tuple(entry for entry in series if not entry.nothing),
        flagged=tuple(flag for pair, flag in flags[1].items() if pair not in flags[0]),
        cleared=tuple(flag for pair, flag in flags[0].items() if pair not in flags[1]),
    )


def _flags(repository: Repository, today: date) -> dict[tuple[str, str], RiskFlag]:
    areas = tuple(
        region.code
        for region in repository.catalog.regions
        if region.category is RegionCategory.COUNTY and region.goes_on
    )
    found = risk_list(repository, region_codes=areas, today=today).flags
    return {(flag.signals.region_code, flag.signals.indicator_id): flag for flag in found}
