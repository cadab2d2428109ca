"""The role is checked where things are saved, and the author is whoever is known to be asking."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from unit.store.conftest import ASSESSMENT, INDICATOR, VALUE

from tkkio_analytics.config import Settings
from tkkio_analytics.domain.identity import VIEWER, Identity, UserRole
from tkkio_analytics.domain.own_indicator import OwnIndicator
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.errors import EntryError, NotAllowedError
from tkkio_analytics.services.fields import number_of, typed_number
from tkkio_analytics.services.identity import local_identity
from tkkio_analytics.services.own_data import opened_store, store_of
from tkkio_analytics.services.own_indicators import defined, filled, new_id, typed
from tkkio_analytics.services.writing import save
from tkkio_analytics.store.records import Store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
COUNTY = Identity(name="Maija", role=UserRole.COUNTY_EDITOR, region_codes=("11",))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return opened_store(Settings.from_env({"TKKIO_STATE_DIR": str(tmp_path / "deep" / "state")}))


@pytest.mark.parametrize("nobody", [VIEWER, Identity(name="Katsoja", role=UserRole.VIEWER), replace(COUNTY, name="")])
def test_a_viewer_and_a_nameless_editor_save_nothing(store: Store, nobody: Identity) -> None:
    with pytest.raises(NotAllowedError):
        save(store, [Draft(entry=INDICATOR, expected=None)], identity=nobody, now=NOW)
    assert store.latest_revision() == 0


def test_a_county_editor_writes_of_the_own_county_only(store: Store) -> None:
    save(store, [Draft(entry=INDICATOR, expected=None), Draft(entry=VALUE, expected=None)], identity=COUNTY, now=NOW)
    drafts = [Draft(entry=ASSESSMENT, expected=None), Draft(entry=replace(VALUE, region_code="13"), expected=None)]
    with pytest.raises(NotAllowedError) as caught:
        save(store, drafts, identity=COUNTY, now=NOW)
    assert caught.value.params["region"] == "13"
    assert store.latest_revision() == 2
    assert {stored.author for stored in store.entries(OwnIndicator)} == {"Maija"}


@pytest.mark.parametrize("role", [UserRole.MINISTRY, UserRole.ADMIN])
def test_ministries_and_administrators_write_of_every_region(role: UserRole) -> None:
    assert Identity(name="Liisa", role=role).may_write_of("13")


@pytest.mark.parametrize(
    ("editor", "address", "forwarded", "writes"),
    [
        ("Maija", "localhost", False, True),
        ("Maija", "127.0.0.1", False, True),
        ("Maija", "0.0.0.0", False, False),  # noqa: S104  the case tested
        ("Maija", None, False, False),
        ("Maija", "localhost", True, False),
        ("  ", "localhost", False, False),
        ("", "localhost", False, False),
    ],
)
def test_the_local_editor_writes_where_nobody_else_can_ask(
    editor: str, address: str | None, *, forwarded: bool, writes: bool
) -> None:
    settings = Settings.from_env({"TKKIO_EDITOR": editor})
    assert local_identity(settings, address=address, forwarded=forwarded).may_write is writes


def test_where_nothing_was_written_there_is_no_store_and_none_is_made(tmp_path: Path) -> None:
    settings = Settings.from_env({"TKKIO_STATE_DIR": str(tmp_path / "state")})
    assert store_of(settings) is None
    assert list(tmp_path.iterdir()) == []


def test_what_is_typed_of_an_indicator_reads_back_as_the_same() -> None:
    draft = defined(typed(INDICATOR), opened=None, unit_ids={"pct"}, taken=())
    assert draft.entry == replace(INDICATOR, id="own_taytetyt_vakanssit")


def test_an_emptied_target_is_left_out_and_a_half_one_is_complained_of() -> None:
    written = typed(INDICATOR)
    emptied = written | {name: " " for name in written if name.startswith("target_1_")}
    without = defined(emptied, opened=None, unit_ids={"pct"}, taken=())
    assert isinstance(without.entry, OwnIndicator)
    assert without.entry.targets == ()
    for part in ("value", "year", "owner", "source", "status"):
        with pytest.raises(EntryError):
            defined(written | {f"target_1_{part}": ""}, opened=None, unit_ids={"pct"}, taken=())


@pytest.mark.parametrize("value", [88.1, 0.0, -2.5, 123456789012.25, 1e15 - 1, 0.0000000001])
def test_a_number_that_is_opened_and_saved_again_is_the_same_number(value: float) -> None:
    assert number_of(typed_number(value)) == value


@pytest.mark.parametrize(
    ("name", "code"), [("Ääni & kuva 2", "own_aani_kuva_2"), ("测试", "own_indicator"), ("x" * 99, "own_" + "x" * 60)]
)
def test_ids_are_made_of_names(name: str, code: str) -> None:
    assert new_id(name, taken=()) == code


@pytest.mark.parametrize("year", [2021, 2027])
def test_values_are_of_years_that_are_collected_and_have_begun(year: int) -> None:
    with pytest.raises(EntryError):
        filled({"11": "1"}, indicator=INDICATOR, year=year, seen={}, today=date(2026, 11, 24))


def test_only_changed_values_are_saved() -> None:
    assert filled({"11": "", "12": "90"}, indicator=INDICATOR, year=2024, seen={}, today=date(2026, 11, 24)) == [
        Draft(entry=replace(VALUE, region_code="12", value=90.0), expected=None)
    ]
