"""State grants, kept at hand for the release they were read from."""

from collections.abc import Mapping
from types import MappingProxyType

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.funding import (
    CheckedTotal,
    GrantAssociation,
    GrantChoices,
    GrantQuestion,
    GrantView,
    PrintedTable,
)
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.services import funding
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository

# The release's hash is the key; the repository, which it stands for, is handed on unhashed.


def grant_choices() -> tuple[GrantChoices, ...]:
    """Return what can be chosen, table by table; empty where the release has no grants."""
    return funding.grant_choices(repository())


def grant_view(*, question: GrantQuestion) -> GrantView:
    """Return who got what."""
    return _grant_view(repository(), release().sha256, _codes(question))


def printed_grants(*, table: str) -> PrintedTable | None:
    """Return a grants table as its source prints it, or None where it prints no sums."""
    return _printed_grants(repository(), release().sha256, table)


def checked_totals() -> tuple[CheckedTotal, ...]:
    """Return every printed total beside the sum of its rows."""
    return funding.checked_totals(repository())


def comparison_indicators() -> Mapping[str, Indicator]:
    """Return the outcomes whose change grants can stand beside, by id."""
    return _comparison_indicators(repository(), release().sha256)


def change_years(*, indicator_id: str) -> tuple[int, ...]:
    """Return the years between which a change of areas can be told."""
    return funding.change_years(repository(), indicator_id=indicator_id)


def grant_association(*, question: GrantQuestion, indicator_id: str, start: int, end: int) -> GrantAssociation:
    """Return how a grant for each inhabitant goes with the change of an indicator."""
    return _grant_association(repository(), release().sha256, _codes(question), indicator_id, (start, end))


def population_origins() -> tuple[str, ...]:
    """Return the sources of the inhabitants that grants are divided by."""
    return funding.population_origins(repository())


def _codes(question: GrantQuestion) -> tuple[str, str, str, str]:
    return question.table, question.round, question.investment, question.status


def _question(codes: tuple[str, str, str, str]) -> GrantQuestion:
    table, round_code, investment, status = codes
    return GrantQuestion(table=table, round=round_code, investment=investment, status=status)


@kept(most=64)
def _grant_view(_repository: Repository, release_hash: str, codes: tuple[str, str, str, str]) -> GrantView:  # noqa: ARG001
    return funding.grant_view(_repository, question=_question(codes))


@kept(most=16)
def _printed_grants(_repository: Repository, release_hash: str, table: str) -> PrintedTable | None:  # noqa: ARG001
    return funding.printed_grants(_repository, table=table)


@kept(most=256)
def _grant_association(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    codes: tuple[str, str, str, str],
    indicator_id: str,
    period: tuple[int, int],
) -> GrantAssociation:
    start, end = period
    return funding.grant_association(
        _repository, question=_question(codes), indicator_id=indicator_id, start=start, end=end
    )


@kept(most=4)
def _comparison_indicators(_repository: Repository, release_hash: str) -> Mapping[str, Indicator]:  # noqa: ARG001
    return MappingProxyType({item.id: item for item in funding.comparison_indicators(_repository)})
