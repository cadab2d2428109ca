"""An upload beside what is stored: looked at first, imported whole, the original kept."""

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from unit.store.conftest import INDICATOR, NOON, VALUE
from unit.upload.conftest import CATALOGUE, OWN, regions

from tkkio_analytics.config import Settings
from tkkio_analytics.domain.identity import VIEWER, Identity, UserRole
from tkkio_analytics.domain.own_indicator import OwnValue
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.revision import ConflictError, Draft
from tkkio_analytics.domain.upload import UploadChoice
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.errors import NotAllowedError, StoreError, UnknownIndicatorError, UploadError
from tkkio_analytics.services.own_data import opened_store
from tkkio_analytics.services.uploads import ChangeState, UploadPreview, check, confirm, uploads
from tkkio_analytics.store.records import Store

__all__ = ["regions"]
EDITOR = Identity(name="Maija", role=UserRole.ADMIN)
TEXT = "Alue;2023;2024\nEtelä-Karjala;87;88,1\nKainuu;90;91\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.from_env({"TKKIO_TODAY": "2026-11-24", "TKKIO_STATE_DIR": str(tmp_path)})


@pytest.fixture
def store(settings: Settings) -> Store:
    found = opened_store(settings)
    found.save([Draft(entry=entry, expected=None) for entry in (INDICATOR, VALUE)], author="Matti", at=NOON)
    return found


def preview(
    store: Store, settings: Settings, regions: Sequence[Region], text: str = TEXT, indicator: str | None = INDICATOR.id
) -> UploadPreview:
    return check(
        text.encode(),
        name="luvut.csv",
        choice=UploadChoice(),
        indicator_id=indicator,
        subjects=(OWN, CATALOGUE),
        values=(*store.entries(OwnValue), *store.entries(UploadedValue)),
        regions=regions,
        today=settings.today,
    )


def figures(store: Store) -> dict[tuple[str, int], float]:
    return {(kept.entry.region_code, kept.entry.year): kept.entry.value for kept in store.entries(OwnValue)}


def kept(settings: Settings) -> list[str]:
    return sorted(file.name for file in (settings.state_dir / "uploads").glob("*"))


def faults(found: UploadPreview) -> list[str]:
    return [problem.reason.key.removeprefix("uploads.problem.") for problem in found.problems]


