"""The answers of the services, each kept at hand for the release it was read from.

Answers are frozen values, so every session is handed the same one. Each cache is bounded in count and in age.
"""

from datetime import date
from typing import Final

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.agreement import Agreement
from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.domain.joint import JointView
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.risk import Arranged, Board, RiskList
from tkkio_analytics.domain.target import ReferenceGoal, Target, TargetOutlook
from tkkio_analytics.domain.track_record import TrackRecord
from tkkio_analytics.services import agreement as agreements
from tkkio_analytics.services import catalog, comparison, joint, risk, targets
from tkkio_analytics.services import track_record as track_records
from tkkio_analytics.ui import own_goal as own_goals
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository, today

KEPT_ANSWERS: Final = 512
KEPT_BOARDS: Final = 128


def goals(*, indicator_id: str, region_code: str) -> tuple[Target, ...]:
    """Return the goals that can be chosen for a region."""
    return targets.goals(repository(), indicator_id=indicator_id, region_code=region_code)


def default_goal(*, indicator_id: str) -> Target | None:
    """Return the goal that all areas share: the first one of the nation, or None for a neutral indicator."""
    return next(iter(goals(indicator_id=indicator_id, region_code=repository().catalog.nation.code)), None)


def compare_areas(*, indicator_id: str, period: Period) -> Comparison:
    """Return all areas on one indicator in one period."""
    return _compare_areas(repository(), release().sha256, indicator_id, period)


def target_outlook(
    *, indicator_id: str, region_code: str, goal_id: str, own_goal: tuple[float, int] | None
) -> TargetOutlook:
    """Return the outlook of one region for one goal; an own goal that is not set yet stands for the default."""
    question = (indicator_id, region_code, _goal_in_force(goal_id, own_goal))
    return _target_outlook(repository(), release().sha256, question, own_goal, today())


def agreement(*, indicator_id: str, region_code: str, goal_id: str, own_goal: tuple[float, int] | None) -> Agreement:
    """Return what the published methods say of the same question as `target_outlook`."""
    question = (indicator_id, region_code, _goal_in_force(goal_id, own_goal))
    return _agreement(repository(), release().sha256, question, own_goal, today())


def decided_targets() -> tuple[TargetOutlook, ...]:
    """Return every target of the registry with its national outlook."""
    return _decided_targets(repository(), release().sha256, today())


def board(*, region_codes: tuple[str, ...], goal_id: str) -> Board:
    """Return the signals of the regions on every followed indicator."""
    return _board(repository(), release().sha256, region_codes, goal_id, today())


def arranged(board: Board, *, by: str) -> Arranged:
    """Return the grid's rows and columns in the chosen order; a sort, so nothing is kept."""
    return risk.arranged(repository(), board, by=by)


def risk_list(*, region_codes: tuple[str, ...], goal_id: str) -> RiskList:
    """Return what is at risk in the regions."""
    return _risk_list(repository(), release().sha256, region_codes, goal_id, today())


def joint_counts(*, region_codes: tuple[str, ...], goal_id: str) -> JointView:
    """Return how many of the areas will reach the level on every followed indicator."""
    return _joint_counts(repository(), release().sha256, region_codes, goal_id, today())


def track_record() -> TrackRecord:
    """Return what past forecasts were worth: the indicators' own, and the method's on the long panel."""
    return _track_record(repository(), release().sha256)


def prepare(found: Repository, *, goal_id: str, day: date) -> None:
    """Work out the answers that the front page, the risks and the methods show to whoever has chosen nothing."""
    release_hash = found.release.sha256
    nation = found.catalog.nation.code
    areas = tuple(region.code for region in catalog.regions(found, scope=nation))
    for region_codes in ((nation,), (nation, *areas)):
        _board(found, release_hash, region_codes, goal_id, day)
    _joint_counts(found, release_hash, areas, goal_id, day)
    _risk_list(found, release_hash, areas, goal_id, day)
    _decided_targets(found, release_hash, day)
    _track_record(found, release_hash)


# The release's hash is the key; the repository, which it stands for, is handed on unhashed.


def _goal_in_force(goal_id: str, own_goal: tuple[float, int] | None) -> str:
    unset = goal_id == own_goals.ID and own_goal is None
    return ReferenceGoal.BEST_QUARTILE.value if unset else goal_id


@kept(most=KEPT_ANSWERS)
def _compare_areas(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    indicator_id: str,
    period: Period,
) -> Comparison:
    return comparison.compare_areas(_repository, indicator_id=indicator_id, period=period)


@kept(most=KEPT_ANSWERS)
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


@kept(most=KEPT_ANSWERS)
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


@kept(most=4)
def _decided_targets(_repository: Repository, release_hash: str, day: date) -> tuple[TargetOutlook, ...]:  # noqa: ARG001
    return targets.decided_targets(_repository, today=day)


@kept(most=KEPT_BOARDS)
def _board(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    region_codes: tuple[str, ...],
    goal_id: str,
    day: date,
) -> Board:
    return risk.board(_repository, region_codes=region_codes, goal_id=goal_id, today=day)


@kept(most=KEPT_BOARDS)
def _risk_list(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    region_codes: tuple[str, ...],
    goal_id: str,
    day: date,
) -> RiskList:
    return risk.risk_list(_repository, region_codes=region_codes, goal_id=goal_id, today=day)


@kept(most=KEPT_BOARDS)
def _joint_counts(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    region_codes: tuple[str, ...],
    goal_id: str,
    day: date,
) -> JointView:
    return joint.joint_counts(_repository, region_codes=region_codes, goal_id=goal_id, today=day)


@kept(most=4)
def _track_record(_repository: Repository, release_hash: str) -> TrackRecord:  # noqa: ARG001
    return track_records.track_record(_repository)
