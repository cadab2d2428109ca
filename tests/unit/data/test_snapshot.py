import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import read_release, release_ids
from tkkio_analytics.errors import ObservationError, SnapshotDamagedError, SnapshotMissingError


def one(data_dir: Path, pattern: str) -> Path:
    (found,) = [path for path in data_dir.rglob(pattern) if path.parent.name != "curated"]
    return found


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_changed_figure_is_named_with_both_hashes(data_dir: Path) -> None:
    file = one(data_dir, "observations.csv")
    file.write_text(file.read_text(encoding="utf-8").replace("30.9", "39.9"), encoding="utf-8")
    with pytest.raises(SnapshotDamagedError) as caught:
        Repository.from_folder(data_dir)
    assert caught.value.key == "errors.hash_mismatch"
    assert str(caught.value.params["file"]).endswith("observations.csv")
    assert caught.value.params["expected"] != caught.value.params["found"]


def test_a_changed_descriptor_is_found_by_the_hash_in_the_release(data_dir: Path) -> None:
    file = next(iter(sorted(data_dir.rglob("datapackage.json"))))
    file.write_text(file.read_text(encoding="utf-8").replace("CC0", "CC1"), encoding="utf-8")
    with pytest.raises(SnapshotDamagedError) as caught:
        Repository.from_folder(data_dir)
    assert str(caught.value.params["file"]).endswith("datapackage.json")


def test_a_lost_file_is_named(data_dir: Path) -> None:
    one(data_dir, "grant_totals.csv").unlink()
    with pytest.raises(SnapshotDamagedError) as caught:
        Repository.from_folder(data_dir)
    assert caught.value.key == "errors.file_missing"
    assert str(caught.value.params["file"]).endswith("grant_totals.csv")


def test_a_lost_snapshot_is_named(data_dir: Path) -> None:
    shutil.rmtree(data_dir / "snapshots" / "public-copies")
    with pytest.raises(SnapshotMissingError) as caught:
        Repository.from_folder(data_dir)
    assert caught.value.key == "errors.snapshot_missing"
    assert str(caught.value.params["snapshot"]).startswith("public-copies/2030-04-01-")


def test_an_unknown_release_is_named(data_dir: Path) -> None:
    with pytest.raises(SnapshotMissingError) as caught:
        Repository.from_folder(data_dir, "2031-01-01-1")
    assert caught.value.key == "errors.release_missing"
    assert caught.value.params["release"] == "2031-01-01-1"


def test_a_release_id_cannot_leave_its_folder(data_dir: Path) -> None:
    with pytest.raises(SnapshotMissingError):
        Repository.from_folder(data_dir, "../reference/schemas/regions.schema")


def test_a_folder_without_releases_says_so(made_up: Callable[[str], Path]) -> None:
    with pytest.raises(SnapshotMissingError) as caught:
        read_release(made_up("bare"))
    assert caught.value.key == "errors.no_release"


def test_a_release_that_is_not_json_is_named(data_dir: Path) -> None:
    file = one(data_dir, "2030-05-01-1.json")
    file.write_text("{", encoding="utf-8")
    with pytest.raises(SnapshotDamagedError) as caught:
        read_release(data_dir)
    assert (caught.value.key, caught.value.params["file"]) == ("errors.json_unreadable", file.name)


def test_a_release_without_hashes_is_refused(data_dir: Path) -> None:
    file = one(data_dir, "2030-05-01-1.json")
    table = json.loads(file.read_text(encoding="utf-8"))
    del table["snapshots"][0]["sha256"]
    file.write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(SnapshotDamagedError) as caught:
        read_release(data_dir)
    assert caught.value.params["missing"] == "snapshots: sha256"


def test_the_newest_release_is_the_default(data_dir: Path) -> None:
    file = one(data_dir, "2030-05-01-1.json")
    newer = json.loads(file.read_text(encoding="utf-8")) | {"id": "2030-06-01-1"}
    (file.parent / "2030-06-01-1.json").write_text(json.dumps(newer), encoding="utf-8")
    assert release_ids(data_dir) == ("2030-05-01-1", "2030-06-01-1")
    assert Repository.from_folder(data_dir).release.id == "2030-06-01-1"
    assert Repository.from_folder(data_dir, "2030-05-01-1").release.id == "2030-05-01-1"


def test_the_same_copies_make_the_same_bytes(made_up: Callable[[str], Path], copies: Path, builder: ModuleType) -> None:
    first, second = made_up("first"), made_up("second")
    for folder in (first, second):
        builder.build(copies, folder, release_id="2030-05-01-1")
    assert tree(first) == tree(second)


def test_another_figure_makes_another_snapshot_id(
    made_up: Callable[[str], Path], copies: Path, builder: ModuleType
) -> None:
    folder = made_up("data")
    builder.build(copies, folder, release_id="2030-05-01-1")
    figures = copies / "figures.csv"
    figures.write_text(figures.read_text(encoding="utf-8").replace("30.9", "31.9"), encoding="utf-8")
    builder.build(copies, folder, release_id="2030-05-01-2")
    assert len(list((folder / "snapshots" / "public-copies").iterdir())) == 2
    frames = [Repository.from_folder(folder, name).observations for name in release_ids(folder)]
    waited = [frame[(frame.indicator_id == "waited") & (frame.region_code == "02")]["value"].max() for frame in frames]
    assert waited == [30.9, 31.9]


def test_a_row_that_no_entry_claims_stops_the_builder(
    made_up: Callable[[str], Path], copies: Path, builder: ModuleType
) -> None:
    with (copies / "figures.csv").open("a", encoding="utf-8") as file:
        file.write("s2,Uusi sarja,01,2028,5,%,laitos\n")
    with pytest.raises(ObservationError) as caught:
        builder.build(copies, made_up("data"), release_id="2030-05-01-1")
    assert caught.value.key == "errors.row_not_claimed"
    assert (caught.value.params["file"], caught.value.params["row"]) == ("figures.csv", "8")


def test_the_command_says_what_is_wrong_and_fails(
    made_up: Callable[[str], Path], copies: Path, builder: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made_up("data")
    (folder / "reference" / "units.toml").unlink()
    arguments = [str(copies), "--release", "2030-05-01-1", "--out", str(folder)]
    assert builder.main(arguments) == 1
    assert "reference_missing" in capsys.readouterr().err


def test_the_command_prints_the_release(
    made_up: Callable[[str], Path], copies: Path, builder: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made_up("data")
    assert builder.main([str(copies), "--release", "2030-05-01-1", "--out", str(folder)]) == 0
    assert capsys.readouterr().out.strip() == str(folder / "releases" / "2030-05-01-1.json")
