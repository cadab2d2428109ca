"""Claims and what the data say of them, kept at hand for the release they were read from."""

from collections.abc import Mapping
from datetime import date

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.claim import Claim, ClaimReport
from tkkio_analytics.domain.claim_text import ClaimReading, Draft, Slot
from tkkio_analytics.domain.message import Message
from tkkio_analytics.services import claim_text, claims
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository, today


def check_claim(claim: Claim) -> ClaimReport:
    """Return a claim and what the data say of it."""
    return _check_claim(repository(), release().sha256, claim, today())


def read_claim(sentence: str) -> ClaimReading:
    """Return what a sentence claims."""
    return claim_text.read_claim(sentence, known=_vocabulary(repository(), release().sha256))


def settled_claim(draft: Draft, *, answers: Mapping[Slot, str]) -> tuple[Draft, tuple[Message, ...]]:
    """Return a draft with its reader's answers, and what about it does not fit its indicator."""
    return claim_text.settled(repository(), claim_text.answered(draft, answers), today=today())


def claim_of(draft: Draft) -> Claim:
    """Return the claim of a draft in which nothing is left open."""
    return claim_text.claim_of(draft, indicator=repository().catalog.indicator(draft.indicator_id or ""))


# The release's hash is the key; the repository, which it stands for, is handed on unhashed.


@kept(most=512)
def _check_claim(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    claim: Claim,
    day: date,
) -> ClaimReport:
    return claims.check_claim(_repository, claim, today=day)


@kept(most=4)
def _vocabulary(_repository: Repository, release_hash: str) -> claim_text.Known:  # noqa: ARG001
    return claim_text.vocabulary(_repository)
