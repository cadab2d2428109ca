"""The door to the database: SQLite beside the data of this machine, or PostgreSQL by address."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from tkkio_analytics.config import Settings
from tkkio_analytics.errors import SettingsError, StoreError

BUSY_TIMEOUT_MS: Final = 10_000
"""How long a writer of SQLite waits for another one: many times what a save takes."""
CONNECT_TIMEOUT_S: Final = 5
PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)
WRITING: Final = "tkkio_writing"


def engine_of(settings: Settings) -> Engine:
    """Return the engine of the database that the settings name; nothing is connected or made yet."""
    if settings.database_url:
        return engine_at(settings.database_url)
    return engine_at(URL.create("sqlite", database=str(settings.store_file)))


def engine_at(address: str | URL) -> Engine:
    """Return the engine of a database.

    Parameters
    ----------
    address
        ``sqlite:///file`` or ``postgresql://user:password@host/name``.

    Raises
    ------
    SettingsError
        If the address cannot be understood.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise SettingsError("bad_database_url", variable="TKKIO_DATABASE_URL") from error
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    url = url.set(drivername="postgresql+pg8000")
    return create_engine(url, pool_pre_ping=True, connect_args={"timeout": CONNECT_TIMEOUT_S})


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver begins no transactions of its own, so that ours are what they say.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    # A writer takes its place before it reads what it is going to change.
    is_writer = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, writing: bool) -> Iterator[Connection]:
    """Give a connection whose work is kept whole or not at all.

    Parameters
    ----------
    engine
        Of the database.
    writing
        Whether the work changes anything.

    Raises
    ------
    StoreError
        If the database cannot be reached, is busy for too long, or refuses the work.
    """
    options: dict[str, Any] = {WRITING: writing}
    try:
        with engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection
    except DBAPIError as error:
        detail = str(error.orig)
        if "database is locked" in detail:
            raise StoreError("store_busy") from error
        raise StoreError("store_failed", place=place(engine), detail=detail) from error
    except SQLAlchemyError as error:
        raise StoreError("store_failed", place=place(engine), detail=str(error)) from error


def place(engine: Engine) -> str:
    """Return where the database is, without its password."""
    return engine.url.render_as_string(hide_password=True)
