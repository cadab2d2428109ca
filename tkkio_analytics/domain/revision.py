"""What is kept of everything that people write: who, when, what before; and what meets what in a conflict."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeAlias, TypeVar

from tkkio_analytics.domain.briefing_remark import BriefingRemark
from tkkio_analytics.domain.feedback import Feedback
from tkkio_analytics.domain.frozen_release import FrozenRelease
from tkkio_analytics.domain.judgement import Assessment, Recommendation
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.saved_scenario import SavedScenario
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.errors import TkkioError

Entry: TypeAlias = (
    OwnIndicator
    | OwnValue
    | Assessment
    | Recommendation
    | SavedScenario
    | BriefingRemark
    | FrozenRelease
    | UploadedValue
    | Feedback
)
"""Anything that people write."""

EntryT_co = TypeVar("EntryT_co", bound=Entry, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored(Generic[EntryT_co]):
    """An entry as it stands in the store.

    Parameters
    ----------
    entry
        What was written.
    version
        Number of the revision that wrote it: a later change has a higher one, also after a withdrawal.
    author, saved_at
        Who wrote it, and when (UTC).
    """

    entry: EntryT_co
    version: int
    author: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Generic[EntryT_co]):
    """An entry on its way to the store.

    Parameters
    ----------
    entry
        What is to be written; of a withdrawal, what is to be taken away.
    expected
        The version that the editor saw; None where the editor saw none.
    withdrawn
        Whether the entry is taken away; its history stays.
    """

    entry: EntryT_co
    expected: int | None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One change.

    Parameters
    ----------
    number
        1, 2, 3 ... in the order of saving, over all entries.
    author, at
        Who, and when (UTC).
    before, after
        The entry before and after; None where there was none.
    """

    number: int
    author: str
    at: datetime
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two changes of the same entry: the one refused, and the one that stands; None where it was taken away."""

    mine: Draft[Entry]
    theirs: Stored[Entry] | None


class ConflictError(TkkioError):
    """Somebody else has changed the same entries since the editor opened them; nothing was saved.

    Parameters
    ----------
    conflicts
        Both versions of every such entry.
    """

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        self.conflicts = conflicts
        super().__init__("changed_meanwhile", count=len(conflicts))
