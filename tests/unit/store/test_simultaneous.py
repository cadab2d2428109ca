"""Editors at the same moment: every change is in the history once, in one order, and none is lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from unit.store.conftest import INDICATOR, NOON, VALUE

from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.revision import ConflictError, Draft, Entry
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.migrating import upgrade
from tkkio_analytics.store.records import Store

EDITORS = 4
SAVES = 8


def attempt(address: str, drafts: list[Draft[Entry]], author: str) -> bool:
    store = Store(engine=engine_at(address))
    try:
        store.save(drafts, author=author, at=NOON)
    except ConflictError:
        return False
    finally:
        store.engine.dispose()
    return True


def test_of_editors_who_saw_the_same_version_exactly_one_saves(store: Store, address: str) -> None:
    store.save([Draft(entry=INDICATOR, expected=None)], author="Maija", at=NOON)
    drafts: list[list[Draft[Entry]]] = [
        [Draft(entry=replace(INDICATOR, owner=f"Omistaja {n}"), expected=1)] for n in range(EDITORS)
    ]
    with ThreadPoolExecutor(EDITORS) as pool:
        saved = list(pool.map(lambda n: attempt(address, drafts[n], f"Muokkaaja {n}"), range(EDITORS)))
    assert saved.count(True) == 1
    (found,) = store.entries(OwnIndicator)
    assert found.entry.owner == f"Omistaja {saved.index(True)}"
    assert store.latest_revision() == 2


def test_editors_of_different_records_all_save_and_the_numbers_have_no_gaps(store: Store, address: str) -> None:
    store.save([Draft(entry=INDICATOR, expected=None)], author="Maija", at=NOON)
    values = [replace(VALUE, region_code=f"{n:02}") for n in range(1, EDITORS * SAVES + 1)]
    with ThreadPoolExecutor(EDITORS) as pool:
        saved = pool.map(lambda value: attempt(address, [Draft(entry=value, expected=None)], "Matti"), values)
        assert all(saved)
    assert sorted(found.version for found in store.entries(OwnValue)) == list(range(2, len(values) + 2))


def first_save(address: str, entry: Entry) -> None:
    store = Store(engine=engine_at(address))
    upgrade(store.engine)
    store.save([Draft(entry=entry, expected=None)], author="Maija", at=NOON)
    store.engine.dispose()


def test_the_tables_are_made_once_where_several_save_for_the_first_time(empty: Store, address: str) -> None:
    entries = [replace(INDICATOR, id=f"own_{n}") for n in range(EDITORS)]
    with ThreadPoolExecutor(EDITORS) as pool:
        list(pool.map(lambda entry: first_save(address, entry), entries))
    assert sorted(found.version for found in empty.entries(OwnIndicator)) == [1, 2, 3, 4]
