"""The services, each answer kept at hand; pages and components ask here. One module a subject."""

from tkkio_analytics.ui.cache.answers import (
    agreement,
    board,
    compare_areas,
    decided_targets,
    default_goal,
    goals,
    joint_counts,
    risk_list,
    target_outlook,
    track_record,
)
from tkkio_analytics.ui.cache.catalogue import (
    areas,
    breaks,
    documented_points,
    followed_indicators,
    indicators,
    indicators_with_data,
    observation_rows,
    origins,
    regions,
    snapshots,
    years,
)
from tkkio_analytics.ui.cache.framework import framework_view
from tkkio_analytics.ui.cache.opened import (
    release,
    today,
)

__all__ = [
    "agreement",
    "areas",
    "board",
    "breaks",
    "compare_areas",
    "decided_targets",
    "default_goal",
    "documented_points",
    "followed_indicators",
    "framework_view",
    "goals",
    "indicators",
    "indicators_with_data",
    "joint_counts",
    "observation_rows",
    "origins",
    "regions",
    "release",
    "risk_list",
    "snapshots",
    "target_outlook",
    "today",
    "track_record",
    "years",
]
