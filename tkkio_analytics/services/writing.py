"""Saving what people write: the role is checked here, and the author is the one who is known to be asking."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tkkio_analytics.domain.feedback import Feedback
from tkkio_analytics.domain.frozen_release import FrozenRelease
from tkkio_analytics.domain.identity import Identity
from tkkio_analytics.domain.own_indicator import OwnIndicator
from tkkio_analytics.domain.revision import Draft, Entry, Revision
from tkkio_analytics.domain.saved_scenario import SavedScenario
from tkkio_analytics.errors import NotAllowedError

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store


def save(store: "Store", drafts: Sequence[Draft[Entry]], *, identity: Identity, now: datetime) -> None:
    """Save entries in the name of ``identity``: all of them, or none.

    Parameters
    ----------
    store
        Where to.
    drafts
        Each with the version that was seen.
    identity
        Whose role must allow each of them.
    now
        The present moment, in UTC.

    Raises
    ------
    NotAllowedError
        If the role does not allow it.
    ConflictError
        If any of them was changed meanwhile; with both versions.
    StoreError
        If the store cannot be reached or refuses.
    """
    for draft in drafts:
        permit(identity, draft.entry)
    store.save(drafts, author=identity.name, at=now)


def permit(identity: Identity, entry: Entry) -> None:
    """Refuse an entry that the role does not allow.

    Raises
    ------
    NotAllowedError
        Saying what would allow it.
    """
    if not identity.may_write:
        raise NotAllowedError("not_allowed")
    if isinstance(entry, FrozenRelease):
        if not identity.may_freeze:
            raise NotAllowedError("not_allowed_to_freeze")
        return
    if isinstance(entry, Feedback):
        if not identity.may_answer:
            raise NotAllowedError("not_allowed_feedback")
        return
    # An own indicator and a scenario are of no one region: a scenario says what somebody assumes, not how an area is.
    if isinstance(entry, OwnIndicator | SavedScenario):
        return
    if not identity.may_write_of(entry.region_code):
        raise NotAllowedError("not_allowed_region", region=entry.region_code)


def history(store: "Store | None", *, noun: type[Entry], key: str) -> tuple[Revision, ...]:
    """Return every change of one entry, the latest first; none where nothing was ever written."""
    return () if store is None else store.history(noun, key=key)
