"""Briefings, kept at hand for the release they were made from and for what had been written by then."""

from datetime import date
from typing import Final

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.briefing import Briefing, BriefingKind
from tkkio_analytics.domain.briefing_remark import BriefingRemark
from tkkio_analytics.domain.briefing_request import BriefingRequest
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.worded import worded
from tkkio_analytics.reporting.wording import WordedBriefing
from tkkio_analytics.services import briefing as briefings
from tkkio_analytics.services import remarks as written_remarks
from tkkio_analytics.ui.cache import written
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository, today

KEPT_BRIEFINGS: Final = 64


def briefing(request: BriefingRequest) -> Briefing:
    """Return the briefing that is asked for, with the remarks written to it."""
    said = remarks(region_code=request.region_code, kind=request.kind)
    return _briefing(repository(), release().sha256, request, said, written.revision(), today())


def worded_briefing(request: BriefingRequest, *, language: str) -> WordedBriefing:
    """Return the same in words."""
    return worded(briefing(request), translator=Translator(language))


def remarks(*, region_code: str, kind: BriefingKind) -> tuple[Stored[BriefingRemark], ...]:
    """Return the remarks to one kind of briefing of a region, the earliest first."""
    return written_remarks.remarks(written.store(), region_code=region_code, kind=kind)


@kept(most=KEPT_BRIEFINGS)
def _briefing(
    _repository: Repository,
    release_hash: str,  # noqa: ARG001
    request: BriefingRequest,
    _remarks: tuple[Stored[BriefingRemark], ...],
    revision: int,  # noqa: ARG001 - stands for everything that people have written, the remarks among it
    day: date,
) -> Briefing:
    said = [written_remarks.signed(stored) for stored in _remarks]
    return briefings.briefing(_repository, written.store(), request, remarks=said, today=day)
