"""`tkkio validate` passes the shipped data and names each thing that is wrong with a harmed copy."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.i18n import LANGUAGES


@pytest.fixture
def copy(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = shutil.copytree(root / "data", tmp_path / "data")
    monkeypatch.setenv("TKKIO_DATA_DIR", str(folder))
    monkeypatch.delenv("TKKIO_RELEASE", raising=False)
    return folder


def flip_a_byte(folder: Path) -> str:
    file = max((folder / "snapshots").rglob("observations.csv"))
    content = bytearray(file.read_bytes())
    content[-2] ^= 1
    file.write_bytes(content)
    return "observations.csv"


def lose_a_snapshot(folder: Path) -> str:
    lost = max((folder / "snapshots").glob("*/*"))
    shutil.rmtree(lost)
    return lost.name


def break_a_schema(folder: Path) -> str:
    file = folder / "reference" / "breaks.toml"
    file.write_text(file.read_text().replace('kind = "regime"', 'kind = "whim"', 1))
    return "breaks.toml"


def lose_the_releases(folder: Path) -> str:
    shutil.rmtree(folder / "releases")
    return "releases"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_data_are_in_order(language: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--lang", language]) == 0
    printed = capsys.readouterr().out
    assert max(path.stem for path in (copy / "releases").glob("*.json")) in printed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("harm", [flip_a_byte, lose_a_snapshot, break_a_schema, lose_the_releases])
def test_what_is_wrong_is_named(
    harm: Callable[[Path], str], language: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = harm(copy)
    assert main(["validate", "--lang", language]) == 1
    printed = capsys.readouterr()
    assert named in " ".join(printed.out.split())
    assert "errors." not in printed.out
    assert printed.err == ""


def test_everything_wrong_is_named_at_once(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = [flip_a_byte(copy), break_a_schema(copy)]
    assert main(["validate", "--lang", "en"]) == 1
    printed = capsys.readouterr().out
    assert all(name in printed for name in named)
    assert "2 errors." in printed


def test_a_folder_that_is_not_there_is_bad_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TKKIO_DATA_DIR", "nowhere/at/all")
    assert main(["validate", "--lang", "en"]) == 2
    assert "nowhere/at/all" in capsys.readouterr().err


def test_the_practice_data_are_checked_too(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--lang", "en"]) == 0
    assert "Practice data" in capsys.readouterr().out
    named = flip_a_byte(copy / "practice")
    assert main(["validate", "--lang", "en"]) == 1
    assert named in capsys.readouterr().out


def test_a_data_folder_without_practice_data_is_in_order(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(copy / "practice")
    assert main(["validate", "--lang", "en"]) == 0
    assert "Practice data" not in capsys.readouterr().out
