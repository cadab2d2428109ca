"""Money beside operations and need-adjusted comparisons, kept at hand for the release they were read from."""

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.money import MoneyView
from tkkio_analytics.domain.need import NeedView
from tkkio_analytics.domain.period import Period
from tkkio_analytics.services import money as moneys
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository

KEPT_ANSWERS = 256


def money(*, scope: str) -> MoneyView:
    """Return the money of the areas of a scope: the nation's, a collaborative area's, or of one area."""
    return _money(repository(), release().sha256, scope)


def need_adjusted(*, indicator_id: str, period: Period) -> NeedView:
    """Return all areas on one indicator with need taken into account, or why that is not done."""
    return _need_adjusted(repository(), release().sha256, indicator_id, period)


# The release's hash is the key; the repository, which it stands for, is handed on unhashed.


@kept(most=KEPT_ANSWERS)
def _money(_repository: Repository, release_hash: str, scope: str) -> MoneyView:  # noqa: ARG001
    return moneys.money(_repository, scope=scope)


@kept(most=KEPT_ANSWERS)
def _need_adjusted(_repository: Repository, release_hash: str, indicator_id: str, period: Period) -> NeedView:  # noqa: ARG001
    return moneys.need_adjusted(_repository, indicator_id=indicator_id, period=period)
