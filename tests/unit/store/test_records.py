"""What is saved is found again with its history; a change of what was not seen is told, and loses nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from unit.store.conftest import ASSESSMENT, INDICATOR, NOON, RECOMMENDATION, SCENARIO, UPLOADED, VALUE

from tkkio_analytics.domain.judgement import Assessment, Recommendation
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.revision import ConflictError, Draft, Entry, Revision
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.errors import StoreError
from tkkio_analytics.store.records import Store

EVERY = (INDICATOR, VALUE, ASSESSMENT, RECOMMENDATION, SCENARIO, UPLOADED)


def save(store: Store, *entries: Entry, expected: int | None = None, author: str = "Maija") -> None:
    store.save([Draft(entry=entry, expected=expected) for entry in entries], author=author, at=NOON)


def test_every_kind_is_found_as_it_was_written(store: Store) -> None:
    save(store, *EVERY)
    for number, entry in enumerate(EVERY, start=1):
        (found,) = store.entries(type(entry))
        assert (found.entry, found.version, found.author, found.saved_at) == (entry, number, "Maija", NOON)
    assert store.latest_revision() == 6
    assert [store.latest_revision(type(entry)) for entry in EVERY] == [1, 2, 3, 4, 5, 6]
    assert store.latest_revision(OwnIndicator, OwnValue) == 2


def test_entries_are_found_as_they_stood_at_an_earlier_change(store: Store) -> None:
    save(store, INDICATOR, VALUE)
    save(store, replace(VALUE, value=89.0), expected=2, author="Matti")
    save(store, replace(VALUE, region_code="12"))
    store.save([Draft(entry=replace(VALUE, value=89.0), expected=3, withdrawn=True)], author="Matti", at=NOON)
    stood = {
        revision: [(found.entry.region_code, found.entry.value, found.version, found.author) for found in entries]
        for revision in range(7)
        for entries in [store.entries_at(OwnValue, revision=revision)]
    }
    first, changed, other = ("11", 88.1, 2, "Maija"), ("11", 89.0, 3, "Matti"), ("12", 88.1, 4, "Maija")
    assert stood == {0: [], 1: [], 2: [first], 3: [changed], 4: [changed, other], 5: [other], 6: [other]}
    assert store.entries_at(OwnValue, revision=5) == store.entries(OwnValue)


def test_the_history_below_a_key_is_of_that_indicator_alone(store: Store) -> None:
    # "_" stands for itself, and "quick_contact" is not the beginning of another id's keys.
    others = [replace(UPLOADED, indicator_id=name) for name in ("quickXcontact", "quick_contact_20_64")]
    save(store, UPLOADED, *others)
    store.save([Draft(entry=UPLOADED, expected=1, withdrawn=True)], author="Matti", at=NOON)
    found = store.history_below(UploadedValue, key="quick_contact")
    assert [(change.number, change.before, change.after) for change in found] == [
        (4, UPLOADED, None),
        (1, None, UPLOADED),
    ]


def test_history_says_who_when_and_what_before(store: Store) -> None:
    save(store, INDICATOR)
    renamed = replace(INDICATOR, owner="Haavelaakso")
    later = NOON + timedelta(hours=1)
    store.save([Draft(entry=renamed, expected=1)], author="Matti", at=later)
    assert store.history(OwnIndicator, key=INDICATOR.key) == (
        Revision(number=2, author="Matti", at=later, before=INDICATOR, after=renamed),
        Revision(number=1, author="Maija", at=NOON, before=None, after=INDICATOR),
    )


def test_the_second_of_two_editors_is_told_and_sees_both_versions(store: Store) -> None:
    save(store, ASSESSMENT)
    first, second = replace(ASSESSMENT, step="good"), replace(ASSESSMENT, step="poor", statement="Toisin nähtynä.")
    save(store, first, expected=1, author="Maija")
    with pytest.raises(ConflictError) as caught:
        save(store, second, expected=1, author="Matti")
    (conflict,) = caught.value.conflicts
    assert conflict.mine.entry == second
    assert conflict.theirs is not None
    assert (conflict.theirs.entry, conflict.theirs.author, conflict.theirs.version) == (first, "Maija", 2)
    assert [found.entry for found in store.entries(Assessment)] == [first]
    assert store.latest_revision() == 2


def test_the_second_may_save_after_seeing_the_first_and_the_first_stays_in_the_history(store: Store) -> None:
    save(store, ASSESSMENT)
    first, second = replace(ASSESSMENT, step="good"), replace(ASSESSMENT, step="poor")
    save(store, first, expected=1)
    save(store, second, expected=2, author="Matti")
    assert [change.before for change in store.history(Assessment, key="a1")] == [first, ASSESSMENT, None]


def test_two_new_entries_of_the_same_key_meet(store: Store) -> None:
    save(store, INDICATOR)
    with pytest.raises(ConflictError):
        save(store, replace(INDICATOR, owner="Toinen"), expected=None)


def test_a_change_of_what_was_withdrawn_is_told(store: Store) -> None:
    save(store, RECOMMENDATION)
    store.save([Draft(entry=RECOMMENDATION, expected=1, withdrawn=True)], author="Maija", at=NOON)
    with pytest.raises(ConflictError) as caught:
        save(store, replace(RECOMMENDATION, year=2024), expected=1)
    assert caught.value.conflicts[0].theirs is None
    assert store.entries(Recommendation) == ()


def test_a_version_never_returns_after_a_withdrawal(store: Store) -> None:
    save(store, RECOMMENDATION)
    store.save([Draft(entry=RECOMMENDATION, expected=1, withdrawn=True)], author="Maija", at=NOON)
    save(store, RECOMMENDATION, expected=None)
    assert store.entries(Recommendation)[0].version == 3
    with pytest.raises(ConflictError):
        save(store, replace(RECOMMENDATION, year=2024), expected=1)


def test_saving_the_same_twice_leaves_no_trace(store: Store) -> None:
    save(store, INDICATOR)
    save(store, INDICATOR, expected=None)
    assert store.latest_revision() == 1


def test_of_many_entries_none_is_saved_where_one_meets_another(store: Store) -> None:
    save(store, INDICATOR, VALUE)
    others = [replace(VALUE, region_code="12", value=1.0), replace(VALUE, value=2.0)]
    with pytest.raises(ConflictError) as caught:
        save(store, *others, expected=None)
    assert [conflict.mine.entry for conflict in caught.value.conflicts] == [others[1]]
    assert [found.entry for found in store.entries(OwnValue)] == [VALUE]
    assert store.latest_revision() == 2


def test_an_indicator_with_values_cannot_be_withdrawn(store: Store) -> None:
    save(store, INDICATOR, VALUE)
    with pytest.raises(StoreError) as caught:
        store.save([Draft(entry=INDICATOR, expected=1, withdrawn=True)], author="Maija", at=NOON)
    assert caught.value.key == "errors.indicator_has_values"
    assert len(store.entries(OwnIndicator)) == 1


def test_a_value_of_no_indicator_is_refused(store: Store) -> None:
    with pytest.raises(StoreError):
        save(store, VALUE)
    assert store.latest_revision() == 0


def test_a_store_without_tables_reads_as_empty(empty: Store) -> None:
    assert empty.latest_revision() == 0
    assert empty.entries(OwnIndicator) == ()
    assert empty.history(OwnIndicator, key="own_a") == ()


def test_tables_of_a_newer_program_are_left_alone(store: Store) -> None:
    save(store, INDICATOR)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for attempt in (lambda: store.entries(OwnIndicator), lambda: save(store, INDICATOR, expected=1)):
        with pytest.raises(StoreError) as caught:
            attempt()
        assert caught.value.key == "errors.store_newer"
