"""Releases named and kept for a negotiation: frozen once, checked whenever they are listed, never taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from tkkio_analytics.config import Settings
from tkkio_analytics.data.keeping import check_kept, keep_release
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.frozen_release import FrozenRelease
from tkkio_analytics.domain.identity import Identity
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.revision import Draft, Stored
from tkkio_analytics.errors import TkkioError
from tkkio_analytics.services.fields import Form, day_of
from tkkio_analytics.services.flag_changes import flags_of, pairs
from tkkio_analytics.services.model_version import model_version
from tkkio_analytics.services.writing import permit, save

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

NAME: Final = 120
NOTE: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptState:
    """How a frozen release stands today.

    Parameters
    ----------
    stored
        The frozen release, with who froze it and when.
    trouble
        What is wrong with its files; None where each is what it was.
    """

    stored: Stored[FrozenRelease]
    trouble: Message | None


def frozen_releases(store: "Store | None") -> tuple[Stored[FrozenRelease], ...]:
    """Return every frozen release, the latest negotiation first."""
    every = () if store is None else store.entries(FrozenRelease)
    return tuple(sorted(every, key=lambda stored: (stored.entry.date, stored.version), reverse=True))


def kept_states(store: "Store | None", settings: Settings) -> tuple[KeptState, ...]:
    """Return every frozen release with the state of its files, each read and held against its hash."""
    return tuple(KeptState(stored=stored, trouble=_trouble(stored, settings)) for stored in frozen_releases(store))


def freezing(written: Mapping[str, str], *, repository: Repository, today: date) -> FrozenRelease:
    """Return what is to be kept, as it is typed.

    Parameters
    ----------
    written
        Text by field: ``freeze_name``, ``freeze_date``, ``freeze_note``.
    repository
        The release, as it was published.
    today
        The day that deadlines are counted from.

    Raises
    ------
    EntryError
        With everything that is wrong.
    """
    form = Form(written)
    name = form.line("freeze_name", most=NAME)
    note = form.text("freeze_note", most=NOTE, required=False)
    day = day_of(written.get("freeze_date", "").strip())
    if day is None:
        form.refuse("freeze_date", "no_day_at_all")
    form.finish()
    return FrozenRelease(
        id=uuid4().hex,
        name=name,
        date=(day or today).isoformat(),
        note=note,
        release_id=repository.release.id,
        release_sha256=repository.release.sha256,
        reference_sha256=repository.reference_sha256,
        model_version=model_version(),
        day=today.isoformat(),
        flags=tuple(pairs(flags_of(repository, today=today))),
    )


def freeze(entry: FrozenRelease, *, store: "Store", settings: Settings, identity: Identity, now: datetime) -> None:
    """Keep the files of a release and write that it is frozen, in the name of ``identity``.

    Raises
    ------
    NotAllowedError
        If the role does not allow it.
    SnapshotMissingError, SnapshotDamagedError, StoreError
        If a file is not what its hash says, or the store refuses; then nothing is frozen.
    """
    permit(identity, entry)
    keep_release(*settings.release_folders, release_id=entry.release_id, into=settings.refreshed_dir)
    save(store, [Draft(entry=entry, expected=None)], identity=identity, now=now)


def repeated(entry: FrozenRelease, repository: Repository) -> tuple[Message, ...]:
    """Return whether the release says today what it said when it was frozen, and if not, what has changed.

    Parameters
    ----------
    entry
        The frozen release.
    repository
        The same release, read today.
    """
    found = tuple(pairs(flags_of(repository, today=date.fromisoformat(entry.day))))
    if found == entry.flags:
        return (message("releases.repeats", count=len(found)),)
    came, left = len(set(found) - set(entry.flags)), len(set(entry.flags) - set(found))
    return (message("releases.differs_today", came=came, left=left), *_reasons(entry, repository))


def frozen_by_release(frozen: Sequence[Stored[FrozenRelease]]) -> Mapping[str, tuple[FrozenRelease, ...]]:
    """Return the frozen releases by the id of the release."""
    grouped: dict[str, tuple[FrozenRelease, ...]] = {}
    for stored in frozen:
        grouped[stored.entry.release_id] = (*grouped.get(stored.entry.release_id, ()), stored.entry)
    return grouped


def _reasons(entry: FrozenRelease, repository: Repository) -> tuple[Message, ...]:
    """Return what is another than then; the figures are the same, as their hashes are."""
    changed = [
        name
        for name, is_other in (
            ("reference", entry.reference_sha256 != repository.reference_sha256),
            ("program", entry.model_version != model_version()),
        )
        if is_other
    ]
    if len(changed) == 1:
        return (message(f"releases.since.{changed[0]}"),)
    return (message(f"releases.since.{'both' if changed else 'unknown'}"),)


def _trouble(stored: Stored[FrozenRelease], settings: Settings) -> Message | None:
    entry = stored.entry
    try:
        check_kept(settings.refreshed_dir, release_id=entry.release_id, expected=entry.release_sha256)
    except TkkioError as error:
        return Message(error.key, error.params)
    return None
