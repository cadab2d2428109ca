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
from tkkio_analytics.ui.cache.money import money, need_adjusted
from tkkio_analytics.ui.cache.opened import (
    release,
    today,
)
from tkkio_analytics.ui.cache.peers import beside, group, peers_of, surface_source

__all__ = [
    "agreement",
    "areas",
    "beside",
    "board",
    "breaks",
    "compare_areas",
    "decided_targets",
    "default_goal",
    "documented_points",
    "followed_indicators",
    "goals",
    "group",
    "indicators",
    "indicators_with_data",
    "joint_counts",
    "money",
    "need_adjusted",
    "observation_rows",
    "origins",
    "peers_of",
    "regions",
    "release",
    "risk_list",
    "snapshots",
    "surface_source",
    "target_outlook",
    "today",
    "track_record",
    "years",
]
