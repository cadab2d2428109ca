"""How far the published methods agree with our outlook."""

from datetime import date

from tkkio_analytics.analysis.agreement import method_agreement
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.agreement import Agreement
from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.services.panels import indicator_panel_of
from tkkio_analytics.services.targets import target_outlook


def agreement(
    repository: Repository,
    *,
    indicator_id: str,
    region_code: str,
    goal_id: str = ReferenceGoal.BEST_QUARTILE.value,
    own_goal: tuple[float, int] | None = None,
    today: date,
) -> Agreement:
    """Return what the methods say of one region's way to one goal.

    Parameters
    ----------
    repository
        The release in force.
    indicator_id, region_code, goal_id, own_goal, today
        As in `services.targets.target_outlook`.

    Raises
    ------
    UnknownIndicatorError, UnknownRegionError
        If there is no such indicator or region.
    NoDataError
        If the goal is not one of the indicator's.
    """
    outlook = target_outlook(
        repository,
        indicator_id=indicator_id,
        region_code=region_code,
        goal_id=goal_id,
        own_goal=own_goal,
        today=today,
    )
    return method_agreement(indicator_panel_of(repository, indicator_id), outlook)
