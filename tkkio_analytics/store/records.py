"""The store: entries are saved whole with their history, or not at all, and never over what the editor has not seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update

from tkkio_analytics.config import Settings
from tkkio_analytics.domain.frozen_release import FrozenRelease
from tkkio_analytics.domain.own_indicator import OwnIndicator
from tkkio_analytics.domain.revision import Conflict, ConflictError, Draft, Entry, Revision, Stored
from tkkio_analytics.domain.structured import plain
from tkkio_analytics.errors import StoreError
from tkkio_analytics.store import tables
from tkkio_analytics.store.database import engine_of, place, transaction
from tkkio_analytics.store.migrating import SchemaState, schema_state, upgrade
from tkkio_analytics.store.rows import TABLES, entry_of, row_of, stored_after, stored_of

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Store:
    """A database of what people write.

    Parameters
    ----------
    engine
        Of the database.
    """

    engine: Engine

    @classmethod
    def from_settings(cls, settings: Settings) -> "Store":
        """Return the store that the settings name; nothing is connected or made yet."""
        return cls(engine=engine_of(settings))

    def schema(self) -> SchemaState:
        """Return how the tables stand to this version of the program."""
        with transaction(self.engine, writing=False) as connection:
            return schema_state(connection)

    def latest_revision(self, *nouns: type[Entry]) -> int:
        """Return the number of the latest change, of any entry or of the kinds named; 0 where there was none.

        Whoever reads asks this first. Older tables of SQLite are brought up to date here, as at a save: nobody else
        looks after a file on one's own machine.

        Raises
        ------
        StoreError
            If the tables are those of another version.
        """
        change = tables.revision.c
        self._bring_up_to_date()
        latest = select(func.max(change.number)).where(change.kind.in_([noun.kind for noun in nouns]))
        with transaction(self.engine, writing=False) as connection:
            if not _readable(connection, self.engine):
                return 0
            wanted = latest if nouns else select(tables.counter.c.revision)
            return int(connection.execute(wanted).scalar_one() or 0)

    def _bring_up_to_date(self) -> None:
        if self.engine.dialect.name == "sqlite" and self.schema() is SchemaState.BEHIND:
            upgrade(self.engine)

    def entries(self, noun: type[EntryT]) -> tuple[Stored[EntryT], ...]:
        """Return every entry of a kind, ordered by key."""
        table = TABLES[noun.kind]
        with transaction(self.engine, writing=False) as connection:
            if not _readable(connection, self.engine):
                return ()
            rows = connection.execute(select(table)).mappings().all()
        return _by_key([stored_of(noun.kind, cast("dict[str, Any]", row)) for row in rows])

    def entries_at(self, noun: type[EntryT], *, revision: int) -> tuple[Stored[EntryT], ...]:
        """Return every entry of a kind as it stood when the change of a number was the latest, ordered by key."""
        table = tables.revision
        wanted = select(table).where(table.c.kind == noun.kind, table.c.number <= revision).order_by(table.c.number)
        with transaction(self.engine, writing=False) as connection:
            if not _readable(connection, self.engine):
                return ()
            rows = connection.execute(wanted).mappings().all()
        latest = {row["key"]: cast("dict[str, Any]", row) for row in rows}
        return _by_key([stored_after(row) for row in latest.values() if row["after"] is not None])

    def history(self, noun: type[Entry], *, key: str) -> tuple[Revision, ...]:
        """Return every change of one entry, the latest first."""
        return self._changes(noun, tables.revision.c.key == key)

    def history_below(self, noun: type[Entry], *, key: str) -> tuple[Revision, ...]:
        """Return every change of the entries whose keys begin with one and a slash, the latest first."""
        return self._changes(noun, tables.revision.c.key.startswith(f"{key}/", autoescape=True))

    def _changes(self, noun: type[Entry], which: ColumnElement[bool]) -> tuple[Revision, ...]:
        table = tables.revision
        wanted = select(table).where(table.c.kind == noun.kind, which).order_by(table.c.number.desc())
        with transaction(self.engine, writing=False) as connection:
            if not _readable(connection, self.engine):
                return ()
            rows = connection.execute(wanted).mappings().all()
        return tuple(
            Revision(
                number=row["number"],
                author=row["author"],
                at=datetime.fromisoformat(row["at"]),
                before=None if row["before"] is None else entry_of(noun.kind, row["before"]),
                after=None if row["after"] is None else entry_of(noun.kind, row["after"]),
            )
            for row in rows
        )

    def save(self, drafts: Sequence[Draft[Entry]], *, author: str, at: datetime) -> None:
        """Save entries together with their history: all of them, or none.

        Parameters
        ----------
        drafts
            Each with the version that its editor saw. One that says what stands already changes nothing.
        author, at
            Written beside each of them.

        Raises
        ------
        ConflictError
            If any of them was changed since its editor saw it; with both versions of each.
        StoreError
            If the database cannot be reached, has tables of another version, or refuses.
        """
        if self.engine.dialect.name == "sqlite":
            upgrade(self.engine)
        with transaction(self.engine, writing=True) as connection:
            if not _readable(connection, self.engine):
                raise StoreError("store_not_upgraded", place=place(self.engine))
            _take_turn(connection)
            present = [_present(connection, draft.entry) for draft in drafts]
            pairs = [pair for pair in zip(drafts, present, strict=True) if not _says_the_same(*pair)]
            met = tuple(Conflict(mine=draft, theirs=stood) for draft, stood in pairs if not _as_seen(draft, stood))
            if met:
                raise ConflictError(met)
            for draft, stood in pairs:
                _refuse_orphans(connection, draft)
                _refuse_thaw(draft, stood)
                _write(connection, draft, stood, author=author, at=at)


def _by_key(found: Sequence[Stored[Entry]]) -> tuple[Stored[EntryT], ...]:
    """Return entries by key in the order of its characters, whatever the order of the database's language."""
    return cast("tuple[Stored[EntryT], ...]", tuple(sorted(found, key=lambda stored: stored.entry.key)))


