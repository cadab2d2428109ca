"""The services, each answer kept at hand for the release it was read from.

Answers are frozen values, so every session is handed the same one. Each cache is bounded in count and in age.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

import pandas as pd
import streamlit as st

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.agreement import Agreement
from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.joint import JointView
from tkkio_analytics.domain.point import DocumentedPoint
from tkkio_analytics.domain.provenance import Origin, Release, Snapshot
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.risk import Board, RiskList
from tkkio_analytics.domain.target import ReferenceGoal, Target, TargetOutlook
from tkkio_analytics.domain.track_record import TrackRecord
from tkkio_analytics.services import agreement as agreements
from tkkio_analytics.services import catalog, comparison, joint, provenance, risk, targets
from tkkio_analytics.services import track_record as track_records
from tkkio_analytics.ui import own_goal as own_goals

KEPT_FOR: Final = "12h"
KEPT_ANSWERS: Final = 512
KEPT_BOARDS: Final = 128


def today() -> date:
    """Return the day that deadlines are counted from."""
    return Settings.from_env().today


@st.cache_resource(max_entries=2, ttl=KEPT_FOR, show_spinner=False)
def _opened(settings: Settings) -> Repository:
    return Repository.from_settings(settings)


def _repository() -> Repository:
    # The day is no part of the data; without this the data were read again every midnight.
    settings = Settings.from_env()
    return _opened(replace(settings, today=date.min))


def release() -> Release:
    """Return the release in force."""
    return _repository().release


def regions() -> Mapping[str, Region]:
    """Return every region by code, in official order."""
    return _regions(_repository(), release().sha256)


def areas(*, scope: str) -> tuple[Region, ...]:
    """Return the areas of a scope: of the nation, of a collaborative area, or the area itself."""
    return catalog.regions(_repository(), scope=scope)


def indicators() -> Mapping[str, Indicator]:
    """Return every indicator that menus offer, by id."""
    return _indicators(_repository(), release().sha256, "listed")


def followed_indicators() -> Mapping[str, Indicator]:
    """Return the outcomes that the board follows, by id."""
    return _indicators(_repository(), release().sha256, "followed")


def indicators_with_data() -> Mapping[str, Indicator]:
    """Return the indicators that have figures by area, by id."""
    return _indicators(_repository(), release().sha256, "with_data")


def years(*, indicator_id: str) -> tuple[int, ...]:
    """Return the years with figures by area, ascending."""
    return catalog.years(_repository(), indicator_id=indicator_id)


def origins(*, origin_ids: tuple[str, ...]) -> tuple[Origin, ...]:
    """Return sources by id."""
    return provenance.origins(_repository(), origin_ids=origin_ids)


def snapshots(*, origin_ids: tuple[str, ...]) -> tuple[Snapshot, ...]:
    """Return the snapshots that hold rows of these sources."""
    return provenance.snapshots(_repository(), origin_ids=origin_ids)


def breaks(*, indicator_id: str, region_code: str) -> tuple[Break, ...]:
    """Return the breaks in one series."""
    return provenance.breaks(_repository(), indicator_id=indicator_id, region_code=region_code)


def documented_points(*, indicator_id: str) -> tuple[DocumentedPoint, ...]:
    """Return the single figures that documents print of an indicator; they form no series."""
    return provenance.documented_points(_repository(), indicator_id=indicator_id)


def observation_rows(*, indicator_id: str, region_codes: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows of the long table behind a view."""
    return provenance.observation_rows(_repository(), indicator_id=indicator_id, region_codes=region_codes)


def goals(*, indicator_id: str, region_code: str) -> tuple[Target, ...]:
    """Return the goals that can be chosen for a region."""
    return targets.goals(_repository(), indicator_id=indicator_id, region_code=region_code)


def default_goal(*, indicator_id: str) -> Target | None:
    """Return the goal that all areas share: the first one of the nation, or None for a neutral indicator."""
    return next(iter(goals(indicator_id=indicator_id, region_code="FI")), None)


def compare_areas(*, indicator_id: str, year: int) -> Comparison:
    """Return all areas on one indicator in one year."""
    return _compare_areas(_repository(), release().sha256, indicator_id, year)


def target_outlook(
    *, indicator_id: str, region_code: str, goal_id: str, own_goal: tuple[float, int] | None
) -> TargetOutlook:
    """Return the outlook of one region for one goal; an own goal that is not set yet stands for the default."""
    question = (indicator_id, region_code, _goal_in_force(goal_id, own_goal))
    return _target_outlook(_repository(), release().sha256, question, own_goal, today())


def agreement(*, indicator_id: str, region_code: str, goal_id: str, own_goal: tuple[float, int] | None) -> Agreement:
    """Return what the published methods say of the same question as `target_outlook`."""
    question = (indicator_id, region_code, _goal_in_force(goal_id, own_goal))
    return _agreement(_repository(), release().sha256, question, own_goal, today())


