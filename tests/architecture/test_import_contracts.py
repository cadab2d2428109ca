"""Each import contract of pyproject.toml is kept by the tree and broken by the import it forbids."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BROKEN_BY = {
    "layers": ("domain/offender.py", "import tkkio_analytics.services\n"),
    "streamlit": ("services/offender.py", "import streamlit\n"),
    "front-ends": ("ui/offender.py", "import tkkio_analytics.models\n"),
    "analysis": ("analysis/offender.py", "import os\n"),
    "models": ("models/offender.py", "import pandas\n"),
    "presentation": ("charts/offender.py", "import numpy\n"),
    "writers": ("reporting/pdf/offender.py", "import tkkio_analytics.reporting.xlsx\n"),
    "reporting": ("reporting/offender.py", "import tkkio_analytics.services\n"),
}


def lint_imports(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).with_name("lint-imports")
    command = [str(tool), "--no-logo", "--no-cache", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  our own tool


@pytest.fixture
def tree(tmp_path: Path, root: Path) -> Path:
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copytree(
        root / "tkkio_analytics", tmp_path / "tkkio_analytics", ignore=shutil.ignore_patterns("__pycache__")
    )
    return tmp_path


def test_every_contract_is_kept(root: Path) -> None:
    answer = lint_imports(root)
    assert answer.returncode == 0, answer.stdout
    assert f"{len(BROKEN_BY)} kept, 0 broken" in answer.stdout


def test_every_contract_has_its_counterexample(root: Path) -> None:
    contracts = re.findall(r'^id = "(.+)"$', (root / "pyproject.toml").read_text(), re.MULTILINE)
    assert sorted(contracts) == sorted(BROKEN_BY)


@pytest.mark.parametrize("contract", BROKEN_BY)
def test_a_forbidden_import_breaks_its_contract(tree: Path, contract: str) -> None:
    file, text = BROKEN_BY[contract]
    (tree / "tkkio_analytics" / file).write_text(text)
    answer = lint_imports(tree, "--contract", contract)
    assert answer.returncode == 1
    assert "1 broken" in answer.stdout


def test_a_package_that_declares_no_layer_is_refused(tree: Path) -> None:
    folder = tree / "tkkio_analytics" / "newcomer"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    answer = lint_imports(tree, "--contract", "layers")
    assert answer.returncode == 1
    assert "tkkio_analytics.newcomer" in answer.stdout
