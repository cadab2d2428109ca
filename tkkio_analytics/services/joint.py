"""How many of the areas of a scope will reach a reference goal, on every followed indicator."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from tkkio_analytics.analysis.joint import JointRecords, joint_count, joint_view, refusal
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.joint import JointCount, JointRefusal, JointView
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.target import ReferenceGoal, TargetOutlook
from tkkio_analytics.services.catalog import followed_indicators
from tkkio_analytics.services.panels import panel_forecast
from tkkio_analytics.services.risk import board


def joint_counts(
    repository: Repository,
    *,
    region_codes: Sequence[str],
    goal_id: str = ReferenceGoal.BEST_QUARTILE.value,
    today: date,
) -> JointView:
    """Return the counts over the chosen areas; only counties are counted.

    Parameters
    ----------
    repository
        The release in force.
    region_codes
        Areas of the scope.
    goal_id
        The reference goal to hold against.
    today
        Decides whether a date has passed.

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    """
    areas = [repository.catalog.region(code) for code in region_codes]
    codes = tuple(region.code for region in areas if region.category is RegionCategory.COUNTY)
    grid = board(repository, region_codes=codes, goal_id=goal_id, today=today)
    indicators = followed_indicators(repository)
    found = [
        _counted(
            repository,
            indicator.id,
            [grid.cell(code, indicator.id).outlook for code in codes],
            goal=ReferenceGoal(goal_id),
        )
        for indicator in indicators
    ]
    names = {indicator.id: indicator for indicator in indicators}
    return joint_view(found, indicators=names, origin_ids=grid.origin_ids)


def _counted(
    repository: Repository, indicator_id: str, outlooks: Sequence[TargetOutlook], *, goal: ReferenceGoal
) -> JointCount | JointRefusal:
    forecast = panel_forecast(repository, indicator_id)
    if forecast is None:
        return refusal(indicator_id, outlooks)
    return joint_count(forecast, outlooks, goal=goal, records=_records(repository))


@lru_cache(maxsize=8)
def _records(repository: Repository) -> JointRecords:
    """Return the record of joint statements, as shipped."""
    record = repository.method_record
    return JointRecords(table=record.joint, panel=record.panel)
