"""Migrations make the tables that the program works with, on both databases."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, Table, inspect
from unit.store.conftest import INDICATOR, NOON

from tkkio_analytics.config import Settings
from tkkio_analytics.domain.own_indicator import OwnIndicator
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.domain.saved_scenario import SavedScenario
from tkkio_analytics.errors import StoreError
from tkkio_analytics.services.own_data import opened_store
from tkkio_analytics.store import tables
from tkkio_analytics.store.database import transaction
from tkkio_analytics.store.migrating import SchemaState, _config, known_versions, upgrade
from tkkio_analytics.store.records import Store
from tkkio_analytics.store.rows import row_of


def differences(store: Store, metadata: MetaData) -> list[object]:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, metadata))


def test_migrations_and_tables_agree(store: Store) -> None:
    assert differences(store, tables.metadata) == []


def test_a_table_without_a_migration_is_seen(store: Store) -> None:
    changed = MetaData(naming_convention=tables.NAMING)
    for table in tables.metadata.sorted_tables:
        table.to_metadata(changed)
    Table("newcomer", changed, Column("id", Integer, primary_key=True))
    changed.tables["counter"].append_column(Column("note", Integer))
    assert len(differences(store, changed)) == 2


def test_an_upgrade_is_done_once(empty: Store) -> None:
    assert empty.schema() is SchemaState.ABSENT
    upgrade(empty.engine)
    upgrade(empty.engine)
    assert empty.schema() is SchemaState.CURRENT
    assert inspect(empty.engine).has_table("revision")


def test_sqlite_makes_its_tables_at_the_first_save_and_postgresql_waits_for_the_command(empty: Store) -> None:
    drafts = [Draft(entry=INDICATOR, expected=None)]
    if empty.engine.dialect.name == "sqlite":
        empty.save(drafts, author="Maija", at=NOON)
        assert len(empty.entries(OwnIndicator)) == 1
        return
    with pytest.raises(StoreError) as caught:
        empty.save(drafts, author="Maija", at=NOON)
    assert caught.value.key == "errors.store_not_upgraded"
    assert empty.schema() is SchemaState.ABSENT


def test_an_interrupted_upgrade_leaves_nothing(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        message = "power cut"
        raise OSError(message)

    monkeypatch.setattr("alembic.operations.Operations.bulk_insert", broken)
    with pytest.raises(OSError, match="power cut"):
        upgrade(empty.engine)
    assert empty.schema() is SchemaState.ABSENT
    assert not inspect(empty.engine).has_table("own_indicator")


def test_what_the_first_tables_hold_is_kept_when_scenarios_come(empty: Store) -> None:
    with transaction(empty.engine, writing=True) as connection:
        command.upgrade(_config(connection), "0001")
    assert empty.schema() is SchemaState.BEHIND
    row = row_of(INDICATOR) | {"version": 1, "author": "Maija", "saved_at": NOON.isoformat()}
    with transaction(empty.engine, writing=True) as connection:
        connection.execute(tables.own_indicator.insert().values(**row))
    upgrade(empty.engine)
    assert [found.entry for found in empty.entries(OwnIndicator)] == [INDICATOR]
    assert empty.entries(SavedScenario) == ()


def test_older_tables_of_sqlite_are_brought_up_to_date_by_reading_and_those_of_postgresql_by_the_command(
    empty: Store,
) -> None:
    with transaction(empty.engine, writing=True) as connection:
        command.upgrade(_config(connection), "0001")
    if empty.engine.dialect.name == "sqlite":
        assert empty.latest_revision() == 0
        assert empty.schema() is SchemaState.CURRENT
        return
    with pytest.raises(StoreError) as caught:
        empty.latest_revision()
    assert caught.value.key == "errors.store_not_upgraded"
    assert empty.schema() is SchemaState.BEHIND


def test_the_versions_known_are_those_of_the_package() -> None:
    assert known_versions()[-1] == "0001"


def test_an_installed_program_brings_its_migrations(root: Path) -> None:
    folders = {path.parent for path in (root / "tkkio_analytics" / "store").rglob("*.py")}
    assert len(folders) == 3
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    settings = Settings.from_env({"TKKIO_STATE_DIR": str(tmp_path / "100 % oma? #1 kansio;ä")})
    store = opened_store(settings)
    store.save([Draft(entry=INDICATOR, expected=None)], author="Maija", at=NOON)
    assert settings.store_file is not None
    assert settings.store_file.is_file()
    store.engine.dispose()
