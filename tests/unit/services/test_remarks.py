"""Remarks to briefings are kept with their author and history, and reach the pack of their region and kind alone."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tkkio_analytics.config import Settings
from tkkio_analytics.domain.briefing import BriefingKind
from tkkio_analytics.domain.briefing_remark import BriefingRemark
from tkkio_analytics.domain.identity import Identity, UserRole
from tkkio_analytics.domain.revision import ConflictError, Draft
from tkkio_analytics.errors import EntryError, NotAllowedError
from tkkio_analytics.services import remarks, writing
from tkkio_analytics.services.own_data import opened_store
from tkkio_analytics.store.records import Store

NEGOTIATION = BriefingKind.NEGOTIATION
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
EDITOR = Identity(name="Maija", role=UserRole.COUNTY_EDITOR, region_codes=("13",))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    return opened_store(Settings.from_env())


def written(text: str, *, region: str = "13", kind: BriefingKind = NEGOTIATION) -> Draft:  # type: ignore[type-arg]
    return remarks.remarked({"remark": text}, opened=None, region_code=region, kind=kind)


def test_a_remark_reaches_the_pack_of_its_region_and_kind_alone(store: Store) -> None:
    writing.save(store, [written("Oma huomio")], identity=EDITOR, now=NOW)
    found = remarks.remarks(store, region_code="13", kind=NEGOTIATION)
    shown = [remarks.signed(stored) for stored in found]
    assert [(item.text, item.author, item.date) for item in shown] == [("Oma huomio", "Maija", date(2026, 11, 24))]
    assert remarks.remarks(store, region_code="13", kind=BriefingKind.LEADERSHIP) == ()
    assert remarks.remarks(store, region_code="14", kind=NEGOTIATION) == ()


def test_remarks_come_in_the_order_they_were_written(store: Store) -> None:
    for text in ("ensin", "sitten", "viimeksi"):
        writing.save(store, [written(text)], identity=EDITOR, now=NOW)
    found = remarks.remarks(store, region_code="13", kind=NEGOTIATION)
    assert [stored.entry.text for stored in found] == ["ensin", "sitten", "viimeksi"]


def test_a_change_keeps_what_stood_before_and_a_late_one_is_refused(store: Store) -> None:
    writing.save(store, [written("ensin")], identity=EDITOR, now=NOW)
    seen = remarks.remarks(store, region_code="13", kind=NEGOTIATION)[0]
    changed = remarks.remarked({"remark": "sitten"}, opened=seen, region_code="13", kind=NEGOTIATION)
    writing.save(store, [changed], identity=EDITOR, now=NOW)
    with pytest.raises(ConflictError):
        writing.save(store, [Draft(entry=seen.entry, expected=seen.version, withdrawn=True)], identity=EDITOR, now=NOW)
    texts = [
        change.after.text
        for change in store.history(BriefingRemark, key=seen.entry.key)
        if isinstance(change.after, BriefingRemark)
    ]
    assert texts == ["sitten", "ensin"]


def test_an_editor_of_one_county_writes_no_remark_to_another(store: Store) -> None:
    with pytest.raises(NotAllowedError):
        writing.save(store, [written("Oma huomio", region="14")], identity=EDITOR, now=NOW)
    assert remarks.remarks(store, region_code="14", kind=NEGOTIATION) == ()


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4001])
def test_an_empty_remark_and_an_endless_one_are_refused(text: str) -> None:
    with pytest.raises(EntryError):
        written(text)