def decided_targets() -> tuple[TargetOutlook, ...]:
    """Return every target of the registry with its national outlook."""
    return _decided_targets(_repository(), release().sha256, today())


def board(*, region_codes: tuple[str, ...], goal_id: str) -> Board:
    """Return the signals of the regions on every followed indicator."""
    return _board(_repository(), release().sha256, region_codes, goal_id, today())


def risk_list(*, region_codes: tuple[str, ...], goal_id: str) -> RiskList:
    """Return what is at risk in the regions."""
    return _risk_list(_repository(), release().sha256, region_codes, goal_id, today())


def joint_counts(*, region_codes: tuple[str, ...], goal_id: str) -> JointView:
    """Return how many of the areas will reach the level on every followed indicator."""
    return _joint_counts(_repository(), release().sha256, region_codes, goal_id, today())


def _goal_in_force(goal_id: str, own_goal: tuple[float, int] | None) -> str:
    unset = goal_id == own_goals.ID and own_goal is None
    return ReferenceGoal.BEST_QUARTILE.value if unset else goal_id


def track_record() -> TrackRecord:
    """Return what past forecasts were worth: the indicators' own, and the method's on the long panel."""
    return _track_record(_repository(), release().sha256)


# The release's hash is the key; the repository, which it stands for, is handed on unhashed.


@st.cache_resource(max_entries=2, ttl=KEPT_FOR, show_spinner=False)
def _regions(_repository: Repository, release_hash: str) -> Mapping[str, Region]:  # noqa: ARG001
    return MappingProxyType({region.code: region for region in catalog.regions(_repository)})


@st.cache_resource(max_entries=8, ttl=KEPT_FOR, show_spinner=False)
def _indicators(_repository: Repository, release_hash: str, kind: str) -> Mapping[str, Indicator]:  # noqa: ARG001
    chosen = {
        "listed": catalog.listed_indicators,
        "followed": catalog.followed_indicators,
        "with_data": catalog.indicators_with_data,
    }[kind]
    return MappingProxyType({indicator.id: indicator for indicator in chosen(_repository)})


@st.cache_resource(max_entries=KEPT_ANSWERS, ttl=KEPT_FOR, show_spinner=False)
def _compare_areas(_repository: Repository, release_hash: str, indicator_id: str, year: int) -> Comparison:  # noqa: ARG001
    return comparison.compare_areas(_repository, indicator_id=indicator_id, year=year)


@st.cache_resource(max_entries=KEPT_ANSWERS, ttl=KEPT_FOR, show_spinner=False)
def _target_outlook(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    question: tuple[str, str, str],
    own_goal: tuple[float, int] | None,
    day: date,
) -> TargetOutlook:
    indicator_id, region_code, goal_id = question
    return targets.target_outlook(
        _repository, indicator_id=indicator_id, region_code=region_code, goal_id=goal_id, own_goal=own_goal, today=day
    )


@st.cache_resource(max_entries=KEPT_ANSWERS, ttl=KEPT_FOR, show_spinner=False)
def _agreement(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    question: tuple[str, str, str],
    own_goal: tuple[float, int] | None,
    day: date,
) -> Agreement:
    indicator_id, region_code, goal_id = question
    return agreements.agreement(
        _repository, indicator_id=indicator_id, region_code=region_code, goal_id=goal_id, own_goal=own_goal, today=day
    )


@st.cache_resource(max_entries=4, ttl=KEPT_FOR, show_spinner=False)
def _decided_targets(_repository: Repository, release_hash: str, day: date) -> tuple[TargetOutlook, ...]:  # noqa: ARG001
    return targets.decided_targets(_repository, today=day)


@st.cache_resource(max_entries=KEPT_BOARDS, ttl=KEPT_FOR, show_spinner=False)
def _board(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    region_codes: tuple[str, ...],
    goal_id: str,
    day: date,
) -> Board:
    return risk.board(_repository, region_codes=region_codes, goal_id=goal_id, today=day)


@st.cache_resource(max_entries=KEPT_BOARDS, ttl=KEPT_FOR, show_spinner=False)
def _risk_list(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    region_codes: tuple[str, ...],
    goal_id: str,
    day: date,
) -> RiskList:
    return risk.risk_list(_repository, region_codes=region_codes, goal_id=goal_id, today=day)


@st.cache_resource(max_entries=KEPT_BOARDS, ttl=KEPT_FOR, show_spinner=False)
def _joint_counts(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    region_codes: tuple[str, ...],
    goal_id: str,
    day: date,
) -> JointView:
    return joint.joint_counts(_repository, region_codes=region_codes, goal_id=goal_id, today=day)


@st.cache_resource(max_entries=2, ttl=KEPT_FOR, show_spinner=False)
def _track_record(_repository: Repository, release_hash: str) -> TrackRecord:  # noqa: ARG001
    return track_records.track_record(_repository)