def test_a_preview_says_what_is_new_and_stores_nothing(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    found = preview(store, settings, regions)
    assert [change.state for change in found.changes] == [
        ChangeState.NEW,
        ChangeState.SAME,
        ChangeState.NEW,
        ChangeState.NEW,
    ]
    assert figures(store) == {("11", 2024): 88.1}
    assert kept(settings) == []


def test_a_confirmed_import_is_whole_and_keeps_the_original(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    found = preview(store, settings, regions, TEXT.replace("88,1", "89"))
    confirm(found, store=store, settings=settings, identity=EDITOR, now=NOON)
    assert figures(store) == {("11", 2023): 87.0, ("11", 2024): 89.0, ("20", 2023): 90.0, ("20", 2024): 91.0}
    digest = sha256(found.data).hexdigest()
    assert (settings.state_dir / "uploads" / digest).read_bytes() == found.data
    assert kept(settings) == [digest, f"{digest}.20261124T120000000000.json"]
    record = json.loads((settings.state_dir / "uploads" / kept(settings)[1]).read_text())
    assert record == {
        "sha256": digest,
        "size_bytes": len(found.data),
        "name": "luvut.csv",
        "author": "Maija",
        "at": "2026-11-24T12:00:00+00:00",
        "indicator_id": INDICATOR.id,
        "new": 3,
        "changed": 1,
        "same": 0,
    }
    assert [upload.name for upload in uploads(settings, indicator_id=INDICATOR.id)] == ["luvut.csv"]
    assert uploads(settings, indicator_id="own_other") == ()
    (latest, _) = store.history(OwnValue, key=VALUE.key)
    assert (latest.author, latest.at.isoformat()) == (record["author"], record["at"])


def test_the_same_file_again_changes_nothing(store: Store, settings: Settings, regions: Sequence[Region]) -> None:
    confirm(preview(store, settings, regions), store=store, settings=settings, identity=EDITOR, now=NOON)
    revision = store.latest_revision()
    again = preview(store, settings, regions)
    assert again.drafts == []
    confirm(again, store=store, settings=settings, identity=EDITOR, now=NOON)
    assert store.latest_revision() == revision
    assert len(kept(settings)) == 2


def test_what_changed_since_the_preview_is_a_conflict_and_nothing_is_kept(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    found = preview(store, settings, regions, TEXT.replace("88,1", "89"))
    store.save([Draft(entry=replace(VALUE, value=50.0), expected=2)], author="Matti", at=NOON)
    with pytest.raises(ConflictError):
        confirm(found, store=store, settings=settings, identity=EDITOR, now=NOON)
    assert figures(store) == {("11", 2024): 50.0}
    assert kept(settings) == []


def test_a_file_with_one_problem_is_not_imported_at_all(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    found = preview(store, settings, regions, TEXT + "Narnia;1;2\n")
    assert faults(found) == ["unknown_region"]
    with pytest.raises(UploadError):
        confirm(found, store=store, settings=settings, identity=EDITOR, now=NOON)
    assert figures(store) == {("11", 2024): 88.1}
    assert kept(settings) == []


@pytest.mark.parametrize(
    "identity", [VIEWER, Identity(name="Liisa", role=UserRole.COUNTY_EDITOR, region_codes=("11",))]
)
def test_one_who_may_not_write_of_every_area_imports_nothing(
    store: Store, settings: Settings, regions: Sequence[Region], identity: Identity
) -> None:
    with pytest.raises(NotAllowedError):
        confirm(preview(store, settings, regions), store=store, settings=settings, identity=identity, now=NOON)
    assert figures(store) == {("11", 2024): 88.1}
    assert kept(settings) == []


def test_where_the_original_cannot_be_kept_nothing_is_imported(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    (settings.state_dir / "uploads").write_text("a file stands in the way")
    with pytest.raises(StoreError):
        confirm(preview(store, settings, regions), store=store, settings=settings, identity=EDITOR, now=NOON)
    assert figures(store) == {("11", 2024): 88.1}


def test_years_outside_the_indicator_s_are_refused_cell_by_cell(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    found = preview(store, settings, regions, "Alue;2021;2022;2026;2027\nKainuu;1;2;3;4\n")
    assert [(problem.column, problem.text) for problem in found.problems] == [("B", "2021"), ("E", "2027")]
    assert set(faults(found)) == {"year_outside"}


def test_a_file_of_another_indicator_is_refused(store: Store, settings: Settings, regions: Sequence[Region]) -> None:
    assert faults(preview(store, settings, regions, f"Mittari;own_other\n{TEXT}")) == ["other_indicator"]
    assert preview(store, settings, regions, f"Mittari;{INDICATOR.id}\n{TEXT}", None).is_clean


def test_a_file_that_names_no_indicator_needs_one(store: Store, settings: Settings, regions: Sequence[Region]) -> None:
    with pytest.raises(UploadError) as caught:
        preview(store, settings, regions, TEXT, None)
    assert caught.value.key == "errors.upload_no_indicator"
    with pytest.raises(UnknownIndicatorError):
        preview(store, settings, regions, TEXT, "own_nothing")


def test_figures_worth_a_second_look_are_flagged_and_stop_nothing(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    rows = "".join(f"HVA{number:02};{50 + number}\n" for number in range(1, 8))
    found = preview(store, settings, regions, f"Alue;2024\n{rows}HVA11;881\n")
    flags = {change.figure.region_code: [flag.key for flag in change.flags] for change in found.changes if change.flags}
    assert flags == {"11": ["uploads.flag.percent", "uploads.flag.far"]}
    assert found.is_clean


def test_a_leap_from_the_year_before_is_flagged(store: Store, settings: Settings, regions: Sequence[Region]) -> None:
    found = preview(store, settings, regions, "Alue;2025\nEtelä-Karjala;8,9\n")
    assert [flag.key for flag in found.changes[0].flags] == ["uploads.flag.leap"]
    assert found.changes[0].flags[0].params["year"] == 2024


CATALOGUE_TEXT = "Mittari;some_share\nAlue;2024;2025\nEtelä-Karjala;41,9;43\nKainuu;..;44,5\n"


def test_figures_of_the_catalogue_are_kept_apart_with_their_file(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    found = preview(store, settings, regions, CATALOGUE_TEXT, None)
    assert found.reading.notes[0].key == "uploads.note.not_published"
    assert store.entries(UploadedValue) == ()
    confirm(found, store=store, settings=settings, identity=EDITOR, now=NOON)
    digest = sha256(CATALOGUE_TEXT.encode()).hexdigest()
    stored = store.entries(UploadedValue)
    assert [(kept.entry.key, kept.entry.value, kept.author) for kept in stored] == [
        ("some_share/11/2024", 0.419, "Maija"),
        ("some_share/11/2025", 0.43, "Maija"),
        ("some_share/20/2025", 0.445, "Maija"),
    ]
    assert {(kept.entry.file, kept.entry.sha256) for kept in stored} == {("luvut.csv", digest)}
    assert figures(store) == {("11", 2024): 88.1}
    assert [upload.indicator_id for upload in uploads(settings, indicator_id="some_share")] == ["some_share"]
    assert preview(store, settings, regions, CATALOGUE_TEXT, None).drafts == []


def test_a_figure_that_the_indicator_cannot_have_is_refused_by_its_cell(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    found = preview(store, settings, regions, "Alue;1989;2024\nKainuu;1;100,1\nEtelä-Karjala;..;-1\n", "some_share")
    assert [(problem.row, problem.column, problem.text) for problem in found.problems] == [
        (2, "B", "1989"),
        (2, "C", "100.1"),
        (3, "C", "-1"),
    ]
    assert faults(found) == ["year_outside_catalogue", "above_bound", "below_bound"]


def test_an_indicator_that_takes_no_uploads_is_named(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    with pytest.raises(UnknownIndicatorError) as caught:
        preview(store, settings, regions, TEXT, "monthly_share")
    assert caught.value.key == "errors.upload_not_uploadable"


def test_one_who_writes_of_one_county_uploads_figures_of_that_county_alone(
    store: Store, settings: Settings, regions: Sequence[Region]
) -> None:
    liisa = Identity(name="Liisa", role=UserRole.COUNTY_EDITOR, region_codes=("11",))
    both = preview(store, settings, regions, CATALOGUE_TEXT, None)
    with pytest.raises(NotAllowedError):
        confirm(both, store=store, settings=settings, identity=liisa, now=NOON)
    assert store.entries(UploadedValue) == ()
    one = preview(store, settings, regions, "Alue;2024\nEtelä-Karjala;41,9\n", "some_share")
    confirm(one, store=store, settings=settings, identity=liisa, now=NOON)
    assert [kept.entry.key for kept in store.entries(UploadedValue)] == ["some_share/11/2024"]
