"""Bringing a database to the tables that this version of the program works with."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from tkkio_analytics.store.database import transaction

MIGRATIONS: Final = Path(__file__).with_name("migrations")
LOCK: Final = 7_855_646
"""Number of the lock under which PostgreSQL lets one upgrade run at a time; any number that nothing else takes."""


class SchemaState(StrEnum):
    """How the tables stand to the program."""

    ABSENT = "absent"
    CURRENT = "current"
    BEHIND = "behind"
    AHEAD = "ahead"


def schema_state(connection: Connection) -> SchemaState:
    """Return whether the database has no tables yet, those of this version, older or unknown ones."""
    if not inspect(connection).has_table("alembic_version"):
        return SchemaState.ABSENT
    found = MigrationContext.configure(connection).get_current_revision()
    if found is None:
        return SchemaState.ABSENT
    known = known_versions()
    if found == known[0]:
        return SchemaState.CURRENT
    return SchemaState.BEHIND if found in known else SchemaState.AHEAD


@cache
def known_versions() -> tuple[str, ...]:
    """Return the versions of the tables that this program knows, the newest first."""
    return tuple(entry.revision for entry in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


def upgrade(engine: Engine) -> None:
    """Bring the database to the tables of this version, in one transaction; one that has them is left alone.

    Raises
    ------
    StoreError
        If the database cannot be reached or refuses.
    """
    with transaction(engine, writing=True) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if schema_state(connection) in {SchemaState.ABSENT, SchemaState.BEHIND}:
            command.upgrade(_config(connection), "head")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
