"""What to know before quoting a number: late series, declared corrections, and what a check of the files finds."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.services.data_quality import corrected_figures, freshness, validation_findings

TODAY = date(2026, 11, 22)


def test_a_series_is_late_where_its_next_year_should_be_here(repository: Repository) -> None:
    of_source = {entry.origin.id: entry for entry in freshness(repository, today=TODAY)}
    care = of_source["sotkanet_primary_care"]
    assert (care.newest, care.age_days) == (max(entry.newest for entry in care.series), 96)
    assert [entry.indicator_id for entry in care.overdue(TODAY)] == ["health_staff"]
    assert care.overdue(date(2025, 12, 31)) == ()
    assert len(of_source) == len(repository.catalog.origins)


def test_a_series_of_several_sources_is_as_fresh_as_its_newest_figure(repository: Repository) -> None:
    holding = [
        (entry.origin.id, series.newest.code)
        for entry in freshness(repository, today=TODAY)
        for series in entry.series
        if series.indicator_id == "population"
    ]
    assert [newest for _, newest in holding] == ["2024"]


def test_a_declared_correction_tells_its_figure_and_what_is_done(repository: Repository) -> None:
    (found,) = [entry for entry in corrected_figures(repository) if entry.id == "pohjanmaa_budget_2025"]
    assert (found.region_code, found.period, found.published) == ("17", "2025", 898.589)
    assert found.outcome.key == "quality.outcome.flag"


@pytest.fixture(scope="module")
def damaged(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The shipped data with one digit of one row changed and the reference data sound."""
    folder = tmp_path_factory.mktemp("damaged")
    for part in ("reference", "releases", "snapshots"):
        shutil.copytree(root / "data" / part, folder / part)
    file = next(folder.rglob("observations.csv"))
    file.write_bytes(file.read_bytes().replace(b"1708.0", b"1709.0", 1))
    return Settings.from_env({"TKKIO_DATA_DIR": str(folder), "TKKIO_STATE_DIR": str(folder / "state")})


def test_a_changed_file_is_found_by_name(damaged: Settings) -> None:
    (found,) = validation_findings(damaged, release_id="2026-11-22-1")
    assert found.file.endswith("observations.csv")
    assert found.message.key.endswith("hash_mismatch")


def test_a_wrong_name_is_found_by_file_row_and_column(damaged: Settings) -> None:
    text = damaged.data_dir / "reference" / "corrections.toml"
    sound = text.read_text(encoding="utf-8")
    text.write_text(sound.replace('indicator_id = "operating_budget"', 'indicator_id = "bogus"', 1), encoding="utf-8")
    found = validation_findings(damaged, release_id="2026-11-22-1")
    text.write_text(sound, encoding="utf-8")
    assert ("corrections.toml", "pohjanmaa_budget_2025") in {(entry.file, entry.row) for entry in found}


def test_sound_data_have_no_findings(root: Path, tmp_path: Path) -> None:
    settings = Settings.from_env({"TKKIO_DATA_DIR": str(root / "data"), "TKKIO_STATE_DIR": str(tmp_path)})
    assert validation_findings(settings, release_id="2026-11-22-1") == ()
