from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
import two_releases

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.errors import CatalogError, ObservationError


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def value(repository: Repository, indicator: str, region: str, period: str) -> float:
    frame = repository.observations
    found = frame[(frame.indicator_id == indicator) & (frame.region_code == region) & (frame.period == period)]
    return float(found["value"].iloc[0])


def test_a_derived_value_is_the_exact_complement(data_dir: Path) -> None:
    repository = Repository.from_folder(data_dir)
    assert value(repository, "served", "01", "2028") == 79.9
    assert value(repository, "served", "02", "2028") == 69.1


def test_a_derived_row_keeps_its_source_and_line(data_dir: Path) -> None:
    frame = Repository.from_folder(data_dir).observations
    keys = ["region_code", "period", "origin_id", "source_row"]
    waited, served = (frame[frame.indicator_id == name][keys].reset_index(drop=True) for name in ("waited", "served"))
    assert waited.equals(served)


def test_source_rows_count_lines_of_the_copy_from_its_header(data_dir: Path) -> None:
    frame = Repository.from_folder(data_dir).observations
    row = frame[(frame.indicator_id == "waited") & (frame.region_code == "FI") & (frame.period == "2028")]
    assert row["source_row"].tolist() == [2]


def test_an_absent_area_is_a_missing_row_and_not_a_zero(data_dir: Path) -> None:
    frame = Repository.from_folder(data_dir).observations
    row = frame[(frame.indicator_id == "waited") & (frame.region_code == "01") & (frame.period == "2029")]
    assert row["status"].tolist() == ["missing"]
    assert row["value"].isna().all()


def test_a_left_out_region_is_not_in_the_snapshot(data_dir: Path) -> None:
    assert "91" not in set(Repository.from_folder(data_dir).observations["region_code"])


def test_rows_are_sorted_and_carry_their_year(data_dir: Path) -> None:
    frame = Repository.from_folder(data_dir).observations
    keys = list(frame[["indicator_id", "region_category", "region_code", "period"]].itertuples(index=False, name=None))
    assert keys == sorted(keys)
    assert frame["year"].tolist() == [int(period) for period in frame["period"]]


def test_origins_carry_the_hash_of_the_file_that_was_read(data_dir: Path) -> None:
    repository = Repository.from_folder(data_dir)
    by_id = repository.catalog.origin_by_id()
    assert set(by_id) == {"copy", "document"}
    assert len(by_id["copy"].sha256 or "") == 64


def test_single_figures_of_documents_and_press_stand_together(data_dir: Path) -> None:
    points = Repository.from_folder(data_dir).points
    assert points["value"].tolist() == [31.0, 12.0]
    assert points["quote"].tolist() == ["Lause, jossa luku on", "Luku oli 12"]


def test_a_repository_can_be_a_key_of_a_cache(data_dir: Path) -> None:
    repository = Repository.from_settings(Settings.from_env({"TKKIO_DATA_DIR": str(data_dir)}))
    assert {repository: 1}[repository] == 1


@pytest.mark.parametrize(("action", "extra", "expected"), [("replace", "value = 33.3\n", 33.3), ("mask", "", None)])
def test_a_correction_changes_the_figure_and_what_is_derived_from_it(
    data_dir: Path, action: str, extra: str, expected: float | None
) -> None:
    rewrite(data_dir / "reference" / "corrections.toml", 'action = "flag"\n', f'action = "{action}"\n{extra}')
    frame = Repository.from_folder(data_dir).observations
    rows = frame[(frame.region_code == "02") & (frame.period == "2029")].set_index("indicator_id")
    if expected is None:
        assert rows["status"].tolist() == ["missing", "missing"]
        assert rows["value"].isna().all()
    else:
        assert rows["value"].to_dict() == {"served": 66.7, "waited": 33.3}


def test_a_flagged_figure_stays_as_published(data_dir: Path) -> None:
    assert value(Repository.from_folder(data_dir), "waited", "02", "2029") == 30.3


def test_a_correction_whose_figure_has_changed_fails_loudly(data_dir: Path) -> None:
    rewrite(data_dir / "reference" / "corrections.toml", "expect = 30.3", "expect = 30.4")
    with pytest.raises(CatalogError) as caught:
        Repository.from_folder(data_dir)
    assert caught.value.key == "errors.correction_mismatch"
    assert dict(caught.value.params) == {
        "file": "corrections.toml",
        "correction": "doubtful",
        "expected": "30.4",
        "found": "30.3",
    }


def test_a_value_out_of_bounds_is_named(data_dir: Path) -> None:
    rewrite(data_dir / "reference" / "indicators.toml", "upper_bound = 100.0", "upper_bound = 30.5")
    with pytest.raises(ObservationError) as caught:
        Repository.from_folder(data_dir)
    assert caught.value.key == "errors.out_of_bounds"


def test_an_observation_of_an_unknown_region_is_named(data_dir: Path) -> None:
    (data_dir / "reference" / "corrections.toml").write_text("corrections = []\n", encoding="utf-8")
    rewrite(data_dir / "reference" / "regions.toml", 'code = "02"', 'code = "03"')
    with pytest.raises(ObservationError) as caught:
        Repository.from_folder(data_dir)
    assert (caught.value.key, caught.value.params["value"]) == ("errors.unknown_name", "02")


def test_a_region_of_the_wrong_category_is_named(data_dir: Path) -> None:
    county = 'code = "02"\ncategory = "HYVINVOINTIALUE"'
    rewrite(data_dir / "reference" / "regions.toml", county, county.replace("HYVINVOINTIALUE", "YTA"))
    with pytest.raises(ObservationError) as caught:
        Repository.from_folder(data_dir)
    assert (caught.value.key, caught.value.params["region"]) == ("errors.wrong_category", "02")


def test_a_printed_total_that_does_not_add_up_must_be_declared(
    made_up: Callable[[str], Path], copies: Path, builder: ModuleType
) -> None:
    folder = made_up("data")
    rewrite(folder / "curated" / "grant_totals.csv", ",30,", ",31,")
    builder.build(copies, folder, release_id="2030-05-01-1")
    with pytest.raises(CatalogError) as caught:
        Repository.from_folder(folder)
    assert caught.value.key == "errors.discrepancy_mismatch"
    assert (caught.value.params["declared"], caught.value.params["found"]) == ("–", "31 / 30")


def test_the_hash_of_the_reference_data_follows_their_content_and_not_the_ends_of_lines(data_dir: Path) -> None:
    before = Repository.from_folder(data_dir).reference_sha256
    assert len(before) == 64
    file = data_dir / "reference" / "targets.toml"
    file.write_bytes(b"targets = []\r\n")
    assert Repository.from_folder(data_dir).reference_sha256 == before
    file.write_bytes(b"# checked again\ntargets = []\n")
    assert Repository.from_folder(data_dir).reference_sha256 != before


def test_the_hash_of_the_practice_data_covers_what_they_leave_to_the_outer_folder(root: Path, tmp_path: Path) -> None:
    settings = two_releases.laid(tmp_path, root=root)
    before = Repository.from_settings(settings).reference_sha256
    record = tmp_path / "data" / "reference" / "joint_record.toml"
    record.write_text(record.read_text(encoding="utf-8") + "# checked again\n", encoding="utf-8")
    assert Repository.from_settings(settings).reference_sha256 != before
