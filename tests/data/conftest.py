from pathlib import Path

import pytest

from tkkio_analytics.data.repository import Repository


@pytest.fixture(scope="session")
def data_dir(root: Path) -> Path:
    return root / "data"


@pytest.fixture(scope="session")
def shipped(data_dir: Path) -> Repository:
    return Repository.from_folder(data_dir)
