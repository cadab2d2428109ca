from pathlib import Path

from tkkio_analytics.data.validation import validate_all


def keys(data_dir: Path) -> list[tuple[str, str]]:
    return [(finding.file, finding.message.key) for finding in validate_all(data_dir)]


def edit(path: Path, old: str, new: str, count: int = -1) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def test_a_sound_folder_has_no_findings(data_dir: Path) -> None:
    assert validate_all(data_dir) == []


def test_every_broken_reference_file_is_found_at_once(data_dir: Path) -> None:
    edit(data_dir / "reference" / "indicators.toml", "decimals = 1", "decimals = 9")
    (data_dir / "reference" / "breaks.toml").unlink()
    assert keys(data_dir) == [
        ("indicators.toml", "errors.schema_violation"),
        ("indicators.toml", "errors.schema_violation"),
        ("breaks.toml", "errors.reference_missing"),
    ]


def test_every_value_out_of_bounds_is_found(data_dir: Path) -> None:
    edit(data_dir / "reference" / "indicators.toml", "upper_bound = 100.0", "upper_bound = 30.5", 1)
    findings = validate_all(data_dir)
    assert [(finding.message.params["region"], finding.message.params["value"]) for finding in findings] == [
        ("02", "30.9")
    ]


def test_a_damaged_snapshot_is_a_finding(data_dir: Path) -> None:
    (file,) = (data_dir / "snapshots").rglob("points.csv")
    file.write_text("x", encoding="utf-8")
    ((name, key),) = keys(data_dir)
    assert name.endswith("points.csv")
    assert key == "errors.hash_mismatch"


def test_a_stale_correction_is_a_finding(data_dir: Path) -> None:
    edit(data_dir / "reference" / "corrections.toml", "expect = 30.3", "expect = 1")
    assert keys(data_dir) == [("corrections.toml", "errors.correction_mismatch")]


def test_a_folder_without_a_release_is_a_finding(data_dir: Path) -> None:
    for file in (data_dir / "releases").iterdir():
        file.unlink()
    assert [key for _, key in keys(data_dir)] == ["errors.no_release"]


def test_an_empty_folder_is_findings_and_not_a_crash(tmp_path: Path) -> None:
    assert {key for _, key in keys(tmp_path)} == {"errors.reference_missing"}