def _readable(connection: Connection, engine: Engine) -> bool:
    """Say whether there are tables; those of another version are refused."""
    match schema_state(connection):
        case SchemaState.CURRENT:
            return True
        case SchemaState.ABSENT:
            return False
        case SchemaState.BEHIND:
            raise StoreError("store_not_upgraded", place=place(engine))
        case SchemaState.AHEAD:
            raise StoreError("store_newer", place=place(engine))


def _present(connection: Connection, entry: Entry) -> Stored[Entry] | None:
    table = TABLES[entry.kind]
    row = connection.execute(select(table).where(table.c.key == entry.key)).mappings().one_or_none()
    return None if row is None else stored_of(entry.kind, cast("dict[str, Any]", row))


def _says_the_same(draft: Draft[Entry], stood: Stored[Entry] | None) -> bool:
    return stood is None if draft.withdrawn else stood is not None and stood.entry == draft.entry


def _as_seen(draft: Draft[Entry], stood: Stored[Entry] | None) -> bool:
    return draft.expected == (None if stood is None else stood.version)


def _refuse_orphans(connection: Connection, draft: Draft[Entry]) -> None:
    if draft.withdrawn and isinstance(draft.entry, OwnIndicator):
        values = tables.own_value
        theirs = select(func.count()).select_from(values).where(values.c.indicator_id == draft.entry.id)
        if connection.execute(theirs).scalar_one():
            raise StoreError("indicator_has_values", indicator=draft.entry.name)


def _refuse_thaw(draft: Draft[Entry], stood: Stored[Entry] | None) -> None:
    """Refuse to change or take away a frozen release, which others may have cited."""
    if isinstance(draft.entry, FrozenRelease) and (draft.withdrawn or stood is not None):
        raise StoreError("frozen_stays", name=draft.entry.name)


def _write(
    connection: Connection, draft: Draft[Entry], stood: Stored[Entry] | None, *, author: str, at: datetime
) -> None:
    entry = draft.entry
    number = _next_number(connection)
    change = {"number": number, "kind": entry.kind, "key": entry.key, "author": author, "at": at.isoformat()}
    before = None if stood is None else plain(stood.entry)
    after = None if draft.withdrawn else plain(entry)
    connection.execute(insert(tables.revision).values(**change, before=before, after=after))
    table = TABLES[entry.kind]
    row = row_of(entry) | {"version": number, "author": author, "saved_at": at.isoformat()}
    if stood is None:
        connection.execute(insert(table).values(**row))
        return
    seen = (table.c.key == entry.key, table.c.version == draft.expected)
    statement = delete(table).where(*seen) if draft.withdrawn else update(table).where(*seen).values(**row)
    if connection.execute(statement).rowcount != 1:
        raise ConflictError((Conflict(mine=draft, theirs=_present(connection, entry)),))


def _take_turn(connection: Connection) -> None:
    """Wait until nobody else is writing; SQLite has seen to it when the transaction began."""
    connection.execute(select(tables.counter.c.revision).with_for_update()).scalar_one()


def _next_number(connection: Connection) -> int:
    counter = tables.counter
    step = update(counter).values(revision=counter.c.revision + 1).returning(counter.c.revision)
    return int(connection.execute(step).scalar_one())
