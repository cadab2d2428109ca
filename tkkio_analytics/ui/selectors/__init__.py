"""The controls: each offers codes, shows names in the page's language and keeps its choice in the address."""

from tkkio_analytics.ui.selectors.choosing import EVERY
from tkkio_analytics.ui.selectors.claims import claim, way_in
from tkkio_analytics.ui.selectors.data_views import data_view, traced
from tkkio_analytics.ui.selectors.frame import data_set, language
from tkkio_analytics.ui.selectors.glossary import sought_term
from tkkio_analytics.ui.selectors.grants import change_years, grants, measure
from tkkio_analytics.ui.selectors.lists import arrangement, dimension, indicator_filter, risk_class, rows
from tkkio_analytics.ui.selectors.maps import follow, followed_area, map_view
from tkkio_analytics.ui.selectors.places import group, region, region_of_scope, scope
from tkkio_analytics.ui.selectors.records import opened_method, record_choice
from tkkio_analytics.ui.selectors.releases import known_on, two_releases
from tkkio_analytics.ui.selectors.series import any_indicator, goal, indicator, own_target, period, reference_goal
from tkkio_analytics.ui.selectors.since import since
from tkkio_analytics.ui.selectors.what_if import case, case_code, frozen, question

__all__ = [
    "EVERY",
    "any_indicator",
    "arrangement",
    "case",
    "case_code",
    "change_years",
    "claim",
    "data_set",
    "data_view",
    "dimension",
    "follow",
    "followed_area",
    "frozen",
    "goal",
    "grants",
    "group",
    "indicator",
    "indicator_filter",
    "known_on",
    "language",
    "map_view",
    "measure",
    "opened_method",
    "own_target",
    "period",
    "question",
    "record_choice",
    "reference_goal",
    "region",
    "region_of_scope",
    "risk_class",
    "rows",
    "scope",
    "since",
    "sought_term",
    "traced",
    "two_releases",
    "way_in",
]
