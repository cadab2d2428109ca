"""The shipped record of joint statements, and what is refused."""

import shutil
from pathlib import Path

import pytest

from tkkio_analytics.data.method_record import MethodRecord
from tkkio_analytics.data.reference import read_table
from tkkio_analytics.errors import CatalogError
from tkkio_analytics.models.joint import PRIOR_CORRELATION


@pytest.fixture
def reference(root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(root / "data" / "reference", tmp_path / "reference"))


def test_the_joint_gate_is_kept_and_beats_independence(root: Path) -> None:
    whole = read_table(root / "data" / "reference", "joint_record")["whole_histories"]
    assert 0.72 <= whole["coverage"] <= 0.86
    assert whole["coverage_independent"] < whole["coverage"] - 0.15
    assert whole["origins"] >= 15


def test_the_prior_is_the_measured_one(root: Path) -> None:
    measured = read_table(root / "data" / "reference", "joint_record")["prior_correlation"]
    assert tuple(measured) == PRIOR_CORRELATION


def test_short_histories_keep_the_gate_too(root: Path) -> None:
    joint = MethodRecord.from_folder(root / "data" / "reference").joint
    short = joint[(joint["n_points"] <= 6) & (joint["horizon"] <= 5)]
    assert len(short) == 20
    assert short["coverage"].between(0.72, 0.86).all()


def test_the_record_covers_every_length_and_horizon_once(root: Path) -> None:
    joint = MethodRecord.from_folder(root / "data" / "reference").joint
    pairs = {(n, horizon) for n in range(3, 16) for horizon in range(1, 9)}
    assert set(zip(joint["n_points"], joint["horizon"], strict=True)) == pairs
    assert len(joint) == len(pairs)
    assert joint[["coverage", "coverage_independent", "coverage_stated"]].stack().between(0, 1).all()


def test_a_record_of_another_panel_is_refused(reference: Path) -> None:
    path = reference / "joint_record.toml"
    text = path.read_text(encoding="utf-8")
    sha256 = read_table(reference, "joint_record")["panel_sha256"]
    path.write_text(text.replace(sha256, "0" * 64), encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        MethodRecord.from_folder(reference)
    assert caught.value.params["where"] == "panel_sha256"


def test_a_missing_table_or_measure_is_named(reference: Path) -> None:
    path = reference / "joint_record.csv"
    path.write_text("n_points,horizon\n", encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        MethodRecord.from_folder(reference)
    assert "coverage" in str(caught.value.params["reason"])
    path.unlink()
    with pytest.raises(CatalogError) as caught:
        MethodRecord.from_folder(reference)
    assert caught.value.params["file"] == "joint_record.csv"
