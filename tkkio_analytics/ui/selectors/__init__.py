"""The controls: each offers codes, shows names in the page's language and keeps its choice in the address."""

from tkkio_analytics.ui.selectors.choosing import EVERY
from tkkio_analytics.ui.selectors.claims import claim, way_in
from tkkio_analytics.ui.selectors.frame import data_set, language
from tkkio_analytics.ui.selectors.glossary import sought_term
from tkkio_analytics.ui.selectors.grants import change_years, grants, measure
from tkkio_analytics.ui.selectors.lists import dimension, indicator_filter, risk_class, rows
from tkkio_analytics.ui.selectors.places import group, region, region_of_scope, scope
from tkkio_analytics.ui.selectors.records import opened_method, record_choice
from tkkio_analytics.ui.selectors.releases import two_releases
from tkkio_analytics.ui.selectors.series import goal, indicator, own_target, period, reference_goal
from tkkio_analytics.ui.selectors.what_if import case, case_code, frozen, question

__all__ = [
    "EVERY",
    "case",
    "case_code",
    "change_years",
    "claim",
    "data_set",
    "dimension",
    "frozen",
    "goal",
    "grants",
    "group",
    "indicator",
    "indicator_filter",
    "language",
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
    "sought_term",
    "two_releases",
    "way_in",
]
