"""A release frozen for a negotiation: by whom it may be done, what is kept, and that nothing takes it away."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.frozen_release import FrozenRelease
from tkkio_analytics.domain.identity import Identity, UserRole
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.errors import EntryError, NotAllowedError, StoreError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.frozen import freeze, freezing, frozen_by_release, kept_states, repeated
from tkkio_analytics.services.own_data import opened_store
from tkkio_analytics.store.records import Store

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WRITTEN = {"freeze_name": "Pohjois-Savo", "freeze_date": "10.12.2026", "freeze_note": "Sovittu yhteisesti."}
MINISTRY = Identity(name="Liisa", role=UserRole.MINISTRY)
RELEASE = "2026-11-22-1"


@pytest.fixture
def settings(root: Path, tmp_path: Path) -> Settings:
    return Settings.from_env({"TKKIO_DATA_DIR": str(root / "data"), "TKKIO_STATE_DIR": str(tmp_path)})


@pytest.fixture
def store(settings: Settings) -> Store:
    return opened_store(settings)


@pytest.fixture
def entry(repository: Repository) -> FrozenRelease:
    return freezing(WRITTEN, repository=repository, today=TODAY)


def frozen(entry: FrozenRelease, store: Store, settings: Settings) -> None:
    freeze(entry, store=store, settings=settings, identity=MINISTRY, now=NOW)


def test_a_frozen_release_is_kept_whole_in_the_state_folder(
    entry: FrozenRelease, store: Store, settings: Settings, repository: Repository
) -> None:
    frozen(entry, store, settings)
    (kept,) = kept_states(store, settings)
    assert (kept.stored.entry, kept.stored.author, kept.trouble) == (entry, "Liisa", None)
    assert (entry.date, entry.release_sha256) == ("2026-12-10", repository.release.sha256)
    files = [path for path in settings.refreshed_dir.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o444}
    alone = Repository.from_folder(settings.data_dir, RELEASE, refreshed=settings.refreshed_dir)
    assert alone.release.sha256 == entry.release_sha256
    assert frozen_by_release((kept.stored,)) == {RELEASE: (entry,)}


def test_a_file_that_was_changed_afterwards_is_named(entry: FrozenRelease, store: Store, settings: Settings) -> None:
    frozen(entry, store, settings)
    file = next(settings.refreshed_dir.rglob("observations.csv"))
    file.chmod(0o644)
    file.write_bytes(file.read_bytes() + b"\n")
    (kept,) = kept_states(store, settings)
    assert kept.trouble is not None
    assert kept.trouble.key.endswith("hash_mismatch")
    assert "observations.csv" in str(kept.trouble.params["file"])


@pytest.mark.parametrize("change", ["withdrawn", "renamed"])
def test_a_frozen_release_is_neither_changed_nor_taken_away(
    entry: FrozenRelease, store: Store, settings: Settings, change: str
) -> None:
    frozen(entry, store, settings)
    (kept,) = kept_states(store, settings)
    other = entry if change == "withdrawn" else replace(entry, name="Toinen")
    draft = Draft(entry=other, expected=kept.stored.version, withdrawn=change == "withdrawn")
    with pytest.raises(StoreError, match="frozen_stays"):
        store.save([draft], author="Liisa", at=NOW)
    assert kept_states(store, settings)[0].stored.entry == entry


def test_a_county_editor_may_not_freeze_and_nothing_is_kept_then(
    entry: FrozenRelease, store: Store, settings: Settings
) -> None:
    county = Identity(name="Maija", role=UserRole.COUNTY_EDITOR, region_codes=("13",))
    with pytest.raises(NotAllowedError, match="not_allowed_to_freeze"):
        freeze(entry, store=store, settings=settings, identity=county, now=NOW)
    assert not settings.refreshed_dir.exists()
    assert kept_states(store, settings) == ()


def test_a_name_and_a_day_are_asked_for(repository: Repository) -> None:
    with pytest.raises(EntryError) as refused:
        freezing({"freeze_name": " ", "freeze_date": "joulukuussa"}, repository=repository, today=TODAY)
    problems = refused.value.params["problems"]
    assert isinstance(problems, tuple)
    assert [problem.key for problem in problems] == ["store.problem.empty", "store.problem.no_day_at_all"]


def test_what_was_at_risk_then_is_found_again_or_the_cause_is_told_by_hash(
    entry: FrozenRelease, repository: Repository
) -> None:
    assert [said.key for said in repeated(entry, repository)] == ["releases.repeats"]
    assert len(entry.flags) == int(str(repeated(entry, repository)[0].params["count"])) > 0
    fewer = entry.flags[1:]
    for changed, key in (
        ({"reference_sha256": "other"}, "reference"),
        ({"model_version": "0.0.0+other"}, "program"),
        ({"reference_sha256": "other", "model_version": "0.0.0+other"}, "both"),
    ):
        said = repeated(replace(entry, flags=fewer, **changed), repository)
        assert [line.key for line in said] == ["releases.differs_today", f"releases.since.{key}"]
        assert (said[0].params["came"], said[0].params["left"]) == (1, 0)


def test_the_command_line_freezes_and_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("TKKIO_EDITOR", "Maija")
    monkeypatch.setenv("TKKIO_TODAY", "2026-11-22")
    assert main(["release", "freeze", "--name", "Kainuu", "--date", "10.12.2026"]) == 0
    assert "Kainuu (10.12.2026)" in capsys.readouterr().out
    assert main(["release", "export", "--out", str(tmp_path / "all.zip")]) == 0
    with ZipFile(tmp_path / "all.zip") as whole:
        assert {"observations.csv", "datapackage.json", "README.sv.md"} <= set(whole.namelist())
    next((tmp_path / "data").rglob("grants.csv")).unlink()
    assert main(["release", "list"]) == 1
    assert "grants.csv" in capsys.readouterr().out
    assert main(["release", "freeze", "--name", "Kainuu", "--release", "2020-01-01-1"]) == 2
    text = Translator("fi").text
    assert text("errors.no_such_release", release="2020-01-01-1", known=(RELEASE,)) in capsys.readouterr().err.replace(
        "\n", " "
    )
